/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-export-preview.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "veche-i18n.h"

#define ROWS 10
#define SAMPLE_CHARS 80

static void
veche_export_preview_column_free (gpointer data)
{
  VecheExportColumn *column = data;

  g_free (column->label);
  g_free (column->sample);
  g_free (column);
}

/* The value as people read it: what the record shows, not the file's codes and kopecks. Owned. */
static char *
veche_export_preview_dup_sample (GPtrArray *records, const char *name)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *text = veche_record_dup_display (g_ptr_array_index (records, i), name);
      g_autofree char *start = NULL;

      if (*text == '\0')
        continue;
      g_strdelimit (text, "\r\n\t", ' ');
      start = g_utf8_substring (text, 0, MIN (SAMPLE_CHARS, g_utf8_strlen (text, -1)));
      return g_strconcat (start, strlen (start) < strlen (text) ? "…" : "", NULL);
    }
  return g_strdup ("");
}

/* Names of the members that any of the rows in the file has. Owned. */
static GHashTable *
veche_export_preview_read_names (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *rows;

  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  rows = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "records");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      g_autoptr (GList) members = json_object_get_members (json_array_get_object_element (rows, i));

      for (GList *l = members; l != NULL; l = l->next)
        g_hash_table_add (names, g_strdup (l->data));
    }
  return g_steal_pointer (&names);
}

/* The first rows as a file, whose members are what leaves. */
static GHashTable *
veche_export_preview_load_names (VecheWorkspace *workspace, const VecheQuery *query, const VecheTableExportOptions *options,
                                 GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("veche-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "preview.json", NULL) : NULL;
  VecheTableExportOptions plain = *options;
  GHashTable *names = NULL;

  if (path == NULL)
    return NULL;
  plain.encoding = NULL;
  if (dex_await (veche_table_export_run (workspace, query, path, &plain), error))
    names = veche_export_preview_read_names (path, error);
  g_unlink (path);
  g_rmdir (folder);
  return names;
}

GPtrArray *
veche_export_preview_load (VecheWorkspace *workspace, const VecheQuery *query, const VecheTableExportOptions *options,
                           GError **error)
{
  g_autoptr (VecheQuery) first = veche_query_copy (query);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (veche_export_preview_column_free);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) records = NULL;

  first->limit = ROWS;
  names = veche_export_preview_load_names (workspace, first, options, error);
  if (names == NULL)
    return NULL;
  records = dex_await_boxed (veche_workspace_query (workspace, first), error);
  if (records == NULL)
    return NULL;
  for (const VecheField *field = query->kind->fields; field->name != NULL; field++)
    if (g_hash_table_contains (names, field->name))
      {
        VecheExportColumn *column = g_new0 (VecheExportColumn, 1);

        column->label = g_strdup (_(field->label));
        column->sample = veche_export_preview_dup_sample (records, field->name);
        g_ptr_array_add (columns, column);
      }
  return g_steal_pointer (&columns);
}
