/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-stemmer.h"

#include <libstemmer.h>
#include <string.h>

#include "veche-text-private.h"
#include "veche-text.h"

/* Some 10 MB. A year's proposals of a town hold far fewer different words; when a stranger text has more,
 * starting afresh is cheaper than keeping the words in the order of their use. */
#define VECHE_STEMMER_CACHE_MAX 150000
#define VECHE_STEMMER_CHUNK_SIZE 65536

/* Longer «words» are addresses and codes, which do not come again. */
#define VECHE_STEMMER_CACHED_BYTES 64

struct _VecheStemmer
{
  struct sb_stemmer *russian;
  struct sb_stemmer *english;
  GHashTable *stems; /* word → stem, both in strings */
  GStringChunk *strings;
  GString *last; /* a stem that is not in the cache */
};

VecheStemmer *
veche_stemmer_new (void)
{
  VecheStemmer *self = g_new0 (VecheStemmer, 1);

  self->russian = sb_stemmer_new ("russian", "UTF_8");
  self->english = sb_stemmer_new ("english", "UTF_8");
  /* Both are in every libstemmer; one without them is no libstemmer. */
  g_assert (self->russian != NULL && self->english != NULL);
  self->stems = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (VECHE_STEMMER_CHUNK_SIZE);
  self->last = g_string_new (NULL);
  return self;
}

void
veche_stemmer_free (VecheStemmer *self)
{
  if (self == NULL)
    return;
  sb_stemmer_delete (self->russian);
  sb_stemmer_delete (self->english);
  g_hash_table_unref (self->stems);
  g_string_chunk_free (self->strings);
  g_string_free (self->last, TRUE);
  g_free (self);
}

/* Any Cyrillic letter makes a word Russian («5й»); digits alone have no stem. */
static struct sb_stemmer *
veche_stemmer_choose (VecheStemmer *self, const char *word)
{
  struct sb_stemmer *chosen = NULL;

  for (; *word != '\0'; word++)
    {
      guchar byte = (guchar) *word;

      if (byte >= 0xd0 && byte <= 0xd3) /* U+0400…U+04FF */
        return self->russian;
      if (g_ascii_isalpha (*word) || (byte >= 0xc3 && byte <= 0xc9)) /* U+00C0…U+027F */
        chosen = self->english;
    }
  return chosen;
}

/* @word is valid UTF-8; the answer lives until the next call. */
static const char *
veche_stemmer_compute (VecheStemmer *self, const char *word, gsize length)
{
  struct sb_stemmer *stemmer = veche_stemmer_choose (self, word);
  const sb_symbol *stem;

  g_string_truncate (self->last, 0);
  if (stemmer == NULL || length > G_MAXINT)
    {
      g_string_append_len (self->last, word, (gssize) length);
      return self->last->str;
    }

  stem = sb_stemmer_stem (stemmer, (const sb_symbol *) word, (int) length);
  /* NULL means no memory, at which GLib gives up too. */
  g_assert (stem != NULL);
  g_string_append_len (self->last, (const char *) stem, sb_stemmer_length (stemmer));
  return self->last->str;
}

static const char *
veche_stemmer_lookup (VecheStemmer *self, const char *word, gsize length)
{
  const char *stem;

  if (length > VECHE_STEMMER_CACHED_BYTES)
    return veche_stemmer_compute (self, word, length);

  stem = g_hash_table_lookup (self->stems, word);
  if (stem != NULL)
    return stem;

  stem = veche_stemmer_compute (self, word, length);
  if (g_hash_table_size (self->stems) >= VECHE_STEMMER_CACHE_MAX)
    {
      g_hash_table_remove_all (self->stems);
      g_string_chunk_clear (self->strings);
    }
  stem = g_string_chunk_insert (self->strings, stem);
  g_hash_table_insert (self->stems, g_string_chunk_insert_len (self->strings, word, (gssize) length),
                       (gpointer) stem);
  return stem;
}

const char *
veche_stemmer_stem (VecheStemmer *self, const char *word)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (word != NULL, NULL);

  return veche_stemmer_lookup (self, word, strlen (word));
}

void
veche_stemmer_append_text (VecheStemmer *self, const char *text, GString *out)
{
  g_autofree char *folded = NULL;
  char *cursor;
  char *word;
  gsize length;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (out != NULL);

  cursor = folded = veche_text_fold (text);
  while ((word = veche_text_next_word (&cursor, &length)) != NULL)
    {
      /* The stems of another field may stand there already. */
      if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
      g_string_append (out, veche_stemmer_lookup (self, word, length));
    }
}
