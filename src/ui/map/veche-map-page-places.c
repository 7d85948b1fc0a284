/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-i18n.h"
#include "veche-map-bookmarks.h"
#include "veche-map-page-private.h"
#include "veche-map-places.h"

/* More than that are gone to from the dialog. */
#define MOST_IN_MENU 12

void
veche_map_page_places_update (VecheMapPage *self)
{
  g_autoptr (GPtrArray) places = veche_map_places_load (veche_page_get_workspace (VECHE_PAGE (self)));

  g_menu_remove_all (self->places_menu);
  for (guint i = 0; i < MIN (places->len, MOST_IN_MENU); i++)
    {
      g_auto (GStrv) parts = g_strsplit (((const VecheMapPlace *) g_ptr_array_index (places, i))->name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "map.go-to-bookmark", "u", i);
      g_menu_append_item (self->places_menu, item);
    }
  g_menu_append (self->places_menu, _("_Add or change…"), "map.bookmarks");
}

void
veche_map_page_places_go (VecheMapPage *self, guint nth)
{
  g_autoptr (GPtrArray) places = veche_map_places_load (veche_page_get_workspace (VECHE_PAGE (self)));
  const VecheMapPlace *place = nth < places->len ? g_ptr_array_index (places, nth) : NULL;

  if (place != NULL)
    veche_map_view_go_to (self->view, place->lon, place->lat, place->zoom);
}

void
veche_map_page_places_change (VecheMapPage *self)
{
  AdwDialog *dialog = veche_map_bookmarks_new (veche_page_get_workspace (VECHE_PAGE (self)), self->view);

  g_signal_connect_object (dialog, "changed", G_CALLBACK (veche_map_page_places_update), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
