/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-shapes.h"

#include <string.h>
#include <unistd.h>

#include "veche-crs.h"

#define MAX_BYTES (256u << 20)

static gboolean
veche_shapes_read (int fd, guint8 *to, gsize size)
{
  for (gsize done = 0; done < size;)
    {
      ssize_t n = pread (fd, to + done, size - done, (off_t) done);

      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }

  return TRUE;
}

static gboolean
veche_shapes_emit (VecheEmit *emit, const guint8 *wkb, gsize size, OGRCoordinateTransformationH transform, gboolean swap_xy,
                   guint64 line)
{
  OGRGeometryH geometry = NULL;
  g_autofree guint8 *placed = NULL;
  gsize length = 0;

  if (OGR_G_CreateFromWkb (wkb, NULL, &geometry, (int) size) == OGRERR_NONE)
    placed = veche_crs_place (geometry, transform, swap_xy, &length);
  if (geometry != NULL)
    OGR_G_DestroyGeometry (geometry);
  veche_emit_row_begin (emit, line);

  return veche_emit_row_end (emit, placed, length);
}

gboolean
veche_shapes_place (VecheEmit *emit, int fd, guint64 size, const char *crs, gboolean swap_xy)
{
  g_autofree guint8 *bytes = size <= MAX_BYTES ? g_malloc (size + 1) : NULL;
  JsonObject *header = json_object_new ();
  OGRCoordinateTransformationH transform = NULL;
  gboolean ok = bytes != NULL && veche_shapes_read (fd, bytes, size);
  guint64 line = 0;

  json_object_set_string_member (header, "driver", "WKB");
  json_object_set_array_member (header, "columns", json_array_new ());
  if (!ok)
    veche_emit_error (emit, "request", 0, NULL);
  ok = ok && veche_crs_make_transform (emit, NULL, crs, header, &transform);
  if (!ok)
    {
      json_object_unref (header);
      return FALSE;
    }

  veche_emit_header (emit, header);
  for (gsize at = 0; ok && at + 4 <= size;)
    {
      guint32 length;

      memcpy (&length, bytes + at, 4);
      length = GUINT32_FROM_LE (length);
      at += 4;
      if (length > size - at)
        ok = veche_emit_error (emit, "request", 0, NULL);
      else
        ok = veche_shapes_emit (emit, bytes + at, length, transform, swap_xy, ++line);
      at += length;
    }
  if (ok)
    veche_emit_done (emit);
  g_clear_pointer (&transform, OCTDestroyCoordinateTransformation);

  return ok;
}
