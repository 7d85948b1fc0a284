/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-panel.h"

#include "veche-i18n.h"
#include "veche-map-symbol.h"

struct _VecheMapPanel
{
  AdwBin parent_instance;

  GtkWidget *list;
  VecheMapView *view; /* borrowed: stands beside it */
};

G_DEFINE_FINAL_TYPE (VecheMapPanel, veche_map_panel, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static VecheMapEntry *
veche_map_panel_get_entry (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

/* --- what a person does ------------------------------------------------------------------------------------------- */

static void
veche_map_panel_shown_cb (VecheMapPanel *self, GParamSpec *pspec, GtkWidget *check)
{
  VecheMapEntry *entry = veche_map_panel_get_entry (gtk_widget_get_ancestor (check, ADW_TYPE_EXPANDER_ROW));

  veche_map_entry_set_shown (entry, gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_map_panel_opacity_cb (VecheMapPanel *self, GtkRange *range)
{
  veche_map_entry_set_opacity (veche_map_panel_get_entry (gtk_widget_get_ancestor (GTK_WIDGET (range), ADW_TYPE_EXPANDER_ROW)),
                               gtk_range_get_value (range) / 100);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_map_panel_labels_cb (VecheMapPanel *self, GParamSpec *pspec, GtkWidget *line)
{
  veche_map_entry_set_labelled (veche_map_panel_get_entry (gtk_widget_get_ancestor (line, ADW_TYPE_EXPANDER_ROW)),
                                adw_switch_row_get_active (ADW_SWITCH_ROW (line)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_map_panel_move (VecheMapPanel *self, GtkWidget *button, int by)
{
  VecheMapEntry *entry = veche_map_panel_get_entry (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));
  GListModel *entries = veche_map_view_list_entries (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) other = g_list_model_get_item (entries, i);

      if (other != entry)
        continue;
      if ((int) i + by >= 0)
        veche_map_view_move_entry (self->view, entry, (guint) ((int) i + by));
      break;
    }
  veche_map_panel_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_map_panel_up_cb (VecheMapPanel *self, GtkWidget *button)
{
  veche_map_panel_move (self, button, 1);
}

static void
veche_map_panel_down_cb (VecheMapPanel *self, GtkWidget *button)
{
  veche_map_panel_move (self, button, -1);
}

static void
veche_map_panel_fit_cb (VecheMapPanel *self, GtkWidget *button)
{
  VecheMapEntry *entry = veche_map_panel_get_entry (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));
  double bounds[4];

  if (veche_map_entry_is_loaded (entry) && veche_map_features_get_bounds (veche_map_entry_get_features (entry), bounds))
    veche_map_view_fit (self->view, bounds);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static GtkWidget *
veche_map_panel_new_button (VecheMapPanel *self, const char *icon_name, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
veche_map_panel_add_legend (AdwExpanderRow *row, VecheMapEntry *entry)
{
  const VecheMapKind *kind = veche_map_entry_get_kind (entry);
  const VecheField *field = veche_map_entry_get_style_field (entry);
  const guint n = veche_map_entry_count_styles (entry);
  g_autofree guint *counts = g_new0 (guint, n);

  if (field == NULL || !veche_map_entry_is_loaded (entry))
    return;
  veche_map_features_count_styles (veche_map_entry_get_features (entry), counts, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", counts[i]);
      GtkWidget *line;
      GtkWidget *label;

      if (counts[i] == 0)
        continue;
      line = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line),
                                     i == 0 ? C_ ("legend", "Not said") : veche_field_get_code_label (field, field->codes[i - 1].code));
      adw_action_row_add_prefix (ADW_ACTION_ROW (line), veche_map_symbol_new (veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), (guint16) i),
                                                                              veche_kind_get_geometry (kind->kind)->target));
      label = gtk_label_new (count);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), label);
      adw_expander_row_add_row (row, line);
    }
}

static GtkWidget *
veche_map_panel_new_tuning (VecheMapPanel *self, VecheMapEntry *entry)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 10, 100, 10);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Opacity"));
  gtk_range_set_value (GTK_RANGE (scale), veche_map_entry_get_opacity (entry) * 100);
  gtk_widget_set_size_request (scale, 88, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Opacity"), -1);
  g_signal_connect_object (scale, "value-changed", G_CALLBACK (veche_map_panel_opacity_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), scale);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), veche_map_panel_new_button (self, "go-up-symbolic", _("Draw it over the next layer"), G_CALLBACK (veche_map_panel_up_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), veche_map_panel_new_button (self, "go-down-symbolic", _("Draw it below the next layer"), G_CALLBACK (veche_map_panel_down_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), veche_map_panel_new_button (self, "zoom-fit-best-symbolic", _("Show the whole layer"), G_CALLBACK (veche_map_panel_fit_cb)));
  return line;
}

static GtkWidget *
veche_map_panel_new_labels (VecheMapPanel *self, VecheMapEntry *entry)
{
  GtkWidget *line = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Labels at close range"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (line), veche_map_entry_is_labelled (entry));
  g_signal_connect_object (line, "notify::active", G_CALLBACK (veche_map_panel_labels_cb), self, G_CONNECT_SWAPPED);
  return line;
}

/* Of a layer of the office: what it is called, how it looks, what it asks of its objects. */
static GtkWidget *
veche_map_panel_new_change (VecheMapEntry *entry)
{
  GtkWidget *line = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Change the layer…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line), "map.edit-layer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line), "x", veche_map_entry_get_layer_id (entry));
  return line;
}

