/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo.h>
#include <string.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-error.h"
#include "veche-plan-grid.h"
#include "veche-plan-season.h"
#include "veche-report-act.h"
#include "veche-report-field.h"
#include "veche-report-spots.h"
#include "veche-species.h"

/* --- pictures ------------------------------------------------------------------------------------------------------- */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Half of it red, half of it transparent. */
static GBytes *
new_png (int width, int height)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_rectangle (cr, 0, 0, width / 2.0, height);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, data);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static VechePicture *
new_picture (int width, int height)
{
  g_autoptr (GBytes) bytes = new_png (width, height);
  g_autoptr (GError) error = NULL;
  VechePicture *picture = veche_picture_new (bytes, VECHE_REPORT_SPOTS_SIDE, &error);

  g_assert_no_error (error);
  return picture;
}

static void
test_pictures (void)
{
  g_autoptr (VechePicture) large = new_picture (2200, 400);
  g_autoptr (VechePicture) small = new_picture (60, 40);
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GBytes) png = new_png (60, 40);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, 40);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *pixels;
  const guint8 *row;

  g_assert_cmpuint (large->width, ==, VECHE_REPORT_SPOTS_SIDE);
  g_assert_cmpuint (large->height, ==, VECHE_REPORT_SPOTS_SIDE * 400 / 2200);
  g_assert_cmpuint (small->width, ==, 60);
  g_assert_cmpmem (g_bytes_get_data (small->bytes, NULL), 2, "\xff\xd8", 2);
  /* What was transparent is paper. */
  pixels = veche_picture_decode (small->bytes);
  g_assert_nonnull (pixels);
  row = cairo_image_surface_get_data (pixels) + 20 * cairo_image_surface_get_stride (pixels);
  g_assert_cmpuint (row[10 * 4], <, 40);
  g_assert_cmpuint (row[10 * 4 + 2], >, 220);
  g_assert_cmpuint (row[50 * 4], >, 220);
  cairo_surface_destroy (pixels);

  g_assert_null (veche_picture_new (text, 100, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (veche_picture_new (cut, 100, &error));
  g_assert_nonnull (error);
}

/* --- spots ---------------------------------------------------------------------------------------------------------- */

static VecheReportSpots *
new_spots (void)
{
  VecheReportSpots *input = veche_report_spots_new ();
  VecheReportSpot *spot = veche_report_spots_spot_new ();

  input->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  input->office = report_fixture_new_office ();
  spot->title = g_strdup ("Яма у входа");
  spot->category = g_strdup ("road");
  spot->severity = g_strdup ("urgent");
  spot->state = g_strdup ("in-work");
  spot->reported = g_strdup ("2020-04-11");
  spot->territory = g_strdup ("Сквер у вокзала");
  spot->project = g_strdup ("Площадь");
  spot->text = g_strdup ("Лужа не сохнет неделями.");
  spot->lon = 37.6;
  spot->lat = 55.81;
  spot->accuracy = 4.5;
  spot->n_files = 2;
  g_ptr_array_add (spot->pictures, new_picture (1600, 1200));
  g_ptr_array_add (spot->pictures, new_picture (1200, 1600));
  g_ptr_array_add (spot->pictures, new_picture (1600, 1200));
  spot->n_photos = 3;
  g_ptr_array_add (input->spots, spot);
  g_ptr_array_add (input->spots, veche_report_spots_spot_new ());
  return input;
}

static char *
write_spots (const VecheReportSpots *input, const char *name, guint pages)
{
  char *path = report_reader_dup_path (name);
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  veche_report_spots_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.pages, ==, pages);
  return path;
}

static void
test_cards (void)
{
  g_autoptr (VecheReportSpots) input = new_spots ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  path = write_spots (input, "spots.pdf", 2);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, 2);
  text = report_reader_read_page (path, 1);
  report_reader_assert_words (text, "КАРТОЧКА ПРОБЛЕМНОГО МЕСТА Яма у входа дорога или тротуар неотложная в работе 11 апреля 2020 г. 55.810000, "
                                    "37.600000 (WGS 84), ±4,5 м Сквер у вокзала Площадь Лужа не сохнет неделями. Фотографии приложено 2 файла");
  g_clear_pointer (&text, g_free);
  text = report_reader_read_page (path, 2);
  report_reader_assert_words (text, "Без названия");
  g_assert_null (strstr (text, "Фотограф"));
  g_assert_null (strstr (text, "Координаты"));
  report_reader_remove (path);
}

