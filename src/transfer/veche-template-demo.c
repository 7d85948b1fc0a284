/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-template-demo.h"

#include "veche-application.h"
#include "veche-check.h"
#include "veche-edit-json.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-time.h"

typedef struct
{
  VecheEdit *edit;
  const char *folder;
  GHashTable *names;   /* ref of an employee → name */
  GHashTable *themes;  /* code → abbreviation */
  const char *pattern; /* of the programme, which @edit holds */
  int year;
  gint64 last; /* number given */
} VecheTemplateDemo;

static const char *
veche_template_demo_get (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* What the numbers are made of stands in the programme that comes first in the edit. */
static void
veche_template_demo_read_programme (VecheTemplateDemo *self)
{
  for (guint i = 0; i < self->edit->ops->len; i++)
    {
      const VecheEditOp *op = veche_edit_get_op (self->edit, i);

      if (op->kind == &veche_programme_kind)
        {
          self->pattern = veche_edit_op_get_cell (op, "number_pattern")->text;
          self->year = (int) veche_edit_op_get_cell (op, "year")->integer;
        }
      else if (op->kind == &veche_programme_theme_kind)
        g_hash_table_insert (self->themes, veche_edit_op_get_cell (op, "code")->text, veche_edit_op_get_cell (op, "abbr")->text);
    }
}

static void
veche_template_demo_append_employees (VecheTemplateDemo *self, JsonArray *employees)
{
  for (guint i = 0; i < json_array_get_length (employees); i++)
    {
      JsonObject *employee = json_array_get_object_element (employees, i);
      guint op = veche_edit_insert (self->edit, &veche_people_employee_kind, 0);
      char *name = g_strjoin (" ", veche_template_demo_get (employee, "surname"), veche_template_demo_get (employee, "name"),
                              veche_template_demo_get (employee, "patronymic"), NULL);

      veche_edit_set_text (self->edit, op, "name", name);
      veche_edit_set_text (self->edit, op, "position", veche_template_demo_get (employee, "position"));
      g_hash_table_insert (self->names, g_strdup (veche_template_demo_get (employee, "ref")), name);
    }
}

static gboolean
veche_template_demo_append_children (VecheTemplateDemo *self, guint application, JsonObject *source, const char *member,
                                     const VecheKind *kind, GError **error)
{
  JsonArray *children = json_object_get_array_member (source, member);

  for (guint i = 0; i < json_array_get_length (children); i++)
    {
      guint op = veche_edit_insert_child (self->edit, kind, application);

      if (!veche_edit_json_set_all (self->edit, op, json_array_get_object_element (children, i), error))
        return FALSE;
    }
  return TRUE;
}

static void
veche_template_demo_append_files (VecheTemplateDemo *self, guint application, JsonArray *files)
{
  const VecheValue *received = veche_edit_op_get_cell (veche_edit_get_op (self->edit, application), "received");

  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *entry = json_array_get_object_element (files, i);
      g_autofree char *path = g_build_filename (self->folder, veche_template_demo_get (entry, "file"), NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      guint op = veche_edit_attach_to_op (self->edit, application, file, NULL, veche_template_demo_get (entry, "item"));

      veche_edit_get_op (self->edit, op)->text = g_strdup (received != NULL ? received->text : NULL);
    }
}

static char *
veche_template_demo_join (JsonArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (texts); i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "," : "", json_array_get_string_element (texts, i));
  return g_string_free (joined, FALSE);
}

static gboolean
veche_template_demo_append_check (VecheTemplateDemo *self, guint application, JsonObject *check, GError **error)
{
  JsonObject *items = json_object_get_object_member (check, "items");
  VecheEdit *edit = self->edit;
  guint op = veche_edit_insert_child (edit, &veche_check_kind, application);
  JsonObjectIter iter;
  const char *code;
  JsonNode *state;

  if (json_object_has_member (check, "theme_fits"))
    veche_edit_set_integer (edit, op, "theme_fits", json_object_get_boolean_member (check, "theme_fits"));
  if (json_object_has_member (check, "decision"))
    {
      g_autofree char *reasons = veche_template_demo_join (json_object_get_array_member (check, "reasons"));

      if (!veche_edit_parse (edit, op, "decision", veche_template_demo_get (check, "decision"), error)
          || !veche_edit_parse (edit, op, "started", veche_template_demo_get (check, "decided"), error)
          || !veche_edit_parse (edit, op, "decided", veche_template_demo_get (check, "decided"), error))
        return FALSE;
      veche_edit_set_text (edit, op, "reasons", *reasons != '\0' ? reasons : NULL);
      veche_edit_set_text (edit, op, "override", veche_template_demo_get (check, "override"));
      veche_edit_set_text (edit, op, "remark", veche_template_demo_get (check, "remark"));
      veche_edit_set_text (edit, op, "decided_by", g_hash_table_lookup (self->names, veche_template_demo_get (check, "by")));
    }

  json_object_iter_init_ordered (&iter, items);
  while (json_object_iter_next_ordered (&iter, &code, &state))
    {
      guint mark = veche_edit_insert_child (edit, &veche_check_item_kind, op);

      if (!veche_edit_parse (edit, mark, "item", code, error)
          || !veche_edit_json_set (edit, mark, "state", json_array_get_element (json_node_get_array (state), 0), error)
          || !veche_edit_json_set (edit, mark, "remark", json_array_get_element (json_node_get_array (state), 1), error))
        return FALSE;
    }
  return TRUE;
}

