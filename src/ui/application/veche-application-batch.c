/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-batch.h"

#include <string.h>

#include "veche-application-batch-dialog.h"
#include "veche-application.h"
#include "veche-export-dialog.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-record-copy.h"
#include "veche-report-action.h"
#include "veche-task.h"
#include "veche-toast.h"

/* A step is written in one go, while everybody waits. */
#define MAX_CHANGED 5000
/* Records asked for at once. */
#define SLICE 500

/* By VecheBatchVerb. */
static const char *const veche_application_batch_actions[VECHE_BATCH_N_VERBS] = {
  "batch.responsible", "batch.due", "batch.theme", "batch.register", "batch.check", "batch.withdraw", "batch.delete",
};

struct _VecheApplicationBatch
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkWidget *change;

  VecheWorkspace *workspace;
  VecheRecordSelection *selection;
  GStrv fields;
  GPtrArray *applications; /* what is selected, all fields; %NULL while it is not known or too much */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheApplicationBatch, veche_application_batch, ADW_TYPE_BIN)

/* Papers about each of them, in one document: the receipt of a registered one, the protocol of one whose check is decided. */
static gboolean
veche_application_batch_has_papers (GPtrArray *applications, gboolean decided)
{
  static const char *const undecided[] = { "draft", "registered", "in-check", "withdrawn", NULL };

  for (guint i = 0; applications != NULL && i < applications->len; i++)
    {
      VecheRecord *application = g_ptr_array_index (applications, i);

      if (veche_record_get_number (application) == NULL
          || (decided && g_strv_contains (undecided, veche_record_get_text (application, "state"))))
        return FALSE;
    }
  return applications != NULL;
}

/* --- what is selected --------------------------------------------------------------------------------------------- */

static void
veche_application_batch_update_actions (VecheApplicationBatch *self)
{
  const gboolean writable = !veche_workspace_is_read_only (self->workspace);
  const gboolean many = veche_record_selection_get_size (self->selection) > MAX_CHANGED;
  g_autofree char *tooltip = NULL;

  for (guint verb = 0; verb < VECHE_BATCH_N_VERBS; verb++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), veche_application_batch_actions[verb],
                                   writable && veche_application_batch_edit_is_legal (verb, self->applications));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.letters", writable && self->applications != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.letters-by", writable && self->applications != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.receipt",
                                 veche_application_batch_has_papers (self->applications, FALSE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.check-protocol",
                                 veche_application_batch_has_papers (self->applications, TRUE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.sitting-protocol",
                                 veche_application_batch_has_papers (self->applications, TRUE));
  gtk_widget_set_visible (self->change, writable);
  gtk_widget_set_sensitive (self->change, self->applications != NULL && self->applications->len > 0);
  if (many)
    tooltip = g_strdup_printf (_("At most %u applications are changed in one step"), MAX_CHANGED);
  gtk_widget_set_tooltip_text (self->change, tooltip != NULL ? tooltip : _("Change what is selected"));
}

/* All fields of what is selected, in slices. %NULL where that is asked for anew or has failed. */
static GPtrArray *
veche_application_batch_await_applications (VecheApplicationBatch *self, VecheTask *task, guint asked, GError **error)
{
  g_autoptr (GArray) ids = veche_record_selection_list_ids (self->selection);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i += SLICE)
    {
      g_autoptr (GPtrArray) records
        = dex_await_boxed (veche_workspace_get_many (self->workspace, &veche_application_kind, &g_array_index (ids, gint64, i),
                                                     MIN (SLICE, ids->len - i)),
                           error);

      if (records == NULL || veche_task_is_over (task) || asked != self->asked)
        return NULL;
      g_ptr_array_extend (all, records, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
    }
  return g_steal_pointer (&all);
}

static void
veche_application_batch_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationBatch *self = object;
  g_autoptr (GPtrArray) all = NULL;

  /* Shift and the arrows select one after the other: only the last is asked about. */
  if (GPOINTER_TO_UINT (data) == self->asked)
    all = veche_application_batch_await_applications (self, task, GPOINTER_TO_UINT (data), error);
  if (all == NULL || veche_task_is_over (task) || GPOINTER_TO_UINT (data) != self->asked)
    return;
  self->applications = g_steal_pointer (&all);
  veche_application_batch_update_actions (self);
}

static void
veche_application_batch_update (VecheApplicationBatch *self)
{
  const guint size = veche_record_selection_get_size (self->selection);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", size), size);

  self->asked++;
  g_clear_pointer (&self->applications, g_ptr_array_unref);
  gtk_label_set_text (self->count, text);
  veche_application_batch_update_actions (self);
  gtk_widget_set_visible (GTK_WIDGET (self), size > 1);
  if (size > 1 && size <= MAX_CHANGED)
    veche_task_spawn (self, veche_application_batch_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

/* What is legal hangs on the states, which others change too. */
static void
veche_application_batch_changed_cb (VecheApplicationBatch *self, VecheChanges *changes)
{
  if (veche_record_selection_get_size (self->selection) > 1 && veche_changes_touch (changes, &veche_application_kind))
    veche_application_batch_update (self);
}

/* --- actions ------------------------------------------------------------------------------------------------------ */

static void
veche_application_batch_apply_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationBatch *self = object;
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);

  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), done->title, done->step);
}

