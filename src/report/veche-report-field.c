/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-field.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-page-writer.h"
#include "veche-plan-pages.h"
#include "veche-time.h"

#define TITLE "Полевой комплект"
#define PICTURE_DPI 150
/* Around what is written in a cell of the blank by hand, points: a line of 8 mm. */
#define BLANK_PADDING 4.5

/* Sheets of one kind: text, or a map. */
typedef struct
{
  VecheDocument *document; /* of text; else %NULL, as the next */
  VechePages *pages;
  VechePlanLayout *layout; /* of a map; else %NULL, as the next */
  VechePlanPages *maps;
  guint n_pages;
} VecheReportFieldPart;

VecheReportFieldGrade *
veche_report_field_grade_new (const char *code, const char *title, const char *text)
{
  VecheReportFieldGrade *grade = g_new0 (VecheReportFieldGrade, 1);

  grade->code = g_strdup (code);
  grade->title = g_strdup (title);
  grade->text = g_strdup (text);
  return grade;
}

void
veche_report_field_grade_free (VecheReportFieldGrade *grade)
{
  if (grade == NULL)
    return;
  g_free (grade->code);
  g_free (grade->title);
  g_free (grade->text);
  g_free (grade);
}

VecheReportFieldCrew *
veche_report_field_crew_new (void)
{
  return g_new0 (VecheReportFieldCrew, 1);
}

void
veche_report_field_crew_free (VecheReportFieldCrew *crew)
{
  if (crew == NULL)
    return;
  g_free (crew->survey);
  g_free (crew->workplace);
  g_free (crew->employee);
  g_free (crew->territory);
  g_free (crew->scale);
  g_clear_pointer (&crew->grades, g_ptr_array_unref);
  g_clear_pointer (&crew->known, g_hash_table_unref);
  veche_report_plan_free (crew->plan);
  g_free (crew);
}

VecheReportField *
veche_report_field_new (void)
{
  VecheReportField *input = g_new0 (VecheReportField, 1);

  input->species = g_ptr_array_new_with_free_func (g_free);
  input->crews = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_field_crew_free);
  return input;
}

void
veche_report_field_free (VecheReportField *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  veche_report_office_free (input->office);
  g_ptr_array_unref (input->species);
  g_ptr_array_unref (input->crews);
  g_free (input);
}

/* --- sheets --------------------------------------------------------------------------------------------------------- */

static void
veche_report_field_part_free (gpointer data)
{
  VecheReportFieldPart *part = data;

  g_clear_pointer (&part->pages, veche_pages_free);
  g_clear_pointer (&part->document, veche_document_free);
  g_clear_pointer (&part->maps, veche_plan_pages_free);
  g_clear_pointer (&part->layout, veche_plan_layout_free);
  g_free (part);
}

static VecheDocument *
veche_report_field_new_document (const VecheReportField *input, gboolean blank)
{
  VechePageStyle style;

  veche_page_style_init (&style, &input->page, blank ? VECHE_PAGE_ORIENTATION_LANDSCAPE : VECHE_PAGE_ORIENTATION_PORTRAIT);
  if (blank)
    style.table_padding = BLANK_PADDING;
  return veche_document_new (&style, TITLE, input->made_at);
}

static void
veche_report_field_add_text (GPtrArray *parts, VecheDocument *document)
{
  VecheReportFieldPart *part = g_new0 (VecheReportFieldPart, 1);

  part->document = document;
  part->pages = veche_pages_new (document);
  part->n_pages = veche_pages_get_n_pages (part->pages);
  g_ptr_array_add (parts, part);
}

static gboolean
veche_report_field_add_map (GPtrArray *parts, const VecheReportPlan *plan, GError **error)
{
  VecheReportFieldPart *part;
  VechePlanLayout *layout = veche_plan_layout_new (plan, error);

  if (layout == NULL)
    return FALSE;
  part = g_new0 (VecheReportFieldPart, 1);
  part->layout = layout;
  part->maps = veche_plan_pages_new (layout, NULL);
  part->n_pages = veche_plan_pages_get_n_pages (part->maps);
  g_ptr_array_add (parts, part);
  return TRUE;
}

