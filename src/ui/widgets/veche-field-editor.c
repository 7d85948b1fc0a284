/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-field-editor.h"

#include "veche-day-button.h"
#include "veche-field-problem.h"
#include "veche-field-row.h"
#include "veche-field-words.h"
#include "veche-i18n.h"
#include "veche-kind.h"
#include "veche-text-row.h"

struct _VecheFieldEditor
{
  GObject parent_instance;

  const VecheField *field;
  GtkWidget *row;
  GtkWidget *problem; /* suffix of an entry that says what is wrong */
  VecheValue value;
  VecheValue first; /* as it was when the field was shown */
  char *shown; /* the text as it was when nobody had touched it */
  char *error;
  char *mark; /* why what stands there is not saved, though it is valid */
  GPtrArray *choices; /* of VecheRecord, for references */
  GTimeZone *zone; /* whose clocks tell a moment; %NULL: this machine's */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (VecheFieldEditor, veche_field_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ERROR,
  N_PROPS,
};

enum
{
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* An invalid text and one that could not be written look alike: neither is in the file. */
static void
veche_field_editor_show_problem (VecheFieldEditor *self)
{
  GtkWidget *typed_in = veche_field_row_get_typed_in (self->row);

  veche_field_problem_show (self->row, typed_in != NULL ? GTK_ACCESSIBLE (typed_in) : NULL, self->problem,
                            self->error != NULL ? self->error : self->mark);
}

static void
veche_field_editor_set_error (VecheFieldEditor *self, const char *message)
{
  if (!g_set_str (&self->error, message))
    return;
  veche_field_editor_show_problem (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
veche_field_editor_take (VecheFieldEditor *self, const VecheValue *value)
{
  if (veche_value_equal (&self->value, value))
    return;
  veche_value_copy (value, &self->value);
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
veche_field_editor_commit_text (VecheFieldEditor *self)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = veche_field_row_dup_text (self->row);

  if (g_strcmp0 (text, self->shown) == 0)
    {
      gboolean needed = (self->field->flags & VECHE_FIELD_REQUIRED) != 0 && self->value.type == VECHE_VALUE_NULL;

      /* What was wrong has been taken back. */
      if (!needed)
        veche_field_editor_set_error (self, NULL);
      return !needed;
    }

  if (!veche_field_words_parse (self->field, self->zone, text, &value, &error) || !veche_field_check (self->field, &value, &error))
    {
      veche_field_editor_set_error (self, error->message);
      return FALSE;
    }

  veche_field_editor_set_error (self, NULL);
  g_set_str (&self->shown, text);
  veche_field_editor_take (self, &value);
  return TRUE;
}

static void
veche_field_editor_left_cb (VecheFieldEditor *self)
{
  if (!self->filling)
    veche_field_editor_commit_text (self);
}

static void
veche_field_editor_selected_cb (VecheFieldEditor *self)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  guint selected;

  if (self->filling)
    return;

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  /* The first line of the list is «none». */
  if (selected > 0 && self->field->type == VECHE_FIELD_CODE)
    veche_value_set_text (&value, self->field->codes[selected - 1].code);
  else if (selected > 0 && self->choices != NULL && selected <= self->choices->len)
    {
      VecheRecord *record = g_ptr_array_index (self->choices, selected - 1);

      veche_value_set_ref (&value, veche_record_get_id (record), veche_record_get_number (record),
                           veche_record_get_title (record));
    }
  veche_field_editor_take (self, &value);
}

static void
veche_field_editor_switched_cb (VecheFieldEditor *self)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (self->filling)
    return;
  veche_value_set_integer (&value, adw_switch_row_get_active (ADW_SWITCH_ROW (self->row)));
  veche_field_editor_take (self, &value);
}

static void
veche_field_editor_watch_typing (VecheFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (veche_field_editor_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (veche_field_row_get_watched (self->row), focus);
  if (ADW_IS_ENTRY_ROW (self->row))
    g_signal_connect_object (self->row, "entry-activated", G_CALLBACK (veche_field_editor_left_cb), self, G_CONNECT_SWAPPED);
}

static void
veche_field_editor_watch (VecheFieldEditor *self)
{
  if (ADW_IS_COMBO_ROW (self->row))
    g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (veche_field_editor_selected_cb), self, G_CONNECT_SWAPPED);
  else if (ADW_IS_SWITCH_ROW (self->row))
    g_signal_connect_object (self->row, "notify::active", G_CALLBACK (veche_field_editor_switched_cb), self, G_CONNECT_SWAPPED);
  else
    veche_field_editor_watch_typing (self);
}

static void
veche_field_editor_add_suffixes (VecheFieldEditor *self)
{
  g_autoptr (GtkWidget) problem = g_object_ref_sink (veche_field_problem_new ());

  if (veche_field_row_add_suffix (self->row, problem))
    self->problem = problem;
  if (self->field->type == VECHE_FIELD_DATE)
    {
      GtkWidget *days = veche_day_button_new ();

      g_signal_connect_object (days, "chosen", G_CALLBACK (veche_field_editor_type), self, G_CONNECT_SWAPPED);
      veche_field_row_add_suffix (self->row, days);
    }
}

static guint
veche_field_editor_find_choice (VecheFieldEditor *self)
{
  if (self->value.type == VECHE_VALUE_NULL)
    return 0;
  if (self->field->type == VECHE_FIELD_CODE)
    for (guint i = 0; self->field->codes[i].code != NULL; i++)
      if (g_strcmp0 (self->field->codes[i].code, self->value.text) == 0)
        return i + 1;
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    if (veche_record_get_id (g_ptr_array_index (self->choices, i)) == self->value.integer)
      return i + 1;
  return GTK_INVALID_LIST_POSITION;
}

/* Shows what `value` holds. */
static void
veche_field_editor_fill (VecheFieldEditor *self)
{
  self->filling = TRUE;
  veche_field_editor_set_error (self, NULL);
  if (ADW_IS_COMBO_ROW (self->row))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), veche_field_editor_find_choice (self));
  else if (ADW_IS_SWITCH_ROW (self->row))
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->row), self->value.integer != 0);
  else
    {
      g_autofree char *text = veche_field_words_format (self->field, self->zone, &self->value);

      if (VECHE_IS_TEXT_ROW (self->row))
        veche_text_row_set_text (VECHE_TEXT_ROW (self->row), text);
      else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->row), text);
      g_set_str (&self->shown, text);
    }
  self->filling = FALSE;
}

