/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-ui.h"

#include "veche-application-page.h"
#include "veche-application-resources.h"
#include "veche-backup-resources.h"
#include "veche-check-page.h"
#include "veche-check-resources.h"
#include "veche-directory-page.h"
#include "veche-directory-resources.h"
#include "veche-letter-page.h"
#include "veche-letter-resources.h"
#include "veche-map-page.h"
#include "veche-map-resources.h"
#include "veche-overview-page.h"
#include "veche-overview-resources.h"
#include "veche-programme-page.h"
#include "veche-programme-resources.h"
#include "veche-shell-resources.h"
#include "veche-shown-copies.h"
#include "veche-specialist-page.h"
#include "veche-survey-page.h"
#include "veche-survey-resources.h"
#include "veche-task.h"
#include "veche-tasks-page.h"
#include "veche-tasks-resources.h"
#include "veche-transfer-resources.h"
#include "veche-widgets-resources.h"

/* Where nothing moves on the screen (animations are off) a dialog of libadwaita 1.7 ends within its closing, and what closes it goes on
 * with the sheet that it was in. A mouse or Esc keeps the sheet until then; Enter on its button, and a screen reader, do not. */
static gboolean
veche_ui_keep_closed_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  g_idle_add_once ((GSourceOnceFunc) g_object_unref, g_value_dup_object (&values[0]));
  return TRUE;
}

static void
veche_ui_keep_closed_dialogs (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (ADW_TYPE_DIALOG);

  g_signal_add_emission_hook (g_signal_lookup ("closed", ADW_TYPE_DIALOG), 0, veche_ui_keep_closed_cb, NULL, NULL);
}

void
veche_ui_init (void)
{
  g_resources_register (veche_widgets_get_resource ());
  g_resources_register (veche_shell_get_resource ());
  g_resources_register (veche_application_get_resource ());
  g_resources_register (veche_check_get_resource ());
  g_resources_register (veche_directory_get_resource ());
  g_resources_register (veche_letter_get_resource ());
  g_resources_register (veche_map_get_resource ());
  g_resources_register (veche_overview_get_resource ());
  g_resources_register (veche_programme_get_resource ());
  g_resources_register (veche_survey_get_resource ());
  g_resources_register (veche_tasks_get_resource ());
  g_resources_register (veche_transfer_get_resource ());
  g_resources_register (veche_backup_get_resource ());
  veche_ui_keep_closed_dialogs ();
}

void
veche_ui_finish (void)
{
  veche_task_finish_all ();
}

void
veche_ui_remove_copies (void)
{
  veche_shown_copies_remove ();
}

const GType *
veche_ui_list_pages (void)
{
  static GType pages[11];

  if (pages[0] == G_TYPE_INVALID)
    {
      pages[0] = VECHE_TYPE_OVERVIEW_PAGE;
      pages[1] = VECHE_TYPE_TASKS_PAGE;
      pages[2] = VECHE_TYPE_APPLICATION_PAGE;
      pages[3] = VECHE_TYPE_CHECK_PAGE;
      pages[4] = VECHE_TYPE_LETTER_PAGE;
      pages[5] = VECHE_TYPE_PROGRAMME_PAGE;
      pages[6] = VECHE_TYPE_MAP_PAGE;
      pages[7] = VECHE_TYPE_SURVEY_PAGE;
      pages[8] = VECHE_TYPE_SPECIALIST_PAGE;
      pages[9] = VECHE_TYPE_DIRECTORY_PAGE;
    }
  return pages;
}
