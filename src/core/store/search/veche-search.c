/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-search.h"

#include <string.h>

#include "veche-search-terms.h"
#include "veche-stmt.h"
#include "veche-text.h"

#define VECHE_SEARCH_ID_BITS 40
/* Beginnings of so many letters have an index of their own (prefix='1 2 3' in the table). */
#define VECHE_SEARCH_INDEXED_PREFIX 3
/* More stems than this are cheaper to find through the index's own list of words. */
#define VECHE_SEARCH_EXPANSION 256
/* Further words of a pasted text cannot narrow the result any more. */
#define VECHE_SEARCH_WORDS 32
#define VECHE_SEARCH_PHONE_DIGITS 10

/* A word that no text holds: U+E000 is no letter. */
#define VECHE_SEARCH_NOTHING "\"\xee\x80\x80\""

/* A stem may be shorter than what has been typed of its word («лавочка» of «лавочкам»): the typed part with each of these
 * endings is stemmed too. With them 99.96 % of beginnings find their word. */
static const char *const veche_search_endings[]
  = { "", "о", "ь", "ть", "й", "я", "ий", "ие", "ого", "и", "е", "м", "в", "х" };

typedef struct
{
  VecheStore *store;
  VecheSearchTerms *terms;
  GString *match;
  GPtrArray *choices; /* FTS5 terms of the present word */
} VecheSearch;

static void
veche_search_clear (VecheSearch *self)
{
  if (self->match != NULL)
    g_string_free (self->match, TRUE);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheSearch, veche_search_clear)

static gboolean
veche_search_is_digits (const char *word)
{
  return strspn (word, "0123456789") == strlen (word);
}

/* Words are letters and digits only, but FTS5's quoting is kept all the same. */
static void
veche_search_choose (VecheSearch *self, const char *word, gboolean is_prefix)
{
  g_autoptr (GString) term = g_string_new (word);

  g_string_replace (term, "\"", "\"\"", 0);
  g_string_prepend_c (term, '"');
  g_string_append (term, is_prefix ? "\"*" : "\"");
  if (!g_ptr_array_find_with_equal_func (self->choices, term->str, g_str_equal, NULL))
    g_ptr_array_add (self->choices, g_string_free_and_steal (g_steal_pointer (&term)));
}

/* A phone written in one piece is kept by its last ten digits; while it is being typed its 8 or 7 is not among them yet. */
static void
veche_search_choose_digits (VecheSearch *self, const char *digits, gboolean is_prefix)
{
  gsize length = strlen (digits);

  if (length > VECHE_SEARCH_PHONE_DIGITS)
    veche_search_choose (self, digits + length - VECHE_SEARCH_PHONE_DIGITS, is_prefix);
  else if (is_prefix && length > VECHE_SEARCH_INDEXED_PREFIX && (digits[0] == '8' || digits[0] == '7'))
    veche_search_choose (self, digits + 1, TRUE);
}

static void
veche_search_choose_whole (VecheSearch *self, const char *word)
{
  veche_search_choose (self, veche_stemmer_stem (veche_store_get_stemmer (self->store), word), FALSE);
  /* Numbers are kept as typed too. */
  if (strpbrk (word, "0123456789") != NULL)
    veche_search_choose (self, word, FALSE);
  if (veche_search_is_digits (word))
    veche_search_choose_digits (self, word, FALSE);
}

/* Stems of the word with an ending more that the typed beginning does not find. */
static void
veche_search_choose_endings (VecheSearch *self, const char *word)
{
  VecheStemmer *stemmer = veche_store_get_stemmer (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (veche_search_endings); i++)
    {
      g_autofree char *longer = g_strconcat (word, veche_search_endings[i], NULL);
      const char *stem = veche_stemmer_stem (stemmer, longer);

      if (!g_str_has_prefix (stem, word) && veche_search_terms_contains (self->terms, stem))
        veche_search_choose (self, stem, FALSE);
    }
}

static void
veche_search_choose_beginning (VecheSearch *self, const char *word)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new ();

  if (strpbrk (word, "0123456789") != NULL)
    {
      veche_search_choose (self, word, TRUE);
      veche_search_choose_whole (self, word);
      if (veche_search_is_digits (word))
        veche_search_choose_digits (self, word, TRUE);
      return;
    }

  if (g_utf8_strlen (word, -1) <= VECHE_SEARCH_INDEXED_PREFIX || !veche_search_terms_is_listed (word)
      || !veche_search_terms_expand (self->terms, word, VECHE_SEARCH_EXPANSION, stems))
    veche_search_choose (self, word, TRUE);
  for (guint i = 0; i < stems->len; i++)
    veche_search_choose (self, g_ptr_array_index (stems, i), FALSE);
  veche_search_choose_endings (self, word);
}

