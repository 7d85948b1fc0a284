/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "plan-fixture.h"
#include "report-reader.h"
#include "veche-error.h"
#include "veche-plan-ground.h"
#include "veche-plan-layout.h"
#include "veche-plan-symbols.h"
#include "veche-report-plan.h"

static char *
write_plan (const VecheReportPlan *plan, const char *name, VecheReportResult *result)
{
  char *path = report_reader_dup_path (name);
  g_autoptr (GError) error = NULL;

  veche_report_plan_write (plan, path, VECHE_REPORT_FORMAT_AUTO, result, &error);
  g_assert_no_error (error);
  return path;
}

/* Against the geodesic: a tenth of a millimetre at 1:500 is 5 cm. */
static void
test_ground (void)
{
  VechePlanGround ground;
  double x, y;

  veche_plan_ground_init (&ground, 37.6, 55.75);
  veche_plan_ground_project (&ground, 37.6, 55.75, &x, &y);
  g_assert_cmpfloat_with_epsilon (hypot (x, y), 0, 1e-6);
  for (guint i = 0; i < 16; i++)
    {
      const double lon = 37.6 + 0.02 * cos (i * G_PI / 8), lat = 55.75 + 0.012 * sin (i * G_PI / 8);

      veche_plan_ground_project (&ground, lon, lat, &x, &y);
      g_assert_cmpfloat_with_epsilon (hypot (x, y), plan_fixture_distance (37.6, 55.75, lon, lat), 0.05);
    }
}

/* Every symbol once in the legend; what people write for a species is one species. */
static void
test_symbols (void)
{
  g_autoptr (VecheReportPlan) plan = plan_fixture_new (60, 100, 100, 3);
  g_autoptr (VechePlanSymbols) symbols = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint count = 0;

  g_set_str (&((VecheReportTree *) g_ptr_array_index (plan->trees, 0))->species, "клён американский");
  g_set_str (&((VecheReportTree *) g_ptr_array_index (plan->trees, 1))->species, "Acer negundo");
  g_set_str (&((VecheReportTree *) g_ptr_array_index (plan->trees, 2))->species, "?");
  g_set_str (&((VecheReportTree *) g_ptr_array_index (plan->trees, 3))->species, NULL);
  symbols = veche_plan_symbols_new (plan->trees);
  g_assert_true (g_ptr_array_index (symbols->by_tree, 0) == g_ptr_array_index (symbols->by_tree, 1));
  g_assert_true (g_ptr_array_index (symbols->by_tree, 2) == g_ptr_array_index (symbols->by_tree, 3));
  for (guint i = 0; i < symbols->species->len; i++)
    {
      const VechePlanSpecies *species = g_ptr_array_index (symbols->species, i);

      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (species->symbol)));
      count += species->count;
    }
  g_assert_cmpuint (count, ==, 60);
}

/* On paper a hundred metres at 1:500 are two hundred millimetres. */
static void
test_true_scale (void)
{
  g_autoptr (VecheReportPlan) plan = plan_fixture_new (2, 100, 0, 1);
  g_autoptr (VechePlanLayout) layout = NULL;
  const VechePlanSheet *sheet;
  VecheReportTree *west = g_ptr_array_index (plan->trees, 0), *east = g_ptr_array_index (plan->trees, 1);
  double x0, y0, x1, y1;

  plan_fixture_put (west, 0, 0);
  plan_fixture_put (east, 100, 0);
  plan->scale = 500;
  layout = veche_plan_layout_new (plan, NULL);
  g_assert_cmpuint (layout->sheets->len, ==, 1);
  sheet = g_ptr_array_index (layout->sheets, 0);
  veche_plan_layout_project (layout, sheet, west->lon, west->lat, &x0, &y0);
  veche_plan_layout_project (layout, sheet, east->lon, east->lat, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (hypot (x1 - x0, y1 - y0) / 1000 * 500, plan_fixture_distance (west->lon, west->lat, east->lon, east->lat), 0.02);
  g_assert_cmpfloat_with_epsilon (x1 - x0, 200, 0.1);
}

/* The largest usual scale that fits one sheet is taken; a scale that is asked for takes as many sheets as it needs. */
static void
test_sheets (void)
{
  static const struct
  {
    double width, height;
    guint scale;
    VechePaper paper;
    guint wanted; /* scale */
  } cases[] = {
    { 30, 30, 0, VECHE_PAPER_A4, 200 },  { 80, 60, 0, VECHE_PAPER_A3, 500 },    { 400, 280, 0, VECHE_PAPER_A1, 1000 },
    { 400, 280, 500, VECHE_PAPER_A1, 500 }, { 400, 280, 500, VECHE_PAPER_A3, 500 }, { 400, 280, 200, VECHE_PAPER_A0, 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VecheReportPlan) plan = plan_fixture_new (400, cases[i].width, cases[i].height, 5);
      g_autoptr (VechePlanLayout) layout = NULL;
      g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);
      guint count = 0;

      plan->page.paper = cases[i].paper;
      plan->scale = cases[i].scale;
      layout = veche_plan_layout_new (plan, NULL);
      g_assert_cmpuint (layout->scale, ==, cases[i].wanted);
      if (cases[i].scale == 0)
        g_assert_cmpuint (layout->sheets->len, ==, 1);
      for (guint s = 0; s < layout->sheets->len; s++)
        {
          const VechePlanSheet *sheet = g_ptr_array_index (layout->sheets, s);

          for (guint m = 0; m < sheet->marks->len; m++, count++)
            {
              const VechePlanMark *mark = &g_array_index (sheet->marks, VechePlanMark, m);

              g_assert_true (g_hash_table_add (drawn, GUINT_TO_POINTER (mark->tree)));
              g_assert_true (mark->x >= layout->map.x0 && mark->x <= layout->map.x1);
              g_assert_true (mark->y >= layout->map.y0 && mark->y <= layout->map.y1);
            }
        }
      g_assert_cmpuint (count, ==, 400);
    }
}

