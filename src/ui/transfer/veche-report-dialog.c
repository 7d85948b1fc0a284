/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-dialog.h"

#include "veche-chosen-file.h"
#include "veche-i18n.h"
#include "veche-report-action.h"
#include "veche-sitting-group.h"
#include "veche-text.h"
#include "veche-time.h"
#include "veche-transfer-place.h"

/* Only what is a table can be had as one, which comes last. */
static const struct
{
  const char *ending;
  const char *label; /* msgid */
} veche_report_dialog_formats[] = {
  { "pdf", N_("PDF, to print") },
  { "odt", N_("Text (ODT)") },
  { "xlsx", N_("Table (XLSX)") },
};

struct _VecheReportDialog
{
  AdwDialog parent_instance;

  AdwComboRow *format;
  GtkWidget *period;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *meeting;
  GtkWidget *event;
  GtkWidget *day;
  VecheSittingGroup *sitting;

  VecheWorkspace *workspace;
  char *report;
  GHashTable *params; /* text → text: what the report is about */
  VecheQuery *query;  /* or %NULL */
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
  gboolean valid = veche_report_dialog_check_day (self->day) && from && to;
  gboolean sitting;

  g_object_get (self->sitting, "valid", &sitting, NULL);
  valid &= sitting;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", valid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.show", valid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", valid);
}

/* @value (transfer full) */
static void
veche_report_dialog_take_param (GHashTable *params, const char *name, char *value)
{
  if (value != NULL)
    g_hash_table_replace (params, g_strdup (name), value);
}

static GHashTable *
veche_report_dialog_new_params (VecheReportDialog *self)
{
  GHashTable *params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, value;
  gboolean valid;

  g_hash_table_iter_init (&iter, self->params);
  while (g_hash_table_iter_next (&iter, &name, &value))
    veche_report_dialog_take_param (params, name, g_strdup (value));
  veche_report_dialog_take_param (params, "from", veche_report_dialog_dup_day (self->from, &valid));
  veche_report_dialog_take_param (params, "to", veche_report_dialog_dup_day (self->to, &valid));
  veche_report_dialog_take_param (params, "from", veche_report_dialog_dup_day (self->day, &valid));
  if (gtk_widget_get_visible (GTK_WIDGET (self->sitting)))
    veche_sitting_group_fill (self->sitting, params);
  veche_report_dialog_take_param (params, "title", veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->event))));
  return params;
}

static void
veche_report_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheReportDialog) self = data;
  GError *error = NULL;
  GFile *chosen = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = veche_chosen_file_take_path (GTK_WIDGET (self), chosen, error);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GHashTable) params = NULL;

  if (file == NULL || self->workspace == NULL)
    return;
  params = veche_report_dialog_new_params (self);
  veche_report_action_write (veche_transfer_place_find (GTK_WIDGET (self)), self->workspace, self->report, params, self->query, file);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_report_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheReportDialog *self = VECHE_REPORT_DIALOG (widget);
  const char *ending = veche_report_dialog_formats[adw_combo_row_get_selected (self->format)].ending;
  const char *title = veche_report_action_get_title (self->report);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *number = g_hash_table_lookup (self->params, "number");
  g_autofree char *file = number != NULL && !g_str_has_prefix (number, "id:")
                           ? g_strdup_printf ("%s %s.%s", title, number, ending)
                           : g_strdup_printf ("%s.%s", title, ending);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_report_dialog_chosen_cb,
                        g_object_ref (self));
}

/* The dialog stays: what was looked at is often changed once more, then printed. */
static void
veche_report_dialog_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheReportDialog *self = VECHE_REPORT_DIALOG (widget);
  g_autoptr (GHashTable) params = veche_report_dialog_new_params (self);

  if (g_str_equal (name, "report.print"))
    veche_report_action_print_with (widget, self->workspace, self->report, params, self->query);
  else
    veche_report_action_write (widget, self->workspace, self->report, params, self->query, NULL);
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

  g_type_ensure (VECHE_TYPE_SITTING_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, day);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, event);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, from);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, meeting);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, period);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, sitting);
  gtk_widget_class_bind_template_child (widget_class, VecheReportDialog, to);
  gtk_widget_class_bind_template_callback_full (widget_class, "day_cb", G_CALLBACK (veche_report_dialog_day_cb));
  gtk_widget_class_install_action (widget_class, "report.save", NULL, veche_report_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "report.show", NULL, veche_report_dialog_paper_action);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, veche_report_dialog_paper_action);
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
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);
  VecheReportDialog *self;
  gboolean meeting, paper, chosen, sitting;
  guint count;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (VECHE_IS_WORKSPACE (workspace) && report != NULL && params != NULL);

  self = g_object_new (VECHE_TYPE_REPORT_DIALOG, "title", veche_report_action_get_title (report), NULL);
  self->workspace = g_object_ref (workspace);
  self->report = g_strdup (report);
  self->params = g_hash_table_ref (params);
  self->query = query != NULL ? veche_query_copy (query) : NULL;
  meeting = g_str_equal (report, "attendance");
  sitting = g_str_equal (report, "sitting-protocol");
  chosen = g_hash_table_contains (params, "number") || (query != NULL && query->ids != NULL);
  /* Receipts and protocols are text. */
  paper = sitting || g_str_equal (report, "check-protocol") || g_str_equal (report, "receipt")
          || g_str_equal (report, "inspection-act");
  count = G_N_ELEMENTS (veche_report_dialog_formats) - (paper ? 1 : 0);
  for (guint i = 0; i < count; i++)
    gtk_string_list_append (formats, g_dgettext (GETTEXT_PACKAGE, veche_report_dialog_formats[i].label));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (formats));
  gtk_widget_set_visible (self->period, !chosen && !meeting && !sitting);
  gtk_widget_set_visible (GTK_WIDGET (self->sitting), sitting);
  if (sitting)
    veche_sitting_group_open (self->sitting, workspace, query != NULL && query->ids != NULL ? query->ids->len : 0);
  gtk_widget_set_visible (self->meeting, meeting);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