static void
veche_search_append_choices (VecheSearch *self)
{
  if (self->match->len > 0)
    g_string_append (self->match, " AND ");
  if (self->choices->len == 0)
    g_string_append (self->match, VECHE_SEARCH_NOTHING);
  else if (self->choices->len == 1)
    g_string_append (self->match, g_ptr_array_index (self->choices, 0));
  else
    for (guint i = 0; i < self->choices->len; i++)
      g_string_append_printf (self->match, "%s%s%s", i == 0 ? "(" : " OR ", (char *) g_ptr_array_index (self->choices, i),
                              i + 1 == self->choices->len ? ")" : "");
  g_ptr_array_set_size (self->choices, 0);
}

/* A word with something behind it is whole. */
static gboolean
veche_search_is_half_typed (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize length = strlen (valid);
  gunichar last = length > 0 ? g_utf8_get_char (g_utf8_prev_char (valid + length)) : 0;

  return g_unichar_isalnum (last) || g_unichar_ismark (last);
}

/* A text that is nothing but a phone, with whatever signs people put into one. %NULL if it is not. */
static char *
veche_search_dup_phone (const char *text)
{
  guint digits = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at))
        digits++;
      else if (strchr ("+-() .", *at) == NULL)
        return NULL;
    }
  return digits > 0 ? veche_text_phone_key (text) : NULL;
}

static void
veche_search_append_phone (VecheSearch *self, const char *text)
{
  g_autofree char *phone = veche_search_dup_phone (text);

  if (phone == NULL)
    return;
  g_string_prepend_c (self->match, '(');
  g_string_append_printf (self->match, ") OR \"%s\"*", phone);
  if (phone[0] == '8' || phone[0] == '7')
    g_string_append_printf (self->match, " OR \"%s\"*", phone + 1);
}

char *
veche_search_build_match (VecheStore *store, const char *text)
{
  g_auto (VecheSearch) self = { 0 };
  g_auto (GStrv) words = NULL;
  gboolean is_half_typed;

  g_return_val_if_fail (store != NULL, NULL);

  words = text != NULL ? veche_text_split_words (text) : NULL;
  if (words == NULL || words[0] == NULL)
    return NULL;

  self.store = store;
  self.match = g_string_new (NULL);
  self.choices = g_ptr_array_new_with_free_func (g_free);
  self.terms = veche_search_terms_get (store, NULL);
  if (self.terms == NULL)
    return g_strdup (VECHE_SEARCH_NOTHING);

  is_half_typed = veche_search_is_half_typed (text);
  for (guint i = 0; words[i] != NULL && i < VECHE_SEARCH_WORDS; i++)
    {
      if (is_half_typed && words[i + 1] == NULL)
        veche_search_choose_beginning (&self, words[i]);
      else
        veche_search_choose_whole (&self, words[i]);
      veche_search_append_choices (&self);
    }
  veche_search_append_phone (&self, text);
  return g_string_free_and_steal (g_steal_pointer (&self.match));
}

gboolean
veche_search_has_hits (VecheStore *store, const VecheKind *kind, const char *text)
{
  g_autofree char *match = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  gint64 first, last;

  g_return_val_if_fail (store != NULL, FALSE);

  match = veche_search_build_match (store, text);
  if (match == NULL)
    return FALSE;
  stmt = veche_stmt_new (veche_store_get_db (store),
                         "SELECT 1 FROM veche_search WHERE veche_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT 1", NULL);
  if (stmt == NULL)
    return FALSE;
  veche_search_rowid_range (kind, &first, &last);
  veche_stmt_bind_text (stmt, 1, match);
  veche_stmt_bind_integer (stmt, 2, first);
  veche_stmt_bind_integer (stmt, 3, last);
  return veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW;
}

char *
veche_search_resolve (VecheStore *store, const VecheKind *kind, const char *text, gboolean *swapped)
{
  g_autofree char *other = NULL;

  g_return_val_if_fail (store != NULL && text != NULL, NULL);

  if (swapped != NULL)
    *swapped = FALSE;
  if (veche_search_has_hits (store, kind, text))
    return g_strdup (text);

  other = veche_text_swap_layout (text);
  if (g_str_equal (other, text) || !veche_search_has_hits (store, kind, other))
    return g_strdup (text);
  if (swapped != NULL)
    *swapped = TRUE;
  return g_steal_pointer (&other);
}

void
veche_search_rowid_range (const VecheKind *kind, gint64 *first, gint64 *last)
{
  gint64 from = kind != NULL ? (gint64) veche_kind_get_root (kind)->code << VECHE_SEARCH_ID_BITS : 0;

  if (first != NULL)
    *first = from;
  if (last != NULL)
    *last = kind != NULL ? from + VECHE_SEARCH_LAST_ID : G_MAXINT64;
}

const VecheKind *
veche_search_kind_of (gint64 rowid)
{
  return rowid >= 0 ? veche_kind_find_code ((guint) (rowid >> VECHE_SEARCH_ID_BITS)) : NULL;
}

void
veche_search_forget (VecheStore *store)
{
  g_return_if_fail (store != NULL);

  veche_search_terms_forget (store);
}
