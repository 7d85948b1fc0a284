/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicates.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-person-name.h"
#include "veche-text.h"

static const struct
{
  guint reason;
  const char *code;
  const char *label;
  guint score;
} veche_duplicates_reasons[] = {
  { VECHE_DUPLICATE_OGRN, "ogrn", NC_("duplicate", "the same OGRN"), 90 },
  { VECHE_DUPLICATE_TITLE, "title", NC_("duplicate", "the same title"), 70 },
  { VECHE_DUPLICATE_NAME, "name", NC_("duplicate", "the same name"), 60 },
  { VECHE_DUPLICATE_EMAIL, "email", NC_("duplicate", "the same e-mail"), 50 },
  { VECHE_DUPLICATE_LIKE_TITLE, "like-title", NC_("duplicate", "a similar title"), 40 },
  { VECHE_DUPLICATE_PHONE, "phone", NC_("duplicate", "the same phone"), 35 },
  { VECHE_DUPLICATE_INITIALS, "initials", NC_("duplicate", "the same surname and initials"), 30 },
  { VECHE_DUPLICATE_ORGANISATION, "organisation", NC_("duplicate", "the same organisation"), 25 },
};

/* Legal forms as they are shortened and written out, folded. */
static const char *const veche_duplicates_forms[]
  = { "ооо",  "оао",  "пао",  "зао",  "ао",    "ано",   "нко",   "нп",   "ип",   "гуп",   "муп",   "мбу",   "мау",  "мку",
      "гбу",  "гау",  "гку",  "мбоу", "маоу",  "мкоу",  "гбоу",  "мбук", "мбудо", "маудо", "мбдоу", "фгбоу", "фгбу",
      "роо",  "моо",  "оо",   "боо",  "тсж",   "снт",   "чу",    "ноу",  "бф",   "кфх",   "мук",   "мкук",  "гбук", "маук",
      "во",   "до",   "общество", "акционерное", "публичное", "закрытое", "открытое", "с", "ограниченной", "ответственностью",
      "автономная", "некоммерческая", "организация", "общественная", "региональная", "межрегиональная", "местная",
      "муниципальное", "государственное", "федеральное", "бюджетное", "автономное", "казенное", "учреждение", "культуры",
      "образования", "образовательное", "общеобразовательное", "унитарное", "предприятие", "индивидуальный", "предприниматель",
      "благотворительный", "частное", "дополнительного", "высшего", NULL };

/* Words that many organisations have: one of them alone does not tell which is meant. */
static const char *const veche_duplicates_common[]
  = { "центр", "школа", "детский", "сад", "дом", "клуб", "музей", "библиотека", "совет", "фонд", "союз", "управление", "отдел", "комитет",
      "администрация", "институт", "университет", "колледж", "техникум", "гимназия", "лицей", NULL };

/* Words of legal forms that tell what such a one is for. */
static const char *const veche_duplicates_subjects[] = { "культуры", "образования", "дополнительного", "высшего", NULL };

/* Words that titles of projects have without telling them apart. */
static const char *const veche_duplicates_plain_words[]
  = { "проект", "в", "на", "и", "по", "для", "с", "о", "об", "из", "города", "городской", "городского", NULL };

static int
veche_duplicates_compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
veche_duplicates_are_common (GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (!g_strv_contains (veche_duplicates_common, g_ptr_array_index (words, i)))
      return FALSE;
  return TRUE;
}

