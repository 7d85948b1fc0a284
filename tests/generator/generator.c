/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "generator.h"

#include <math.h>
#include <string.h>

#include "generator-words.h"
#include "veche-kind.h"

/* Bytes of text of one application, by field; altogether with the short fields some 1.2 kB. */
#define SUMMARY_BYTES 330
#define PROBLEM_BYTES 230
#define EFFECT_BYTES 150

const char *const generator_fields[GENERATOR_COLUMNS]
  = { "external_id", "title", "city", "organisation", "leader", "summary", "problem", "effect", "budget" };
const char *const generator_headers[GENERATOR_COLUMNS]
  = { "Номер на сайте", "Название", "Город", "Организация", "Лидер", "Краткое описание", "Проблема", "Эффект", "Бюджет" };

struct _Generator
{
  GRand *rand;
  GeneratorWords *words;
  guint count; /* applications so far */
};

Generator *
generator_new (guint32 seed)
{
  Generator *self = g_new0 (Generator, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->words = generator_words_new ();
  return self;
}

void
generator_free (Generator *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->rand);
  generator_words_free (self->words);
  g_free (self);
}

/* Sentences of five to fifteen words, some @bytes in all. */
static char *
generator_text (Generator *self, gsize bytes)
{
  GString *text = g_string_sized_new (bytes + 64);

  while (text->len < bytes)
    {
      guint words = (guint) g_rand_int_range (self->rand, 5, 16);

      for (guint i = 0; i < words; i++)
        {
          if (text->len > 0)
            g_string_append_c (text, ' ');
          generator_words_append (self->words, self->rand, i == 0, text);
          if (i + 1 < words && g_rand_int_range (self->rand, 0, 9) == 0)
            g_string_append_c (text, ',');
        }
      g_string_append_c (text, '.');
    }
  return g_string_free_and_steal (text);
}

static char *
generator_title (Generator *self)
{
  GString *title = g_string_new (generator_words_pick_deed (self->rand));

  for (int i = g_rand_int_range (self->rand, 1, 4); i > 0; i--)
    {
      g_string_append_c (title, ' ');
      generator_words_append (self->words, self->rand, FALSE, title);
    }
  return g_string_free_and_steal (title);
}

/* Two or three made-up words with capitals: a town, a person. */
static char *
generator_name (Generator *self, guint words)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    {
      if (i > 0)
        g_string_append_c (name, ' ');
      generator_words_append_name (self->words, self->rand, name);
    }
  return g_string_free_and_steal (name);
}

void
generator_next (Generator *self, char *cells[GENERATOR_COLUMNS])
{
  g_autofree char *owner = generator_name (self, 1);

  self->count++;
  cells[0] = g_strdup_printf ("%u", self->count);
  cells[1] = generator_title (self);
  cells[2] = generator_name (self, 1);
  cells[3] = g_strdup_printf ("ТОС «%s»", owner);
  cells[4] = generator_name (self, 3);
  cells[5] = generator_text (self, SUMMARY_BYTES);
  cells[6] = generator_text (self, PROBLEM_BYTES);
  cells[7] = generator_text (self, EFFECT_BYTES);
  cells[8] = g_strdup_printf ("%d", g_rand_int_range (self->rand, 50, 5000) * 1000);
}

void
generator_clear (char *cells[GENERATOR_COLUMNS])
{
  for (guint i = 0; i < GENERATOR_COLUMNS; i++)
    g_clear_pointer (&cells[i], g_free);
}

guint
generator_insert (Generator *self, VecheEdit *edit)
{
  char *cells[GENERATOR_COLUMNS] = { NULL };
  guint op = veche_edit_insert (edit, veche_kind_find ("application"), 0);

  generator_next (self, cells);
  for (guint i = 0; i < GENERATOR_COLUMNS; i++)
    if (!veche_edit_parse (edit, op, generator_fields[i], cells[i], NULL))
      g_assert_not_reached ();
  generator_clear (cells);
  return op;
}

VecheImportRow *
generator_import_row (Generator *self, guint64 line)
{
  const VecheKind *kind = veche_kind_find ("application");
  VecheImportRow *row = veche_import_row_new (line);
  char *cells[GENERATOR_COLUMNS] = { NULL };

  generator_next (self, cells);
  row->key = g_strdup (cells[0]);
  for (guint i = 0; i < GENERATOR_COLUMNS; i++)
    {
      const VecheField *field = veche_kind_get_field (kind, generator_fields[i], NULL);
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      if (!veche_field_parse (field, cells[i], &value, NULL))
        g_assert_not_reached ();
      veche_import_row_set (row, field, &value);
    }
  generator_clear (cells);
  return row;
}

static void
generator_append_csv (GString *line, const char *cell)
{
  g_string_append_c (line, '"');
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *at);
    }
  g_string_append_c (line, '"');
}

gboolean
generator_write_csv (Generator *self, const char *path, guint count, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (stream == NULL)
    return FALSE;
  for (guint i = 0; i < GENERATOR_COLUMNS; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "," : "", generator_headers[i]);
  g_string_append (lines, "\r\n");
  for (guint row = 0; row < count; row++)
    {
      char *cells[GENERATOR_COLUMNS] = { NULL };

      generator_next (self, cells);
      for (guint i = 0; i < GENERATOR_COLUMNS; i++)
        {
          if (i > 0)
            g_string_append_c (lines, ',');
          generator_append_csv (lines, cells[i]);
        }
      g_string_append (lines, "\r\n");
      generator_clear (cells);
      if (row % 1000 != 999 && row + 1 < count)
        continue;
      if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), lines->str, lines->len, NULL, NULL, error))
        return FALSE;
      g_string_truncate (lines, 0);
    }
  return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

char *
generator_beginning (Generator *self, guint letters)
{
  g_autoptr (GString) word = g_string_new (NULL);

  do
    {
      g_string_truncate (word, 0);
      generator_words_append (self->words, self->rand, FALSE, word);
    }
  while (g_utf8_strlen (word->str, -1) < letters);
  return g_utf8_substring (word->str, 0, letters);
}
