/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-fixture.h"
#include "generator.h"
#include "veche-error.h"
#include "veche-undo.h"

/* Damaged workspaces, each opened by a process of its own: it opens and can be worked in, or is refused with a sentence; nobody
 * crashes, nobody hangs. */

#define PAGE 4096
#define APPLICATIONS 60
#define SECONDS_OF_WORK 20    /* of the processor */
#define SECONDS_AT_MOST 300 /* by the clock: also for one that waits for ever, on a machine with much else to do */
#define EXIT_OPENED 0
#define EXIT_REFUSED 1
#define EXIT_BAD_ERROR 2

typedef struct
{
  char *bytes;
  gsize length;
} MutantFile;

typedef struct
{
  MutantFile file;
  MutantFile journal; /* of a transaction that was cut off */
} MutantSeed;

static MutantFile
mutant_read (const char *path)
{
  MutantFile file;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &file.bytes, &file.length, &error);
  g_assert_no_error (error);
  return file;
}

/* A workspace of some size, and the same with a hot journal: as a crash in the middle of a large write leaves it. */
static void
mutant_make (MutantSeed *whole, MutantSeed *cut)
{
  g_autofree char *path = fault_fixture_path ("seed.veche");
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  VecheStore *store = generator_create_store (path);
  g_autoptr (Generator) generator = generator_new (7);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;
  gint64 draft;

  generator_fill_store (generator, store, APPLICATIONS);
  for (guint i = 1; i < 20; i++)
    g_assert_true (fault_fixture_update (store, i, "Правленая", &error));
  draft = fault_fixture_insert (store, "Черновик", &error);
  g_assert_no_error (error);
  g_assert_true (fault_fixture_delete (store, draft, &error));
  g_assert_cmpint (veche_undo_apply (store, FALSE, NULL, NULL, NULL, &error), !=, 0);
  veche_store_close (store);
  whole->file = mutant_read (path);
  whole->journal = (MutantFile) { NULL, 0 };

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "PRAGMA journal_mode=TRUNCATE; PRAGMA cache_size=3; BEGIN; UPDATE application SET title = title || 'x', "
                                 "summary = summary || summary; DELETE FROM application WHERE id % 3 = 0",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  cut->file = mutant_read (path);
  cut->journal = mutant_read (journal);
  g_assert_cmpuint (cut->journal.length, >, 10 * PAGE);
  sqlite3_close (handle);
}

static void
mutant_change (GRand *rand, MutantFile *file)
{
  const gsize pages = MAX (file->length / PAGE, 1);
  gsize at = (gsize) (g_rand_double (rand) * (double) file->length);
  gsize wanted = (gsize) g_rand_int_range (rand, 1, 2000);
  gsize size = MIN (wanted, file->length - at);
  gsize a = (gsize) g_rand_int_range (rand, 0, (gint32) pages) * PAGE;
  gsize b = (gsize) g_rand_int_range (rand, 0, (gint32) pages) * PAGE;

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
    case 1:
    case 2: /* bits anywhere */
      for (int i = g_rand_int_range (rand, 1, 6); i > 0; i--)
        file->bytes[(gsize) (g_rand_double (rand) * (double) file->length)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 3: /* a page's header or its first cell pointers */
    case 4:
      at = a + (gsize) g_rand_int_range (rand, 0, 40);
      file->bytes[MIN (at, file->length - 1)] = (char) g_rand_int (rand);
      break;
    case 5:
      memset (file->bytes + at, g_rand_boolean (rand) ? 0 : 0xff, size);
      break;
    case 6:
      for (gsize i = 0; i < size; i++)
        file->bytes[at + i] = (char) g_rand_int (rand);
      break;
    case 7: /* two pages change places */
      for (gsize i = 0; i < PAGE && MAX (a, b) + i < file->length; i++)
        {
          char byte = file->bytes[a + i];

          file->bytes[a + i] = file->bytes[b + i];
          file->bytes[b + i] = byte;
        }
      break;
    case 8: /* a page as it might have been written before */
      memmove (file->bytes + a, file->bytes + b, MIN (PAGE, file->length - MAX (a, b)));
      break;
    default:
      file->length = MAX (at, 1);
      break;
    }
}

