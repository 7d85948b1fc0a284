/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-set.h"

#include <string.h>

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-letter-desk.h"
#include "veche-letter-reminders.h"
#include "veche-letter.h"
#include "veche-programme-choice.h"
#include "veche-time.h"

/* Letters that are put together at once; those that are written make room for the next. */
#define MOST 200

static const struct
{
  const char *state;
  const char *code; /* of the letters that are for it */
  gboolean near;
} veche_letter_sets[] = {
  { "returned", "return", FALSE }, { "returned", "reminder", TRUE },    { "admitted", "admission", FALSE },
  { "refused", "refusal", FALSE }, { "registered", "receipt", FALSE },
};

guint
veche_letter_set_guess (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_letter_sets); i++)
    if (g_strcmp0 (veche_letter_sets[i].code, code) == 0)
      return i;
  return G_N_ELEMENTS (veche_letter_sets) - 1;
}

void
veche_letter_set_free (VecheLetterSet *self)
{
  if (self == NULL)
    return;
  g_free (self->first);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_strfreev (self->lacks);
  g_hash_table_unref (self->written);
  g_hash_table_unref (self->unchosen);
  g_hash_table_unref (self->again);
  g_free (self);
}

static GHashTable *
veche_letter_set_new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static gboolean
veche_letter_set_load_written (VecheLetterSet *self, VecheWorkspace *workspace, gint64 template, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_letter_kind);
  g_autofree char *reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, template);
  g_autoptr (GPtrArray) letters = NULL;

  if (template == 0)
    return TRUE;
  veche_query_add_term (query, "template", reference, FALSE);
  letters = dex_await_boxed (veche_workspace_query (workspace, query), error);
  for (guint i = 0; letters != NULL && i < letters->len; i++)
    {
      VecheRecord *letter = g_ptr_array_index (letters, i);
      gint64 application = veche_record_get_parent_id (letter);

      g_hash_table_insert (self->written, g_memdup2 (&application, sizeof application), veche_record_dup_display (letter, "date"));
    }
  return letters != NULL;
}

/* Who has the letter already comes last, so that nobody before has to wait for the numbers that those would take. */
static GArray *
veche_letter_set_list_applications (VecheLetterSet *self, VecheWorkspace *workspace, guint kind, GArray *selected, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  g_autoptr (GPtrArray) applications = NULL;
  g_autofree char *limit = veche_time_parse_date (VECHE_LETTER_REMINDERS_NEAR, error);
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *ids;

  if (limit == NULL)
    return NULL;
  query->settled = TRUE;
  if (kind == VECHE_LETTER_SET_SELECTED)
    veche_query_set_ids (query, (const gint64 *) (gpointer) selected->data, selected->len);
  else
    veche_query_add_term (query, "state", veche_letter_sets[kind].state, FALSE);
  veche_query_set_sort (query, "number", FALSE);
  veche_programme_choice_narrow (veche_programme_choice_get (workspace), query);
  applications = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (applications == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < applications->len; i++)
    {
      VecheRecord *application = g_ptr_array_index (applications, i);
      const char *due = veche_record_get_text (application, "due");
      gint64 id = veche_record_get_id (application);

      if (kind == VECHE_LETTER_SET_SELECTED || !veche_letter_sets[kind].near || (due != NULL && strcmp (due, limit) <= 0))
        g_array_append_val (g_hash_table_contains (self->written, &id) ? late : ids, id);
    }
  g_array_append_vals (ids, late->data, late->len);
  if (ids->len > MOST)
    {
      self->left_out = ids->len - MOST;
      g_array_set_size (ids, MOST);
    }
  return ids;
}

static void
veche_letter_set_look_at (VecheLetterSet *self, guint nth, gboolean counted)
{
  VecheLetterDraft *draft = g_ptr_array_index (self->drafts, nth);
  g_auto (GStrv) lacks = NULL;

  draft->counted = counted && !draft->numbered;
  if (!draft->numbered)
    g_clear_pointer (&draft->number, g_free);
  lacks = veche_letter_draft_list_lacks (draft);
  g_free (self->lacks[nth]);
  self->lacks[nth] = g_strjoinv ("; ", lacks);
}

/* @number or the next one that nobody has typed for a letter that goes out; %NULL: there is none. Owned. */
static char *
veche_letter_set_dup_free_number (VecheLetterSet *self, const char *number)
{
  g_autofree char *next = g_strdup (number);

  for (guint i = 0; next != NULL && i < self->drafts->len;)
    {
      const VecheLetterDraft *draft = g_ptr_array_index (self->drafts, i++);
      g_autofree char *taken = NULL;

      if (!draft->numbered || g_strcmp0 (draft->number, next) != 0 || !veche_letter_set_is_chosen (self, i - 1))
        continue;
      taken = g_steal_pointer (&next);
      next = veche_letter_draft_next_number (taken);
      i = 0;
    }
  return g_steal_pointer (&next);
}