static void
test_nothing_to_draw (void)
{
  g_autoptr (VecheReportPlan) plan = plan_fixture_new (3, 10, 10, 1);
  g_autofree char *path = report_reader_dup_path ("nothing.pdf");
  g_autoptr (GError) error = NULL;
  guint scale;

  g_clear_pointer (&plan->boundary, veche_geometry_free);
  for (guint i = 0; i < 3; i++)
    ((VecheReportTree *) g_ptr_array_index (plan->trees, i))->lon = NAN;
  g_assert_false (veche_report_plan_write (plan, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_clear_error (&error);
  plan_fixture_put (g_ptr_array_index (plan->trees, 0), 0, 0);
  plan_fixture_put (g_ptr_array_index (plan->trees, 1), 900000, 0);
  plan->scale = 200;
  g_assert_false (veche_report_plan_write (plan, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (veche_report_plan_parse_scale ("1:500", &scale, NULL) && scale == 500);
  g_assert_false (veche_report_plan_parse_scale ("1:5", &scale, NULL));
  g_assert_false (veche_report_plan_parse_scale ("five", &scale, NULL));
}

/* The A1 plan of research: 10 000 trees on 400 × 280 m. */
static void
test_labels (void)
{
  g_autoptr (VecheReportPlan) plan = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autofree char *path = NULL;
  guint n_numbers;

  if (!report_reader_has_pdf_tools ())
    return;
  plan = plan_fixture_new (10000, 400, 280, 4);
  plan->page.paper = VECHE_PAPER_A1;
  plan->scale = 500;
  path = write_plan (plan, "labels.pdf", &result);
  n_numbers = plan_fixture_count_numbers (path, 2);
  g_test_message ("labelled: %u of 10000", n_numbers);
  g_assert_cmpuint (n_numbers, >=, 9900);
  g_assert_cmpuint (plan_fixture_count_overlaps (path, 2), ==, 0);
  g_assert_cmpuint (result.pages, >=, 2);
  report_reader_remove (path);
}

/* A crowd: who finds no room is on the list, none is lost. */
static void
test_crowd (void)
{
  g_autoptr (VecheReportPlan) plan = NULL;
  g_autoptr (VechePlanLayout) layout = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *list = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  plan = plan_fixture_new (3000, 60, 40, 8);
  plan->page.paper = VECHE_PAPER_A3;
  plan->scale = 500;
  layout = veche_plan_layout_new (plan, NULL);
  g_assert_cmpuint (layout->unlabelled->len, >, 0);
  g_assert_cmpuint (layout->unlabelled->len + layout->n_labels, ==, 3000);
  path = write_plan (plan, "crowd.pdf", &result);
  g_assert_cmpuint (g_strv_length (result.warnings), ==, 1);
  g_assert_cmpuint (plan_fixture_count_overlaps (path, 1), ==, 0);
  list = report_reader_read_page (path, result.pages);
  g_assert_nonnull (strstr (list, g_ptr_array_index (layout->unlabelled, layout->unlabelled->len - 1)));
  report_reader_remove (path);
}

/* Long numbers on small paper: all of them are on the pages of the list, and on the paper. */
static void
test_long_list (void)
{
  g_autoptr (VecheReportPlan) plan = NULL;
  g_autoptr (VechePlanLayout) layout = NULL;
  g_autoptr (GString) lists = g_string_new (NULL);
  g_auto (VecheReportResult) result = { 0 };
  g_autofree char *path = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  plan = plan_fixture_new (3000, 20, 15, 8);
  for (guint i = 0; i < plan->trees->len; i++)
    {
      VecheReportTree *tree = g_ptr_array_index (plan->trees, i);

      g_free (tree->number);
      tree->number = g_strdup_printf ("%u/%u", 10000 + i, i % 10);
    }
  plan->page.paper = VECHE_PAPER_A4;
  plan->page.orientation = VECHE_PAGE_ORIENTATION_LANDSCAPE;
  plan->scale = 500;
  layout = veche_plan_layout_new (plan, NULL);
  g_assert_cmpuint (layout->unlabelled->len, >, 2500);
  path = write_plan (plan, "long-list.pdf", &result);
  report_reader_assert_inside (path);
  for (guint page = 2; page <= result.pages; page++)
    {
      g_autofree char *text = report_reader_read_page (path, page);

      g_string_append (lists, text);
      /* The stamp stands below, not in the list. */
      if (page > result.pages - 2)
        report_reader_assert_words (text, "Деревья без номера на схеме");
    }
  for (guint i = 0; i < layout->unlabelled->len; i++)
    g_assert_nonnull (strstr (lists->str, g_ptr_array_index (layout->unlabelled, i)));
  report_reader_remove (path);
}

/* The trees stand in two corners of a large territory: its boundary is on paper without a gap, what lies inside it and is empty is not. */
static void
test_boundary_sheets (void)
{
  g_autoptr (VecheReportPlan) plan = plan_fixture_new (2, 800, 800, 1);
  g_autoptr (VechePlanLayout) layout = NULL;
  guint seen = 0;

  plan_fixture_put (g_ptr_array_index (plan->trees, 0), 5, 5);
  plan_fixture_put (g_ptr_array_index (plan->trees, 1), 795, 795);
  plan->page.paper = VECHE_PAPER_A3;
  plan->scale = 500;
  layout = veche_plan_layout_new (plan, NULL);
  for (guint step = 0; step < 400; step++)
    {
      const double along = step % 100 * 8;
      VecheReportTree at;
      gboolean found = FALSE;

      plan_fixture_put (&at, step < 200 ? along : step < 300 ? 0 : 800, step < 100 ? 0 : step < 200 ? 800 : along);
      for (guint i = 0; i < layout->sheets->len && !found; i++)
        {
          double x, y;

          veche_plan_layout_project (layout, g_ptr_array_index (layout->sheets, i), at.lon, at.lat, &x, &y);
          found = x >= layout->map.x0 - 0.1 && x <= layout->map.x1 + 0.1 && y >= layout->map.y0 - 0.1 && y <= layout->map.y1 + 0.1;
        }
      seen += found;
    }
  g_assert_cmpuint (seen, ==, 400);
  g_assert_cmpuint (layout->sheets->len, <, layout->columns * layout->rows);
}

static void
test_paper (void)
{
  g_autoptr (VecheReportPlan) plan = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  plan = plan_fixture_new (120, 120, 90, 2);
  plan->territory = g_strdup ("Сквер у вокзала");
  plan->survey = g_strdup ("Весенняя съёмка, 12.04.2026–14.04.2026");
  for (VechePaper paper = VECHE_PAPER_A4; paper <= VECHE_PAPER_A0; paper++)
    {
      plan->page.paper = paper;
      g_free (path);
      path = write_plan (plan, "paper.pdf", &result);
      report_reader_assert_inside (path);
      g_free (text);
      text = report_reader_read_page (path, 1);
      report_reader_assert_words (text, "Сквер у вокзала Весенняя съёмка Условные обозначения Подеревная схема предлагается к вырубке граница территории");
      report_reader_remove (path);
    }
}

/* Every point where it is, every species and decision told apart. */
static void
test_dxf (void)
{
  g_autoptr (VecheReportPlan) plan = plan_fixture_new (50, 100, 80, 6);
  g_autofree char *path = write_plan (plan, "plan.dxf", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;
  guint inserts = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  text = g_convert (bytes, (gssize) length, "UTF-8", "CP1251", NULL, NULL, NULL);
  g_assert_nonnull (text);
  for (const char *at = text; (at = strstr (at, "\nINSERT\n")) != NULL; at++)
    inserts++;
  g_assert_cmpuint (inserts, >=, 50);
  g_assert_nonnull (strstr (text, "К_ВЫРУБКЕ"));
  g_assert_nonnull (strstr (text, "ГРАНИЦА"));
  g_assert_nonnull (strstr (text, "ANSI_1251"));
  g_assert_true (g_str_has_suffix (text, "  0\nEOF\n"));
  report_reader_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/ground", test_ground);
  g_test_add_func ("/plan/symbols", test_symbols);
  g_test_add_func ("/plan/true-scale", test_true_scale);
  g_test_add_func ("/plan/sheets", test_sheets);
  g_test_add_func ("/plan/nothing-to-draw", test_nothing_to_draw);
  g_test_add_func ("/plan/labels", test_labels);
  g_test_add_func ("/plan/crowd", test_crowd);
  g_test_add_func ("/plan/long-list", test_long_list);
  g_test_add_func ("/plan/boundary-sheets", test_boundary_sheets);
  g_test_add_func ("/plan/paper", test_paper);
  g_test_add_func ("/plan/dxf", test_dxf);
  return g_test_run ();
}