/* The crib, the map, the blank: in the order in which a crew needs them. */
static gboolean
veche_report_field_add_crew (GPtrArray *parts, const VecheReportField *input, const VecheReportFieldCrew *crew, GError **error)
{
  VecheDocument *crib = veche_report_field_new_document (input, FALSE);
  VecheDocument *blank;

  veche_document_begin_section (crib, crew->workplace != NULL ? crew->workplace : TITLE);
  veche_report_field_add_crib (crib, input, crew);
  veche_report_field_add_text (parts, crib);
  if (crew->plan != NULL && !veche_report_field_add_map (parts, crew->plan, error))
    return FALSE;
  blank = veche_report_field_new_document (input, TRUE);
  veche_report_field_add_blank (blank, input, crew);
  veche_report_field_add_text (parts, blank);
  return TRUE;
}

/* --- as a drawing --------------------------------------------------------------------------------------------------- */

/* Which part a page is of; @page becomes its number in it. */
static const VecheReportFieldPart *
veche_report_field_find_part (GPtrArray *parts, guint *page)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const VecheReportFieldPart *part = g_ptr_array_index (parts, i);

      if (*page < part->n_pages)
        return part;
      *page -= part->n_pages;
    }
  g_return_val_if_reached (NULL);
}

static void
veche_report_field_paint_cb (gpointer data, guint page, cairo_t *cr)
{
  const VecheReportFieldPart *part = veche_report_field_find_part (data, &page);

  if (part->pages != NULL)
    veche_pages_paint (part->pages, page, cr);
  else
    veche_plan_pages_paint (part->maps, page, cr);
}

static void
veche_report_field_get_size_cb (gpointer data, guint page, double *width, double *height)
{
  const VecheReportFieldPart *part = veche_report_field_find_part (data, &page);

  if (part->pages != NULL)
    {
      veche_pages_get_size (part->pages, width, height);
      return;
    }
  *width = part->layout->width * 72 / 25.4;
  *height = part->layout->height * 72 / 25.4;
}

static const char *
veche_report_field_get_bookmark_cb (gpointer data, guint page)
{
  const VecheReportFieldPart *part = veche_report_field_find_part (data, &page);

  return part->pages != NULL ? veche_pages_get_bookmark (part->pages, page) : NULL;
}

