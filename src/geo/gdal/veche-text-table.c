/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text-table.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "veche-charset.h"
#include "veche-csv.h"
#include "veche-feed.h"

#define SAMPLE_SIZE (256u << 10)
#define PART_SIZE (256u << 10)

typedef struct
{
  VecheEmit *emit;
  VecheFeed *feed;
  VecheCharset *charset;
  GString *text; /* the cells of one row as UTF-8 */
  GArray *cells; /* VecheFeedCell */
  guint64 row_shift; /* rows before the first of the parser: the line «sep=;» */
  gboolean failed;
  guint64 wrong_row;
  guint64 wrong_bytes;
  guint64 stray_row;
  guint64 strays;
  guint64 unclosed_row;
  guint64 unclosed;
} VecheTextTable;

static gboolean
veche_text_table_row (guint64 row, const VecheCsvCell *cells, guint n_cells, gpointer user_data)
{
  VecheTextTable *self = user_data;
  gsize at = 0;

  row += self->row_shift;
  g_string_truncate (self->text, 0);
  g_array_set_size (self->cells, n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      gsize start = self->text->len;
      gsize wrong = 0;

      if (veche_charset_is_direct (self->charset))
        wrong = veche_charset_append_cell (self->charset, cells[i].text, cells[i].length, self->text);
      else
        g_string_append_len (self->text, cells[i].text, (gssize) cells[i].length);
      if (wrong > 0 && self->wrong_bytes == 0)
        self->wrong_row = row;
      self->wrong_bytes += wrong;
      g_array_index (self->cells, VecheFeedCell, i).length = self->text->len - start;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      g_array_index (self->cells, VecheFeedCell, i).text = self->text->str + at;
      at += g_array_index (self->cells, VecheFeedCell, i).length;
    }
  if (!veche_feed_row (self->feed, row, (const VecheFeedCell *) (const void *) self->cells->data, n_cells))
    self->failed = TRUE;

  return !self->failed;
}

static void
veche_text_table_oddity (VecheCsvOddity oddity, guint64 row, gpointer user_data)
{
  VecheTextTable *self = user_data;

  row += self->row_shift;
  switch (oddity)
    {
    case VECHE_CSV_STRAY_QUOTE:
      self->stray_row = self->strays++ == 0 ? row : self->stray_row;
      break;
    case VECHE_CSV_UNCLOSED_QUOTE:
      self->unclosed_row = self->unclosed++ == 0 ? row : self->unclosed_row;
      break;
    case VECHE_CSV_LONG_CELL:
    case VECHE_CSV_LONG_ROW:
    default:
      veche_emit_error (self->emit, oddity == VECHE_CSV_LONG_CELL ? "cell-too-long" : "row-too-long", row, NULL);
      self->failed = TRUE;
      break;
    }
}

