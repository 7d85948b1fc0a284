/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-map view FILE: what a view of 1280 × 800 pixels costs that has almost all trees of a town in it, each of them drawn by its decision:
 * read from the workspace, and drawn anew. The same view as tools/bench-qgis draws. No display.
 *
 * bench-map pan SMALL LARGE: processor time of a frame while the map is moved, clicks and lassos, in turn with few trees and with many.
 *
 * bench-map memory FILE: what a process needs more when its map shows these trees than when it shows nothing. */

#include "config.h"

#include <math.h>
#include <string.h>
#include <sys/resource.h>

#include "bench-fixture.h"
#include "veche-map-blank.h"
#include "veche-map-frame.h"
#include "veche-map-grid.h"
#include "veche-map-layer.h"
#include "veche-map-painter.h"
#include "veche-mercator.h"
#include "veche-tree.h"
#include "veche-workspace-map.h"

#define WIDTH 1280
#define HEIGHT 800
#define LON 37.62
#define LAT 55.75
/* At FAR almost all of the town is seen, at NEAR a street. */
#define FAR 11
#define NEAR 18
#define ROUNDS 8
/* Frames of one move, the pixels of each, and frames before. */
#define FRAMES 90
#define SHIFT 8
#define WARMING 12
#define PANS 3
#define CLICKS 2000
#define LASSOS 20
#define CORNERS 64

/* As the map's page draws trees. */
static const VecheMapSymbol symbols[] = {
  { VECHE_MAP_MARK_CIRCLE, { 0.48f, 0.55f, 0.48f, 1 }, 11 },   { VECHE_MAP_MARK_CIRCLE, { 0.15f, 0.52f, 0.28f, 1 }, 11 },
  { VECHE_MAP_MARK_DIAMOND, { 0.10f, 0.37f, 0.71f, 1 }, 11 },  { VECHE_MAP_MARK_CROSS, { 0.75f, 0.11f, 0.16f, 1 }, 12 },
  { VECHE_MAP_MARK_TRIANGLE, { 0.78f, 0.37f, 0.00f, 1 }, 11 }, { VECHE_MAP_MARK_SQUARE, { 0.51f, 0.24f, 0.61f, 1 }, 11 },
};

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
  VecheMapLayer *layer;
} BenchMapSide;

/* A window that shows a map of nothing but the layers. */
typedef struct
{
  GtkWindow *window;
  ShumateMap *map;
  ShumateViewport *viewport;
  guint frames; /* left of the move */
  int shift;    /* pixels of a frame */
  DexPromise *moved;
} BenchMap;

static VecheMapFeatures *
bench_map_load (VecheWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheMapColumns) columns = dex_await_boxed (veche_workspace_map_load (workspace, &veche_tree_kind, 0, NULL, NULL), &error);

  if (columns == NULL)
    g_error ("%s", error->message);
  return veche_map_features_new (columns);
}

static void
bench_map_close (VecheWorkspace *workspace)
{
  dex_await (veche_workspace_close (workspace), NULL);
  g_object_unref (workspace);
}

/* The part of the unit square that is seen. */
static void
bench_map_get_box (double box[4])
{
  const double world = VECHE_MAP_FRAME_TILE * exp2 (FAR);

  box[0] = veche_mercator_x (LON) - WIDTH / 2 / world;
  box[1] = veche_mercator_y (LAT) - HEIGHT / 2 / world;
  box[2] = box[0] + WIDTH / world;
  box[3] = box[1] + HEIGHT / world;
}

static double
bench_map_ms (gint64 since_us)
{
  return (double) (g_get_monotonic_time () - since_us) / 1000.0;
}

/* --- a view ------------------------------------------------------------------------------------------------------- */

typedef struct
{
  const VecheMapFeatures *features;
  const VecheMapStyle *style;
  VecheMapPlate plate;
} BenchMapHalf;

static gpointer
bench_map_paint_thread (gpointer data)
{
  const BenchMapHalf *half = data;
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize) half->plate.width * (gsize) half->plate.height);

  if (!veche_map_painter_paint (half->features, half->style, &half->plate, pixels))
    g_error ("there is nothing to paint");
  return NULL;
}

/* Two pictures beside each other, by as many threads as the map paints its pictures on. */
static void
bench_map_paint (const VecheMapFeatures *features, const VecheMapStyle *style)
{
  BenchMapHalf halves[2];
  GThread *thread;
  double box[4];

  bench_map_get_box (box);
  for (guint i = 0; i < 2; i++)
    halves[i] = (BenchMapHalf) { features, style, { box[0] + i * (box[2] - box[0]) / 2, box[1], WIDTH / (box[2] - box[0]), WIDTH / 2, HEIGHT } };
  thread = g_thread_new ("half", bench_map_paint_thread, &halves[1]);
  bench_map_paint_thread (&halves[0]);
  g_thread_join (thread);
}

