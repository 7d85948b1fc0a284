/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-presets.h"

#include <string.h>

#include "veche-application.h"
#include "veche-check.h"
#include "veche-day-button.h"
#include "veche-people.h"
#include "veche-programme-choice.h"
#include "veche-task.h"
#include "veche-time.h"

static void
veche_application_presets_text (VecheRecordForm *form, const char *field, const char *text)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  veche_value_set_text (&value, text);
  veche_record_form_preset (form, field, &value);
}

/* --- contacts ----------------------------------------------------------------------------------------------------- */

static void
veche_application_presets_employee_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWorkspace *workspace = data;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_people_employee_kind);
  g_autoptr (GPtrArray) employees = dex_await_boxed (veche_workspace_query (workspace, query), error);
  g_autofree char *chosen = NULL;
  const char *uuid;

  if (employees == NULL || veche_task_is_over (task))
    return;
  chosen = veche_record_form_dup_text (object, "employee");
  uuid = veche_check_find_employee (employees, veche_workspace_get_actor (workspace));
  for (guint i = 0; i < employees->len && uuid != NULL && chosen == NULL; i++)
    {
      VecheRecord *employee = g_ptr_array_index (employees, i);
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      if (g_strcmp0 (veche_record_get_uuid (employee), uuid) != 0)
        continue;
      veche_value_set_ref (&value, veche_record_get_id (employee), veche_record_get_number (employee),
                           veche_record_get_title (employee));
      veche_record_form_preset (object, "employee", &value);
    }
}

/* The hour stays that stands there. */
static void
veche_application_presets_day_cb (GtkEditable *row, const char *day)
{
  const char *clock = strchr (gtk_editable_get_text (row), ',');
  g_autofree char *moment = g_strconcat (day, clock, NULL);

  gtk_editable_set_text (row, moment);
}

void
veche_application_presets_contact (VecheRecordForm *form, VecheWorkspace *workspace, VecheRecord *contact)
{
  GtkWidget *row = veche_record_form_get_row (form, "at");
  GtkWidget *days = veche_day_button_new ();

  g_signal_connect_object (days, "chosen", G_CALLBACK (veche_application_presets_day_cb), row, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), days);
  if (contact == NULL)
    {
      g_autofree char *now = veche_time_now_iso ();

      veche_application_presets_text (form, "at", now);
      veche_task_spawn (form, veche_application_presets_employee_fiber, g_object_ref (workspace), g_object_unref);
    }
}

/* --- votes -------------------------------------------------------------------------------------------------------- */

static gboolean
veche_application_presets_is_paper (AdwComboRow *source)
{
  const VecheField *field
    = &veche_application_votes_kind.fields[veche_kind_find_field (&veche_application_votes_kind, "source")];
  guint selected = adw_combo_row_get_selected (source);

  /* The first line of the list is «none». */
  return selected != GTK_INVALID_LIST_POSITION && selected > 0 && g_str_equal (field->codes[selected - 1].code, "paper");
}

static void
veche_application_presets_source_cb (VecheRecordForm *form)
{
  static const char *const signatures[] = { "valid", "void" };
  gboolean paper = veche_application_presets_is_paper (ADW_COMBO_ROW (veche_record_form_get_row (form, "source")));

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      gtk_widget_set_visible (veche_record_form_get_row (form, signatures[i]), paper);
      if (!paper)
        veche_record_form_preset (form, signatures[i], NULL);
    }
}

void
veche_application_presets_votes (VecheRecordForm *form, VecheWorkspace *workspace, VecheRecord *votes)
{
  g_autofree char *today = veche_programme_choice_dup_today (veche_programme_choice_get (workspace));

  g_signal_connect_object (veche_record_form_get_row (form, "source"), "notify::selected",
                           G_CALLBACK (veche_application_presets_source_cb), form, G_CONNECT_SWAPPED);
  veche_application_presets_source_cb (form);
  veche_application_presets_text (form, "date", today);
}
