/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-application.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"

static const VecheCliOption veche_cli_withdraw_options[] = {
  { "reason", "TEXT", N_("why") },
  { NULL },
};

static gboolean
veche_cli_withdraw_run (VecheCliCall *call, GError **error)
{
  VecheWorkspace *workspace = veche_cli_call_open (call, error);
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) record = NULL;
  gint64 id;

  if (workspace == NULL)
    return FALSE;
  id = veche_cli_record_find (call, &veche_application_kind, veche_cli_call_get_argument (call, 1), error);
  if (id == 0)
    return FALSE;

  edit = veche_edit_new (_("Withdraw an application"));
  veche_edit_move (edit, id, "withdrawn", veche_cli_call_get (call, "reason"));
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  if (done == NULL)
    return FALSE;
  record = veche_cli_record_load_id (call, &veche_application_kind, id, error);
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

const VecheCliVerb veche_cli_withdraw = {
  .name = "withdraw",
  .arguments = "FILE ID [--reason TEXT]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_withdraw_options,
  .summary = N_("the applicant takes an application back; its number stays taken"),
  .run = veche_cli_withdraw_run,
};