static GBytes *
veche_report_field_draw (const VecheReportField *input, GPtrArray *parts, VecheReportFormat format, guint *n_pages, GError **error)
{
  g_autofree char *made_at = input->made_at != NULL ? g_strdup (input->made_at) : veche_time_now_iso ();
  VechePageDrawing drawing = {
    .title = TITLE,
    .made_at = made_at,
    .paint = veche_report_field_paint_cb,
    .get_bookmark = veche_report_field_get_bookmark_cb,
    .get_size = veche_report_field_get_size_cb,
    .data = parts,
  };

  for (guint i = 0; i < parts->len; i++)
    drawing.n_pages += ((const VecheReportFieldPart *) g_ptr_array_index (parts, i))->n_pages;
  veche_report_field_get_size_cb (parts, 0, &drawing.width, &drawing.height);
  *n_pages = drawing.n_pages;
  if (format == VECHE_REPORT_FORMAT_PNG)
    return veche_page_writer_draw_png (&drawing, PICTURE_DPI, error);
  if (format == VECHE_REPORT_FORMAT_SVG)
    return veche_page_writer_draw_svg (&drawing, error);
  return veche_page_writer_draw_pdf (&drawing, error);
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

/* What does not come out as it was meant to. */
static void
veche_report_field_warn (const VecheReportField *input, GPtrArray *parts, VecheReportFormat format, guint n_pages, GStrvBuilder *warnings)
{
  guint missing = 0;

  for (guint i = 0; i < input->crews->len; i++)
    {
      const VecheReportFieldCrew *crew = g_ptr_array_index (input->crews, i);
      const char *name = crew->workplace != NULL ? crew->workplace : TITLE;

      if (crew->plan == NULL)
        g_strv_builder_take (warnings, g_strdup_printf (_("“%s” has no map: neither the territory nor a tree of it has a place."), name));
      if (crew->last > 0 && crew->last - crew->first >= VECHE_REPORT_FIELD_ROWS)
        g_strv_builder_take (warnings, g_strdup_printf (_("“%s” has more numbers than %d: the blank has the first of them."), name,
                                                        VECHE_REPORT_FIELD_ROWS));
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const VecheReportFieldPart *part = g_ptr_array_index (parts, i);

      missing += part->layout != NULL ? part->layout->unlabelled->len : 0;
    }
  if (missing > 0)
    g_strv_builder_take (warnings, g_strdup_printf (ngettext ("%u number found no room beside its tree: it is listed behind the map.",
                                                              "%u numbers found no room beside their trees: they are listed behind the map.", missing),
                                                    missing));
  if (format != VECHE_REPORT_FORMAT_PDF && n_pages > 1)
    g_strv_builder_take (warnings, g_strdup_printf (_("A picture holds one page: the first of %u was written."), n_pages));
}

/* People write on in it: cribs and blanks, without the maps, which a text has no true scale for. */
static gboolean
veche_report_field_write_text (const VecheReportField *input, const char *path, VecheReportFormat format, VecheReportResult *result, GError **error)
{
  g_autoptr (VecheDocument) document = veche_report_field_new_document (input, TRUE);
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  for (guint i = 0; i < input->crews->len; i++)
    {
      const VecheReportFieldCrew *crew = g_ptr_array_index (input->crews, i);

      veche_document_begin_section (document, crew->workplace != NULL ? crew->workplace : TITLE);
      veche_report_field_add_crib (document, input, crew);
      veche_document_add_page_break (document);
      veche_report_field_add_blank (document, input, crew);
    }
  if (!veche_report_write_document (document, path, format, FALSE, result, error))
    return FALSE;
  if (result->warnings != NULL)
    g_strv_builder_addv (warnings, (const char **) result->warnings);
  g_strv_builder_add (warnings, _("A text has no maps: write it as PDF to have them."));
  g_strfreev (result->warnings);
  result->warnings = g_strv_builder_end (warnings);
  return TRUE;
}

gboolean
veche_report_field_write (const VecheReportField *input, const char *path, VecheReportFormat format, VecheReportResult *result, GError **error)
{
  g_auto (VecheReportResult) scratch = { 0 };
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (veche_report_field_part_free);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (input != NULL && path != NULL, FALSE);

  if (result != NULL)
    veche_report_result_clear (result);
  else
    result = &scratch;
  if (format == VECHE_REPORT_FORMAT_AUTO)
    format = veche_report_format_from_path (path, error);
  if (format == VECHE_REPORT_FORMAT_AUTO)
    return FALSE;
  if (input->crews->len == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           _("Could not make a field kit: there is no survey yet. Add one, with a block of numbers for each workplace."));
      return FALSE;
    }
  if (format == VECHE_REPORT_FORMAT_ODT || format == VECHE_REPORT_FORMAT_XLSX || format == VECHE_REPORT_FORMAT_DXF)
    return veche_report_field_write_text (input, path, format, result, error);
  for (guint i = 0; i < input->crews->len; i++)
    if (!veche_report_field_add_crew (parts, input, g_ptr_array_index (input->crews, i), error))
      return FALSE;
  bytes = veche_report_field_draw (input, parts, format, &result->pages, error);
  if (bytes == NULL || !veche_report_write_bytes (bytes, path, error))
    return FALSE;
  veche_report_field_warn (input, parts, format, result->pages, warnings);
  result->warnings = g_strv_builder_end (warnings);
  return TRUE;
}