/* The words that are left without @without, sorted and joined; of nothing but such words all of them. */
static char *
veche_duplicates_dup_key (const char *text, const char *const *without)
{
  g_auto (GStrv) words = veche_text_split_words (text);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (without == NULL || !g_strv_contains (without, words[i]))
      g_ptr_array_add (kept, words[i]);
  if (kept->len == 0)
    for (guint i = 0; words[i] != NULL; i++)
      g_ptr_array_add (kept, words[i]);
  else if (without == veche_duplicates_forms && veche_duplicates_are_common (kept))
    for (guint i = 0; words[i] != NULL; i++)
      if (g_strv_contains (veche_duplicates_subjects, words[i]))
        g_ptr_array_add (kept, words[i]);
  if (kept->len == 0)
    return NULL;
  g_ptr_array_sort (kept, veche_duplicates_compare_words);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

char *
veche_duplicates_dup_person_key (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return veche_duplicates_dup_key (name, NULL);
}

char *
veche_duplicates_dup_organisation_key (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return veche_duplicates_dup_key (name, veche_duplicates_forms);
}

char *
veche_duplicates_dup_title_key (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return veche_duplicates_dup_key (title, veche_duplicates_plain_words);
}

/* --- keys of cards ------------------------------------------------------------------------------------------------- */

typedef struct
{
  const VecheDuplicateCard *cards;
  GHashTable *first; /* key → GUINT_TO_POINTER (index + 1) of the first card with it */
  GHashTable *pairs; /* «a b» → GUINT_TO_POINTER reasons */
} VecheDuplicateIndex;

/* Looked at now and then only. */
static gboolean
veche_duplicates_is_stopped (guint card, GCancellable *cancellable)
{
  return card % 256 == 0 && g_cancellable_is_cancelled (cancellable);
}

static void
veche_duplicates_clear (VecheDuplicateIndex *self)
{
  g_clear_pointer (&self->first, g_hash_table_unref);
  g_clear_pointer (&self->pairs, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheDuplicateIndex, veche_duplicates_clear)

static gboolean
veche_duplicates_tells_apart (const VecheDuplicateCard *a, const VecheDuplicateCard *b)
{
  return a->distinct != NULL && b->uuid != NULL && strstr (a->distinct, b->uuid) != NULL;
}

static gboolean
veche_duplicates_are_apart (VecheDuplicateIndex *self, guint a, guint b)
{
  return veche_duplicates_tells_apart (&self->cards[a], &self->cards[b])
         || veche_duplicates_tells_apart (&self->cards[b], &self->cards[a]);
}

static void
veche_duplicates_add_pair (VecheDuplicateIndex *self, guint a, guint b, guint reason)
{
  char *key = g_strdup_printf ("%u %u", MIN (a, b), MAX (a, b));
  guint reasons = GPOINTER_TO_UINT (g_hash_table_lookup (self->pairs, key));

  if (a != b && !veche_duplicates_are_apart (self, a, b))
    g_hash_table_replace (self->pairs, key, GUINT_TO_POINTER (reasons | reason));
  else
    g_free (key);
}

/* @key (transfer full), maybe %NULL. Of cards with one key that are told apart each begins a round of its own, for the next to meet. */
static void
veche_duplicates_take_key (VecheDuplicateIndex *self, guint card, guint reason, char *key)
{
  g_autofree char *owned = key;

  if (key == NULL || *key == '\0')
    return;
  for (guint round = 0;; round++)
    {
      g_autofree char *full = g_strdup_printf ("%u %u %s", reason, round, key);
      guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, full));

      if (first == 0)
        {
          g_hash_table_insert (self->first, g_steal_pointer (&full), GUINT_TO_POINTER (card + 1));
          return;
        }
      if (first - 1 == card)
        return;
      if (!veche_duplicates_are_apart (self, first - 1, card))
        {
          veche_duplicates_add_pair (self, first - 1, card, reason);
          return;
        }
    }
}

static void
veche_duplicates_take_phones (VecheDuplicateIndex *self, guint card, const char *text)
{
  g_auto (GStrv) phones = g_strsplit_set (text != NULL ? text : "", ",;/\n", -1);

  for (guint i = 0; phones[i] != NULL; i++)
    veche_duplicates_take_key (self, card, VECHE_DUPLICATE_PHONE, veche_text_phone_key (phones[i]));
}

/* Surname and initials; of a full name only to be met by one that has no more than that. */
static char *
veche_duplicates_dup_initials (const VechePersonName *name)
{
  g_autofree char *brief = veche_person_name_dup_short (name);

  return brief != NULL && name->patronymic != NULL ? veche_text_fold (brief) : NULL;
}

static gboolean
veche_duplicates_is_short (const VechePersonName *name)
{
  return name->given != NULL && g_str_has_suffix (name->given, ".");
}

/* First those that have no more than initials, then the full names that begin so. FALSE when stopped. */
static gboolean
veche_duplicates_add_initials (VecheDuplicateIndex *self, const VecheDuplicateCard *cards, guint n_cards, GCancellable *cancellable)
{
  g_autoptr (GHashTable) brief = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) full = g_ptr_array_new_full (n_cards, g_free);

  g_ptr_array_set_size (full, (int) n_cards);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr (VechePersonName) name = NULL;
      g_autofree char *key = NULL;

      if (veche_duplicates_is_stopped (i, cancellable))
        return FALSE;
      name = cards[i].name != NULL ? veche_person_name_parse (cards[i].name) : NULL;
      key = name != NULL ? veche_duplicates_dup_initials (name) : NULL;
      if (key == NULL)
        continue;
      if (!veche_duplicates_is_short (name))
        g_ptr_array_index (full, i) = g_steal_pointer (&key);
      else if (!g_hash_table_contains (brief, key))
        g_hash_table_insert (brief, g_steal_pointer (&key), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < n_cards; i++)
    {
      const char *key = g_ptr_array_index (full, i);

      if (key != NULL && g_hash_table_contains (brief, key))
        veche_duplicates_add_pair (self, GPOINTER_TO_UINT (g_hash_table_lookup (brief, key)) - 1, i, VECHE_DUPLICATE_INITIALS);
    }
  return TRUE;
}

