/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-settings.h"

#define MAX_RECENT 12

GSettings *
veche_settings_get (void)
{
  static GSettings *settings;
  static gboolean looked_up;
  GSettingsSchemaSource *source;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (looked_up)
    return settings;

  looked_up = TRUE;
  source = g_settings_schema_source_get_default ();
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, VECHE_APP_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);
  return settings;
}

static void
veche_settings_store_recent (const char *first, const char *without)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) old = NULL;
  GVariantBuilder recent;
  GVariantIter iter;
  const char *path;
  gint64 when;
  guint n = 0;

  if (settings == NULL)
    return;

  g_variant_builder_init (&recent, G_VARIANT_TYPE ("a(sx)"));
  if (first != NULL)
    {
      g_variant_builder_add (&recent, "(sx)", first, g_get_real_time () / G_USEC_PER_SEC);
      n++;
    }
  old = g_settings_get_value (settings, "recent-workspaces");
  g_variant_iter_init (&iter, old);
  while (n < MAX_RECENT && g_variant_iter_next (&iter, "(&sx)", &path, &when))
    if (g_strcmp0 (path, without) != 0)
      {
        g_variant_builder_add (&recent, "(sx)", path, when);
        n++;
      }
  g_settings_set_value (settings, "recent-workspaces", g_variant_builder_end (&recent));
}

GStrv
veche_settings_list_recent (void)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (settings != NULL)
    {
      g_autoptr (GVariant) recent = g_settings_get_value (settings, "recent-workspaces");
      GVariantIter iter;
      const char *path;
      gint64 when;

      g_variant_iter_init (&iter, recent);
      while (g_variant_iter_next (&iter, "(&sx)", &path, &when))
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

void
veche_settings_add_recent (const char *path)
{
  g_return_if_fail (path != NULL);
  veche_settings_store_recent (path, path);
}

void
veche_settings_remove_recent (const char *path)
{
  g_return_if_fail (path != NULL);
  veche_settings_store_recent (NULL, path);
}

/* Rows by the uuid of their workspace, a{sx}. */
static gint64
veche_settings_get_row (const char *name, const char *uuid)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) rows = NULL;
  gint64 row = 0;

  if (settings == NULL || uuid == NULL)
    return 0;
  rows = g_settings_get_value (settings, name);
  g_variant_lookup (rows, uuid, "x", &row);
  return row;
}

static void
veche_settings_set_row (const char *name, const char *uuid, gint64 row)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) old = NULL;
  GVariantBuilder all;
  GVariantIter iter;
  const char *key;
  gint64 other;

  if (settings == NULL || uuid == NULL)
    return;
  old = g_settings_get_value (settings, name);
  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{sx}"));
  g_variant_builder_add (&all, "{sx}", uuid, row);
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&sx}", &key, &other))
    if (!g_str_equal (key, uuid))
      g_variant_builder_add (&all, "{sx}", key, other);
  g_settings_set_value (settings, name, g_variant_builder_end (&all));
}

gint64
veche_settings_get_employee (const char *uuid)
{
  return veche_settings_get_row ("last-employees", uuid);
}

void
veche_settings_set_employee (const char *uuid, gint64 employee)
{
  veche_settings_set_row ("last-employees", uuid, employee);
}

gint64
veche_settings_get_programme (const char *uuid)
{
  return veche_settings_get_row ("last-programmes", uuid);
}

void
veche_settings_set_programme (const char *uuid, gint64 programme)
{
  veche_settings_set_row ("last-programmes", uuid, programme);
}

void
veche_settings_load_window (const char *monitors, int *width, int *height, gboolean *maximized)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) states = NULL;

  *width = 1100;
  *height = 720;
  *maximized = FALSE;
  if (settings == NULL)
    return;
  *width = g_settings_get_int (settings, "window-width");
  *height = g_settings_get_int (settings, "window-height");
  *maximized = g_settings_get_boolean (settings, "window-maximized");
  states = g_settings_get_value (settings, "window-states");
  g_variant_lookup (states, monitors, "(iib)", width, height, maximized);
}

void
veche_settings_save_window (const char *monitors, int width, int height, gboolean maximized)
{
  GSettings *settings = veche_settings_get ();
  g_autoptr (GVariant) old = NULL;
  GVariantBuilder all;
  GVariantIter iter;
  const char *key;
  GVariant *state;

  if (settings == NULL)
    return;
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  old = g_settings_get_value (settings, "window-states");
  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{s(iib)}"));
  g_variant_builder_add (&all, "{s(iib)}", monitors, width, height, maximized);
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_loop (&iter, "{&s@(iib)}", &key, &state))
    if (!g_str_equal (key, monitors))
      g_variant_builder_add (&all, "{s@(iib)}", key, state);
  g_settings_set_value (settings, "window-states", g_variant_builder_end (&all));
}
