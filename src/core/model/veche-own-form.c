/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-own-form.h"

#include <math.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-text.h"

#define SAME_NUMBER 1e-9
/* The longest text that a Shapefile takes; a longer one comes back cut off. */
#define DBF_TEXT 254

static const struct
{
  const char *name;
  VecheFieldType type;
} veche_own_form_types[] = {
  { "text", VECHE_FIELD_TEXT }, { "number", VECHE_FIELD_REAL },  { "boolean", VECHE_FIELD_BOOLEAN },
  { "date", VECHE_FIELD_DATE }, { "choice", VECHE_FIELD_CODE },
};

/* --- fields ------------------------------------------------------------------------------------------------------- */

VecheOwnField *
veche_own_form_field_new (const char *key, const char *label, VecheFieldType type, const char *const *choices)
{
  VecheOwnField *self = g_new0 (VecheOwnField, 1);
  guint n = 0;

  self->key = g_strdup (key);
  self->label = g_strdup (label);
  self->name = g_strconcat (VECHE_OWN_FORM_FIELD ".", key, NULL);
  self->choices = type == VECHE_FIELD_CODE ? g_strdupv ((GStrv) choices) : NULL;
  if (type == VECHE_FIELD_CODE)
    {
      n = self->choices != NULL ? g_strv_length (self->choices) : 0;
      self->codes = g_new0 (VecheCode, n + 1);
      for (guint i = 0; i < n; i++)
        self->codes[i] = (VecheCode){ self->choices[i], self->choices[i] };
    }
  self->field = (VecheField){ self->name, self->label, type, VECHE_FIELD_SEARCH, NULL, self->codes };
  return self;
}

VecheOwnField *
veche_own_form_field_copy (const VecheOwnField *self)
{
  VecheOwnField *copy = veche_own_form_field_new (self->key, self->label, self->field.type, (const char *const *) self->choices);

  copy->styles = self->styles;
  return copy;
}

void
veche_own_form_field_free (VecheOwnField *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->label);
  g_strfreev (self->choices);
  g_free (self->codes);
  g_free (self);
}

GPtrArray *
veche_own_form_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) veche_own_form_field_free);
}

const VecheOwnField *
veche_own_form_find (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((const VecheOwnField *) g_ptr_array_index (fields, i))->key, key))
      return g_ptr_array_index (fields, i);
  return NULL;
}

const VecheOwnField *
veche_own_form_find_style (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (fields, i);

      if (field->styles && field->field.type == VECHE_FIELD_CODE)
        return field;
    }
  return NULL;
}

/* --- forms -------------------------------------------------------------------------------------------------------- */

static GStrv
veche_own_form_read_choices (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "choices");
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    {
      const char *text = json_array_get_string_element (json_node_get_array (node), i);

      if (text != NULL && *text != '\0')
        g_strv_builder_add (choices, text);
    }
  return g_strv_builder_end (choices);
}

static gboolean
veche_own_form_read_styles (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "style");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static VecheOwnField *
veche_own_form_read_field (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *key = object != NULL ? json_object_get_string_member_with_default (object, "name", NULL) : NULL;
  const char *label = object != NULL ? json_object_get_string_member_with_default (object, "label", key) : NULL;
  const char *type = object != NULL ? json_object_get_string_member_with_default (object, "type", "text") : NULL;
  g_auto (GStrv) choices = object != NULL ? veche_own_form_read_choices (object) : NULL;

  if (key == NULL || *key == '\0' || label == NULL || *label == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (veche_own_form_types); i++)
    if (g_strcmp0 (veche_own_form_types[i].name, type) == 0)
      {
        VecheOwnField *field = veche_own_form_field_new (key, label, veche_own_form_types[i].type, (const char *const *) choices);

        field->styles = veche_own_form_read_styles (object);
        return field;
      }
  return NULL;
}

void
veche_own_form_add_all (GPtrArray *fields, const char *form)
{
  g_autofree char *wrapped = form != NULL && *form != '\0' ? g_strdup_printf ("{\"fields\":%s}", form) : NULL;
  g_autoptr (JsonObject) object = wrapped != NULL ? veche_json_parse_own_object (wrapped, -1, "form", NULL) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, "fields") : NULL;

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    {
      VecheOwnField *field = veche_own_form_read_field (json_array_get_element (json_node_get_array (node), i));

      if (field != NULL && veche_own_form_find (fields, field->key) == NULL)
        g_ptr_array_add (fields, field);
      else if (field != NULL)
        veche_own_form_field_free (field);
    }
}

GPtrArray *
veche_own_form_parse (const char *form)
{
  GPtrArray *fields = veche_own_form_new_list ();

  veche_own_form_add_all (fields, form);
  return fields;
}

static const char *
veche_own_form_get_type_name (VecheFieldType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_own_form_types); i++)
    if (veche_own_form_types[i].type == type)
      return veche_own_form_types[i].name;
  return veche_own_form_types[0].name;
}

