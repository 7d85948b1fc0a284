/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "bench-fixture.h"
#include "generator.h"

/* bench-list SMALL LARGE: what a window does with a workspace: shows its list in three orders, goes to a place far down, searches as
 * somebody types. Both are open, and each thing is done in the one and then in the other, so that whatever else the machine does
 * befalls both sides alike.
 *
 * bench-list --memory FILE: what a process needs that has such a list open. */

#define PAGE 64
#define SCREEN 50
#define PAGES 40
#define FIRST_LOOKS 40
#define SEARCHES 60

enum
{
  SMALL,
  LARGE,
  SIDES
};

typedef struct
{
  const char *path;
  const char *name;
  VecheWorkspace *workspace;
  VecheRecordList *list; /* in the order that is measured */
} BenchSide;

static void
bench_list_print (const BenchSide *side, const char *what, BenchTimes *times)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", side->name, what);

  bench_times_print (times, name);
}

static void
bench_list_open (BenchSide *side)
{
  g_autofree char *name = g_strdup_printf ("%s.open", side->name);
  gint64 start = g_get_monotonic_time ();

  side->workspace = bench_open (side->path);
  bench_print (name, (double) (g_get_monotonic_time () - start) / 1000.0);
}

static void
bench_list_order (BenchSide *side, const char *sort)
{
  g_autofree char *name = g_strdup_printf ("%s.%s.order", side->name, sort != NULL ? sort : "newest");
  gint64 start = g_get_monotonic_time ();

  side->list = bench_list (side->workspace, NULL, sort);
  bench_wait_loaded (side->list);
  bench_print (name, (double) (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (side->list)), >=, 3 * PAGE * PAGES);
}

/* One page that is new to the list, @page pages down or, @far, behind nine tenths of all. */
static void
bench_list_page (BenchSide *side, guint page, gboolean far, BenchTimes *times)
{
  guint first = far ? g_list_model_get_n_items (G_LIST_MODEL (side->list)) / 10 * 9 : 0;
  gint64 start;

  first = first - first % PAGE + page * PAGE;
  if (first + PAGE > g_list_model_get_n_items (G_LIST_MODEL (side->list)))
    return;
  start = g_get_monotonic_time ();
  bench_wait_records (side->list, first, SCREEN);
  bench_times_add (times, start);
}

static void
bench_list_pages (BenchSide sides[SIDES], const char *sort)
{
  BenchTimes *times[SIDES][2];
  const char *name = sort != NULL ? sort : "newest";

  for (guint i = 0; i < SIDES; i++)
    {
      bench_list_order (&sides[i], sort);
      times[i][0] = bench_times_new ();
      times[i][1] = bench_times_new ();
    }
  for (guint page = 0; page < PAGES; page++)
    for (guint far = 0; far < 2; far++)
      for (guint i = 0; i < SIDES; i++)
        bench_list_page (&sides[i], page, far != 0, times[i][far]);
  for (guint i = 0; i < SIDES; i++)
    {
      g_autofree char *top = g_strdup_printf ("%s.top", name);
      g_autofree char *far = g_strdup_printf ("%s.far", name);

      bench_list_print (&sides[i], top, times[i][0]);
      bench_list_print (&sides[i], far, times[i][1]);
      g_clear_object (&sides[i].list);
    }
}

/* From a query to the first rows on the screen, while the rest of the order is still on its way. */
static guint
bench_list_look (BenchSide *side, const char *text, BenchTimes *times)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (VecheRecordList) list = bench_list (side->workspace, text, NULL);
  guint shown;

  bench_wait_shown (list);
  bench_wait_records (list, 0, SCREEN);
  bench_times_add (times, start);
  shown = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_clear_object (&list);
  bench_wait_idle (side->workspace);
  return shown;
}

static void
bench_list_first (BenchSide sides[SIDES])
{
  BenchTimes *times[SIDES] = { bench_times_new (), bench_times_new () };

  for (guint look = 0; look < FIRST_LOOKS; look++)
    for (guint i = 0; i < SIDES; i++)
      bench_list_look (&sides[i], NULL, times[i]);
  for (guint i = 0; i < SIDES; i++)
    bench_list_print (&sides[i], "first", times[i]);
}

static void
bench_list_search (BenchSide sides[SIDES])
{
  g_autoptr (Generator) generator = generator_new (77);
  BenchTimes *all[SIDES] = { bench_times_new (), bench_times_new () };

  for (guint letters = 2; letters <= 8; letters++)
    {
      g_autofree char *name = g_strdup_printf ("search%u", letters);
      BenchTimes *times[SIDES] = { bench_times_new (), bench_times_new () };

      for (guint search = 0; search < SEARCHES; search++)
        {
          g_autofree char *text = generator_beginning (generator, letters);

          for (guint i = 0; i < SIDES; i++)
            bench_list_look (&sides[i], text, times[i]);
        }
      for (guint i = 0; i < SIDES; i++)
        {
          g_array_append_vals (all[i], times[i]->data, times[i]->len);
          bench_list_print (&sides[i], name, times[i]);
        }
    }
  for (guint i = 0; i < SIDES; i++)
    bench_list_print (&sides[i], "search", all[i]);
}

static void
bench_list_work (gpointer data)
{
  BenchSide *sides = data;

  for (guint i = 0; i < SIDES; i++)
    bench_list_open (&sides[i]);
  bench_list_first (sides);
  bench_list_pages (sides, NULL);
  bench_list_pages (sides, "number");
  bench_list_pages (sides, "title");
  bench_list_search (sides);
  for (guint i = 0; i < SIDES; i++)
    {
      dex_await (veche_workspace_close (sides[i].workspace), NULL);
      g_object_unref (sides[i].workspace);
    }
}

/* Resident memory in MB with the list open, sorted and looked through. */
static void
bench_list_memory (gpointer data)
{
  g_autoptr (VecheWorkspace) workspace = bench_open (data);
  g_autoptr (VecheRecordList) list = bench_list (workspace, NULL, "title");
  g_autofree char *status = NULL;

  bench_wait_loaded (list);
  for (guint page = 0; page < PAGES; page++)
    bench_wait_records (list, page * PAGE, SCREEN);
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  bench_print ("rss", (double) g_ascii_strtoll (strstr (status, "VmRSS:") + strlen ("VmRSS:"), NULL, 10) / 1024.0);
  bench_print ("peak", (double) g_ascii_strtoll (strstr (status, "VmHWM:") + strlen ("VmHWM:"), NULL, 10) / 1024.0);
  dex_await (veche_workspace_close (workspace), NULL);
}

int
main (int argc, char *argv[])
{
  BenchSide sides[SIDES] = { { .name = "small" }, { .name = "large" } };

  if (argc != 3)
    {
      g_printerr ("Usage: bench-list SMALL LARGE, bench-list --memory FILE\n");
      return 2;
    }
  sides[SMALL].path = argv[1];
  sides[LARGE].path = argv[2];
  if (g_str_equal (argv[1], "--memory"))
    bench_run (bench_list_memory, argv[2]);
  else
    bench_run (bench_list_work, sides);
  return 0;
}
