/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "plan-fixture.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "veche-geodesy.h"
#include "veche-report-tree.h"

#define LON 37.6
#define LAT 55.75

void
plan_fixture_put (VecheReportTree *tree, double east, double north)
{
  tree->lon = LON + east / veche_geodesy_distance (LON, LAT, LON + 0.001, LAT) * 0.001;
  tree->lat = LAT + north / veche_geodesy_distance (LON, LAT, LON, LAT + 0.001) * 0.001;
}

double
plan_fixture_distance (double lon0, double lat0, double lon1, double lat1)
{
  return veche_geodesy_distance (lon0, lat0, lon1, lat1);
}

VecheReportPlan *
plan_fixture_new (guint n, double width, double height, guint32 seed)
{
  static const char *const species[] = { "Липа мелколистная", "Клён остролистный", "Берёза повислая", "Дуб черешчатый", "Ель колючая",
                                         "Тополь бальзамический", "Сирень обыкновенная", "Вяз гладкий" };
  static const char *const decisions[] = { "keep", "keep", "keep", "remove", "prune", "transplant", "inspect", NULL };
  VecheReportPlan *plan = veche_report_plan_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    {
      VecheReportTree *tree = veche_report_tree_new ();

      tree->number = g_strdup_printf ("%u", i + 1);
      tree->species = g_strdup (species[g_rand_int_range (random, 0, G_N_ELEMENTS (species))]);
      tree->decision = g_strdup (decisions[g_rand_int_range (random, 0, G_N_ELEMENTS (decisions))]);
      tree->diameter = g_rand_int_range (random, 6, 60);
      plan_fixture_put (tree, g_rand_double (random) * width, g_rand_double (random) * height);
      g_ptr_array_add (plan->trees, tree);
    }
  g_set_str (&((VecheReportTree *) g_ptr_array_index (plan->trees, 0))->decision, "remove");
  plan->boundary = veche_geometry_new (VECHE_GEOMETRY_POLYGON);
  for (guint i = 0; i < 5; i++)
    {
      VecheReportTree corner;

      plan_fixture_put (&corner, i == 1 || i == 2 ? width : 0, i == 2 || i == 3 ? height : 0);
      veche_geometry_add (plan->boundary, corner.lon, corner.lat);
    }
  veche_geometry_end_ring (plan->boundary);
  veche_geometry_end_part (plan->boundary);
  return plan;
}

/* --- what another program reads in the PDF -------------------------------------------------------------------------- */

typedef struct
{
  double x0, y0, x1, y1;
  guint64 number;
} PlanFixtureWord;

static double
plan_fixture_get_edge (const char *line, const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

static int
plan_fixture_compare (gconstpointer a, gconstpointer b)
{
  const PlanFixtureWord *first = a, *second = b;

  return (first->x0 > second->x0) - (first->x0 < second->x0);
}

static GArray *
plan_fixture_read (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *argv[] = { "pdftotext", "-bbox", "-f", number, "-l", number, path, "-", NULL };
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *words = g_array_new (FALSE, FALSE, sizeof (PlanFixtureWord));
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *text = strstr (lines[i], "\">");
      PlanFixtureWord word;

      if (strstr (lines[i], "<word ") == NULL || text == NULL || strspn (text + 2, "0123456789") != strcspn (text + 2, "<"))
        continue;
      word = (PlanFixtureWord) { plan_fixture_get_edge (lines[i], "xMin=\""), plan_fixture_get_edge (lines[i], "yMin=\""),
                                 plan_fixture_get_edge (lines[i], "xMax=\""), plan_fixture_get_edge (lines[i], "yMax=\""),
                                 g_ascii_strtoull (text + 2, NULL, 10) };
      g_array_append_val (words, word);
    }
  g_array_sort (words, plan_fixture_compare);
  return words;
}

guint
plan_fixture_count_numbers (const char *path, guint page)
{
  g_autoptr (GArray) words = plan_fixture_read (path, page);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_direct_hash, g_direct_equal);

  /* The scale bar has numbers as well. */
  for (guint i = 0; i < words->len; i++)
    if (g_array_index (words, PlanFixtureWord, i).number > 0)
      g_hash_table_add (numbers, GSIZE_TO_POINTER (g_array_index (words, PlanFixtureWord, i).number));
  return g_hash_table_size (numbers);
}

guint
plan_fixture_count_overlaps (const char *path, guint page)
{
  g_autoptr (GArray) words = plan_fixture_read (path, page);
  guint count = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const PlanFixtureWord *word = &g_array_index (words, PlanFixtureWord, i);

      for (guint j = i + 1; j < words->len; j++)
        {
          const PlanFixtureWord *other = &g_array_index (words, PlanFixtureWord, j);

          if (other->x0 >= word->x1)
            break;
          count += other->y0 < word->y1 && other->y1 > word->y0;
        }
    }
  return count;
}
