/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-fixture.h"
#include "generator.h"
#include "veche-stmt.h"
#include "veche-undo.h"

/* kill -9 at random moments of editing and importing. The writer says on a pipe what it is about to do and, after the commit,
 * that it is done; whoever has read «done» may count on it. */

#define ROUNDS_PER_FILE 50
#define ROWS_AT_MOST 200
#define READY "~ ready 0 -\n"

/* --- the writer --------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheStore *store;
  GRand *rand;
  GArray *ids; /* of int: rows that are there */
  int pipe;
  guint round;
  guint count; /* of what it has done */
} KillWriter;

static void
kill_writer_say (KillWriter *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (write (self->pipe, line, strlen (line)) != (ssize_t) strlen (line))
    _exit (2);
}

static void
kill_writer_must (gboolean done, const GError *error)
{
  if (done)
    return;
  fprintf (stderr, "# writer: %s\n", error->message);
  _exit (3);
}

static int
kill_writer_pick (KillWriter *self, gboolean remove)
{
  guint place = (guint) g_rand_int_range (self->rand, 0, (gint32) self->ids->len);
  int id = g_array_index (self->ids, int, place);

  if (remove)
    g_array_remove_index_fast (self->ids, place);
  return id;
}

static void
kill_writer_insert (KillWriter *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf ("новая-%u-%u", self->round, self->count);
  int id;

  kill_writer_say (self, "? insert 0 %s\n", title);
  id = (int) fault_fixture_insert (self->store, title, &error);
  kill_writer_must (id != 0, error);
  kill_writer_say (self, "! insert %d %s\n", id, title);
  if (g_rand_boolean (self->rand))
    {
      kill_writer_say (self, "? delete %d -\n", id);
      kill_writer_must (veche_undo_apply (self->store, FALSE, NULL, NULL, NULL, &error) != 0, error);
      kill_writer_say (self, "! delete %d -\n", id);
    }
  else
    g_array_append_val (self->ids, id);
}

static void
kill_writer_update (KillWriter *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf ("правка-%u-%u", self->round, self->count);
  int id = kill_writer_pick (self, FALSE);

  kill_writer_say (self, "? update %d %s\n", id, title);
  kill_writer_must (fault_fixture_update (self->store, id, title, &error), error);
  kill_writer_say (self, "! update %d %s\n", id, title);
}

static void
kill_writer_delete (KillWriter *self)
{
  g_autoptr (GError) error = NULL;
  int id = kill_writer_pick (self, TRUE);

  kill_writer_say (self, "? delete %d -\n", id);
  kill_writer_must (fault_fixture_delete (self->store, id, &error), error);
  kill_writer_say (self, "! delete %d -\n", id);
}

/* In slices, as a window imports; then perhaps undone. Until its end nothing is promised of it. */
static void
kill_writer_import (KillWriter *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = g_strdup_printf ("загрузка-%u-%u", self->round, self->count);
  guint slices = (guint) g_rand_int_range (self->rand, 2, 12);
  gint64 step = veche_store_begin_step (self->store, VECHE_STEP_IMPORT, "загрузка", NULL, &error);
  gboolean sealed = FALSE;

  kill_writer_must (step != 0, error);
  for (guint i = 0; i < slices; i++)
    kill_writer_must (fault_fixture_slice (self->store, step, prefix, i * 12, 12, &error), error);
  kill_writer_say (self, "? import %u %s\n", slices * 12, prefix);
  kill_writer_must (veche_store_end_step (self->store, step, &sealed, &error) && sealed, error);
  kill_writer_say (self, "! import %u %s\n", slices * 12, prefix);
  kill_writer_say (self, "? unimport %u %s\n", slices * 12, prefix);
  kill_writer_must (veche_undo_apply (self->store, FALSE, NULL, NULL, NULL, &error) != 0, error);
  kill_writer_say (self, "! unimport %u %s\n", slices * 12, prefix);
}

G_GNUC_NORETURN static void
kill_writer_run (const char *path, int pipe, guint round)
{
  KillWriter self = { NULL, g_rand_new_with_seed (round), g_array_new (FALSE, FALSE, sizeof (int)), pipe, round, 0 };
  g_autoptr (GError) error = NULL;
  GHashTable *titles;
  GHashTableIter iter;
  gpointer id;

  self.store = veche_store_open (path, 0, NULL, &error);
  kill_writer_must (self.store != NULL, error);
  titles = fault_fixture_read (self.store);
  g_hash_table_iter_init (&iter, titles);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (self.ids, (int) { GPOINTER_TO_INT (id) });
  g_hash_table_unref (titles);
  kill_writer_say (&self, READY);

  for (;; self.count++)
    {
      int what = g_rand_int_range (self.rand, 0, 10);

      if (self.ids->len < 10 || (what < 3 && self.ids->len < ROWS_AT_MOST))
        kill_writer_insert (&self);
      else if (what < 5)
        kill_writer_import (&self);
      else if (what < 8)
        kill_writer_update (&self);
      else
        kill_writer_delete (&self);
    }
}

