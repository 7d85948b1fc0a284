/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VECHE_CSV_MAX_CELLS 16384 /* as many columns as a spreadsheet can have */

/** VecheCsvCell: a cell as bytes of the source, quotes taken off; not NUL-terminated. */
typedef struct
{
  const char *text;
  gsize length;
} VecheCsvCell;

typedef enum
{
  VECHE_CSV_STRAY_QUOTE,    /* text after a closing quote: the quote is taken as text */
  VECHE_CSV_UNCLOSED_QUOTE, /* no closing quote: the opening one is taken as text, or the text ends with the cell */
  VECHE_CSV_LONG_CELL,      /* over the limit: the parser stops */
  VECHE_CSV_LONG_ROW,       /* over VECHE_CSV_MAX_CELLS cells, or three longest cells: the parser stops */
} VecheCsvOddity;

/**
 * VecheCsvFuncs:
 * @row: one record; an empty line has no cells. %FALSE stops the parser
 * @oddity: something that is not as RFC 4180 has it, in record @row
 */
typedef struct
{
  gboolean (*row) (guint64 row, const VecheCsvCell *cells, guint n_cells, gpointer user_data);
  void (*oddity) (VecheCsvOddity oddity, guint64 row, gpointer user_data);
} VecheCsvFuncs;

/**
 * VecheCsv:
 * A parser of delimited text that is fed by parts of any size. RFC 4180 and what is met beside it: any one-byte
 * delimiter, CR, LF or CRLF, quotes within an unquoted cell, text after a closing quote, an opening quote that is never
 * closed. It works on bytes: the encoding must hold ASCII as it is.
 */
typedef struct _VecheCsv VecheCsv;

/** veche_csv_new: @max_cell is the longest cell that is kept. */
VecheCsv *veche_csv_new (char delimiter, gsize max_cell, const VecheCsvFuncs *funcs, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void veche_csv_free (VecheCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCsv, veche_csv_free)

/** veche_csv_feed: %FALSE when the parser has stopped. */
gboolean veche_csv_feed (VecheCsv *self, const char *data, gsize length);

/** veche_csv_end: the text is over: the last record, with or without a line end. %FALSE when the parser has stopped. */
gboolean veche_csv_end (VecheCsv *self);

/**
 * veche_csv_guess_delimiter:
 *
 * Which of ; , TAB | takes a sample of a text apart most evenly; «,» for one column.
 */
char veche_csv_guess_delimiter (const char *sample, gsize length);

G_END_DECLS
