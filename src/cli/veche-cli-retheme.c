/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-application.h"
#include "veche-cli-record.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-time.h"

static const VecheCliOption veche_cli_retheme_options[] = {
  { "agreed", "DATE", N_("the day on which the applicant agreed") },
  { NULL },
};

/* A theme of the application's own programme. */
static gint64
veche_cli_retheme_find (VecheCliCall *call, gint64 application, const char *reference, GError **error)
{
  g_autoptr (VecheRecord) record = veche_cli_record_load_id (call, &veche_application_kind, application, error);

  if (record == NULL)
    return 0;
  return dex_await_int64 (veche_cli_call_guard (call, veche_workspace_find_in (call->workspace, &veche_programme_theme_kind, reference,
                                                                               veche_record_get_integer (record, "programme"))),
                          error);
}

static gboolean
veche_cli_retheme_run (VecheCliCall *call, GError **error)
{
  const char *agreed = veche_cli_call_get (call, "agreed");
  g_autofree char *date = agreed != NULL ? veche_time_parse_date (agreed, error) : NULL;
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) record = NULL;
  gint64 id, theme;

  if ((agreed != NULL && date == NULL) || veche_cli_call_open (call, error) == NULL)
    return FALSE;
  id = veche_cli_record_find (call, &veche_application_kind, veche_cli_call_get_argument (call, 1), error);
  theme = id != 0 ? veche_cli_retheme_find (call, id, veche_cli_call_get_argument (call, 2), error) : 0;
  if (theme == 0)
    return FALSE;

  edit = veche_edit_new (_("Move an application to another theme"));
  veche_edit_retheme (edit, id, theme, date);
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  record = done != NULL ? veche_cli_record_load_id (call, &veche_application_kind, id, error) : NULL;
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

const VecheCliVerb veche_cli_retheme = {
  .name = "retheme",
  .arguments = "FILE ID THEME --agreed DATE",
  .min_arguments = 3,
  .max_arguments = 3,
  .options = veche_cli_retheme_options,
  .summary = N_("move an application to another theme, with the applicant's agreement"),
  .run = veche_cli_retheme_run,
};
