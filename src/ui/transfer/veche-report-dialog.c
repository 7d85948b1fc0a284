/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-dialog.h"

#include "veche-i18n.h"
#include "veche-report-action.h"
#include "veche-text.h"
#include "veche-time.h"
#include "veche-transfer-place.h"

/* In the order of the Blueprint's list. */
static const char *const veche_report_dialog_endings[] = { "pdf", "odt", "xlsx" };

struct _VecheReportDialog
{
  AdwDialog parent_instance;

  AdwComboRow *format;
  GtkWidget *from;
  GtkWidget *to;

  VecheWorkspace *workspace;
  char *report;
  GHashTable *params;
  VecheQuery *query;
};

G_DEFINE_FINAL_TYPE (VecheReportDialog, veche_report_dialog, ADW_TYPE_DIALOG)

/* The ISO day in an entry; %NULL where it is empty or none, which *@valid tells apart. Owned. */
static char *
veche_report_dialog_dup_day (GtkWidget *entry, gboolean *valid)
{
  g_autofree char *text = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (entry)));
  char *day = text != NULL ? veche_time_parse_date (text, NULL) : NULL;

  *valid = text == NULL || day != NULL;
  return day;
}

static gboolean
veche_report_dialog_check_day (GtkWidget *entry)
{
  gboolean valid;
  g_autofree char *day = veche_report_dialog_dup_day (entry, &valid);

  if (valid)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  return valid;
}

static void
veche_report_dialog_day_cb (VecheReportDialog *self)
{
  gboolean from = veche_report_dialog_check_day (self->from);
  gboolean to = veche_report_dialog_check_day (self->to);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", from && to);
}

static void
veche_report_dialog_take_day (VecheReportDialog *self, const char *param, GtkWidget *entry)
{
  gboolean valid;
  char *day = veche_report_dialog_dup_day (entry, &valid);

  if (day != NULL)
    g_hash_table_insert (self->params, g_strdup (param), day);
  else
    g_hash_table_remove (self->params, param);
}

static void
veche_report_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheReportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || g_file_peek_path (file) == NULL || self->workspace == NULL)
    return;
  veche_report_dialog_take_day (self, "from", self->from);
  veche_report_dialog_take_day (self, "to", self->to);
  veche_report_action_write (veche_transfer_place_find (GTK_WIDGET (self)), self->workspace, self->report, self->params, self->query,
                             file);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_report_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheReportDialog *self = VECHE_REPORT_DIALOG (widget);
  const char *ending = veche_report_dialog_endings[adw_combo_row_get_selected (self->format)];
  const char *title = veche_report_action_get_title (self->report);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file = g_strdup_printf ("%s.%s", title, ending);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_report_dialog_chosen_cb,
                        g_object_ref (self));
}

static void
veche_report_dialog_dispose (GObject *object)
{
  VecheReportDialog *self = VECHE_REPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_REPORT_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_report_dialog_parent_class)->dispose (object);
}

static void
veche_report_dialog_finalize (GObject *object)
{
  VecheReportDialog *self = VECHE_REPORT_DIALOG (object);

  g_free (self->report);
  g_clear_pointer (&self->params, g_hash_table_unref);
  veche_query_free (self->query);

  G_OBJECT_CLASS (veche_report_dialog_parent_class)->finalize (object);
}

static void
veche_report_dialog_class_init (VecheReportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_report_dialog_dispose;
  object_class->finalize = veche_report_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, from);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, to);
  gtk_widget_class_bind_template_callback_full (widget_class, "day_cb", G_CALLBACK (veche_report_dialog_day_cb));
  gtk_widget_class_install_action (widget_class, "report.save", NULL, veche_report_dialog_save_action);
}

static void
veche_report_dialog_init (VecheReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_report_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const char *report, GHashTable *params,
                             const VecheQuery *query)
{
  VecheReportDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (VECHE_IS_WORKSPACE (workspace) && report != NULL && params != NULL && query != NULL);

  self = g_object_new (VECHE_TYPE_REPORT_DIALOG, "title", veche_report_action_get_title (report), NULL);
  self->workspace = g_object_ref (workspace);
  self->report = g_strdup (report);
  self->params = g_hash_table_ref (params);
  self->query = veche_query_copy (query);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
