/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-search-terms.h"

#include <string.h>

#include "veche-stmt.h"
#include "veche-store-private.h"

/* Longer «words» are keys and addresses that nobody types from their beginning. */
#define VECHE_SEARCH_TERMS_LONGEST 128
#define VECHE_SEARCH_TERMS_BLOCK 65536
/* So many newcomers are looked through one by one before the list is sorted anew. */
#define VECHE_SEARCH_TERMS_TAIL 512

struct _VecheSearchTerms
{
  GStringChunk *strings;
  GHashTable *set;
  GPtrArray *sorted;
  GPtrArray *tail;    /* not sorted yet */
  GPtrArray *unsaved; /* not in the file yet */
};

static void
veche_search_terms_free (gpointer data)
{
  VecheSearchTerms *self = data;

  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->sorted);
  g_ptr_array_unref (self->tail);
  g_ptr_array_unref (self->unsaved);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheSearchTerms, veche_search_terms_free)

static VecheSearchTerms *
veche_search_terms_new (void)
{
  VecheSearchTerms *self = g_new0 (VecheSearchTerms, 1);

  self->strings = g_string_chunk_new (VECHE_SEARCH_TERMS_BLOCK);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
  self->sorted = g_ptr_array_new ();
  self->tail = g_ptr_array_new ();
  self->unsaved = g_ptr_array_new ();
  return self;
}

static int
veche_search_terms_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The table's key is compared byte by byte, so its rows come sorted as strcmp() would sort them. */
static gboolean
veche_search_terms_load (VecheSearchTerms *self, VecheDb *db, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT stem FROM veche_search_term ORDER BY stem", error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      char *stem = g_string_chunk_insert (self->strings, veche_stmt_get_text (stmt, 0));

      if (g_hash_table_add (self->set, stem))
        g_ptr_array_add (self->sorted, stem);
    }
  return result == VECHE_STMT_DONE;
}

VecheSearchTerms *
veche_search_terms_get (VecheStore *store, GError **error)
{
  VecheSearchTerms *present = veche_store_get_search_state (store);
  g_autoptr (VecheSearchTerms) self = NULL;

  if (present != NULL)
    return present;

  self = veche_search_terms_new ();
  if (!veche_search_terms_load (self, veche_store_get_db (store), error))
    return NULL;
  present = g_steal_pointer (&self);
  veche_store_set_search_state (store, present, veche_search_terms_free);
  return present;
}

void
veche_search_terms_forget (VecheStore *store)
{
  veche_store_set_search_state (store, NULL, NULL);
}

gboolean
veche_search_terms_is_listed (const char *stem)
{
  return !g_ascii_isdigit (stem[0]) && strlen (stem) <= VECHE_SEARCH_TERMS_LONGEST;
}

void
veche_search_terms_add (VecheSearchTerms *self, GString *stems)
{
  char *from = stems->str;
  char *const end = stems->str + stems->len;

  while (from < end)
    {
      char *to = memchr (from, ' ', (gsize) (end - from));
      char *stem;

      if (to == NULL)
        to = end;
      *to = '\0';
      if (to > from && !g_hash_table_contains (self->set, from) && veche_search_terms_is_listed (from))
        {
          stem = g_string_chunk_insert (self->strings, from);
          g_hash_table_add (self->set, stem);
          g_ptr_array_add (self->tail, stem);
          g_ptr_array_add (self->unsaved, stem);
        }
      if (to < end)
        *to = ' ';
      from = to + 1;
    }
}

gboolean
veche_search_terms_save (VecheSearchTerms *self, VecheDb *db, GError **error)
{
  g_autoptr (VecheStmt) stmt = NULL;

  if (self->unsaved->len == 0)
    return TRUE;
  stmt = veche_stmt_new (db, "INSERT OR IGNORE INTO veche_search_term (stem) VALUES (?1)", error);
  if (stmt == NULL)
    return FALSE;

  g_ptr_array_sort (self->unsaved, veche_search_terms_compare);
  for (guint i = 0; i < self->unsaved->len; i++)
    {
      veche_stmt_bind_text (stmt, 1, g_ptr_array_index (self->unsaved, i));
      if (!veche_stmt_run (stmt, error))
        return FALSE;
    }
  g_ptr_array_set_size (self->unsaved, 0);
  return TRUE;
}

gboolean
veche_search_terms_contains (VecheSearchTerms *self, const char *stem)
{
  return g_hash_table_contains (self->set, stem);
}

/* The index of the first sorted stem that is not before @prefix. */
static guint
veche_search_terms_find (VecheSearchTerms *self, const char *prefix)
{
  guint low = 0;
  guint high = self->sorted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_ptr_array_index (self->sorted, middle), prefix) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
veche_search_terms_expand (VecheSearchTerms *self, const char *prefix, guint limit, GPtrArray *stems)
{
  const guint before = stems->len;

  if (self->tail->len > VECHE_SEARCH_TERMS_TAIL)
    {
      g_ptr_array_extend (self->sorted, self->tail, NULL, NULL);
      g_ptr_array_set_size (self->tail, 0);
      g_ptr_array_sort (self->sorted, veche_search_terms_compare);
    }

  for (guint i = veche_search_terms_find (self, prefix);
       i < self->sorted->len && g_str_has_prefix (g_ptr_array_index (self->sorted, i), prefix)
       && stems->len - before <= limit;
       i++)
    g_ptr_array_add (stems, g_ptr_array_index (self->sorted, i));
  for (guint i = 0; i < self->tail->len && stems->len - before <= limit; i++)
    if (g_str_has_prefix (g_ptr_array_index (self->tail, i), prefix))
      g_ptr_array_add (stems, g_ptr_array_index (self->tail, i));

  if (stems->len - before <= limit)
    return TRUE;
  g_ptr_array_set_size (stems, (int) before);
  return FALSE;
}
