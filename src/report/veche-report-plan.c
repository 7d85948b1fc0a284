/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-plan.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-page-writer.h"
#include "veche-plan-base.h"
#include "veche-plan-dxf.h"
#include "veche-plan-pages.h"
#include "veche-time.h"

#define NUMBERS_NAMED 12u

#define PICTURE_DPI 150

VecheReportPlan *
veche_report_plan_new (void)
{
  VecheReportPlan *input = g_new0 (VecheReportPlan, 1);

  input->trees = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_tree_free);
  input->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_geometry_free);
  input->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_geometry_free);
  return input;
}

void
veche_report_plan_free (VecheReportPlan *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_free (input->name);
  g_free (input->territory);
  g_free (input->survey);
  g_free (input->started);
  g_free (input->ended);
  g_free (input->base);
  veche_report_person_free (input->made_by);
  veche_report_person_free (input->head);
  g_ptr_array_unref (input->trees);
  g_ptr_array_unref (input->outlines);
  g_ptr_array_unref (input->lines);
  g_clear_pointer (&input->boundary, veche_geometry_free);
  g_free (input);
}

const char *
veche_report_plan_get_name (const VecheReportPlan *input)
{
  return input->name != NULL ? input->name : "Подеревная схема";
}

gboolean
veche_report_plan_parse_scale (const char *text, guint *scale, GError **error)
{
  const char *digits = g_str_has_prefix (text, "1:") ? text + 2 : text;
  guint64 number;

  if (!g_ascii_string_to_unsigned (digits, 10, 50, 50000, &number, NULL))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not take “%s” as a scale. Write 500 or 1:500, from 1:50 to 1:50000."), text);
      return FALSE;
    }
  *scale = (guint) number;
  return TRUE;
}

/* «12, 15, 40…»: enough of them to look where the plan is crowded. Owned. */
static char *
veche_report_plan_dup_numbers (GPtrArray *numbers)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (numbers->len, NUMBERS_NAMED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (numbers, i));
  if (numbers->len > NUMBERS_NAMED)
    g_string_append (text, "…");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
veche_report_plan_warn (const VechePlanLayout *layout, GStrvBuilder *warnings)
{
  if (layout->n_without_place > 0)
    g_strv_builder_take (warnings, g_strdup_printf (ngettext ("%u tree has no place on the map and was not drawn.",
                                                              "%u trees have no place on the map and were not drawn.",
                                                              layout->n_without_place),
                                                    layout->n_without_place));
  if (layout->unlabelled->len > 0)
    {
      g_autofree char *numbers = veche_report_plan_dup_numbers (layout->unlabelled);

      /* Translators: %s are the numbers: «12, 15, 40…». */
      g_strv_builder_take (warnings, g_strdup_printf (ngettext ("%u number found no room beside its tree: it is listed on the last sheet (%s).",
                                                                "%u numbers found no room beside their trees: they are listed on the last sheet (%s).",
                                                                layout->unlabelled->len),
                                                      layout->unlabelled->len, numbers));
    }
}

static GBytes *
veche_report_plan_make (const VecheReportPlan *input, const VechePlanLayout *layout, VechePlanBase *base, VecheReportFormat format,
                        guint *n_pages, GError **error)
{
  g_autoptr (VechePlanPages) pages = veche_plan_pages_new (layout, base);
  g_autofree char *made_at = input->made_at != NULL ? g_strdup (input->made_at) : veche_time_now_iso ();
  const VechePageDrawing drawing = {
    .width = layout->width * 72 / 25.4,
    .height = layout->height * 72 / 25.4,
    .n_pages = veche_plan_pages_get_n_pages (pages),
    .title = veche_report_plan_get_name (input),
    .made_at = made_at,
    .paint = veche_plan_pages_paint,
    .data = pages,
  };

  *n_pages = drawing.n_pages;
  switch (format)
    {
    case VECHE_REPORT_FORMAT_PDF:
      return veche_page_writer_draw_pdf (&drawing, error);
    case VECHE_REPORT_FORMAT_PNG:
      return veche_page_writer_draw_png (&drawing, PICTURE_DPI, error);
    case VECHE_REPORT_FORMAT_SVG:
      return veche_page_writer_draw_svg (&drawing, error);
    case VECHE_REPORT_FORMAT_DXF:
      *n_pages = 1;
      return veche_plan_dxf_make (layout);
    case VECHE_REPORT_FORMAT_AUTO:
    case VECHE_REPORT_FORMAT_ODT:
    case VECHE_REPORT_FORMAT_XLSX:
    default:
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                           _("Could not write the plan: it is a drawing. Use .pdf, .dxf, .svg or .png."));
      return NULL;
    }
}

gboolean
veche_report_plan_write (const VecheReportPlan *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                         GError **error)
{
  g_auto (VecheReportResult) scratch = { 0 };
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_autoptr (VechePlanLayout) layout = NULL;
  g_autoptr (VechePlanBase) base = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (input != NULL && path != NULL, FALSE);

  if (result != NULL)
    veche_report_result_clear (result);
  else
    result = &scratch;
  if (format == VECHE_REPORT_FORMAT_AUTO)
    format = veche_report_format_from_path (path, error);
  layout = format != VECHE_REPORT_FORMAT_AUTO ? veche_plan_layout_new (input, error) : NULL;
  if (layout != NULL && input->base != NULL && (base = veche_plan_base_open (input->base, error)) == NULL)
    return FALSE;
  bytes = layout != NULL ? veche_report_plan_make (input, layout, base, format, &result->pages, error) : NULL;
  if (bytes == NULL || !veche_report_write_bytes (bytes, path, error))
    return FALSE;
  veche_report_plan_warn (layout, warnings);
  if (base != NULL && veche_plan_base_is_empty (base))
    g_strv_builder_add (warnings, format == VECHE_REPORT_FORMAT_DXF ? _("A drawing for CAD has no base below it.")
                                                                    : _("The base has no picture of this ground: the plan is without it."));
  if ((format == VECHE_REPORT_FORMAT_PNG || format == VECHE_REPORT_FORMAT_SVG) && result->pages > 1)
    g_strv_builder_take (warnings, g_strdup_printf (_("A picture holds one page: the first of %u was written."), result->pages));
  result->warnings = g_strv_builder_end (warnings);
  return TRUE;
}
