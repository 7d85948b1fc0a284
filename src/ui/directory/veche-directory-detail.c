/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-detail.h"

#include "veche-directory-choice.h"
#include "veche-directory-merged.h"
#include "veche-directory-names.h"
#include "veche-directory-pin.h"
#include "veche-directory-uses.h"
#include "veche-duplicates-dialog.h"
#include "veche-error.h"
#include "veche-history-list.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

/* As many as are named when something cannot be deleted. */
#define MOST_NAMED 5

struct _VecheDirectoryDetail
{
  AdwBin parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *menu;
  GtkStack *stack;
  AdwStatusPage *none;
  GtkLabel *title;
  AdwViewStack *pages;
  GtkBox *card;
  VecheHistoryList *history;

  VecheWorkspace *workspace;
  const VecheDirectoryKind *kind;
  VecheRecordForm *form;
  VecheDirectoryNames *names; /* of people; else %NULL */
  VecheDirectoryPin *pin; /* of employees; else %NULL */
  VecheDirectoryUses *uses;
  VecheDirectoryMerged *merged; /* or %NULL */
  VecheRecord *record;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (VecheDirectoryDetail, veche_directory_detail, ADW_TYPE_BIN)

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what is shown ---------------------------------------------------------------------------------------------- */

static void
veche_directory_detail_set_form (VecheDirectoryDetail *self, VecheRecord *record)
{
  if (self->names != NULL)
    veche_directory_names_show (self->names, record);
  else
    veche_record_form_set_record (self->form, record);
}

static void
veche_directory_detail_update_status (VecheDirectoryDetail *self)
{
  g_autofree char *status = NULL;

  g_object_get (self->form, "status", &status, NULL);
  adw_window_title_set_title (self->heading,
                              self->record != NULL ? g_dgettext (GETTEXT_PACKAGE, self->kind->kind->label) : "");
  adw_window_title_set_subtitle (self->heading, status != NULL && self->record != NULL ? status : "");
}

static void
veche_directory_detail_show_record (VecheDirectoryDetail *self, VecheRecord *record)
{
  gboolean writable = !veche_workspace_is_read_only (self->workspace);

  g_set_object (&self->record, record);
  gtk_label_set_text (self->title, record != NULL ? veche_record_get_title (record) : "");
  veche_directory_detail_set_form (self, record);
  if (self->pin != NULL)
    veche_directory_pin_show (self->pin, record);
  veche_directory_detail_update_status (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.merge", record != NULL && writable && self->kind->merged != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", record != NULL && writable);
  gtk_widget_set_visible (self->menu, record != NULL && writable);
  gtk_stack_set_visible_child_name (self->stack, record != NULL ? "record" : "none");
}

/* One that has been merged is in no list: it is no longer there for the page. */
static void
veche_directory_detail_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryDetail *self = object;
  gint64 id = self->id;
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (self->workspace, self->kind->kind, id), &local);

  if (veche_task_is_over (task) || id != self->id)
    return;
  if (record != NULL && (self->kind->merged == NULL || veche_record_is_null (record, "merged_into")))
    {
      veche_directory_detail_show_record (self, record);
      return;
    }
  veche_directory_detail_show (self, 0);
  g_signal_emit (self, signals[GONE], 0);
  if (local != NULL && !g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
}

static void
veche_directory_detail_changed_cb (VecheDirectoryDetail *self, VecheChanges *changes)
{
  if (self->id != 0 && veche_changes_touch_row (changes, self->kind->kind, self->id))
    veche_task_spawn (self, veche_directory_detail_load_fiber, NULL, NULL);
}

/* --- deleting --------------------------------------------------------------------------------------------------- */

