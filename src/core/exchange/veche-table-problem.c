/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-problem.h"

#include "veche-error.h"
#include "veche-i18n.h"

/* Why a file is not read, and what to do. «%s» in a text is the detail. */
static const struct
{
  const char *code;
  VecheError error;
  const char *text;
} problems[] = {
  { "password", VECHE_ERROR_UNSUPPORTED,
    N_ ("it is protected with a password. Take the password off in the program it was made in, and try again.") },
  { "old-excel", VECHE_ERROR_UNSUPPORTED,
    N_ ("it is in a format of Excel older than Excel 97. Open it in a spreadsheet program and save it as XLSX.") },
  { "other-format", VECHE_ERROR_UNSUPPORTED, N_ ("it is a file of the format %s, not a table. Save the table as XLSX, ODS or CSV.") },
  { "archive", VECHE_ERROR_UNSUPPORTED, N_ ("it is an archive (%s). Unpack it and choose the table in it.") },
  { "mixed", VECHE_ERROR_UNSUPPORTED, N_ ("there are maps of several formats in the archive (%s). Unpack it and choose one of them.") },
  { "several", VECHE_ERROR_UNSUPPORTED, N_ ("there are several maps in the archive. Unpack it and choose one of them.") },
  { "html", VECHE_ERROR_UNSUPPORTED,
    N_ ("it is a web page under the name of a table. Open it in a spreadsheet program and save it as XLSX.") },
  { "xml", VECHE_ERROR_UNSUPPORTED, N_ ("it is an XML file, not a table. Save the table as XLSX, ODS or CSV.") },
  { "xml-spreadsheet", VECHE_ERROR_UNSUPPORTED,
    N_ ("it is an “XML Spreadsheet 2003” under the name of a table. Open it in a spreadsheet program and save it as XLSX.") },
  { "json", VECHE_ERROR_UNSUPPORTED, N_ ("it is a JSON file, not a table. Import it as a map layer, or save it as a table.") },
  { "not-table", VECHE_ERROR_UNSUPPORTED, N_ ("it is not a table. Choose a CSV, XLS, XLSX or ODS file.") },
  { "empty", VECHE_ERROR_INVALID, N_ ("it is empty. Check that it was saved or copied whole.") },
  { "no-rows", VECHE_ERROR_INVALID, N_ ("there is not a single row with text in it. Check that it is the right file and sheet.") },
  { "no-sheet", VECHE_ERROR_NOT_FOUND, N_ ("there is no such sheet or layer in it. It has these: %s.") },
  { "no-shapes", VECHE_ERROR_INVALID, N_ ("there are no shapes of this kind in it. Its layers are: %s.") },
  { "encoding", VECHE_ERROR_INVALID, N_ ("there is no encoding “%s”. Use UTF-8, CP1251, CP866 or auto.") },
  { "delimiter", VECHE_ERROR_INVALID, N_ ("“%s” cannot divide columns. Use one character, tab or auto.") },
  { "bomb", VECHE_ERROR_CORRUPT, N_ ("it unpacks to more data than a table can have. Ask the sender for the table as CSV.") },
  { "truncated", VECHE_ERROR_CORRUPT, N_ ("its end is missing. Copy or download it again.") },
  { "damaged", VECHE_ERROR_CORRUPT,
    N_ ("it is damaged. Copy or download it again, or open it in a spreadsheet program and save it anew.") },
  { "driver", VECHE_ERROR_CORRUPT,
    N_ ("it is damaged or made in an unusual way%s. Open it in the program it was made in and save it anew.") },
  { "unreadable", VECHE_ERROR_FAILED, N_ ("the system reports an error (%s). Copy the file to this computer and try again.") },
  { "no-crs", VECHE_ERROR_INVALID,
    N_ ("it does not say what coordinate system it is in. Give the coordinate system (WKT, PROJ or EPSG).") },
  { "crs", VECHE_ERROR_INVALID, N_ ("the coordinate system is not understood (%s). Check its WKT, PROJ or EPSG text.") },
  { "sandbox", VECHE_ERROR_FAILED,
    N_ ("the protected surroundings for reading files of others cannot be made on this system. Update the system's kernel.") },
};