/* All but drafts have been through the register. */
static gboolean
veche_template_demo_set_state (VecheTemplateDemo *self, guint op, JsonObject *source, GError **error)
{
  const char *state = veche_template_demo_get (source, "state");
  const VecheValue *theme = veche_edit_op_get_cell (veche_edit_get_op (self->edit, op), "theme");
  const char *abbr = theme != NULL ? g_hash_table_lookup (self->themes, theme->text) : NULL;
  g_autofree char *number = NULL;

  if (!veche_edit_parse (self->edit, op, "state", state, error))
    return FALSE;
  if (g_str_equal (state, "draft"))
    return TRUE;

  number = veche_programme_format_number (self->pattern, abbr, self->year, ++self->last);
  veche_edit_set_text (self->edit, op, "number", number);
  veche_edit_set_text (self->edit, op, "registered_by",
                       g_hash_table_lookup (self->names, veche_template_demo_get (source, "responsible")));
  if (g_str_equal (state, "withdrawn"))
    veche_edit_set_text (self->edit, op, "withdrawal", veche_template_demo_get (source, "resolution"));
  return veche_edit_parse (self->edit, op, "registered", veche_template_demo_get (source, "received"), error);
}

static gboolean
veche_template_demo_append_application (VecheTemplateDemo *self, JsonObject *source, GError **error)
{
  static const char *const own[] = { "received", "channel", "due", "resolution" };
  VecheEdit *edit = self->edit;
  guint op = veche_edit_insert (edit, &veche_application_kind, 0);

  if (!veche_edit_json_set_all (edit, op, json_object_get_object_member (source, "fields"), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (json_object_has_member (source, own[i])
        && !veche_edit_json_set (edit, op, own[i], json_object_get_member (source, own[i]), error))
      return FALSE;
  veche_edit_set_text (edit, op, "responsible",
                       g_hash_table_lookup (self->names, veche_template_demo_get (source, "responsible")));

  if (!veche_template_demo_set_state (self, op, source, error)
      || !veche_template_demo_append_children (self, op, source, "members", &veche_application_member_kind, error)
      || !veche_template_demo_append_children (self, op, source, "budget_lines", &veche_application_budget_line_kind, error)
      || !veche_template_demo_append_children (self, op, source, "votes", &veche_application_votes_kind, error)
      || !veche_template_demo_append_children (self, op, source, "contacts", &veche_application_contact_kind, error))
    return FALSE;
  veche_template_demo_append_files (self, op, json_object_get_array_member (source, "attachments"));
  return !json_object_has_member (source, "check")
         || veche_template_demo_append_check (self, op, json_object_get_object_member (source, "check"), error);
}

static int
veche_template_demo_compare (gconstpointer a, gconstpointer b)
{
  JsonObject *const *first = a;
  JsonObject *const *second = b;
  g_autofree char *first_time = veche_time_parse (veche_template_demo_get (*first, "received"), NULL, NULL);
  g_autofree char *second_time = veche_time_parse (veche_template_demo_get (*second, "received"), NULL, NULL);

  return g_strcmp0 (first_time, second_time);
}

gboolean
veche_template_demo_append (VecheEdit *edit, JsonObject *demo, const char *folder, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) themes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) applications = g_ptr_array_new ();
  JsonArray *sources = json_object_get_array_member (demo, "applications");
  VecheTemplateDemo self = { edit, folder, names, themes, NULL, 0, 0 };

  veche_template_demo_read_programme (&self);
  veche_template_demo_append_employees (&self, json_object_get_array_member (demo, "employees"));

  for (guint i = 0; i < json_array_get_length (sources); i++)
    g_ptr_array_add (applications, json_array_get_object_element (sources, i));
  g_ptr_array_sort (applications, veche_template_demo_compare);
  for (guint i = 0; i < applications->len; i++)
    if (!veche_template_demo_append_application (&self, g_ptr_array_index (applications, i), error))
      return FALSE;
  return TRUE;
}
