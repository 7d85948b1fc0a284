/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-field-row.h"

#include "veche-i18n.h"
#include "veche-record.h"
#include "veche-text-row.h"

static GtkWidget *
veche_field_row_new_combo (const VecheField *field)
{
  /* The choice stands under the name of the field, as in an entry: themes are too long to stand beside it. */
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "use-subtitle", TRUE, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_add_css_class (row, "property");
  gtk_string_list_append (labels, C_ ("choice", "None"));
  if (field->type == VECHE_FIELD_CODE)
    for (const VecheCode *code = field->codes; code->code != NULL; code++)
      gtk_string_list_append (labels, veche_field_get_code_label (field, code->code));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

GtkWidget *
veche_field_row_new (const VecheField *field)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, field->label);
  GtkWidget *row;

  switch (field->type)
    {
    case VECHE_FIELD_LONG_TEXT:
      return veche_text_row_new (title);
    case VECHE_FIELD_CODE:
    case VECHE_FIELD_REF:
      row = veche_field_row_new_combo (field);
      break;
    case VECHE_FIELD_BOOLEAN:
      row = adw_switch_row_new ();
      break;
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_REAL:
    case VECHE_FIELD_MONEY:
    case VECHE_FIELD_DATE:
    case VECHE_FIELD_TIME:
    case VECHE_FIELD_GEOMETRY:
    default:
      row = adw_entry_row_new ();
      if (field->type == VECHE_FIELD_INTEGER)
        adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
      break;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

gboolean
veche_field_row_is_typed (GtkWidget *row)
{
  return !ADW_IS_COMBO_ROW (row) && !ADW_IS_SWITCH_ROW (row);
}

GtkWidget *
veche_field_row_get_typed_in (GtkWidget *row)
{
  if (VECHE_IS_TEXT_ROW (row))
    return veche_text_row_get_view (VECHE_TEXT_ROW (row));
  return GTK_IS_EDITABLE (row) ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))) : NULL;
}

GtkWidget *
veche_field_row_get_watched (GtkWidget *row)
{
  return VECHE_IS_TEXT_ROW (row) ? veche_text_row_get_view (VECHE_TEXT_ROW (row)) : row;
}

char *
veche_field_row_dup_text (GtkWidget *row)
{
  if (VECHE_IS_TEXT_ROW (row))
    return veche_text_row_dup_text (VECHE_TEXT_ROW (row));
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

void
veche_field_row_set_text (GtkWidget *row, const char *text)
{
  if (VECHE_IS_TEXT_ROW (row))
    veche_text_row_set_text (VECHE_TEXT_ROW (row), text);
  else if (GTK_IS_EDITABLE (row))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
veche_field_row_set_choices (GtkWidget *row, GPtrArray *records, const char *const *names)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_ ("choice", "None"));
  for (guint i = 0; i < records->len; i++)
    gtk_string_list_append (labels, names != NULL ? names[i] : veche_record_get_title (g_ptr_array_index (records, i)));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
}

gboolean
veche_field_row_add_suffix (GtkWidget *row, GtkWidget *suffix)
{
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), suffix);
  else if (ADW_IS_ACTION_ROW (row))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  else
    return FALSE;
  return TRUE;
}

void
veche_field_row_set_editable (GtkWidget *row, gboolean editable)
{
  if (VECHE_IS_TEXT_ROW (row))
    veche_text_row_set_editable (VECHE_TEXT_ROW (row), editable);
  else if (GTK_IS_EDITABLE (row))
    gtk_editable_set_editable (GTK_EDITABLE (row), editable);
  else
    gtk_widget_set_sensitive (row, editable);
}
