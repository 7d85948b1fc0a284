/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-intake-paper.h"

#include "veche-contents.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"

#define MOST_SHEETS 9999

struct _VecheIntakePaper
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *folder; /* AdwExpanderRow, or %NULL */
  GPtrArray *items;  /* of VecheRecord */
  GPtrArray *told;   /* of VecheRecord, or %NULL */
  GPtrArray *rows;   /* with a GtkSpinButton «sheets» each; none before the folder is opened; the VecheRecord «item» hangs on each, and «told» where something is */
};

G_DEFINE_FINAL_TYPE (VecheIntakePaper, veche_intake_paper, ADW_TYPE_PREFERENCES_GROUP)

static gint64
veche_intake_paper_get_sheets (gpointer row)
{
  GtkSpinButton *sheets = g_object_get_data (row, "sheets");

  /* What is typed and not left counts too. */
  gtk_spin_button_update (sheets);
  return gtk_spin_button_get_value_as_int (sheets);
}

static gint64
veche_intake_paper_get_before (gpointer row)
{
  VecheRecord *told = g_object_get_data (row, "told");

  return told != NULL ? veche_record_get_integer (told, "sheets") : 0;
}

static void
veche_intake_paper_update (VecheIntakePaper *self)
{
  gint64 sheets = 0;
  g_autofree char *text = NULL;

  if (self->folder == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    sheets += veche_intake_paper_get_sheets (g_ptr_array_index (self->rows, i));
  text = sheets > 0 ? g_strdup_printf (ngettext ("%d sheet", "%d sheets", (gulong) sheets), (int) sheets) : g_strdup (_("nothing"));
  g_object_set (self->folder, "subtitle", text, NULL);
}

static void
veche_intake_paper_dispose (GObject *object)
{
  VecheIntakePaper *self = VECHE_INTAKE_PAPER (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_intake_paper_parent_class)->dispose (object);
}

static void
veche_intake_paper_class_init (VecheIntakePaperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_intake_paper_dispose;
}

static void
veche_intake_paper_init (VecheIntakePaper *self)
{
  self->rows = g_ptr_array_new ();
}

static void
veche_intake_paper_clear (VecheIntakePaper *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->folder != NULL)
      adw_expander_row_remove (ADW_EXPANDER_ROW (self->folder), g_ptr_array_index (self->rows, i));
    else
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static VecheRecord *
veche_intake_paper_find (GPtrArray *told, VecheRecord *item)
{
  for (guint i = 0; told != NULL && i < told->len; i++)
    if (veche_record_get_integer (g_ptr_array_index (told, i), "item") == veche_record_get_id (item))
      return g_ptr_array_index (told, i);
  return NULL;
}

static void
veche_intake_paper_add (VecheIntakePaper *self, VecheRecord *item, VecheRecord *told)
{
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (item), NULL);
  /* Other programs may have counted further: what they told stays as it is. */
  gint64 before = told != NULL ? veche_record_get_integer (told, "sheets") : 0;
  GtkWidget *sheets = gtk_spin_button_new_with_range (0, (double) MAX (MOST_SHEETS, before), 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (sheets), TRUE);
  gtk_widget_set_valign (sheets, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sheets), GTK_ACCESSIBLE_PROPERTY_LABEL, veche_record_get_title (item), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sheets);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), sheets);
  /* Tab goes from number to number. */
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "sheets", sheets);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  if (told != NULL)
    g_object_set_data_full (G_OBJECT (row), "told", g_object_ref (told), g_object_unref);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (sheets), (double) veche_intake_paper_get_before (row));
  g_signal_connect_object (sheets, "value-changed", G_CALLBACK (veche_intake_paper_update), self, G_CONNECT_SWAPPED);
  if (self->folder != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self->folder), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* Rows that nobody opens need no fields. */