static void
bench_map_view (gpointer data)
{
  VecheWorkspace *workspace = bench_open (data);
  g_autoptr (VecheMapStyle) style = veche_map_style_new (symbols, G_N_ELEMENTS (symbols), 1);
  double first = G_MAXDOUBLE;
  double again = G_MAXDOUBLE;
  guint shown = 0;
  double box[4];

  bench_map_get_box (box);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VecheMapFeatures) features = bench_map_load (workspace);

      bench_map_paint (features, style);
      first = MIN (first, bench_map_ms (start));
      start = g_get_monotonic_time ();
      bench_map_paint (features, style);
      again = MIN (again, bench_map_ms (start));
      shown = veche_map_features_count_box (features, box);
    }
  bench_print ("read", first);
  bench_print ("drawn", again);
  bench_print ("shown", shown);
  bench_map_close (workspace);
}

/* --- a window ----------------------------------------------------------------------------------------------------- */

static gboolean
bench_map_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BenchMap *self = data;
  const double world = VECHE_MAP_FRAME_TILE * exp2 (shumate_viewport_get_zoom_level (self->viewport));
  const double lon = shumate_location_get_longitude (SHUMATE_LOCATION (self->viewport));

  if (self->frames-- == 0)
    {
      dex_promise_resolve_boolean (self->moved, TRUE);
      return G_SOURCE_REMOVE;
    }
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), LAT, veche_mercator_lon (veche_mercator_x (lon) + self->shift / world));
  return G_SOURCE_CONTINUE;
}

static void
bench_map_move (BenchMap *self, guint frames, int shift)
{
  g_autoptr (DexPromise) moved = dex_promise_new ();

  self->frames = frames;
  self->shift = shift;
  self->moved = moved;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->map), bench_map_tick_cb, self, NULL);
  dex_await (dex_ref (DEX_FUTURE (moved)), NULL);
}

static void
bench_map_go (BenchMap *self, VecheMapLayer *layer, double zoom)
{
  shumate_viewport_set_zoom_level (self->viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), LAT, LON);
  do
    bench_map_move (self, WARMING, 0);
  while (!veche_map_layer_is_settled (layer));
}

static void
bench_map_init (BenchMap *self)
{
  g_autoptr (ShumateMapSource) blank = veche_map_blank_new ();

  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_reference_map_source (self->viewport, blank);
  shumate_viewport_set_max_zoom_level (self->viewport, 22);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (veche_map_grid_new (self->viewport)));
  gtk_widget_set_overflow (GTK_WIDGET (self->map), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_size_request (GTK_WIDGET (self->map), WIDTH, HEIGHT);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (self->window, FALSE);
  gtk_window_set_child (self->window, GTK_WIDGET (self->map));
  gtk_window_present (self->window);
}

static VecheMapLayer *
bench_map_add (BenchMap *self)
{
  VecheMapLayer *layer = veche_map_layer_new (self->viewport);

  veche_map_layer_set_symbols (layer, symbols, G_N_ELEMENTS (symbols));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (layer));
  return layer;
}

/* Milliseconds of processor that the process has had. */
static double
bench_map_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static void
bench_map_print (const BenchMapSide *side, const char *what, double value)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", side->name, what);

  bench_print (name, value);
}

static void
bench_map_pan_zoom (BenchMap *self, BenchMapSide sides[SIDES], guint zoom)
{
  double best[SIDES] = { G_MAXDOUBLE, G_MAXDOUBLE };

  for (guint round = 0; round < PANS; round++)
    for (guint i = 0; i < SIDES; i++)
      {
        double start;

        gtk_widget_set_visible (GTK_WIDGET (sides[i].layer), TRUE);
        gtk_widget_set_visible (GTK_WIDGET (sides[1 - i].layer), FALSE);
        bench_map_go (self, sides[i].layer, zoom);
        start = bench_map_cpu ();
        bench_map_move (self, FRAMES, round % 2 == 0 ? SHIFT : -SHIFT);
        best[i] = MIN (best[i], (bench_map_cpu () - start) / FRAMES);
      }
  for (guint i = 0; i < SIDES; i++)
    {
      g_autofree char *cpu = g_strdup_printf ("zoom%u.cpu", zoom);
      g_autofree char *way = g_strdup_printf ("zoom%u.way", zoom);

      bench_map_print (&sides[i], cpu, best[i]);
      bench_map_print (&sides[i], way, veche_map_layer_get_way (sides[i].layer));
    }
}

