/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-theme-dialog.h"

#include "veche-day-button.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-time.h"
#include "veche-toast.h"

struct _VecheCheckThemeDialog
{
  AdwDialog parent_instance;

  GtkLabel *about;
  GtkListBox *themes;
  GtkEditable *agreed;

  VecheWorkspace *workspace;
  VecheRecord *application;
  VecheRecord *chosen; /* theme, or %NULL */
};

G_DEFINE_FINAL_TYPE (VecheCheckThemeDialog, veche_check_theme_dialog, ADW_TYPE_DIALOG)

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ISO; %NULL for what is no day. Owned. */
static char *
veche_check_theme_dialog_dup_day (VecheCheckThemeDialog *self)
{
  return veche_time_parse_date (gtk_editable_get_text (self->agreed), NULL);
}

static void
veche_check_theme_dialog_update_cb (VecheCheckThemeDialog *self)
{
  g_autofree char *day = veche_check_theme_dialog_dup_day (self);

  if (day == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->agreed), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->agreed), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->agreed), GTK_ACCESSIBLE_STATE_INVALID,
                               day == NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "theme-dialog.move", day != NULL && self->chosen != NULL);
}

static void
veche_check_theme_dialog_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCheckThemeDialog *self = object;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *title = g_strdup_printf (_("Move to the theme “%s”"), veche_record_get_title (self->chosen));
  g_autofree char *text = g_strdup_printf (_("Moved to the theme “%s”"), veche_record_get_title (self->chosen));
  g_autofree char *day = veche_check_theme_dialog_dup_day (self);
  g_autoptr (VecheEdit) edit = veche_edit_new (title);
  g_autoptr (VecheEdit) done = NULL;

  edit->verb = TRUE;
  veche_edit_retheme (edit, veche_record_get_id (self->application), veche_record_get_id (self->chosen), day);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (veche_task_is_over (task))
    return;
  if (done == NULL)
    {
      veche_check_theme_dialog_update_cb (self);
      return;
    }
  /* Closed first: what is then said of it is said in the window. */
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[MOVED], 0);
  veche_toast_show_undo (window, text, done->step);
}

static void
veche_check_theme_dialog_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "theme-dialog.move", FALSE);
  veche_task_spawn (widget, veche_check_theme_dialog_fiber, NULL, NULL);
}

static void
veche_check_theme_dialog_activated_cb (VecheCheckThemeDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "theme-dialog.move", NULL);
}

static void
veche_check_theme_dialog_chosen_cb (VecheCheckThemeDialog *self, const char *day)
{
  gtk_editable_set_text (self->agreed, day);
}

static void
veche_check_theme_dialog_toggled_cb (VecheCheckThemeDialog *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    self->chosen = g_object_get_data (G_OBJECT (button), "theme");
  veche_check_theme_dialog_update_cb (self);
}

static GtkWidget *
veche_check_theme_dialog_append (VecheCheckThemeDialog *self, VecheRecord *theme, GtkWidget *group)
{
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (theme), veche_record_get_text (theme, "scope"));
  GtkWidget *button = gtk_check_button_new ();

  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, veche_record_get_title (theme), -1);
  g_object_set_data_full (G_OBJECT (button), "theme", g_object_ref (theme), g_object_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (veche_check_theme_dialog_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->themes, row);
  return group != NULL ? group : button;
}

static gboolean
veche_check_theme_dialog_is_other (const VecheCheckContents *contents, VecheRecord *theme)
{
  return veche_record_get_id (theme) != veche_record_get_integer (contents->sheet->application, "theme");
}

static void
veche_check_theme_dialog_fill (VecheCheckThemeDialog *self, VecheCheckContents *contents)
{
  g_autofree char *theme = veche_record_dup_display (self->application, "theme");
  g_autofree char *about = NULL;
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *day = veche_time_format_date (today, NULL);
  GtkWidget *group = NULL;

  /* Translators: title of an application, and its theme. */
  about = *theme != '\0' ? g_strdup_printf (_("%s\nNow in the theme “%s”"), veche_record_get_title (self->application), theme)
                         : g_strdup (veche_record_get_title (self->application));
  gtk_label_set_text (self->about, about);
  for (guint i = 0; i < contents->themes->len; i++)
    if (veche_check_theme_dialog_is_other (contents, g_ptr_array_index (contents->themes, i)))
      group = veche_check_theme_dialog_append (self, g_ptr_array_index (contents->themes, i), group);
  adw_dialog_set_focus (ADW_DIALOG (self), group);
  gtk_editable_set_text (self->agreed, day);
}

static void
veche_check_theme_dialog_dispose (GObject *object)
{
  VecheCheckThemeDialog *self = VECHE_CHECK_THEME_DIALOG (object);

  self->chosen = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CHECK_THEME_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (veche_check_theme_dialog_parent_class)->dispose (object);
}

static void
veche_check_theme_dialog_class_init (VecheCheckThemeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_check_theme_dialog_dispose;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-theme-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckThemeDialog, about);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckThemeDialog, agreed);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckThemeDialog, themes);
  gtk_widget_class_bind_template_callback_full (widget_class, "activated_cb", G_CALLBACK (veche_check_theme_dialog_activated_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "chosen_cb", G_CALLBACK (veche_check_theme_dialog_chosen_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "update_cb", G_CALLBACK (veche_check_theme_dialog_update_cb));
  gtk_widget_class_install_action (widget_class, "theme-dialog.move", NULL, veche_check_theme_dialog_move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "theme-dialog.move", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "theme-dialog.move", NULL);
}

static void
veche_check_theme_dialog_init (VecheCheckThemeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
veche_check_theme_dialog_new (VecheWorkspace *workspace, VecheCheckContents *contents)
{
  VecheCheckThemeDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (contents != NULL, NULL);

  self = g_object_new (VECHE_TYPE_CHECK_THEME_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->application = g_object_ref (contents->sheet->application);
  veche_check_theme_dialog_fill (self, contents);
  veche_check_theme_dialog_update_cb (self);
  return ADW_DIALOG (self);
}

gboolean
veche_check_theme_dialog_is_possible (const VecheCheckContents *contents)
{
  for (guint i = 0; veche_check_contents_is_editable (contents) && i < contents->themes->len; i++)
    if (veche_check_theme_dialog_is_other (contents, g_ptr_array_index (contents->themes, i)))
      return TRUE;
  return FALSE;
}