static ssize_t
veche_text_table_pread (int fd, char *buffer, gsize length, guint64 offset)
{
  gsize done = 0;

  while (done < length)
    {
      ssize_t n = pread (fd, buffer + done, length - done, (off_t) (offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }

  return (ssize_t) done;
}

/* A sample whose first letters are all Latin says nothing of the encoding: the place of the first other byte does. */
static const char *
veche_text_table_detect (int fd, guint64 size, const char *sample, gsize length)
{
  g_autofree char *part = NULL;
  guint64 offset = length;

  for (gsize i = 0; i < length; i++)
    if ((guint8) sample[i] >= 0x80 || sample[i] == '\0')
      return veche_charset_detect (sample, length, length == size);

  part = g_malloc (SAMPLE_SIZE);
  while (offset < size)
    {
      ssize_t n = veche_text_table_pread (fd, part, SAMPLE_SIZE, offset);

      if (n <= 0)
        break;
      for (ssize_t i = 0; i < n; i++)
        if ((guint8) part[i] >= 0x80)
          {
            n = veche_text_table_pread (fd, part, SAMPLE_SIZE, offset + (guint64) i);
            return veche_charset_detect (part, (gsize) MAX (n, 0), offset + (guint64) i + (guint64) n >= size);
          }
      offset += (guint64) n;
    }

  return "UTF-8";
}

static VecheCharset *
veche_text_table_choose_charset (int fd, guint64 size, const char *encoding, const char *sample, gsize length, gsize *bom)
{
  const char *by_bom = veche_charset_from_bom (sample, length, bom);

  if (g_ascii_strcasecmp (encoding, "auto") == 0)
    return veche_charset_new (by_bom != NULL ? by_bom : veche_text_table_detect (fd, size, sample, length));

  /* «UTF-16» leaves the order of the bytes to the mark. */
  if (by_bom != NULL && g_ascii_strncasecmp (encoding, "utf", 3) == 0 && g_ascii_strncasecmp (by_bom, encoding, 4) == 0)
    return veche_charset_new (by_bom);

  *bom = 0;
  return veche_charset_new (encoding);
}

/* Excel's own first line «sep=;», which is no row of the table. 0 without one; else its length, and the delimiter. */
static gsize
veche_text_table_sep_line (const char *text, gsize length, char *delimiter)
{
  gsize end = 5;

  if (length < 6 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || (text[5] != '\r' && text[5] != '\n'))
    return 0;

  *delimiter = text[4];
  if (text[end] == '\r')
    end++;
  if (end < length && text[end] == '\n')
    end++;

  return end;
}

static char
veche_text_table_choose_delimiter (const char *delimiter, const char *sample, gsize length)
{
  if (g_ascii_strcasecmp (delimiter, "auto") == 0)
    return veche_csv_guess_delimiter (sample, length);
  if (g_ascii_strcasecmp (delimiter, "tab") == 0 || strcmp (delimiter, "\\t") == 0)
    return '\t';

  return delimiter[0];
}

static gboolean
veche_text_table_feed (VecheTextTable *self, VecheCsv *csv, int fd, guint64 size, guint64 offset)
{
  g_autofree char *part = g_malloc (PART_SIZE);
  g_autoptr (GString) converted = g_string_new (NULL);
  gboolean direct = veche_charset_is_direct (self->charset);
  gboolean more = TRUE;

  while (more)
    {
      ssize_t n = veche_text_table_pread (fd, part, PART_SIZE, offset);

      if (n < 0)
        return veche_emit_error (self->emit, "unreadable", 0, g_strerror (errno));
      more = n == PART_SIZE;
      offset += (guint64) n;
      if (direct)
        {
          more = veche_csv_feed (csv, part, (gsize) n) && more;
        }
      else
        {
          g_string_truncate (converted, 0);
          self->wrong_bytes += veche_charset_convert (self->charset, part, (gsize) n, !more, converted);
          more = veche_csv_feed (csv, converted->str, converted->len) && more;
        }
      veche_emit_progress (self->emit, offset, size);
    }

  return !self->failed && veche_csv_end (csv) && !self->failed && veche_feed_end (self->feed);
}

static void
veche_text_table_report (VecheTextTable *self)
{
  if (self->wrong_bytes > 0)
    veche_emit_message (self->emit, "wrong-bytes", self->wrong_row, self->wrong_bytes,
                        veche_charset_get_name (self->charset));
  if (self->strays > 0)
    veche_emit_message (self->emit, "stray-quotes", self->stray_row, self->strays, NULL);
  if (self->unclosed > 0)
    veche_emit_message (self->emit, "unclosed-quotes", self->unclosed_row, self->unclosed, NULL);
}

/* The beginning of the text in an encoding that holds ASCII: what the delimiter is guessed from. */
static GString *
veche_text_table_decode_start (VecheCharset *charset, const char *sample, gsize length)
{
  GString *start = g_string_new (NULL);

  if (veche_charset_is_direct (charset))
    {
      g_string_append_len (start, sample, (gssize) length);
    }
  else
    {
      /* Another converter: this one would keep the unfinished end. */
      g_autoptr (VecheCharset) copy = veche_charset_new (veche_charset_get_name (charset));

      veche_charset_convert (copy, sample, length, FALSE, start);
    }

  return start;
}

static gboolean
veche_text_table_run (VecheTextTable *self, int fd, guint64 size, guint64 offset, char mark, gint64 header_row)
{
  static const VecheCsvFuncs funcs = { veche_text_table_row, veche_text_table_oddity };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (VecheFeedCell));
  g_autoptr (VecheFeed) feed = NULL;
  g_autoptr (VecheCsv) csv = veche_csv_new (mark, VECHE_EMIT_CELL_MAX, &funcs, self);
  JsonObject *header = json_object_new ();

  json_object_set_string_member (header, "driver", "CSV");
  json_object_set_string_member (header, "encoding", veche_charset_get_name (self->charset));
  json_object_set_string_member (header, "delimiter", (char[]){ mark, '\0' });
  feed = veche_feed_new (self->emit, header, header_row, 0);
  self->feed = feed;
  self->text = text;
  self->cells = cells;

  return veche_text_table_feed (self, csv, fd, size, offset);
}

gboolean
veche_text_table_read (VecheEmit *emit, int fd, guint64 size, const char *encoding, const char *delimiter, gint64 header_row)
{
  g_autofree char *sample = g_malloc (SAMPLE_SIZE);
  ssize_t length = veche_text_table_pread (fd, sample, SAMPLE_SIZE, 0);
  g_autoptr (VecheCharset) charset = NULL;
  g_autoptr (GString) start = NULL;
  VecheTextTable self = { .emit = emit };
  char mark = '\0';
  gsize bom = 0;
  gsize sep = 0;

  if (length < 0)
    return veche_emit_error (emit, "unreadable", 0, g_strerror (errno));
  charset = veche_text_table_choose_charset (fd, size, encoding, sample, (gsize) length, &bom);
  if (charset == NULL)
    return veche_emit_error (emit, "encoding", 0, encoding);

  start = veche_text_table_decode_start (charset, sample + bom, (gsize) length - bom);
  if (veche_charset_is_direct (charset) && g_ascii_strcasecmp (delimiter, "auto") == 0)
    sep = veche_text_table_sep_line (start->str, start->len, &mark);
  if (sep == 0)
    mark = veche_text_table_choose_delimiter (delimiter, start->str, start->len);
  if (mark == '\0' || mark == '"' || mark == '\r' || mark == '\n' || (guint8) mark >= 0x80)
    return veche_emit_error (emit, "delimiter", 0, delimiter);

  self.charset = charset;
  self.row_shift = sep > 0 ? 1 : 0;
  if (!veche_text_table_run (&self, fd, size, bom + sep, mark, header_row))
    return FALSE;

  veche_text_table_report (&self);
  veche_emit_done (emit);

  return TRUE;
}
