/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-mapping-file.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"

#define VERSION 1

static gboolean
veche_mapping_file_set_invalid (const char *what, const char *member, const char *expected, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _ ("Could not read %s: “%s” must be %s. Correct it."), what, member, expected);

  return FALSE;
}

/* The text of a member; the default where it is absent or null. */
static gboolean
veche_mapping_file_take_string (JsonObject *object, const char *member, char **text, const char *what, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return veche_mapping_file_set_invalid (what, member, _ ("a text"), error);

  g_set_str (text, json_node_get_string (node));

  return TRUE;
}

static gboolean
veche_mapping_file_take_header_row (VecheMapping *self, JsonObject *object, const char *what, GError **error)
{
  JsonNode *node = json_object_get_member (object, "header_row");
  gint64 row;

  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_NULL (node))
    {
      veche_mapping_set_header_row (self, VECHE_TABLE_HEADER_AUTO);
      return TRUE;
    }
  row = json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;
  if (row < 0 || row > 1000000)
    return veche_mapping_file_set_invalid (what, "header_row", _ ("the number of a row, or 0"), error);

  veche_mapping_set_header_row (self, row == 0 ? VECHE_TABLE_HEADER_NONE : (int) row);

  return TRUE;
}

static gboolean
veche_mapping_file_take_column (VecheMapping *self, const char *column, JsonNode *node, const char *what, GError **error)
{
  VecheMappingUnit unit = VECHE_MAPPING_UNIT_NONE;
  g_autofree char *field = NULL;
  g_autofree char *code = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      veche_mapping_ignore (self, column);
      return TRUE;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (!veche_mapping_file_take_string (object, "field", &field, what, error) || !veche_mapping_file_take_string (object, "unit", &code, what, error))
        return FALSE;
      if (code != NULL && !veche_mapping_unit_parse (code, &unit))
        return veche_mapping_file_set_invalid (what, "unit", "rub, thousand-rub, kopeck, cm, in, mm, girth-cm, m, ft, hdop", error);
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      field = json_node_dup_string (node);
    }
  if (field == NULL || *field == '\0')
    return veche_mapping_file_set_invalid (what, column, _ ("the name of a field, or an object with it"), error);

  veche_mapping_set_column (self, column, field, unit);

  return TRUE;
}

static gboolean
veche_mapping_file_take_columns (VecheMapping *self, JsonObject *object, const char *what, GError **error)
{
  JsonNode *columns = json_object_get_member (object, "columns");
  JsonNode *ignore = json_object_get_member (object, "ignore");
  JsonObjectIter iter;
  const char *column;
  JsonNode *node;

  if (columns != NULL && !JSON_NODE_HOLDS_NULL (columns))
    {
      if (!JSON_NODE_HOLDS_OBJECT (columns))
        return veche_mapping_file_set_invalid (what, "columns", _ ("an object"), error);
      json_object_iter_init_ordered (&iter, json_node_get_object (columns));
      while (json_object_iter_next_ordered (&iter, &column, &node))
        if (!veche_mapping_file_take_column (self, column, node, what, error))
          return FALSE;
    }

  if (ignore == NULL || JSON_NODE_HOLDS_NULL (ignore))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (ignore))
    return veche_mapping_file_set_invalid (what, "ignore", _ ("a list of columns"), error);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (ignore)); i++)
    {
      node = json_array_get_element (json_node_get_array (ignore), i);
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return veche_mapping_file_set_invalid (what, "ignore", _ ("a list of columns"), error);
      veche_mapping_ignore (self, json_node_get_string (node));
    }

  return TRUE;
}

static gboolean
veche_mapping_file_check_version (JsonObject *object, const char *what, GError **error)
{
  JsonNode *node = json_object_get_member (object, "version");
  gint64 version = VERSION;

  if (node != NULL)
    {
      if (json_node_get_value_type (node) != G_TYPE_INT64)
        return veche_mapping_file_set_invalid (what, "version", "1", error);
      version = json_node_get_int (node);
    }
  if (version > VERSION)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NEWER, _ ("Could not read %s: it was made by a newer Veche. Update Veche."), what);
      return FALSE;
    }

  return version == VERSION || veche_mapping_file_set_invalid (what, "version", "1", error);
}