/* --- who judges --------------------------------------------------------------------------------------------------- */

typedef struct
{
  GHashTable *rows; /* id → title: what has been promised */
  char *verb;       /* what was begun and not said to be done, or NULL */
  int number;
  char *text;
  guint promised;
} KillJudge;

static void
kill_judge_clear_doubt (KillJudge *self)
{
  g_clear_pointer (&self->verb, g_free);
  g_clear_pointer (&self->text, g_free);
}

/* Takes one line of the writer. Rows of imports are known by their titles' beginning only; ids come with the next look. */
static void
kill_judge_hear (KillJudge *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  int number;

  g_assert_cmpuint (g_strv_length (words), ==, 4);
  number = atoi (words[2]);
  kill_judge_clear_doubt (self);
  if (words[0][0] == '~')
    return;
  if (words[0][0] == '?')
    {
      self->verb = g_strdup (words[1]);
      self->number = number;
      self->text = g_strdup (words[3]);
      return;
    }

  self->promised++;
  if (g_str_equal (words[1], "insert") || g_str_equal (words[1], "update"))
    g_hash_table_insert (self->rows, GINT_TO_POINTER (number), g_strdup (words[3]));
  else if (g_str_equal (words[1], "delete"))
    g_hash_table_remove (self->rows, GINT_TO_POINTER (number));
  else if (g_str_equal (words[1], "import"))
    {
      for (int i = 0; i < number; i++)
        g_hash_table_insert (self->rows, GINT_TO_POINTER (-1 - i), g_strdup_printf ("%s-%d", words[3], i));
    }
  else
    for (int i = 0; i < number; i++)
      g_hash_table_remove (self->rows, GINT_TO_POINTER (-1 - i));
}

/* What the rows would be had the last thing begun been done. */
static GHashTable *
kill_judge_imagine (KillJudge *self)
{
  GHashTable *rows = fault_fixture_clone (self->rows);
  KillJudge other = { rows, NULL, 0, NULL, 0 };
  g_autofree char *line = g_strdup_printf ("! %s %d %s", self->verb, self->number, self->text);

  if (g_str_equal (self->verb, "insert"))
    g_hash_table_insert (rows, GINT_TO_POINTER (-1), g_strdup (self->text));
  else
    kill_judge_hear (&other, line);
  return rows;
}

/* What is wrong with the file, or NULL. Afterwards the judge knows the rows that are there. */
static char *
kill_judge_look (KillJudge *self, VecheStore *store)
{
  g_autoptr (GHashTable) found = fault_fixture_read (store);
  g_autofree char *finding = fault_fixture_dup_finding (store);
  g_autofree char *fault = fault_fixture_compare (self->rows, found);

  if (fault != NULL && self->verb != NULL)
    {
      g_autoptr (GHashTable) imagined = kill_judge_imagine (self);

      g_clear_pointer (&fault, g_free);
      fault = fault_fixture_compare (imagined, found);
    }
  kill_judge_clear_doubt (self);
  g_hash_table_unref (self->rows);
  self->rows = g_steal_pointer (&found);
  if (fault == NULL && veche_store_find_open_step (store) != 0)
    return g_strdup ("a step is open");
  return fault != NULL ? g_steal_pointer (&fault) : g_steal_pointer (&finding);
}

/* --- the test ----------------------------------------------------------------------------------------------------- */

static void
kill_listen (KillJudge *judge, GString *heard)
{
  char *line = heard->str;
  char *end;

  while ((end = strchr (line, '\n')) != NULL)
    {
      *end = '\0';
      kill_judge_hear (judge, line);
      line = end + 1;
    }
  g_string_erase (heard, 0, line - heard->str);
}

static gboolean
kill_read_some (int pipe, GString *heard)
{
  char bytes[4096];
  ssize_t size = read (pipe, bytes, sizeof bytes);

  if (size <= 0)
    return FALSE;
  g_string_append_len (heard, bytes, size);
  return TRUE;
}

