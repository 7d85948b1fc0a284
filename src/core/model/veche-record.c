/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record.h"

#include "veche-i18n.h"
#include "veche-place.h"

struct _VecheRecord
{
  GObject parent_instance;

  const VecheKind *kind;
  gint64 id;
  gint64 parent_id;
  gboolean pending;
  guint marks;
  char *uuid;
  guint n_values;
  VecheValue *values;
};

G_DEFINE_FINAL_TYPE (VecheRecord, veche_record, G_TYPE_OBJECT)

static void
veche_record_finalize (GObject *object)
{
  VecheRecord *self = VECHE_RECORD (object);

  for (guint i = 0; i < self->n_values; i++)
    veche_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self->uuid);

  G_OBJECT_CLASS (veche_record_parent_class)->finalize (object);
}

static void
veche_record_class_init (VecheRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_record_finalize;
}

static void
veche_record_init (VecheRecord *self)
{
}

VecheRecord *
veche_record_new (const VecheKind *kind, gint64 id, const char *uuid)
{
  VecheRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (VECHE_TYPE_RECORD, NULL);
  self->kind = kind;
  self->id = id;
  self->uuid = g_strdup (uuid);
  self->n_values = veche_kind_count_fields (kind);
  self->values = g_new0 (VecheValue, self->n_values);
  return self;
}

const VecheKind *
veche_record_get_kind (VecheRecord *self)
{
  return self->kind;
}

gint64
veche_record_get_id (VecheRecord *self)
{
  return self->id;
}

const char *
veche_record_get_uuid (VecheRecord *self)
{
  return self->uuid;
}

gint64
veche_record_get_parent_id (VecheRecord *self)
{
  return self->parent_id;
}

void
veche_record_set_parent_id (VecheRecord *self, gint64 parent_id)
{
  self->parent_id = parent_id;
}

gboolean
veche_record_is_pending (VecheRecord *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD (self), FALSE);
  return self->pending;
}

void
veche_record_set_pending (VecheRecord *self, gboolean pending)
{
  g_return_if_fail (VECHE_IS_RECORD (self));
  self->pending = pending;
}

guint
veche_record_get_marks (VecheRecord *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD (self), 0);
  return self->marks;
}

void
veche_record_set_marks (VecheRecord *self, guint marks)
{
  g_return_if_fail (VECHE_IS_RECORD (self));
  self->marks = marks;
}

const VecheValue *
veche_record_get_value (VecheRecord *self, const char *field)
{
  int index = veche_kind_find_field (self->kind, field);

  g_return_val_if_fail (index >= 0, NULL);
  return &self->values[index];
}

VecheValue *
veche_record_get_nth_value (VecheRecord *self, guint field)
{
  g_return_val_if_fail (field < self->n_values, NULL);
  return &self->values[field];
}

const char *
veche_record_get_text (VecheRecord *self, const char *field)
{
  const VecheValue *value = veche_record_get_value (self, field);

  return value != NULL ? value->text : NULL;
}

gint64
veche_record_get_integer (VecheRecord *self, const char *field)
{
  const VecheValue *value = veche_record_get_value (self, field);

  return value != NULL ? value->integer : 0;
}

double
veche_record_get_real (VecheRecord *self, const char *field)
{
  const VecheValue *value = veche_record_get_value (self, field);

  if (value == NULL)
    return 0;
  return value->type == VECHE_VALUE_INTEGER ? (double) value->integer : value->real;
}

gboolean
veche_record_is_null (VecheRecord *self, const char *field)
{
  const VecheValue *value = veche_record_get_value (self, field);

  return value == NULL || value->type == VECHE_VALUE_NULL;
}

char *
veche_record_dup_display (VecheRecord *self, const char *field)
{
  int index = veche_kind_find_field (self->kind, field);

  g_return_val_if_fail (index >= 0, NULL);
  return veche_field_format (&self->kind->fields[index], &self->values[index]);
}

const char *
veche_record_get_title (VecheRecord *self)
{
  const VecheValue *value = veche_record_get_value (self, self->kind->title_field);
  const char *text = value->label != NULL ? value->label : value->text;

  return text != NULL && *text != '\0' ? text : C_ ("record", "Untitled");
}

const char *
veche_record_get_number (VecheRecord *self)
{
  return self->kind->key_field != NULL ? veche_record_get_text (self, self->kind->key_field) : NULL;
}

void
veche_record_set_text (VecheRecord *self, const char *field, const char *text)
{
  veche_value_set_text ((VecheValue *) veche_record_get_value (self, field), text);
}

void
veche_record_set_integer (VecheRecord *self, const char *field, gint64 integer)
{
  veche_value_set_integer ((VecheValue *) veche_record_get_value (self, field), integer);
}

static void
veche_record_add_json (JsonObject *object, const VecheField *field, const VecheValue *value)
{
  switch (value->type)
    {
    case VECHE_VALUE_INTEGER:
      if (field->type == VECHE_FIELD_BOOLEAN)
        json_object_set_boolean_member (object, field->name, value->integer != 0);
      else
        json_object_set_int_member (object, field->name, value->integer);
      break;
    case VECHE_VALUE_REAL:
      json_object_set_double_member (object, field->name, value->real);
      break;
    case VECHE_VALUE_TEXT:
    case VECHE_VALUE_REF:
      if (value->text != NULL)
        json_object_set_string_member (object, field->name, value->text);
      else
        json_object_set_int_member (object, field->name, value->integer);
      break;
    case VECHE_VALUE_NULL:
    case VECHE_VALUE_BYTES:
    default:
      json_object_set_null_member (object, field->name);
      break;
    }
}

JsonObject *
veche_record_to_json (VecheRecord *self)
{
  JsonObject *object = json_object_new ();
  const char *number = veche_record_get_number (self);

  json_object_set_int_member (object, "id", self->id);
  json_object_set_string_member (object, "uuid", self->uuid != NULL ? self->uuid : "");
  json_object_set_string_member (object, "kind", self->kind->name);
  if (number != NULL)
    json_object_set_string_member (object, "number", number);
  else
    json_object_set_null_member (object, "number");
  json_object_set_string_member (object, "title", veche_record_get_title (self));

  for (guint i = 0; i < self->n_values; i++)
    if (self->kind->fields[i].type != VECHE_FIELD_GEOMETRY && (self->kind->fields[i].flags & VECHE_FIELD_SECRET) == 0)
      veche_record_add_json (object, &self->kind->fields[i], &self->values[i]);
  veche_place_add_json (self, object);
  return object;
}
