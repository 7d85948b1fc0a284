/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-vector-tile.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-protobuf.h"

/* Squares of a whole town have some hundreds of kilobytes: what is far beyond is made to fill the memory. */
#define MOST_BYTES (8u * 1024 * 1024)
#define MOST_LAYERS 256
#define MOST_FEATURES 200000
#define MOST_ENTRIES 400000
#define MOST_NUMBERS 2000000
#define MOST_UNKNOWN 1000
/* Points of one line: names along it are placed at a cost that grows with their square. */
#define MOST_LINE 20000
/* Bytes of a text, which may become a name on the map. */
#define MOST_TEXT 4096
#define MOST_EXTENT 65536
/* Sides of the square that something may lie off it: some are drawn over the edge, and names are set along all that there is. */
#define MOST_SIDES 4

/* Numbers of fields in vector_tile.proto. */
enum
{
  TILE_LAYER = 3,
  LAYER_NAME = 1,
  LAYER_FEATURE = 2,
  LAYER_KEY = 3,
  LAYER_VALUE = 4,
  LAYER_EXTENT = 5,
  LAYER_VERSION = 15,
  FEATURE_ID = 1,
  FEATURE_TAGS = 2,
  FEATURE_TYPE = 3,
  FEATURE_GEOMETRY = 4,
  VALUE_TEXT = 1,
  VALUE_FLOAT = 2,
  VALUE_DOUBLE = 3,
  VALUE_LAST = 7,
};

/* What a geometry tells the pen. */
enum
{
  MOVE_TO = 1,
  LINE_TO = 2,
  CLOSE_PATH = 7,
};

#define TYPE_LINE 2
#define TYPE_LAST 3

/* What is left of what a tile may have. */
typedef struct
{
  guint layers;
  guint features;
  guint entries;
  guint numbers;
  guint unknown;
} VecheVectorTileRoom;

typedef struct
{
  guint keys;
  guint values;
  gint64 most; /* of a coordinate */
} VecheVectorTileLayer;

static gboolean
veche_vector_tile_take (guint *room, guint n)
{
  if (*room < n)
    return FALSE;
  *room -= n;
  return TRUE;
}

/* --- gzip --------------------------------------------------------------------------------------------------------- */

/* %NULL: it is broken, or too large; nothing is unpacked beyond that. */
static GBytes *
veche_vector_tile_inflate (const guint8 *data, gsize size)
{
  g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 buffer[16384];

  while (result != G_CONVERTER_FINISHED)
    {
      gsize read = 0;
      gsize written = 0;

      result = g_converter_convert (inflater, data, size, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
      if (result == G_CONVERTER_ERROR || plain->len + written > MOST_BYTES)
        return NULL;
      g_byte_array_append (plain, buffer, (guint) written);
      data += read;
      size -= read;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&plain));
}

/* --- what is in it ------------------------------------------------------------------------------------------------ */

static gboolean
veche_vector_tile_check_text (const VecheProtobuf *field)
{
  return field->wire == VECHE_PROTOBUF_BYTES && field->size <= MOST_TEXT && g_utf8_validate_len ((const char *) field->data, field->size, NULL);
}

static gboolean
veche_vector_tile_check_value (const VecheProtobuf *message, VecheVectorTileRoom *room)
{
  VecheProtobuf reader = veche_protobuf_enter (message);

  while (veche_protobuf_next (&reader))
    {
      const gboolean fits = reader.number == VALUE_TEXT     ? veche_vector_tile_check_text (&reader)
                            : reader.number == VALUE_FLOAT  ? reader.wire == VECHE_PROTOBUF_FIXED32
                            : reader.number == VALUE_DOUBLE ? reader.wire == VECHE_PROTOBUF_FIXED64
                            : reader.number <= VALUE_LAST   ? reader.wire == VECHE_PROTOBUF_VARINT
                                                            : veche_vector_tile_take (&room->unknown, 1);

      if (!fits)
        return FALSE;
    }
  return veche_protobuf_is_done (&reader);
}

