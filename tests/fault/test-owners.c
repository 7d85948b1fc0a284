/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "veche-application.h"
#include "veche-error.h"
#include "veche-journal-chain.h"
#include "veche-record-repo.h"

/* Two processes, one of which is in the midst of a long step. */

#define ROWS 50

typedef struct
{
  pid_t process;
  int orders;  /* a byte for each: 'w' write a slice, 'e' end the step */
  int answers; /* '+' or '-' */
} Writer;

static gboolean
writer_insert (VecheStore *store, gpointer data, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  for (guint i = 0; i < ROWS; i++)
    veche_edit_set_text (edit, veche_edit_insert (edit, &veche_application_kind, 0), "title", "Загруженная");
  return veche_record_repo_apply (store, edit, error);
}

static void
writer_main (const char *path, int orders, int answers)
{
  g_autoptr (GError) error = NULL;
  VecheStore *store = veche_store_open (path, 0, NULL, &error);
  gint64 step = store != NULL ? veche_store_begin_step (store, VECHE_STEP_IMPORT, "загрузка", NULL, &error) : 0;
  char order = step != 0 ? '+' : '-';

  do
    {
      gboolean done = TRUE;

      if (order == 'w')
        done = veche_store_write_slice (store, step, writer_insert, NULL, NULL, NULL);
      else if (order == 'e')
        done = veche_store_end_step (store, step, NULL, NULL);
      if (order == '-')
        done = FALSE;
      if (write (answers, done ? "+" : "-", 1) != 1)
        _exit (1);
    }
  while (read (orders, &order, 1) == 1);
  _exit (0);
}

static void
writer_expect (Writer *self, char answer)
{
  char said = 0;

  g_assert_cmpint (read (self->answers, &said, 1), ==, 1);
  g_assert_cmpint (said, ==, answer);
}

static void
writer_order (Writer *self, char order, char answer)
{
  g_assert_cmpint (write (self->orders, &order, 1), ==, 1);
  writer_expect (self, answer);
}

static Writer
writer_start (const char *path)
{
  Writer self;
  int orders[2], answers[2];

  g_assert_cmpint (pipe (orders), ==, 0);
  g_assert_cmpint (pipe (answers), ==, 0);
  self.process = fork ();
  g_assert_cmpint (self.process, >=, 0);
  if (self.process == 0)
    {
      close (orders[1]);
      close (answers[0]);
      writer_main (path, orders[0], answers[1]);
    }
  close (orders[0]);
  close (answers[1]);
  self.orders = orders[1];
  self.answers = answers[0];
  writer_expect (&self, '+');
  return self;
}

static void
writer_stop (Writer *self, int with)
{
  int status;

  close (self->orders);
  if (with != 0)
    g_assert_cmpint (kill (self->process, with), ==, 0);
  g_assert_cmpint (waitpid (self->process, &status, 0), ==, self->process);
  close (self->answers);
}

static char *
owners_make (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("veche-owners-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.veche", NULL);
  VecheStore *store = veche_store_create (path, NULL, &error);

  g_assert_no_error (error);
  veche_store_close (store);
  return g_steal_pointer (&path);
}

static gint64
owners_count (VecheStore *store)
{
  return veche_db_query_integer (veche_store_get_db (store), "SELECT count(*) FROM application", -1);
}

/* No lock of a step is left beside the file, nor anything else. */
static void
owners_expect_clean (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".veche-step-"));
}

/* Whoever opens the file while another imports into it leaves that alone, writing or reading. */
static void
test_alive (void)
{
  g_autofree char *path = owners_make ();
  g_autoptr (GError) error = NULL;
  Writer writer = writer_start (path);
  VecheStore *store;

  writer_order (&writer, 'w', '+');
  store = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (owners_count (store), ==, ROWS);
  veche_store_close (store);
  store = veche_store_open (path, VECHE_STORE_READING, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (veche_store_is_read_only (store));
  veche_store_close (store);
  writer_order (&writer, 'w', '+');
  writer_order (&writer, 'e', '+');
  writer_stop (&writer, 0);

  store = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (owners_count (store), ==, 2 * ROWS);
  g_assert_true (veche_journal_chain_verify (store, NULL, &error));
  g_assert_no_error (error);
  veche_store_close (store);
  owners_expect_clean (path);
}

/* An owner that is killed while others have the file open: these take its step back when they have time. */
static void
test_killed (void)
{
  g_autofree char *path = owners_make ();
  g_autoptr (GError) error = NULL;
  Writer writer = writer_start (path);
  VecheStore *store;
  gboolean more = TRUE;

  writer_order (&writer, 'w', '+');
  store = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (veche_store_tidy (store, 1000, &more, &error));
  g_assert_cmpint (owners_count (store), ==, ROWS);
  writer_stop (&writer, SIGKILL);
  for (more = TRUE; more;)
    {
      g_assert_true (veche_store_tidy (store, 5, &more, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (owners_count (store), ==, 0);
  g_assert_cmpint (veche_store_find_open_step (store), ==, 0);
  veche_store_close (store);
  owners_expect_clean (path);
}

/* A step that was taken back behind its owner's back is not gone on with, nor sealed. */
static void
test_taken_back (void)
{
  g_autofree char *path = owners_make ();
  g_autoptr (GError) error = NULL;
  Writer writer = writer_start (path);
  VecheStore *store;
  gboolean done = FALSE;

  writer_order (&writer, 'w', '+');
  store = veche_store_open (path, 0, NULL, &error);
  g_assert_no_error (error);
  while (!done)
    g_assert_true (veche_store_revert_slice (store, veche_store_find_open_step (store), 1000, &done, &error));
  writer_order (&writer, 'w', '-');
  writer_order (&writer, 'e', '-');
  writer_stop (&writer, 0);
  g_assert_cmpint (owners_count (store), ==, 0);
  g_assert_true (veche_journal_chain_verify (store, NULL, &error));
  g_assert_no_error (error);
  veche_store_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault/owners/alive", test_alive);
  g_test_add_func ("/fault/owners/killed", test_killed);
  g_test_add_func ("/fault/owners/taken-back", test_taken_back);
  return g_test_run ();
}
