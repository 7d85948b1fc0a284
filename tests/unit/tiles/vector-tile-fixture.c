/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "vector-tile-fixture.h"

#include <string.h>

static void
put (GByteArray *to, guint64 value)
{
  guint8 byte;

  do
    {
      byte = (guint8) (value & 0x7f);
      value >>= 7;
      if (value > 0)
        byte |= 0x80;
      g_byte_array_append (to, &byte, 1);
    }
  while (value > 0);
}

void
vector_tile_fixture_put_number (GByteArray *to, guint field, guint64 value)
{
  put (to, field << 3);
  put (to, value);
}

void
vector_tile_fixture_put_bytes (GByteArray *to, guint field, gconstpointer data, gsize size)
{
  put (to, field << 3 | 2);
  put (to, size);
  g_byte_array_append (to, data, (guint) size);
}

GByteArray *
vector_tile_fixture_pack (const guint32 *numbers, guint n)
{
  GByteArray *packed = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    put (packed, numbers[i]);
  return packed;
}

void
vector_tile_fixture_put_layer (GByteArray *tile, const char *name, guint type, const guint32 *geometry, guint n)
{
  static const guint32 tags[] = { 0, 0 };
  g_autoptr (GByteArray) packed_tags = vector_tile_fixture_pack (tags, 2);
  g_autoptr (GByteArray) packed = vector_tile_fixture_pack (geometry, n);
  g_autoptr (GByteArray) feature = g_byte_array_new ();
  g_autoptr (GByteArray) value = g_byte_array_new ();
  g_autoptr (GByteArray) layer = g_byte_array_new ();

  vector_tile_fixture_put_bytes (feature, 2, packed_tags->data, packed_tags->len);
  vector_tile_fixture_put_number (feature, 3, type);
  vector_tile_fixture_put_bytes (feature, 4, packed->data, packed->len);
  vector_tile_fixture_put_bytes (value, 1, "primary", 7);
  vector_tile_fixture_put_number (layer, 15, 2);
  vector_tile_fixture_put_bytes (layer, 1, name, strlen (name));
  vector_tile_fixture_put_bytes (layer, 2, feature->data, feature->len);
  vector_tile_fixture_put_bytes (layer, 3, "class", 5);
  vector_tile_fixture_put_bytes (layer, 4, value->data, value->len);
  vector_tile_fixture_put_number (layer, 5, 4096);
  vector_tile_fixture_put_bytes (tile, 3, layer->data, layer->len);
}

/* One command is its number and how often, shifted by three; steps are zigzag. */
void
vector_tile_fixture_put_square (GByteArray *tile, const char *name, guint left, guint top, guint width, guint height)
{
  const guint32 geometry[] = { 1 << 3 | 1, left * 2, top * 2, 3 << 3 | 2, width * 2, 0, 0, height * 2, width * 2 - 1, 0, 1 << 3 | 7 };

  vector_tile_fixture_put_layer (tile, name, 3, geometry, G_N_ELEMENTS (geometry));
}

GBytes *
vector_tile_fixture_gzip (const GByteArray *tile)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, tile->data, tile->len, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