VecheMapping *
veche_mapping_file_parse (const char *text, gssize length, const char *what, GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (VecheMapping) self = veche_mapping_new ();
  g_autofree char *sheet = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *delimiter = NULL;
  g_autofree char *decimal = NULL;

  g_return_val_if_fail (text != NULL && what != NULL, NULL);

  object = veche_json_parse_object (text, length, what, error);
  if (object == NULL || !veche_mapping_file_check_version (object, what, error)
      || !veche_mapping_file_take_string (object, "sheet", &sheet, what, error)
      || !veche_mapping_file_take_string (object, "encoding", &encoding, what, error)
      || !veche_mapping_file_take_string (object, "delimiter", &delimiter, what, error)
      || !veche_mapping_file_take_string (object, "decimal", &decimal, what, error)
      || !veche_mapping_file_take_header_row (self, object, what, error) || !veche_mapping_file_take_columns (self, object, what, error))
    return NULL;

  if (decimal != NULL && !g_str_equal (decimal, ",") && !g_str_equal (decimal, "."))
    {
      veche_mapping_file_set_invalid (what, "decimal", _ ("a comma or a point"), error);
      return NULL;
    }
  veche_mapping_set_sheet (self, sheet);
  veche_mapping_set_encoding (self, encoding);
  veche_mapping_set_delimiter (self, delimiter);
  if (decimal != NULL)
    veche_mapping_set_decimal (self, decimal[0]);

  return g_steal_pointer (&self);
}

VecheMapping *
veche_mapping_file_load (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) cause = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  what = g_strdup_printf (_ ("the mapping file “%s”"), name);
  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      g_set_error (error, VECHE_ERROR,
                   g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? VECHE_ERROR_NOT_FOUND : VECHE_ERROR_FAILED,
                   _ ("Could not read %s: %s. Check its name and folder."), what, cause->message);
      return NULL;
    }

  return veche_mapping_file_parse (text, (gssize) length, what, error);
}

static void
veche_mapping_file_add_columns (VecheMapping *self, JsonObject *object)
{
  JsonObject *columns = json_object_new ();
  JsonArray *ignored = json_array_new ();

  for (guint i = 0; i < veche_mapping_get_n_columns (self); i++)
    {
      const VecheMappingColumn *column = veche_mapping_get_column (self, i);

      if (column->unit == VECHE_MAPPING_UNIT_NONE)
        {
          json_object_set_string_member (columns, column->column, column->field);
        }
      else
        {
          JsonObject *target = json_object_new ();

          json_object_set_string_member (target, "field", column->field);
          json_object_set_string_member (target, "unit", veche_mapping_unit_get_code (column->unit));
          json_object_set_object_member (columns, column->column, target);
        }
    }
  for (guint i = 0; i < veche_mapping_get_n_ignored (self); i++)
    json_array_add_string_element (ignored, veche_mapping_get_ignored (self, i));

  json_object_set_object_member (object, "columns", columns);
  json_object_set_array_member (object, "ignore", ignored);
}

char *
veche_mapping_file_to_text (VecheMapping *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (VECHE_IS_MAPPING (self), NULL);

  json_object_set_int_member (object, "version", VERSION);
  if (veche_mapping_get_sheet (self) != NULL)
    json_object_set_string_member (object, "sheet", veche_mapping_get_sheet (self));
  else
    json_object_set_null_member (object, "sheet");
  if (veche_mapping_get_header_row (self) == VECHE_TABLE_HEADER_AUTO)
    json_object_set_null_member (object, "header_row");
  else
    json_object_set_int_member (object, "header_row", MAX (veche_mapping_get_header_row (self), 0));
  json_object_set_string_member (object, "encoding", veche_mapping_get_encoding (self));
  json_object_set_string_member (object, "delimiter", veche_mapping_get_delimiter (self));
  json_object_set_string_member (object, "decimal", (char[]){ veche_mapping_get_decimal (self), '\0' });
  veche_mapping_file_add_columns (self, object);
  json_node_take_object (node, object);

  return json_to_string (node, TRUE);
}

gboolean
veche_mapping_file_save (VecheMapping *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (VECHE_IS_MAPPING (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  text = veche_mapping_file_to_text (self);
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &cause))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, VECHE_ERROR,
                   g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? VECHE_ERROR_NO_SPACE : VECHE_ERROR_FAILED,
                   _ ("Could not write “%s”: %s. Choose another folder."), name, cause->message);
      return FALSE;
    }

  return TRUE;
}
