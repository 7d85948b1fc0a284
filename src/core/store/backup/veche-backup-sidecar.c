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
veche_backup_sidecar_write (const char *backup, const VecheBackupOrigin *origin, const char *sha256,
                            const VecheBackupRecord *record, GError **error)
{
  g_autofree char *path = veche_backup_sidecar_dup_path (backup);
  g_autofree char *made = veche_time_format_iso (record->at - record->at % 1000);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "format", "veche-backup");
  json_object_set_int_member (object, "version", 1);
  json_object_set_string_member (object, "workspace", origin->workspace != NULL ? origin->workspace : "");
  json_object_set_string_member (object, "title", origin->title != NULL ? origin->title : "");
  json_object_set_string_member (object, "source", origin->source != NULL ? origin->source : "");
  json_object_set_string_member (object, "reason", origin->reason);
  json_object_set_string_member (object, "made", made);
  json_object_set_string_member (object, "sha256", sha256);
  json_object_set_int_member (object, "rows", record->rows);
  json_object_set_int_member (object, "applications", record->applications);
  json_object_set_string_member (object, "journal_head", record->head);
  json_object_set_int_member (object, "journal_length", record->length);
  json_object_set_int_member (object, "journal_seq", record->seq);
  json_node_set_object (node, object);
  text = veche_json_to_canonical (node);
  return veche_backup_file_write (path, text, strlen (text), error);
}

void
veche_backup_sidecar_clear (VecheBackupSidecar *self)
{
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->source, g_free);
  *self = (VecheBackupSidecar) { 0 };
}

static char *
veche_backup_sidecar_dup_text (JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, "");

  return *text != '\0' ? g_strdup (text) : NULL;
}

gboolean
veche_backup_sidecar_load (const char *backup, VecheBackupSidecar *self)
{
  g_autofree char *path = veche_backup_sidecar_dup_path (backup);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GDateTime) made = NULL;
  gsize length;

  veche_backup_sidecar_clear (self);
  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  object = veche_json_parse_object (text, (gssize) length, path, NULL);
  if (object == NULL)
    return FALSE;
  self->sha256 = g_strdup (json_object_get_string_member_with_default (object, "sha256", NULL));
  self->head = g_strdup (json_object_get_string_member_with_default (object, "journal_head", NULL));
  self->length = json_object_get_int_member_with_default (object, "journal_length", -1);
  self->seq = json_object_get_int_member_with_default (object, "journal_seq", -1);
  self->rows = json_object_get_int_member_with_default (object, "rows", -1);
  self->applications = json_object_get_int_member_with_default (object, "applications", -1);
  self->title = veche_backup_sidecar_dup_text (object, "title");
  self->source = veche_backup_sidecar_dup_text (object, "source");
  made = g_date_time_new_from_iso8601 (json_object_get_string_member_with_default (object, "made", ""), NULL);
  self->made = made != NULL ? g_date_time_to_unix (made) * 1000 : 0;
  return TRUE;
}
