/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-page.h"

#include "veche-application.h"
#include "veche-check-dialog.h"
#include "veche-check-grid.h"
#include "veche-check-queue.h"
#include "veche-check-side.h"
#include "veche-check-step.h"
#include "veche-check-theme-dialog.h"
#include "veche-check-verdict.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-programme-choice.h"
#include "veche-task.h"

struct _VecheCheckPage
{
  VechePage parent_instance;

  AdwNavigationSplitView *split;
  VecheCheckQueue *queue;
  AdwNavigationPage *content;
  AdwWindowTitle *title;
  GtkWidget *card_button;
  GtkWidget *side_button;
  AdwBanner *banner;
  GtkStack *stack;
  VecheCheckGrid *grid;
  VecheCheckSide *given;
  VecheCheckVerdict *verdict;

  VecheCheckContents *contents;
  gint64 chosen; /* the application that is shown or on its way, 0 for none */
  gint64 after;  /* what comes once the dialog has decided */
  gboolean working; /* a step is under way: whoever presses twice means it once */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheCheckPage, veche_check_page, VECHE_TYPE_PAGE)

/* --- the sheet ---------------------------------------------------------------------------------------------------- */

static void
veche_check_page_update_actions (VecheCheckPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable
    = self->contents != NULL && !self->working && !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self)));
  gboolean open = writable && veche_check_contents_is_editable (self->contents);
  gboolean pending = writable && veche_check_sheet_is_pending (self->contents->sheet);
  const char *actor = veche_workspace_get_actor (veche_page_get_workspace (VECHE_PAGE (self)));
  const char *state = self->contents != NULL ? veche_record_get_text (self->contents->sheet->application, "state") : NULL;

  gtk_widget_action_set_enabled (widget, "check.admit",
                                 open && veche_check_can_decide (self->contents->sheet, "accept", NULL, NULL, NULL));
  gtk_widget_action_set_enabled (widget, "check.admit-exception", open);
  gtk_widget_action_set_enabled (widget, "check.return", open);
  gtk_widget_action_set_enabled (widget, "check.refuse", open);
  gtk_widget_action_set_enabled (widget, "check.decide", open || pending);
  gtk_widget_action_set_enabled (widget, "check.move", open && veche_check_theme_dialog_is_possible (self->contents));
  gtk_widget_action_set_enabled (widget, "check.confirm",
                                 pending && veche_check_can_confirm (self->contents->sheet, actor, NULL));
  gtk_widget_action_set_enabled (widget, "check.reopen",
                                 pending || (writable && !open && veche_application_can_move (state, "in-check")));
}

static void
veche_check_page_show_banner (VecheCheckPage *self)
{
  VecheRecord *application = self->contents->sheet->application;
  const char *state = veche_record_get_text (application, "state");
  g_autofree char *label = veche_record_dup_display (application, "state");
  /* Translators: %s is a state of an application: «returned», «admitted», «draft» … */
  g_autofree char *text = g_strdup_printf (_("This application is not in check: %s."), label);

  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_button_label (self->banner, veche_application_can_move (state, "in-check") ? _("_Check Again") : NULL);
}

static void
veche_check_page_show (VecheCheckPage *self, VecheCheckContents *contents)
{
  VecheRecord *application = contents != NULL ? contents->sheet->application : NULL;
  g_autofree char *subtitle = contents != NULL ? veche_check_contents_dup_subtitle (contents) : NULL;

  if (contents != NULL)
    veche_check_contents_ref (contents);
  g_clear_pointer (&self->contents, veche_check_contents_unref);
  self->contents = contents;

  veche_check_grid_show (self->grid, contents);
  veche_check_side_show (self->given, contents, veche_check_grid_get_current (self->grid));
  if (contents != NULL)
    {
      veche_check_verdict_show (self->verdict, contents, veche_workspace_get_actor (veche_page_get_workspace (VECHE_PAGE (self))));
      veche_check_page_show_banner (self);
    }
  adw_window_title_set_title (self->title, contents != NULL ? veche_record_get_title (application) : "");
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  adw_navigation_page_set_title (self->content, contents != NULL ? veche_record_get_title (application) : _("Check sheet"));
  adw_banner_set_revealed (self->banner, contents != NULL && !veche_check_contents_is_open (contents));
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), contents != NULL);
  gtk_widget_set_visible (self->card_button, contents != NULL);
  gtk_widget_set_visible (self->side_button, contents != NULL);
  gtk_stack_set_visible_child_name (self->stack, contents != NULL ? "sheet" : "none");
  veche_check_page_update_actions (self);
}

