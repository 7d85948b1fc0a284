/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-employee-switch.h"

#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-pin-dialog.h"
#include "veche-record-dialog.h"
#include "veche-settings.h"
#include "veche-task.h"
#include "veche-unsaved.h"

struct _VecheEmployeeSwitch
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkLabel *name;
  GMenu *people;

  VecheWorkspace *workspace;
  GPtrArray *employees; /* of VecheRecord */
  gint64 chosen;
  gboolean asked; /* for the PIN of who worked here the last time */
};

G_DEFINE_FINAL_TYPE (VecheEmployeeSwitch, veche_employee_switch, ADW_TYPE_BIN)

static const VecheFormSection veche_employee_switch_sections[] = {
  { NULL, "name position" },
  { NULL, NULL },
};

/* «Лаврентьева Н. А.» of «Лаврентьева Нина Аркадьевна»: room is scarce in the sidebar. */
static char *
veche_employee_switch_shorten (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr (GString) text = g_string_new (words[0]);

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_string_append (text, i == 1 ? " " : "\u00a0");
        g_string_append_unichar (text, g_utf8_get_char (words[i]));
        g_string_append_c (text, '.');
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
veche_employee_switch_show (VecheEmployeeSwitch *self)
{
  const char *actor = veche_workspace_get_actor (self->workspace);
  g_autofree char *shown = actor != NULL && *actor != '\0' ? veche_employee_switch_shorten (actor) : NULL;
  g_autofree char *label = NULL;

  gtk_label_set_text (self->name, shown != NULL ? shown : _("Choose who you are"));
  label = g_strdup_printf (_("Who is working: %s"), gtk_label_get_text (self->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (self->button, actor);
}

static VecheRecord *
veche_employee_switch_find (VecheEmployeeSwitch *self, gint64 id)
{
  for (guint i = 0; i < self->employees->len; i++)
    if (veche_record_get_id (g_ptr_array_index (self->employees, i)) == id)
      return g_ptr_array_index (self->employees, i);
  return NULL;
}

static void
veche_employee_switch_choose (VecheEmployeeSwitch *self, gint64 id)
{
  VecheRecord *employee = veche_employee_switch_find (self, id);

  if (employee != NULL)
    {
      self->chosen = id;
      /* What the one before has typed is signed by the one before. */
      veche_unsaved_collect (veche_unsaved_get (self->workspace));
      veche_workspace_set_actor (self->workspace, veche_record_get_title (employee));
    }
  veche_employee_switch_show (self);
}

static void
veche_employee_switch_granted_cb (VecheEmployeeSwitch *self, VechePinDialog *dialog)
{
  veche_employee_switch_choose (self, veche_pin_dialog_get_employee (dialog));
  veche_settings_set_employee (veche_workspace_get_uuid (self->workspace), self->chosen);
}

static void
veche_employee_switch_ask (VecheEmployeeSwitch *self, VecheRecord *employee)
{
  AdwDialog *dialog = veche_pin_dialog_new (self->workspace, employee);

  g_signal_connect_object (dialog, "granted", G_CALLBACK (veche_employee_switch_granted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
veche_employee_switch_choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheEmployeeSwitch *self = VECHE_EMPLOYEE_SWITCH (widget);
  gint64 id = g_variant_get_int64 (parameter);
  VecheRecord *employee = veche_employee_switch_find (self, id);

  if (employee != NULL && id != self->chosen && !veche_record_is_null (employee, "pin_hash"))
    {
      veche_employee_switch_ask (self, employee);
      return;
    }
  veche_employee_switch_choose (self, id);
  veche_settings_set_employee (veche_workspace_get_uuid (self->workspace), self->chosen);
}

static void
veche_employee_switch_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheEmployeeSwitch *self = VECHE_EMPLOYEE_SWITCH (widget);

  adw_dialog_present (veche_record_dialog_new (self->workspace, &veche_people_employee_kind, veche_employee_switch_sections,
                                               _("New employee"), 0, NULL),
                      widget);
}

/* Who worked here the last time, or the only one there is. A PIN is asked for once; nobody has to go on. */
static void
veche_employee_switch_begin (VecheEmployeeSwitch *self)
{
  VecheRecord *employee
    = veche_employee_switch_find (self, veche_settings_get_employee (veche_workspace_get_uuid (self->workspace)));

  if (employee == NULL && self->employees->len == 1)
    employee = g_ptr_array_index (self->employees, 0);
  if (employee != NULL && veche_record_is_null (employee, "pin_hash"))
    veche_employee_switch_choose (self, veche_record_get_id (employee));
  else if (employee != NULL && !self->asked && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->asked = TRUE;
      veche_employee_switch_ask (self, employee);
    }
  veche_employee_switch_show (self);
}

static void
veche_employee_switch_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheEmployeeSwitch *self = object;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_people_employee_kind);
  g_autoptr (GPtrArray) employees = NULL;

  veche_query_add_term (query, "left_on", "", FALSE);
  veche_query_set_sort (query, "name", FALSE);
  employees = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (employees == NULL || veche_task_is_over (task))
    return;

  g_clear_pointer (&self->employees, g_ptr_array_unref);
  self->employees = g_steal_pointer (&employees);
  g_menu_remove_all (self->people);
  for (guint i = 0; i < self->employees->len; i++)
    {
      VecheRecord *employee = g_ptr_array_index (self->employees, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (veche_record_get_title (employee), NULL);

      g_menu_item_set_action_and_target (item, "employees.choose", "x", veche_record_get_id (employee));
      g_menu_append_item (self->people, item);
    }
  if (self->chosen == 0)
    veche_employee_switch_begin (self);
  else
    veche_employee_switch_choose (self, self->chosen);
}

static void
veche_employee_switch_changed_cb (VecheEmployeeSwitch *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_people_employee_kind))
    veche_task_spawn (self, veche_employee_switch_load_fiber, NULL, NULL);
}

static void
veche_employee_switch_dispose (GObject *object)
{
  VecheEmployeeSwitch *self = VECHE_EMPLOYEE_SWITCH (object);

  /* AdwBin must let go of a child that is the template's, or it does so twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_EMPLOYEE_SWITCH);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->employees, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_employee_switch_parent_class)->dispose (object);
}

static void
veche_employee_switch_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (VECHE_EMPLOYEE_SWITCH (widget)->button));
}

static void
veche_employee_switch_class_init (VecheEmployeeSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_employee_switch_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-employee-switch.ui");
  gtk_widget_class_install_action (widget_class, "employee.open", NULL, veche_employee_switch_open_action);
  gtk_widget_class_bind_template_child (widget_class, VecheEmployeeSwitch, button);
  gtk_widget_class_bind_template_child (widget_class, VecheEmployeeSwitch, name);
  gtk_widget_class_bind_template_child (widget_class, VecheEmployeeSwitch, people);
  gtk_widget_class_install_action (widget_class, "employees.choose", "x", veche_employee_switch_choose_action);
  gtk_widget_class_install_action (widget_class, "employees.add", NULL, veche_employee_switch_add_action);
}

static void
veche_employee_switch_init (VecheEmployeeSwitch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_employee_switch_set_workspace (VecheEmployeeSwitch *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_EMPLOYEE_SWITCH (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "employees.add", !veche_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_employee_switch_changed_cb), self, G_CONNECT_SWAPPED);
  veche_employee_switch_show (self);
  veche_task_spawn (self, veche_employee_switch_load_fiber, NULL, NULL);
}
