/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-record.h"
#include "veche-i18n.h"

static gboolean
veche_cli_distinct_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Tell records apart"));
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) record = NULL;
  gint64 id, other;

  if (kind == NULL || veche_cli_call_open (call, error) == NULL)
    return FALSE;
  id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 2), error);
  other = id != 0 ? veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 3), error) : 0;
  if (other == 0)
    return FALSE;
  veche_edit_tell_apart (edit, kind, id, other);
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  record = done != NULL ? veche_cli_record_load_id (call, kind, id, error) : NULL;
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

const VecheCliVerb veche_cli_distinct = {
  .name = "distinct",
  .arguments = "FILE KIND ONE OTHER",
  .min_arguments = 4,
  .max_arguments = 4,
  .summary = N_("say that two people or organisations are two, though they look like one"),
  .run = veche_cli_distinct_run,
};
