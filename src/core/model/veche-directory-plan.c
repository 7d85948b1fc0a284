/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-plan.h"

#include <string.h>

#include "veche-duplicates.h"
#include "veche-people.h"
#include "veche-person-card.h"
#include "veche-text.h"
#include "veche-uuid.h"

/* Of a number with its area: what veche_text_phone_key() keeps of it. */
#define PHONE_DIGITS 10

struct _VecheDirectoryPlan
{
  const VecheKind *kind;
  GPtrArray *entries;
  GPtrArray *bare;    /* entries of one place that tells a name alone: they find theirs when all others have come */
  GHashTable *by_key; /* key of a name → GPtrArray of entries */
};

G_DEFINE_BOXED_TYPE (VecheDirectoryPlan, veche_directory_plan, veche_directory_plan_ref, veche_directory_plan_unref)

static void
veche_directory_plan_free_entry (gpointer data)
{
  VecheDirectoryEntry *entry = data;

  g_free (entry->name);
  g_free (entry->phone);
  g_free (entry->email);
  g_free (entry->ogrn);
  g_free (entry->consent);
  g_free (entry->match_name);
  g_array_unref (entry->places);
  g_free (entry);
}

VecheDirectoryPlan *
veche_directory_plan_new (const VecheKind *kind)
{
  VecheDirectoryPlan *self = g_atomic_rc_box_new0 (VecheDirectoryPlan);

  self->kind = kind;
  self->entries = g_ptr_array_new_with_free_func (veche_directory_plan_free_entry);
  self->bare = g_ptr_array_new_with_free_func (veche_directory_plan_free_entry);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

VecheDirectoryPlan *
veche_directory_plan_ref (VecheDirectoryPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_directory_plan_clear (gpointer data)
{
  VecheDirectoryPlan *self = data;

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->bare);
  g_ptr_array_unref (self->entries);
}

void
veche_directory_plan_unref (VecheDirectoryPlan *self)
{
  g_atomic_rc_box_release_full (self, veche_directory_plan_clear);
}

static char *
veche_directory_plan_dup_key (VecheDirectoryPlan *self, const char *name)
{
  g_autofree char *valid = name != NULL ? g_utf8_make_valid (name, -1) : NULL;

  if (valid == NULL)
    return NULL;
  return self->kind == &veche_people_person_kind ? veche_duplicates_dup_person_key (valid) : veche_duplicates_dup_organisation_key (valid);
}

/* 1: they say the same, -1: they say different things, 0: either says nothing. */
static int
veche_directory_plan_compare (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return 0;
  return g_str_equal (a, b) ? 1 : -1;
}

/* "00000" and "8 999 999-99-99" are nobody's. */
static char *
veche_directory_plan_dup_phone_key (const char *phone)
{
  g_autofree char *key = phone != NULL ? veche_text_phone_key (phone) : NULL;

  return key != NULL && strspn (key, (const char[]) { key[0], '\0' }) < strlen (key) ? g_steal_pointer (&key) : NULL;
}

/* One address, local@domain.tld: neither "no" nor a dash makes two people one. */
static char *
veche_directory_plan_dup_email_key (const char *email)
{
  g_autofree char *key = email != NULL ? g_strstrip (veche_text_fold (email)) : NULL;
  const char *at = key != NULL ? strchr (key, '@') : NULL;
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  if (dot == NULL || at == key || at[1] == '.' || dot[1] == '\0' || strchr (at + 1, '@') != NULL || strpbrk (key, " \t\n") != NULL)
    return NULL;
  return g_steal_pointer (&key);
}

static gboolean
veche_directory_plan_has_key (const VecheDirectoryEntry *entry)
{
  g_autofree char *phone = veche_directory_plan_dup_phone_key (entry->phone);
  g_autofree char *email = veche_directory_plan_dup_email_key (entry->email);

  return phone != NULL || email != NULL || entry->ogrn != NULL;
}

/* Each as veche_directory_plan_compare() says it. */
typedef struct
{
  int phone;
  int whole_phone; /* the same, of numbers with all their digits */
  int email;
} VecheDirectoryPlanTold;

static VecheDirectoryPlanTold
veche_directory_plan_tell (const VecheDirectoryEntry *a, const VecheDirectoryEntry *b)
{
  g_autofree char *phone = veche_directory_plan_dup_phone_key (a->phone);
  g_autofree char *other_phone = veche_directory_plan_dup_phone_key (b->phone);
  g_autofree char *email = veche_directory_plan_dup_email_key (a->email);
  g_autofree char *other_email = veche_directory_plan_dup_email_key (b->email);
  int by_phone = veche_directory_plan_compare (phone, other_phone);
  gboolean whole = by_phone != 0 && strlen (phone) == PHONE_DIGITS && strlen (other_phone) == PHONE_DIGITS;

  return (VecheDirectoryPlanTold) { by_phone, whole ? by_phone : 0, veche_directory_plan_compare (email, other_email) };
}

/* Of one name: whether it is the same by phone, e-mail and OGRN: 1 surely, 0 maybe, -1 it is not. */
static int
veche_directory_plan_judge (const VecheDirectoryEntry *a, const VecheDirectoryEntry *b)
{
  VecheDirectoryPlanTold told = veche_directory_plan_tell (a, b);
  int by_ogrn = veche_directory_plan_compare (a->ogrn, b->ogrn);

  if (by_ogrn != 0)
    return by_ogrn;
  if (told.phone == 1 || told.email == 1)
    return 1;
  return told.phone == -1 || told.email == -1 ? -1 : 0;
}

/* Of one name: families and schools share an address or a number, so what is done with nobody looking bears no contradiction. */
static gboolean
veche_directory_plan_is_certain (const VecheDirectoryEntry *a, const VecheDirectoryEntry *b)
{
  VecheDirectoryPlanTold told = veche_directory_plan_tell (a, b);

  return told.whole_phone >= 0 && told.email >= 0 && (told.whole_phone == 1 || told.email == 1);
}

static GPtrArray *
veche_directory_plan_ensure_namesakes (VecheDirectoryPlan *self, const char *key)
{
  GPtrArray *namesakes = g_hash_table_lookup (self->by_key, key);

  if (namesakes == NULL)
    {
      namesakes = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, g_strdup (key), namesakes);
    }
  return namesakes;
}

