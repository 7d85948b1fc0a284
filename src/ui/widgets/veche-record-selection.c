/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-selection.h"

#include <string.h>

struct _VecheRecordSelection
{
  GObject parent_instance;

  VecheRecordList *list;
  GtkBitset *positions;
  GArray *ids; /* of gint64, ascending: the same rows, for when the order has changed */
};

static void veche_record_selection_list_model_init (GListModelInterface *iface);
static void veche_record_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VecheRecordSelection, veche_record_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, veche_record_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, veche_record_selection_selection_model_init))

/* --- the list ----------------------------------------------------------------------------------------------------- */

static GType
veche_record_selection_get_item_type (GListModel *model)
{
  return VECHE_TYPE_RECORD_ITEM;
}

static guint
veche_record_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (VECHE_RECORD_SELECTION (model)->list));
}

static gpointer
veche_record_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (VECHE_RECORD_SELECTION (model)->list), position);
}

static void
veche_record_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = veche_record_selection_get_item_type;
  iface->get_n_items = veche_record_selection_get_n_items;
  iface->get_item = veche_record_selection_get_item;
}

/* --- the selection ------------------------------------------------------------------------------------------------ */

static int
veche_record_selection_compare (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *) a;
  const gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The ids of what is selected, noted while the list still has it in this order. */
static void
veche_record_selection_note_ids (VecheRecordSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->ids, 0);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = veche_record_list_get_id (self->list, position);

      g_array_append_val (self->ids, id);
    }
  g_array_sort (self->ids, veche_record_selection_compare);
}

static gboolean
veche_record_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (VECHE_RECORD_SELECTION (model)->positions, position);
}

static GtkBitset *
veche_record_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (VECHE_RECORD_SELECTION (model)->positions);
}

static gboolean
veche_record_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  VecheRecordSelection *self = VECHE_RECORD_SELECTION (model);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->positions);
  guint first;

  /* What differs from what is, where the mask allows it. */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range_closed (changes, n, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_difference (self->positions, changes);
  veche_record_selection_note_ids (self);
  first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (model, first, gtk_bitset_get_maximum (changes) - first + 1);
  return TRUE;
}

static void
veche_record_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = veche_record_selection_is_selected;
  iface->get_selection_in_range = veche_record_selection_get_selection_in_range;
  iface->set_selection = veche_record_selection_set_selection;
}

static gboolean
veche_record_selection_has_id (VecheRecordSelection *self, gint64 id)
{
  return g_array_binary_search (self->ids, &id, veche_record_selection_compare, NULL);
}

static void
veche_record_selection_items_changed_cb (VecheRecordSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->positions, position, removed, added);
  for (guint i = position; self->ids->len > 0 && i < position + added; i++)
    if (veche_record_selection_has_id (self, veche_record_list_get_id (self->list, i)))
      gtk_bitset_add (self->positions, i);
  veche_record_selection_note_ids (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- object ------------------------------------------------------------------------------------------------------- */

static void
veche_record_selection_finalize (GObject *object)
{
  VecheRecordSelection *self = VECHE_RECORD_SELECTION (object);

  g_object_unref (self->list);
  gtk_bitset_unref (self->positions);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (veche_record_selection_parent_class)->finalize (object);
}

static void
veche_record_selection_class_init (VecheRecordSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_record_selection_finalize;
}

static void
veche_record_selection_init (VecheRecordSelection *self)
{
  self->positions = gtk_bitset_new_empty ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

VecheRecordSelection *
veche_record_selection_new (VecheRecordList *list)
{
  VecheRecordSelection *self;

  g_return_val_if_fail (VECHE_IS_RECORD_LIST (list), NULL);

  self = g_object_new (VECHE_TYPE_RECORD_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (veche_record_selection_items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

VecheRecordList *
veche_record_selection_get_list (VecheRecordSelection *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_SELECTION (self), NULL);

  return self->list;
}

guint
veche_record_selection_get_size (VecheRecordSelection *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_SELECTION (self), 0);

  return self->ids->len;
}

GArray *
veche_record_selection_list_ids (VecheRecordSelection *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (VECHE_IS_RECORD_SELECTION (self), NULL);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = veche_record_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

guint
veche_record_selection_select_id (VecheRecordSelection *self, gint64 id)
{
  guint position;

  g_return_val_if_fail (VECHE_IS_RECORD_SELECTION (self), GTK_INVALID_LIST_POSITION);

  position = id != 0 ? veche_record_list_find (self->list, id) : GTK_INVALID_LIST_POSITION;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
  else if (self->ids->len != 1 || !veche_record_selection_has_id (self, id))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
  return position;
}
