/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-desk.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-letter.h"
#include "veche-office-report.h"

#define STACK_SIZE (256 * 1024)
/* A file's name is at most 255 bytes long; a letter takes two, and a number may follow. */
#define MAX_NAME_CHARS 100

typedef struct
{
  VecheWorkspace *workspace;
  GArray *letters;
  char *folder;
  char *ending;
  GCancellable *cancellable;
} VecheLetterDeskFolder;

static void
veche_letter_desk_folder_free (gpointer data)
{
  VecheLetterDeskFolder *self = data;

  g_object_unref (self->workspace);
  g_array_unref (self->letters);
  g_free (self->folder);
  g_free (self->ending);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* A file's name may not hold what stands in numbers: «12-05/7». Owned. */
static char *
veche_letter_desk_folder_dup_path (VecheLetterDeskFolder *self, VecheRecord *letter, VecheRecord *application)
{
  const char *number = veche_record_get_text (letter, "number");
  const char *about = veche_record_get_number (application);
  g_autofree char *full = g_strjoin (" ", "Письмо", number != NULL ? number : "без номера", about != NULL ? about : "черновик", NULL);
  g_autofree char *stem = g_utf8_substring (full, 0, MIN (g_utf8_strlen (full, -1), MAX_NAME_CHARS));
  char *path = NULL;

  g_strdelimit (stem, "/\\:*?\"<>|\n\t", '-');
  for (guint copy = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); copy++)
    {
      g_autofree char *name = copy == 1 ? g_strdup_printf ("%s.%s", stem, self->ending)
                                        : g_strdup_printf ("%s (%u).%s", stem, copy, self->ending);

      g_free (path);
      path = g_build_filename (self->folder, name, NULL);
    }
  return path;
}

static gboolean
veche_letter_desk_folder_write (VecheLetterDeskFolder *self, VecheOfficeContext *context, gint64 id, GError **error)
{
  g_autoptr (VecheRecord) letter = dex_await_object (veche_workspace_get (self->workspace, &veche_letter_kind, id), error);
  g_autoptr (VecheRecord) application = NULL;
  g_autoptr (VecheOfficeReport) report = NULL;
  g_autofree char *path = NULL;

  if (letter == NULL)
    return FALSE;
  application
    = dex_await_object (veche_workspace_get (self->workspace, &veche_application_kind, veche_record_get_parent_id (letter)), error);
  if (application == NULL)
    return FALSE;
  path = veche_letter_desk_folder_dup_path (self, letter, application);
  report = dex_await_boxed (veche_office_report_write_one_letter (context, id, path, self->cancellable), error);
  return report != NULL;
}

static DexFuture *
veche_letter_desk_folder_fiber (gpointer data)
{
  VecheLetterDeskFolder *self = data;
  g_autoptr (VecheOfficeContext) context = NULL;
  GError *error = NULL;
  guint done = 0;

  context = veche_office_context_load (self->workspace, NULL, &error);
  if (context == NULL)
    return dex_future_new_for_error (error);
  while (done < self->letters->len && !g_cancellable_is_cancelled (self->cancellable)
         && veche_letter_desk_folder_write (self, context, g_array_index (self->letters, gint64, done), &error))
    done++;
  if (error == NULL || (g_cancellable_is_cancelled (self->cancellable) && done > 0))
    {
      g_clear_error (&error);
      return dex_future_new_for_int64 (done);
    }
  if (done > 0)
    g_prefix_error (&error, _("%u of %u letters are saved, the others are not. "), done, self->letters->len);
  return dex_future_new_for_error (error);
}

DexFuture *
veche_letter_desk_write_folder (VecheWorkspace *workspace, GArray *letters, const char *folder, const char *ending,
                                GCancellable *cancellable)
{
  VecheLetterDeskFolder *self = g_new0 (VecheLetterDeskFolder, 1);

  self->workspace = g_object_ref (workspace);
  self->letters = g_array_ref (letters);
  self->folder = g_strdup (folder);
  self->ending = g_strdup (ending);
  g_set_object (&self->cancellable, cancellable);
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_letter_desk_folder_fiber, self, veche_letter_desk_folder_free);
}