/* What stands in for a phone or an e-mail gives way to a real one. */
static void
veche_directory_plan_complete (VecheDirectoryEntry *entry, const VecheDirectoryEntry *found)
{
  g_autofree char *phone = veche_directory_plan_dup_phone_key (entry->phone);
  g_autofree char *other_phone = veche_directory_plan_dup_phone_key (found->phone);
  g_autofree char *email = veche_directory_plan_dup_email_key (entry->email);
  g_autofree char *other_email = veche_directory_plan_dup_email_key (found->email);

  if (entry->phone == NULL || (phone == NULL && other_phone != NULL))
    g_set_str (&entry->phone, found->phone);
  if (entry->email == NULL || (email == NULL && other_email != NULL))
    g_set_str (&entry->email, found->email);
  if (entry->ogrn == NULL)
    entry->ogrn = g_strdup (found->ogrn);
}

/* Whoever is linked has the consent of the directory: where the name alone makes places one, each keeps what stands on its own card. */
static void
veche_directory_plan_take_consent (VecheDirectoryEntry *entry, const VecheDirectoryEntry *found)
{
  entry->by_name = entry->by_name || veche_directory_plan_judge (entry, found) != 1;
  if (entry->by_name)
    g_clear_pointer (&entry->consent, g_free);
  else if (g_strcmp0 (found->consent, entry->consent) > 0)
    g_set_str (&entry->consent, found->consent);
}

static VecheDirectoryEntry *
veche_directory_plan_new_entry (const VecheDirectoryEntry *found, VecheDirectoryPlace place)
{
  VecheDirectoryEntry *entry = g_new0 (VecheDirectoryEntry, 1);

  entry->name = g_strdup (found->name);
  entry->consent = g_strdup (found->consent);
  entry->places = g_array_new (FALSE, FALSE, sizeof (VecheDirectoryPlace));
  veche_directory_plan_complete (entry, found);
  g_array_append_val (entry->places, place);
  return entry;
}

/* Whoever it surely is; else the only one that it may be. Where several are as likely, one entry of the name keeps what is not told apart. */
static VecheDirectoryEntry *
veche_directory_plan_find (GPtrArray *namesakes, const VecheDirectoryEntry *found, gboolean *unclear)
{
  VecheDirectoryEntry *likely = NULL;
  VecheDirectoryEntry *rest = NULL;
  guint n_likely = 0;

  for (guint i = 0; i < namesakes->len; i++)
    {
      VecheDirectoryEntry *entry = g_ptr_array_index (namesakes, i);
      int judgement = veche_directory_plan_judge (entry, found);

      if (judgement == 1)
        return entry;
      if (entry->unclear)
        rest = entry;
      else if (judgement == 0)
        {
          likely = entry;
          n_likely++;
        }
    }
  *unclear = n_likely > 1;
  return *unclear ? rest : likely;
}

static void
veche_directory_plan_place (VecheDirectoryPlan *self, const VecheDirectoryEntry *found, VecheDirectoryPlace place)
{
  g_autofree char *key = veche_directory_plan_dup_key (self, found->name);
  GPtrArray *namesakes = veche_directory_plan_ensure_namesakes (self, key);
  gboolean unclear = FALSE;
  VecheDirectoryEntry *entry = veche_directory_plan_find (namesakes, found, &unclear);

  if (entry == NULL)
    {
      entry = veche_directory_plan_new_entry (found, place);
      entry->unclear = unclear;
      entry->doubtful = unclear;
      g_ptr_array_add (self->entries, entry);
      g_ptr_array_add (namesakes, entry);
      return;
    }
  entry->loose = entry->loose || !veche_directory_plan_is_certain (entry, found);
  veche_directory_plan_take_consent (entry, found);
  veche_directory_plan_complete (entry, found);
  g_array_append_val (entry->places, place);
}