static int
veche_duplicates_compare_pairs (gconstpointer a, gconstpointer b)
{
  const VecheDuplicatePair *left = a;
  const VecheDuplicatePair *right = b;
  int score = (int) veche_duplicates_get_score (right->reasons) - (int) veche_duplicates_get_score (left->reasons);

  if (score != 0)
    return score;
  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  return left->b < right->b ? -1 : left->b > right->b;
}

static GArray *
veche_duplicates_list_pairs (VecheDuplicateIndex *self, const VecheDuplicateCard *cards)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (VecheDuplicatePair));
  GHashTableIter iter;
  gpointer key, reasons;

  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, &key, &reasons))
    {
      char *end;
      gint64 a = cards[g_ascii_strtoull (key, &end, 10)].id;
      gint64 b = cards[g_ascii_strtoull (end, NULL, 10)].id;
      VecheDuplicatePair pair = { MIN (a, b), MAX (a, b), GPOINTER_TO_UINT (reasons) };

      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, veche_duplicates_compare_pairs);
  return pairs;
}

static void
veche_duplicates_take_contacts (VecheDuplicateIndex *self, guint i)
{
  g_autofree char *email = self->cards[i].email != NULL ? veche_text_strip (self->cards[i].email) : NULL;

  veche_duplicates_take_phones (self, i, self->cards[i].phone);
  veche_duplicates_take_key (self, i, VECHE_DUPLICATE_EMAIL, email != NULL ? g_utf8_casefold (email, -1) : NULL);
}

static void
veche_duplicates_take_organisation (VecheDuplicateIndex *self, guint i)
{
  const VecheDuplicateCard *card = &self->cards[i];
  g_auto (GStrv) aliases = g_strsplit (card->aliases != NULL ? card->aliases : "", "\n", -1);

  if (card->name != NULL)
    veche_duplicates_take_key (self, i, VECHE_DUPLICATE_NAME, veche_duplicates_dup_organisation_key (card->name));
  for (guint k = 0; aliases[k] != NULL; k++)
    veche_duplicates_take_key (self, i, VECHE_DUPLICATE_NAME, veche_duplicates_dup_organisation_key (aliases[k]));
  veche_duplicates_take_key (self, i, VECHE_DUPLICATE_OGRN, card->ogrn != NULL ? veche_text_strip (card->ogrn) : NULL);
}

static GArray *
veche_duplicates_find (const VecheDuplicateCard *cards, guint n_cards, gboolean people, GCancellable *cancellable)
{
  g_auto (VecheDuplicateIndex) self = { cards, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                                        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (guint i = 0; i < n_cards; i++)
    {
      if (veche_duplicates_is_stopped (i, cancellable))
        return NULL;
      veche_duplicates_take_contacts (&self, i);
      if (!people)
        veche_duplicates_take_organisation (&self, i);
      else if (cards[i].name != NULL)
        veche_duplicates_take_key (&self, i, VECHE_DUPLICATE_NAME, veche_duplicates_dup_person_key (cards[i].name));
    }
  return !people || veche_duplicates_add_initials (&self, cards, n_cards, cancellable) ? veche_duplicates_list_pairs (&self, cards) : NULL;
}

GArray *
veche_duplicates_find_people (const VecheDuplicateCard *cards, guint n_cards, GCancellable *cancellable)
{
  return veche_duplicates_find (cards, n_cards, TRUE, cancellable);
}

GArray *
veche_duplicates_find_organisations (const VecheDuplicateCard *cards, guint n_cards, GCancellable *cancellable)
{
  return veche_duplicates_find (cards, n_cards, FALSE, cancellable);
}

/* --- reasons ------------------------------------------------------------------------------------------------------- */

guint
veche_duplicates_get_score (guint reasons)
{
  guint score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (veche_duplicates_reasons); i++)
    if ((reasons & veche_duplicates_reasons[i].reason) != 0)
      score += veche_duplicates_reasons[i].score;
  return MIN (score, 100);
}

char *
veche_duplicates_dup_reasons (guint reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (veche_duplicates_reasons); i++)
    if ((reasons & veche_duplicates_reasons[i].reason) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "duplicate", veche_duplicates_reasons[i].label));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

GStrv
veche_duplicates_list_codes (guint reasons)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (veche_duplicates_reasons); i++)
    if ((reasons & veche_duplicates_reasons[i].reason) != 0)
      g_strv_builder_add (codes, veche_duplicates_reasons[i].code);
  return g_strv_builder_end (codes);
}
