/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-own-batch.h"

#include "veche-field-editor.h"
#include "veche-i18n.h"
#include "veche-own-form.h"

struct _VecheMapOwnBatch
{
  AdwBin parent_instance;

  GPtrArray *fields;  /* of VecheOwnField: of the form */
  GPtrArray *asked;   /* of VecheOwnField: the same as they are asked for */
  GPtrArray *editors; /* of VecheFieldEditor: of these */
};

G_DEFINE_FINAL_TYPE (VecheMapOwnBatch, veche_map_own_batch, ADW_TYPE_BIN)

/* A switch would say «no» where nothing is meant. */
static VecheOwnField *
veche_map_own_batch_new_asked (const VecheOwnField *field)
{
  const char *const choices[] = { _("yes"), _("no"), NULL };

  if (field->field.type == VECHE_FIELD_BOOLEAN)
    return veche_own_form_field_new (field->key, field->label, VECHE_FIELD_CODE, choices);
  return veche_own_form_field_copy (field);
}

void
veche_map_own_batch_build (VecheMapOwnBatch *self, const char *title, GPtrArray *fields)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_return_if_fail (VECHE_IS_MAP_OWN_BATCH (self) && self->editors->len == 0);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  for (guint i = 0; i < fields->len; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (fields, i);
      VecheOwnField *asked = veche_map_own_batch_new_asked (field);
      VecheFieldEditor *editor = veche_field_editor_new (&asked->field);

      g_ptr_array_add (self->fields, veche_own_form_field_copy (field));
      g_ptr_array_add (self->asked, asked);
      g_ptr_array_add (self->editors, editor);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), veche_field_editor_get_widget (editor));
    }
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), fields->len > 0);
}

static void
veche_map_own_batch_read (VecheMapOwnBatch *self, guint nth, VecheValue *value)
{
  const VecheOwnField *field = g_ptr_array_index (self->fields, nth);
  const VecheOwnField *asked = g_ptr_array_index (self->asked, nth);

  veche_value_copy (veche_field_editor_get_value (g_ptr_array_index (self->editors, nth)), value);
  if (value->type != VECHE_VALUE_NULL && field->field.type == VECHE_FIELD_BOOLEAN)
    veche_value_set_integer (value, g_str_equal (value->text, asked->choices[0]));
}

gboolean
veche_map_own_batch_fill_edit (VecheMapOwnBatch *self, VecheEdit *edit, guint op)
{
  g_autofree char *said = NULL;

  g_return_val_if_fail (VECHE_IS_MAP_OWN_BATCH (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_auto (VecheValue) value = VECHE_VALUE_INIT;
      g_autofree char *before = NULL;

      if (!veche_field_editor_commit (editor))
        {
          gtk_widget_grab_focus (veche_field_editor_get_widget (editor));
          return FALSE;
        }
      veche_map_own_batch_read (self, i, &value);
      if (value.type == VECHE_VALUE_NULL)
        continue;
      before = g_steal_pointer (&said);
      said = veche_own_form_say (before, g_ptr_array_index (self->fields, i), &value);
    }
  if (said != NULL)
    veche_edit_set_own (edit, op, said);
  return TRUE;
}

static void
veche_map_own_batch_finalize (GObject *object)
{
  VecheMapOwnBatch *self = VECHE_MAP_OWN_BATCH (object);

  g_ptr_array_unref (self->editors);
  g_ptr_array_unref (self->asked);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (veche_map_own_batch_parent_class)->finalize (object);
}

static void
veche_map_own_batch_class_init (VecheMapOwnBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_own_batch_finalize;
}

static void
veche_map_own_batch_init (VecheMapOwnBatch *self)
{
  self->fields = veche_own_form_new_list ();
  self->asked = veche_own_form_new_list ();
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
veche_map_own_batch_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_OWN_BATCH, NULL);
}