static GtkWidget *
veche_map_panel_new_delete (VecheMapEntry *entry)
{
  GtkWidget *line = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Delete the layer…"));
  gtk_widget_add_css_class (line, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line), "map.delete-layer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line), "x", veche_map_entry_get_layer_id (entry));
  return line;
}

/* Of a layer that asks something of its objects: which of them are shown. */
static GtkWidget *
veche_map_panel_new_filter (VecheMapEntry *entry)
{
  GtkWidget *line = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Filter by its fields…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (line), "map.filter-layer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line), "s", veche_map_entry_get_key (entry));
  return line;
}

/* All that a row says, but for what a person sets in it: while it says the same it stays. */
static char *
veche_map_panel_dup_contents (VecheMapEntry *entry)
{
  const VecheField *field = veche_map_entry_get_style_field (entry);
  const guint n = veche_map_entry_count_styles (entry);
  const VecheMapSymbol *symbol = veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), 0);
  g_autofree guint *counts = g_new0 (guint, n);
  g_autofree char *color = gdk_rgba_to_string (&symbol->color);
  GString *text = g_string_new (NULL);
  g_autofree char *caption = veche_map_entry_dup_caption (entry);

  g_string_append_printf (text, "%s\n%d %s %u", caption, symbol->mark, color, veche_map_entry_get_fields (entry)->len);
  for (guint i = 0; i + 1 < n; i++)
    g_string_append_printf (text, "\n%s", field->codes[i].code);
  if (!veche_map_entry_is_loaded (entry))
    return g_string_free (text, FALSE);
  veche_map_features_count_styles (veche_map_entry_get_features (entry), counts, n);
  g_string_append_printf (text, " %u:", veche_map_entry_get_count (entry));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %u", counts[i]);
  return g_string_free (text, FALSE);
}

