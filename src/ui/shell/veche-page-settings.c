/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-page-settings.h"

#include "veche-settings.h"

GVariant *
veche_page_settings_dup (const char *key, const char *slug)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) all = NULL;

  g_return_val_if_fail (key != NULL && slug != NULL, NULL);

  if (settings == NULL)
    return NULL;
  all = g_settings_get_value (settings, key);
  return g_variant_lookup_value (all, slug, NULL);
}

void
veche_page_settings_store (const char *key, const char *slug, GVariant *value)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) kept = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (GVariant) old = NULL;
  GVariantBuilder all;
  GVariantIter iter;
  GVariant *entry;

  g_return_if_fail (key != NULL && slug != NULL);

  if (settings == NULL)
    return;
  old = g_settings_get_value (settings, key);
  g_variant_builder_init (&all, g_variant_get_type (old));
  if (kept != NULL)
    g_variant_builder_add_value (&all, g_variant_new_dict_entry (g_variant_new_string (slug), kept));
  g_variant_iter_init (&iter, old);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      const char *name;

      g_variant_get_child (entry, 0, "&s", &name);
      if (!g_str_equal (name, slug))
        g_variant_builder_add_value (&all, entry);
      g_variant_unref (entry);
    }
  g_settings_set_value (settings, key, g_variant_builder_end (&all));
}
