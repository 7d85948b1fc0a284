/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-mapping-guess.h"

#include <string.h>

#include "veche-stemmer.h"
#include "veche-text.h"
#include "veche-time-zone.h"

#define SCORE_NAME 100
#define SCORE_SAME 96
#define SCORE_STEMS 90
#define SCORE_WITHIN 50 /* and up to 30 more for the share of the header that is said by the phrase */
#define LONG_HEADER 5   /* words; in longer ones a single word must stand near the beginning */

/* Stems of what is a contact or a document number: «адрес электронной почты» is no address, «номер телефона» no number. */
static const char *const contacts[] = {
  "телефон", "почт", "email", "mail", "e", "паспорт", "снилс", "инн", "огрн", "кпп", "phone", "счет", "сайт", "ссылк", "id", "range", "class", "класс", NULL,
};

/* A header or a phrase that names a field. */
typedef struct
{
  char *folded;
  char **stems;
  guint n_stems;
} VecheMappingPhrase;

typedef struct
{
  guint column;
  guint target;
  double score;
} VecheMappingPair;

static VecheMappingPhrase *
veche_mapping_guess_phrase_new (VecheStemmer *stemmer, const char *text)
{
  VecheMappingPhrase *phrase = g_new0 (VecheMappingPhrase, 1);
  g_auto (GStrv) words = veche_text_split_words (text);
  g_autoptr (GStrvBuilder) stems = g_strv_builder_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_add (stems, veche_stemmer_stem (stemmer, words[i]));
  joined = g_strjoinv (" ", words);
  phrase->folded = g_steal_pointer (&joined);
  phrase->stems = g_strv_builder_end (stems);
  phrase->n_stems = g_strv_length (phrase->stems);

  return phrase;
}

static void
veche_mapping_guess_phrase_free (gpointer data)
{
  VecheMappingPhrase *phrase = data;

  g_free (phrase->folded);
  g_strfreev (phrase->stems);
  g_free (phrase);
}

static int
veche_mapping_guess_find_stem (const VecheMappingPhrase *phrase, const char *stem)
{
  for (guint i = 0; i < phrase->n_stems; i++)
    if (g_str_equal (phrase->stems[i], stem))
      return (int) i;

  return -1;
}

/* Whether the header is of a contact that the phrase does not speak of. */
static gboolean
veche_mapping_guess_is_other_contact (const VecheMappingPhrase *header, const VecheMappingPhrase *phrase)
{
  for (guint i = 0; contacts[i] != NULL; i++)
    if (veche_mapping_guess_find_stem (header, contacts[i]) >= 0 && veche_mapping_guess_find_stem (phrase, contacts[i]) < 0)
      return TRUE;

  return FALSE;
}

static double
veche_mapping_guess_score (const VecheMappingPhrase *header, const VecheMappingPhrase *phrase)
{
  guint first = G_MAXUINT;

  if (phrase->n_stems == 0 || header->n_stems < phrase->n_stems)
    return 0;
  if (g_str_equal (header->folded, phrase->folded))
    return SCORE_SAME;

  for (guint i = 0; i < phrase->n_stems; i++)
    {
      int at = veche_mapping_guess_find_stem (header, phrase->stems[i]);

      if (at < 0)
        return 0;
      first = MIN (first, (guint) at);
    }
  if (header->n_stems == phrase->n_stems)
    return SCORE_STEMS;
  if (veche_mapping_guess_is_other_contact (header, phrase))
    return 0;
  if (phrase->n_stems == 1 && (strlen (phrase->stems[0]) < 3 || (header->n_stems >= LONG_HEADER && first > 2)))
    return 0;

  /* Of two words that fit, the earlier says what the column is. */
  return SCORE_WITHIN + 30.0 * phrase->n_stems / header->n_stems - 0.5 * MIN (first, 10u);
}

/* The phrases that name a target: its name, its label, its synonyms; the name first. */
static GPtrArray *
veche_mapping_guess_list_phrases (VecheStemmer *stemmer, const VecheMappingTarget *target)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (veche_mapping_guess_phrase_free);
  g_auto (GStrv) synonyms = g_strsplit (target->synonyms != NULL ? target->synonyms : "", "|", -1);

  g_ptr_array_add (phrases, veche_mapping_guess_phrase_new (stemmer, target->field));
  if (target->label != NULL)
    g_ptr_array_add (phrases, veche_mapping_guess_phrase_new (stemmer, target->label));
  for (guint i = 0; synonyms[i] != NULL; i++)
    g_ptr_array_add (phrases, veche_mapping_guess_phrase_new (stemmer, synonyms[i]));

  return phrases;
}

static double
veche_mapping_guess_best_score (const VecheMappingPhrase *header, GPtrArray *phrases)
{
  double best = 0;

  for (guint i = 0; i < phrases->len; i++)
    {
      double score = veche_mapping_guess_score (header, g_ptr_array_index (phrases, i));

      if (i == 0 && score >= SCORE_SAME)
        score = SCORE_NAME;
      best = MAX (best, score);
    }

  return best;
}

/* The likeliest first; of equals the earlier column, then the earlier field. */
static int
veche_mapping_guess_compare (gconstpointer a, gconstpointer b)
{
  const VecheMappingPair *left = a;
  const VecheMappingPair *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;

  return left->target < right->target ? -1 : left->target > right->target;
}

static GArray *
veche_mapping_guess_list_pairs (const char *const *columns, const VecheMappingTarget *targets, guint n_targets)
{
  g_autoptr (VecheStemmer) stemmer = veche_stemmer_new ();
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (veche_mapping_guess_phrase_free);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (VecheMappingPair));

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *plain = veche_time_zone_split_column (columns[i], NULL);

      g_ptr_array_add (headers, veche_mapping_guess_phrase_new (stemmer, plain));
    }

  for (guint target = 0; target < n_targets; target++)
    {
      g_autoptr (GPtrArray) phrases = veche_mapping_guess_list_phrases (stemmer, &targets[target]);

      for (guint column = 0; column < headers->len; column++)
        {
          VecheMappingPair pair = { column, target, veche_mapping_guess_best_score (g_ptr_array_index (headers, column), phrases) };

          if (pair.score > 0 && (!targets[target].exact || pair.score >= SCORE_STEMS))
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, veche_mapping_guess_compare);

  return pairs;
}

VecheMapping *
veche_mapping_guess (const char *const *columns, const VecheMappingTarget *targets, guint n_targets)
{
  g_autoptr (GArray) pairs = NULL;
  g_autofree guint *chosen = NULL; /* of each column: target + 1 */
  g_autofree gboolean *taken = g_new0 (gboolean, n_targets + 1);
  VecheMapping *mapping = veche_mapping_new ();

  g_return_val_if_fail (columns != NULL, mapping);
  g_return_val_if_fail (targets != NULL || n_targets == 0, mapping);

  pairs = veche_mapping_guess_list_pairs (columns, targets, n_targets);
  chosen = g_new0 (guint, g_strv_length ((char **) columns) + 1);
  for (guint i = 0; i < pairs->len; i++)
    {
      const VecheMappingPair *pair = &g_array_index (pairs, VecheMappingPair, i);

      if (chosen[pair->column] != 0 || taken[pair->target])
        continue;
      chosen[pair->column] = pair->target + 1;
      taken[pair->target] = TRUE;
    }

  for (guint i = 0; columns[i] != NULL; i++)
    if (chosen[i] != 0)
      {
        const VecheMappingTarget *target = &targets[chosen[i] - 1];

        veche_mapping_set_column (mapping, columns[i], target->field, veche_mapping_unit_guess (columns[i], target->quantity));
      }

  return mapping;
}
