/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-bookmarks.h"

#include "veche-i18n.h"
#include "veche-map-places.h"
#include "veche-text.h"

struct _VecheMapBookmarks
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *adding;
  AdwPreferencesGroup *kept;
  GtkWidget *name;
  GPtrArray *rows;
  VecheWorkspace *workspace;
  VecheMapView *view; /* owned: it may go while this is open */
  GPtrArray *places;
};

G_DEFINE_FINAL_TYPE (VecheMapBookmarks, veche_map_bookmarks, ADW_TYPE_DIALOG)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void veche_map_bookmarks_show (VecheMapBookmarks *self);

static void
veche_map_bookmarks_save (VecheMapBookmarks *self)
{
  veche_map_places_save (self->workspace, self->places);
  g_signal_emit (self, signals[CHANGED], 0);
  veche_map_bookmarks_show (self);
}

static void
veche_map_bookmarks_add_cb (VecheMapBookmarks *self)
{
  g_autofree char *name = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  ShumateViewport *viewport = veche_map_view_get_viewport (self->view);

  if (name == NULL)
    {
      gtk_widget_add_css_class (self->name, "error");
      return;
    }
  gtk_widget_remove_css_class (self->name, "error");
  g_ptr_array_add (self->places, veche_map_places_new_place (name, shumate_location_get_longitude (SHUMATE_LOCATION (viewport)),
                                                             shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                                             shumate_viewport_get_zoom_level (viewport)));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  veche_map_bookmarks_save (self);
}

static VecheMapPlace *
veche_map_bookmarks_get_place (GtkWidget *inner)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (inner, ADW_TYPE_ENTRY_ROW)), "place");
}

static void
veche_map_bookmarks_renamed_cb (VecheMapBookmarks *self, GtkWidget *row)
{
  VecheMapPlace *place = g_object_get_data (G_OBJECT (row), "place");
  char *name = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (row)));

  if (name == NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), place->name);
      return;
    }
  g_free (place->name);
  place->name = name;
  veche_map_bookmarks_save (self);
}

static void
veche_map_bookmarks_go_cb (VecheMapBookmarks *self, GtkWidget *button)
{
  const VecheMapPlace *place = veche_map_bookmarks_get_place (button);

  veche_map_view_go_to (self->view, place->lon, place->lat, place->zoom);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_map_bookmarks_delete_cb (VecheMapBookmarks *self, GtkWidget *button)
{
  g_ptr_array_remove (self->places, veche_map_bookmarks_get_place (button));
  veche_map_bookmarks_save (self);
}

static GtkWidget *
veche_map_bookmarks_new_button (VecheMapBookmarks *self, const char *icon_name, const char *format, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *tooltip = g_strdup_printf (format, name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
veche_map_bookmarks_add_row (VecheMapBookmarks *self, VecheMapPlace *place)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Bookmark"));
  gtk_editable_set_text (GTK_EDITABLE (row), place->name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "place", place);
  /* Translators: %s is the name of a bookmark. */
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), veche_map_bookmarks_new_button (self, "find-location-symbolic", _("Go to “%s”"), place->name,
                                                                                G_CALLBACK (veche_map_bookmarks_go_cb)));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), veche_map_bookmarks_new_button (self, "user-trash-symbolic", _("Delete “%s”"), place->name,
                                                                                G_CALLBACK (veche_map_bookmarks_delete_cb)));
  g_signal_connect_object (row, "apply", G_CALLBACK (veche_map_bookmarks_renamed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->kept, row);
  g_ptr_array_add (self->rows, row);
}

static void
veche_map_bookmarks_show (VecheMapBookmarks *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->kept, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->places->len; i++)
    veche_map_bookmarks_add_row (self, g_ptr_array_index (self->places, i));
  gtk_widget_set_visible (GTK_WIDGET (self->kept), self->places->len > 0);
}

static void
veche_map_bookmarks_dispose (GObject *object)
{
  VecheMapBookmarks *self = VECHE_MAP_BOOKMARKS (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (veche_map_bookmarks_parent_class)->dispose (object);
}

static void
veche_map_bookmarks_finalize (GObject *object)
{
  VecheMapBookmarks *self = VECHE_MAP_BOOKMARKS (object);

  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (veche_map_bookmarks_parent_class)->finalize (object);
}

static void
veche_map_bookmarks_class_init (VecheMapBookmarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_bookmarks_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_bookmarks_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_bookmarks_init (VecheMapBookmarks *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->rows = g_ptr_array_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _("Bookmarks"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  self->adding = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (self->adding, _("The place that the map shows now is kept under a name, for you in this workspace."));
  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name of a new bookmark"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->name), TRUE);
  g_signal_connect_object (self->name, "apply", G_CALLBACK (veche_map_bookmarks_add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->adding, self->name);
  self->kept = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->adding);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->kept);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), self->name);
}

AdwDialog *
veche_map_bookmarks_new (VecheWorkspace *workspace, VecheMapView *view)
{
  VecheMapBookmarks *self = g_object_new (VECHE_TYPE_MAP_BOOKMARKS, NULL);

  self->workspace = g_object_ref (workspace);
  self->view = g_object_ref (view);
  self->places = veche_map_places_load (workspace);
  veche_map_bookmarks_show (self);
  return ADW_DIALOG (self);
}
