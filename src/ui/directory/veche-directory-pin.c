/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-pin.h"

#include "veche-i18n.h"
#include "veche-pin.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-workspace-pin.h"

struct _VecheDirectoryPin
{
  AdwBin parent_instance;

  GtkWidget *row;
  GtkWidget *set;
  GtkWidget *remove;

  VecheWorkspace *workspace;
  gint64 employee;
  gboolean has_pin;
};

G_DEFINE_FINAL_TYPE (VecheDirectoryPin, veche_directory_pin, ADW_TYPE_BIN)

/* --- saving -------------------------------------------------------------------------------------------------------- */

typedef struct
{
  gint64 employee;
  const char *title;
  char *pin; /* %NULL: taken away */
} VecheDirectoryPinChange;

static void
veche_directory_pin_change_free (gpointer data)
{
  VecheDirectoryPinChange *change = data;

  g_free (change->pin);
  g_free (change);
}

static void
veche_directory_pin_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryPin *self = object;
  const VecheDirectoryPinChange *change = data;
  g_autoptr (VecheEdit) done
    = dex_await_boxed (veche_workspace_pin_set (self->workspace, change->employee, change->title, change->pin), error);

  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), change->title, done->step);
}

static void
veche_directory_pin_save (VecheDirectoryPin *self, const char *title, const char *pin)
{
  VecheDirectoryPinChange *change = g_new0 (VecheDirectoryPinChange, 1);

  change->employee = self->employee;
  change->title = title;
  change->pin = g_strdup (pin);
  veche_task_spawn (self, veche_directory_pin_fiber, change, veche_directory_pin_change_free);
}

/* --- asking -------------------------------------------------------------------------------------------------------- */

static void
veche_directory_pin_typed_cb (AdwAlertDialog *dialog)
{
  GtkWidget *first = g_object_get_data (G_OBJECT (dialog), "first");
  GtkWidget *second = g_object_get_data (G_OBJECT (dialog), "second");
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (first));
  const char *again = gtk_editable_get_text (GTK_EDITABLE (second));
  gboolean valid = veche_pin_check (pin, NULL);
  gboolean differs = *again != '\0' && !g_str_has_prefix (pin, again);

  if (differs)
    gtk_widget_add_css_class (second, "error");
  else
    gtk_widget_remove_css_class (second, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (second), GTK_ACCESSIBLE_STATE_INVALID,
                               differs ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  adw_alert_dialog_set_response_enabled (dialog, "set", valid && g_str_equal (pin, again));
}

static GtkWidget *
veche_directory_pin_add_entry (AdwAlertDialog *dialog, GtkWidget *list, const char *name, const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_PIN);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (dialog), name, row);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
veche_directory_pin_set_cb (AdwAlertDialog *dialog, const char *response, VecheDirectoryPin *self)
{
  GtkWidget *first = g_object_get_data (G_OBJECT (dialog), "first");

  if (g_str_equal (response, "set"))
    veche_directory_pin_save (self, self->has_pin ? _("PIN changed") : _("PIN set"), gtk_editable_get_text (GTK_EDITABLE (first)));
}

static void
veche_directory_pin_set_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDirectoryPin *self = VECHE_DIRECTORY_PIN (widget);
  AdwDialog *dialog = adw_alert_dialog_new (
    self->has_pin ? _("Change the PIN") : _("Set a PIN"),
    _("4 to 12 digits, asked for before somebody works under this name here. It stops mistakes; it does not protect the file."));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entries[2];

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("PIN"), -1);
  entries[0] = veche_directory_pin_add_entry (ADW_ALERT_DIALOG (dialog), list, "first", _("New PIN"));
  entries[1] = veche_directory_pin_add_entry (ADW_ALERT_DIALOG (dialog), list, "second", _("Once more"));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_object (entries[i], "changed", G_CALLBACK (veche_directory_pin_typed_cb), dialog, G_CONNECT_SWAPPED);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "set", _("_Set"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "set", FALSE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "set");
  adw_dialog_set_focus (dialog, entries[0]);
  g_signal_connect_object (dialog, "response", G_CALLBACK (veche_directory_pin_set_cb), self, 0);
  adw_dialog_present (dialog, widget);
}

/* Anybody may take away a forgotten one: the history tells who has. */
static void
veche_directory_pin_remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_directory_pin_save (VECHE_DIRECTORY_PIN (widget), _("PIN removed"), NULL);
}

/* --- the widget ---------------------------------------------------------------------------------------------------- */

static void
veche_directory_pin_dispose (GObject *object)
{
  g_clear_object (&VECHE_DIRECTORY_PIN (object)->workspace);

  G_OBJECT_CLASS (veche_directory_pin_parent_class)->dispose (object);
}

static void
veche_directory_pin_class_init (VecheDirectoryPinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_directory_pin_dispose;
  gtk_widget_class_install_action (widget_class, "pin.set", NULL, veche_directory_pin_set_action);
  gtk_widget_class_install_action (widget_class, "pin.remove", NULL, veche_directory_pin_remove_action);
}

static GtkWidget *
veche_directory_pin_add_button (VecheDirectoryPin *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);
  return button;
}

static void
veche_directory_pin_init (VecheDirectoryPin *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("PIN"));
  self->remove = veche_directory_pin_add_button (self, _("_Remove"), "pin.remove");
  self->set = veche_directory_pin_add_button (self, _("_Set…"), "pin.set");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->row);
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
veche_directory_pin_new (VecheWorkspace *workspace)
{
  VecheDirectoryPin *self = g_object_new (VECHE_TYPE_DIRECTORY_PIN, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

void
veche_directory_pin_show (VecheDirectoryPin *self, VecheRecord *employee)
{
  gboolean can = employee != NULL && !veche_workspace_is_read_only (self->workspace);

  g_return_if_fail (VECHE_IS_DIRECTORY_PIN (self));

  self->employee = employee != NULL ? veche_record_get_id (employee) : 0;
  self->has_pin = employee != NULL && !veche_record_is_null (employee, "pin_hash");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row),
                               self->has_pin ? _("Asked for before working under this name") : _("None"));
  gtk_button_set_label (GTK_BUTTON (self->set), self->has_pin ? _("_Change…") : _("_Set…"));
  gtk_widget_set_visible (self->remove, self->has_pin);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pin.set", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pin.remove", can && self->has_pin);
}
