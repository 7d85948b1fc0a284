/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report.h"

#include <errno.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-page-writer.h"
#include "veche-sheet-writer.h"
#include "veche-text-writer.h"

#define PICTURE_DPI 150

static const struct
{
  const char *suffix;
  VecheReportFormat format;
} formats[] = {
  { ".pdf", VECHE_REPORT_FORMAT_PDF }, { ".odt", VECHE_REPORT_FORMAT_ODT }, { ".xlsx", VECHE_REPORT_FORMAT_XLSX },
  { ".png", VECHE_REPORT_FORMAT_PNG }, { ".svg", VECHE_REPORT_FORMAT_SVG },
  { ".dxf", VECHE_REPORT_FORMAT_DXF },
};

void
veche_report_result_clear (VecheReportResult *result)
{
  g_return_if_fail (result != NULL);
  result->pages = 0;
  g_clear_pointer (&result->warnings, g_strfreev);
}

VecheReportOffice *
veche_report_office_new (void)
{
  return g_new0 (VecheReportOffice, 1);
}

void
veche_report_office_free (VecheReportOffice *office)
{
  if (office == NULL)
    return;
  g_free (office->parent);
  g_free (office->name);
  g_free (office->address);
  g_free (office->contacts);
  g_free (office->codes);
  g_free (office->place);
  g_free (office);
}

VecheReportPerson *
veche_report_person_new (const char *name,
                         const char *position)
{
  VecheReportPerson *person = g_new0 (VecheReportPerson, 1);

  person->name = g_strdup (name);
  person->position = g_strdup (position);
  return person;
}

void
veche_report_person_free (VecheReportPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->name);
  g_free (person->position);
  g_free (person);
}

VecheReportFormat
veche_report_format_from_path (const char *path,
                               GError    **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, VECHE_REPORT_FORMAT_AUTO);

  name = g_path_get_basename (path);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize length = strlen (name), suffix = strlen (formats[i].suffix);

      if (length > suffix && g_ascii_strcasecmp (name + length - suffix, formats[i].suffix) == 0)
        return formats[i].format;
    }
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
               _("Could not choose the format of “%s”: its name ends in none of ours. Use .pdf, .odt, "
                  ".xlsx, .png, .svg or .dxf."),
               name);
  return VECHE_REPORT_FORMAT_AUTO;
}

gboolean
veche_report_write_bytes (GBytes     *bytes,
                          const char *path,
                          GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &failure))
    return TRUE;
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE,
                 _("Could not write “%s”: the disk is full. Free some space and try again."), name);
  else if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                 _("Could not write “%s”: its folder does not exist. Choose another folder."), name);
  else
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                 /* TRANSLATORS: the name of a file, the system's message */
                 _("Could not write “%s”: %s. Choose another folder."), name, failure->message);
  return FALSE;
}

/* The document as pages, which other formats need for counting them too. */
static GBytes *
veche_report_make_pages (const VecheDocument *document,
                         VecheReportFormat    format,
                         VecheReportResult   *result,
                         GStrvBuilder        *warnings,
                         GError             **error)
{
  g_autoptr (VechePages) pages = veche_pages_new (document);
  guint n_missing = veche_pages_get_n_missing (pages);

  result->pages = veche_pages_get_n_pages (pages);
  if (n_missing > 0)
    g_strv_builder_take (
        warnings,
        g_strdup_printf (ngettext ("%u character is printed as a box: no font of this computer has it.",
                                   "%u characters are printed as boxes: no font of this computer has them.",
                                   n_missing),
                         n_missing));
  if ((format == VECHE_REPORT_FORMAT_PNG || format == VECHE_REPORT_FORMAT_SVG) && result->pages > 1)
    g_strv_builder_take (
        warnings,
        g_strdup_printf (_("A picture holds one page: the first of %u was written."), result->pages));
  switch (format)
    {
    case VECHE_REPORT_FORMAT_PDF:
      return veche_page_writer_make_pdf (pages, document, error);
    case VECHE_REPORT_FORMAT_PNG:
      return veche_page_writer_make_png (pages, 0, PICTURE_DPI, error);
    case VECHE_REPORT_FORMAT_SVG:
      return veche_page_writer_make_svg (pages, 0, error);
    case VECHE_REPORT_FORMAT_ODT:
      return veche_text_writer_make_odt (document, error);
    case VECHE_REPORT_FORMAT_AUTO:
    case VECHE_REPORT_FORMAT_XLSX:
    case VECHE_REPORT_FORMAT_DXF:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GBytes *
veche_report_make_workbook (const VecheDocument *document,
                            VecheReportResult   *result,
                            GStrvBuilder        *warnings,
                            GError             **error)
{
  guint n_shortened = 0;
  GBytes *bytes = veche_sheet_writer_make_xlsx (document, &result->pages, &n_shortened, error);

  if (bytes != NULL && n_shortened > 0)
    g_strv_builder_take (
        warnings,
        g_strdup_printf (ngettext ("%u text is longer than a cell of a workbook holds and was shortened.",
                                   "%u texts are longer than a cell of a workbook holds and were shortened.",
                                   n_shortened),
                         n_shortened));
  return bytes;
}

gboolean
veche_report_write_document (const VecheDocument *document,
                             const char          *path,
                             VecheReportFormat    format,
                             gboolean             with_workbook,
                             VecheReportResult   *result,
                             GError             **error)
{
  g_auto (VecheReportResult) scratch = { 0 };
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (document != NULL && path != NULL, FALSE);

  if (result != NULL)
    veche_report_result_clear (result);
  else
    result = &scratch;
  if (format == VECHE_REPORT_FORMAT_AUTO)
    {
      format = veche_report_format_from_path (path, error);
      if (format == VECHE_REPORT_FORMAT_AUTO)
        return FALSE;
    }
  if (format == VECHE_REPORT_FORMAT_XLSX && !with_workbook)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _("Could not write the report as a workbook: it is a document, not a table. Use .pdf or .odt."));
      return FALSE;
    }
  if (format == VECHE_REPORT_FORMAT_DXF)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _("Could not write the report as a drawing: it is a document, not a plan. Use .pdf or .odt."));
      return FALSE;
    }
  if (format == VECHE_REPORT_FORMAT_XLSX)
    bytes = veche_report_make_workbook (document, result, warnings, error);
  else
    bytes = veche_report_make_pages (document, format, result, warnings, error);
  if (bytes == NULL || !veche_report_write_bytes (bytes, path, error))
    return FALSE;
  result->warnings = g_strv_builder_end (warnings);
  return TRUE;
}
