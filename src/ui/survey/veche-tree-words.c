/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-words.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-text.h"

static void
veche_tree_words_clear_word (gpointer data)
{
  VecheTreeWord *word = data;

  g_free (word->text);
  g_free (word->hint);
  g_free (word->keys);
}

/* What a cell's list shows lives on there when the column has other words. */
static void
veche_tree_words_release_word (gpointer word)
{
  g_rc_box_release_full (word, veche_tree_words_clear_word);
}

VecheTreeWords *
veche_tree_words_new (gboolean closed)
{
  VecheTreeWords *self = g_new0 (VecheTreeWords, 1);

  self->words = g_ptr_array_new_with_free_func (veche_tree_words_release_word);
  self->closed = closed;
  return self;
}

void
veche_tree_words_free (VecheTreeWords *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

void
veche_tree_words_clear (VecheTreeWords *self)
{
  g_ptr_array_set_size (self->words, 0);
}

static gint
veche_tree_words_index (VecheTreeWords *self, const char *text)
{
  for (guint i = 0; i < self->words->len; i++)
    if (g_str_equal (((VecheTreeWord *) g_ptr_array_index (self->words, i))->text, text))
      return (gint) i;
  return -1;
}

void
veche_tree_words_add (VecheTreeWords *self, const char *text, const char *hint, const char *more)
{
  const gint index = text != NULL && *text != '\0' ? veche_tree_words_index (self, text) : -1;
  VecheTreeWord *word;
  g_autofree char *all = NULL;
  g_auto (GStrv) keys = NULL;
  g_autofree char *joined = NULL;

  if (text == NULL || *text == '\0' || (index >= 0 && hint == NULL && more == NULL))
    return;
  all = g_strjoin (" ", text, hint != NULL ? hint : "", more != NULL ? more : "", NULL);
  keys = veche_text_split_words (all);
  joined = g_strjoinv (" ", keys);
  word = g_rc_box_new0 (VecheTreeWord);
  word->text = g_strdup (text);
  word->hint = g_strdup (hint);
  /* Each word stands between spaces: that is what its beginning, or all of it, is sought with. */
  word->keys = g_strconcat (" ", joined, " ", NULL);
  if (index >= 0)
    g_ptr_array_remove_index (self->words, (guint) index);
  g_ptr_array_insert (self->words, index, word);
}

void
veche_tree_words_add_codes (VecheTreeWords *self, const VecheField *field)
{
  for (const VecheCode *code = field->codes; code->code != NULL; code++)
    veche_tree_words_add (self, veche_field_get_code_label (field, code->code), NULL, NULL);
}

static void
veche_tree_words_add_one_species (VecheTreeWords *self, const VecheSpecies *species)
{
  const VecheSpecies *listed = veche_species_find (species->latin);
  /* With names of its own a species of the office is still found by those that Veche's list has for it. */
  g_autofree char *more = g_strjoin (" ", species->aliases != NULL ? species->aliases : "", listed != NULL ? listed->name : "",
                                     listed != NULL && listed->aliases != NULL ? listed->aliases : "", NULL);

  veche_tree_words_add (self, species->name, species->latin, more);
}

void
veche_tree_words_add_species (VecheTreeWords *self, VecheSpeciesNames *names)
{
  GPtrArray *own = veche_species_names_list_own (names);

  for (guint i = 0; own != NULL && i < own->len; i++)
    veche_tree_words_add_one_species (self, g_ptr_array_index (own, i));
  for (const VecheSpecies *species = veche_species_list (); species->name != NULL; species++)
    if (veche_species_names_find (names, species->latin) == species)
      veche_tree_words_add_one_species (self, species);
  /* Whoever is not sure says so: such trees go to the specialist. */
  veche_tree_words_add (self, C_ ("species", "not identified"), NULL, "?");
}

void
veche_tree_words_add_grades (VecheTreeWords *self, GPtrArray *grades)
{
  for (guint i = 0; i < grades->len; i++)
    {
      VecheRecord *grade = g_ptr_array_index (grades, i);

      veche_tree_words_add (self, veche_record_get_text (grade, "code"), veche_record_get_title (grade), NULL);
    }
}

void
veche_tree_words_prefer (VecheTreeWords *self, const char *text)
{
  const gint index = veche_tree_words_index (self, text);

  if (index > 0)
    g_ptr_array_insert (self->words, 0, g_ptr_array_steal_index (self->words, (guint) index));
}

static gboolean
veche_tree_words_match (const VecheTreeWord *word, char **typed)
{
  for (guint i = 0; typed[i] != NULL; i++)
    {
      g_autofree char *start = g_strconcat (" ", typed[i], NULL);

      if (strstr (word->keys, start) == NULL)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
veche_tree_words_find (VecheTreeWords *self, const char *typed, guint limit)
{
  g_auto (GStrv) parts = veche_text_split_words (typed);
  g_autofree char *folded = veche_text_fold (typed);
  GPtrArray *found = g_ptr_array_new_with_free_func (veche_tree_words_release_word);

  for (guint i = 0; i < self->words->len && found->len < limit; i++)
    {
      VecheTreeWord *word = g_ptr_array_index (self->words, i);
      g_autofree char *text = veche_text_fold (word->text);

      if (*folded != '\0' && g_str_equal (folded, text))
        {
          g_ptr_array_set_size (found, 0);
          break;
        }
      if (veche_tree_words_match (word, parts))
        g_ptr_array_add (found, g_rc_box_acquire (word));
    }
  return found;
}

gboolean
veche_tree_words_is_whole (const VecheTreeWord *word, const char *typed)
{
  g_auto (GStrv) parts = veche_text_split_words (typed);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *whole = g_strconcat (" ", parts[i], " ", NULL);

      if (strstr (word->keys, whole) == NULL)
        return FALSE;
    }
  return TRUE;
}
