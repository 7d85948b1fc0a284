/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-overview-page.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-overview-data.h"
#include "veche-overview-stages.h"
#include "veche-overview-today.h"
#include "veche-programme-choice.h"
#include "veche-task.h"
#include "veche-time.h"

struct _VecheOverviewPage
{
  VechePage parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *empty;
  VecheOverviewToday *today;
  VecheOverviewStages *stages;
  GtkFlowBox *tiles;
  GtkListBox *states;
  GtkListBox *themes;

  gboolean stale;   /* what is shown is not what is in the workspace */
  gboolean loading;
  char *day; /* the one that is shown; none before the first */
};

G_DEFINE_FINAL_TYPE (VecheOverviewPage, veche_overview_page, VECHE_TYPE_PAGE)

/* --- tiles -------------------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *slug;
  const char *state; /* or %NULL */
} VecheOverviewTile;

static void
veche_overview_page_append_tile (VecheOverviewPage *self, const char *caption, guint number, const char *slug, const char *state)
{
  VecheOverviewTile target = { slug, state };
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf ("%s: %u", caption, number);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *below = gtk_label_new (caption);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "number");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (below), 0);
  gtk_label_set_yalign (GTK_LABEL (below), 0);
  gtk_label_set_wrap (GTK_LABEL (below), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (below), 16);
  gtk_widget_add_css_class (below, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), below);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "activatable");
  gtk_widget_add_css_class (box, "tile");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (child), "target", g_memdup2 (&target, sizeof target), g_free);
  gtk_flow_box_append (self->tiles, child);
}

static void
veche_overview_page_tile_activated_cb (VecheOverviewPage *self, GtkFlowBoxChild *child)
{
  const VecheOverviewTile *target = g_object_get_data (G_OBJECT (child), "target");

  veche_page_go (GTK_WIDGET (self), target->slug, target->state != NULL ? "state" : NULL, target->state, 0);
}

static void
veche_overview_page_show_tiles (VecheOverviewPage *self, const VecheOverviewData *data)
{
  guint waiting
    = veche_overview_data_count_state (data, "registered") + veche_overview_data_count_state (data, "in-check");

  gtk_flow_box_remove_all (self->tiles);
  veche_overview_page_append_tile (self, _("Came in this week"), data->came, "applications", NULL);
  veche_overview_page_append_tile (self, _("Wait for the check"), waiting, "check", NULL);
  veche_overview_page_append_tile (self, _("Returned to applicants"), veche_overview_data_count_state (data, "returned"),
                                   "applications", "returned");
  veche_overview_page_append_tile (self, _("Admitted"), veche_overview_data_count_state (data, "admitted"), "applications",
                                   "admitted");
}

/* --- bars --------------------------------------------------------------------------------------------------------- */

static void
veche_overview_page_append_bar (GtkListBox *list, const VecheOverviewCount *count, const char *field, guint most)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *text = g_strdup_printf ("%u", count->count);
  g_autofree char *name = g_strdup_printf ("%s: %u", count->label, count->count);
  GtkWidget *label = gtk_label_new (count->label);
  GtkWidget *number = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "numeric");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), most > 0 ? (double) count->count / most : 0);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (count->value), g_free);
  gtk_list_box_append (list, row);
}

static void
veche_overview_page_bar_activated_cb (VecheOverviewPage *self, GtkListBoxRow *row)
{
  veche_page_go (GTK_WIDGET (self), "applications", g_object_get_data (G_OBJECT (row), "field"),
                 g_object_get_data (G_OBJECT (row), "value"), 0);
}

static void
veche_overview_page_show_bars (GtkListBox *list, GPtrArray *counts, const char *field)
{
  guint most = 0;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < counts->len; i++)
    most = MAX (most, ((const VecheOverviewCount *) g_ptr_array_index (counts, i))->count);
  for (guint i = 0; i < counts->len; i++)
    veche_overview_page_append_bar (list, g_ptr_array_index (counts, i), field, most);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (list), ADW_TYPE_PREFERENCES_GROUP), counts->len > 0);
}

