/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-record.h"
#include "veche-i18n.h"

static gboolean
veche_cli_set_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) record = NULL;
  g_autofree char *title = NULL;
  gint64 id;

  if (kind == NULL || !veche_cli_record_check_fields (call, 3, error) || veche_cli_call_open (call, error) == NULL)
    return FALSE;
  id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (id == 0)
    return FALSE;

  /* Translators: name of a step in the menu «Undo …»; %s is a kind of record («application»). */
  title = g_strdup_printf (_("Change: %s"), _(kind->label));
  edit = veche_edit_new (title);
  if (!veche_cli_record_parse_fields (call, 3, edit, veche_edit_update (edit, kind, id), error))
    return FALSE;
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  if (done == NULL || !veche_cli_record_warn (call, done, error))
    return FALSE;
  record = veche_cli_record_load_id (call, kind, id, error);
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

const VecheCliVerb veche_cli_set = {
  .name = "set",
  .arguments = "FILE KIND ID FIELD=VALUE…",
  .min_arguments = 4,
  .max_arguments = G_MAXUINT,
  .summary = N_("change fields of a record; an empty value clears a field"),
  .run = veche_cli_set_run,
};