static void
veche_check_page_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCheckPage *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheCheckContents) contents = NULL;

  if (asked != self->asked || self->chosen == 0)
    return;
  contents = veche_check_contents_load (veche_page_get_workspace (VECHE_PAGE (self)), self->chosen, &local);
  if (veche_task_is_over (task) || asked != self->asked)
    return;
  /* Deleted meanwhile: nothing is chosen then, and that is no error. */
  if (contents == NULL && !g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  if (contents == NULL)
    self->chosen = 0;
  veche_check_page_show (self, contents);
}

static void
veche_check_page_load (VecheCheckPage *self)
{
  self->asked++;
  veche_task_spawn (self, veche_check_page_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

/* @id: row of an application, also one that is not in the queue; 0 for none. */
static void
veche_check_page_choose (VecheCheckPage *self, gint64 id)
{
  if (self->chosen != id)
    {
      veche_check_grid_commit (self->grid);
      self->chosen = id;
      if (id != 0)
        veche_check_page_load (self);
      else
        veche_check_page_show (self, NULL);
    }
  veche_check_queue_select (self->queue, id);
  adw_navigation_split_view_set_show_content (self->split, id != 0);
}

static void
veche_check_page_current_cb (VecheCheckPage *self)
{
  veche_check_side_show (self->given, self->contents, veche_check_grid_get_current (self->grid));
}

/* Folded, the queue is what one comes back to: nothing is chosen in it then, so that each row can be chosen again. */
static void
veche_check_page_show_content_cb (VecheCheckPage *self)
{
  if (self->chosen != 0 && adw_navigation_split_view_get_collapsed (self->split)
      && !adw_navigation_split_view_get_show_content (self->split))
    veche_check_page_choose (self, 0);
}

/* --- decisions ---------------------------------------------------------------------------------------------------- */

static void
veche_check_page_decided (VecheCheckPage *self, const VecheCheckSheet *sheet, gint64 after)
{
  veche_check_step_tell (GTK_WIDGET (self), veche_page_get_workspace (VECHE_PAGE (self)), sheet);
  /* Whoever has gone on to another one meanwhile is reading that. */
  if (self->chosen == veche_record_get_id (sheet->application))
    {
      veche_check_page_choose (self, after);
      veche_check_grid_focus (self->grid);
    }
}

/* What a step is taken with: a fiber begins a turn of the main loop later, when another application may be shown. */
typedef struct
{
  VecheCheckSheet *sheet;
  VecheCheckStep step;
  gint64 after; /* what is shown then */
} VecheCheckPageWork;

static void
veche_check_page_work_free (gpointer data)
{
  VecheCheckPageWork *work = data;

  veche_check_sheet_unref (work->sheet);
  g_free (work);
}

static void
veche_check_page_step_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCheckPage *self = object;
  const VecheCheckPageWork *work = data;
  g_autoptr (VecheCheckSheet) sheet
    = veche_check_step_await (veche_page_get_workspace (VECHE_PAGE (self)), work->sheet, work->step, error);

  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  veche_check_page_update_actions (self);
  if (sheet != NULL && work->step != VECHE_CHECK_STEP_REOPEN)
    veche_check_page_decided (self, sheet, work->after);
}

static void
veche_check_page_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (widget);
  VecheCheckPageWork *work = g_new0 (VecheCheckPageWork, 1);

  veche_check_grid_commit (self->grid);
  work->after = veche_check_queue_get_next (self->queue, self->chosen);
  work->sheet = veche_check_sheet_ref (self->contents->sheet);
  work->step = g_str_equal (name, "check.admit")     ? VECHE_CHECK_STEP_ADMIT
               : g_str_equal (name, "check.confirm") ? VECHE_CHECK_STEP_CONFIRM
                                                     : VECHE_CHECK_STEP_REOPEN;
  self->working = TRUE;
  veche_check_page_update_actions (self);
  veche_task_spawn (self, veche_check_page_step_fiber, work, veche_check_page_work_free);
}

