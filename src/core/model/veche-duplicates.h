/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Likely doubles, with the reason: people, organisations, applications. A machine only points; a person merges. */

typedef enum
{
  VECHE_DUPLICATE_PHONE = 1 << 0,
  VECHE_DUPLICATE_EMAIL = 1 << 1,
  VECHE_DUPLICATE_NAME = 1 << 2,         /* but for ё, case, quotes, order of words, legal form */
  VECHE_DUPLICATE_INITIALS = 1 << 3,     /* «Иванова А. С.» and «Иванова Анна Сергеевна» */
  VECHE_DUPLICATE_OGRN = 1 << 4,
  VECHE_DUPLICATE_TITLE = 1 << 5,        /* applications: the same title */
  VECHE_DUPLICATE_LIKE_TITLE = 1 << 6,   /* most of its words */
  VECHE_DUPLICATE_ORGANISATION = 1 << 7, /* applications: the same organisation */
} VecheDuplicateReason;

/** VecheDuplicateCard: what is compared; texts are borrowed, each maybe %NULL. */
typedef struct
{
  gint64 id;
  const char *name;    /* of an application: its title */
  const char *aliases; /* of an organisation, one a line */
  const char *phone;   /* one or several */
  const char *email;
  const char *ogrn;
  const char *organisation; /* of an application */
  const char *uuid;
  const char *distinct; /* uuids of those that a person has told apart from it */
} VecheDuplicateCard;

typedef struct
{
  gint64 a; /* the older row */
  gint64 b;
  guint reasons; /* of VecheDuplicateReason */
} VecheDuplicatePair;

/** veche_duplicates_dup_person_key: words of a name in order of the alphabet, folded; %NULL for none. Owned. */
char *veche_duplicates_dup_person_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** veche_duplicates_dup_organisation_key: the same without quotes and legal form («ООО», «муниципальное учреждение»). Owned. */
char *veche_duplicates_dup_organisation_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** veche_duplicates_dup_title_key: the same of a project's title, without words that tell none apart. Owned. */
char *veche_duplicates_dup_title_key (const char *title) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_duplicates_find_people:
 *
 * Pairs by equal keys (name, phone, e-mail, initials), a pair once with all its reasons, likeliest first. Of many rows with one key each
 * is paired with the first from which nobody has told it apart. Takes time in proportion to the rows. Owned array of
 * #VecheDuplicatePair; %NULL when stopped.
 */
GArray *veche_duplicates_find_people (const VecheDuplicateCard *cards, guint n_cards, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/** veche_duplicates_find_organisations: the same by name without legal form, other names, OGRN, phone and e-mail. */
GArray *veche_duplicates_find_organisations (const VecheDuplicateCard *cards, guint n_cards,
                                             GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/** veche_duplicates_get_score: how likely the reasons make it, 0 to 100. */
guint veche_duplicates_get_score (guint reasons);

/** veche_duplicates_dup_reasons: «the same phone, the same name», translated. Owned. */
char *veche_duplicates_dup_reasons (guint reasons) G_GNUC_WARN_UNUSED_RESULT;

/** veche_duplicates_list_codes: «phone», «name» … for machines. Owned. */
GStrv veche_duplicates_list_codes (guint reasons) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
