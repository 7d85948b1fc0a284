/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-template-programme.h"

#include <libdex.h>

#include "veche-edit-json.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-own-file.h"
#include "veche-programme.h"

#define FORM 1

/* --- saving -------------------------------------------------------------------------------------------------------- */

/* A value as templates hold it; %NULL for an empty one and for a reference, which means nothing elsewhere. */
static JsonNode *
veche_template_programme_save_value (VecheRecord *record, const VecheField *field)
{
  const VecheValue *value = veche_record_get_value (record, field->name);

  if (field->type == VECHE_FIELD_BOOLEAN && value->type == VECHE_VALUE_INTEGER)
    return json_node_init_boolean (json_node_alloc (), value->integer != 0);
  if (value->type == VECHE_VALUE_INTEGER)
    return json_node_init_int (json_node_alloc (), value->integer);
  if (value->type == VECHE_VALUE_REAL)
    return json_node_init_double (json_node_alloc (), value->real);
  return value->type == VECHE_VALUE_TEXT ? json_node_init_string (json_node_alloc (), value->text) : NULL;
}

static JsonObject *
veche_template_programme_save_record (VecheRecord *record)
{
  const VecheKind *kind = veche_record_get_kind (record);
  JsonObject *object = json_object_new ();
  JsonObject *fields = json_object_new ();

  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    {
      JsonNode *node = (field->flags & VECHE_FIELD_VERB) == 0 ? veche_template_programme_save_value (record, field) : NULL;

      if (node != NULL)
        json_object_set_member (fields, field->name, node);
    }
  json_object_set_string_member (object, "kind", kind->name);
  json_object_set_object_member (object, "fields", fields);
  return object;
}

static JsonArray *
veche_template_programme_save_children (VecheWorkspace *workspace, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) kinds = veche_kind_list_children (&veche_programme_kind);
  g_autoptr (JsonArray) children = json_array_new ();

  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (g_ptr_array_index (kinds, i));
      g_autoptr (GPtrArray) records = NULL;

      query->parent_id = programme;
      records = dex_await_boxed (veche_workspace_query (workspace, query), error);
      if (records == NULL)
        return NULL;
      for (guint r = 0; r < records->len; r++)
        json_array_add_object_element (children, veche_template_programme_save_record (g_ptr_array_index (records, r)));
    }
  return g_steal_pointer (&children);
}

gboolean
veche_template_programme_save (VecheWorkspace *workspace, gint64 programme, const char *path, GError **error)
{
  g_autoptr (VecheRecord) record = NULL;
  g_autoptr (JsonObject) template = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  JsonArray *records = json_array_new ();
  JsonArray *children;
  JsonObject *object;

  json_object_set_int_member (template, "version", FORM);
  json_object_set_array_member (template, "records", records);
  if (!veche_own_file_check (path, error))
    return FALSE;
  record = dex_await_object (veche_workspace_get (workspace, &veche_programme_kind, programme), error);
  children = record != NULL ? veche_template_programme_save_children (workspace, programme, error) : NULL;
  if (children == NULL)
    return FALSE;
  object = veche_template_programme_save_record (record);
  json_object_set_array_member (object, "children", children);
  json_array_add_object_element (records, object);

  json_node_set_object (root, template);
  text = json_to_string (root, TRUE);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &cause))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED, _("Could not save the template “%s”: %s. Choose another place."), path,
               cause->message);
  return FALSE;
}

/* --- loading ------------------------------------------------------------------------------------------------------- */

static gboolean
veche_template_programme_refuse (const char *path, GError **error)
{
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not use “%s”: it is not a template of a programme. Choose one that Veche has saved."), path);
  return FALSE;
}

/* The member where it is of that type, else %NULL: the file may hold anything. */
static JsonNode *
veche_template_programme_get (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

static JsonObject *
veche_template_programme_get_element (JsonArray *array, guint nth)
{
  JsonNode *node = json_array_get_element (array, nth);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const VecheKind *
veche_template_programme_read_kind (JsonObject *record)
{
  JsonNode *node = veche_template_programme_get (record, "kind", JSON_NODE_VALUE);
  const char *name = node != NULL ? json_node_get_string (node) : NULL;

  return name != NULL ? veche_kind_find (name) : NULL;
}

static gboolean
veche_template_programme_read_fields (VecheEdit *edit, guint op, JsonObject *record, const char *path, GError **error)
{
  JsonNode *fields = veche_template_programme_get (record, "fields", JSON_NODE_OBJECT);

  if (fields == NULL)
    return veche_template_programme_refuse (path, error);
  return veche_edit_json_set_all (edit, op, json_node_get_object (fields), error);
}

static gboolean
veche_template_programme_read_children (VecheEdit *edit, JsonObject *programme, const char *path, GError **error)
{
  JsonNode *node = veche_template_programme_get (programme, "children", JSON_NODE_ARRAY);
  JsonArray *children = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; children != NULL && i < json_array_get_length (children); i++)
    {
      JsonObject *child = veche_template_programme_get_element (children, i);
      const VecheKind *kind = child != NULL ? veche_template_programme_read_kind (child) : NULL;

      if (kind == NULL || g_strcmp0 (kind->parent, veche_programme_kind.name) != 0)
        return veche_template_programme_refuse (path, error);
      if (!veche_template_programme_read_fields (edit, veche_edit_insert_child (edit, kind, 0), child, path, error))
        return FALSE;
    }
  return TRUE;
}

/* The one record of the template; %NULL where it is another thing. Borrowed. */
static JsonObject *
veche_template_programme_find_record (JsonObject *template)
{
  JsonNode *node = veche_template_programme_get (template, "records", JSON_NODE_ARRAY);
  JsonObject *record;

  if (node == NULL || json_array_get_length (json_node_get_array (node)) != 1
      || json_object_get_int_member_with_default (template, "version", 0) != FORM)
    return NULL;
  record = veche_template_programme_get_element (json_node_get_array (node), 0);
  return record != NULL && veche_template_programme_read_kind (record) == &veche_programme_kind ? record : NULL;
}

VecheEdit *
veche_template_programme_load (const char *path, const char *title, const char *code, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (_("New programme"));
  g_autoptr (JsonObject) template = NULL;
  g_autofree char *text = NULL;
  JsonObject *record;
  gsize length;

  if (!veche_own_file_check_readable (path, error) || !g_file_get_contents (path, &text, &length, error))
    return NULL;
  template = veche_json_parse_object (text, (gssize) length, path, error);
  if (template == NULL)
    return NULL;
  record = veche_template_programme_find_record (template);
  if (record == NULL)
    {
      veche_template_programme_refuse (path, error);
      return NULL;
    }
  veche_edit_insert (edit, &veche_programme_kind, 0);
  if (!veche_template_programme_read_fields (edit, 0, record, path, error)
      || !veche_template_programme_read_children (edit, record, path, error))
    return NULL;
  if (title != NULL)
    veche_edit_set_text (edit, 0, "title", title);
  if (code != NULL)
    veche_edit_set_text (edit, 0, "code", code);
  return g_steal_pointer (&edit);
}
