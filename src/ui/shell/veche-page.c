/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-page.h"

typedef struct
{
  VecheWorkspace *workspace;
  guint counter;
  gboolean busy;
} VechePagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VechePage, veche_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_COUNTER,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
veche_page_constructed (GObject *object)
{
  VechePage *self = VECHE_PAGE (object);
  VechePageClass *klass = VECHE_PAGE_GET_CLASS (self);

  G_OBJECT_CLASS (veche_page_parent_class)->constructed (object);

  if (klass->open != NULL && veche_page_get_workspace (self) != NULL)
    klass->open (self);
}

static void
veche_page_dispose (GObject *object)
{
  VechePagePrivate *priv = veche_page_get_instance_private (VECHE_PAGE (object));

  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (veche_page_parent_class)->dispose (object);
}

static void
veche_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VechePagePrivate *priv = veche_page_get_instance_private (VECHE_PAGE (object));

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_COUNTER:
      g_value_set_uint (value, priv->counter);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, priv->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VechePagePrivate *priv = veche_page_get_instance_private (VECHE_PAGE (object));

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    case PROP_COUNTER:
      veche_page_set_counter (VECHE_PAGE (object), g_value_get_uint (value));
      break;
    case PROP_BUSY:
      veche_page_set_busy (VECHE_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_page_class_init (VechePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = veche_page_constructed;
  object_class->dispose = veche_page_dispose;
  object_class->get_property = veche_page_get_property;
  object_class->set_property = veche_page_set_property;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, VECHE_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNTER] = g_param_spec_uint ("counter", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY]
    = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_page_init (VechePage *self)
{
}

VecheWorkspace *
veche_page_get_workspace (VechePage *self)
{
  VechePagePrivate *priv = veche_page_get_instance_private (self);

  g_return_val_if_fail (VECHE_IS_PAGE (self), NULL);
  return priv->workspace;
}

guint
veche_page_get_counter (VechePage *self)
{
  VechePagePrivate *priv = veche_page_get_instance_private (self);

  g_return_val_if_fail (VECHE_IS_PAGE (self), 0);
  return priv->counter;
}

void
veche_page_set_counter (VechePage *self, guint counter)
{
  VechePagePrivate *priv = veche_page_get_instance_private (self);

  g_return_if_fail (VECHE_IS_PAGE (self));

  if (priv->counter == counter)
    return;
  priv->counter = counter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTER]);
}

gboolean
veche_page_is_busy (VechePage *self)
{
  VechePagePrivate *priv = veche_page_get_instance_private (self);

  g_return_val_if_fail (VECHE_IS_PAGE (self), FALSE);
  return priv->busy;
}

void
veche_page_set_busy (VechePage *self, gboolean busy)
{
  VechePagePrivate *priv = veche_page_get_instance_private (self);

  g_return_if_fail (VECHE_IS_PAGE (self));

  if (priv->busy == busy)
    return;
  priv->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
veche_page_create (VechePage *self)
{
  g_return_if_fail (VECHE_IS_PAGE (self));

  if (VECHE_PAGE_GET_CLASS (self)->create != NULL)
    VECHE_PAGE_GET_CLASS (self)->create (self);
}

void
veche_page_search (VechePage *self)
{
  g_return_if_fail (VECHE_IS_PAGE (self));

  if (VECHE_PAGE_GET_CLASS (self)->search != NULL)
    VECHE_PAGE_GET_CLASS (self)->search (self);
}

void
veche_page_edit (VechePage *self)
{
  g_return_if_fail (VECHE_IS_PAGE (self));

  if (VECHE_PAGE_GET_CLASS (self)->edit != NULL)
    VECHE_PAGE_GET_CLASS (self)->edit (self);
}

void
veche_page_toggle_pane (VechePage *self)
{
  g_return_if_fail (VECHE_IS_PAGE (self));

  if (VECHE_PAGE_GET_CLASS (self)->toggle_pane != NULL)
    VECHE_PAGE_GET_CLASS (self)->toggle_pane (self);
}

void
veche_page_take_table (VechePage *self)
{
  g_return_if_fail (VECHE_IS_PAGE (self));

  if (VECHE_PAGE_GET_CLASS (self)->take_table != NULL)
    VECHE_PAGE_GET_CLASS (self)->take_table (self);
}

gboolean
veche_page_print (VechePage *self)
{
  g_return_val_if_fail (VECHE_IS_PAGE (self), FALSE);

  return VECHE_PAGE_GET_CLASS (self)->print != NULL && VECHE_PAGE_GET_CLASS (self)->print (self);
}

void
veche_page_show_rows (VechePage *self, GVariant *filter, gint64 id)
{
  g_return_if_fail (VECHE_IS_PAGE (self));

  if (VECHE_PAGE_GET_CLASS (self)->show_rows != NULL)
    VECHE_PAGE_GET_CLASS (self)->show_rows (self, filter, id);
}

void
veche_page_go (GtkWidget *widget, const char *slug, const char *field, const char *value, gint64 id)
{
  GVariantBuilder filter;

  g_return_if_fail (GTK_IS_WIDGET (widget) && slug != NULL);

  g_variant_builder_init (&filter, G_VARIANT_TYPE ("a{ss}"));
  if (field != NULL)
    g_variant_builder_add (&filter, "{ss}", field, value);
  gtk_widget_activate_action (widget, "win.show-rows", "(sa{ss}x)", slug, &filter, id);
}
