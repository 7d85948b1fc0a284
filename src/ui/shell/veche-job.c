/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-job.h"

struct _VecheJob
{
  GObject parent_instance;

  GListStore *list;
  char *title;
  char *detail;
  double fraction;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (VecheJob, veche_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_FRACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
veche_job_finalize (GObject *object)
{
  VecheJob *self = VECHE_JOB (object);

  g_clear_object (&self->list);
  g_clear_object (&self->cancellable);
  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (veche_job_parent_class)->finalize (object);
}

static void
veche_job_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheJob *self = VECHE_JOB (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_job_class_init (VecheJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = veche_job_finalize;
  object_class->get_property = veche_job_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_job_init (VecheJob *self)
{
  self->fraction = -1;
  self->cancellable = g_cancellable_new ();
}

GListModel *
veche_job_list (gpointer owner)
{
  static const char *const key = "veche-jobs";
  GListStore *list = g_object_get_data (G_OBJECT (owner), key);

  if (list == NULL)
    {
      list = g_list_store_new (VECHE_TYPE_JOB);
      g_object_set_data_full (G_OBJECT (owner), key, list, g_object_unref);
    }
  return G_LIST_MODEL (list);
}

VecheJob *
veche_job_start (gpointer owner, const char *title)
{
  VecheJob *self;

  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);

  self = g_object_new (VECHE_TYPE_JOB, NULL);
  self->title = g_strdup (title);
  self->list = g_object_ref (G_LIST_STORE (veche_job_list (owner)));
  g_list_store_append (self->list, self);
  return self;
}

void
veche_job_end (VecheJob *self)
{
  guint position;

  g_return_if_fail (VECHE_IS_JOB (self));

  if (g_list_store_find (self->list, self, &position))
    g_list_store_remove (self->list, position);
}

void
veche_job_update (VecheJob *self, double fraction, const char *detail)
{
  g_return_if_fail (VECHE_IS_JOB (self));

  self->fraction = CLAMP (fraction, -1, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  if (g_set_str (&self->detail, detail))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

GCancellable *
veche_job_get_cancellable (VecheJob *self)
{
  g_return_val_if_fail (VECHE_IS_JOB (self), NULL);
  return self->cancellable;
}
