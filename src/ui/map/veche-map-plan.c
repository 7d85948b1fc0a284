/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-plan.h"

struct _VecheMapPlan
{
  GObject parent_instance;

  char *path;
  ShumateMapSource *source;
  char *problem; /* that opening it had */
  ShumateMapLayer *drawing;
  gboolean shown;
  gboolean muted;
  double opacity;
};

G_DEFINE_FINAL_TYPE (VecheMapPlan, veche_map_plan, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const char *
veche_map_plan_get_path (VecheMapPlan *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), NULL);
  return self->path;
}

static void
veche_map_plan_problem_cb (VecheMapPlan *self)
{
  g_autofree char *problem = NULL;

  g_object_get (self->source, "problem", &problem, NULL);
  /* What could not be had is not asked for again by a MapLayer of libshumate; another one begins anew. */
  if (problem == NULL)
    g_clear_object (&self->drawing);
  g_set_str (&self->problem, problem);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
veche_map_plan_set_source (VecheMapPlan *self, ShumateMapSource *source, const char *problem)
{
  g_return_if_fail (VECHE_IS_MAP_PLAN (self));

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_set_object (&self->source, source);
  g_set_str (&self->problem, problem);
  g_clear_object (&self->drawing);
  if (source != NULL)
    {
      g_autofree char *own = NULL;

      /* One that is shown in another way than was asked for has found out before. */
      g_object_get (source, "problem", &own, NULL);
      if (problem == NULL)
        g_set_str (&self->problem, own);
      g_object_set (source, "muted", self->muted, NULL);
      g_signal_connect_object (source, "notify::problem", G_CALLBACK (veche_map_plan_problem_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

ShumateMapSource *
veche_map_plan_get_source (VecheMapPlan *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), NULL);
  return self->source;
}

const char *
veche_map_plan_get_problem (VecheMapPlan *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), NULL);
  return self->problem;
}

char *
veche_map_plan_dup_title (VecheMapPlan *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), NULL);

  if (self->source != NULL && shumate_map_source_get_name (self->source) != NULL)
    return g_strdup (shumate_map_source_get_name (self->source));
  return self->path != NULL ? g_filename_display_basename (self->path) : g_strdup ("");
}

const char *
veche_map_plan_get_credit (VecheMapPlan *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), NULL);
  return self->source != NULL ? shumate_map_source_get_license (self->source) : NULL;
}

gboolean
veche_map_plan_is_shown (VecheMapPlan *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), FALSE);
  return self->shown;
}

void
veche_map_plan_set_shown (VecheMapPlan *self, gboolean shown)
{
  g_return_if_fail (VECHE_IS_MAP_PLAN (self));

  self->shown = shown;
  /* A hidden layer would go on reading. */
  if (!shown)
    g_clear_object (&self->drawing);
}

double
veche_map_plan_get_opacity (VecheMapPlan *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), 1);
  return self->opacity;
}

void
veche_map_plan_set_opacity (VecheMapPlan *self, double opacity)
{
  g_return_if_fail (VECHE_IS_MAP_PLAN (self));

  self->opacity = opacity;
  if (self->drawing != NULL)
    gtk_widget_set_opacity (GTK_WIDGET (self->drawing), opacity);
}

void
veche_map_plan_set_muted (VecheMapPlan *self, gboolean muted)
{
  g_return_if_fail (VECHE_IS_MAP_PLAN (self));

  if (self->muted == muted)
    return;
  self->muted = muted;
  if (self->source != NULL)
    g_object_set (self->source, "muted", muted, NULL);
  /* A MapLayer of libshumate keeps the pictures that it has, and cannot be told to forget them. */
  g_clear_object (&self->drawing);
}

ShumateLayer *
veche_map_plan_get_drawing (VecheMapPlan *self, ShumateViewport *viewport)
{
  g_return_val_if_fail (VECHE_IS_MAP_PLAN (self), NULL);

  /* It keeps the source that it was made with as well. */
  if (self->drawing == NULL && self->source != NULL && self->shown)
    {
      self->drawing = g_object_ref_sink (shumate_map_layer_new (self->source, viewport));
      gtk_widget_set_opacity (GTK_WIDGET (self->drawing), self->opacity);
    }
  return self->drawing != NULL ? SHUMATE_LAYER (self->drawing) : NULL;
}

static void
veche_map_plan_dispose (GObject *object)
{
  VecheMapPlan *self = VECHE_MAP_PLAN (object);

  g_clear_object (&self->drawing);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (veche_map_plan_parent_class)->dispose (object);
}

static void
veche_map_plan_finalize (GObject *object)
{
  VecheMapPlan *self = VECHE_MAP_PLAN (object);

  g_free (self->path);
  g_free (self->problem);

  G_OBJECT_CLASS (veche_map_plan_parent_class)->finalize (object);
}

static void
veche_map_plan_class_init (VecheMapPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_plan_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_plan_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_plan_init (VecheMapPlan *self)
{
  self->shown = TRUE;
  self->opacity = 1;
}

VecheMapPlan *
veche_map_plan_new (const char *path)
{
  VecheMapPlan *self = g_object_new (VECHE_TYPE_MAP_PLAN, NULL);

  self->path = g_strdup (path);
  return self;
}