/* Who still refers to it, a line each; %NULL: nobody, or an error. For fibers. */
static char *
veche_directory_detail_dup_referrers (VecheDirectoryDetail *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) uses = veche_directory_uses_list (self->workspace, self->kind->kind, id, error);
  g_autoptr (GPtrArray) merged
    = uses != NULL ? dex_await_boxed (veche_workspace_intake_list_merged (self->workspace, self->kind->kind, id), error) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (merged == NULL || uses->len + merged->len == 0)
    return NULL;
  for (guint i = 0; i < uses->len && i < MOST_NAMED; i++)
    {
      const VecheDirectoryUse *use = g_ptr_array_index (uses, i);

      g_string_append_printf (text, "«%s», %s\n", use->title, use->role);
    }
  if (uses->len > MOST_NAMED)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more\n", "and %u more\n", uses->len - MOST_NAMED),
                            uses->len - MOST_NAMED);
  for (guint i = 0; i < merged->len && i < MOST_NAMED; i++)
    {
      g_string_append_printf (text, _("“%s”, merged into it"), veche_record_get_title (g_ptr_array_index (merged, i)));
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
veche_directory_detail_refuse (VecheDirectoryDetail *self, const char *referrers)
{
  g_autofree char *body
    = g_strdup_printf (_("Still referring to it:\n\n%s\nTake the reference out there, or merge it with another record."),
                       referrers);
  AdwDialog *dialog = adw_alert_dialog_new (_("It cannot be deleted"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
veche_directory_detail_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryDetail *self = object;
  const gint64 *id = data;
  const char *deleted = g_dgettext (GETTEXT_PACKAGE, self->kind->deleted);
  g_autofree char *referrers = veche_directory_detail_dup_referrers (self, *id, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (deleted);
  g_autoptr (VecheEdit) done = NULL;

  if (*error != NULL || veche_task_is_over (task))
    return;
  if (referrers != NULL)
    {
      veche_directory_detail_refuse (self, referrers);
      return;
    }
  veche_edit_delete (edit, self->kind->kind, *id);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), deleted, done->step);
}

static void
veche_directory_detail_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDirectoryDetail *self = VECHE_DIRECTORY_DETAIL (widget);

  veche_task_spawn (self, veche_directory_detail_delete_fiber, g_memdup2 (&self->id, sizeof self->id), g_free);
}

/* --- merging by hand -------------------------------------------------------------------------------------------- */

static void
veche_directory_detail_other_cb (VecheDirectoryDetail *self, VecheRecord *other)
{
  if (self->record == NULL || veche_record_get_id (other) == self->id)
    veche_toast_show (GTK_WIDGET (self), _("It is this record itself. Choose another one."));
  else
    adw_dialog_present (veche_duplicates_dialog_new_pair (self->workspace, self->kind, self->id, veche_record_get_id (other)),
                        GTK_WIDGET (self));
}

static void
veche_directory_detail_merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDirectoryDetail *self = VECHE_DIRECTORY_DETAIL (widget);
  AdwDialog *dialog = veche_directory_choice_new (self->workspace, self->kind, NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (veche_directory_detail_other_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- the widget ------------------------------------------------------------------------------------------------- */

static void
veche_directory_detail_dispose (GObject *object)
{
  VecheDirectoryDetail *self = VECHE_DIRECTORY_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_DIRECTORY_DETAIL);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_directory_detail_parent_class)->dispose (object);
}

static void
veche_directory_detail_class_init (VecheDirectoryDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_directory_detail_dispose;

  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_HISTORY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/directory/veche-directory-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, card);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, history);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, menu);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, none);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, pages);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryDetail, title);
  gtk_widget_class_install_action (widget_class, "record.merge", NULL, veche_directory_detail_merge_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, veche_directory_detail_delete_action);
}

static void
veche_directory_detail_init (VecheDirectoryDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
veche_directory_detail_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind)
{
  VecheDirectoryDetail *self = g_object_new (VECHE_TYPE_DIRECTORY_DETAIL, NULL);
  g_autofree char *escaped = NULL;

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  adw_status_page_set_icon_name (self->none, kind->icon_name);
  escaped = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, kind->none), -1);
  adw_status_page_set_title (self->none, escaped);
  self->form = VECHE_RECORD_FORM (veche_record_form_new ());
  veche_record_form_build (self->form, workspace, kind->kind, kind->sections);
  gtk_box_append (self->card, GTK_WIDGET (self->form));
  if (kind->kind == &veche_people_person_kind)
    self->names = veche_directory_names_attach (self->form);
  if (kind->kind == &veche_people_employee_kind)
    {
      self->pin = VECHE_DIRECTORY_PIN (veche_directory_pin_new (workspace));
      gtk_box_append (self->card, GTK_WIDGET (self->pin));
    }
  self->uses = VECHE_DIRECTORY_USES (veche_directory_uses_new (workspace, kind->kind));
  gtk_box_append (self->card, GTK_WIDGET (self->uses));
  if (kind->merged != NULL)
    {
      self->merged = VECHE_DIRECTORY_MERGED (veche_directory_merged_new (workspace, kind));
      gtk_box_append (self->card, GTK_WIDGET (self->merged));
    }
  g_signal_connect_object (self->form, "notify::status", G_CALLBACK (veche_directory_detail_update_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_directory_detail_changed_cb), self, G_CONNECT_SWAPPED);
  veche_directory_detail_show_record (self, NULL);
  return GTK_WIDGET (self);
}

void
veche_directory_detail_show (VecheDirectoryDetail *self, gint64 id)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_DETAIL (self));

  self->id = id;
  veche_directory_uses_show (self->uses, id);
  if (self->merged != NULL)
    veche_directory_merged_show (self->merged, id);
  veche_history_list_show (self->history, self->workspace, self->kind->kind, id);
  if (id == 0)
    veche_directory_detail_show_record (self, NULL);
  else
    veche_task_spawn (self, veche_directory_detail_load_fiber, NULL, NULL);
}

gint64
veche_directory_detail_get_shown (VecheDirectoryDetail *self)
{
  return self->id;
}

void
veche_directory_detail_edit (VecheDirectoryDetail *self)
{
  GtkWidget *row;

  g_return_if_fail (VECHE_IS_DIRECTORY_DETAIL (self));

  if (self->record == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->pages, "card");
  row = veche_record_form_get_row (self->form, self->names != NULL ? "surname" : "name");
  gtk_widget_grab_focus (row);
}
