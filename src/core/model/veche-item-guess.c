/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-item-guess.h"

#include "veche-record.h"
#include "veche-stemmer.h"
#include "veche-text.h"

/* Beginnings of words that mean one thing, each after a space; of the item it is its code, kind or title that has one. */
static const char *const veche_item_guess_meanings[] = {
  " бюджет смет расчет budget smet money",
  " резюме биограф cv rezume resume biograf",
  " соглас consent soglas пдн",
  " видео ролик video mp4 mov avi",
  " подпис голос поддержк votes podpis golos",
  " команд участник team members komand",
  " описан презентац summary opisan prezent",
  " проблем актуальн problem",
  " эффект результат effect",
};

/* «Смета_башни.xlsx»: the end tells too, of a film. */
static char **
veche_item_guess_split (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "_.-", ' ');

  return veche_text_split_words (plain);
}

static gboolean
veche_item_guess_means (const char *meaning, char **words)
{
  g_auto (GStrv) beginnings = g_strsplit (meaning + 1, " ", -1);

  for (guint w = 0; words[w] != NULL; w++)
    for (guint b = 0; beginnings[b] != NULL; b++)
      if (g_str_has_prefix (words[w], beginnings[b]))
        return TRUE;
  return FALSE;
}

/* How many words they have in common but for their endings; «и», «на» are none. */
static guint
veche_item_guess_count_common (char **a, char **b)
{
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();
  guint common = 0;

  for (guint i = 0; a[i] != NULL; i++)
    {
      g_autofree char *stem = g_strdup (veche_stemmer_stem (stemmer, a[i]));

      if (g_utf8_strlen (stem, -1) < 3)
        continue;
      for (guint j = 0; b[j] != NULL; j++)
        if (g_str_equal (stem, veche_stemmer_stem (stemmer, b[j])))
          {
            common++;
            break;
          }
    }
  return common;
}

static guint
veche_item_guess_score (VecheRecord *item, char **words)
{
  const char *kind = veche_record_get_text (item, "item_kind");
  const char *field = veche_record_get_text (item, "field");
  g_autofree char *text = g_strdup_printf ("%s %s %s %s", veche_record_get_title (item), veche_record_get_text (item, "code"),
                                           field != NULL ? field : "", kind != NULL ? kind : "");
  g_auto (GStrv) own = veche_item_guess_split (text);
  guint score = 2 * veche_item_guess_count_common (own, words);

  for (guint i = 0; i < G_N_ELEMENTS (veche_item_guess_meanings); i++)
    if (veche_item_guess_means (veche_item_guess_meanings[i], own) && veche_item_guess_means (veche_item_guess_meanings[i], words))
      score += 2;
  /* What is a file by itself rather than a field that a file happens to be about. */
  return score > 0 && g_strcmp0 (kind, "file") == 0 ? score + 1 : score;
}

const char *
veche_item_guess (GPtrArray *items, const char *file_name)
{
  g_auto (GStrv) words = veche_item_guess_split (file_name);
  const char *code = NULL;
  guint best = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (items, i);
      guint score = veche_item_guess_score (item, words);

      if (score == 0 || score < best)
        continue;
      code = score > best ? veche_record_get_text (item, "code") : NULL;
      best = score;
    }
  return code;
}