static void
test_cards_as_text (void)
{
  g_autoptr (VecheReportSpots) input = new_spots ();
  g_autofree char *path = write_spots (input, "spots.odt", 2);
  g_autoptr (xmlDoc) content = report_reader_read_part (path, "content.xml");
  g_autoptr (xmlDoc) manifest = report_reader_read_part (path, "META-INF/manifest.xml");
  g_autofree char *text = report_reader_get_text (content);
  xmlChar *body = NULL;
  xmlChar *listed = NULL;
  int size;

  report_reader_assert_words (text, "Яма у входа Без названия");
  xmlDocDumpMemory (content, &body, &size);
  xmlDocDumpMemory (manifest, &listed, &size);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("\"Pictures/%u.jpg\"", i);

      g_assert_nonnull (strstr ((const char *) body, name));
      g_assert_nonnull (strstr ((const char *) listed, name));
    }
  g_assert_null (strstr ((const char *) listed, "Pictures/4.jpg"));
  xmlFree (body);
  xmlFree (listed);
  report_reader_remove (path);
}

static void
test_table (void)
{
  g_autoptr (VecheReportSpots) input = new_spots ();
  g_autofree char *path = write_spots (input, "spots.xlsx", 1);
  g_autoptr (xmlDoc) strings = report_reader_read_part (path, "xl/sharedStrings.xml");
  g_autofree char *text = report_reader_get_text (strings);

  report_reader_assert_words (text, "ПРОБЛЕМНЫЕ МЕСТА Название Яма у входа неотложная Площадь Лужа не сохнет неделями. Фотографий");
  report_reader_remove (path);
}

