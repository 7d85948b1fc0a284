/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-cell.h"

#include <string.h>

#include "veche-error.h"
#include "veche-girth.h"
#include "veche-i18n.h"
#include "veche-money.h"
#include "veche-time.h"
#include "veche-tree.h"

/* With a decimal comma a point can only part thousands, and the other way round. */
static char *
veche_import_cell_normalise (const char *text, char decimal)
{
  GString *plain = g_string_new (text);

  if (strchr (text, ',') != NULL && strchr (text, '.') != NULL)
    {
      g_string_replace (plain, decimal == ',' ? "." : ",", "", 0);
      g_string_replace (plain, ",", ".", 0);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
veche_import_cell_parse_money (const VecheField *field, const VecheImportCellFormat *format, const char *text, VecheValue *value,
                               GError **error)
{
  g_autofree char *plain = veche_import_cell_normalise (text, format->decimal);
  gint64 kopecks;

  if (!veche_money_parse (plain, veche_mapping_unit_get_kopecks (format->unit), &kopecks, error))
    return FALSE;
  veche_value_set_integer (value, kopecks);
  return TRUE;
}

/* «12+8» in another unit: each of them. Girths stay girths: the diameter is the store's to compute. */
static gboolean
veche_import_cell_convert_stems (const VecheField *field, const VecheImportCellFormat *format, VecheValue *value, GError **error)
{
  g_autoptr (GArray) girths = veche_tree_parse_girths (value->text);
  g_autoptr (GArray) stems = girths == NULL ? veche_tree_parse_stems (value->text) : g_array_ref (girths);
  const gboolean measured = veche_mapping_unit_is_girth (format->unit);
  g_autofree char *text = NULL;

  if (stems == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not take “%s” as “%s”: each stem is thicker than nothing. Write them as 12+8."), value->text,
                   veche_field_get_label (field));
      return FALSE;
    }
  for (guint i = 0; i < stems->len; i++)
    g_array_index (stems, double, i) *= veche_mapping_unit_get_factor (veche_mapping_unit_strip_girth (format->unit));
  text = veche_tree_join_sizes (stems);
  veche_value_take_text (value, g_strconcat (measured || girths != NULL ? VECHE_GIRTH_MARK : "", text, NULL));
  return TRUE;
}

static gboolean
veche_import_cell_parse_real (const VecheField *field, const VecheImportCellFormat *format, const char *text, VecheValue *value,
                              GError **error)
{
  g_autofree char *plain = veche_import_cell_normalise (text, format->decimal);
  const gboolean girth = (field->flags & VECHE_FIELD_GIRTHS) != 0;
  const VecheMappingUnit unit = girth ? veche_mapping_unit_strip_girth (format->unit) : format->unit;

  if (!veche_field_parse (field, plain, value, error))
    return FALSE;
  if (value->type == VECHE_VALUE_REAL && veche_mapping_unit_is_girth (unit))
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      veche_value_set_text (value, g_ascii_formatd (buffer, sizeof buffer, "%.10g", value->real));
    }
  if (value->type == VECHE_VALUE_TEXT)
    return veche_import_cell_convert_stems (field, format, value, error);
  veche_value_set_real (value, value->real * veche_mapping_unit_get_factor (unit));
  return TRUE;
}

/* «12.0» is a whole number too: a spreadsheet knows no other. */
static gboolean
veche_import_cell_parse_integer (const VecheField *field, const char *text, VecheValue *value, GError **error)
{
  const char *mark = strpbrk (text, ".,");
  g_autofree char *whole = mark != NULL && mark[1] != '\0' && mark[1 + strspn (mark + 1, "0")] == '\0'
                             ? g_strndup (text, mark - text)
                             : g_strdup (text);

  return veche_field_parse (field, whole, value, error);
}

/* «2020-02-17T00:00:00» and «17.02.2020 00:00» are days. */
static gboolean
veche_import_cell_parse_date (const VecheField *field, const char *text, VecheValue *value, GError **error)
{
  gsize length = strcspn (text, "T ");
  g_autofree char *day = strchr (text + length, ':') != NULL ? g_strndup (text, length) : g_strdup (text);

  return veche_field_parse (field, day, value, error);
}

static gboolean
veche_import_cell_parse_time (const VecheField *field, const VecheImportCellFormat *format, const char *text, VecheValue *value,
                              GError **error)
{
  const gboolean bounds = (field->flags & (VECHE_FIELD_FROM | VECHE_FIELD_UNTIL)) != 0;
  g_autofree char *day = bounds ? veche_time_parse_date (text, NULL) : NULL;
  char *moment = day != NULL ? veche_time_bound_day (day, (field->flags & VECHE_FIELD_UNTIL) != 0, format->zone)
                             : veche_time_parse (text, format->zone, error);

  if (moment == NULL)
    return FALSE;
  veche_value_take_text (value, moment);
  return TRUE;
}

gboolean
veche_import_cell_parse (const VecheField *field, const VecheImportCellFormat *format, const char *text, VecheValue *value,
                         GError **error)
{
  if (text == NULL)
    {
      veche_value_clear (value);
      return TRUE;
    }
  switch (field->type)
    {
    case VECHE_FIELD_MONEY:
      return veche_import_cell_parse_money (field, format, text, value, error);
    case VECHE_FIELD_REAL:
      return veche_import_cell_parse_real (field, format, text, value, error);
    case VECHE_FIELD_INTEGER:
      return veche_import_cell_parse_integer (field, text, value, error);
    case VECHE_FIELD_DATE:
      return veche_import_cell_parse_date (field, text, value, error);
    case VECHE_FIELD_TIME:
      return veche_import_cell_parse_time (field, format, text, value, error);
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
    case VECHE_FIELD_BOOLEAN:
    case VECHE_FIELD_CODE:
    case VECHE_FIELD_REF:
    case VECHE_FIELD_GEOMETRY:
    default:
      return veche_field_parse (field, text, value, error);
    }
}
