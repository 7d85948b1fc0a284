/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicate-cards.h"

#include "veche-people.h"

struct _VecheDuplicateCards
{
  const VecheKind *kind;
  GArray *cards; /* of VecheDuplicateCard */
  GStringChunk *texts;
};

G_DEFINE_BOXED_TYPE (VecheDuplicateCards, veche_duplicate_cards, veche_duplicate_cards_ref, veche_duplicate_cards_unref)

static void
veche_duplicate_cards_clear (gpointer data)
{
  VecheDuplicateCards *self = data;

  g_array_unref (self->cards);
  g_string_chunk_free (self->texts);
}

VecheDuplicateCards *
veche_duplicate_cards_new (const VecheKind *kind)
{
  VecheDuplicateCards *self = g_atomic_rc_box_new0 (VecheDuplicateCards);

  self->kind = kind;
  self->cards = g_array_new (FALSE, FALSE, sizeof (VecheDuplicateCard));
  self->texts = g_string_chunk_new (64 * 1024);
  return self;
}

VecheDuplicateCards *
veche_duplicate_cards_ref (VecheDuplicateCards *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
veche_duplicate_cards_unref (VecheDuplicateCards *self)
{
  g_atomic_rc_box_release_full (self, veche_duplicate_cards_clear);
}

const VecheKind *
veche_duplicate_cards_get_kind (VecheDuplicateCards *self)
{
  return self->kind;
}

static const char *
veche_duplicate_cards_keep (VecheDuplicateCards *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
  valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert (self->texts, valid);
}

void
veche_duplicate_cards_add (VecheDuplicateCards *self, const VecheDuplicateCard *card)
{
  VecheDuplicateCard copy = {
    .id = card->id,
    .name = veche_duplicate_cards_keep (self, card->name),
    .aliases = veche_duplicate_cards_keep (self, card->aliases),
    .phone = veche_duplicate_cards_keep (self, card->phone),
    .email = veche_duplicate_cards_keep (self, card->email),
    .ogrn = veche_duplicate_cards_keep (self, card->ogrn),
    .organisation = veche_duplicate_cards_keep (self, card->organisation),
    .uuid = veche_duplicate_cards_keep (self, card->uuid),
    .distinct = veche_duplicate_cards_keep (self, card->distinct),
  };

  g_array_append_val (self->cards, copy);
}

gint64
veche_duplicate_cards_get_last (VecheDuplicateCards *self)
{
  return self->cards->len > 0 ? g_array_index (self->cards, VecheDuplicateCard, self->cards->len - 1).id : 0;
}

GArray *
veche_duplicate_cards_find (VecheDuplicateCards *self, GCancellable *cancellable)
{
  const VecheDuplicateCard *cards = (const VecheDuplicateCard *) (gpointer) self->cards->data;

  return self->kind == &veche_people_person_kind ? veche_duplicates_find_people (cards, self->cards->len, cancellable)
                                                 : veche_duplicates_find_organisations (cards, self->cards->len, cancellable);
}
