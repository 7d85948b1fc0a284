/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-shape-placer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "veche-error.h"
#include "veche-helper.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-table-problem.h"
#include "veche-table-row.h"

/* Each after its length, in memory that has a descriptor. -1 on failure. */
static int
veche_shape_placer_pack (GPtrArray *shapes)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofd int fd = memfd_create ("veche-shapes", MFD_CLOEXEC);

  for (guint i = 0; i < shapes->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (shapes, i), &size);
      guint32 length = GUINT32_TO_LE ((guint32) size);

      g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
      g_byte_array_append (bytes, data, (guint) size);
    }
  for (gsize done = 0; fd >= 0 && done < bytes->len;)
    {
      ssize_t n = write (fd, bytes->data + done, bytes->len - done);

      if (n <= 0)
        return -1;
      done += (gsize) n;
    }

  return g_steal_fd (&fd);
}

static void
veche_shape_placer_add_batch (GPtrArray *placed, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const VecheTableRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (placed, row->geometry != NULL ? g_bytes_ref (row->geometry) : g_bytes_new (NULL, 0));
    }
}

static gboolean
veche_shape_placer_take (VecheHelper *helper, const char *what, GPtrArray *placed, GCancellable *cancellable, GError **error)
{
  while (TRUE)
    {
      char kind = '\0';
      g_autoptr (GBytes) body = veche_helper_next (helper, &kind, cancellable, error);
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (JsonObject) object = NULL;
      gsize length;
      const char *text;

      if (body == NULL)
        return FALSE;
      if (kind == 'D')
        return TRUE;
      if (kind == 'R')
        {
          rows = veche_table_row_parse_batch (body, 0);
          if (rows == NULL)
            return veche_helper_set_garbled (helper, error);
          veche_shape_placer_add_batch (placed, rows);
        }
      if (kind != 'E')
        continue;
      text = g_bytes_get_data (body, &length);
      object = veche_json_parse_object (text, (gssize) length, what, NULL);
      if (object == NULL)
        return veche_helper_set_garbled (helper, error);
      g_propagate_error (error, veche_table_problem_to_error (json_object_get_string_member_with_default (object, "code", ""), 0,
                                                              json_object_get_string_member_with_default (object, "detail", ""), what));
      return FALSE;
    }
}

GPtrArray *
veche_shape_placer_run (const char *what, GPtrArray *shapes, const char *crs, gboolean swap_xy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) placed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  JsonObject *request;
  g_autoptr (VecheHelper) helper = NULL;
  VecheHelperFile file = { "shapes.wkb", veche_shape_placer_pack (shapes) };

  if (file.fd < 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED, _ ("Could not read “%s”: there is not enough memory. Close other programs."), what);
      return NULL;
    }
  request = json_object_new ();
  json_object_set_string_member (request, "mode", "place");
  json_object_set_string_member (request, "crs", crs);
  json_object_set_boolean_member (request, "swap_xy", swap_xy);
  helper = veche_helper_start (what, &file, 1, request, 0, error);
  if (helper == NULL || !veche_shape_placer_take (helper, what, placed, cancellable, error))
    return NULL;
  if (placed->len != shapes->len)
    {
      veche_helper_set_garbled (helper, error);
      return NULL;
    }

  return g_steal_pointer (&placed);
}
