/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fault-fixture.h"

#include <glib/gstdio.h>

#include "veche-finding.h"
#include "veche-integrity.h"
#include "veche-stmt.h"

typedef struct
{
  const char *prefix;
  guint first;
  guint count;
} FaultSlice;

char *
fault_fixture_path (const char *name)
{
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

char *
fault_fixture_fast_path (const char *name)
{
  g_autofree char *folder = g_strdup ("/dev/shm/veche-fault-XXXXXX");

  return g_mkdtemp (folder) != NULL ? g_build_filename (folder, name, NULL) : fault_fixture_path (name);
}

void
fault_fixture_remove (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_remove (path);
  g_remove (journal);
  g_rmdir (folder);
}

guint
fault_fixture_rounds (int argc, char *argv[], guint usual)
{
  guint64 rounds = usual;

  if (argc > 1 && !g_ascii_string_to_unsigned (argv[1], 10, 1, G_MAXINT, &rounds, NULL))
    g_error ("%s is not a number of rounds", argv[1]);
  return (guint) rounds;
}

void
fault_fixture_copy (const char *from, const char *to)
{
  g_autofree char *journal = g_strconcat (to, "-journal", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_remove (journal);
  g_assert_true (g_file_get_contents (from, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, &error));
}

VecheStore *
fault_fixture_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  VecheStore *store = veche_store_open (path, 0, NULL, &error);

  g_assert_no_error (error);
  return store;
}

char *
fault_fixture_dup_finding (VecheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = veche_integrity_check (store, NULL, &error);

  if (findings == NULL)
    return g_strdup (error->message);
  return findings->len > 0 ? g_strdup (((VecheFinding *) g_ptr_array_index (findings, 0))->message) : NULL;
}

GHashTable *
fault_fixture_read (VecheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), "SELECT id, title FROM application", &error);
  GHashTable *titles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  VecheStmtResult result;

  g_assert_no_error (error);
  while ((result = veche_stmt_step (stmt, &error)) == VECHE_STMT_ROW)
    g_hash_table_insert (titles, GINT_TO_POINTER ((int) veche_stmt_get_integer (stmt, 0)), veche_stmt_dup_text (stmt, 1));
  g_assert_no_error (error);
  return titles;
}

/* How often each title occurs; the ids of imported rows are not known before. */
static GHashTable *
fault_fixture_count_titles (GHashTable *rows)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer title;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &title))
    g_hash_table_insert (counts, g_strdup (title), GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, title)) + 1));
  return counts;
}

char *
fault_fixture_compare (GHashTable *wanted, GHashTable *found)
{
  g_autoptr (GHashTable) wanted_titles = fault_fixture_count_titles (wanted);
  g_autoptr (GHashTable) found_titles = fault_fixture_count_titles (found);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_INT (key) > 0 && g_strcmp0 (value, g_hash_table_lookup (found, key)) != 0)
      return g_strdup_printf ("row %d is “%s”, not “%s”", GPOINTER_TO_INT (key), (char *) g_hash_table_lookup (found, key),
                              (char *) value);
  g_hash_table_iter_init (&iter, wanted_titles);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_hash_table_lookup (found_titles, key) != value)
      return g_strdup_printf ("“%s” is there %d times, not %d", (char *) key,
                              GPOINTER_TO_INT (g_hash_table_lookup (found_titles, key)), GPOINTER_TO_INT (value));
  if (g_hash_table_size (found) != g_hash_table_size (wanted))
    return g_strdup_printf ("%u rows, not %u", g_hash_table_size (found), g_hash_table_size (wanted));
  return NULL;
}

GHashTable *
fault_fixture_clone (GHashTable *rows)
{
  GHashTable *clone = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer id, title;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &id, &title))
    g_hash_table_insert (clone, id, g_strdup (title));
  return clone;
}

static gboolean
fault_fixture_write (VecheStore *store, gpointer data, GError **error)
{
  return veche_record_repo_apply (store, data, error);
}

static gboolean
fault_fixture_apply (VecheStore *store, VecheEdit *edit, GError **error)
{
  return veche_store_write (store, VECHE_STEP_EDIT, "правка", "Проверка", fault_fixture_write, edit, NULL, NULL, error);
}

gint64
fault_fixture_insert (VecheStore *store, const char *title, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint op = veche_edit_insert (edit, &veche_application_kind, 0);

  veche_edit_set_text (edit, op, "title", title);
  return fault_fixture_apply (store, edit, error) ? veche_edit_get_op (edit, op)->id : 0;
}

gboolean
fault_fixture_update (VecheStore *store, gint64 id, const char *title, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint op = veche_edit_update (edit, &veche_application_kind, id);

  veche_edit_set_text (edit, op, "title", title);
  return fault_fixture_apply (store, edit, error);
}

gboolean
fault_fixture_delete (VecheStore *store, gint64 id, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  veche_edit_delete (edit, &veche_application_kind, id);
  return fault_fixture_apply (store, edit, error);
}

static gboolean
fault_fixture_write_slice (VecheStore *store, gpointer data, GError **error)
{
  const FaultSlice *slice = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  for (guint i = 0; i < slice->count; i++)
    {
      guint op = veche_edit_insert (edit, &veche_application_kind, 0);
      g_autofree char *title = g_strdup_printf ("%s-%u", slice->prefix, slice->first + i);

      veche_edit_set_text (edit, op, "title", title);
      veche_edit_set_text (edit, op, "summary", "Сквер, дорожки, скамейки и фонари вдоль пруда; деревья остаются.");
    }
  return veche_record_repo_apply (store, edit, error);
}

gboolean
fault_fixture_slice (VecheStore *store, gint64 step, const char *prefix, guint first, guint count, GError **error)
{
  FaultSlice slice = { prefix, first, count };

  return veche_store_write_slice (store, step, fault_fixture_write_slice, &slice, NULL, error);
}
