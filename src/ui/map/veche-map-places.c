/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-places.h"

#include "veche-page-settings.h"

#define SETTINGS "map-bookmarks"
#define TYPE "a(sddd)"

static void
veche_map_places_free_place (gpointer data)
{
  VecheMapPlace *place = data;

  g_free (place->name);
  g_free (place);
}

VecheMapPlace *
veche_map_places_new_place (const char *name, double lon, double lat, double zoom)
{
  VecheMapPlace *place = g_new0 (VecheMapPlace, 1);

  *place = (VecheMapPlace) { g_strdup (name), lon, lat, zoom };
  return place;
}

static int
veche_map_places_compare (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(const VecheMapPlace *const *) a)->name, (*(const VecheMapPlace *const *) b)->name);
}

GPtrArray *
veche_map_places_load (VecheWorkspace *workspace)
{
  g_autoptr (GVariant) kept = veche_page_settings_dup (SETTINGS, veche_workspace_get_uuid (workspace));
  GPtrArray *places = g_ptr_array_new_with_free_func (veche_map_places_free_place);
  GVariantIter iter;
  const char *name;
  double lon;
  double lat;
  double zoom;

  if (kept == NULL || !g_variant_is_of_type (kept, G_VARIANT_TYPE (TYPE)))
    return places;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sddd)", &name, &lon, &lat, &zoom))
    g_ptr_array_add (places, veche_map_places_new_place (name, lon, lat, zoom));
  return places;
}

void
veche_map_places_save (VecheWorkspace *workspace, GPtrArray *places)
{
  GVariantBuilder kept;

  g_ptr_array_sort (places, veche_map_places_compare);
  g_variant_builder_init (&kept, G_VARIANT_TYPE (TYPE));
  for (guint i = 0; i < places->len; i++)
    {
      const VecheMapPlace *place = g_ptr_array_index (places, i);

      g_variant_builder_add (&kept, "(sddd)", place->name, place->lon, place->lat, place->zoom);
    }
  veche_page_settings_store (SETTINGS, veche_workspace_get_uuid (workspace), g_variant_builder_end (&kept));
}
