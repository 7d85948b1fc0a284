/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tiles.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-tiles-private.h"

VecheTiles *
veche_tiles_open (const char *path, GError **error)
{
  g_autoptr (VecheTiles) self = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND, _("Could not open “%s”: there is no such file. Choose another one."), name);
      return NULL;
    }
  self = g_new0 (VecheTiles, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  if (!veche_tiles_open_db (self, path, error) || !veche_tiles_open_layout (self, path, error))
    return NULL;
  if (self->title == NULL)
    self->title = g_steal_pointer (&name);
  return g_steal_pointer (&self);
}

VecheTiles *
veche_tiles_ref (VecheTiles *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
veche_tiles_unref (VecheTiles *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  sqlite3_finalize (self->stmt);
  sqlite3_close (self->db);
  g_mutex_clear (&self->mutex);
  g_free (self->title);
  g_free (self->credit);
  g_free (self);
}

gboolean
veche_tiles_is_vector (const VecheTiles *self)
{
  return self->vector;
}

guint
veche_tiles_get_min_zoom (const VecheTiles *self)
{
  return self->min_zoom;
}

guint
veche_tiles_get_max_zoom (const VecheTiles *self)
{
  return self->max_zoom;
}

const char *
veche_tiles_get_title (const VecheTiles *self)
{
  return self->title;
}

const char *
veche_tiles_get_credit (const VecheTiles *self)
{
  return self->credit;
}

gboolean
veche_tiles_get_box (const VecheTiles *self, double box[4])
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < 4; i++)
    box[i] = self->box[i];
  return box[0] < box[2] && box[1] < box[3];
}

GBytes *
veche_tiles_read (VecheTiles *self, guint zoom, guint x, guint y, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  GBytes *bytes = NULL;
  int result;

  g_return_val_if_fail (self != NULL, NULL);

  if (zoom > VECHE_TILES_MAX_ZOOM || !self->known[zoom])
    return NULL;
  locker = g_mutex_locker_new (&self->mutex);
  sqlite3_bind_int64 (self->stmt, 1, self->file_zoom[zoom]);
  sqlite3_bind_int64 (self->stmt, 2, (gint64) x - self->left[zoom]);
  sqlite3_bind_int64 (self->stmt, 3, self->from_south ? ((gint64) 1 << zoom) - 1 - (gint64) y : (gint64) y - self->top[zoom]);
  self->deadline = g_get_monotonic_time () + VECHE_TILES_READ_TIME;
  result = sqlite3_step (self->stmt);
  if (result == SQLITE_ROW && sqlite3_column_bytes (self->stmt, 0) > 0)
    bytes = g_bytes_new (sqlite3_column_blob (self->stmt, 0), (gsize) sqlite3_column_bytes (self->stmt, 0));
  else if (result != SQLITE_ROW && result != SQLITE_DONE)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED, _("Could not read the base map: %s. Choose the file anew."), sqlite3_errmsg (self->db));
  sqlite3_reset (self->stmt);
  return bytes;
}
