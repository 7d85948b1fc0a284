/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-page-slot.h"

struct _VechePageSlot
{
  AdwBin parent_instance;

  VecheWorkspace *workspace;
  VechePageClass *page_class;
};

G_DEFINE_FINAL_TYPE (VechePageSlot, veche_page_slot, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_COUNTER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
veche_page_slot_counter_cb (VechePageSlot *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTER]);
}

static void
veche_page_slot_dispose (GObject *object)
{
  VechePageSlot *self = VECHE_PAGE_SLOT (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_page_slot_parent_class)->dispose (object);
}

static void
veche_page_slot_finalize (GObject *object)
{
  g_type_class_unref (VECHE_PAGE_SLOT (object)->page_class);

  G_OBJECT_CLASS (veche_page_slot_parent_class)->finalize (object);
}

static void
veche_page_slot_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COUNTER:
      g_value_set_uint (value, veche_page_slot_get_counter (VECHE_PAGE_SLOT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_page_slot_class_init (VechePageSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = veche_page_slot_dispose;
  object_class->finalize = veche_page_slot_finalize;
  object_class->get_property = veche_page_slot_get_property;

  properties[PROP_COUNTER] = g_param_spec_uint ("counter", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_page_slot_init (VechePageSlot *self)
{
}

VechePageSlot *
veche_page_slot_new (VecheWorkspace *workspace, GType type)
{
  VechePageSlot *self = g_object_new (VECHE_TYPE_PAGE_SLOT, NULL);

  g_return_val_if_fail (g_type_is_a (type, VECHE_TYPE_PAGE), self);
  self->workspace = g_object_ref (workspace);
  self->page_class = g_type_class_ref (type);
  return self;
}

VechePageClass *
veche_page_slot_get_class (VechePageSlot *self)
{
  g_return_val_if_fail (VECHE_IS_PAGE_SLOT (self), NULL);
  return self->page_class;
}

VechePage *
veche_page_slot_get_page (VechePageSlot *self)
{
  g_return_val_if_fail (VECHE_IS_PAGE_SLOT (self), NULL);

  if (adw_bin_get_child (ADW_BIN (self)) == NULL)
    {
      GtkWidget *page = g_object_new (G_TYPE_FROM_CLASS (self->page_class), "workspace", self->workspace, NULL);

      adw_bin_set_child (ADW_BIN (self), page);
      g_signal_connect_object (page, "notify::counter", G_CALLBACK (veche_page_slot_counter_cb), self, G_CONNECT_SWAPPED);
      veche_page_slot_counter_cb (self);
    }
  return VECHE_PAGE (adw_bin_get_child (ADW_BIN (self)));
}

guint
veche_page_slot_get_counter (VechePageSlot *self)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (self));

  g_return_val_if_fail (VECHE_IS_PAGE_SLOT (self), 0);
  return page != NULL ? veche_page_get_counter (VECHE_PAGE (page)) : 0;
}