char *
veche_own_form_format (GPtrArray *fields)
{
  JsonArray *array;
  g_autoptr (JsonNode) node = NULL;

  if (fields->len == 0)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < fields->len; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (fields, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", field->key);
      json_object_set_string_member (object, "label", field->label);
      json_object_set_string_member (object, "type", veche_own_form_get_type_name (field->field.type));
      if (field->choices != NULL)
        {
          JsonArray *choices = json_array_new ();

          for (guint c = 0; field->choices[c] != NULL; c++)
            json_array_add_string_element (choices, field->choices[c]);
          json_object_set_array_member (object, "choices", choices);
        }
      if (field->styles)
        json_object_set_boolean_member (object, "style", TRUE);
      json_array_add_object_element (array, object);
    }
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  return veche_json_to_canonical (node);
}

/* --- what objects say --------------------------------------------------------------------------------------------- */

/* Other programs may have put anything there: what is no object is as nothing. */
static JsonObject *
veche_own_form_parse_object (const char *json)
{
  return json != NULL && *json != '\0' ? veche_json_parse_own_object (json, -1, "own fields", NULL) : NULL;
}

static char *
veche_own_form_dup_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "1" : "0");
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
}

char *
veche_own_form_dup_said (const char *json, const char *key)
{
  g_autoptr (JsonObject) object = veche_own_form_parse_object (json);

  return object != NULL ? veche_own_form_dup_text (json_object_get_member (object, key)) : NULL;
}

void
veche_own_form_read (const char *json, const VecheOwnField *field, VecheValue *value)
{
  g_autofree char *text = veche_own_form_dup_said (json, field->key);

  veche_value_clear (value);
  if (text != NULL && !veche_field_parse (&field->field, text, value, NULL))
    veche_value_clear (value);
}

static JsonNode *
veche_own_form_make_node (const VecheOwnField *field, const VecheValue *value)
{
  JsonNode *node = json_node_alloc ();

  if (value->type == VECHE_VALUE_NULL)
    return json_node_init_null (node);
  if (field->field.type == VECHE_FIELD_BOOLEAN)
    return json_node_init_boolean (node, value->integer != 0);
  if (field->field.type == VECHE_FIELD_REAL)
    return json_node_init_double (node, value->type == VECHE_VALUE_REAL ? value->real : (double) value->integer);
  return json_node_init_string (node, value->text);
}

static char *
veche_own_form_format_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;

  if (object == NULL || json_object_get_size (object) == 0)
    return NULL;
  node = json_node_init_object (json_node_alloc (), object);
  return veche_json_to_canonical (node);
}

char *
veche_own_form_say (const char *patch, const VecheOwnField *field, const VecheValue *value)
{
  g_autoptr (JsonObject) said = veche_own_form_parse_object (patch);

  if (said == NULL)
    said = json_object_new ();
  json_object_set_member (said, field->key, veche_own_form_make_node (field, value));
  return veche_own_form_format_object (said);
}

char *
veche_own_form_write (const char *json, const VecheOwnField *field, const VecheValue *value)
{
  g_autofree char *patch = veche_own_form_say (NULL, field, value);

  return veche_own_form_merge (json, patch);
}

/* @keep: what takes a key away stays such, for there is more to be laid under it. */
static char *
veche_own_form_lay_over (const char *json, const char *patch, gboolean keep)
{
  g_autoptr (JsonObject) object = veche_own_form_parse_object (json);
  g_autoptr (JsonObject) said = veche_own_form_parse_object (patch);
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (said == NULL)
    said = json_object_new ();
  if (object == NULL)
    object = json_object_new ();
  json_object_iter_init (&iter, said);
  while (json_object_iter_next (&iter, &key, &node))
    if (JSON_NODE_HOLDS_NULL (node) && !keep)
      json_object_remove_member (object, key);
    else
      json_object_set_member (object, key, json_node_copy (node));
  return veche_own_form_format_object (object);
}

char *
veche_own_form_merge (const char *json, const char *patch)
{
  return veche_own_form_lay_over (json, patch, FALSE);
}

char *
veche_own_form_join (const char *first, const char *second)
{
  return veche_own_form_lay_over (first, second, TRUE);
}

gboolean
veche_own_form_can_merge (const char *json, GError **error)
{
  g_autoptr (JsonObject) object = veche_own_form_parse_object (json);

  if (object != NULL || json == NULL || *json == '\0')
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not save the field: another program has put “%s” in place of the layer's fields. Clear or correct it there."), json);
  return FALSE;
}

/* Lack and null are the same; 3 and 3.0 too. */
static gboolean
veche_own_form_same (JsonNode *a, JsonNode *b)
{
  g_autofree char *left = veche_own_form_dup_text (a);
  g_autofree char *right = veche_own_form_dup_text (b);

  return g_strcmp0 (left, right) == 0;
}

