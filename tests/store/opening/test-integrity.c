/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "opening-fixture.h"
#include "veche-integrity.h"

/* One damage, and the finding that it must give. */
typedef struct
{
  const char *name;
  const char *sql;
  const char *code;
  const char *table; /* or NULL */
} Damage;

static const Damage damages[] = {
  { "foreign-key", "UPDATE application SET theme = 99 WHERE id = 1", "foreign-key", "application" },
  { "merge-circle",
    "INSERT INTO person (id, name, merged_into) VALUES (1, 'А', 3), (2, 'Б', NULL), (3, 'В', 1), (4, 'Г', 2)", "merge-circle",
    "person" },
  { "merge-itself", "INSERT INTO organisation (id, name, merged_into) VALUES (5, 'Парк', 5)", "merge-circle", "organisation" },
  { "journal-row", "UPDATE veche_journal SET row = 5 WHERE seq = 1", "journal", NULL },
  { "journal-image", "UPDATE veche_journal_image SET image = '{\"title\":\"x\"}'", "journal", NULL },
  { "journal-step", "UPDATE veche_step SET actor = 'x'", "journal", NULL },
  { "undone", "UPDATE veche_step SET undone = 1 WHERE id = 1", "journal", "veche_step" },
  { "open-step", "INSERT INTO veche_step (uuid, kind, title, actor, at) VALUES ('u', 'import', 'Список', '', 0)",
    "open-step", "veche_step" },
  { "blob",
    "INSERT INTO attachment (owner_kind, owner, name, sha256, size) VALUES ('application', 1, 'a.pdf', 'ff', 3)",
    "file", "attachment" },
  { "owner",
    "INSERT INTO blob (sha256, size) VALUES ('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0);"
    "INSERT INTO attachment (owner_kind, owner, name, sha256, size) VALUES ('application', 77, 'a.pdf', "
    "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0)",
    "file", "attachment" },
  { "chunk",
    "INSERT INTO blob (id, sha256, size) VALUES (9, 'ff', 3); INSERT INTO blob_chunk (blob, n, sha256, data) VALUES "
    "(9, 0, 'ff', x'010203')",
    "file", NULL },
  { "search", "DELETE FROM veche_search", "search", NULL },
  { "geopackage", "DELETE FROM rtree_tree_geom", "geopackage", NULL },
  { "check", "PRAGMA ignore_check_constraints=ON; UPDATE tree SET number = x'00'", "integrity", NULL },
};

static gboolean
fill (VecheStore *store, gpointer data, GError **error)
{
  return veche_db_exec (veche_store_get_db (store),
                        "INSERT INTO application (id, title) VALUES (1, 'Сквер'), (2, 'Дорожка');"
                        "UPDATE application SET title = 'Парк' WHERE id = 2;"
                        "INSERT INTO tree (geom, number) VALUES (" POINT_39_44 ", '1')",
                        error);
}

static char *
make_workspace (void)
{
  g_autofree char *path = opening_fixture_path ("integrity.veche");
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheStore) store = veche_store_create (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (veche_store_write (store, VECHE_STEP_EDIT, "Заявки", "Анна", fill, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static GPtrArray *
check (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheStore) store = veche_store_open (path, VECHE_STORE_INSPECT, NULL, &error);
  GPtrArray *findings;

  g_assert_no_error (error);
  findings = veche_integrity_check (store, NULL, &error);
  g_assert_no_error (error);
  return findings;
}

static void
test_integrity_sound (void)
{
  g_autofree char *path = make_workspace ();
  g_autoptr (GPtrArray) findings = check (path);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((VecheFinding *) g_ptr_array_index (findings, i))->message);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* The damage is done under the open store: at the next opening some of it would be refused. It is open for writing,
 * since SQLite does not look at CHECKs in a file that is not. */
static void
test_integrity_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autofree char *path = make_workspace ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheStore) store = veche_store_open (path, 0, NULL, &error);
  g_autoptr (GPtrArray) findings = NULL;
  gboolean found = FALSE;

  g_assert_no_error (error);
  opening_fixture_run (path, "UPDATE veche_context SET mute = 1");
  opening_fixture_run (path, damage->sql);
  opening_fixture_run (path, "UPDATE veche_context SET mute = 0");
  findings = veche_integrity_check (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const VecheFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s %s %s: %s", finding->code, finding->table, finding->uuid, finding->message);
      found |= strcmp (finding->code, damage->code) == 0 && g_strcmp0 (finding->table, damage->table) == 0;
    }
  g_assert_true (found);
}

/* The finding of a foreign key names the record. */
static void
test_integrity_uuid (void)
{
  g_autofree char *path = make_workspace ();
  g_autoptr (GPtrArray) findings = NULL;
  sqlite3 *handle = opening_fixture_connect (path);
  g_autofree char *uuid = opening_fixture_ask (handle, "SELECT uuid FROM application WHERE id = 1");

  opening_fixture_exec (handle, "UPDATE veche_context SET mute = 1; UPDATE application SET theme = 99 WHERE id = 1;"
                                "UPDATE veche_context SET mute = 0");
  sqlite3_close (handle);
  findings = check (path);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (((VecheFinding *) g_ptr_array_index (findings, 0))->uuid, ==, uuid);
}

/* A file that is gone is one finding, with its record's name. */
static void
test_integrity_missing (void)
{
  g_autofree char *path = make_workspace ();
  g_autoptr (GPtrArray) findings = NULL;
  sqlite3 *handle = opening_fixture_connect (path);
  guint files = 0;

  opening_fixture_exec (handle, "UPDATE veche_context SET mute = 1;"
                                "INSERT INTO attachment (uuid, owner_kind, owner, name, sha256, size) VALUES "
                                "('01900000-0000-7000-8000-000000000001', 'application', 1, 'план.pdf', 'ab', 5);"
                                "UPDATE veche_context SET mute = 0");
  sqlite3_close (handle);
  findings = check (path);
  for (guint i = 0; i < findings->len; i++)
    {
      const VecheFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->code, "file") != 0)
        continue;
      g_assert_cmpstr (finding->uuid, ==, "01900000-0000-7000-8000-000000000001");
      files++;
    }
  g_assert_cmpuint (files, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/integrity/sound", test_integrity_sound);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/integrity/damage/%s", damages[i].name);

      g_test_add_data_func (name, &damages[i], test_integrity_damage);
    }
  g_test_add_func ("/store/integrity/uuid", test_integrity_uuid);
  g_test_add_func ("/store/integrity/missing", test_integrity_missing);
  return g_test_run ();
}
