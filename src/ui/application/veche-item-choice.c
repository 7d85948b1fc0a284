/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-item-choice.h"

#include "veche-i18n.h"
#include "veche-record.h"

/* So that the file's name has its place in a narrow window. */
#define CHARS 14
#define FEWEST 8

struct _VecheItemChoice
{
  AdwBin parent_instance;

  GtkDropDown *list;
  GPtrArray *items; /* of VecheRecord */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (VecheItemChoice, veche_item_choice, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_item_choice_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), FEWEST);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
veche_item_choice_setup_whole_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
veche_item_choice_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

static GtkListItemFactory *
veche_item_choice_new_factory (GCallback setup_cb)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup_cb, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (veche_item_choice_bind_cb), NULL);
  return factory;
}

static void
veche_item_choice_selected_cb (VecheItemChoice *self)
{
  const char *code = veche_item_choice_get_code (self);
  VecheRecord *item = NULL;

  for (guint i = 0; code != NULL && i < self->items->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (self->items, i), "code"), code) == 0)
      item = g_ptr_array_index (self->items, i);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->list), item != NULL ? veche_record_get_title (item) : NULL);
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
veche_item_choice_dispose (GObject *object)
{
  g_clear_pointer (&VECHE_ITEM_CHOICE (object)->items, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_item_choice_parent_class)->dispose (object);
}

static void
veche_item_choice_class_init (VecheItemChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_item_choice_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CHOSEN]
    = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_item_choice_init (VecheItemChoice *self)
{
  g_autoptr (GtkListItemFactory) brief = veche_item_choice_new_factory (G_CALLBACK (veche_item_choice_setup_cb));
  g_autoptr (GtkListItemFactory) whole = veche_item_choice_new_factory (G_CALLBACK (veche_item_choice_setup_whole_cb));
  GtkWidget *list = gtk_drop_down_new (NULL, NULL);

  self->list = GTK_DROP_DOWN (list);
  gtk_drop_down_set_factory (self->list, brief);
  gtk_drop_down_set_list_factory (self->list, whole);
  gtk_widget_set_valign (list, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (list, "flat");
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (veche_item_choice_selected_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), list);
}

GtkWidget *
veche_item_choice_new (const char *file_name)
{
  VecheItemChoice *self = g_object_new (VECHE_TYPE_ITEM_CHOICE, NULL);
  g_autofree char *name = g_strdup_printf (_("Item of the contents for “%s”"), file_name);

  /* The list itself is called by what is chosen. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
veche_item_choice_set (VecheItemChoice *self, GPtrArray *items, const char *code)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_return_if_fail (VECHE_IS_ITEM_CHOICE (self));

  gtk_string_list_append (titles, C_ ("item of a file", "Other"));
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (items, i);

      gtk_string_list_append (titles, veche_record_get_title (item));
      if (code != NULL && g_strcmp0 (veche_record_get_text (item, "code"), code) == 0)
        selected = i + 1;
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items != NULL ? g_ptr_array_ref (items) : NULL;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->list, selected);
  veche_item_choice_selected_cb (self);
  self->filling = FALSE;
}

const char *
veche_item_choice_get_code (VecheItemChoice *self)
{
  guint selected;

  g_return_val_if_fail (VECHE_IS_ITEM_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (self->list);
  if (selected == GTK_INVALID_LIST_POSITION || selected == 0 || self->items == NULL || selected > self->items->len)
    return NULL;
  return veche_record_get_text (g_ptr_array_index (self->items, selected - 1), "code");
}
