/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-record.h"
#include "veche-i18n.h"

static gboolean
veche_cli_delete_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) record = NULL;
  g_autofree char *title = NULL;

  if (kind == NULL || veche_cli_call_open (call, error) == NULL)
    return FALSE;
  record = veche_cli_record_load (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (record == NULL)
    return FALSE;

  /* Translators: name of a step in the menu «Undo …»; %s is a kind of record («application»). */
  title = g_strdup_printf (_("Delete: %s"), _(kind->label));
  edit = veche_edit_new (title);
  veche_edit_delete (edit, kind, veche_record_get_id (record));
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  if (done == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

const VecheCliVerb veche_cli_delete = {
  .name = "delete",
  .arguments = "FILE KIND ID",
  .min_arguments = 3,
  .max_arguments = 3,
  .summary = N_("delete a record with all that belongs to it"),
  .run = veche_cli_delete_run,
};
