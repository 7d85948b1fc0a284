/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-source.h"

typedef struct
{
  gboolean muted;
  char *problem;
} VecheMapSourcePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VecheMapSource, veche_map_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  PROP_0,
  PROP_MUTED,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

gboolean
veche_map_source_get_muted (VecheMapSource *self)
{
  VecheMapSourcePrivate *priv = veche_map_source_get_instance_private (self);

  return priv->muted;
}

const char *
veche_map_source_get_problem (VecheMapSource *self)
{
  VecheMapSourcePrivate *priv = veche_map_source_get_instance_private (self);

  return priv->problem;
}

void
veche_map_source_set_problem (VecheMapSource *self, const char *problem)
{
  VecheMapSourcePrivate *priv = veche_map_source_get_instance_private (self);

  if (g_set_str (&priv->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

gboolean
veche_map_source_is_file (VecheMapSource *self)
{
  return VECHE_MAP_SOURCE_GET_CLASS (self)->read != NULL;
}

GdkTexture *
veche_map_source_read (VecheMapSource *self, guint zoom, guint x, guint y, GError **error)
{
  g_return_val_if_fail (veche_map_source_is_file (self), NULL);
  return VECHE_MAP_SOURCE_GET_CLASS (self)->read (self, zoom, x, y, error);
}

guint
veche_map_source_get_closest_zoom (VecheMapSource *self)
{
  g_return_val_if_fail (veche_map_source_is_file (self), 0);
  return VECHE_MAP_SOURCE_GET_CLASS (self)->get_closest_zoom (self);
}

gboolean
veche_map_source_get_box (VecheMapSource *self, double box[4])
{
  g_return_val_if_fail (veche_map_source_is_file (self), FALSE);
  return VECHE_MAP_SOURCE_GET_CLASS (self)->get_box (self, box);
}

gboolean
veche_map_source_finish (ShumateTile *tile, GAsyncResult *result, GError **error)
{
  GError *local = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (texture != NULL)
    shumate_tile_set_paintable (tile, GDK_PAINTABLE (texture));
  shumate_tile_set_fade_in (tile, FALSE);
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  return TRUE;
}

static void
veche_map_source_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheMapSource *self = VECHE_MAP_SOURCE (object);

  switch (prop_id)
    {
    case PROP_MUTED:
      g_value_set_boolean (value, veche_map_source_get_muted (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, veche_map_source_get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_map_source_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VecheMapSourcePrivate *priv = veche_map_source_get_instance_private (VECHE_MAP_SOURCE (object));

  if (prop_id == PROP_MUTED)
    priv->muted = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
veche_map_source_finalize (GObject *object)
{
  VecheMapSourcePrivate *priv = veche_map_source_get_instance_private (VECHE_MAP_SOURCE (object));

  g_free (priv->problem);

  G_OBJECT_CLASS (veche_map_source_parent_class)->finalize (object);
}

static void
veche_map_source_class_init (VecheMapSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = veche_map_source_finalize;
  object_class->get_property = veche_map_source_get_property;
  object_class->set_property = veche_map_source_set_property;

  properties[PROP_MUTED] = g_param_spec_boolean ("muted", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_map_source_init (VecheMapSource *self)
{
}
