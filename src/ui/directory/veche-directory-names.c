/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-names.h"

#include "veche-people.h"
#include "veche-person-card.h"

struct _VecheDirectoryNames
{
  GObject parent_instance;

  VecheRecordForm *form; /* owns this */
  VecheRecord *record;
  VechePersonCard *before; /* as it was before the field that is being typed in */
  VechePersonCard *card;   /* as it is in the form */
  int field;               /* that is being typed in, -1: none */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (VecheDirectoryNames, veche_directory_names, G_TYPE_OBJECT)

/* All but the full name, which is made of them. */
#define N_ROWS VECHE_PERSON_CARD_NAME

static GtkWidget *
veche_directory_names_get_row (VecheDirectoryNames *self, int field)
{
  return veche_record_form_get_row (self->form, veche_person_card_get_field (field));
}

static const char *
veche_directory_names_get_text (VecheDirectoryNames *self, int field)
{
  static const char *const sexes[] = { NULL, "m", "f" };
  GtkWidget *row = veche_directory_names_get_row (self, field);
  guint selected;

  if (!ADW_IS_COMBO_ROW (row))
    return gtk_editable_get_text (GTK_EDITABLE (row));
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  return selected < G_N_ELEMENTS (sexes) ? sexes[selected] : NULL;
}

static gboolean
veche_directory_names_is_typed_in (VecheDirectoryNames *self, int field)
{
  return (gtk_widget_get_state_flags (veche_directory_names_get_row (self, field)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Shows the card in the rows; the one that a person is typing in is left alone. */
static void
veche_directory_names_fill (VecheDirectoryNames *self, gboolean all)
{
  self->filling = TRUE;
  for (int i = 0; i < N_ROWS; i++)
    {
      g_auto (VecheValue) value = VECHE_VALUE_INIT;
      const char *shown = veche_directory_names_get_text (self, i);

      if (g_strcmp0 (shown != NULL ? shown : "", self->card->values[i] != NULL ? self->card->values[i] : "") == 0
          || (!all && (i == self->field || veche_directory_names_is_typed_in (self, i))))
        continue;
      if (self->card->values[i] != NULL)
        veche_value_set_text (&value, self->card->values[i]);
      veche_record_form_preset (self->form, veche_person_card_get_field (i), &value);
    }
  self->filling = FALSE;
}

static void
veche_directory_names_take (VecheDirectoryNames *self, int field)
{
  g_autoptr (VechePersonCard) changed = NULL;

  if (field != self->field)
    {
      g_clear_pointer (&self->before, veche_person_card_free);
      self->before = g_steal_pointer (&self->card);
      self->field = field;
    }
  changed = veche_person_card_change (self->before, field, veche_directory_names_get_text (self, field));
  g_clear_pointer (&self->card, veche_person_card_free);
  self->card = g_steal_pointer (&changed);
}

static void
veche_directory_names_typed_cb (VecheDirectoryNames *self, GParamSpec *pspec, GtkWidget *row)
{
  if (self->filling)
    return;
  for (int i = 0; i < N_ROWS; i++)
    if (veche_directory_names_get_row (self, i) == row)
      veche_directory_names_take (self, i);
  veche_directory_names_fill (self, FALSE);
}

/* @field: that has been left; %NULL: a blank is saved. */
static void
veche_directory_names_saving_cb (VecheDirectoryNames *self, const char *field, VecheEdit *edit, guint op)
{
  int index = field != NULL ? veche_person_card_find (field) : -1;

  if (field != NULL && index < 0)
    return;
  if (index >= 0)
    {
      veche_directory_names_take (self, index);
      veche_edit_set_text (edit, op, field, self->card->values[index]);
    }
  else
    for (int i = 0; i < N_ROWS; i++)
      veche_edit_set_text (edit, op, veche_person_card_get_field (i), self->card->values[i]);
  veche_person_card_fill_edit (self->card, self->record, edit, op);
}

/* A form that has been emptied is the rule's again: the row shows it once it has been saved. */
static void
veche_directory_names_saved_cb (VecheDirectoryNames *self)
{
  if (self->record != NULL)
    veche_directory_names_fill (self, FALSE);
}

static void
veche_directory_names_dispose (GObject *object)
{
  VecheDirectoryNames *self = VECHE_DIRECTORY_NAMES (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->before, veche_person_card_free);
  g_clear_pointer (&self->card, veche_person_card_free);

  G_OBJECT_CLASS (veche_directory_names_parent_class)->dispose (object);
}

static void
veche_directory_names_class_init (VecheDirectoryNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_directory_names_dispose;
}

static void
veche_directory_names_init (VecheDirectoryNames *self)
{
  self->card = veche_person_card_new (NULL);
  self->field = -1;
}

VecheDirectoryNames *
veche_directory_names_attach (VecheRecordForm *form)
{
  VecheDirectoryNames *self = g_object_new (VECHE_TYPE_DIRECTORY_NAMES, NULL);

  self->form = form;
  for (int i = 0; i < N_ROWS; i++)
    {
      GtkWidget *row = veche_directory_names_get_row (self, i);
      const char *signal = ADW_IS_COMBO_ROW (row) ? "notify::selected" : "notify::text";

      g_signal_connect_object (row, signal, G_CALLBACK (veche_directory_names_typed_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (form, "saving", G_CALLBACK (veche_directory_names_saving_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "notify::status", G_CALLBACK (veche_directory_names_saved_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (form), "names", self, g_object_unref);
  return self;
}

void
veche_directory_names_show (VecheDirectoryNames *self, VecheRecord *record)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_NAMES (self));

  self->filling = TRUE;
  veche_record_form_set_record (self->form, record);
  self->filling = FALSE;
  g_set_object (&self->record, record);
  g_clear_pointer (&self->card, veche_person_card_free);
  self->card = veche_person_card_new (record);
  self->field = -1;
  for (int i = 0; i < N_ROWS; i++)
    if (veche_directory_names_is_typed_in (self, i))
      veche_directory_names_take (self, i);
  veche_directory_names_fill (self, FALSE);
}
