/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-item.h"

struct _VecheRecordItem
{
  GObject parent_instance;

  gint64 id;
  VecheRecord *record;
};

G_DEFINE_FINAL_TYPE (VecheRecordItem, veche_record_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
veche_record_item_finalize (GObject *object)
{
  VecheRecordItem *self = VECHE_RECORD_ITEM (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_record_item_parent_class)->finalize (object);
}

static void
veche_record_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VecheRecordItem *self = VECHE_RECORD_ITEM (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
veche_record_item_class_init (VecheRecordItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = veche_record_item_finalize;
  object_class->get_property = veche_record_item_get_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, VECHE_TYPE_RECORD,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_record_item_init (VecheRecordItem *self)
{
}

VecheRecordItem *
veche_record_item_new (gint64 id)
{
  VecheRecordItem *self = g_object_new (VECHE_TYPE_RECORD_ITEM, NULL);

  self->id = id;
  return self;
}

VecheRecord *
veche_record_item_get_record (VecheRecordItem *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_ITEM (self), NULL);
  return self->record;
}

gint64
veche_record_item_get_id (VecheRecordItem *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_ITEM (self), 0);
  return self->id;
}

void
veche_record_item_set_record (VecheRecordItem *self, VecheRecord *record)
{
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
