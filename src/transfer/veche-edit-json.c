/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-edit-json.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-place.h"

static gboolean
veche_edit_json_set_integer (VecheEdit *edit, guint op, const VecheField *field, gint64 integer, GError **error)
{
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_MONEY:
      veche_edit_set_integer (edit, op, field->name, integer);
      return TRUE;
    case VECHE_FIELD_REAL:
      veche_edit_set_real (edit, op, field->name, (double) integer);
      return TRUE;
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
    case VECHE_FIELD_DATE:
    case VECHE_FIELD_TIME:
    case VECHE_FIELD_BOOLEAN:
    case VECHE_FIELD_CODE:
    case VECHE_FIELD_REF:
    case VECHE_FIELD_GEOMETRY:
    default:
      text = g_strdup_printf ("%" G_GINT64_FORMAT, integer);
      return veche_edit_parse (edit, op, field->name, text, error);
    }
}

static gboolean
veche_edit_json_set_double (VecheEdit *edit, guint op, const VecheField *field, double real, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (field->type == VECHE_FIELD_REAL)
    {
      veche_edit_set_real (edit, op, field->name, real);
      return TRUE;
    }
  return veche_edit_parse (edit, op, field->name, g_ascii_dtostr (buffer, sizeof buffer, real), error);
}

/* A coordinate as a number, or whatever the command line takes as text. */
static gboolean
veche_edit_json_set_place (VecheEdit *edit, guint op, const char *field, JsonNode *value, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *text = NULL;

  if (!JSON_NODE_HOLDS_NULL (value) && !JSON_NODE_HOLDS_VALUE (value))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not set %s: a text, a number, true, false or null is needed, not a list or an object."), field);
      return FALSE;
    }
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    text = json_node_get_string (value);
  else if (JSON_NODE_HOLDS_VALUE (value))
    text = g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (value));
  return veche_edit_parse (edit, op, field, text, error);
}

gboolean
veche_edit_json_set (VecheEdit *edit, guint op, const char *field, JsonNode *value, GError **error)
{
  const VecheKind *kind = veche_edit_get_op (edit, op)->kind;
  const VecheField *found;

  if (veche_place_is_field (kind, field))
    return veche_edit_json_set_place (edit, op, field, value, error);
  found = veche_kind_get_field (kind, field, error);
  if (found == NULL)
    return FALSE;

  if (JSON_NODE_HOLDS_NULL (value))
    {
      veche_edit_set_null (edit, op, field);
      return TRUE;
    }

  if (JSON_NODE_HOLDS_VALUE (value))
    switch (json_node_get_value_type (value))
      {
      case G_TYPE_STRING:
        return veche_edit_parse (edit, op, field, json_node_get_string (value), error);
      case G_TYPE_INT64:
        return veche_edit_json_set_integer (edit, op, found, json_node_get_int (value), error);
      case G_TYPE_DOUBLE:
        return veche_edit_json_set_double (edit, op, found, json_node_get_double (value), error);
      case G_TYPE_BOOLEAN:
        return veche_edit_parse (edit, op, field, json_node_get_boolean (value) ? "1" : "0", error);
      default:
        break;
      }

  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not set %s: a text, a number, true, false or null is needed, not a list or an object."), field);
  return FALSE;
}

gboolean
veche_edit_json_set_all (VecheEdit *edit, guint op, JsonObject *fields, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, fields);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!veche_edit_json_set (edit, op, name, value, error))
      return FALSE;
  return TRUE;
}
