/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-detail.h"

#include "veche-application-again.h"
#include "veche-application-contents.h"
#include "veche-application-decisions.h"
#include "veche-application-facts.h"
#include "veche-application-files.h"
#include "veche-application-forms.h"
#include "veche-application-move.h"
#include "veche-application-steps.h"
#include "veche-application-summary.h"
#include "veche-application-warnings.h"
#include "veche-application.h"
#include "veche-child-group.h"
#include "veche-directory-link.h"
#include "veche-error.h"
#include "veche-history-list.h"
#include "veche-i18n.h"
#include "veche-letter-group.h"
#include "veche-problem-notes.h"
#include "veche-programme-choice.h"
#include "veche-record-form.h"
#include "veche-report-action.h"
#include "veche-state-chip.h"
#include "veche-task.h"
#include "veche-workspace-intake.h"

struct _VecheApplicationDetail
{
  AdwBin parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *menu;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *facts;
  VecheProblemNotes *notes;
  GtkButton *next;
  AdwInlineViewSwitcher *switcher;
  AdwViewStack *pages;
  GtkBox *card;
  AdwBin *votes;
  AdwBin *contacts;
  VecheApplicationFiles *files;
  VecheApplicationDecisions *decisions;
  VecheHistoryList *history;

  VecheWorkspace *workspace;
  VecheRecordForm *form;
  GtkWidget *contents;
  GtkWidget *letters;
  VecheApplicationSummary *summary; /* what stands under the groups */
  GPtrArray *groups; /* of VecheChildGroup: members, budget, votes, contacts */
  GPtrArray *links;  /* of VecheDirectoryLink */
  VecheRecord *record;
  gint64 id;
  gboolean stale;   /* something has changed that the notes are made of */
  gboolean loading; /* they are being read */
};

G_DEFINE_FINAL_TYPE (VecheApplicationDetail, veche_application_detail, ADW_TYPE_BIN)

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a number is needed for; each takes the name of a report. */
static const char *const veche_application_detail_papers[] = { "application.print", "application.show", "application.paper" };

static const char *const veche_application_detail_steps[]
  = { "application.next", "application.check-again", "application.withdraw", "application.delete", "application.move" };

/* --- what is shown ---------------------------------------------------------------------------------------------- */

static void
veche_application_detail_update_heading (VecheApplicationDetail *self)
{
  const char *number = self->record != NULL ? veche_record_get_number (self->record) : NULL;
  g_autofree char *status = NULL;

  if (self->form != NULL)
    g_object_get (self->form, "status", &status, NULL);
  adw_window_title_set_title (self->heading, number != NULL ? number : self->record != NULL ? _("No number yet") : "");
  adw_window_title_set_subtitle (self->heading, status != NULL ? status : "");
}

/* A decision has been taken on what is not open any more: what was known by then is history. For fibers. */
static GPtrArray *
veche_application_detail_list_problems (VecheApplicationDetail *self)
{
  if (!veche_application_state_is_open (veche_record_get_text (self->record, "state")))
    return NULL;
  return dex_await_boxed (
    veche_workspace_intake_list_problems (self->workspace, &veche_application_kind, veche_record_get_id (self->record)), NULL);
}

/* One at a time: the whole programme is looked through for each. What has changed meanwhile is read by the next turn. */
static void
veche_application_detail_notes_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationDetail *self = object;

  while (!veche_task_is_over (task) && self->stale && self->record != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gint64 id = veche_record_get_id (self->record);
      g_autoptr (GPtrArray) problems = NULL;

      self->stale = FALSE;
      problems = veche_application_detail_list_problems (self);
      if (!veche_task_is_over (task) && self->record != NULL && veche_record_get_id (self->record) == id)
        veche_problem_notes_show (self->notes, self->workspace, self->record, problems, NULL);
    }
  self->loading = FALSE;
}

