/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-memory.h"

#include <glib/gstdio.h>

/* By the names of the columns, in their order: next week's table of the same site has the same ones. Owned. */
static char *
veche_import_memory_dup_path (const VecheKind *kind, const char *const *columns)
{
  g_autofree char *all = g_strjoinv ("\n", (char **) columns);
  g_autofree char *named = g_strdup_printf ("%s\n%s", kind->name, all);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, named, -1);
  g_autofree char *file = g_strdup_printf ("%s-%.16s.json", kind->plural, digest);

  return g_build_filename (g_get_user_data_dir (), "veche", "mappings", file, NULL);
}

JsonObject *
veche_import_memory_load (const VecheKind *kind, const char *const *columns)
{
  g_autofree char *path = veche_import_memory_dup_path (kind, columns);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || !json_parser_load_from_file (parser, path, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_ref (json_node_get_object (root)) : NULL;
}

void
veche_import_memory_save (const VecheKind *kind, const char *const *columns, JsonObject *mapping, const char *key)
{
  g_autofree char *path = veche_import_memory_dup_path (kind, columns);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), mapping);
  g_autoptr (JsonNode) copy = json_node_copy (node);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_object_set_member (object, "mapping", g_steal_pointer (&copy));
  if (key != NULL)
    json_object_set_string_member (object, "key", key);
  json_node_set_object (root, object);
  text = json_to_string (root, TRUE);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}