static void
veche_field_editor_finalize (GObject *object)
{
  VecheFieldEditor *self = VECHE_FIELD_EDITOR (object);

  g_clear_object (&self->row);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  veche_value_clear (&self->value);
  veche_value_clear (&self->first);
  g_free (self->shown);
  g_free (self->error);
  g_free (self->mark);

  G_OBJECT_CLASS (veche_field_editor_parent_class)->finalize (object);
}

static void
veche_field_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheFieldEditor *self = VECHE_FIELD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_field_editor_class_init (VecheFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = veche_field_editor_finalize;
  object_class->get_property = veche_field_editor_get_property;

  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
veche_field_editor_init (VecheFieldEditor *self)
{
  self->shown = g_strdup ("");
}

VecheFieldEditor *
veche_field_editor_new (const VecheField *field)
{
  VecheFieldEditor *self;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (VECHE_TYPE_FIELD_EDITOR, NULL);
  self->field = field;
  self->row = g_object_ref_sink (veche_field_row_new (field));
  veche_field_editor_add_suffixes (self);
  veche_field_editor_watch (self);
  return self;
}

const VecheField *
veche_field_editor_get_field (VecheFieldEditor *self)
{
  return self->field;
}

GtkWidget *
veche_field_editor_get_widget (VecheFieldEditor *self)
{
  return self->row;
}

gboolean
veche_field_editor_is_touched (VecheFieldEditor *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (VECHE_IS_FIELD_EDITOR (self), FALSE);

  text = veche_field_editor_dup_typed (self);
  return text != NULL && g_strcmp0 (text, self->shown) != 0;
}

void
veche_field_editor_set_value (VecheFieldEditor *self, const VecheValue *value)
{
  g_return_if_fail (VECHE_IS_FIELD_EDITOR (self));

  if (!veche_field_editor_is_touched (self))
    veche_field_editor_reset (self, value);
}

void
veche_field_editor_reset (VecheFieldEditor *self, const VecheValue *value)
{
  g_return_if_fail (VECHE_IS_FIELD_EDITOR (self));

  if (value != NULL)
    veche_value_copy (value, &self->value);
  else
    veche_value_clear (&self->value);
  veche_value_copy (&self->value, &self->first);
  veche_field_editor_set_mark (self, NULL);
  veche_field_editor_fill (self);
}

gboolean
veche_field_editor_is_changed (VecheFieldEditor *self)
{
  g_return_val_if_fail (VECHE_IS_FIELD_EDITOR (self), FALSE);

  return veche_field_editor_is_touched (self) || !veche_value_equal (&self->value, &self->first);
}

void
veche_field_editor_set_mark (VecheFieldEditor *self, const char *message)
{
  g_return_if_fail (VECHE_IS_FIELD_EDITOR (self));

  if (g_set_str (&self->mark, message))
    veche_field_editor_show_problem (self);
}

char *
veche_field_editor_dup_typed (VecheFieldEditor *self)
{
  g_return_val_if_fail (VECHE_IS_FIELD_EDITOR (self), NULL);

  return veche_field_row_is_typed (self->row) ? veche_field_row_dup_text (self->row) : NULL;
}

void
veche_field_editor_type (VecheFieldEditor *self, const char *text)
{
  g_return_if_fail (VECHE_IS_FIELD_EDITOR (self));

  veche_field_row_set_text (self->row, text);
  veche_field_editor_commit (self);
}

void
veche_field_editor_set_choices (VecheFieldEditor *self, GPtrArray *records, const char *const *names)
{
  g_return_if_fail (VECHE_IS_FIELD_EDITOR (self));
  g_return_if_fail (self->field->type == VECHE_FIELD_REF);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = g_ptr_array_ref (records);
  self->filling = TRUE;
  veche_field_row_set_choices (self->row, records, names);
  self->filling = FALSE;
  veche_field_editor_fill (self);
}

const VecheValue *
veche_field_editor_get_value (VecheFieldEditor *self)
{
  return &self->value;
}

gboolean
veche_field_editor_commit (VecheFieldEditor *self)
{
  g_return_val_if_fail (VECHE_IS_FIELD_EDITOR (self), FALSE);

  return !veche_field_row_is_typed (self->row) || veche_field_editor_commit_text (self);
}

void
veche_field_editor_set_editable (VecheFieldEditor *self, gboolean editable)
{
  g_return_if_fail (VECHE_IS_FIELD_EDITOR (self));

  veche_field_row_set_editable (self->row, editable);
}

void
veche_field_editor_set_zone (VecheFieldEditor *self, GTimeZone *zone)
{
  g_return_if_fail (VECHE_IS_FIELD_EDITOR (self) && zone != NULL);

  if (self->field->type != VECHE_FIELD_TIME)
    return;
  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  if (!veche_field_editor_is_touched (self))
    veche_field_editor_fill (self);
}