static void
veche_application_detail_load_notes (VecheApplicationDetail *self)
{
  if (self->loading || !self->stale || self->record == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->loading = TRUE;
  veche_task_spawn_load (self, veche_application_detail_notes_fiber, NULL, NULL);
}

static void
veche_application_detail_show_record (VecheApplicationDetail *self, VecheRecord *record)
{
  const char *state = veche_record_get_text (record, "state");
  const char *next = veche_application_steps_get_next (state);
  gboolean writable = !veche_workspace_is_read_only (self->workspace);
  g_autofree char *facts = veche_application_facts_dup (record);

  /* What could be answered about the one before, must not be here until the new one has been looked through. */
  if (self->record == NULL || veche_record_get_id (self->record) != veche_record_get_id (record))
    veche_problem_notes_show (self->notes, self->workspace, NULL, NULL, NULL);
  g_set_object (&self->record, record);
  gtk_label_set_text (self->title, veche_record_get_title (record));
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *facts != '\0');
  veche_state_chip_show (self->state, state);
  gtk_button_set_label (self->next, next != NULL ? next : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next), next != NULL && writable);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "application.next", next != NULL && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "application.check-again",
                                 writable && veche_application_again_is_possible (record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "application.withdraw",
                                 writable && veche_application_can_move (state, "withdrawn"));
  /* What has a number stays in the register: it is withdrawn. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "application.delete", writable && veche_record_get_number (record) == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "application.move", writable && veche_application_move_is_possible (record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "application.letter", writable);
  for (guint i = 0; i < G_N_ELEMENTS (veche_application_detail_papers); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), veche_application_detail_papers[i], veche_record_get_number (record) != NULL);

  veche_application_decisions_show (self->decisions, self->workspace, record);
  veche_record_form_set_record (self->form, record);
  veche_application_move_fix (self->form, record, !writable);
  veche_application_contents_set_record (VECHE_APPLICATION_CONTENTS (self->contents), record);
  for (guint i = 0; i < self->links->len; i++)
    veche_directory_link_set_record (g_ptr_array_index (self->links, i), record);
  veche_application_summary_set_record (self->summary, record);
  veche_application_detail_update_heading (self);
  self->stale = TRUE;
  veche_application_detail_load_notes (self);
  gtk_widget_set_visible (self->menu, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "application");
}

static void
veche_application_detail_show_none (VecheApplicationDetail *self)
{
  self->id = 0;
  g_clear_object (&self->record);
  for (guint i = 0; i < G_N_ELEMENTS (veche_application_detail_steps); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), veche_application_detail_steps[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (veche_application_detail_papers); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), veche_application_detail_papers[i], FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "application.letter", FALSE);
  veche_application_decisions_show (self->decisions, self->workspace, NULL);
  if (self->form != NULL)
    veche_record_form_set_record (self->form, NULL);
  gtk_widget_set_visible (self->menu, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->next), FALSE);
  veche_application_detail_update_heading (self);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
veche_application_detail_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationDetail *self = object;
  gint64 id = self->id;
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheRecord) record
    = dex_await_object (veche_workspace_get (self->workspace, &veche_application_kind, id), &local);

  if (veche_task_is_over (task) || id != self->id)
    return;
  if (record != NULL)
    veche_application_detail_show_record (self, record);
  else
    {
      veche_application_detail_show_none (self);
      g_signal_emit (self, signals[GONE], 0);
      if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
        g_propagate_error (error, g_steal_pointer (&local));
    }
}

static void
veche_application_detail_changed_cb (VecheApplicationDetail *self, VecheChanges *changes)
{
  if (self->id == 0)
    return;
  if (veche_changes_touch_row (changes, &veche_application_kind, self->id))
    veche_task_spawn (self, veche_application_detail_load_fiber, NULL, NULL);
  else if (veche_application_warnings_are_touched (changes))
    {
      self->stale = TRUE;
      veche_application_detail_load_notes (self);
    }
}

/* A card of another programme beside a list without it would only mislead. */
static void
veche_application_detail_programme_cb (VecheApplicationDetail *self, VecheProgrammeChoice *choice)
{
  if (self->record == NULL || veche_programme_choice_is_all (choice) || veche_programme_choice_list (choice)->len < 2
      || veche_record_get_integer (self->record, "programme") == veche_programme_choice_get_id (choice))
    return;
  veche_application_detail_show_none (self);
  g_signal_emit (self, signals[GONE], 0);
}

/* --- steps ------------------------------------------------------------------------------------------------------ */

static void
veche_application_detail_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationDetail *self = VECHE_APPLICATION_DETAIL (widget);

  g_return_if_fail (self->record != NULL); /* show_none() has disabled it */

  if (g_str_equal (name, "application.next"))
    veche_application_steps_take_next (widget, self->workspace, self->record);
  else if (g_str_equal (name, "application.check-again"))
    veche_application_again_ask (widget, self->workspace, self->record);
  else if (g_str_equal (name, "application.withdraw"))
    veche_application_steps_withdraw (widget, self->workspace, self->record);
  else if (g_str_equal (name, "application.move"))
    veche_application_move_present (widget, self->workspace, self->record);
  else
    veche_application_steps_delete (widget, self->workspace, self->record);
}

static void
veche_application_detail_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationDetail *self = VECHE_APPLICATION_DETAIL (widget);
  const char *number;
  const char *report = g_variant_get_string (parameter, NULL);

  g_return_if_fail (self->record != NULL);

  number = veche_record_get_number (self->record);
  if (g_str_equal (name, "application.print"))
    veche_report_action_print (widget, self->workspace, report, number);
  else if (g_str_equal (name, "application.show"))
    veche_report_action_open (widget, self->workspace, report, number);
  else
    veche_report_action_save (widget, self->workspace, report, number);
}

/* Its text is the template's row, «0» for none. */
static void
veche_application_detail_letter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_letter_group_write (VECHE_LETTER_GROUP (VECHE_APPLICATION_DETAIL (widget)->letters),
                            g_ascii_strtoll (g_variant_get_string (parameter, NULL), NULL, 10));
}

/* --- the widget ------------------------------------------------------------------------------------------------- */

