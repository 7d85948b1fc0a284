/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-value.h"

void
veche_value_clear (VecheValue *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->integer = 0;
  self->real = 0;
  self->type = VECHE_VALUE_NULL;
}

void
veche_value_copy (const VecheValue *from, VecheValue *to)
{
  VecheValue copy = *from;

  copy.text = g_strdup (from->text);
  copy.label = g_strdup (from->label);
  copy.bytes = from->bytes != NULL ? g_bytes_ref (from->bytes) : NULL;
  veche_value_clear (to);
  *to = copy;
}

void
veche_value_set_integer (VecheValue *self, gint64 integer)
{
  veche_value_clear (self);
  self->type = VECHE_VALUE_INTEGER;
  self->integer = integer;
}

void
veche_value_set_real (VecheValue *self, double real)
{
  veche_value_clear (self);
  self->type = VECHE_VALUE_REAL;
  self->real = real;
}

void
veche_value_set_text (VecheValue *self, const char *text)
{
  veche_value_take_text (self, g_strdup (text));
}

void
veche_value_take_text (VecheValue *self, char *text)
{
  veche_value_clear (self);
  self->text = text;
  self->type = text != NULL ? VECHE_VALUE_TEXT : VECHE_VALUE_NULL;
}

void
veche_value_set_bytes (VecheValue *self, GBytes *bytes)
{
  GBytes *owned = bytes != NULL ? g_bytes_ref (bytes) : NULL;

  veche_value_clear (self);
  self->bytes = owned;
  self->type = bytes != NULL ? VECHE_VALUE_BYTES : VECHE_VALUE_NULL;
}

void
veche_value_set_ref (VecheValue *self, gint64 id, const char *key, const char *label)
{
  g_autofree char *own_key = g_strdup (key);
  g_autofree char *own_label = g_strdup (label);

  veche_value_clear (self);
  self->type = VECHE_VALUE_REF;
  self->integer = id;
  self->text = g_steal_pointer (&own_key);
  self->label = g_steal_pointer (&own_label);
}

gboolean
veche_value_equal (const VecheValue *a, const VecheValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case VECHE_VALUE_NULL:
      return TRUE;
    case VECHE_VALUE_INTEGER:
    case VECHE_VALUE_REF:
      return a->integer == b->integer;
    case VECHE_VALUE_REAL:
      /* 12 and 12+8 are two things. */
      return a->real == b->real && g_strcmp0 (a->label, b->label) == 0;
    case VECHE_VALUE_TEXT:
      return g_strcmp0 (a->text, b->text) == 0;
    case VECHE_VALUE_BYTES:
      return g_bytes_equal (a->bytes, b->bytes);
    default:
      g_assert_not_reached ();
    }
}
