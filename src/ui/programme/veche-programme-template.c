/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-template.h"

#include <adwaita.h>

#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-template-programme.h"
#include "veche-template-shelf.h"
#include "veche-text.h"
#include "veche-toast.h"

typedef struct
{
  GtkWidget *widget;
  VecheWorkspace *workspace;
  VecheRecord *programme;
  char *name; /* of the template; %NULL: it goes to @path */
  char *path;
} VecheProgrammeTemplate;

static VecheProgrammeTemplate *
veche_programme_template_new (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *programme)
{
  VecheProgrammeTemplate *self = g_new0 (VecheProgrammeTemplate, 1);

  self->widget = g_object_ref (widget);
  self->workspace = g_object_ref (workspace);
  self->programme = g_object_ref (programme);
  return self;
}

static void
veche_programme_template_free (gpointer data)
{
  VecheProgrammeTemplate *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->workspace);
  g_object_unref (self->programme);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

static void
veche_programme_template_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeTemplate *self = data;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (self->path == NULL)
    self->path = veche_template_shelf_dup_path (self->name, error);
  if (self->path == NULL
      || !veche_template_programme_save (self->workspace, veche_record_get_id (self->programme), self->path, error)
      || veche_task_is_over (task))
    return;
  shown = self->name != NULL ? g_strdup (self->name) : g_filename_display_basename (self->path);
  text = g_strdup_printf (_("Template “%s” saved"), shown);
  veche_toast_show (object, text);
}

/* --- beside the others --------------------------------------------------------------------------------------------- */

static void
veche_programme_template_response_cb (AdwAlertDialog *dialog, const char *response, GtkEditable *entry)
{
  VecheProgrammeTemplate *asked = g_object_get_data (G_OBJECT (dialog), "template");
  VecheProgrammeTemplate *self;

  if (!g_str_equal (response, "save"))
    return;
  self = veche_programme_template_new (asked->widget, asked->workspace, asked->programme);
  self->name = veche_text_strip (gtk_editable_get_text (entry));
  veche_task_spawn (self->widget, veche_programme_template_save_fiber, self, veche_programme_template_free);
}

static void
veche_programme_template_typed_cb (AdwAlertDialog *dialog, GParamSpec *pspec, GtkEditable *entry)
{
  g_autofree char *name = veche_text_strip (gtk_editable_get_text (entry));

  adw_alert_dialog_set_response_enabled (dialog, "save", name != NULL);
}

void
veche_programme_template_ask (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *programme)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("New template"),
                                            _("Themes, stages, contents, criteria and reasons, without any application. A new "
                                              "selection can start from it, in this and other workspaces."));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Name of the template"));
  gtk_editable_set_text (GTK_EDITABLE (entry), veche_record_get_title (programme));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_dialog_set_focus (dialog, entry);
  g_object_set_data_full (G_OBJECT (dialog), "template", veche_programme_template_new (widget, workspace, programme),
                          veche_programme_template_free);
  g_signal_connect_object (entry, "notify::text", G_CALLBACK (veche_programme_template_typed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (veche_programme_template_response_cb), entry, 0);
  adw_dialog_present (dialog, widget);
}

/* --- anywhere ------------------------------------------------------------------------------------------------------ */

static void
veche_programme_template_file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  VecheProgrammeTemplate *self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || g_file_peek_path (file) == NULL)
    {
      veche_programme_template_free (self);
      return;
    }
  self->path = g_file_get_path (file);
  veche_task_spawn (self->widget, veche_programme_template_save_fiber, self, veche_programme_template_free);
}

void
veche_programme_template_ask_file (GtkWidget *widget, VecheWorkspace *workspace, VecheRecord *programme)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.json", veche_record_get_title (programme));

  g_strdelimit (name, "/\\:*?\"<>|\n\t", ' ');
  gtk_file_dialog_set_title (dialog, _("Save the Template"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_programme_template_file_cb,
                        veche_programme_template_new (widget, workspace, programme));
}
