/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-opening.h"

#include <sys/stat.h>

#include "veche-uuid.h"

/* A note on each workspace that this user's Veche closed: with the same inode, size, time and token nobody else has
 * written it since. The file itself is only looked at with stat(2). */

#define GROUP "Workspace"

/* The uuid comes out of the file and becomes a file name. */
static char *
veche_opening_known_build_path (const char *uuid)
{
  if (uuid == NULL || !veche_uuid_is_valid (uuid))
    return NULL;
  return g_build_filename (g_get_user_data_dir (), "veche", "known", uuid, NULL);
}

/* What stands in the note and must be so still. Owned. */
static char *
veche_opening_known_describe (const char *path)
{
  struct stat info;

  if (stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld",
                          (guint64) info.st_dev, (guint64) info.st_ino, (gint64) info.st_size,
                          (gint64) info.st_mtim.tv_sec, (long) info.st_mtim.tv_nsec);
}

gboolean
veche_opening_is_known (const char *path, const char *uuid, const char *token)
{
  g_autofree char *note = veche_opening_known_build_path (uuid);
  g_autofree char *state = veche_opening_known_describe (path);
  g_autofree char *noted_state = NULL;
  g_autofree char *noted_token = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (note == NULL || state == NULL || token == NULL || !g_key_file_load_from_file (file, note, G_KEY_FILE_NONE, NULL))
    return FALSE;
  noted_state = g_key_file_get_string (file, GROUP, "State", NULL);
  noted_token = g_key_file_get_string (file, GROUP, "Token", NULL);
  return g_strcmp0 (noted_state, state) == 0 && g_strcmp0 (noted_token, token) == 0;
}

void
veche_opening_remember (const char *path, const char *uuid, const char *token)
{
  g_autofree char *note = veche_opening_known_build_path (uuid);
  g_autofree char *state = veche_opening_known_describe (path);
  g_autofree char *folder = note != NULL ? g_path_get_dirname (note) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  gsize length;

  if (note == NULL || state == NULL || token == NULL)
    return;
  g_key_file_set_string (file, GROUP, "State", state);
  g_key_file_set_string (file, GROUP, "Token", token);
  text = g_key_file_to_data (file, &length, NULL);

  /* Without a note the file counts as a stranger's at its next opening, which costs time and nothing else. */
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_debug ("cannot make %s", folder);
  else if (!g_file_set_contents_full (note, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("cannot write %s: %s", note, error->message);
}
