/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-reminders.h"

#include <string.h>

#include "veche-application.h"
#include "veche-letter.h"
#include "veche-time.h"
#include "veche-workspace-intake.h"

typedef struct
{
  VecheWorkspace *workspace;
  char *actor;
} VecheLetterReminders;

static void
veche_letter_reminders_free (gpointer data)
{
  VecheLetterReminders *self = data;

  g_object_unref (self->workspace);
  g_free (self->actor);
  g_free (self);
}

/* Ids (gint64) of the templates that remind. */
static GHashTable *
veche_letter_reminders_load_templates (VecheWorkspace *workspace, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_letter_template_kind);
  g_autoptr (GPtrArray) templates = NULL;
  GHashTable *ids;

  veche_query_add_term (query, "code", "reminder", FALSE);
  templates = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (templates == NULL)
    return NULL;
  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < templates->len; i++)
    {
      gint64 id = veche_record_get_id (g_ptr_array_index (templates, i));

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return ids;
}

/* -1: an error. */
static int
veche_letter_reminders_has (VecheWorkspace *workspace, GHashTable *templates, gint64 application, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_letter_kind);
  g_autoptr (GPtrArray) letters = NULL;

  query->parent_id = application;
  letters = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (letters == NULL)
    return -1;
  for (guint i = 0; i < letters->len; i++)
    {
      gint64 template = veche_record_get_integer (g_ptr_array_index (letters, i), "template");

      if (g_hash_table_contains (templates, &template))
        return 1;
    }
  return 0;
}

static DexFuture *
veche_letter_reminders_fiber (gpointer data)
{
  VecheLetterReminders *self = data;
  GError *error = NULL;
  g_autofree char *limit = veche_time_parse_date (VECHE_LETTER_REMINDERS_NEAR, &error);
  g_autoptr (GHashTable) templates = limit != NULL ? veche_letter_reminders_load_templates (self->workspace, &error) : NULL;
  g_autoptr (GPtrArray) duties = NULL;
  gint64 count = 0;

  if (templates != NULL)
    duties = dex_await_boxed (veche_workspace_intake_list_duties (self->workspace, self->actor, VECHE_DUTY_RETURNED), &error);
  if (duties == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < duties->len; i++)
    {
      const VecheDutyFacts *facts = veche_duty_get_facts (g_ptr_array_index (duties, i));
      int has;

      if (facts->due == NULL || strcmp (facts->due, limit) > 0)
        continue;
      has = veche_letter_reminders_has (self->workspace, templates, facts->application, &error);
      if (has < 0)
        return dex_future_new_for_error (error);
      count += has == 0;
    }
  return dex_future_new_for_int64 (count);
}

DexFuture *
veche_letter_reminders_count (VecheWorkspace *workspace, const char *actor)
{
  VecheLetterReminders *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_new0 (VecheLetterReminders, 1);
  self->workspace = g_object_ref (workspace);
  self->actor = g_strdup (actor);
  return dex_scheduler_spawn (NULL, 0, veche_letter_reminders_fiber, self, veche_letter_reminders_free);
}
