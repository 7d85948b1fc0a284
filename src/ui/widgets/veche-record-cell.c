/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-cell.h"

#include "veche-record-item.h"
#include "veche-state-chip.h"

static gboolean
veche_record_cell_is_number (const VecheField *field)
{
  return field->type == VECHE_FIELD_INTEGER || field->type == VECHE_FIELD_REAL || field->type == VECHE_FIELD_MONEY;
}

static gboolean
veche_record_cell_is_state (const VecheField *field)
{
  return field->type == VECHE_FIELD_CODE && g_str_equal (field->name, "state");
}

/* The record may come after the cell. */
static void
veche_record_cell_show_cb (GtkListItem *cell)
{
  const VecheField *field = g_object_get_data (G_OBJECT (gtk_list_item_get_child (cell)), "field");
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (cell));
  VecheRecordItem *place = gtk_list_item_get_item (cell);
  VecheRecord *record = place != NULL ? veche_record_item_get_record (place) : NULL;
  g_autofree char *text = record != NULL ? veche_record_dup_display (record, field->name) : NULL;

  if (veche_record_cell_is_state (field))
    veche_state_chip_show (label, record != NULL ? veche_record_get_text (record, field->name) : NULL);
  else
    {
      if (text != NULL)
        g_strdelimit (text, "\r\n", ' ');
      gtk_label_set_text (label, text != NULL ? text : "");
    }
}

static void
veche_record_cell_setup_cb (GtkListItemFactory *factory, GtkListItem *cell, gpointer field)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set_data (G_OBJECT (label), "field", field);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), veche_record_cell_is_number (field) ? 1 : 0);
  if (veche_record_cell_is_number (field))
    gtk_widget_add_css_class (label, "numeric");
  if (veche_record_cell_is_state (field))
    {
      gtk_widget_add_css_class (label, "chip");
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    }
  gtk_list_item_set_child (cell, label);
}

static void
veche_record_cell_bind_cb (GtkListItemFactory *factory, GtkListItem *cell)
{
  g_signal_connect_object (gtk_list_item_get_item (cell), "notify::record", G_CALLBACK (veche_record_cell_show_cb), cell,
                           G_CONNECT_SWAPPED);
  veche_record_cell_show_cb (cell);
}

static void
veche_record_cell_unbind_cb (GtkListItemFactory *factory, GtkListItem *cell)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), veche_record_cell_show_cb, cell);
}

GtkListItemFactory *
veche_record_cell_new_factory (const VecheField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (veche_record_cell_setup_cb), (gpointer) field);
  g_signal_connect (factory, "bind", G_CALLBACK (veche_record_cell_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (veche_record_cell_unbind_cb), NULL);
  return factory;
}

int
veche_record_cell_get_width (const VecheField *field, const VecheKind *kind)
{
  if (g_str_equal (field->name, kind->title_field))
    return 290;
  switch (field->type)
    {
    case VECHE_FIELD_DATE:
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_REAL:
    case VECHE_FIELD_BOOLEAN:
      return 100;
    case VECHE_FIELD_MONEY:
    case VECHE_FIELD_CODE:
      return 140;
    case VECHE_FIELD_TIME:
      return 150;
    case VECHE_FIELD_REF:
    case VECHE_FIELD_LONG_TEXT:
      return 170;
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_GEOMETRY:
    default:
      return kind->key_field != NULL && g_str_equal (field->name, kind->key_field) ? 110 : 140;
    }
}