static void
veche_overview_page_set_up_cb (VecheOverviewPage *self)
{
  veche_page_go (GTK_WIDGET (self), "programme", NULL, NULL, 0);
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void
veche_overview_page_show_empty (VecheOverviewPage *self, gboolean programme)
{
  if (programme)
    {
      adw_status_page_set_title (self->empty, _("The programme is not set up yet"));
      adw_status_page_set_description (
        self->empty, _("Give it stages, terms and themes: how the selection goes and what there is to do today then appear here."));
    }
  else
    {
      adw_status_page_set_title (self->empty, _("There is no programme yet"));
      adw_status_page_set_description (
        self->empty, _("A selection, its stages and what there is to do today appear here once this workspace has a programme."));
    }
}

static void
veche_overview_page_show (VecheOverviewPage *self, const VecheOverviewData *data)
{
  /* A programme of which nothing is known but a title, as an empty file has it, would only show zeros. */
  gboolean bare = data->programme == NULL || (data->stages->len == 0 && data->states->len == 0);

  gtk_stack_set_visible_child_name (self->stack, bare ? "none" : "overview");
  veche_overview_page_show_empty (self, data->programme != NULL);
  adw_window_title_set_subtitle (self->title, data->programme != NULL ? veche_record_get_title (data->programme) : "");
  if (data->programme == NULL)
    return;
  veche_overview_today_show (self->today, data);
  veche_overview_stages_show (self->stages, data);
  veche_overview_page_show_tiles (self, data);
  veche_overview_page_show_bars (self->states, data->states, "state");
  veche_overview_page_show_bars (self->themes, data->themes, "theme");
}

static void
veche_overview_page_load_fiber (VecheTask *task, gpointer object, gpointer unused, GError **error)
{
  VecheOverviewPage *self = object;

  while (self->stale && *error == NULL)
    {
      VecheWorkspace *workspace = veche_page_get_workspace (object);
      gint64 programme = veche_programme_choice_get_id (veche_programme_choice_get (workspace));
      g_autoptr (VecheOverviewData) data = NULL;
      g_autoptr (GError) local = NULL;

      self->stale = FALSE;
      data = veche_overview_data_load (workspace, programme, &local);
      if (veche_task_is_over (task))
        return;
      if (data != NULL)
        {
          g_set_str (&self->day, data->today);
          veche_overview_page_show (self, data);
        }
      /* A programme that has just gone: another one is about to be chosen. */
      else if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
        g_propagate_error (error, g_steal_pointer (&local));
    }
  self->loading = FALSE;
  veche_page_set_busy (VECHE_PAGE (self), FALSE);
}

/* Nobody looks at a hidden page: it is read anew when it is shown again. One that has shown nothing yet is about to be looked at. */
static void
veche_overview_page_load (VecheOverviewPage *self)
{
  VecheProgrammeChoice *choice = veche_programme_choice_get (veche_page_get_workspace (VECHE_PAGE (self)));

  if (!self->stale || self->loading || (self->day != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
      || !veche_programme_choice_is_known (choice))
    return;
  self->loading = TRUE;
  veche_task_spawn (self, veche_overview_page_load_fiber, NULL, NULL);
}

static void
veche_overview_page_changed_cb (VecheOverviewPage *self)
{
  self->stale = TRUE;
  veche_overview_page_load (self);
}

static void
veche_overview_page_map (GtkWidget *widget)
{
  VecheOverviewPage *self = VECHE_OVERVIEW_PAGE (widget);
  g_autofree char *today = veche_time_parse_date ("today", NULL);

  GTK_WIDGET_CLASS (veche_overview_page_parent_class)->map (widget);

  /* The day may have changed meanwhile, even if nothing else has. */
  self->stale |= g_strcmp0 (self->day, today) != 0;
  veche_overview_page_load (self);
}

static void
veche_overview_page_open (VechePage *page)
{
  g_signal_connect_object (veche_page_get_workspace (page), "changed", G_CALLBACK (veche_overview_page_changed_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (veche_page_get_workspace (page)), "chosen",
                           G_CALLBACK (veche_overview_page_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (veche_page_get_workspace (page)), "day",
                           G_CALLBACK (veche_overview_page_changed_cb), page, G_CONNECT_SWAPPED);
  veche_page_set_busy (page, TRUE);
  veche_overview_page_changed_cb (VECHE_OVERVIEW_PAGE (page));
}

static void
veche_overview_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_OVERVIEW_PAGE);
  g_clear_pointer (&VECHE_OVERVIEW_PAGE (object)->day, g_free);

  G_OBJECT_CLASS (veche_overview_page_parent_class)->dispose (object);
}

static void
veche_overview_page_class_init (VecheOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_overview_page_dispose;
  widget_class->map = veche_overview_page_map;
  page_class->slug = "overview";
  page_class->title = N_("Overview");
  page_class->icon_name = "view-grid-symbolic";
  page_class->open = veche_overview_page_open;

  g_type_ensure (VECHE_TYPE_OVERVIEW_STAGES);
  g_type_ensure (VECHE_TYPE_OVERVIEW_TODAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/overview/veche-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, stages);
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, states);
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, themes);
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, VecheOverviewPage, today);
  gtk_widget_class_bind_template_callback_full (widget_class, "bar_activated_cb",
                                                G_CALLBACK (veche_overview_page_bar_activated_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "set_up_cb", G_CALLBACK (veche_overview_page_set_up_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "tile_activated_cb",
                                                G_CALLBACK (veche_overview_page_tile_activated_cb));
}

static void
veche_overview_page_init (VecheOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
