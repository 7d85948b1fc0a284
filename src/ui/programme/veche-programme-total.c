/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-total.h"

#include "veche-application.h"
#include "veche-programme-choice.h"
#include "veche-task.h"

struct _VecheProgrammeTotal
{
  GObject parent_instance;

  VecheWorkspace *workspace;
  GtkWidget *place; /* weak */
  guint total;
  gboolean known;
};

G_DEFINE_FINAL_TYPE (VecheProgrammeTotal, veche_programme_total, G_TYPE_OBJECT)

enum
{
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_programme_total_fiber (VecheTask *task, gpointer place, gpointer data, GError **error)
{
  VecheProgrammeTotal *self = data;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);
  gint64 total;

  veche_programme_choice_narrow (veche_programme_choice_get (self->workspace), query);
  total = dex_await_int64 (veche_workspace_count (self->workspace, query), error);
  if (*error != NULL || veche_task_is_over (task))
    return;
  self->total = (guint) total;
  self->known = TRUE;
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
veche_programme_total_count (VecheProgrammeTotal *self)
{
  if (self->place != NULL)
    veche_task_spawn (self->place, veche_programme_total_fiber, g_object_ref (self), g_object_unref);
}

static void
veche_programme_total_changed_cb (VecheProgrammeTotal *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_application_kind))
    veche_programme_total_count (self);
}

static void
veche_programme_total_finalize (GObject *object)
{
  VecheProgrammeTotal *self = VECHE_PROGRAMME_TOTAL (object);

  g_clear_weak_pointer (&self->place);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_programme_total_parent_class)->finalize (object);
}

static void
veche_programme_total_class_init (VecheProgrammeTotalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_programme_total_finalize;

  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_programme_total_init (VecheProgrammeTotal *self)
{
}

VecheProgrammeTotal *
veche_programme_total_new (GtkWidget *place, VecheWorkspace *workspace)
{
  VecheProgrammeTotal *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_PROGRAMME_TOTAL, NULL);
  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->place, place);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_programme_total_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_programme_total_count), self,
                           G_CONNECT_SWAPPED);
  veche_programme_total_count (self);
  return self;
}

gboolean
veche_programme_total_is_known (VecheProgrammeTotal *self)
{
  g_return_val_if_fail (VECHE_IS_PROGRAMME_TOTAL (self), FALSE);

  return self->known;
}

guint
veche_programme_total_get (VecheProgrammeTotal *self)
{
  g_return_val_if_fail (VECHE_IS_PROGRAMME_TOTAL (self), 0);

  return self->total;
}