static void
veche_intake_paper_build (VecheIntakePaper *self)
{
  if (self->items == NULL || self->rows->len > 0
      || (self->folder != NULL && !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->folder))))
    return;
  for (guint i = 0; i < self->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (self->items, i);

      veche_intake_paper_add (self, item, veche_intake_paper_find (self->told, item));
    }
}

GtkWidget *
veche_intake_paper_new (gboolean folded)
{
  VecheIntakePaper *self = g_object_new (VECHE_TYPE_INTAKE_PAPER, NULL);

  if (folded)
    {
      self->folder = adw_expander_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->folder), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder), _("On paper"));
      g_signal_connect_object (self->folder, "notify::expanded", G_CALLBACK (veche_intake_paper_build), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->folder);
    }
  return GTK_WIDGET (self);
}

void
veche_intake_paper_set (VecheIntakePaper *self, GPtrArray *items, GPtrArray *told)
{
  g_return_if_fail (VECHE_IS_INTAKE_PAPER (self) && items != NULL);

  veche_intake_paper_clear (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  self->items = g_ptr_array_ref (items);
  self->told = told != NULL ? g_ptr_array_ref (told) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), items->len > 0);
  veche_intake_paper_build (self);
  veche_intake_paper_update (self);
}

void
veche_intake_paper_forget (VecheIntakePaper *self)
{
  g_return_if_fail (VECHE_IS_INTAKE_PAPER (self));

  veche_intake_paper_clear (self);
  if (self->folder != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->folder), FALSE);
  veche_intake_paper_build (self);
  veche_intake_paper_update (self);
}

GtkWidget *
veche_intake_paper_get_first (VecheIntakePaper *self)
{
  g_return_val_if_fail (VECHE_IS_INTAKE_PAPER (self), NULL);
  return self->rows->len > 0 ? g_object_get_data (g_ptr_array_index (self->rows, 0), "sheets") : NULL;
}

gboolean
veche_intake_paper_is_changed (VecheIntakePaper *self)
{
  g_return_val_if_fail (VECHE_IS_INTAKE_PAPER (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (veche_intake_paper_get_sheets (g_ptr_array_index (self->rows, i))
        != veche_intake_paper_get_before (g_ptr_array_index (self->rows, i)))
      return TRUE;
  return FALSE;
}

/* A row that would tell nothing any more goes. */
static void
veche_intake_paper_fill_row (GObject *row, VecheEdit *edit, gint64 application, guint parent_op, VecheRecord *told)
{
  gint64 sheets = veche_intake_paper_get_sheets (row);
  guint op;

  if (told == NULL && sheets == 0)
    return;

  if (told != NULL && sheets == 0 && veche_record_get_text (told, "value") == NULL)
    {
      veche_edit_delete (edit, &veche_contents_kind, veche_record_get_id (told));
      return;
    }
  if (told != NULL)
    op = veche_edit_update (edit, &veche_contents_kind, veche_record_get_id (told));
  else
    {
      op = application != 0 ? veche_edit_insert (edit, &veche_contents_kind, application)
                            : veche_edit_insert_child (edit, &veche_contents_kind, parent_op);
      veche_edit_set_integer (edit, op, "item", veche_record_get_id (g_object_get_data (row, "item")));
    }
  if (sheets > 0)
    veche_edit_set_integer (edit, op, "sheets", sheets);
  else
    veche_edit_set_null (edit, op, "sheets");
}

void
veche_intake_paper_fill_edit (VecheIntakePaper *self, VecheEdit *edit, gint64 application, guint parent_op, GPtrArray *now)
{
  g_return_if_fail (VECHE_IS_INTAKE_PAPER (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GObject *row = g_ptr_array_index (self->rows, i);

      if (veche_intake_paper_get_sheets (row) == veche_intake_paper_get_before (row))
        continue;
      veche_intake_paper_fill_row (row, edit, application, parent_op,
                                   veche_intake_paper_find (now, g_object_get_data (row, "item")));
    }
}
