/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "generator-words.h"

#include <math.h>
#include <string.h>

#define STEMS 23000
/* Mandelbrot's offset: flattens the head, so that no made-up word is more common than «и» is in Russian. */
#define OFFSET 8.0
/* So many of the rarest words are used for names. */
#define NAMES 3000
/* Every so many words is a small one. */
#define SMALL_EVERY 6

static const char *const small[] = { "и", "в", "на", "для", "с", "по", "не", "что", "из", "от", "к", "до", "также", "или", "при", "их" };

static const char *const heads[] = { "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ч", "ш", "бр",
                                     "вл", "гр", "др", "кл", "кр", "пл", "пр", "св", "сл", "ст", "стр", "тр", "хр" };
static const char *const vowels[] = { "а", "о", "е", "и", "у", "я", "ы", "ю", "ё" };
static const char *const tails[] = { "", "", "", "", "н", "р", "л", "т", "с", "в", "м", "к", "д", "ст", "нт", "рт", "ль", "й" };

/* Endings of a noun, an adjective and a verb. */
static const char *const endings[3][9] = { { "", "а", "у", "ом", "е", "ы", "ов", "ами", "ах" },
                                           { "ный", "ная", "ное", "ные", "ного", "ной", "ных", "ному", "ным" },
                                           { "ать", "ает", "ают", "ал", "али", "ала", "аем", "анный", "ание" } };

static const char *const names[] = { "ово", "ино", "ск", "ов", "ин", "ова", "ина", "ович", "овна", "ец" };

static const char *const deeds[]
  = { "Благоустройство сквера",   "Ремонт двора",        "Детская площадка",      "Новая жизнь набережной", "Тихий парк",
      "Музей под открытым небом", "Пешеходная улица",    "Освещение аллеи",       "Спортивная площадка",    "Фестиваль дворов",
      "Возрождение усадьбы",      "Велодорожка",         "Экологическая тропа",   "Площадь у вокзала",      "Школьный сад",
      "Родник и тропа к нему",    "Летний кинотеатр",    "Мастерская для всех",   "Ярмарочная площадь",     "Сквер у больницы",
      "Память о дереве",          "Зелёный двор",        "Карта старого города",  "Клуб соседей",           "Умная остановка",
      "Библиотека на улице",      "Городской огород",    "Пандусы и поручни",     "Набережная без барьеров", "Фонтан на площади" };

typedef struct
{
  char *stem;
  guint8 part; /* of speech */
} GeneratorWord;

struct _GeneratorWords
{
  GArray *words; /* of GeneratorWord */
};

static const char *
generator_words_pick (GRand *rand, const char *const *from, gsize count)
{
  return from[g_rand_int_range (rand, 0, (gint32) count)];
}

#define PICK(rand, table) generator_words_pick (rand, table, G_N_ELEMENTS (table))

static void
generator_words_append_syllable (GRand *rand, GString *word)
{
  g_string_append (word, PICK (rand, heads));
  g_string_append (word, PICK (rand, vowels));
  g_string_append (word, PICK (rand, tails));
}

static void
generator_words_clear_word (gpointer data)
{
  g_free (((GeneratorWord *) data)->stem);
}

GeneratorWords *
generator_words_new (void)
{
  GeneratorWords *self = g_new0 (GeneratorWords, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GRand *rand = g_rand_new_with_seed (1861);

  self->words = g_array_sized_new (FALSE, FALSE, sizeof (GeneratorWord), STEMS);
  g_array_set_clear_func (self->words, generator_words_clear_word);
  while (self->words->len < STEMS)
    {
      g_autoptr (GString) stem = g_string_new (NULL);
      GeneratorWord word;
      /* Common words are short. */
      int syllables = self->words->len < 300 ? 1 : self->words->len < 6000 ? 2 : 3;

      for (int i = syllables + g_rand_int_range (rand, 0, 2); i > 0; i--)
        generator_words_append_syllable (rand, stem);
      if (g_hash_table_contains (known, stem->str))
        continue;
      word.stem = g_string_free_and_steal (g_steal_pointer (&stem));
      word.part = (guint8) g_rand_int_range (rand, 0, 3);
      g_hash_table_add (known, word.stem);
      g_array_append_val (self->words, word);
    }
  g_rand_free (rand);
  return self;
}

void
generator_words_free (GeneratorWords *self)
{
  g_array_unref (self->words);
  g_free (self);
}

static void
generator_words_append_capital (GString *text, const char *word)
{
  char first[6];
  int length = g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (word)), first);

  g_string_append_len (text, first, length);
  g_string_append (text, g_utf8_next_char (word));
}

/* The inverse of the distribution function of a continuous Zipf law with exponent 1. */
static const GeneratorWord *
generator_words_draw (GeneratorWords *self, GRand *rand)
{
  const double place = OFFSET * pow ((STEMS + OFFSET) / OFFSET, g_rand_double (rand)) - OFFSET;

  return &g_array_index (self->words, GeneratorWord, MIN ((guint) place, STEMS - 1));
}

void
generator_words_append (GeneratorWords *self, GRand *rand, gboolean capital, GString *text)
{
  const GeneratorWord *word;

  if (!capital && g_rand_int_range (rand, 0, SMALL_EVERY) == 0)
    {
      g_string_append (text, PICK (rand, small));
      return;
    }
  word = generator_words_draw (self, rand);
  if (capital)
    generator_words_append_capital (text, word->stem);
  else
    g_string_append (text, word->stem);
  g_string_append (text, PICK (rand, endings[word->part]));
}

void
generator_words_append_name (GeneratorWords *self, GRand *rand, GString *text)
{
  const guint place = (guint) g_rand_int_range (rand, STEMS - NAMES, STEMS);

  generator_words_append_capital (text, g_array_index (self->words, GeneratorWord, place).stem);
  g_string_append (text, names[place % G_N_ELEMENTS (names)]);
}

const char *
generator_words_pick_deed (GRand *rand)
{
  return PICK (rand, deeds);
}
