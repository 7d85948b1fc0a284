/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "opening-fixture.h"
#include "veche-integrity.h"
#include "veche-kind.h"
#include "veche-stmt.h"
#include "veche-store.h"

#define MUTATIONS 300
#define PAGE 4096

/* A workspace with something in its tables. */
static char *
make_workspace (gsize *length)
{
  g_autofree char *path = opening_fixture_path ("seed.veche");
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  veche_store_close (veche_store_create (path, NULL, &error));
  g_assert_no_error (error);
  opening_fixture_run (
    path, "WITH RECURSIVE c (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 60) INSERT INTO application "
          "(title, summary) SELECT 'Заявка ' || n, 'Сквер и дорожки ' || n FROM c;"
          "INSERT INTO tree (geom, number) VALUES (" POINT_39_44 ", '1'), (" POINT_40_45 ", '2');"
          "UPDATE application SET title = title || '!' WHERE id % 3 = 0; DELETE FROM application WHERE id % 7 = 0;"
          "INSERT INTO blob (sha256, size) VALUES ('00', 3); INSERT INTO blob_chunk (blob, n, sha256, data) VALUES "
          "(1, 0, '00', x'010203'); INSERT INTO attachment (owner_kind, owner, name, sha256, size) VALUES "
          "('application', 1, 'a.pdf', '00', 3)");
  veche_store_close (veche_store_open (path, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, length, &error));
  return bytes;
}

static void
mutate (GRand *rand, char *bytes, gsize *length)
{
  gsize at = (gsize) g_rand_double_range (rand, 0, (double) *length);
  gsize size = MIN ((gsize) g_rand_int_range (rand, 1, 600), *length - at);
  gsize pages = *length / PAGE;
  gsize a = (gsize) g_rand_int_range (rand, 0, (gint32) pages);
  gsize b = (gsize) g_rand_int_range (rand, 0, (gint32) pages);

  switch (g_rand_int_range (rand, 0, 15))
    {
    case 0: /* one bit; the likeliest, since it goes deepest */
    case 1:
    case 2:
    case 3:
    case 4:
      bytes[at] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 5: /* the file's header */
      bytes[g_rand_int_range (rand, 16, 100)] = (char) g_rand_int (rand);
      break;
    case 6: /* the header of a page */
    case 7:
    case 8:
      bytes[a * PAGE + (gsize) g_rand_int_range (rand, 0, 16) + (a == 0 ? 100 : 0)] = (char) g_rand_int (rand);
      break;
    case 9:
      memset (bytes + at, 0, size);
      break;
    case 10:
    case 11:
      for (gsize i = 0; i < size; i++)
        bytes[at + i] = (char) g_rand_int (rand);
      break;
    case 12: /* one page is another */
      memmove (bytes + a * PAGE, bytes + b * PAGE, PAGE);
      break;
    case 13: /* words of the schema */
      {
        char *word = memmem (bytes + at, *length - at, "CREATE", 6);

        if (word != NULL)
          word[g_rand_int_range (rand, 0, 60)] ^= 1;
        break;
      }
    default:
      *length = at;
      break;
    }
}

/* Reads everything there is, as the program might. */
static void
read_all (VecheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = veche_integrity_check (store, NULL, &error);

  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", (*kind)->table);
      g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, NULL);

      while (stmt != NULL && veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
        for (int i = 0; i < veche_stmt_count_columns (stmt); i++)
          {
            g_auto (VecheValue) value = VECHE_VALUE_INIT;

            veche_stmt_get_value (stmt, i, &value);
          }
    }
}

/* A damaged file opens or is refused with a sentence; it never brings the program down. */
static void
test_mutations (void)
{
  gsize seed_length;
  g_autofree char *seed = make_workspace (&seed_length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200217);
  guint opened = 0, refused = 0;

  for (guint i = 0; i < MUTATIONS; i++)
    {
      g_autofree char *name = g_strdup_printf ("mutation-%u.veche", i);
      g_autofree char *path = opening_fixture_path (name);
      g_autofree char *bytes = g_memdup2 (seed, seed_length);
      g_autoptr (GError) error = NULL;
      g_autoptr (VecheStore) store = NULL;
      gsize length = seed_length;

      for (int count = g_rand_int_range (rand, 1, 3); count > 0 && length > 2 * PAGE; count--)
        mutate (rand, bytes, &length);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

      store = veche_store_open (path, 0, NULL, &error);
      if (store != NULL)
        {
          g_assert_no_error (error);
          read_all (store);
          opened++;
        }
      else
        {
          g_assert_nonnull (error);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_test_message ("%u: %s", i, error->message);
          refused++;
        }
      g_clear_pointer (&store, veche_store_close);
      g_remove (path);
    }
  g_test_message ("%u opened, %u refused", opened, refused);
  g_assert_cmpuint (refused, >, MUTATIONS / 4);
  g_assert_cmpuint (opened, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/mutations", test_mutations);
  return g_test_run ();
}