/* Else whoever comes first by that name would get what belongs to another one. */
static void
veche_directory_plan_place_bare (VecheDirectoryPlan *self)
{
  for (guint i = 0; i < self->bare->len; i++)
    {
      const VecheDirectoryEntry *found = g_ptr_array_index (self->bare, i);

      veche_directory_plan_place (self, found, g_array_index (found->places, VecheDirectoryPlace, 0));
    }
  g_ptr_array_set_size (self->bare, 0);
}

void
veche_directory_plan_add (VecheDirectoryPlan *self, const VecheDirectoryEntry *found, VecheDirectoryPlace place)
{
  g_autofree char *key = veche_directory_plan_dup_key (self, found->name);

  if (key == NULL)
    return;
  if (!veche_directory_plan_has_key (found))
    g_ptr_array_add (self->bare, veche_directory_plan_new_entry (found, place));
  else
    veche_directory_plan_place (self, found, place);
}

static void
veche_directory_plan_match (VecheDirectoryEntry *entry, gint64 id, const VecheDirectoryEntry *known, gboolean sure, gboolean shared)
{
  if (entry->sure && !sure)
    return;
  entry->doubtful = entry->unclear || (!sure && shared) || (entry->match != 0 && entry->sure == sure);
  entry->sure = sure;
  entry->certain = sure && !entry->loose && !entry->by_name && !entry->doubtful && veche_directory_plan_is_certain (entry, known);
  entry->match = id;
  g_set_str (&entry->match_name, known->name);
}

/* Whom the row surely is, it is; only else may it be any of the others, and no two that are known apart are both it. */
void
veche_directory_plan_add_known (VecheDirectoryPlan *self, gint64 id, const VecheDirectoryEntry *known)
{
  g_autofree char *key = veche_directory_plan_dup_key (self, known->name);
  GPtrArray *namesakes;
  gboolean sure = FALSE;
  guint n_likely = 0;

  veche_directory_plan_place_bare (self);
  namesakes = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;
  if (namesakes == NULL)
    return;
  for (guint i = 0; i < namesakes->len; i++)
    {
      int judgement = veche_directory_plan_judge (g_ptr_array_index (namesakes, i), known);

      sure = sure || judgement == 1;
      n_likely += judgement == 0;
    }
  for (guint i = 0; i < namesakes->len; i++)
    {
      VecheDirectoryEntry *entry = g_ptr_array_index (namesakes, i);

      if (veche_directory_plan_judge (entry, known) == sure)
        veche_directory_plan_match (entry, id, known, sure, n_likely > 1);
    }
}

static int
veche_directory_plan_compare_doubt (gconstpointer a, gconstpointer b)
{
  const VecheDirectoryEntry *const *first = a;
  const VecheDirectoryEntry *const *second = b;

  return (*first)->doubtful - (*second)->doubtful;
}

GPtrArray *
veche_directory_plan_list (VecheDirectoryPlan *self)
{
  veche_directory_plan_place_bare (self);
  g_ptr_array_sort (self->entries, veche_directory_plan_compare_doubt);
  return self->entries;
}

static void
veche_directory_plan_set (VecheEdit *edit, guint op, const char *field, const char *text)
{
  if (text != NULL && veche_kind_find_field (veche_edit_get_op (edit, op)->kind, field) >= 0)
    veche_edit_set_text (edit, op, field, text);
}

void
veche_directory_plan_add_to_edit (VecheDirectoryPlan *self, const VecheDirectoryEntry *entry, VecheEdit *edit)
{
  g_autofree char *uuid = veche_uuid_new ();

  if (entry->match == 0)
    {
      guint op = veche_edit_insert (edit, self->kind, 0);

      g_set_str (&veche_edit_get_op (edit, op)->uuid, uuid);
      veche_edit_set_text (edit, op, "name", entry->name);
      veche_directory_plan_set (edit, op, "phone", entry->phone);
      veche_directory_plan_set (edit, op, "email", entry->email);
      veche_directory_plan_set (edit, op, "ogrn", entry->ogrn);
      veche_directory_plan_set (edit, op, "consent", entry->consent);
      if (self->kind == &veche_people_person_kind)
        {
          g_autoptr (VechePersonCard) card = veche_person_card_new_for_name (entry->name);

          veche_person_card_fill_edit (card, NULL, edit, op);
        }
    }
  for (guint i = 0; i < entry->places->len; i++)
    {
      const VecheDirectoryPlace *place = &g_array_index (entry->places, VecheDirectoryPlace, i);
      guint op = veche_edit_update (edit, place->kind, place->id);

      if (entry->match != 0)
        veche_edit_set_integer (edit, op, place->reference, entry->match);
      else
        veche_edit_set_text (edit, op, place->reference, uuid);
    }
}
