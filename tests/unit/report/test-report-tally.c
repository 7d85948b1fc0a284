/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "report-fixture.h"
#include "report-reader.h"
#include "veche-report-tally.h"

static void
add_tree (VecheReportTally *tally, const char *number, const char *species, const char *stems, double diameter, const char *decision,
          const char *unit, double count)
{
  VecheReportTree *tree = veche_report_tree_new ();

  tree->number = g_strdup (number);
  tree->species = g_strdup (species);
  tree->stems = g_strdup (stems);
  tree->diameter = diameter;
  tree->decision = g_strdup (decision);
  tree->condition = g_strdup ("хорошее");
  tree->unit = g_strdup (unit);
  tree->count = count;
  g_ptr_array_add (tally->trees, tree);
}

static VecheReportTally *
new_tally (void)
{
  VecheReportTally *tally = veche_report_tally_new ();

  tally->made_at = g_strdup (REPORT_FIXTURE_MADE_AT);
  tally->office = report_fixture_new_office ();
  tally->territory = g_strdup ("Сквер у вокзала");
  tally->cadastral = g_strdup ("50:45:0040101:1");
  add_tree (tally, "1", "Липа мелколистная", "12+8", 12, "keep", NULL, 0);
  add_tree (tally, "2", "липа", NULL, 12.5, "keep", NULL, 0);
  add_tree (tally, "3", "Липа мелколистная", NULL, 40, "remove", NULL, 0);
  add_tree (tally, "4", "Клён американский", NULL, 41, "remove", NULL, 0);
  add_tree (tally, "5", "Сирень обыкновенная", NULL, 0, NULL, "pcs", 7);
  add_tree (tally, "6", "Кизильник блестящий", NULL, 0, "prune", "m", 14.5);
  return tally;
}

static char *
write_tally (VecheReportTally *tally, VecheReportTallyForm form, const char *name)
{
  char *path = report_reader_dup_path (name);
  g_autoptr (GError) error = NULL;

  tally->form = form;
  veche_report_tally_write (tally, path, VECHE_REPORT_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* Species × class × decision: the rows as they are read from the page. */
static void
test_totals (void)
{
  g_autoptr (VecheReportTally) tally = new_tally ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!report_reader_has_pdf_tools ())
    return;
  path = write_tally (tally, VECHE_REPORT_TALLY_SHEET, "tally.pdf");
  report_reader_assert_inside (path);
  text = report_reader_read_pdf (path);
  report_reader_assert_words (text, "ПЕРЕЧЁТНАЯ ВЕДОМОСТЬ 50:45:0040101:1 12+8 12,5");
  g_assert_nonnull (strstr (text, "Липамелколистнаядо1211"));
  g_assert_nonnull (strstr (text, "Липамелколистная12,1–2411"));
  g_assert_nonnull (strstr (text, "Липамелколистная24,1–4011"));
  g_assert_nonnull (strstr (text, "Липамелколистная,всего213"));
  g_assert_nonnull (strstr (text, "Клёнясенелистный40,1иболее11"));
  g_assert_nonnull (strstr (text, "Сиреньобыкновеннаякустарник77"));
  /* Two to keep, two to fell, seven shrubs undecided; metres are not pieces. */
  g_assert_nonnull (strstr (text, "Всего22711"));
  g_assert_nonnull (strstr (text, "6Кизильникблестящий14,5пог.мобрезать"));
  /* Nothing is to be felled before an act says so. */
  g_assert_null (strstr (text, "вырубить"));
  g_assert_nonnull (strstr (text, "предлагаетсяквырубке"));
  report_reader_remove (path);
}

static void
test_forms (void)
{
  static const char *const marks[] = { "ПЕРЕЧЁТНАЯ ВЕДОМОСТЬ Кадастровый", "АКТ комиссии", "РАСЧЁТ Норма широколиственные малоценные" };
  static const char *const endings[] = { "pdf", "odt", "xlsx" };
  g_autoptr (VecheReportTally) tally = new_tally ();

  if (!report_reader_has_pdf_tools ())
    return;
  for (guint form = 0; form < G_N_ELEMENTS (marks); form++)
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *name = g_strdup_printf ("form-%u.%s", form, endings[i]);
        g_autofree char *path = write_tally (tally, (VecheReportTallyForm) form, name);
        g_autofree char *text = NULL;

        if (i == 0)
          {
            text = report_reader_read_pdf (path);
            report_reader_assert_words (text, marks[form]);
            /* A town is paid for what is felled only. */
            g_assert_true ((strstr (text, "Сирень") == NULL) == (form == VECHE_REPORT_TALLY_COMPENSATION));
          }
        else
          {
            g_autoptr (xmlDoc) part = report_reader_read_part (path, i == 1 ? "content.xml" : "xl/sharedStrings.xml");

            text = report_reader_get_text (part);
            report_reader_assert_words (text, "Липа мелколистная 24,1–40");
          }
        report_reader_remove (path);
      }
}

/* A tree that has had two numbers is found by both, in the order of the older plan. */
static void
test_numbers (void)
{
  g_autoptr (VecheReportTally) tally = new_tally ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  ((VecheReportTree *) g_ptr_array_index (tally->trees, 0))->old_numbers = g_strdup ("110, 17");
  ((VecheReportTree *) g_ptr_array_index (tally->trees, 1))->old_numbers = g_strdup ("9");
  if (!report_reader_has_pdf_tools ())
    return;
  path = write_tally (tally, VECHE_REPORT_TALLY_NUMBERS, "numbers.pdf");
  text = report_reader_read_pdf (path);
  report_reader_assert_words (text, "ТАБЛИЦА СООТВЕТСТВИЯ Прежний Новый");
  g_assert_nonnull (strstr (text, "92Липамелколистная12,5171Липамелколистная12+81101Липамелколистная12+8"));
  /* Trees that have kept theirs are not in it, nor is a sum. */
  g_assert_null (strstr (text, "Клён"));
  g_assert_null (strstr (text, "Всего"));
  report_reader_remove (path);
}

static void
test_empty (void)
{
  g_autoptr (VecheReportTally) tally = veche_report_tally_new ();
  g_autofree char *path = NULL;
  VecheReportTallyForm form;

  path = write_tally (tally, VECHE_REPORT_TALLY_ACT, "empty.pdf");
  report_reader_remove (path);
  g_assert_true (veche_report_tally_form_parse ("compensation", &form, NULL) && form == VECHE_REPORT_TALLY_COMPENSATION);
  g_assert_false (veche_report_tally_form_parse ("tally", &form, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally/totals", test_totals);
  g_test_add_func ("/tally/forms", test_forms);
  g_test_add_func ("/tally/numbers", test_numbers);
  g_test_add_func ("/tally/empty", test_empty);
  return g_test_run ();
}