/* Anywhere in the window, at a zoom at which trees are seen one by one. */
static void
bench_map_click (BenchMap *self, const BenchMapSide *side)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1917);
  gint64 start;
  guint hits = 0;

  bench_map_go (self, side->layer, NEAR);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < CLICKS; i++)
    hits += veche_map_layer_find_at (side->layer, g_rand_double_range (random, 0, WIDTH), g_rand_double_range (random, 0, HEIGHT)) >= 0;
  bench_map_print (side, "click", bench_map_ms (start) * 1000 / CLICKS);
  bench_map_print (side, "hits", hits);
}

/* A round lasso over the middle of the town. */
static void
bench_map_lasso (const BenchMapSide *side)
{
  const guint ends[] = { CORNERS };
  double xy[2 * CORNERS];
  const VechePolygon lasso = { xy, ends, 1 };
  const double radius = HEIGHT / 2 / (VECHE_MAP_FRAME_TILE * exp2 (FAR));
  double best = G_MAXDOUBLE;
  guint taken = 0;

  for (guint i = 0; i < CORNERS; i++)
    {
      xy[2 * i] = veche_mercator_x (LON) + radius * cos (2 * G_PI * i / CORNERS);
      xy[2 * i + 1] = veche_mercator_y (LAT) + radius * sin (2 * G_PI * i / CORNERS);
    }
  for (guint i = 0; i < LASSOS; i++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
      const gint64 start = g_get_monotonic_time ();

      veche_map_features_find_polygon (veche_map_layer_get_features (side->layer), &lasso, found);
      best = MIN (best, bench_map_ms (start));
      taken = found->len;
    }
  bench_map_print (side, "lasso", best);
  bench_map_print (side, "taken", taken);
}

static void
bench_map_pan (gpointer data)
{
  BenchMapSide *sides = data;
  BenchMap self = { 0 };

  bench_map_init (&self);
  for (guint i = 0; i < SIDES; i++)
    {
      VecheWorkspace *workspace = bench_open (sides[i].path);
      g_autoptr (VecheMapFeatures) features = bench_map_load (workspace);

      sides[i].layer = bench_map_add (&self);
      veche_map_layer_set_features (sides[i].layer, features, NULL, 0);
      bench_map_close (workspace);
    }
  for (guint zoom = FAR; zoom <= NEAR; zoom++)
    bench_map_pan_zoom (&self, sides, zoom);
  for (guint i = 0; i < SIDES; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (sides[i].layer), TRUE);
      gtk_widget_set_visible (GTK_WIDGET (sides[1 - i].layer), FALSE);
      bench_map_click (&self, &sides[i]);
      bench_map_lasso (&sides[i]);
    }
  gtk_window_destroy (self.window);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

/* MB; @name: with its colon. */
static double
bench_map_read (const char *path, const char *name)
{
  g_autofree char *text = NULL;
  const char *at;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  at = strstr (text, name);
  g_assert_nonnull (at);
  return (double) g_ascii_strtoll (at + strlen (name), NULL, 10) / 1024.0;
}

static void
bench_map_memory (gpointer data)
{
  BenchMap self = { 0 };
  VecheWorkspace *workspace = bench_open (data);
  g_autoptr (VecheMapFeatures) features = NULL;
  VecheMapLayer *layer;
  double before;

  bench_map_init (&self);
  layer = bench_map_add (&self);
  bench_map_go (&self, layer, FAR);
  before = bench_map_read ("/proc/self/smaps_rollup", "\nRss:");
  features = bench_map_load (workspace);
  veche_map_layer_set_features (layer, features, NULL, 0);
  bench_map_go (&self, layer, FAR);
  bench_print ("opened", bench_map_read ("/proc/self/smaps_rollup", "\nRss:") - before);
  for (guint zoom = FAR; zoom <= NEAR; zoom++)
    {
      bench_map_go (&self, layer, zoom);
      bench_map_move (&self, FRAMES, SHIFT);
    }
  bench_print ("used", bench_map_read ("/proc/self/smaps_rollup", "\nRss:") - before);
  bench_print ("peak", bench_map_read ("/proc/self/status", "\nVmHWM:") - before);
  gtk_window_destroy (self.window);
  bench_map_close (workspace);
}

int
main (int argc, char **argv)
{
  BenchMapSide sides[SIDES] = { { .name = "small" }, { .name = "large" } };

  if (argc == 3 && g_str_equal (argv[1], "view"))
    {
      bench_run (bench_map_view, argv[2]);
      return 0;
    }
  if (!(argc == 3 && g_str_equal (argv[1], "memory")) && !(argc == 4 && g_str_equal (argv[1], "pan")))
    {
      g_printerr ("Usage: bench-map view FILE, bench-map pan SMALL LARGE, bench-map memory FILE\n");
      return 2;
    }
  gtk_init ();
  sides[SMALL].path = argv[2];
  sides[LARGE].path = argv[3];
  if (argc == 3)
    bench_run (bench_map_memory, argv[2]);
  else
    bench_run (bench_map_pan, sides);
  return 0;
}
