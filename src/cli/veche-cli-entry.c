/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-entry.h"

#include "veche-cli-output.h"
#include "veche-json.h"
#include "veche-time.h"

const char *
veche_cli_entry_get_op (const VecheJournalEntry *entry)
{
  switch (entry->op)
    {
    case 'I':
      return "insert";
    case 'D':
      return "delete";
    case 'U':
    default:
      return "update";
    }
}

const char *
veche_cli_entry_get_actor (const VecheJournalEntry *entry)
{
  return entry->actor != NULL && *entry->actor != '\0' && g_strcmp0 (entry->step_kind, "external") != 0 ? entry->actor : "external";
}

JsonObject *
veche_cli_entry_to_json (const VecheJournalEntry *entry, gboolean with_image)
{
  JsonObject *object = json_object_new ();
  g_autofree char *at = veche_time_format_iso (entry->at);

  json_object_set_int_member (object, "seq", entry->seq);
  veche_cli_output_set_step (object, "step", entry->step);
  veche_cli_output_set_text (object, "title", entry->title);
  json_object_set_string_member (object, "actor", veche_cli_entry_get_actor (entry));
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "op", veche_cli_entry_get_op (entry));
  veche_cli_output_set_text (object, "kind", entry->kind != NULL ? entry->kind->name : NULL);
  veche_cli_output_set_text (object, "table", entry->table);
  json_object_set_int_member (object, "id", entry->row);
  veche_cli_output_set_text (object, "uuid", entry->uuid);
  if (with_image && entry->image != NULL)
    {
      JsonObject *image = veche_json_parse_object (entry->image, -1, "image", NULL);

      if (image != NULL)
        json_object_set_object_member (object, "before", image);
    }
  return object;
}
