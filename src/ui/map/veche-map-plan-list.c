/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-plan-list.h"

#include "veche-i18n.h"
#include "veche-map-address.h"
#include "veche-map-source.h"

struct _VecheMapPlanList
{
  AdwBin parent_instance;

  GtkWidget *list;
  VecheMapView *view; /* borrowed: stands beside it */
  gboolean quiet;     /* what changes is what the rows say already */
};

G_DEFINE_FINAL_TYPE (VecheMapPlanList, veche_map_plan_list, ADW_TYPE_BIN)

enum
{
  CHANGED,
  CHOOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* %NULL: it is in the row that stands for none. */
static VecheMapPlan *
veche_map_plan_list_get_plan (GtkWidget *within)
{
  GtkWidget *row = gtk_widget_get_ancestor (within, ADW_TYPE_EXPANDER_ROW);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "plan") : NULL;
}

static VecheMapBackdrop *
veche_map_plan_list_get_backdrop (VecheMapPlanList *self)
{
  return veche_map_view_get_backdrop (self->view);
}

/* --- what a person does ------------------------------------------------------------------------------------------- */

static void
veche_map_plan_list_shown_cb (VecheMapPlanList *self, GParamSpec *pspec, GtkWidget *check)
{
  self->quiet = TRUE;
  veche_map_backdrop_set_shown (veche_map_plan_list_get_backdrop (self), veche_map_plan_list_get_plan (check),
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  self->quiet = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_map_plan_list_opacity_cb (VecheMapPlanList *self, GtkRange *range)
{
  veche_map_plan_set_opacity (veche_map_plan_list_get_plan (GTK_WIDGET (range)), gtk_range_get_value (range) / 100);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_map_plan_list_move (VecheMapPlanList *self, GtkWidget *button, int by)
{
  VecheMapBackdrop *backdrop = veche_map_plan_list_get_backdrop (self);
  VecheMapPlan *plan = veche_map_plan_list_get_plan (button);
  guint at;

  if (!g_list_store_find (G_LIST_STORE (veche_map_backdrop_list_plans (backdrop)), plan, &at) || (int) at + by < 0)
    return;
  veche_map_backdrop_move_plan (backdrop, plan, (guint) ((int) at + by));
  /* Its button is gone with its row. */
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (veche_map_plan_list_get_plan (row) == plan)
      gtk_widget_grab_focus (row);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_map_plan_list_up_cb (VecheMapPlanList *self, GtkWidget *button)
{
  veche_map_plan_list_move (self, button, 1);
}

static void
veche_map_plan_list_down_cb (VecheMapPlanList *self, GtkWidget *button)
{
  veche_map_plan_list_move (self, button, -1);
}

static gboolean
veche_map_plan_list_get_box (VecheMapPlan *plan, double box[4])
{
  ShumateMapSource *source = veche_map_plan_get_source (plan);

  return source != NULL && veche_map_source_is_file (VECHE_MAP_SOURCE (source)) && veche_map_source_get_box (VECHE_MAP_SOURCE (source), box);
}

static void
veche_map_plan_list_fit_cb (VecheMapPlanList *self, GtkWidget *button)
{
  double box[4];

  if (veche_map_plan_list_get_box (veche_map_plan_list_get_plan (button), box))
    veche_map_view_fit (self->view, box);
}

static void
veche_map_plan_list_choose_cb (VecheMapPlanList *self, GtkWidget *button)
{
  g_signal_emit (self, signals[CHOOSE], 0, veche_map_plan_list_get_plan (button));
}

static void
veche_map_plan_list_remove_cb (VecheMapPlanList *self, GtkWidget *button)
{
  VecheMapBackdrop *backdrop = veche_map_plan_list_get_backdrop (self);
  g_autoptr (VecheMapPlan) plan = g_object_ref (veche_map_plan_list_get_plan (button));

  if (plan == veche_map_backdrop_get_base (backdrop))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "map.no-base", NULL);
      return;
    }
  veche_map_backdrop_remove_plan (backdrop, plan);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static void
veche_map_plan_list_add_button (VecheMapPlanList *self, AdwActionRow *line, const char *icon_name, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (line, button);
}

static GtkWidget *
veche_map_plan_list_new_tuning (VecheMapPlanList *self, VecheMapPlan *plan)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 10, 100, 10);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Opacity"));
  gtk_range_set_value (GTK_RANGE (scale), veche_map_plan_get_opacity (plan) * 100);
  gtk_widget_set_size_request (scale, 88, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Opacity"), -1);
  g_signal_connect_object (scale, "value-changed", G_CALLBACK (veche_map_plan_list_opacity_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), scale);
  if (plan != veche_map_backdrop_get_base (veche_map_plan_list_get_backdrop (self)))
    {
      veche_map_plan_list_add_button (self, ADW_ACTION_ROW (line), "go-up-symbolic", _("Draw it over the next one"),
                                      G_CALLBACK (veche_map_plan_list_up_cb));
      veche_map_plan_list_add_button (self, ADW_ACTION_ROW (line), "go-down-symbolic", _("Draw it below the next one"),
                                      G_CALLBACK (veche_map_plan_list_down_cb));
    }
  return line;
}

static void
veche_map_plan_list_add_deed (VecheMapPlanList *self, GtkWidget *row, const char *title, GCallback callback)
{
  GtkWidget *line = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (line), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  g_signal_connect_object (line, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

static GtkWidget *
veche_map_plan_list_new_row (VecheMapPlanList *self, VecheMapPlan *plan, gboolean expanded)
{
  const gboolean base = plan == veche_map_backdrop_get_base (veche_map_plan_list_get_backdrop (self));
  const char *problem = veche_map_plan_get_problem (plan);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = veche_map_plan_dup_title (plan);
  g_autofree char *name = g_strdup_printf (_("Show “%s”"), title);
  double box[4];

  g_object_set_data_full (G_OBJECT (row), "plan", g_object_ref (plan), g_object_unref);
  /* Names of files and what files say of themselves. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), problem != NULL ? problem : base ? _("Base map") : _("Plan"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), veche_map_plan_is_shown (plan));
  gtk_widget_set_sensitive (check, veche_map_plan_get_source (plan) != NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  if (problem != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), icon);
    }
  if (veche_map_plan_get_source (plan) != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), veche_map_plan_list_new_tuning (self, plan));
  if (veche_map_plan_list_get_box (plan, box))
    veche_map_plan_list_add_deed (self, row, _("Show _all of it"), G_CALLBACK (veche_map_plan_list_fit_cb));
  veche_map_plan_list_add_deed (self, row,
                                veche_map_address_is_online (veche_map_plan_get_path (plan)) ? _("Choose another _server…") : _("Choose another _file…"), G_CALLBACK (veche_map_plan_list_choose_cb));
  veche_map_plan_list_add_deed (self, row, _("_Remove from the map"), G_CALLBACK (veche_map_plan_list_remove_cb));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), expanded);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (veche_map_plan_list_shown_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* Where there is no base map. */
static GtkWidget *
veche_map_plan_list_new_blank (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Squares in metres"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("No base map"));
  gtk_widget_set_tooltip_text (button, _("Base map from a file"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "map.open-base");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
veche_map_plan_list_update (VecheMapPlanList *self)
{
  VecheMapBackdrop *backdrop = veche_map_plan_list_get_backdrop (self);
  g_autoptr (GHashTable) expanded = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  GListModel *plans = veche_map_backdrop_list_plans (backdrop);
  VecheMapPlan *base = veche_map_backdrop_get_base (backdrop);

  if (self->quiet)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
      g_hash_table_add (expanded, g_object_ref (veche_map_plan_list_get_plan (row)));
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = g_list_model_get_n_items (plans); i > 0; i--)
    {
      g_autoptr (VecheMapPlan) plan = g_list_model_get_item (plans, i - 1);

      gtk_list_box_append (GTK_LIST_BOX (self->list), veche_map_plan_list_new_row (self, plan, g_hash_table_contains (expanded, plan)));
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), base != NULL
                                                    ? veche_map_plan_list_new_row (self, base, g_hash_table_contains (expanded, base))
                                                    : veche_map_plan_list_new_blank ());
}

void
veche_map_plan_list_set_view (VecheMapPlanList *self, VecheMapView *view)
{
  g_return_if_fail (VECHE_IS_MAP_PLAN_LIST (self));

  self->view = view;
  g_signal_connect_object (veche_map_view_get_backdrop (view), "changed", G_CALLBACK (veche_map_plan_list_update), self, G_CONNECT_SWAPPED);
  veche_map_plan_list_update (self);
}

static void
veche_map_plan_list_class_init (VecheMapPlanListClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, VECHE_TYPE_MAP_PLAN);
}

static void
veche_map_plan_list_init (VecheMapPlanList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Plans and base map"), -1);
  adw_bin_set_child (ADW_BIN (self), self->list);
}
