/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-csv.h"

#include <math.h>
#include <string.h>

/* So many times an unclosed quote is gone back to; after that quotes mean nothing in the rest of the text. */
#define MAX_RECOVERIES 64

typedef enum
{
  STATE_CELL_START,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE,  /* a quote within a quoted cell: its end, or the first half of «""» */
  STATE_SPACES, /* blanks between a closing quote and the delimiter */
} VecheCsvState;

struct _VecheCsv
{
  char delimiter;
  gsize max_cell;
  VecheCsvFuncs funcs;
  gpointer user_data;
  gboolean stops[256]; /* bytes that end an unquoted cell */

  VecheCsvState state;
  gboolean after_cr; /* an LF that follows belongs to the line end before */
  gboolean stopped;
  gboolean no_quotes;
  gboolean plain_next; /* the next cell is unquoted whatever it begins with */
  guint recoveries;
  guint spaces;
  guint first_cells; /* cells of the first record */

  guint64 row;
  GByteArray *text; /* of the record so far */
  gsize cell_start;
  GArray *cells;  /* VecheCsvCell whose `text` is an offset until the record is complete */
};

VecheCsv *
veche_csv_new (char delimiter, gsize max_cell, const VecheCsvFuncs *funcs, gpointer user_data)
{
  VecheCsv *self = g_new0 (VecheCsv, 1);

  self->delimiter = delimiter;
  self->max_cell = max_cell;
  self->funcs = *funcs;
  self->user_data = user_data;
  self->row = 1;
  self->text = g_byte_array_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (VecheCsvCell));
  self->stops[(guint8) delimiter] = TRUE;
  self->stops['\r'] = TRUE;
  self->stops['\n'] = TRUE;

  return self;
}

void
veche_csv_free (VecheCsv *self)
{
  g_byte_array_unref (self->text);
  g_array_unref (self->cells);
  g_free (self);
}

static void
veche_csv_oddity (VecheCsv *self, VecheCsvOddity oddity)
{
  if (self->funcs.oddity != NULL)
    self->funcs.oddity (oddity, self->row, self->user_data);
}

static inline void
veche_csv_append (VecheCsv *self, const char *data, gsize length)
{
  g_byte_array_append (self->text, (const guint8 *) data, (guint) length);
}

static void
veche_csv_end_cell (VecheCsv *self)
{
  VecheCsvCell cell = { GSIZE_TO_POINTER (self->cell_start), self->text->len - self->cell_start };

  g_array_append_val (self->cells, cell);
  self->cell_start = self->text->len;
  self->state = STATE_CELL_START;
  if (self->cells->len > VECHE_CSV_MAX_CELLS || self->text->len / 3 > self->max_cell)
    {
      veche_csv_oddity (self, VECHE_CSV_LONG_ROW);
      self->stopped = TRUE;
    }
}

static void
veche_csv_end_row (VecheCsv *self)
{
  VecheCsvCell *cells;
  guint n_cells;

  /* A line without a byte is a record without cells. */
  if (self->cells->len > 0 || self->text->len > 0 || self->state != STATE_CELL_START)
    veche_csv_end_cell (self);

  if (self->stopped)
    return;

  cells = (VecheCsvCell *) (void *) self->cells->data;
  n_cells = self->cells->len;
  for (guint i = 0; i < n_cells; i++)
    cells[i].text = (const char *) self->text->data + GPOINTER_TO_SIZE (cells[i].text);
  if (self->first_cells == 0)
    self->first_cells = n_cells;
  if (!self->funcs.row (self->row, cells, n_cells, self->user_data))
    self->stopped = TRUE;

  self->row++;
  g_byte_array_set_size (self->text, 0);
  g_array_set_size (self->cells, 0);
  self->cell_start = 0;
}

/*
 * The quote that opened this cell is taken as text, and what came after it is read once more. The bytes are known: a
 * quoted cell holds a quote only where the source had two.
 */
