/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parser of delimited text and the conversion of its cells. The first byte chooses the delimiter and the parts. */

#include "config.h"

#include <stdint.h>

#include "veche-charset.h"
#include "veche-csv.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
fuzz_row_cb (guint64 row, const VecheCsvCell *cells, guint n_cells, gpointer user_data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    veche_charset_append_cell (user_data, cells[i].text, cells[i].length, text);
  g_assert (g_utf8_validate_len (text->str, text->len, NULL));

  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const VecheCsvFuncs funcs = { fuzz_row_cb, NULL };
  const char *text = (const char *) data + 1;
  g_autoptr (VecheCharset) charset = NULL;
  g_autoptr (VecheCsv) csv = NULL;
  size_t part;

  if (size < 2)
    return 0;
  size--;
  part = (size_t) 1 << (data[0] >> 4);
  /* Making a table of an encoding takes longer than all the rest: once in a while is enough. */
  charset = veche_charset_new (data[0] == 8 ? "CP1251" : "UTF-8");
  csv = veche_csv_new (data[0] & 4 ? veche_csv_guess_delimiter (text, size) : ";,\t|"[data[0] & 3], 256, &funcs, charset);
  if (data[0] == 9)
    veche_charset_detect (text, size, TRUE);
  for (size_t at = 0; at < size; at += part)
    if (!veche_csv_feed (csv, text + at, MIN (part, size - at)))
      break;
  veche_csv_end (csv);

  return 0;
}
