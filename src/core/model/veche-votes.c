/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-votes.h"

static gint64
veche_votes_get_entry_id (VecheRecord *row)
{
  return veche_record_is_null (row, "corrects") ? veche_record_get_id (row) : veche_record_get_integer (row, "corrects");
}

static void
veche_votes_add_row (VecheVotesEntry *entry, VecheRecord *row)
{
  entry->paper = g_strcmp0 (veche_record_get_text (row, "source"), "paper") == 0;
  entry->examined |= !veche_record_is_null (row, "valid");
  entry->count += veche_record_get_integer (row, "count");
  entry->valid += veche_record_get_integer (row, "valid");
  entry->voided += veche_record_get_integer (row, "void");
}

static GHashTable *
veche_votes_list_entries (GPtrArray *rows)
{
  GHashTable *entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = veche_votes_get_entry_id (g_ptr_array_index (rows, i));
      VecheVotesEntry *entry = g_hash_table_lookup (entries, &id);

      if (entry == NULL)
        {
          entry = g_new0 (VecheVotesEntry, 1);
          entry->id = id;
          g_hash_table_insert (entries, &entry->id, entry);
        }
      veche_votes_add_row (entry, g_ptr_array_index (rows, i));
    }
  return entries;
}

void
veche_votes_count (GPtrArray *rows, VecheVotesCount *count)
{
  g_autoptr (GHashTable) entries = NULL;
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (rows != NULL && count != NULL);

  *count = (VecheVotesCount) { 0 };
  entries = veche_votes_list_entries (rows);
  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const VecheVotesEntry *entry = value;
      gint64 number = entry->examined ? entry->valid : entry->count;

      if (entry->paper)
        {
          count->paper += number;
          count->voided += entry->voided;
        }
      else
        count->platform += number;
    }
  count->total = MAX (count->platform + count->paper, 0);
  count->platform = MAX (count->platform, 0);
  count->paper = MAX (count->paper, 0);
  count->voided = MAX (count->voided, 0);
}

gboolean
veche_votes_find_entry (GPtrArray *rows, gint64 id, VecheVotesEntry *entry)
{
  g_autoptr (GHashTable) entries = NULL;

  g_return_val_if_fail (rows != NULL && entry != NULL, FALSE);

  entries = veche_votes_list_entries (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      VecheRecord *row = g_ptr_array_index (rows, i);
      gint64 at = veche_votes_get_entry_id (row);

      if (veche_record_get_id (row) != id)
        continue;
      *entry = *(VecheVotesEntry *) g_hash_table_lookup (entries, &at);
      return TRUE;
    }
  return FALSE;
}