static void
veche_application_batch_change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationBatch *self = VECHE_APPLICATION_BATCH (widget);
  VecheBatchVerb verb = VECHE_BATCH_RESPONSIBLE;

  while (verb < VECHE_BATCH_DELETE && !g_str_equal (veche_application_batch_actions[verb], name))
    verb++;
  if (!veche_application_batch_edit_is_legal (verb, self->applications))
    return;
  if (verb == VECHE_BATCH_REGISTER || verb == VECHE_BATCH_CHECK || verb == VECHE_BATCH_DELETE)
    veche_task_spawn (self, veche_application_batch_apply_fiber,
                      veche_application_batch_edit_new (verb, self->applications, NULL), (GDestroyNotify) veche_edit_unref);
  else
    adw_dialog_present (veche_application_batch_dialog_new (gtk_widget_get_parent (widget), self->workspace, verb,
                                                            self->applications),
                        widget);
}

static void
veche_application_batch_clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (VECHE_APPLICATION_BATCH (widget)->selection));
}

static void
veche_application_batch_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_application_batch_copy (VECHE_APPLICATION_BATCH (widget));
}

/* What is selected, as a query; in the order of the list. Owned. */
static VecheQuery *
veche_application_batch_new_query (VecheApplicationBatch *self, guint *count)
{
  g_autoptr (GArray) ids = veche_record_selection_list_ids (self->selection);
  VecheQuery *query = veche_query_copy (veche_record_list_get_query (veche_record_selection_get_list (self->selection)));

  veche_query_set_ids (query, (const gint64 *) (gpointer) ids->data, ids->len);
  *count = ids->len;
  return query;
}

static void
veche_application_batch_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationBatch *self = VECHE_APPLICATION_BATCH (widget);
  guint count;
  g_autoptr (VecheQuery) query = veche_application_batch_new_query (self, &count);

  adw_dialog_present (veche_export_dialog_new (self->workspace, query, count), widget);
}

/* The action's name is that of the report. */
static void
veche_application_batch_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationBatch *self = VECHE_APPLICATION_BATCH (widget);
  guint count;
  g_autoptr (VecheQuery) query = veche_application_batch_new_query (self, &count);

  veche_report_action_save_each (gtk_widget_get_parent (widget), self->workspace, name + strlen ("batch."), query);
}

/* Written and looked through on the page of letters; its text, where it has one, is the template's row. */
static void
veche_application_batch_letters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = veche_record_selection_list_ids (VECHE_APPLICATION_BATCH (widget)->selection);
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (rows, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  veche_page_go (widget, "letters", "applications", rows->str,
                 parameter != NULL ? g_ascii_strtoll (g_variant_get_string (parameter, NULL), NULL, 10) : 0);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_application_batch_dispose (GObject *object)
{
  VecheApplicationBatch *self = VECHE_APPLICATION_BATCH (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_BATCH);
  g_clear_object (&self->selection);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->fields, g_strfreev);
  g_clear_pointer (&self->applications, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_application_batch_parent_class)->dispose (object);
}

static void
veche_application_batch_class_init (VecheApplicationBatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_application_batch_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-application-batch.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationBatch, change);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationBatch, count);
  for (guint verb = 0; verb < VECHE_BATCH_N_VERBS; verb++)
    gtk_widget_class_install_action (widget_class, veche_application_batch_actions[verb], NULL,
                                     veche_application_batch_change_action);
  gtk_widget_class_install_action (widget_class, "batch.clear", NULL, veche_application_batch_clear_action);
  gtk_widget_class_install_action (widget_class, "batch.copy", NULL, veche_application_batch_copy_action);
  gtk_widget_class_install_action (widget_class, "batch.letters", NULL, veche_application_batch_letters_action);
  gtk_widget_class_install_action (widget_class, "batch.letters-by", "s", veche_application_batch_letters_action);
  gtk_widget_class_install_action (widget_class, "batch.export", NULL, veche_application_batch_export_action);
  gtk_widget_class_install_action (widget_class, "batch.receipt", NULL, veche_application_batch_paper_action);
  gtk_widget_class_install_action (widget_class, "batch.check-protocol", NULL, veche_application_batch_paper_action);
  gtk_widget_class_install_action (widget_class, "batch.sitting-protocol", NULL, veche_application_batch_paper_action);
}

static void
veche_application_batch_init (VecheApplicationBatch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
veche_application_batch_set_selection (VecheApplicationBatch *self, VecheWorkspace *workspace, VecheRecordSelection *selection)
{
  g_return_if_fail (VECHE_IS_APPLICATION_BATCH (self) && self->selection == NULL);

  self->workspace = g_object_ref (workspace);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (veche_application_batch_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (veche_application_batch_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_batch_changed_cb), self, G_CONNECT_SWAPPED);
}

void
veche_application_batch_set_fields (VecheApplicationBatch *self, GStrv fields)
{
  g_return_if_fail (VECHE_IS_APPLICATION_BATCH (self));

  g_strfreev (self->fields);
  self->fields = fields;
}

gboolean
veche_application_batch_copy (VecheApplicationBatch *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (VECHE_IS_APPLICATION_BATCH (self), FALSE);

  ids = veche_record_selection_list_ids (self->selection);
  if (ids->len > 0 && self->fields != NULL)
    veche_record_copy_rows (gtk_widget_get_parent (GTK_WIDGET (self)), self->workspace, &veche_application_kind, ids,
                            (const char *const *) self->fields);
  return ids->len > 0;
}