void
veche_letter_set_look (VecheLetterSet *self)
{
  g_autofree char *number = g_strdup (self->first);

  g_strfreev (self->lacks);
  self->lacks = g_new0 (char *, self->drafts->len + 1);
  for (guint i = 0; i < self->drafts->len; i++)
    veche_letter_set_look_at (self, i, number != NULL);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      VecheLetterDraft *draft = g_ptr_array_index (self->drafts, i);
      g_autofree char *given = NULL;

      if (draft->numbered || !veche_letter_set_is_chosen (self, i))
        continue;
      given = veche_letter_set_dup_free_number (self, number);
      /* A number without a digit is only one. */
      if (given == NULL)
        veche_letter_set_look_at (self, i, FALSE);
      g_set_str (&draft->number, given);
      g_free (number);
      number = veche_letter_draft_next_number (given);
    }
}

VecheLetterSet *
veche_letter_set_load (VecheWorkspace *workspace, guint kind, GArray *selected, gint64 template, gint64 employee,
                       const char *number, GError **error)
{
  g_autoptr (VecheLetterSet) self = g_new0 (VecheLetterSet, 1);
  g_autoptr (GArray) ids = NULL;
  VecheLetterOrder *order;

  g_return_val_if_fail (kind < G_N_ELEMENTS (veche_letter_sets) || (kind == VECHE_LETTER_SET_SELECTED && selected != NULL), NULL);

  self->template = template;
  self->written = veche_letter_set_new_table (g_free);
  self->unchosen = veche_letter_set_new_table (NULL);
  self->again = veche_letter_set_new_table (NULL);
  if (!veche_letter_set_load_written (self, workspace, template, error))
    return NULL;
  ids = veche_letter_set_list_applications (self, workspace, kind, selected, error);
  if (ids == NULL)
    return NULL;
  order = veche_letter_order_new ();
  order->template = template;
  order->employee = employee;
  self->first = g_strdup (number);
  g_array_append_vals (order->applications, ids->data, ids->len);
  self->drafts = dex_await_boxed (veche_letter_desk_prepare (workspace, order), error);
  if (self->drafts == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
veche_letter_set_take_choices (VecheLetterSet *self, VecheLetterSet *before)
{
  if (self->template != before->template)
    return;
  g_hash_table_unref (self->unchosen);
  g_hash_table_unref (self->again);
  self->unchosen = g_hash_table_ref (before->unchosen);
  self->again = g_hash_table_ref (before->again);
}

void
veche_letter_set_mark_written (VecheLetterSet *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    g_hash_table_remove (self->again, &((const VecheLetterDraft *) g_ptr_array_index (drafts, i))->application);
}

static const VecheLetterDraft *
veche_letter_set_get (VecheLetterSet *self, guint nth)
{
  return g_ptr_array_index (self->drafts, nth);
}

gboolean
veche_letter_set_is_ready (VecheLetterSet *self, guint nth)
{
  return *self->lacks[nth] == '\0' && veche_letter_set_get (self, nth)->date != NULL;
}

gboolean
veche_letter_set_is_chosen (VecheLetterSet *self, guint nth)
{
  const gint64 *id = &veche_letter_set_get (self, nth)->application;

  if (!veche_letter_set_is_ready (self, nth) || g_hash_table_contains (self->unchosen, id))
    return FALSE;
  return !g_hash_table_contains (self->written, id) || g_hash_table_contains (self->again, id);
}

void
veche_letter_set_choose (VecheLetterSet *self, guint nth, gboolean chosen)
{
  const gint64 *id = &veche_letter_set_get (self, nth)->application;

  if (chosen)
    {
      g_hash_table_remove (self->unchosen, id);
      g_hash_table_add (self->again, g_memdup2 (id, sizeof *id));
    }
  else
    {
      g_hash_table_remove (self->again, id);
      g_hash_table_add (self->unchosen, g_memdup2 (id, sizeof *id));
    }
}

GPtrArray *
veche_letter_set_list_chosen (VecheLetterSet *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_letter_draft_free);

  for (guint i = 0; i < self->drafts->len; i++)
    if (veche_letter_set_is_chosen (self, i))
      g_ptr_array_add (chosen, veche_letter_draft_copy (veche_letter_set_get (self, i)));
  return chosen;
}

char *
veche_letter_set_dup_state (VecheLetterSet *self, guint nth)
{
  const VecheLetterDraft *draft = veche_letter_set_get (self, nth);
  const char *written = g_hash_table_lookup (self->written, &draft->application);
  g_autofree char *ready = NULL;

  if (written != NULL)
    return g_strdup_printf (_("Written on %s"), written);
  if (*self->lacks[nth] != '\0')
    return g_strdup_printf (_("Lacks: %s"), self->lacks[nth]);
  if (draft->number == NULL && draft->counted && !veche_letter_set_is_chosen (self, nth))
    return g_strdup (_("Ready"));
  ready = draft->number != NULL ? g_strdup_printf (_("Ready, No. %s"), draft->number) : g_strdup (_("Ready, without a number"));
  return draft->employee != 0 ? g_steal_pointer (&ready) : g_strdup_printf (_("%s; nobody signs it"), ready);
}
