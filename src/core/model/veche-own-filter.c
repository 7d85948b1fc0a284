/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-own-filter.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-text.h"
#include "veche-time.h"

typedef struct
{
  VecheOwnField *field;
  VecheValue from;
  VecheValue to;
  char *folded; /* of a text: what it contains */
} VecheOwnFilterCondition;

struct _VecheOwnFilter
{
  gatomicrefcount refs;
  GPtrArray *conditions; /* of VecheOwnFilterCondition */
};

static void
veche_own_filter_condition_free (gpointer data)
{
  VecheOwnFilterCondition *condition = data;

  veche_own_form_field_free (condition->field);
  veche_value_clear (&condition->from);
  veche_value_clear (&condition->to);
  g_free (condition->folded);
  g_free (condition);
}

VecheOwnFilter *
veche_own_filter_new (void)
{
  VecheOwnFilter *self = g_new0 (VecheOwnFilter, 1);

  g_atomic_ref_count_init (&self->refs);
  self->conditions = g_ptr_array_new_with_free_func (veche_own_filter_condition_free);
  return self;
}

VecheOwnFilter *
veche_own_filter_ref (VecheOwnFilter *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
veche_own_filter_unref (VecheOwnFilter *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->conditions);
  g_free (self);
}

void
veche_own_filter_add (VecheOwnFilter *self, const VecheOwnField *field, const VecheValue *from, const VecheValue *to)
{
  VecheOwnFilterCondition *condition;

  if (from->type == VECHE_VALUE_NULL && to->type == VECHE_VALUE_NULL)
    return;
  condition = g_new0 (VecheOwnFilterCondition, 1);
  condition->field = veche_own_form_field_copy (field);
  veche_value_copy (from, &condition->from);
  veche_value_copy (to, &condition->to);
  condition->folded = field->field.type == VECHE_FIELD_TEXT ? veche_text_fold (from->text) : NULL;
  g_ptr_array_add (self->conditions, condition);
}

gboolean
veche_own_filter_is_empty (const VecheOwnFilter *self)
{
  return self->conditions->len == 0;
}

gboolean
veche_own_filter_get (const VecheOwnFilter *self, const char *key, const VecheValue **from, const VecheValue **to)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const VecheOwnFilterCondition *condition = g_ptr_array_index (self->conditions, i);

      if (!g_str_equal (condition->field->key, key))
        continue;
      *from = &condition->from;
      *to = &condition->to;
      return TRUE;
    }
  return FALSE;
}

/* --- matching ----------------------------------------------------------------------------------------------------- */

static int
veche_own_filter_compare (const VecheValue *a, const VecheValue *b)
{
  /* Days are ISO 8601: their texts are in their order. */
  if (a->type == VECHE_VALUE_TEXT)
    return g_strcmp0 (a->text, b->text);
  return a->real < b->real ? -1 : a->real > b->real;
}

static gboolean
veche_own_filter_holds (const VecheOwnFilterCondition *condition, const char *json)
{
  const gboolean unsaid = condition->from.type == VECHE_VALUE_TEXT && *condition->from.text == '\0';
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  veche_own_form_read (json, condition->field, &value);
  if (value.type == VECHE_VALUE_NULL || unsaid)
    return value.type == VECHE_VALUE_NULL && unsaid;
  if (condition->folded != NULL)
    {
      g_autofree char *folded = veche_text_fold (value.text);

      return strstr (folded, condition->folded) != NULL;
    }
  if (condition->field->field.type == VECHE_FIELD_CODE || condition->field->field.type == VECHE_FIELD_BOOLEAN)
    return veche_value_equal (&value, &condition->from);
  return (condition->from.type == VECHE_VALUE_NULL || veche_own_filter_compare (&value, &condition->from) >= 0)
         && (condition->to.type == VECHE_VALUE_NULL || veche_own_filter_compare (&value, &condition->to) <= 0);
}

gboolean
veche_own_filter_matches (const VecheOwnFilter *self, const char *json)
{
  for (guint i = 0; i < self->conditions->len; i++)
    if (!veche_own_filter_holds (g_ptr_array_index (self->conditions, i), json))
      return FALSE;
  return TRUE;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static char *
veche_own_filter_dup_value (const VecheOwnField *field, const VecheValue *value)
{
  if (field->field.type == VECHE_FIELD_DATE)
    return veche_time_format_date (value->text, NULL);
  return veche_field_format (&field->field, value);
}

static char *
veche_own_filter_dup_condition (const VecheOwnFilterCondition *condition)
{
  const VecheOwnField *field = condition->field;
  g_autofree char *from = condition->from.type != VECHE_VALUE_NULL ? veche_own_filter_dup_value (field, &condition->from) : NULL;
  g_autofree char *to = condition->to.type != VECHE_VALUE_NULL ? veche_own_filter_dup_value (field, &condition->to) : NULL;

  if (condition->from.type == VECHE_VALUE_TEXT && *condition->from.text == '\0')
    /* Translators: which objects are shown; %s is a field: «Material: not said». */
    return g_strdup_printf (_("%s: not said"), field->label);
  if (field->field.type == VECHE_FIELD_BOOLEAN)
    return g_strdup_printf ("%s: %s", field->label, condition->from.integer != 0 ? _("yes") : _("no"));
  if (field->field.type == VECHE_FIELD_TEXT)
    /* Translators: a field, then what it contains: «Master: “Ivan”». */
    return g_strdup_printf (_("%s: “%s”"), field->label, from);
  if (field->field.type == VECHE_FIELD_CODE)
    return g_strdup_printf ("%s: %s", field->label, from);
  if (to == NULL)
    /* Translators: a field, then the least that it may be: «Length: from 3». */
    return g_strdup_printf (_("%s: from %s"), field->label, from);
  if (from == NULL)
    /* Translators: a field, then the most that it may be: «Length: to 3». */
    return g_strdup_printf (_("%s: to %s"), field->label, to);
  return g_strdup_printf (_("%s: from %s to %s"), field->label, from, to);
}

char *
veche_own_filter_dup_words (const VecheOwnFilter *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->conditions->len; i++)
    {
      g_autofree char *one = veche_own_filter_dup_condition (g_ptr_array_index (self->conditions, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", one);
    }
  return g_string_free (words, FALSE);
}
