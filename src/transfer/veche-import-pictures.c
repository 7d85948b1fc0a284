/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-pictures.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-picture-reader.h"
#include "veche-transfer-job.h"

typedef struct
{
  gint64 record;
  char *name;
} VecheImportPicture;

struct _VecheImportPictures
{
  GArray *noted; /* of VecheImportPicture */
};

typedef struct
{
  char *path;
  GStrv names;
  GCancellable *cancellable;
} VecheImportPicturesJob;

static void
veche_import_pictures_clear_one (gpointer data)
{
  g_free (((VecheImportPicture *) data)->name);
}

VecheImportPictures *
veche_import_pictures_new (void)
{
  VecheImportPictures *self = g_new0 (VecheImportPictures, 1);

  self->noted = g_array_new (FALSE, FALSE, sizeof (VecheImportPicture));
  g_array_set_clear_func (self->noted, veche_import_pictures_clear_one);
  return self;
}

void
veche_import_pictures_free (VecheImportPictures *self)
{
  g_array_unref (self->noted);
  g_free (self);
}

void
veche_import_pictures_note (VecheImportPictures *self, const VecheImportRow *row)
{
  g_auto (GStrv) names = NULL;

  if (row->pictures == NULL || row->outcome != VECHE_IMPORT_CREATED || row->id == 0)
    return;
  names = g_strsplit (row->pictures, "\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const VecheImportPicture picture = { row->id, g_strdup (names[i]) };

      g_array_append_val (self->noted, picture);
    }
}

static void
veche_import_pictures_job_free (gpointer data)
{
  VecheImportPicturesJob *job = data;

  g_free (job->path);
  g_strfreev (job->names);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static gboolean
veche_import_pictures_load_job (gpointer data, GValue *result, GError **error)
{
  const VecheImportPicturesJob *job = data;
  GHashTable *pictures = veche_picture_reader_load (job->path, (const char *const *) job->names, job->cancellable, error);

  if (pictures == NULL)
    return FALSE;
  g_value_init (result, G_TYPE_HASH_TABLE);
  g_value_take_boxed (result, pictures);
  return TRUE;
}

static DexFuture *
veche_import_pictures_load (VecheImportPictures *self, const char *path, GCancellable *cancellable)
{
  VecheImportPicturesJob *job = g_new0 (VecheImportPicturesJob, 1);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->noted->len; i++)
    {
      const char *name = g_array_index (self->noted, VecheImportPicture, i).name;

      if (g_hash_table_add (met, (gpointer) name))
        g_strv_builder_add (names, name);
    }
  job->path = g_strdup (path);
  job->names = g_strv_builder_end (names);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return veche_transfer_job_run (veche_import_pictures_load_job, job, veche_import_pictures_job_free);
}

gboolean
veche_import_pictures_attach (VecheImportPictures *self, VecheImportSession *session, const char *path, GCancellable *cancellable,
                              guint64 *n_attached, GPtrArray *warnings, GError **error)
{
  g_autoptr (GHashTable) pictures = NULL;

  if (self->noted->len == 0)
    return TRUE;
  pictures = dex_await_boxed (veche_import_pictures_load (self, path, cancellable), error);
  if (pictures == NULL)
    return FALSE;
  for (guint i = 0; i < self->noted->len; i++)
    {
      const VecheImportPicture *picture = &g_array_index (self->noted, VecheImportPicture, i);
      GBytes *bytes = g_hash_table_lookup (pictures, picture->name);
      g_autofree char *name = g_path_get_basename (picture->name);
      g_autoptr (GError) local = NULL;

      if (bytes == NULL)
        {
          g_ptr_array_add (warnings, g_strdup_printf (_("The packed picture “%s” is damaged and was not taken."), name));
          continue;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (dex_await (veche_import_session_attach (session, picture->record, name, bytes), &local))
        *n_attached += 1;
      /* For one picture that cannot be a file nobody loses the rows. */
      else if (g_error_matches (local, VECHE_ERROR, VECHE_ERROR_INVALID))
        g_ptr_array_add (warnings, g_strdup (local->message));
      else
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  g_array_set_size (self->noted, 0);
  return TRUE;
}
