/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-desk.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-letter.h"
#include "veche-time.h"

#define STACK_SIZE (256 * 1024)

typedef struct
{
  VecheWorkspace *workspace;
  GArray *letters;
  char *state;
  char *channel;
} VecheLetterDeskMark;

static void
veche_letter_desk_mark_free (gpointer data)
{
  VecheLetterDeskMark *mark = data;

  g_object_unref (mark->workspace);
  g_array_unref (mark->letters);
  g_free (mark->state);
  g_free (mark->channel);
  g_free (mark);
}

static DexFuture *
veche_letter_desk_mark_fiber (gpointer data)
{
  VecheLetterDeskMark *mark = data;
  gboolean sent = g_str_equal (mark->state, "sent");
  g_autoptr (VecheEdit) edit = veche_edit_new (sent ? _("Sending of letters") : _("Printing of letters"));
  g_autoptr (GPtrArray) letters = NULL;
  g_autofree char *today = NULL;
  GError *error = NULL;

  letters = dex_await_boxed (veche_workspace_get_many (mark->workspace, &veche_letter_kind,
                                                       (const gint64 *) (void *) mark->letters->data, mark->letters->len),
                             &error);
  if (letters == NULL)
    return dex_future_new_for_error (error);
  today = veche_time_parse_date ("today", &error);
  if (today == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < letters->len; i++)
    {
      VecheRecord *letter = g_ptr_array_index (letters, i);
      const char *state = veche_record_get_text (letter, "state");
      guint op;

      if (g_strcmp0 (state, mark->state) == 0 || (!sent && g_strcmp0 (state, "sent") == 0))
        continue;
      op = veche_edit_update (edit, &veche_letter_kind, veche_record_get_id (letter));
      veche_edit_set_text (edit, op, "state", mark->state);
      if (sent)
        veche_edit_set_text (edit, op, "sent", today);
      if (mark->channel != NULL)
        veche_edit_set_text (edit, op, "channel", mark->channel);
    }
  if (edit->ops->len == 0)
    return dex_future_new_take_boxed (VECHE_TYPE_EDIT, g_steal_pointer (&edit));
  return veche_workspace_apply (mark->workspace, g_steal_pointer (&edit));
}

DexFuture *
veche_letter_desk_mark (VecheWorkspace *workspace, GArray *letters, const char *state, const char *channel)
{
  VecheLetterDeskMark *mark = g_new0 (VecheLetterDeskMark, 1);

  mark->workspace = g_object_ref (workspace);
  mark->letters = g_array_ref (letters);
  mark->state = g_strdup (state);
  mark->channel = g_strdup (channel);
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_letter_desk_mark_fiber, mark, veche_letter_desk_mark_free);
}

/* The letter that was written last and has a number; not the highest: offices begin anew each year. */
static DexFuture *
veche_letter_desk_suggest_fiber (gpointer data)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_letter_kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (VecheRecord) last = NULL;
  GError *error = NULL;
  gint64 newest = 0;
  char *next = NULL;

  veche_query_add_term (query, "number", "", TRUE);
  ids = dex_await_boxed (veche_workspace_query_ids (data, query), &error);
  if (ids == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < ids->len; i++)
    newest = MAX (newest, g_array_index (ids, gint64, i));
  if (newest != 0)
    {
      last = dex_await_object (veche_workspace_get (data, &veche_letter_kind, newest), &error);
      if (last == NULL)
        return dex_future_new_for_error (error);
      next = veche_letter_draft_next_number (veche_record_get_text (last, "number"));
    }
  if (next == NULL)
    return dex_future_new_reject (VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                                  _("Could not suggest a number: no letter has one yet. Type the first one."));
  return dex_future_new_take_string (next);
}

DexFuture *
veche_letter_desk_suggest_number (VecheWorkspace *workspace)
{
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_letter_desk_suggest_fiber, g_object_ref (workspace), g_object_unref);
}
