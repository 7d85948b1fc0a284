/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-hash.h"

#include <string.h>

static guint64
veche_import_hash_fnv (guint64 hash, gconstpointer data, gsize size)
{
  const guint8 *bytes = data;

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo): tells whether a value is still the one taken last; nothing depends on it being hard to forge. */
guint64
veche_import_hash_value (const VecheValue *value)
{
  guint64 hash = veche_import_hash_fnv (G_GUINT64_CONSTANT (14695981039346656037), &value->type, sizeof value->type);
  gconstpointer data;
  gsize size;

  switch (value->type)
    {
    case VECHE_VALUE_INTEGER:
    case VECHE_VALUE_REF:
      return veche_import_hash_fnv (14695981039346656037u, &value->integer, sizeof value->integer);
    case VECHE_VALUE_REAL:
      return veche_import_hash_fnv (hash, &value->real, sizeof value->real);
    case VECHE_VALUE_TEXT:
      return veche_import_hash_fnv (hash, value->text, strlen (value->text));
    case VECHE_VALUE_BYTES:
      data = g_bytes_get_data (value->bytes, &size);
      return veche_import_hash_fnv (hash, data, size);
    case VECHE_VALUE_NULL:
    default:
      return hash;
    }
}

/* «field=hash;field=hash» */
char *
veche_import_hash_format (GHashTable *hashes)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (hashes), (GCompareFunc) strcmp);
  GString *text = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", (const char *) l->data,
                            (const char *) g_hash_table_lookup (hashes, l->data));
  return g_string_free (text, FALSE);
}

GHashTable *
veche_import_hash_parse (const char *text)
{
  GHashTable *hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *mark = strchr (parts[i], '=');

      if (mark != NULL)
        g_hash_table_insert (hashes, g_strndup (parts[i], mark - parts[i]), g_strdup (mark + 1));
    }
  return hashes;
}

void
veche_import_hash_put (GHashTable *hashes, const char *field, const VecheValue *value)
{
  g_hash_table_insert (hashes, g_strdup (field), g_strdup_printf ("%016" G_GINT64_MODIFIER "x", veche_import_hash_value (value)));
}

gboolean
veche_import_hash_same (GHashTable *hashes, const char *field, const VecheValue *value)
{
  const char *known = g_hash_table_lookup (hashes, field);
  g_autofree char *hash = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", veche_import_hash_value (value));

  return g_strcmp0 (known, hash) == 0;
}

gpointer
veche_import_hash_row (const VecheImportRow *row)
{
  guint64 hash = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);
      guint64 value = veche_import_hash_value (&cell->value);

      hash = veche_import_hash_fnv (hash, cell->field->name, strlen (cell->field->name) + 1);
      hash = veche_import_hash_fnv (hash, &value, sizeof value);
    }
  return GSIZE_TO_POINTER ((gsize) hash);
}