/* Pairs of a key and a value, by their places in the layer's tables. */
static gboolean
veche_vector_tile_check_tags (const VecheProtobuf *packed, const VecheVectorTileLayer *layer)
{
  VecheProtobuf reader = veche_protobuf_enter (packed);
  guint64 number;
  guint n = 0;

  while (veche_protobuf_read_number (&reader, &number))
    if (number >= (n++ % 2 == 0 ? layer->keys : layer->values))
      return FALSE;
  return veche_protobuf_is_done (&reader) && n % 2 == 0;
}

static gboolean
veche_vector_tile_move (gint64 *place, guint64 zigzag, gint64 most)
{
  if (zigzag > G_MAXUINT32)
    return FALSE;
  *place += (gint64) (zigzag >> 1) ^ -(gint64) (zigzag & 1);
  return ABS (*place) <= most;
}

/* Of pairs of steps, @n of them. */
static gboolean
veche_vector_tile_check_steps (VecheProtobuf *reader, guint64 n, gint64 place[2], gint64 most, VecheVectorTileRoom *room)
{
  for (guint64 i = 0; i < n; i++)
    for (guint axis = 0; axis < 2; axis++)
      {
        guint64 step;

        if (!veche_vector_tile_take (&room->numbers, 1) || !veche_protobuf_read_number (reader, &step)
            || !veche_vector_tile_move (&place[axis], step, most))
          return FALSE;
      }
  return TRUE;
}

/* Commands (a number: what, how many times) and their steps. The first one moves: there is no line before it. */
static gboolean
veche_vector_tile_check_geometry (const VecheProtobuf *packed, gboolean line, const VecheVectorTileLayer *layer, VecheVectorTileRoom *room)
{
  VecheProtobuf reader = veche_protobuf_enter (packed);
  gint64 place[2] = { 0, 0 };
  gboolean moved = FALSE;
  guint64 points = 0;
  guint64 command;

  while (veche_protobuf_read_number (&reader, &command))
    {
      const guint what = (guint) (command & 7);
      const guint64 times = command >> 3;

      if (!veche_vector_tile_take (&room->numbers, 1) || times == 0 || (what != MOVE_TO && !moved) || (what == CLOSE_PATH && times != 1)
          || (what != MOVE_TO && what != LINE_TO && what != CLOSE_PATH))
        return FALSE;
      moved = TRUE;
      points += times;
      if (line && points > MOST_LINE)
        return FALSE;
      if (what != CLOSE_PATH && !veche_vector_tile_check_steps (&reader, times, place, layer->most, room))
        return FALSE;
    }
  return veche_protobuf_is_done (&reader);
}

static gboolean
veche_vector_tile_check_feature (const VecheProtobuf *message, const VecheVectorTileLayer *layer, VecheVectorTileRoom *room)
{
  VecheProtobuf reader = veche_protobuf_enter (message);
  VecheProtobuf geometry = { 0 };
  gboolean tagged = FALSE;
  guint64 type = 0;

  while (veche_protobuf_next (&reader))
    {
      gboolean fits = FALSE;

      if (reader.number == FEATURE_ID)
        fits = reader.wire == VECHE_PROTOBUF_VARINT;
      else if (reader.number == FEATURE_TYPE)
        fits = reader.wire == VECHE_PROTOBUF_VARINT && reader.value <= TYPE_LAST;
      else if (reader.number == FEATURE_TAGS)
        fits = reader.wire == VECHE_PROTOBUF_BYTES && !tagged && veche_vector_tile_check_tags (&reader, layer);
      /* In pieces, or number by number, nobody writes it. */
      else if (reader.number == FEATURE_GEOMETRY)
        fits = reader.wire == VECHE_PROTOBUF_BYTES && geometry.number == 0;
      else
        fits = veche_vector_tile_take (&room->unknown, 1);
      if (!fits)
        return FALSE;
      if (reader.number == FEATURE_TYPE)
        type = reader.value;
      else if (reader.number == FEATURE_GEOMETRY)
        geometry = reader;
      tagged = tagged || reader.number == FEATURE_TAGS;
    }
  return veche_protobuf_is_done (&reader)
         && (geometry.number == 0 || veche_vector_tile_check_geometry (&geometry, type == TYPE_LINE, layer, room));
}

