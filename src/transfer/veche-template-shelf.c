/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-template-shelf.h"

#include <glib/gstdio.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-template-programme.h"
#include "veche-template.h"
#include "veche-text.h"

#define ENDING ".json"
/* A file's name is at most 255 bytes long; a letter takes two, and a number may follow. */
#define MAX_NAME_CHARS 100

static const char *const veche_template_shelf_own[] = { "selection-2020", "empty" };

void
veche_template_shelf_entry_free (VecheTemplateShelfEntry *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

static char *
veche_template_shelf_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "veche", "templates", NULL);
}

VecheTemplateShelfEntry *
veche_template_shelf_read (const char *path, const char *name, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_template_programme_load (path, NULL, NULL, error);
  VecheTemplateShelfEntry *self;
  const VecheValue *title;
  const VecheValue *year;

  if (edit == NULL)
    return NULL;
  title = veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "title");
  year = veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "year");
  self = g_new0 (VecheTemplateShelfEntry, 1);
  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->title = g_strdup (title != NULL && title->text != NULL ? title->text : "");
  self->year = year != NULL && year->type == VECHE_VALUE_INTEGER ? year->integer : 0;
  return self;
}

static int
veche_template_shelf_compare (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
veche_template_shelf_list_saved (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, ENDING))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, veche_template_shelf_compare);
  return names;
}

GPtrArray *
veche_template_shelf_list (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_template_shelf_entry_free);
  g_autofree char *folder = veche_template_shelf_dup_folder ();
  g_autoptr (GPtrArray) saved = veche_template_shelf_list_saved (folder);

  for (guint i = 0; i < G_N_ELEMENTS (veche_template_shelf_own); i++)
    {
      g_autofree char *path = veche_template_dup_path (veche_template_shelf_own[i], NULL);
      VecheTemplateShelfEntry *entry = path != NULL ? veche_template_shelf_read (path, NULL, NULL) : NULL;

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  for (guint i = 0; i < saved->len; i++)
    {
      const char *file = g_ptr_array_index (saved, i);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *shown = g_filename_display_name (file);
      VecheTemplateShelfEntry *entry;

      shown[strlen (shown) - strlen (ENDING)] = '\0';
      entry = veche_template_shelf_read (path, shown, NULL);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  return entries;
}

char *
veche_template_shelf_dup_path (const char *name, GError **error)
{
  g_autofree char *folder = veche_template_shelf_dup_folder ();
  g_autofree char *stripped = veche_text_strip (name);
  g_autofree char *safe = NULL;

  if (stripped == NULL)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                           _("Could not save the template: it has no name. Say what it is called."));
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                   _("Could not make the folder of the templates, “%s”: %s. See whether there is room and whether you may write there."),
                   folder, g_strerror (errno));
      return NULL;
    }
  safe = g_utf8_substring (stripped, 0, MIN (g_utf8_strlen (stripped, -1), MAX_NAME_CHARS));
  g_strdelimit (safe, "/\\:*?\"<>|\n\t", ' ');
  g_strstrip (safe);
  /* A file that begins with a dot is a hidden one. */
  if (*safe == '.')
    *safe = '_';
  for (guint n = 1;; n++)
    {
      g_autofree char *file = n == 1 ? g_strdup_printf ("%s%s", safe, ENDING) : g_strdup_printf ("%s (%u)%s", safe, n, ENDING);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}
