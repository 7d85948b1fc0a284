/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-specialist-page.h"

#include <inttypes.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-specialist-form.h"
#include "veche-specialist-photo.h"
#include "veche-specialist-queue.h"
#include "veche-specialist-row.h"
#include "veche-species-lookup.h"
#include "veche-survey.h"
#include "veche-task.h"
#include "veche-tree.h"

struct _VecheSpecialistPage
{
  VechePage parent_instance;

  AdwNavigationSplitView *split;
  VecheSpecialistQueue *queue;
  AdwNavigationPage *content;
  AdwWindowTitle *title;
  GtkWidget *map_button;
  GtkStack *stack;
  GtkBox *sheet;
  VecheSpecialistPhoto *photo;
  VecheSpecialistForm *form;

  gint64 chosen; /* the tree that is shown or on its way, 0 for none */
  gint64 shown;  /* the tree that is shown, 0 for none */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheSpecialistPage, veche_specialist_page, VECHE_TYPE_PAGE)

/* --- the tree ----------------------------------------------------------------------------------------------------- */

static void
veche_specialist_page_show (VecheSpecialistPage *self, VecheRecord *tree, GPtrArray *grades)
{
  g_autofree char *name = tree != NULL ? veche_specialist_row_dup_name (tree) : NULL;
  g_autofree char *survey = tree != NULL ? veche_record_dup_display (tree, "survey") : NULL;
  const gboolean other = tree != NULL && veche_record_get_id (tree) != self->shown;

  self->shown = tree != NULL ? veche_record_get_id (tree) : 0;
  veche_specialist_form_show (self->form, tree, grades);
  veche_specialist_photo_show (self->photo, veche_page_get_workspace (VECHE_PAGE (self)), self->shown);
  adw_window_title_set_title (self->title, name != NULL ? name : "");
  adw_window_title_set_subtitle (self->title, survey != NULL ? survey : "");
  adw_navigation_page_set_title (self->content, name != NULL ? name : _("Tree"));
  gtk_widget_set_visible (self->map_button, tree != NULL);
  gtk_stack_set_visible_child_name (self->stack, tree != NULL ? "tree" : "none");
  /* The rows of the queue keep the keyboard while somebody goes through them. */
  if (other && !gtk_widget_get_focus_child (GTK_WIDGET (self->queue)))
    veche_specialist_form_focus (self->form);
}

/* Of the scale of the tree's survey; none where it has no scale. For fibers. */
static GPtrArray *
veche_specialist_page_load_grades (VecheWorkspace *workspace, VecheRecord *tree)
{
  const gint64 id = veche_record_get_integer (tree, "survey");
  g_autoptr (VecheRecord) survey = id != 0 ? dex_await_object (veche_workspace_get (workspace, &veche_survey_kind, id), NULL) : NULL;
  const gint64 scale = survey != NULL ? veche_record_get_integer (survey, "scale") : 0;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_survey_grade_kind);

  if (scale == 0)
    return NULL;
  query->parent_id = scale;
  veche_query_set_sort (query, "position", FALSE);
  return dex_await_boxed (veche_workspace_query (workspace, query), NULL);
}

static void
veche_specialist_page_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSpecialistPage *self = object;
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  const guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheRecord) tree = NULL;
  g_autoptr (GPtrArray) grades = NULL;

  if (asked != self->asked || self->chosen == 0)
    return;
  tree = dex_await_object (veche_workspace_get (workspace, &veche_tree_kind, self->chosen), &local);
  grades = tree != NULL ? veche_specialist_page_load_grades (workspace, tree) : NULL;
  if (veche_task_is_over (task) || asked != self->asked)
    return;
  if (tree != NULL)
    veche_specialist_page_show (self, tree, grades);
  else if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (self->shown == self->chosen)
    veche_specialist_form_set_gone (self->form);
  else
    veche_specialist_page_show (self, NULL, NULL);
}

