/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-fixture.h"
#include "generator.h"
#include "veche-import-session.h"

/* bench-import FILE ROWS: a window that reads while an import runs, and the same window without one. FILE is changed. */

#define SCREEN 50
#define PAGE 64
/* A prime: every page comes once before any comes again. */
#define STRIDE 61
#define READS 300
#define PAUSE_MS 15
#define BATCH 1000

typedef struct
{
  const char *path;
  guint rows;
  gboolean importing;
} BenchImport;

/* Somebody scrolls about in the list, which follows the import: a page that has not been seen for long every few milliseconds. */
static void
bench_import_read (VecheRecordList *list, const BenchImport *import, gboolean alone)
{
  const char *name = alone ? "alone" : "beside";
  g_autofree char *count = g_strconcat (name, ".reads", NULL);
  BenchTimes *times = bench_times_new ();

  for (guint i = 0; import->importing || (alone && i < READS); i++)
    {
      const guint pages = g_list_model_get_n_items (G_LIST_MODEL (list)) / PAGE;
      gint64 start = g_get_monotonic_time ();

      bench_wait_records (list, i * STRIDE % pages * PAGE, SCREEN);
      bench_times_add (times, start);
      dex_await (dex_timeout_new_msec (PAUSE_MS), NULL);
    }
  bench_print (count, times->len);
  bench_times_print (times, name);
}

static VecheImportSession *
bench_import_begin (VecheWorkspace *workspace)
{
  VecheImportSpec spec
    = { .kind = &veche_application_kind, .series = (char *) "список", .title = (char *) "загрузка" };
  g_autoptr (GError) error = NULL;
  VecheImportSession *session = dex_await_object (veche_import_session_begin (workspace, &spec), &error);

  if (session == NULL)
    g_error ("%s", error->message);
  return session;
}

typedef struct
{
  BenchImport *import;
  VecheWorkspace *workspace;
  GPtrArray *batches; /* of GPtrArray of VecheImportRow: made before, since a window's are made elsewhere too */
} BenchImporting;

static GPtrArray *
bench_import_make_batches (guint count)
{
  g_autoptr (Generator) generator = generator_new (99);
  GPtrArray *batches = g_ptr_array_new ();

  for (guint first = 0; first < count; first += BATCH)
    {
      GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_import_row_free);

      for (guint i = 0; i < BATCH; i++)
        g_ptr_array_add (rows, generator_import_row (generator, first + i + 1));
      g_ptr_array_add (batches, rows);
    }
  return batches;
}

static DexFuture *
bench_import_fiber (gpointer data)
{
  BenchImporting *importing = data;
  g_autoptr (VecheImportSession) session = bench_import_begin (importing->workspace);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < importing->batches->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!dex_await (veche_import_session_take (session, g_ptr_array_index (importing->batches, i)), &error))
        g_error ("%s", error->message);
    }
  dex_await (veche_import_session_finish (session), NULL);
  bench_print ("import.seconds", (double) (g_get_monotonic_time () - start) / 1e6);
  importing->import->importing = FALSE;
  return dex_future_new_true ();
}

static void
bench_import_work (gpointer data)
{
  BenchImport *import = data;
  g_autoptr (VecheWorkspace) workspace = bench_open (import->path);
  g_autoptr (VecheRecordList) list = bench_list (workspace, NULL, NULL);
  BenchImporting importing = { import, workspace, bench_import_make_batches (import->rows) };
  DexFuture *fiber;

  bench_wait_loaded (list);
  bench_import_read (list, import, TRUE);
  import->importing = TRUE;
  fiber = dex_scheduler_spawn (NULL, 0, bench_import_fiber, &importing, NULL);
  bench_import_read (list, import, FALSE);
  dex_await (fiber, NULL);
  g_ptr_array_unref (importing.batches);
  dex_await (veche_workspace_close (workspace), NULL);
}

int
main (int argc, char *argv[])
{
  BenchImport import = { 0 };

  if (argc != 3)
    {
      g_printerr ("Usage: bench-import FILE ROWS\n");
      return 2;
    }
  import.path = argv[1];
  import.rows = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  bench_run (bench_import_work, &import);
  return 0;
}
