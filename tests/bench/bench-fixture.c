/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-fixture.h"

#include <stdio.h>

typedef struct
{
  void (*work) (gpointer data);
  gpointer data;
  GMainLoop *loop;
} BenchRun;

static DexFuture *
bench_run_fiber (gpointer data)
{
  BenchRun *run = data;

  run->work (run->data);
  g_main_loop_quit (run->loop);
  return dex_future_new_true ();
}

void
bench_run (void (*work) (gpointer data), gpointer data)
{
  BenchRun run = { work, data, NULL };

  dex_init ();
  run.loop = g_main_loop_new (NULL, FALSE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, bench_run_fiber, &run, NULL));
  g_main_loop_run (run.loop);
  g_main_loop_unref (run.loop);
}

BenchTimes *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_times_add (BenchTimes *self, gint64 since_us)
{
  double ms = (double) (g_get_monotonic_time () - since_us) / 1000.0;

  g_array_append_val (self, ms);
}

static int
bench_times_compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

void
bench_print (const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* GTK sets the locale. */
  printf ("%s %s\n", name, g_ascii_formatd (text, sizeof text, "%.3f", value));
  fflush (stdout);
}

void
bench_times_print (BenchTimes *self, const char *name)
{
  g_autofree char *p50 = g_strconcat (name, ".p50", NULL);
  g_autofree char *p95 = g_strconcat (name, ".p95", NULL);

  g_assert (self->len > 0);
  g_array_sort (self, bench_times_compare);
  bench_print (p50, g_array_index (self, double, self->len / 2));
  bench_print (p95, g_array_index (self, double, self->len * 95 / 100));
  g_array_unref (self);
}

VecheWorkspace *
bench_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  VecheWorkspace *workspace = dex_await_object (veche_workspace_open (path), &error);

  if (workspace == NULL)
    g_error ("%s", error->message);
  return workspace;
}

VecheRecordList *
bench_list (VecheWorkspace *workspace, const char *text, const char *sort)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);

  veche_query_set_text (query, text);
  veche_query_set_sort (query, sort, FALSE);
  return veche_record_list_new (workspace, query);
}

static void
bench_resolve_cb (DexPromise *promise)
{
  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_resolve_boolean (promise, TRUE);
}

/* Lets the main loop run until the object says something. */
static void
bench_await_signal (gpointer object, const char *signal)
{
  g_autoptr (DexPromise) promise = dex_promise_new ();
  gulong id = g_signal_connect_swapped (object, signal, G_CALLBACK (bench_resolve_cb), promise);

  dex_await (dex_ref (DEX_FUTURE (promise)), NULL);
  g_signal_handler_disconnect (object, id);
}

static gboolean
bench_is_loading (VecheRecordList *list)
{
  gboolean loading;

  g_object_get (list, "loading", &loading, NULL);
  return loading;
}

void
bench_wait_loaded (VecheRecordList *list)
{
  while (bench_is_loading (list))
    bench_await_signal (list, "notify::loading");
}

static void
bench_either_cb (DexPromise *promise)
{
  bench_resolve_cb (promise);
}

void
bench_wait_shown (VecheRecordList *list)
{
  while (bench_is_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    {
      g_autoptr (DexPromise) promise = dex_promise_new ();
      gulong shown = g_signal_connect_swapped (list, "items-changed", G_CALLBACK (bench_either_cb), promise);
      gulong loaded = g_signal_connect_swapped (list, "notify::loading", G_CALLBACK (bench_either_cb), promise);

      dex_await (dex_ref (DEX_FUTURE (promise)), NULL);
      g_signal_handler_disconnect (list, shown);
      g_signal_handler_disconnect (list, loaded);
    }
}

void
bench_wait_records (VecheRecordList *list, guint first, guint count)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + count; i++)
    {
      gpointer item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  for (guint i = 0; i < items->len; i++)
    while (veche_record_item_get_record (g_ptr_array_index (items, i)) == NULL)
      bench_await_signal (g_ptr_array_index (items, i), "notify::record");
}

void
bench_wait_idle (VecheWorkspace *workspace)
{
  g_autoptr (VecheQuery) query = veche_query_new (veche_kind_find ("programme"));

  dex_await (veche_workspace_count (workspace, query), NULL);
  dex_await (dex_timeout_new_msec (2), NULL);
}