static char *
veche_table_problem_describe (const char *code, guint64 line, const char *detail, VecheError *error)
{
  g_autofree char *row = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  g_autofree char *known = NULL;

  /* Of GDAL's own words there may be none. */
  if (detail == NULL || *detail == '\0')
    known = g_strdup (g_str_equal (code, "driver") ? "" : _ ("no details"));
  else
    known = g_str_equal (code, "driver") ? g_strdup_printf (" (%s)", detail) : g_strdup (detail);

  *error = VECHE_ERROR_CORRUPT;
  if (g_str_equal (code, "cell-too-long"))
    return g_strdup_printf (_ ("row %s has a cell of more than 16 MB. A quotation mark may be missing there: correct the row."), row);
  if (g_str_equal (code, "row-too-long"))
    return g_strdup_printf (_ ("row %s has too many cells or too much text. Check the delimiter and that row."), row);

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_str_equal (problems[i].code, code))
      {
        g_auto (GStrv) parts = g_strsplit (_ (problems[i].text), "%s", 2);

        *error = problems[i].error;
        return g_strjoinv (known, parts);
      }

  *error = VECHE_ERROR_FAILED;
  return g_strdup_printf (_ ("the program that reads files reports “%s”. Install Veche again."), code);
}

GError *
veche_table_problem_to_error (const char *code, guint64 line, const char *detail, const char *what)
{
  VecheError number;
  g_autofree char *why = NULL;

  g_return_val_if_fail (code != NULL && what != NULL, NULL);

  why = veche_table_problem_describe (code, line, detail, &number);

  return g_error_new (VECHE_ERROR, (int) number, _ ("Could not read “%s”: %s"), what, why);
}

char *
veche_table_problem_to_warning (const char *code, guint64 line, guint64 count, const char *detail)
{
  g_autofree char *row = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  g_autofree char *times = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  gulong n = (gulong) count;

  g_return_val_if_fail (code != NULL, NULL);

  if (g_str_equal (code, "wrong-bytes"))
    return g_strdup_printf (ngettext ("From row %s on, %s byte is no character of %s.",
                                      "From row %s on, %s bytes are no characters of %s.", n),
                            row, times, detail);
  if (g_str_equal (code, "stray-quotes"))
    return g_strdup_printf (ngettext ("From row %s on, there is text after a closing quotation mark %s time.",
                                      "From row %s on, there is text after a closing quotation mark %s times.", n),
                            row, times);
  if (g_str_equal (code, "unclosed-quotes"))
    return g_strdup_printf (ngettext ("From row %s on, a quotation mark is never closed %s time.",
                                      "From row %s on, a quotation mark is never closed %s times.", n),
                            row, times);
  if (g_str_equal (code, "long-rows"))
    return g_strdup_printf (ngettext ("From row %s on, %s row has more cells than there are columns.",
                                      "From row %s on, %s rows have more cells than there are columns.", n),
                            row, times);
  if (g_str_equal (code, "target-crs"))
    return g_strdup_printf (_ ("The coordinates in the file are in metres of the system %s."), detail);
  if (g_str_equal (code, "placeless"))
    return g_strdup_printf (ngettext ("%s object has no place on the map and was left out.",
                                      "%s objects have no place on the map and were left out.", n),
                            times);
  if (g_str_equal (code, "astray"))
    return g_strdup_printf (ngettext ("%s object has a place that the system %s cannot tell; it is in the file without its place, or not at all.",
                                      "%s objects have places that the system %s cannot tell; they are in the file without their places, or not at all.", n),
                            times, detail);
  if (g_str_equal (code, "left-column"))
    return g_strdup_printf (_ ("This format cannot hold the column “%s”; it was left out."), detail);
  if (g_str_equal (code, "large-pictures"))
    return g_strdup_printf (ngettext ("%s picture in the file is too large, or beyond the 256 MB that are taken from one file, and was not taken. Attach it to its object by hand.",
                                      "%s pictures in the file are too large, or beyond the 256 MB that are taken from one file, and were not taken. Attach them to their objects by hand.", n),
                            times);
  if (g_str_equal (code, "missing-pictures"))
    return g_strdup_printf (ngettext ("%s picture that descriptions show is not in the file and was not taken.",
                                      "%s pictures that descriptions show are not in the file and were not taken.", n),
                            times);
  if (g_str_equal (code, "cut-texts"))
    return g_strdup_printf (ngettext ("%s text is longer than this format holds (254 bytes) and was cut. Take GeoPackage for a file that is to come back.",
                                      "%s texts are longer than this format holds (254 bytes) and were cut. Take GeoPackage for a file that is to come back.", n),
                            times);
  if (g_str_equal (code, "gdal") && detail != NULL && *detail != '\0')
    return g_strdup_printf (_ ("The program that reads files says: %s"), detail);

  return NULL;
}