/* What a file says again, as far as its format can say it: numbers lose their last digits, texts of a Shapefile end at 254 bytes. */
static gboolean
veche_own_form_comes_back (JsonNode *theirs, JsonNode *ours)
{
  g_autofree char *said = veche_own_form_dup_text (theirs);
  g_autofree char *has = veche_own_form_dup_text (ours);

  if (said == NULL || has == NULL)
    return said == has;
  if (json_node_get_value_type (theirs) != G_TYPE_STRING && json_node_get_value_type (ours) != G_TYPE_STRING)
    return fabs (g_ascii_strtod (said, NULL) - g_ascii_strtod (has, NULL)) <= SAME_NUMBER * MAX (1.0, fabs (g_ascii_strtod (has, NULL)));
  return g_str_equal (said, has) || (strlen (has) > DBF_TEXT && strlen (said) + 4 > DBF_TEXT && g_str_has_prefix (has, said));
}

char *
veche_own_form_reduce (const char *patch, const char *base)
{
  g_autoptr (JsonObject) said = veche_own_form_parse_object (patch);
  g_autoptr (JsonObject) was = veche_own_form_parse_object (base);
  g_autoptr (JsonObject) left = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (said == NULL)
    return NULL;
  json_object_iter_init (&iter, said);
  while (json_object_iter_next (&iter, &key, &node))
    if (!veche_own_form_comes_back (node, was != NULL ? json_object_get_member (was, key) : NULL))
      json_object_set_member (left, key, json_node_copy (node));
  return veche_own_form_format_object (left);
}

char *
veche_own_form_keep_unread (const char *patch, const char *json, const char *form)
{
  g_autoptr (JsonObject) said = veche_own_form_parse_object (patch);
  g_autoptr (GPtrArray) fields = veche_own_form_parse (form);

  for (guint i = 0; i < fields->len && said != NULL; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (fields, i);
      JsonNode *node = json_object_get_member (said, field->key);
      g_autofree char *text = node != NULL && JSON_NODE_HOLDS_NULL (node) ? veche_own_form_dup_said (json, field->key) : NULL;
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      if (text != NULL && field->field.type != VECHE_FIELD_CODE && !veche_field_parse (&field->field, text, &value, NULL))
        json_object_remove_member (said, field->key);
    }
  return veche_own_form_format_object (said);
}

GStrv
veche_own_form_dup_keys (const char *patch)
{
  g_autoptr (JsonObject) said = veche_own_form_parse_object (patch);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  JsonObjectIter iter;
  const char *key;

  if (said != NULL)
    json_object_iter_init_ordered (&iter, said);
  while (said != NULL && json_object_iter_next_ordered (&iter, &key, NULL))
    g_strv_builder_add (keys, key);
  return g_strv_builder_end (keys);
}

char *
veche_own_form_drop (const char *patch, const char *key)
{
  g_autoptr (JsonObject) said = veche_own_form_parse_object (patch);

  if (said != NULL)
    json_object_remove_member (said, key);
  return veche_own_form_format_object (said);
}

char *
veche_own_form_dup_rest (const char *json, GPtrArray *fields)
{
  g_autoptr (JsonObject) object = veche_own_form_parse_object (json);

  if (object == NULL)
    return g_strdup (json);
  for (guint i = 0; i < fields->len; i++)
    json_object_remove_member (object, ((const VecheOwnField *) g_ptr_array_index (fields, i))->key);
  return veche_own_form_format_object (object);
}

gboolean
veche_own_form_agree (const char *patch, const char *a, const char *b)
{
  g_autoptr (JsonObject) said = veche_own_form_parse_object (patch);
  g_autoptr (JsonObject) left = veche_own_form_parse_object (a);
  g_autoptr (JsonObject) right = veche_own_form_parse_object (b);
  JsonObjectIter iter;
  const char *key;

  if (said == NULL)
    return TRUE;
  json_object_iter_init (&iter, said);
  while (json_object_iter_next (&iter, &key, NULL))
    if (!veche_own_form_same (left != NULL ? json_object_get_member (left, key) : NULL,
                              right != NULL ? json_object_get_member (right, key) : NULL))
      return FALSE;
  return TRUE;
}

char *
veche_own_form_dup_words (const char *json)
{
  g_autoptr (JsonObject) object = veche_own_form_parse_object (json);
  g_autoptr (GString) words = g_string_new (NULL);
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (object == NULL)
    return NULL;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      g_autofree char *text = veche_own_form_dup_text (node);

      if (text == NULL)
        continue;
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        g_set_str (&text, json_node_get_boolean (node) ? _("yes") : _("no"));
      else if (json_node_get_value_type (node) != G_TYPE_STRING)
        g_strdelimit (text, ".", ',');
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "; " : "", key, text);
    }
  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}
