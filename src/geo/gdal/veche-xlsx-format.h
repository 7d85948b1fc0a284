/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheXlsxFormat: what a number is shown as. */
typedef enum
{
  VECHE_XLSX_FORMAT_NUMBER,
  VECHE_XLSX_FORMAT_DAY,
  VECHE_XLSX_FORMAT_MOMENT,
  VECHE_XLSX_FORMAT_TIME, /* hours, also over 24 */
} VecheXlsxFormat;

/** veche_xlsx_format_from_code: by the text of a number format («dd.mm.yyyy hh:mm»). */
VecheXlsxFormat veche_xlsx_format_from_code (const char *code);

/** veche_xlsx_format_from_id: of the formats that every workbook has (ECMA-376, 18.8.30). */
VecheXlsxFormat veche_xlsx_format_from_id (guint64 id);

/** veche_xlsx_format_append_number: appends the value of a numeric cell: days and times as ISO 8601, numbers as they are. */
void veche_xlsx_format_append_number (VecheXlsxFormat format, gboolean days_1904, const char *value, GString *out);

/** veche_xlsx_format_append_iso: appends a cell of the type «d»: a day without its midnight. */
void veche_xlsx_format_append_iso (const char *value, GString *out);

/** veche_xlsx_format_append_text: appends a text in which «_x000D_» stands for a control character (ST_Xstring). */
void veche_xlsx_format_append_text (const char *text, GString *out);

G_END_DECLS