static void
veche_check_page_decided_cb (VecheCheckPage *self, VecheCheckDialog *dialog)
{
  veche_check_page_decided (self, veche_check_dialog_get_sheet (dialog), self->after);
}

static void
veche_check_page_ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (widget);
  const char *decision = g_str_equal (name, "check.return") ? "return" : g_str_equal (name, "check.refuse") ? "refuse" : "accept";
  AdwDialog *dialog;

  veche_check_grid_commit (self->grid);
  self->after = veche_check_queue_get_next (self->queue, self->chosen);
  dialog = veche_check_dialog_new (veche_page_get_workspace (VECHE_PAGE (self)), self->contents, decision);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (veche_check_page_decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
veche_check_page_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (widget);

  veche_check_grid_commit (self->grid);
  adw_dialog_present (veche_check_theme_dialog_new (veche_page_get_workspace (VECHE_PAGE (self)), self->contents), widget);
}

/* Ctrl+Enter: the decision that what is marked leads to, or the confirmation of the one that waits. */
static void
veche_check_page_decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (widget);
  gboolean admissible = veche_check_can_decide (self->contents->sheet, "accept", NULL, NULL, NULL);

  gtk_widget_activate_action (widget,
                              veche_check_sheet_is_pending (self->contents->sheet) ? "check.confirm"
                              : admissible                                         ? "check.admit"
                                                                                   : "check.return",
                              NULL);
}

static void
veche_check_page_first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (widget);

  veche_check_page_choose (self, veche_check_queue_get_first (self->queue));
  veche_check_grid_focus (self->grid);
}

static void
veche_check_page_open_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_page_go (widget, "applications", NULL, NULL, VECHE_CHECK_PAGE (widget)->chosen);
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void
veche_check_page_chosen_cb (VecheCheckPage *self, gint64 id)
{
  veche_check_page_choose (self, id);
}

static void
veche_check_page_n_items_cb (VecheCheckPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.first", veche_check_queue_get_first (self->queue) != 0);
}

/* What is owed here, whatever part of the queue is shown. */
static void
veche_check_page_count_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  static const char *const states[] = { "registered", "in-check" };
  VecheWorkspace *workspace = veche_page_get_workspace (object);
  gint64 owed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);

      veche_query_add_term (query, "state", states[i], FALSE);
      veche_programme_choice_narrow (veche_programme_choice_get (workspace), query);
      owed += dex_await_int64 (veche_workspace_count (workspace, query), error);
      if (*error != NULL || veche_task_is_over (task))
        return;
    }
  veche_page_set_counter (object, (guint) owed);
}

static void
veche_check_page_programme_cb (VecheCheckPage *self)
{
  veche_task_spawn (self, veche_check_page_count_fiber, NULL, NULL);
}

static void
veche_check_page_changed_cb (VecheCheckPage *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_application_kind))
    veche_task_spawn (self, veche_check_page_count_fiber, NULL, NULL);
  /* Its files, team, votes and the programme's items count too, so any change may be one of the sheet. */
  if (self->chosen != 0)
    veche_check_page_load (self);
}

/* Who is working decides who may confirm. */
static void
veche_check_page_actor_cb (VecheCheckPage *self)
{
  g_autoptr (VecheCheckContents) contents = self->contents != NULL ? veche_check_contents_ref (self->contents) : NULL;

  if (contents != NULL)
    veche_check_page_show (self, contents);
}

