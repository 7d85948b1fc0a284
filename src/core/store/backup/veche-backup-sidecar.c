/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-sidecar.h"

#include <string.h>

#include "veche-backup-file.h"
#include "veche-json.h"
#include "veche-time.h"

char *
veche_backup_sidecar_dup_path (const char *backup)
{
  return g_strconcat (backup, ".json", NULL);
}

gboolean
veche_backup_sidecar_write (const char *backup, const char *workspace, const char *reason, const char *sha256,
                            const VecheBackupRecord *record, GError **error)
{
  g_autofree char *path = veche_backup_sidecar_dup_path (backup);
  g_autofree char *made = veche_time_now_iso ();
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "format", "veche-backup");
  json_object_set_int_member (object, "version", 1);
  json_object_set_string_member (object, "workspace", workspace != NULL ? workspace : "");
  json_object_set_string_member (object, "reason", reason);
  json_object_set_string_member (object, "made", made);
  json_object_set_string_member (object, "sha256", sha256);
  json_object_set_int_member (object, "rows", record->rows);
  json_object_set_string_member (object, "journal_head", record->head);
  json_object_set_int_member (object, "journal_length", record->length);
  json_node_set_object (node, object);
  text = veche_json_to_canonical (node);
  return veche_backup_file_write (path, text, strlen (text), error);
}

char *
veche_backup_sidecar_dup_hash (const char *backup)
{
  g_autofree char *path = veche_backup_sidecar_dup_path (backup);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) object = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  object = veche_json_parse_object (text, (gssize) length, path, NULL);
  if (object == NULL)
    return NULL;
  return g_strdup (json_object_get_string_member_with_default (object, "sha256", NULL));
}