static GtkWidget *
veche_map_panel_new_row (VecheMapPanel *self, VecheMapEntry *entry, gboolean expanded)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *count = veche_map_entry_is_loaded (entry) ? g_strdup_printf ("%u", veche_map_entry_get_count (entry)) : g_strdup ("…");
  /* Translators: %s is the name of a layer of the map. */
  g_autofree char *name = g_strdup_printf (_("Show “%s”"), veche_map_entry_get_title (entry));
  GtkWidget *label = gtk_label_new (count);

  g_object_set_data_full (G_OBJECT (row), "entry", g_object_ref (entry), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "contents", veche_map_panel_dup_contents (entry), g_free);
  g_object_set_data (G_OBJECT (row), "check", check);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), veche_map_entry_get_title (entry));
  if (veche_map_entry_get_filter (entry) != NULL)
    {
      g_autofree char *words = veche_own_filter_dup_words (veche_map_entry_get_filter (entry));
      /* Translators: below the name of a layer: which of its objects are shown: «Filter: Material: wood». */
      g_autofree char *only = g_strdup_printf (_("Filter: %s"), words);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), only);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), veche_map_entry_is_shown (entry));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), veche_map_symbol_new (veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), 0),
                                                                             veche_kind_get_geometry (veche_map_entry_get_kind (entry)->kind)->target));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), label);
  veche_map_panel_add_legend (ADW_EXPANDER_ROW (row), entry);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), veche_map_panel_new_tuning (self, entry));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), veche_map_panel_new_labels (self, entry));
  if (veche_map_entry_get_fields (entry)->len > 0)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), veche_map_panel_new_filter (entry));
  if (veche_map_entry_get_layer_id (entry) != 0)
    {
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), veche_map_panel_new_change (entry));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), veche_map_panel_new_delete (entry));
    }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), expanded);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (veche_map_panel_shown_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* What is drawn on top stands on top. */
static VecheMapEntry *
veche_map_panel_dup_entry (VecheMapPanel *self, guint nth)
{
  GListModel *entries = veche_map_view_list_entries (self->view);

  return g_list_model_get_item (entries, g_list_model_get_n_items (entries) - 1 - nth);
}

static gboolean
veche_map_panel_has_same_layers (VecheMapPanel *self)
{
  const guint n = g_list_model_get_n_items (veche_map_view_list_entries (self->view));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VecheMapEntry) entry = veche_map_panel_dup_entry (self, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);

      if (row == NULL || veche_map_panel_get_entry (GTK_WIDGET (row)) != entry)
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) n) == NULL;
}

/* An edit changes a number in one row: the others keep what is open, marked and being dragged in them. */
static void
veche_map_panel_renew_row (VecheMapPanel *self, int nth)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), nth));
  VecheMapEntry *entry = veche_map_panel_get_entry (row);
  g_autofree char *contents = veche_map_panel_dup_contents (entry);

  gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), veche_map_entry_is_shown (entry));
  if (g_str_equal (contents, g_object_get_data (G_OBJECT (row), "contents")))
    return;
  gtk_list_box_insert (GTK_LIST_BOX (self->list), veche_map_panel_new_row (self, entry, adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row))),
                       nth);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
veche_map_panel_renew_all (VecheMapPanel *self)
{
  const guint n = g_list_model_get_n_items (veche_map_view_list_entries (self->view));
  g_autoptr (GHashTable) expanded = g_hash_table_new (NULL, NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
      g_hash_table_add (expanded, veche_map_panel_get_entry (row));
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VecheMapEntry) entry = veche_map_panel_dup_entry (self, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list), veche_map_panel_new_row (self, entry, g_hash_table_contains (expanded, entry)));
    }
}

void
veche_map_panel_update (VecheMapPanel *self)
{
  g_return_if_fail (VECHE_IS_MAP_PANEL (self));

  if (!veche_map_panel_has_same_layers (self))
    veche_map_panel_renew_all (self);
  else
    for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i) != NULL; i++)
      veche_map_panel_renew_row (self, i);
}

void
veche_map_panel_set_view (VecheMapPanel *self, VecheMapView *view)
{
  g_return_if_fail (VECHE_IS_MAP_PANEL (self));

  self->view = view;
}

static void
veche_map_panel_class_init (VecheMapPanelClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_panel_init (VecheMapPanel *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Layers"), -1);
  adw_bin_set_child (ADW_BIN (self), self->list);
}
