/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-look-group.h"

#include "veche-i18n.h"
#include "veche-map-kinds.h"

/* Its colour when none is chosen; of the palette of GNOME. */
#define COLOR "#1c71d8"

struct _VecheMapLookGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *color;
  GtkWidget *mark;
  gboolean setting;
  gboolean has_color;
  gboolean color_changed;
  gboolean symbol_changed;
};

G_DEFINE_FINAL_TYPE (VecheMapLookGroup, veche_map_look_group, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of the list, «as usual» before them. */
static const struct
{
  const char *name;
  const char *label;
} veche_map_look_marks[] = {
  { "circle", N_("Circle") },       { "square", N_("Square") },          { "triangle", N_("Triangle") },
  { "diamond", N_("Diamond") }, { "cross", N_("Circle crossed out") }, { "ring", N_("Ring") },
};

static void
veche_map_look_group_color_cb (VecheMapLookGroup *self)
{
  if (self->setting)
    return;
  self->has_color = TRUE;
  self->color_changed = TRUE;
}

static void
veche_map_look_group_mark_cb (VecheMapLookGroup *self)
{
  if (!self->setting)
    self->symbol_changed = TRUE;
}

static void
veche_map_look_group_class_init (VecheMapLookGroupClass *klass)
{
}

static void
veche_map_look_group_init (VecheMapLookGroup *self)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GtkColorDialog) dialog = gtk_color_dialog_new ();
  g_autoptr (GtkStringList) marks = gtk_string_list_new (NULL);

  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  gtk_color_dialog_set_title (dialog, _("Color of the layer"));
  self->color = gtk_color_dialog_button_new (g_object_ref (dialog));
  gtk_widget_set_valign (self->color, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->color), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Color of the layer"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Color"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->color);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->color);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  gtk_string_list_append (marks, _("As usual"));
  for (guint i = 0; i < G_N_ELEMENTS (veche_map_look_marks); i++)
    gtk_string_list_append (marks, g_dgettext (GETTEXT_PACKAGE, veche_map_look_marks[i].label));
  self->mark = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mark), _("Mark of a point"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->mark), G_LIST_MODEL (marks));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->mark);

  veche_map_look_group_set (self, NULL, NULL);
  g_signal_connect_object (self->color, "notify::rgba", G_CALLBACK (veche_map_look_group_color_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mark, "notify::selected", G_CALLBACK (veche_map_look_group_mark_cb), self, G_CONNECT_SWAPPED);
}

void
veche_map_look_group_set (VecheMapLookGroup *self, const char *color, const char *symbol)
{
  GdkRGBA rgba;
  guint selected = 0;

  g_return_if_fail (VECHE_IS_MAP_LOOK_GROUP (self));

  for (guint i = 0; symbol != NULL && i < G_N_ELEMENTS (veche_map_look_marks); i++)
    if (g_str_equal (symbol, veche_map_look_marks[i].name))
      selected = i + 1;
  self->has_color = color != NULL && gdk_rgba_parse (&rgba, color);
  if (!self->has_color)
    gdk_rgba_parse (&rgba, COLOR);
  self->setting = TRUE;
  gtk_color_dialog_button_set_rgba (GTK_COLOR_DIALOG_BUTTON (self->color), &rgba);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->mark), selected);
  self->setting = FALSE;
  self->color_changed = FALSE;
  self->symbol_changed = FALSE;
}

const char *
veche_map_look_group_get_symbol (VecheMapLookGroup *self)
{
  guint selected;

  g_return_val_if_fail (VECHE_IS_MAP_LOOK_GROUP (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->mark));
  return selected > 0 && selected <= G_N_ELEMENTS (veche_map_look_marks) ? veche_map_look_marks[selected - 1].name : NULL;
}

char *
veche_map_look_group_dup_color (VecheMapLookGroup *self)
{
  const GdkRGBA *rgba;

  g_return_val_if_fail (VECHE_IS_MAP_LOOK_GROUP (self), NULL);

  if (!self->has_color)
    return NULL;
  rgba = gtk_color_dialog_button_get_rgba (GTK_COLOR_DIALOG_BUTTON (self->color));
  return g_strdup_printf ("#%02x%02x%02x", (guint) (rgba->red * 255 + 0.5F), (guint) (rgba->green * 255 + 0.5F),
                          (guint) (rgba->blue * 255 + 0.5F));
}

gboolean
veche_map_look_group_is_color_changed (VecheMapLookGroup *self)
{
  return self->color_changed;
}

gboolean
veche_map_look_group_is_symbol_changed (VecheMapLookGroup *self)
{
  return self->symbol_changed;
}
