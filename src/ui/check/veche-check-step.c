/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-step.h"

#include "veche-i18n.h"
#include "veche-toast.h"

static const char *const veche_check_step_titles[] = {
  [VECHE_CHECK_STEP_ADMIT] = N_("Admission of “%s”"),
  [VECHE_CHECK_STEP_CONFIRM] = N_("Confirmation of the decision on “%s”"),
  [VECHE_CHECK_STEP_REOPEN] = N_("New check of “%s”"),
};

VecheCheckSheet *
veche_check_step_await (VecheWorkspace *workspace, const VecheCheckSheet *sheet, VecheCheckStep step, GError **error)
{
  VecheCheckRequest *request = veche_check_request_new (veche_record_get_id (sheet->application));
  g_autofree char *title = g_strdup_printf (_(veche_check_step_titles[step]), veche_record_get_title (sheet->application));

  veche_check_request_set_sheet (request, sheet);
  if (step == VECHE_CHECK_STEP_ADMIT)
    veche_check_request_decide (request, "accept", NULL, NULL);
  else if (step == VECHE_CHECK_STEP_CONFIRM)
    veche_check_request_confirm (request);
  return dex_await_boxed (veche_workspace_check (workspace, request, title), error);
}

void
veche_check_step_tell (GtkWidget *widget, VecheWorkspace *workspace, const VecheCheckSheet *sheet)
{
  const char *decision = sheet->check != NULL ? veche_record_get_text (sheet->check, "decision") : NULL;
  const char *number = veche_record_get_number (sheet->application);
  g_autofree char *text = NULL;

  if (number == NULL)
    number = _("no number");
  /* Translators: %s is the number of an application. */
  if (veche_check_sheet_is_pending (sheet))
    text = g_strdup_printf (_("The decision on application %s waits for another employee"), number);
  else if (g_strcmp0 (decision, "accept") == 0)
    text = g_strdup_printf (_("Application %s is admitted"), number);
  else if (g_strcmp0 (decision, "return") == 0)
    text = g_strdup_printf (_("Application %s is returned to the applicant"), number);
  else
    text = g_strdup_printf (_("Application %s is refused"), number);
  veche_toast_show_undo (widget, text, veche_workspace_get_last_step (workspace));
}
