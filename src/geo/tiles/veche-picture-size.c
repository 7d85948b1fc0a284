/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-picture-size.h"

#include <string.h>

static guint
veche_picture_size_read16 (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

/* ISO 15948: the signature, then a chunk IHDR with width and height first. */
static gboolean
veche_picture_size_read_png (const guint8 *data, gsize size, guint *width, guint *height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

  if (size < 24 || memcmp (data, signature, sizeof signature) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = veche_picture_size_read16 (data + 16) << 16 | veche_picture_size_read16 (data + 18);
  *height = veche_picture_size_read16 (data + 20) << 16 | veche_picture_size_read16 (data + 22);
  return TRUE;
}

/* ITU T.81: segments until one of those that start a frame: SOF0…SOF15 but for DHT, JPG and DAC. */
static gboolean
veche_picture_size_read_jpeg (const guint8 *data, gsize size, guint *width, guint *height)
{
  gsize at = 2;

  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 <= size && data[at] == 0xff)
    {
      const guint8 marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = veche_picture_size_read16 (data + at + 5);
          *width = veche_picture_size_read16 (data + at + 7);
          return TRUE;
        }
      at += 2 + veche_picture_size_read16 (data + at + 2);
    }
  return FALSE;
}

gboolean
veche_picture_size_read (const guint8 *data, gsize size, guint *width, guint *height)
{
  return veche_picture_size_read_png (data, size, width, height) || veche_picture_size_read_jpeg (data, size, width, height);
}
