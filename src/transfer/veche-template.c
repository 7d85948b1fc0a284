/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-template.h"

#include "veche-edit-json.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-survey-lists.h"
#include "veche-template-demo.h"

#define VECHE_TEMPLATE_LETTERS "letters"

static const char *const veche_template_names[] = { "empty", "selection-2020", "demo", NULL };

const char *const *
veche_template_list (void)
{
  return veche_template_names;
}

char *
veche_template_find (const char *name, GError **error)
{
  const char *variable = g_getenv ("VECHE_DATADIR");
  g_auto (GStrv) folders
    = g_strsplit (variable != NULL && *variable != '\0' ? variable : VECHE_INSTALLED_DATADIR, G_SEARCHPATH_SEPARATOR_S, -1);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
               _("Could not find Veche's own file “%s”: the installation is not complete. Install Veche again."), name);
  return NULL;
}

static JsonObject *
veche_template_read (const char *name, char **folder, GError **error)
{
  g_autofree char *path = veche_template_find (name, error);
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (folder != NULL)
    *folder = g_path_get_dirname (path);
  return veche_json_parse_object (text, (gssize) length, path, error);
}

/* Files of a record, from the folder of the template. */
static void
veche_template_append_files (VecheEdit *edit, guint op, JsonArray *files, const char *folder)
{
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      const char *name = json_object_get_string_member (json_array_get_object_element (files, i), "file");
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      veche_edit_attach_to_op (edit, op, file, NULL, NULL);
    }
}

static gboolean
veche_template_append_record (VecheEdit *edit, JsonObject *record, int parent_op, const char *folder, GError **error)
{
  const VecheKind *kind = veche_kind_find_checked (json_object_get_string_member_with_default (record, "kind", ""), error);
  JsonArray *children;
  guint op;

  if (kind == NULL)
    return FALSE;
  op = parent_op < 0 ? veche_edit_insert (edit, kind, 0) : veche_edit_insert_child (edit, kind, (guint) parent_op);
  if (!veche_edit_json_set_all (edit, op, json_object_get_object_member (record, "fields"), error))
    return FALSE;

  if (json_object_has_member (record, "files"))
    veche_template_append_files (edit, op, json_object_get_array_member (record, "files"), folder);
  if (!json_object_has_member (record, "children"))
    return TRUE;
  children = json_object_get_array_member (record, "children");
  for (guint i = 0; i < json_array_get_length (children); i++)
    if (!veche_template_append_record (edit, json_array_get_object_element (children, i), (int) op, folder, error))
      return FALSE;
  return TRUE;
}

/* @file: in the data folder */
static gboolean
veche_template_append_file (VecheEdit *edit, const char *file, char **title, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (JsonObject) template = veche_template_read (file, &folder, error);
  JsonArray *records;

  if (template == NULL)
    return FALSE;
  records = json_object_get_array_member (template, "records");
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *record = json_array_get_object_element (records, i);
      JsonObject *fields = json_object_get_object_member (record, "fields");

      if (*title == NULL)
        *title = g_strdup (json_object_get_string_member_with_default (fields, "title", NULL));
      if (!veche_template_append_record (edit, record, -1, folder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
veche_template_append (VecheEdit *edit, const char *name, char **title, GError **error)
{
  g_autofree char *file = g_strdup_printf ("templates/%s.json", name);

  return veche_template_append_file (edit, file, title, error);
}

/* The demo's park, with the lists that its survey goes by. */
static gboolean
veche_template_append_park (VecheEdit *edit, char **title, GError **error)
{
  veche_survey_lists_append (edit);
  return veche_template_append_file (edit, "demo/park.json", title, error);
}

static gboolean
veche_template_append_demo (VecheEdit *edit, char **title, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (JsonObject) demo = veche_template_read ("demo/demo.json", &folder, error);

  if (demo == NULL)
    return FALSE;
  *title = g_strdup (json_object_get_string_member (json_object_get_object_member (demo, "workspace"), "title"));
  return veche_template_append (edit, json_object_get_string_member (demo, "template"), title, error)
         && veche_template_demo_append (edit, demo, folder, error) && veche_template_append_park (edit, title, error);
}

VecheEdit *
veche_template_load (const char *name, char **title, GError **error)
{
  g_autoptr (VecheEdit) edit = NULL;
  g_autofree char *found_title = NULL;
  g_autofree char *names = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (!g_strv_contains (veche_template_names, name))
    {
      names = g_strjoinv (", ", (char **) veche_template_names);
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not find the template “%s”: there is none. The templates are: %s."), name, names);
      return NULL;
    }

  edit = veche_edit_new (_("New workspace"));
  edit->verb = TRUE;
  if (g_str_equal (name, "demo") ? !veche_template_append_demo (edit, &found_title, error)
                                 : !veche_template_append (edit, name, &found_title, error))
    return NULL;
  if (!g_str_equal (name, "empty") && !veche_template_append (edit, VECHE_TEMPLATE_LETTERS, &found_title, error))
    return NULL;
  if (title != NULL)
    *title = g_steal_pointer (&found_title);
  return g_steal_pointer (&edit);
}

char *
veche_template_dup_path (const char *name, GError **error)
{
  g_autofree char *file = g_strdup_printf ("templates/%s.json", name);

  return veche_template_find (file, error);
}

VecheEdit *
veche_template_load_letters (GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Usual letter templates"));
  g_autofree char *title = NULL;

  return veche_template_append (edit, VECHE_TEMPLATE_LETTERS, &title, error) ? g_steal_pointer (&edit) : NULL;
}