static void
veche_csv_recover (VecheCsv *self)
{
  g_autoptr (GByteArray) source = g_byte_array_new ();
  const char *text = (const char *) self->text->data + self->cell_start;
  gsize length = self->text->len - self->cell_start;

  veche_csv_oddity (self, VECHE_CSV_UNCLOSED_QUOTE);
  g_byte_array_append (source, (const guint8 *) "\"", 1);
  while (length > 0)
    {
      const char *quote = memchr (text, '"', length);
      gsize n = quote != NULL ? (gsize) (quote - text) + 1 : length;

      g_byte_array_append (source, (const guint8 *) text, (guint) n);
      if (quote != NULL)
        g_byte_array_append (source, (const guint8 *) "\"", 1);
      text += n;
      length -= n;
    }
  if (self->state == STATE_QUOTE)
    g_byte_array_append (source, (const guint8 *) "\"", 1);

  g_byte_array_set_size (self->text, (guint) self->cell_start);
  self->state = STATE_CELL_START;
  self->plain_next = TRUE;
  if (++self->recoveries >= MAX_RECOVERIES)
    self->no_quotes = TRUE;
  veche_csv_feed (self, (const char *) source->data, source->len);
}

/* A quoted cell without end: lines of the right number of delimiters in it tell that its quote is a stray one. */
static gboolean
veche_csv_swallowed_rows (VecheCsv *self)
{
  const char *text = (const char *) self->text->data + self->cell_start;
  gsize length = self->text->len - self->cell_start;
  gsize lines = 0;
  gsize delimiters = 0;

  for (gsize i = 0; i < length; i++)
    {
      lines += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
      delimiters += text[i] == self->delimiter;
    }

  return lines > 0 && self->first_cells > 1 && 2 * delimiters >= lines * (self->first_cells - 1);
}

static void
veche_csv_check_length (VecheCsv *self)
{
  if (self->text->len - self->cell_start <= self->max_cell)
    return;

  if (self->state == STATE_QUOTED && !self->no_quotes && veche_csv_swallowed_rows (self))
    {
      veche_csv_recover (self);
      return;
    }

  veche_csv_oddity (self, VECHE_CSV_LONG_CELL);
  self->stopped = TRUE;
}

/* Bytes up to the next one that @stops; at most as many as keep the cell's length near its limit. */
static gsize
veche_csv_take_plain (VecheCsv *self, const char *data, gsize length)
{
  gsize room = self->max_cell + 1 - MIN (self->max_cell, self->text->len - self->cell_start);
  gsize limit = MIN (length, room);
  gsize n = 0;

  while (n < limit && !self->stops[(guint8) data[n]])
    n++;
  veche_csv_append (self, data, n);
  veche_csv_check_length (self);

  return n;
}

static gsize
veche_csv_take_quoted (VecheCsv *self, const char *data, gsize length)
{
  gsize room = self->max_cell + 1 - MIN (self->max_cell, self->text->len - self->cell_start);
  gsize limit = MIN (length, room);
  const char *quote = memchr (data, '"', limit);
  gsize n = quote != NULL ? (gsize) (quote - data) : limit;

  veche_csv_append (self, data, n);
  if (quote != NULL)
    {
      self->state = STATE_QUOTE;
      return n + 1;
    }
  veche_csv_check_length (self);

  return n;
}

/* The byte after a quote in a quoted cell (and blanks). TRUE when it is used up. */
static gboolean
veche_csv_after_quote (VecheCsv *self, char byte)
{
  static const char blanks[] = "                ";

  if (byte == '"' && self->state == STATE_QUOTE)
    {
      veche_csv_append (self, "\"", 1);
      self->state = STATE_QUOTED;
      return TRUE;
    }
  if (self->stops[(guint8) byte])
    {
      self->state = STATE_PLAIN;
      return FALSE;
    }
  if (byte == ' ' && self->spaces < sizeof blanks - 1)
    {
      self->state = STATE_SPACES;
      self->spaces++;
      return TRUE;
    }

  veche_csv_oddity (self, VECHE_CSV_STRAY_QUOTE);
  veche_csv_append (self, "\"", 1);
  veche_csv_append (self, blanks, self->spaces);
  self->state = STATE_PLAIN;

  return FALSE;
}

