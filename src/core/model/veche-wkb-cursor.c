/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-wkb-cursor.h"

#include <string.h>

#define HEADER_SIZE 8
#define LITTLE 1
#define EXTENDED_Z 0x80000000u
#define EXTENDED_M 0x40000000u
#define EXTENDED_SRS 0x20000000u
#define TYPE_MASK 0x0fffffffu

void
veche_wkb_cursor_init (VecheWkbCursor *self, const guint8 *data, gsize size)
{
  *self = (VecheWkbCursor){ data, size, 0, FALSE };
}

gboolean
veche_wkb_cursor_init_blob (VecheWkbCursor *self, const guint8 *data, gsize size)
{
  static const guint8 bounds_sizes[] = { 0, 32, 48, 48, 64 };
  gsize bounds;

  veche_wkb_cursor_init (self, data, size);
  if (size < HEADER_SIZE || data[0] != 'G' || data[1] != 'P')
    return FALSE;
  bounds = (data[3] >> 1) & 7;
  if (bounds >= G_N_ELEMENTS (bounds_sizes) || (gsize) HEADER_SIZE + bounds_sizes[bounds] >= size)
    return FALSE;
  self->at = (gsize) HEADER_SIZE + bounds_sizes[bounds];
  return TRUE;
}

gboolean
veche_wkb_cursor_take_u32 (VecheWkbCursor *self, guint32 *value)
{
  if (self->size - self->at < sizeof *value)
    return FALSE;
  memcpy (value, self->data + self->at, sizeof *value);
  self->at += sizeof *value;
  if (self->swap)
    *value = GUINT32_SWAP_LE_BE (*value);
  return TRUE;
}

static double
veche_wkb_cursor_read_double (const VecheWkbCursor *self, gsize at)
{
  guint64 bits;
  double value;

  memcpy (&bits, self->data + at, sizeof bits);
  if (self->swap)
    bits = GUINT64_SWAP_LE_BE (bits);
  memcpy (&value, &bits, sizeof value);
  return value;
}

gboolean
veche_wkb_cursor_take_point (VecheWkbCursor *self, guint dimensions, double *x, double *y)
{
  const gsize size = dimensions * sizeof (double);

  if (self->size - self->at < size)
    return FALSE;
  *x = veche_wkb_cursor_read_double (self, self->at);
  *y = veche_wkb_cursor_read_double (self, self->at + sizeof (double));
  self->at += size;
  return TRUE;
}

/* Types in the thousands are ISO's for Z, M and both; the high bits are the older way of saying it. */
gboolean
veche_wkb_cursor_begin (VecheWkbCursor *self, guint32 *type, guint *dimensions)
{
  guint32 word, srs;

  if (self->at >= self->size)
    return FALSE;
  self->swap = (self->data[self->at++] == LITTLE) != (G_BYTE_ORDER == G_LITTLE_ENDIAN);
  if (!veche_wkb_cursor_take_u32 (self, &word))
    return FALSE;
  if ((word & EXTENDED_SRS) != 0 && !veche_wkb_cursor_take_u32 (self, &srs))
    return FALSE;
  *dimensions = 2 + ((word & EXTENDED_Z) != 0) + ((word & EXTENDED_M) != 0);
  word &= TYPE_MASK;
  *dimensions += word / 1000 == 3 ? 2 : word / 1000 == 1 || word / 1000 == 2;
  *type = word % 1000;
  return *dimensions <= 4;
}