/* All but the features, which point into tables that may come after them. */
static gboolean
veche_vector_tile_check_tables (const VecheProtobuf *message, VecheVectorTileLayer *layer, VecheVectorTileRoom *room)
{
  VecheProtobuf reader = veche_protobuf_enter (message);
  gint64 extent = 4096;
  gboolean named = FALSE;
  gboolean versioned = FALSE;

  while (veche_protobuf_next (&reader))
    {
      gboolean fits = FALSE;

      if (reader.number == LAYER_NAME)
        fits = named = veche_vector_tile_check_text (&reader) && !named;
      else if (reader.number == LAYER_FEATURE)
        fits = reader.wire == VECHE_PROTOBUF_BYTES && veche_vector_tile_take (&room->features, 1);
      else if (reader.number == LAYER_KEY)
        fits = veche_vector_tile_take (&room->entries, 1) && veche_vector_tile_check_text (&reader) && ++layer->keys > 0;
      else if (reader.number == LAYER_VALUE)
        fits = reader.wire == VECHE_PROTOBUF_BYTES && veche_vector_tile_take (&room->entries, 1) && veche_vector_tile_check_value (&reader, room)
               && ++layer->values > 0;
      else if (reader.number == LAYER_EXTENT)
        fits = reader.wire == VECHE_PROTOBUF_VARINT && reader.value > 0 && reader.value <= MOST_EXTENT;
      else if (reader.number == LAYER_VERSION)
        fits = versioned = reader.wire == VECHE_PROTOBUF_VARINT;
      else
        fits = veche_vector_tile_take (&room->unknown, 1);
      if (!fits)
        return FALSE;
      if (reader.number == LAYER_EXTENT)
        extent = (gint64) reader.value;
    }
  layer->most = MOST_SIDES * extent;
  return veche_protobuf_is_done (&reader) && named && versioned;
}

static gboolean
veche_vector_tile_check_layer (const VecheProtobuf *message, VecheVectorTileRoom *room)
{
  VecheProtobuf reader = veche_protobuf_enter (message);
  VecheVectorTileLayer layer = { 0 };

  if (!veche_vector_tile_check_tables (message, &layer, room))
    return FALSE;
  while (veche_protobuf_next (&reader))
    if (reader.number == LAYER_FEATURE && !veche_vector_tile_check_feature (&reader, &layer, room))
      return FALSE;
  return TRUE;
}

static gboolean
veche_vector_tile_check (GBytes *plain)
{
  VecheVectorTileRoom room = { MOST_LAYERS, MOST_FEATURES, MOST_ENTRIES, MOST_NUMBERS, MOST_UNKNOWN };
  VecheProtobuf reader = { .data = g_bytes_get_data (plain, NULL), .size = g_bytes_get_size (plain) };

  reader = veche_protobuf_enter (&reader);
  while (veche_protobuf_next (&reader))
    {
      const gboolean fits = reader.number == TILE_LAYER ? reader.wire == VECHE_PROTOBUF_BYTES && veche_vector_tile_take (&room.layers, 1)
                                                            && veche_vector_tile_check_layer (&reader, &room)
                                                        : veche_vector_tile_take (&room.unknown, 1);

      if (!fits)
        return FALSE;
    }
  return veche_protobuf_is_done (&reader);
}

GBytes *
veche_vector_tile_unpack (GBytes *packed, GError **error)
{
  const guint8 *data;
  gsize size;
  g_autoptr (GBytes) plain = NULL;

  g_return_val_if_fail (packed != NULL, NULL);

  data = g_bytes_get_data (packed, &size);
  if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
    plain = veche_vector_tile_inflate (data, size);
  else if (size <= MOST_BYTES)
    plain = g_bytes_ref (packed);
  if (plain != NULL && veche_vector_tile_check (plain))
    return g_steal_pointer (&plain);
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_CORRUPT,
                       _("Could not draw all of the base map: a square of it is damaged or too large. Choose another file if that place is needed."));
  return NULL;
}
