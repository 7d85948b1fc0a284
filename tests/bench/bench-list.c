/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "bench-fixture.h"
#include "generator.h"

/* bench-list FILE: what a window does with a workspace of any size: shows its list in three orders, goes to a place far down,
 * searches as somebody types. */

#define PAGE 64
#define SCREEN 50
#define PAGES 40
#define FIRST_LOOKS 30
#define SEARCHES 60

static double
bench_list_get_rss_mb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmRSS:");
  return (double) g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10) / 1024.0;
}

/* Pages one after the other from @first on, each new to the list. */
static void
bench_list_pages (VecheRecordList *list, const char *name, guint first)
{
  BenchTimes *times = bench_times_new ();

  first -= first % PAGE;
  for (guint page = 0; page < PAGES; page++)
    {
      gint64 start = g_get_monotonic_time ();

      bench_wait_records (list, first + page * PAGE, SCREEN);
      bench_times_add (times, start);
    }
  bench_times_print (times, name);
}

static void
bench_list_order (VecheWorkspace *workspace, const char *sort, const char *name)
{
  g_autofree char *order = g_strconcat (name, ".order", NULL);
  g_autofree char *top = g_strconcat (name, ".top", NULL);
  g_autofree char *far = g_strconcat (name, ".far", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (VecheRecordList) list = bench_list (workspace, NULL, sort);
  guint count;

  bench_wait_loaded (list);
  bench_print (order, (double) (g_get_monotonic_time () - start) / 1000.0);
  count = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (count, >=, 3 * PAGE * PAGES);
  bench_list_pages (list, top, 0);
  bench_list_pages (list, far, MIN (count / 10 * 9, count - PAGE * PAGES));
}

/* From nothing to the first rows on the screen, while the order is still on its way. */
static void
bench_list_first (VecheWorkspace *workspace)
{
  BenchTimes *times = bench_times_new ();

  for (guint i = 0; i < FIRST_LOOKS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VecheRecordList) list = bench_list (workspace, NULL, NULL);

      bench_wait_shown (list);
      bench_wait_records (list, 0, SCREEN);
      bench_times_add (times, start);
      g_clear_object (&list);
      bench_wait_idle (workspace);
    }
  bench_times_print (times, "first");
}

static void
bench_list_search (VecheWorkspace *workspace)
{
  g_autoptr (Generator) generator = generator_new (77);
  BenchTimes *all = bench_times_new ();
  guint hits = 0;

  for (guint letters = 2; letters <= 8; letters++)
    {
      g_autofree char *name = g_strdup_printf ("search%u", letters);
      BenchTimes *times = bench_times_new ();

      for (guint i = 0; i < SEARCHES; i++)
        {
          g_autofree char *text = generator_beginning (generator, letters);
          gint64 start = g_get_monotonic_time ();
          g_autoptr (VecheRecordList) list = bench_list (workspace, text, NULL);

          bench_wait_shown (list);
          bench_wait_records (list, 0, SCREEN);
          bench_times_add (times, start);
          bench_times_add (all, start);
          hits += g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
          g_clear_object (&list);
          bench_wait_idle (workspace);
        }
      bench_times_print (times, name);
    }
  bench_times_print (all, "search");
  bench_print ("search.found", 100.0 * hits / (7.0 * SEARCHES));
}

static void
bench_list_work (gpointer data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (VecheWorkspace) workspace = bench_open (data);

  bench_print ("open", (double) (g_get_monotonic_time () - start) / 1000.0);
  bench_list_first (workspace);
  bench_list_order (workspace, NULL, "newest");
  bench_list_order (workspace, "number", "number");
  bench_list_order (workspace, "title", "title");
  {
    g_autoptr (VecheRecordList) shown = bench_list (workspace, NULL, "title");

    bench_wait_loaded (shown);
    bench_wait_records (shown, 0, SCREEN);
    bench_print ("rss", bench_list_get_rss_mb ());
  }
  bench_list_search (workspace);
  dex_await (veche_workspace_close (workspace), NULL);
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    {
      g_printerr ("Usage: bench-list FILE\n");
      return 2;
    }
  bench_run (bench_list_work, argv[1]);
  return 0;
}
