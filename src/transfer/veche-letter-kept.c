/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-kept.h"

#include "veche-letter-desk.h"

VecheLetterKept *
veche_letter_kept_new (void)
{
  VecheLetterKept *self = g_new0 (VecheLetterKept, 1);

  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) veche_letter_draft_free);
  return self;
}

void
veche_letter_kept_free (VecheLetterKept *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->drafts);
  g_free (self);
}

static char *
veche_letter_kept_dup_key (const VecheLetterDraft *draft)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, draft->template, draft->application);
}

void
veche_letter_kept_collect (VecheLetterKept *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const VecheLetterDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->edited || draft->numbered || draft->dated)
        g_hash_table_replace (self->drafts, veche_letter_kept_dup_key (draft), veche_letter_draft_copy (draft));
    }
}

void
veche_letter_kept_forget (VecheLetterKept *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      g_autofree char *key = veche_letter_kept_dup_key (g_ptr_array_index (drafts, i));

      g_hash_table_remove (self->drafts, key);
    }
}

/* The hand-written text with the values that there are now. Owned; %NULL: an error, or the application is gone. */
static VecheLetterDraft *
veche_letter_kept_fill (const VecheLetterDraft *kept, VecheWorkspace *workspace, const VecheLetterDraft *fresh, GError **error)
{
  g_autoptr (VecheLetterDraft) draft = veche_letter_draft_copy (kept);
  g_autoptr (GPtrArray) made = NULL;
  VecheLetterOrder *order = veche_letter_order_new ();

  if (!draft->numbered)
    g_set_str (&draft->number, fresh->number);
  if (!draft->dated)
    g_set_str (&draft->date, fresh->date);
  order->subject = g_strdup (draft->subject);
  order->body = g_strdup (draft->body);
  order->employee = fresh->employee;
  order->date = g_strdup (draft->date);
  g_array_append_val (order->applications, draft->application);
  made = dex_await_boxed (veche_letter_desk_prepare (workspace, order), error);
  if (made == NULL || made->len == 0)
    return NULL;
  veche_letter_draft_take (draft, g_ptr_array_index (made, 0), TRUE);
  return g_steal_pointer (&draft);
}

gboolean
veche_letter_kept_restore (VecheLetterKept *self, VecheWorkspace *workspace, GPtrArray *drafts, GError **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      VecheLetterDraft *fresh = g_ptr_array_index (drafts, i);
      g_autofree char *key = veche_letter_kept_dup_key (fresh);
      const VecheLetterDraft *kept = g_hash_table_lookup (self->drafts, key);
      g_autoptr (GError) local = NULL;
      VecheLetterDraft *draft;

      if (kept == NULL)
        continue;
      /* A number or a day alone: the text is the template's, whatever that is by now. */
      if (!kept->edited)
        {
          if (kept->numbered)
            g_set_str (&fresh->number, kept->number);
          if (kept->dated)
            g_set_str (&fresh->date, kept->date);
          fresh->numbered = kept->numbered;
          fresh->dated = kept->dated;
          continue;
        }
      draft = veche_letter_kept_fill (kept, workspace, fresh, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (draft == NULL)
        continue;
      veche_letter_draft_free (fresh);
      g_ptr_array_index (drafts, i) = draft;
    }
  return TRUE;
}
