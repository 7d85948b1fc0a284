/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-move.h"

#include "veche-application.h"
#include "veche-check-theme-dialog.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-task.h"

typedef struct
{
  VecheWorkspace *workspace;
  gint64 application;
} VecheApplicationMove;

static void
veche_application_move_free (gpointer data)
{
  VecheApplicationMove *move = data;

  g_object_unref (move->workspace);
  g_free (move);
}

static void
veche_application_move_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  const VecheApplicationMove *move = data;
  g_autoptr (VecheCheckContents) contents = veche_check_contents_load (move->workspace, move->application, error);
  VecheRecord *application;
  const char *reason = NULL;

  if (contents == NULL || veche_task_is_over (task))
    return;
  application = contents->sheet->application;
  if (veche_check_sheet_is_pending (contents->sheet))
    reason = _("Could not move the application to another theme: a decision about it waits to be confirmed. Confirm that, or "
               "check the application anew first.");
  else if (contents->themes->len <= (veche_record_is_null (application, "theme") ? 0 : 1))
    reason = _("Could not move the application: its programme has no other theme. Add one under “Programme”.");
  if (reason != NULL)
    g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED, reason);
  else
    adw_dialog_present (veche_check_theme_dialog_new (move->workspace, contents), object);
}

void
veche_application_move_present (GtkWidget *place, VecheWorkspace *workspace, VecheRecord *application)
{
  VecheApplicationMove *move;

  g_return_if_fail (GTK_IS_WIDGET (place) && VECHE_IS_WORKSPACE (workspace) && VECHE_IS_RECORD (application));

  move = g_new0 (VecheApplicationMove, 1);
  move->workspace = g_object_ref (workspace);
  move->application = veche_record_get_id (application);
  veche_task_spawn (place, veche_application_move_fiber, move, veche_application_move_free);
}

gboolean
veche_application_move_is_possible (VecheRecord *application)
{
  const char *state = veche_record_get_text (application, "state");

  return g_strcmp0 (state, "draft") != 0 && veche_application_state_is_open (state)
         && !veche_record_is_null (application, "programme");
}

static void
veche_application_move_fix_row (GtkWidget *row, gboolean fixed, gboolean read_only, const char *reason)
{
  gtk_widget_set_sensitive (row, !fixed && !read_only);
  gtk_widget_set_tooltip_text (row, fixed && !read_only ? reason : NULL);
}

void
veche_application_move_fix (VecheRecordForm *form, VecheRecord *application, gboolean read_only)
{
  gboolean draft = g_strcmp0 (veche_record_get_text (application, "state"), "draft") == 0;

  veche_application_move_fix_row (veche_record_form_get_row (form, "theme"), !draft && !veche_record_is_null (application, "theme"),
                                  read_only, _("It is registered in this theme: “Move to a theme…” in the menu above changes it."));
  veche_application_move_fix_row (veche_record_form_get_row (form, "programme"),
                                  !draft && !veche_record_is_null (application, "programme"), read_only,
                                  _("It is registered in this programme."));
}