static void
test_no_spots (void)
{
  g_autoptr (VecheReportSpots) input = veche_report_spots_new ();
  g_autoptr (VecheReportAct) acts = veche_report_act_new ();
  g_autoptr (VecheReportField) field = veche_report_field_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (veche_report_spots_build (input, FALSE, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (veche_report_act_build (acts, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (veche_report_field_write (field, "none.pdf", VECHE_REPORT_FORMAT_AUTO, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOTHING);
}

/* --- field kits ----------------------------------------------------------------------------------------------------- */

static void
test_abbreviations (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GHashTable) once = g_hash_table_new (g_str_hash, g_str_equal);

  for (const VecheSpecies *species = veche_species_list (); species->name != NULL; species++)
    g_ptr_array_add (names, (gpointer) species->name);
  list = veche_report_field_list_abbreviations (names);
  g_assert_cmpuint (list->len, ==, names->len);
  for (guint i = 0; i < list->len; i++)
    {
      g_assert_cmpuint (g_utf8_strlen (g_ptr_array_index (list, i), -1), <=, 8);
      g_assert_true (g_hash_table_add (once, g_ptr_array_index (list, i)));
    }
  g_assert_cmpstr (g_ptr_array_index (list, 0), ==, "лип\302\240м");
}

static void
test_grid (void)
{
  static const struct
  {
    guint column, row;
    const char *name;
  } squares[] = { { 0, 0, "А1" }, { 1, 2, "Б3" }, { 22, 9, "Я10" }, { 23, 0, "АА1" }, { 24, 0, "АБ1" } };

  for (guint i = 0; i < G_N_ELEMENTS (squares); i++)
    {
      g_autofree char *name = veche_plan_grid_dup_name (squares[i].column, squares[i].row);

      g_assert_cmpstr (name, ==, squares[i].name);
    }
  g_assert_cmpfloat (veche_plan_grid_get_step (200), ==, 10);
  g_assert_cmpfloat (veche_plan_grid_get_step (500), ==, 20);
  g_assert_cmpfloat (veche_plan_grid_get_step (1000), ==, 50);
  g_assert_cmpfloat (veche_plan_grid_get_step (2000), ==, 100);
}

static void
test_season (void)
{
  static const struct
  {
    const char *days[2];
    const char *text;
  } seasons[] = {
    { { "2020-02-10", "2020-02-20" }, "февраль 2020, без листвы" },
    { { "2020-07-30", "2020-06-01" }, "июнь–июль 2020, в листве" },
    { { "2020-11-30", "2021-05-10" }, "ноябрь 2020 – май 2021, частью без листвы" },
    { { "2020-05-10", NULL }, "май 2020" },
    { { NULL, NULL }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++)
    {
      g_autoptr (VecheReportPlan) plan = veche_report_plan_new ();
      g_autofree char *by_survey = NULL;
      g_autofree char *by_trees = NULL;

      plan->started = g_strdup (seasons[i].days[0]);
      plan->ended = g_strdup (seasons[i].days[1]);
      by_survey = veche_plan_season_dup (plan);
      g_assert_cmpstr (by_survey, ==, seasons[i].text);
      /* What stands on the trees counts more. */
      for (guint n = 0; n < 2; n++)
        {
          VecheReportTree *tree = veche_report_tree_new ();

          tree->surveyed = g_strdup (seasons[i].days[n]);
          g_ptr_array_add (plan->trees, tree);
        }
      g_set_str (&plan->started, seasons[i].days[0] != NULL ? "1999-01-01" : NULL);
      by_trees = veche_plan_season_dup (plan);
      g_assert_cmpstr (by_trees, ==, seasons[i].text);
    }
}

static VecheReportFieldCrew *
new_crew (const char *workplace, gint64 first, gint64 last)
{
  VecheReportFieldCrew *crew = veche_report_field_crew_new ();
  VecheReportTree *tree = veche_report_tree_new ();

  crew->survey = g_strdup ("Весна");
  crew->workplace = g_strdup (workplace);
  crew->first = first;
  crew->last = last;
  crew->scale = g_strdup ("Город");
  crew->grades = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_field_grade_free);
  g_ptr_array_add (crew->grades, veche_report_field_grade_new ("1", "Хорошее", "Крона густая."));
  crew->plan = veche_report_plan_new ();
  crew->plan->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  crew->plan->scale = 500;
  crew->plan->grid = TRUE;
  crew->plan->name = g_strdup ("Схема участка");
  crew->plan->page.paper = VECHE_PAPER_A4;
  tree->number = g_strdup ("777");
  tree->species = g_strdup ("Липа мелколистная");
  tree->lon = 37.6;
  tree->lat = 55.81;
  g_ptr_array_add (crew->plan->trees, tree);
  return crew;
}

static void
test_kit (void)
{
  g_autoptr (VecheReportField) input = veche_report_field_new ();
  g_autofree char *path = report_reader_dup_path ("kit.pdf");
  g_autofree char *text = NULL;
  g_auto (VecheReportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  input->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  input->office = report_fixture_new_office ();
  g_ptr_array_add (input->species, g_strdup ("Липа мелколистная"));
  g_ptr_array_add (input->crews, new_crew ("Планшет 1", 101, 103));
  g_ptr_array_add (input->crews, new_crew ("Планшет 2", 1, VECHE_REPORT_FIELD_ROWS + 5));
  g_assert_true (veche_report_field_write (input, path, VECHE_REPORT_FORMAT_AUTO, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (result.warnings), ==, 1);
  g_assert_cmpuint (report_reader_assert_inside (path), ==, result.pages);
  text = report_reader_read_page (path, 1);
  report_reader_assert_words (text, "ПОЛЕВОЙ КОМПЛЕКТ Планшет 1 101–103 Хорошее Крона густая. лип м Липа мелколистная");
  g_clear_pointer (&text, g_free);
  text = report_reader_read_page (path, 2);
  report_reader_assert_words (text, "777 Схема участка М 1:500");
  g_clear_pointer (&text, g_free);
  text = report_reader_read_page (path, 3);
  report_reader_assert_words (text, "ПОЛЕВАЯ ВЕДОМОСТЬ 101 102 103 Кв.");
  g_assert_null (strstr (text, "104"));
  report_reader_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/spots/pictures", test_pictures);
  g_test_add_func ("/report/spots/cards", test_cards);
  g_test_add_func ("/report/spots/cards-as-text", test_cards_as_text);
  g_test_add_func ("/report/spots/table", test_table);
  g_test_add_func ("/report/spots/none", test_no_spots);
  g_test_add_func ("/report/field/abbreviations", test_abbreviations);
  g_test_add_func ("/report/field/grid", test_grid);
  g_test_add_func ("/report/field/kit", test_kit);
  g_test_add_func ("/report/plan/season", test_season);
  return g_test_run ();
}