/* The byte that ends an unquoted cell. */
static void
veche_csv_stop_byte (VecheCsv *self, char byte)
{
  if (byte == self->delimiter)
    {
      veche_csv_end_cell (self);
      /* So that a delimiter at the end of a line leaves an empty cell behind it. */
      self->state = STATE_CELL_START;
      return;
    }

  self->after_cr = byte == '\r';
  veche_csv_end_row (self);
}

gboolean
veche_csv_feed (VecheCsv *self, const char *data, gsize length)
{
  gsize at = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  while (at < length && !self->stopped)
    {
      char byte = data[at];

      if (self->after_cr)
        {
          self->after_cr = FALSE;
          if (byte == '\n')
            {
              at++;
              continue;
            }
        }

      switch (self->state)
        {
        case STATE_CELL_START:
          self->spaces = 0;
          self->state = STATE_PLAIN;
          if (byte == '"' && !self->no_quotes && !self->plain_next)
            {
              self->state = STATE_QUOTED;
              at++;
            }
          else if (self->stops[(guint8) byte])
            {
              self->state = STATE_CELL_START;
              veche_csv_stop_byte (self, byte);
              at++;
            }
          self->plain_next = FALSE;
          break;
        case STATE_PLAIN:
          if (self->stops[(guint8) byte])
            {
              veche_csv_stop_byte (self, byte);
              at++;
            }
          else
            {
              at += veche_csv_take_plain (self, data + at, length - at);
            }
          break;
        case STATE_QUOTED:
          at += veche_csv_take_quoted (self, data + at, length - at);
          break;
        case STATE_QUOTE:
        case STATE_SPACES:
        default:
          at += veche_csv_after_quote (self, byte) ? 1 : 0;
          break;
        }
    }

  return !self->stopped;
}

gboolean
veche_csv_end (VecheCsv *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (!self->stopped && self->state == STATE_QUOTED && !self->no_quotes && veche_csv_swallowed_rows (self))
    veche_csv_recover (self);
  if (!self->stopped && self->state == STATE_QUOTED)
    veche_csv_oddity (self, VECHE_CSV_UNCLOSED_QUOTE);
  if (!self->stopped && (self->state != STATE_CELL_START || self->cells->len > 0))
    veche_csv_end_row (self);

  return !self->stopped;
}

/* How evenly a delimiter takes the sample apart. */
typedef struct
{
  guint rows;
  guint first;
  guint counts[64]; /* records by their number of cells; the last: all over it */
} VecheCsvTally;

static gboolean
veche_csv_tally_row (guint64 row, const VecheCsvCell *cells, guint n_cells, gpointer user_data)
{
  VecheCsvTally *tally = user_data;

  if (n_cells == 0)
    return TRUE;

  if (tally->rows == 0)
    tally->first = n_cells;
  tally->counts[MIN (n_cells, G_N_ELEMENTS (tally->counts) - 1)]++;
  tally->rows++;

  return tally->rows < 500;
}

static double
veche_csv_tally_score (const VecheCsvTally *tally)
{
  guint mode = 1;
  double share;

  for (guint i = 1; i < G_N_ELEMENTS (tally->counts); i++)
    if (tally->counts[i] > tally->counts[mode])
      mode = i;
  if (tally->rows == 0 || (mode == 1 && tally->first <= 1))
    return 0;

  share = (double) tally->counts[mode] / tally->rows;

  /* The header is the best witness: names of columns seldom hold a delimiter. */
  return share * share * log (mode + 1.0) * (tally->first == mode ? 2 : 1);
}

char
veche_csv_guess_delimiter (const char *sample, gsize length)
{
  static const VecheCsvFuncs funcs = { veche_csv_tally_row, NULL };
  char best = ',';
  double best_score = 0;

  for (const char *candidate = ";,\t|"; *candidate != '\0'; candidate++)
    {
      VecheCsvTally tally = { 0 };
      g_autoptr (VecheCsv) csv = veche_csv_new (*candidate, length + 1, &funcs, &tally);
      double score;

      veche_csv_feed (csv, sample, length);
      if (tally.rows == 0)
        veche_csv_end (csv);
      score = veche_csv_tally_score (&tally);
      if (score > best_score)
        {
          best_score = score;
          best = *candidate;
        }
    }

  return best;
}