static GtkWidget *
veche_application_detail_add_group (VecheApplicationDetail *self, const VecheChildSpec *spec)
{
  GtkWidget *group = veche_child_group_new (self->workspace, spec);

  g_ptr_array_add (self->groups, group);
  return group;
}

static void
veche_application_detail_add_link (VecheApplicationDetail *self, const char *field, const VecheDirectoryLinkSpec *spec)
{
  GtkWidget *link = veche_directory_link_new (self->workspace, spec);

  adw_entry_row_add_suffix (ADW_ENTRY_ROW (veche_record_form_get_row (self->form, field)), link);
  g_ptr_array_add (self->links, link);
}

static void
veche_application_detail_build (VecheApplicationDetail *self, VecheWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  self->form = VECHE_RECORD_FORM (veche_record_form_new ());
  veche_record_form_build (self->form, workspace, &veche_application_kind, veche_application_forms_card);
  veche_application_detail_add_link (self, "leader", &veche_directory_link_leader);
  veche_application_detail_add_link (self, "organisation", &veche_directory_link_organisation);
  gtk_box_append (self->card, GTK_WIDGET (self->form));
  self->contents = veche_application_contents_new (workspace);
  gtk_box_append (self->card, self->contents);
  gtk_box_append (self->card, veche_application_detail_add_group (self, &veche_application_forms_members));
  gtk_box_append (self->card, veche_application_detail_add_group (self, &veche_application_forms_budget));
  self->letters = veche_letter_group_new (workspace);
  gtk_box_append (self->card, self->letters);
  adw_bin_set_child (self->votes, veche_application_detail_add_group (self, &veche_application_forms_votes));
  adw_bin_set_child (self->contacts, veche_application_detail_add_group (self, &veche_application_forms_contacts));
  self->summary = veche_application_summary_new (workspace, self->form, self->groups);
  g_signal_connect_object (self->form, "notify::status", G_CALLBACK (veche_application_detail_update_heading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_detail_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_application_detail_programme_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
veche_application_detail_dispose (GObject *object)
{
  VecheApplicationDetail *self = VECHE_APPLICATION_DETAIL (object);

  if (self->summary != NULL)
    g_object_run_dispose (G_OBJECT (self->summary)); /* a task may hold it longer than the groups are there */
  g_clear_object (&self->summary);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_DETAIL);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_application_detail_parent_class)->dispose (object);
}

static void
veche_application_detail_class_init (VecheApplicationDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_application_detail_dispose;

  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_APPLICATION_DECISIONS);
  g_type_ensure (VECHE_TYPE_APPLICATION_FILES);
  g_type_ensure (VECHE_TYPE_HISTORY_LIST);
  g_type_ensure (VECHE_TYPE_PROBLEM_NOTES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-application-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, card);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, contacts);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, decisions);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, files);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, history);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, menu);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, next);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, notes);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, pages);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, state);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, switcher);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, title);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationDetail, votes);

  for (guint i = 0; i < G_N_ELEMENTS (veche_application_detail_steps); i++)
    gtk_widget_class_install_action (widget_class, veche_application_detail_steps[i], NULL, veche_application_detail_step_action);
  for (guint i = 0; i < G_N_ELEMENTS (veche_application_detail_papers); i++)
    gtk_widget_class_install_action (widget_class, veche_application_detail_papers[i], "s", veche_application_detail_print_action);
  gtk_widget_class_install_action (widget_class, "application.letter", "s", veche_application_detail_letter_action);
}

static void
veche_application_detail_init (VecheApplicationDetail *self)
{
  self->groups = g_ptr_array_new ();
  self->links = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (veche_application_detail_load_notes), NULL);
  veche_application_files_accept_drops (self->files, GTK_WIDGET (self));
  veche_application_detail_show_none (self);
}

void
veche_application_detail_show (VecheApplicationDetail *self, VecheWorkspace *workspace, gint64 id)
{
  g_return_if_fail (VECHE_IS_APPLICATION_DETAIL (self));

  if (self->workspace == NULL)
    veche_application_detail_build (self, workspace);
  /* Another application is read from its beginning. */
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL; page = gtk_widget_get_next_sibling (page))
    if (self->id != id && GTK_IS_SCROLLED_WINDOW (page))
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)), 0);
  self->id = id;
  for (guint i = 0; i < self->groups->len; i++)
    veche_child_group_set_parent_id (g_ptr_array_index (self->groups, i), id);
  veche_letter_group_show (VECHE_LETTER_GROUP (self->letters), id);
  veche_application_files_show (self->files, workspace, id);
  veche_history_list_show (self->history, workspace, &veche_application_kind, id);
  if (id == 0)
    veche_application_detail_show_none (self);
  else
    veche_task_spawn (self, veche_application_detail_load_fiber, NULL, NULL);
}

void
veche_application_detail_edit (VecheApplicationDetail *self)
{
  g_return_if_fail (VECHE_IS_APPLICATION_DETAIL (self));

  if (self->record == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->pages, "card");
  gtk_widget_grab_focus (veche_record_form_get_row (self->form, "title"));
}
