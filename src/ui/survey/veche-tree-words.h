/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-kind.h"
#include "veche-species-names.h"

G_BEGIN_DECLS

/** VecheTreeWord: one of what a column can be filled in with. Counted by those who show it (g_rc_box). */
typedef struct
{
  char *text; /* what will stand in the cell */
  char *hint; /* what it is called elsewhere, shown beside it; or %NULL */
  char *keys; /* folded: all that it is found by */
} VecheTreeWord;

/**
 * VecheTreeWords:
 * What the cells of a column are completed from. Closed: there is nothing else that a cell may have.
 */
typedef struct
{
  GPtrArray *words; /* of VecheTreeWord */
  gboolean closed;
} VecheTreeWords;

VecheTreeWords *veche_tree_words_new (gboolean closed) G_GNUC_WARN_UNUSED_RESULT;
void veche_tree_words_free (VecheTreeWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTreeWords, veche_tree_words_free)

/** veche_tree_words_clear: there is nothing to choose from any more. */
void veche_tree_words_clear (VecheTreeWords *self);

/**
 * veche_tree_words_add:
 * @hint: (nullable)
 * @more: (nullable): found by this too
 *
 * What is there already stays where it is, and is found by what is said now if anything is.
 */
void veche_tree_words_add (VecheTreeWords *self, const char *text, const char *hint, const char *more);

/** veche_tree_words_add_codes: the labels of a coded field. */
void veche_tree_words_add_codes (VecheTreeWords *self, const VecheField *field);

/** veche_tree_words_add_species: of the office's list (@names, nullable), then of Veche's, each once; last the word of who is not sure. */
void veche_tree_words_add_species (VecheTreeWords *self, VecheSpeciesNames *names);

/** veche_tree_words_add_grades: @grades: of #VecheRecord, of one scale: a tree has a grade's code, and is found by its words as well. */
void veche_tree_words_add_grades (VecheTreeWords *self, GPtrArray *grades);

/** veche_tree_words_prefer: was used just now: it is proposed first from now on. */
void veche_tree_words_prefer (VecheTreeWords *self, const char *text);

/**
 * veche_tree_words_find:
 * @typed: what stands in the cell; empty: all
 *
 * At most @limit that have words which begin with each of those typed, those used last first; none where what is typed is one of them
 * already. Of #VecheTreeWord, which stay as long as the array does, whatever becomes of @self's.
 */
GPtrArray *veche_tree_words_find (VecheTreeWords *self, const char *typed, guint limit) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_words_is_whole: whether what is typed are whole words of it («Birch» of «Downy birch», not «bir»), and may be meant as it stands. */
gboolean veche_tree_words_is_whole (const VecheTreeWord *word, const char *typed);

G_END_DECLS