static void
veche_specialist_page_load (VecheSpecialistPage *self)
{
  self->asked++;
  if (self->chosen != 0)
    veche_task_spawn (self, veche_specialist_page_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

/* @id: row of a tree, also one that is not in the queue; 0 for none. What was typed about the one before is saved. */
static void
veche_specialist_page_choose (VecheSpecialistPage *self, gint64 id)
{
  if (self->chosen != id)
    {
      veche_specialist_form_hold (self->form);
      self->chosen = id;
      if (id == 0)
        veche_specialist_page_show (self, NULL, NULL);
      veche_specialist_page_load (self);
    }
  veche_specialist_queue_select (self->queue, id);
  adw_navigation_split_view_set_show_content (self->split, id != 0);
}

static void
veche_specialist_page_chosen_cb (VecheSpecialistPage *self, gint64 id)
{
  veche_specialist_page_choose (self, id);
}

static void
veche_specialist_page_opened_cb (VecheSpecialistPage *self)
{
  if (self->chosen == 0)
    return;
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  veche_specialist_form_focus (self->form);
}

static void
veche_specialist_page_done_cb (VecheSpecialistPage *self)
{
  const gint64 next = veche_specialist_queue_get_beside (self->queue, self->chosen, 1);

  /* The last one of the queue may have left others behind that were passed over. */
  if (next == 0)
    {
      const gint64 first = veche_specialist_queue_get_first (self->queue);

      veche_specialist_page_choose (self, first != self->chosen ? first : 0);
    }
  else
    veche_specialist_page_choose (self, next);
  if (self->chosen == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->queue));
}

static void
veche_specialist_page_step_cb (VecheSpecialistPage *self, int by)
{
  const gint64 other = veche_specialist_queue_get_beside (self->queue, self->chosen, by);

  if (other != 0)
    veche_specialist_page_choose (self, other);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Folded, the queue is what one comes back to: nothing is chosen in it then, so that each row can be chosen again. */
static void
veche_specialist_page_show_content_cb (VecheSpecialistPage *self)
{
  if (self->chosen != 0 && adw_navigation_split_view_get_collapsed (self->split)
      && !adw_navigation_split_view_get_show_content (self->split))
    veche_specialist_page_choose (self, 0);
}

static void
veche_specialist_page_n_items_cb (VecheSpecialistPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "specialist.first", veche_specialist_queue_get_first (self->queue) != 0);
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

/* Before a text that is typed in, which has no pages to turn. */
static gboolean
veche_specialist_page_page_key_cb (VecheSpecialistPage *self, guint keyval)
{
  if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    veche_specialist_photo_turn (self->photo, 1);
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    veche_specialist_photo_turn (self->photo, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* What the photograph and its buttons leave: digits and Enter mean the form. */
static gboolean
veche_specialist_page_photo_key_cb (VecheSpecialistPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  return veche_specialist_form_take_key (self->form, keyval, state);
}

static void
veche_specialist_page_map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheSpecialistPage *self = VECHE_SPECIALIST_PAGE (widget);

  if (self->shown != 0)
    veche_page_go (widget, "map", "kind", "tree", self->shown);
}

static void
veche_specialist_page_first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheSpecialistPage *self = VECHE_SPECIALIST_PAGE (widget);

  veche_specialist_page_choose (self, veche_specialist_queue_get_first (self->queue));
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void
veche_specialist_page_names_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSpecialistPage *self = object;
  g_autoptr (VecheSpeciesNames) names = veche_species_lookup_load (veche_page_get_workspace (VECHE_PAGE (self)), error);

  if (names != NULL && !veche_task_is_over (task))
    veche_specialist_form_set_names (self->form, names);
}

static void
veche_specialist_page_changed_cb (VecheSpecialistPage *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_tree_species_kind))
    veche_task_spawn_load (self, veche_specialist_page_names_fiber, NULL, NULL);
  /* Its stems, photographs and survey count too. */
  veche_specialist_page_load (self);
}

static void
veche_specialist_page_open (VechePage *page)
{
  VecheSpecialistPage *self = VECHE_SPECIALIST_PAGE (page);
  VecheWorkspace *workspace = veche_page_get_workspace (page);

  veche_specialist_form_set_workspace (self->form, workspace);
  veche_specialist_queue_set_workspace (self->queue, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_specialist_page_changed_cb), self, G_CONNECT_SWAPPED);
  veche_task_spawn_load (self, veche_specialist_page_names_fiber, NULL, NULL);
  veche_specialist_page_show (self, NULL, NULL);
  veche_specialist_page_n_items_cb (self);
}