static void
veche_check_page_open (VechePage *page)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (page);
  VecheWorkspace *workspace = veche_page_get_workspace (page);

  veche_check_grid_set_workspace (self->grid, workspace);
  veche_check_side_set_workspace (self->given, workspace);
  veche_check_queue_set_workspace (self->queue, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_check_page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_check_page_programme_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::actor", G_CALLBACK (veche_check_page_actor_cb), self, G_CONNECT_SWAPPED);
  veche_task_spawn (self, veche_check_page_count_fiber, NULL, NULL);
  veche_check_page_show (self, NULL);
}

static void
veche_check_page_search (VechePage *page)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  veche_check_queue_search (self->queue);
}

static void
veche_check_page_toggle_pane (VechePage *page)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_queue = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->queue));

  if (in_queue && self->chosen != 0)
    {
      adw_navigation_split_view_set_show_content (self->split, TRUE);
      veche_check_grid_focus (self->grid);
      return;
    }
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->queue));
}

static void
veche_check_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (page);

  veche_check_queue_filter (self->queue, filter);
  if (id != 0)
    veche_check_page_choose (self, id);
}

static void
veche_check_page_dispose (GObject *object)
{
  VecheCheckPage *self = VECHE_CHECK_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CHECK_PAGE);
  g_clear_pointer (&self->contents, veche_check_contents_unref);

  G_OBJECT_CLASS (veche_check_page_parent_class)->dispose (object);
}

static void
veche_check_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "check.admit", NULL, veche_check_page_step_action);
  gtk_widget_class_install_action (widget_class, "check.admit-exception", NULL, veche_check_page_ask_action);
  gtk_widget_class_install_action (widget_class, "check.confirm", NULL, veche_check_page_step_action);
  gtk_widget_class_install_action (widget_class, "check.decide", NULL, veche_check_page_decide_action);
  gtk_widget_class_install_action (widget_class, "check.first", NULL, veche_check_page_first_action);
  gtk_widget_class_install_action (widget_class, "check.move", NULL, veche_check_page_move_action);
  gtk_widget_class_install_action (widget_class, "check.open-card", NULL, veche_check_page_open_card_action);
  gtk_widget_class_install_action (widget_class, "check.refuse", NULL, veche_check_page_ask_action);
  gtk_widget_class_install_action (widget_class, "check.reopen", NULL, veche_check_page_step_action);
  gtk_widget_class_install_action (widget_class, "check.return", NULL, veche_check_page_ask_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "check.decide", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "check.decide", NULL);
}

static void
veche_check_page_bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VECHE_TYPE_CHECK_GRID);
  g_type_ensure (VECHE_TYPE_CHECK_QUEUE);
  g_type_ensure (VECHE_TYPE_CHECK_SIDE);
  g_type_ensure (VECHE_TYPE_CHECK_VERDICT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, banner);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, card_button);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, content);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, given);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, grid);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, queue);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, side_button);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, split);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, title);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckPage, verdict);
  gtk_widget_class_bind_template_callback_full (widget_class, "chosen_cb", G_CALLBACK (veche_check_page_chosen_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "current_cb", G_CALLBACK (veche_check_page_current_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "n_items_cb", G_CALLBACK (veche_check_page_n_items_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "show_content_cb", G_CALLBACK (veche_check_page_show_content_cb));
}

static void
veche_check_page_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/veche/Veche/check/veche-check.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
veche_check_page_class_init (VecheCheckPageClass *klass)
{
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_check_page_dispose;
  page_class->slug = "check";
  page_class->title = N_("Technical check");
  page_class->section = N_("Selection");
  page_class->icon_name = "object-select-symbolic";
  page_class->by_programme = TRUE;
  page_class->open = veche_check_page_open;
  page_class->search = veche_check_page_search;
  page_class->toggle_pane = veche_check_page_toggle_pane;
  page_class->show_rows = veche_check_page_show_rows;

  veche_check_page_load_style ();
  veche_check_page_install_actions (GTK_WIDGET_CLASS (klass));
  veche_check_page_bind_template (GTK_WIDGET_CLASS (klass));
}

static void
veche_check_page_init (VecheCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