/* What people do right after opening. Errors are all right here, as long as they are errors. */
static void
mutant_work (VecheStore *store)
{
  static const char *const texts[] = { "пло", "правленая", "2020-7", "ghfdktyfz", "сквер у" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
      g_autoptr (GPtrArray) records = NULL;

      veche_query_set_text (query, texts[i]);
      records = veche_record_repo_query (store, query, NULL);
    }
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (*kind);
      g_autoptr (GPtrArray) records = veche_record_repo_query (store, query, NULL);
    }
  g_free (fault_fixture_dup_finding (store));
  fault_fixture_update (store, 5, "Ещё раз", NULL);
  fault_fixture_insert (store, "Новая", NULL);
  veche_undo_apply (store, FALSE, NULL, NULL, NULL, NULL);
}

G_GNUC_NORETURN static void
mutant_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  VecheStore *store;

  /* What the store says of each for debugging is too much to read, and no TAP. */
  if (freopen ("/dev/null", "w", stdout) == NULL)
    _exit (EXIT_BAD_ERROR);
  setrlimit (RLIMIT_CPU, &(struct rlimit){ SECONDS_OF_WORK, SECONDS_OF_WORK });
  alarm (SECONDS_AT_MOST);
  store = veche_store_open (path, 0, NULL, &error);
  if (store == NULL)
    _exit (error != NULL && error->domain == VECHE_ERROR && g_utf8_validate (error->message, -1, NULL) ? EXIT_REFUSED
                                                                                                       : EXIT_BAD_ERROR);
  mutant_work (store);
  veche_store_close (store);
  _exit (EXIT_OPENED);
}

static int
mutant_try (const char *path, const MutantSeed *seed, GRand *rand)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *bytes = g_memdup2 (seed->file.bytes, seed->file.length);
  g_autofree char *journal_bytes = g_memdup2 (seed->journal.bytes, seed->journal.length);
  MutantFile file = { bytes, seed->file.length };
  MutantFile other = { journal_bytes, seed->journal.length };
  int status;
  pid_t child;

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    mutant_change (rand, other.length > 0 && g_rand_int_range (rand, 0, 3) > 0 ? &other : &file);
  g_assert_true (g_file_set_contents (path, file.bytes, (gssize) file.length, NULL));
  if (other.length > 0)
    g_assert_true (g_file_set_contents (journal, other.bytes, (gssize) other.length, NULL));
  else
    g_remove (journal);

  fflush (NULL);
  child = fork ();
  if (child == 0)
    mutant_open (path);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

static void
test_mutants (gconstpointer data)
{
  const guint rounds = GPOINTER_TO_UINT (data);
  g_autofree char *path = fault_fixture_fast_path ("mutant.veche");
  MutantSeed whole, cut;
  guint counts[2] = { 0, 0 };

  mutant_make (&whole, &cut);
  for (guint i = 0; i < rounds; i++)
    {
      GRand *rand = g_rand_new_with_seed (i);
      int status = mutant_try (path, i % 5 == 4 ? &cut : &whole, rand);

      /* The file stays where it is, to be looked at. */
      if (WIFSIGNALED (status))
        g_error ("mutant %u (%s) ended the program by signal %d", i, path, WTERMSIG (status));
      if (!WIFEXITED (status) || WEXITSTATUS (status) > EXIT_REFUSED)
        g_error ("mutant %u (%s) was refused without a clear error (status %#x)", i, path, (guint) status);
      counts[WEXITSTATUS (status)]++;
      g_rand_free (rand);
    }
  g_test_message ("%u opened, %u refused", counts[EXIT_OPENED], counts[EXIT_REFUSED]);
  g_assert_cmpuint (counts[EXIT_OPENED], >, rounds / 20);
  g_assert_cmpuint (counts[EXIT_REFUSED], >, rounds / 20);
  fault_fixture_remove (path);
  g_free (whole.file.bytes);
  g_free (cut.file.bytes);
  g_free (cut.journal.bytes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/fault/mutants", GUINT_TO_POINTER (fault_fixture_rounds (argc, argv, 5000)), test_mutants);
  return g_test_run ();
}