static void
veche_specialist_page_search (VechePage *page)
{
  VecheSpecialistPage *self = VECHE_SPECIALIST_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  veche_specialist_queue_search (self->queue);
}

static void
veche_specialist_page_toggle_pane (VechePage *page)
{
  VecheSpecialistPage *self = VECHE_SPECIALIST_PAGE (page);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->queue)) != NULL && self->chosen != 0)
    {
      adw_navigation_split_view_set_show_content (self->split, TRUE);
      veche_specialist_form_focus (self->form);
      return;
    }
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->queue));
}

static void
veche_specialist_page_survey_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSpecialistPage *self = object;
  const gint64 id = *(const gint64 *) data;
  g_autoptr (VecheRecord) survey
    = dex_await_object (veche_workspace_get (veche_page_get_workspace (VECHE_PAGE (self)), &veche_survey_kind, id), error);

  if (survey != NULL && !veche_task_is_over (task))
    veche_specialist_queue_filter (self->queue, id, veche_record_get_title (survey));
}

/* {"survey": row id} shows the trees of one survey; @id: a tree to begin with. */
static void
veche_specialist_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  VecheSpecialistPage *self = VECHE_SPECIALIST_PAGE (page);
  const char *survey = NULL;

  if (g_variant_lookup (filter, "survey", "&s", &survey))
    {
      const gint64 row = g_ascii_strtoll (survey, NULL, 10);

      veche_task_spawn_load (self, veche_specialist_page_survey_fiber, g_memdup2 (&row, sizeof row), g_free);
    }
  if (id != 0)
    veche_specialist_page_choose (self, id);
}

static void
veche_specialist_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_SPECIALIST_PAGE);

  G_OBJECT_CLASS (veche_specialist_page_parent_class)->dispose (object);
}

static void
veche_specialist_page_bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VECHE_TYPE_SPECIALIST_FORM);
  g_type_ensure (VECHE_TYPE_SPECIALIST_PHOTO);
  g_type_ensure (VECHE_TYPE_SPECIALIST_QUEUE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-specialist-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, content);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, form);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, map_button);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, photo);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, queue);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, split);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPage, title);
  gtk_widget_class_bind_template_callback_full (widget_class, "chosen_cb", G_CALLBACK (veche_specialist_page_chosen_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "done_cb", G_CALLBACK (veche_specialist_page_done_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "n_items_cb", G_CALLBACK (veche_specialist_page_n_items_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "opened_cb", G_CALLBACK (veche_specialist_page_opened_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "show_content_cb", G_CALLBACK (veche_specialist_page_show_content_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "step_cb", G_CALLBACK (veche_specialist_page_step_cb));
}

static void
veche_specialist_page_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/veche/Veche/survey/veche-specialist.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
veche_specialist_page_class_init (VecheSpecialistPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_specialist_page_dispose;

  page_class->slug = "specialist";
  page_class->title = N_("For the specialist");
  page_class->section = N_("Territory");
  page_class->icon_name = "find-location-symbolic";
  page_class->late = TRUE;
  page_class->open = veche_specialist_page_open;
  page_class->search = veche_specialist_page_search;
  page_class->toggle_pane = veche_specialist_page_toggle_pane;
  page_class->show_rows = veche_specialist_page_show_rows;

  veche_specialist_page_load_style ();
  veche_specialist_page_bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "specialist.first", NULL, veche_specialist_page_first_action);
  gtk_widget_class_install_action (widget_class, "specialist.map", NULL, veche_specialist_page_map_action);
}

static void
veche_specialist_page_init (VecheSpecialistPage *self)
{
  GtkEventController *pages = gtk_event_controller_key_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (pages, GTK_PHASE_CAPTURE);
  g_signal_connect_object (pages, "key-pressed", G_CALLBACK (veche_specialist_page_page_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheet), pages);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_specialist_page_photo_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->photo), keys);
}
