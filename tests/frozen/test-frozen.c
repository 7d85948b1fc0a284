/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "veche-application.h"
#include "veche-finding.h"
#include "veche-integrity.h"
#include "veche-journal.h"
#include "veche-json.h"
#include "veche-record-repo.h"
#include "veche-schema.h"
#include "veche-store.h"
#include "veche-undo.h"

/* Workspaces as every released version wrote them (tools/freeze): each must open, hold what it held, and be worked in. */

static char *
frozen_unpack (const char *packed)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "frozen.veche", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (packed);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) raw = NULL;
  g_autoptr (GInputStream) whole = NULL;
  g_autoptr (GFileOutputStream) target = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  raw = G_INPUT_STREAM (g_file_read (from, NULL, &error));
  g_assert_no_error (error);
  whole = g_converter_input_stream_new (raw, G_CONVERTER (unpacker));
  target = g_file_replace (to, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (target), whole, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static void
frozen_check (VecheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = veche_integrity_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((VecheFinding *) g_ptr_array_index (findings, i))->message);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What was written down when the file was frozen. Kinds that have come since are not in it. */
static void
frozen_compare (VecheStore *store, const char *facts_path)
{
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) facts = NULL;
  JsonObject *counts, *journal;
  gint64 length;
  guint known = 0;

  g_assert_true (g_file_get_contents (facts_path, &text, NULL, &error));
  facts = veche_json_parse_object (text, -1, "facts", &error);
  g_assert_no_error (error);
  counts = json_object_get_object_member (facts, "counts");
  journal = json_object_get_object_member (facts, "journal");

  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    if (json_object_has_member (counts, (*kind)->name))
      {
        g_assert_cmpint (veche_record_repo_count (store, *kind), ==, json_object_get_int_member (counts, (*kind)->name));
        known++;
      }
  g_assert_cmpuint (known, ==, json_object_get_size (counts));
  head = veche_journal_dup_head (store, &length);
  g_assert_cmpstr (head, ==, json_object_get_string_member (journal, "head"));
  g_assert_cmpint (length, ==, json_object_get_int_member (journal, "length"));
}

static gboolean
frozen_write (VecheStore *store, gpointer data, GError **error)
{
  return veche_record_repo_apply (store, data, error);
}

/* A row, found; undone; and the step before it undone as well, which that version made. */
static void
frozen_work (VecheStore *store)
{
  g_autoptr (VecheEdit) edit = veche_edit_new ("добавление");
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count = veche_record_repo_count (store, &veche_application_kind);

  veche_edit_set_text (edit, veche_edit_insert (edit, &veche_application_kind, 0), "title", "Хоккейная коробка");
  veche_store_write (store, VECHE_STEP_EDIT, "добавление", NULL, frozen_write, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  veche_query_set_text (query, "хоккейной");
  found = veche_record_repo_query (store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      veche_undo_apply (store, FALSE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 2; i++)
    {
      veche_undo_apply (store, TRUE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (veche_record_repo_count (store, &veche_application_kind), ==, count + 1);
}

static void
test_frozen (gconstpointer data)
{
  const char *packed = data;
  g_autofree char *base = g_strndup (packed, strlen (packed) - strlen (".veche.gz"));
  g_autofree char *facts = g_strconcat (base, ".json", NULL);
  g_autofree char *path = frozen_unpack (packed);
  g_autoptr (GError) error = NULL;
  VecheStore *store;

  for (guint time = 0; time < 2; time++)
    {
      store = veche_store_open (path, 0, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (veche_store_is_read_only (store));
      g_assert_cmpint (veche_store_get_schema (store), ==, VECHE_SCHEMA_VERSION);
      frozen_check (store);
      if (time == 0)
        {
          frozen_compare (store, facts);
          frozen_work (store);
          frozen_check (store);
        }
      veche_store_close (store);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint count = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "frozen", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".veche.gz"))
      {
        g_autofree char *path = g_strdup_printf ("/frozen/%s", name);

        g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_frozen, g_free);
        count++;
      }
  if (count == 0)
    g_error ("there is no frozen workspace in %s", folder);
  return g_test_run ();
}