/* Listens for so many milliseconds. */
static void
kill_read (int pipe, GString *heard, int delay_ms)
{
  const gint64 until = g_get_monotonic_time () + delay_ms * 1000;
  gint64 left;

  while ((left = (until - g_get_monotonic_time () + 999) / 1000) > 0)
    {
      struct pollfd wait = { pipe, POLLIN, 0 };

      if (poll (&wait, 1, (int) left) == 0 || !kill_read_some (pipe, heard))
        return;
    }
}

static void
kill_round (KillJudge *judge, const char *path, guint round, int delay_ms)
{
  g_autoptr (GString) heard = g_string_new (NULL);
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  fflush (NULL);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      kill_writer_run (path, ends[1], round);
    }
  close (ends[1]);
  /* Every fourth one dies while it opens the file, or soon after: taking an unfinished import back can be killed too. */
  if (round % 4 != 0)
    while (strstr (heard->str, READY) == NULL && kill_read_some (ends[0], heard))
      ;
  kill_read (ends[0], heard, delay_ms);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  while (kill_read_some (ends[0], heard))
    ;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    g_error ("round %u: the writer ended by itself, with status %#x", round, (guint) status);
  kill_listen (judge, heard);
}

static void
test_kill (gconstpointer data)
{
  const guint rounds = GPOINTER_TO_UINT (data);
  KillJudge judge = { g_hash_table_new_full (NULL, NULL, NULL, g_free), NULL, 0, NULL, 0 };
  g_autofree char *path = fault_fixture_fast_path ("kill.veche");
  GRand *rand = g_rand_new_with_seed (1711);

  for (guint round = 0; round < rounds; round++)
    {
      g_autofree char *fault = NULL;
      int delay_ms = g_rand_int_range (rand, 5, 251);
      VecheStore *store;

      if (round % ROUNDS_PER_FILE == 0)
        {
          g_remove (path);
          g_hash_table_remove_all (judge.rows);
          veche_store_close (generator_create_store (path));
        }
      kill_round (&judge, path, round, delay_ms);
      store = fault_fixture_open (path);
      fault = kill_judge_look (&judge, store);
      if (fault != NULL)
        g_error ("round %u, killed after %d ms: %s", round, delay_ms, fault);
      veche_store_close (store);
    }
  g_test_message ("%u kills, %u promises, all kept", rounds, judge.promised);
  /* Had the writer been too slow to promise anything, nothing would have been tested. */
  g_assert_cmpuint (judge.promised, >, rounds * 2);
  fault_fixture_remove (path);
  g_hash_table_unref (judge.rows);
  g_rand_free (rand);
}

/* The judge must see what is missing, changed and left over. */
static void
test_judge (void)
{
  static const char *const faults[] = { "DELETE FROM application WHERE id = 2", "UPDATE application SET title = 'x' WHERE id = 1",
                                        "INSERT INTO application (title) VALUES ('x')" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name = g_strdup_printf ("judge-%u.veche", i);
      g_autofree char *path = fault_fixture_fast_path (name);
      g_autofree char *right = NULL;
      g_autofree char *wrong = NULL;
      g_autoptr (GError) error = NULL;
      KillJudge judge = { g_hash_table_new_full (NULL, NULL, NULL, g_free), NULL, 0, NULL, 0 };
      VecheStore *store = generator_create_store (path);

      for (guint row = 0; row < 3; row++)
        fault_fixture_insert (store, "строка", &error);
      kill_judge_hear (&judge, "! insert 1 строка");
      kill_judge_hear (&judge, "! insert 2 строка");
      kill_judge_hear (&judge, "? insert 0 строка");
      right = kill_judge_look (&judge, store);
      g_assert_cmpstr (right, ==, NULL);

      g_assert_true (veche_db_exec (veche_store_get_db (store), faults[i], &error));
      g_assert_true (veche_db_exec (veche_store_get_db (store),
                                    "UPDATE veche_search_state SET seq = (SELECT max(seq) FROM veche_journal)", &error));
      kill_judge_hear (&judge, "? update 3 другая");
      wrong = kill_judge_look (&judge, store);
      g_assert_nonnull (wrong);
      g_test_message ("%s", wrong);
      g_hash_table_unref (judge.rows);
      veche_store_close (store);
      fault_fixture_remove (path);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fault/kill/judge", test_judge);
  g_test_add_data_func ("/fault/kill/rounds", GUINT_TO_POINTER (fault_fixture_rounds (argc, argv, 40)), test_kill);
  return g_test_run ();
}
