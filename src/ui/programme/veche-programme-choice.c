/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-choice.h"

#include "veche-programme.h"
#include "veche-settings.h"
#include "veche-task.h"
#include "veche-time-zone.h"

/* How late, in seconds, the window may notice that it is another day. */
#define DAY_LATENESS 20

#define QDATA "veche-programme-choice"

struct _VecheProgrammeChoice
{
  GObject parent_instance;

  VecheWorkspace *workspace; /* which this hangs on */
  GPtrArray *programmes;     /* of VecheRecord, the newest first */
  VecheRecord *programme;    /* of them, or %NULL */
  gint64 wanted;             /* as a person has chosen: 0 nothing, or VECHE_PROGRAMME_CHOICE_ALL */
  gint64 shown;              /* what pages were told last: a row, 0 none yet */
  gboolean narrowed;         /* likewise */
  gboolean known;
  char *today; /* as pages were told last */
  guint clock;
};

G_DEFINE_FINAL_TYPE (VecheProgrammeChoice, veche_programme_choice, G_TYPE_OBJECT)

enum
{
  CHOSEN,
  CHANGED,
  DAY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
veche_programme_choice_compare (gconstpointer a, gconstpointer b)
{
  VecheRecord *one = *(VecheRecord *const *) a;
  VecheRecord *two = *(VecheRecord *const *) b;
  gint64 years = veche_record_get_integer (two, "year") - veche_record_get_integer (one, "year");

  if (years != 0)
    return years > 0 ? 1 : -1;
  return veche_record_get_id (two) > veche_record_get_id (one) ? 1 : -1;
}

static gboolean
veche_programme_choice_is_narrowed (VecheProgrammeChoice *self)
{
  return self->programmes->len > 1 && self->wanted != VECHE_PROGRAMME_CHOICE_ALL;
}

/* Finds the programme that is wanted among those there are, and tells whoever shows one. */
static void
veche_programme_choice_settle (VecheProgrammeChoice *self, gboolean first)
{
  VecheRecord *found = self->programmes->len > 0 ? g_ptr_array_index (self->programmes, 0) : NULL;
  gboolean narrowed = veche_programme_choice_is_narrowed (self);
  gint64 id;

  for (guint i = 0; i < self->programmes->len; i++)
    if (veche_record_get_id (g_ptr_array_index (self->programmes, i)) == self->wanted)
      found = g_ptr_array_index (self->programmes, i);
  g_set_object (&self->programme, found);
  id = veche_programme_choice_get_id (self);
  if (!first && id == self->shown && narrowed == self->narrowed)
    return;
  self->shown = id;
  self->narrowed = narrowed;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
veche_programme_choice_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeChoice *self = object;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_programme_kind);
  g_autoptr (GPtrArray) programmes = dex_await_boxed (veche_workspace_query (data, query), error);
  gboolean first = !self->known;

  if (programmes == NULL)
    return;
  g_ptr_array_sort (programmes, veche_programme_choice_compare);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  self->programmes = g_steal_pointer (&programmes);
  self->known = TRUE;
  veche_programme_choice_settle (self, first);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_programme_choice_load (VecheProgrammeChoice *self)
{
  if (self->workspace != NULL)
    veche_task_spawn (self, veche_programme_choice_load_fiber, g_object_ref (self->workspace), g_object_unref);
}

static void
veche_programme_choice_changed_cb (VecheProgrammeChoice *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_programme_kind))
    veche_programme_choice_load (self);
}

/* A window may be left open overnight, and another programme may have other clocks. */
static gboolean
veche_programme_choice_clock_cb (gpointer data)
{
  VecheProgrammeChoice *self = data;
  g_autofree char *today = veche_programme_choice_dup_today (self);

  if (g_set_str (&self->today, today))
    g_signal_emit (self, signals[DAY], 0);
  return G_SOURCE_CONTINUE;
}

static void
veche_programme_choice_dispose (GObject *object)
{
  VecheProgrammeChoice *self = VECHE_PROGRAMME_CHOICE (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_weak_pointer (&self->workspace);
  g_clear_object (&self->programme);

  G_OBJECT_CLASS (veche_programme_choice_parent_class)->dispose (object);
}

static void
veche_programme_choice_finalize (GObject *object)
{
  g_ptr_array_unref (VECHE_PROGRAMME_CHOICE (object)->programmes);
  g_free (VECHE_PROGRAMME_CHOICE (object)->today);

  G_OBJECT_CLASS (veche_programme_choice_parent_class)->finalize (object);
}

static void
veche_programme_choice_class_init (VecheProgrammeChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = veche_programme_choice_dispose;
  object_class->finalize = veche_programme_choice_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY] = g_signal_new ("day", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_programme_choice_init (VecheProgrammeChoice *self)
{
  self->programmes = g_ptr_array_new_with_free_func (g_object_unref);
}

VecheProgrammeChoice *
veche_programme_choice_get (VecheWorkspace *workspace)
{
  VecheProgrammeChoice *self = g_object_get_data (G_OBJECT (workspace), QDATA);

  if (self != NULL)
    return self;
  self = g_object_new (VECHE_TYPE_PROGRAMME_CHOICE, NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  self->wanted = veche_settings_get_programme (veche_workspace_get_uuid (workspace));
  g_object_set_data_full (G_OBJECT (workspace), QDATA, self, g_object_unref);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_programme_choice_changed_cb), self, G_CONNECT_SWAPPED);
  self->today = veche_programme_choice_dup_today (self);
  self->clock = g_timeout_add_seconds (DAY_LATENESS, veche_programme_choice_clock_cb, self);
  veche_programme_choice_load (self);
  return self;
}

gboolean
veche_programme_choice_is_known (VecheProgrammeChoice *self)
{
  return self->known;
}

VecheRecord *
veche_programme_choice_get_programme (VecheProgrammeChoice *self)
{
  return self->programme;
}

gint64
veche_programme_choice_get_id (VecheProgrammeChoice *self)
{
  return self->programme != NULL ? veche_record_get_id (self->programme) : 0;
}

char *
veche_programme_choice_dup_today (VecheProgrammeChoice *self)
{
  g_autoptr (GTimeZone) zone = veche_time_zone_load (self->programme != NULL ? veche_record_get_text (self->programme, "zone") : NULL);

  return veche_time_zone_today (zone);
}

gboolean
veche_programme_choice_is_all (VecheProgrammeChoice *self)
{
  return self->wanted == VECHE_PROGRAMME_CHOICE_ALL;
}

GPtrArray *
veche_programme_choice_list (VecheProgrammeChoice *self)
{
  return self->programmes;
}

void
veche_programme_choice_choose (VecheProgrammeChoice *self, gint64 id)
{
  g_return_if_fail (VECHE_IS_PROGRAMME_CHOICE (self));

  self->wanted = id;
  if (self->workspace != NULL)
    veche_settings_set_programme (veche_workspace_get_uuid (self->workspace), id);
  veche_programme_choice_settle (self, FALSE);
}

void
veche_programme_choice_narrow (VecheProgrammeChoice *self, VecheQuery *query)
{
  g_autofree char *reference = NULL;

  g_return_if_fail (VECHE_IS_PROGRAMME_CHOICE (self) && query != NULL);

  if (!veche_programme_choice_is_narrowed (self))
    return;
  reference = g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_programme_choice_get_id (self));
  veche_query_add_term (query, "programme", reference, FALSE);
}
