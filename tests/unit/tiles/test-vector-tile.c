/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Vector tiles of strangers: what a renderer would fall over is refused before it sees it. */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-vector-tile.h"
#include "vector-tile-fixture.h"

#define COMMAND(what, times) ((guint32) (times) << 3 | (what))

static GBytes *
take (GByteArray *tile)
{
  return g_byte_array_free_to_bytes (tile);
}

static GBytes *
make_line (const guint32 *geometry, guint n)
{
  GByteArray *tile = g_byte_array_new ();

  vector_tile_fixture_put_layer (tile, "transportation", 2, geometry, n);
  return take (tile);
}

static gboolean
is_read (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = veche_vector_tile_unpack (bytes, &error);

  if (plain == NULL)
    g_assert_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT);
  else
    g_assert_no_error (error);
  return plain != NULL;
}

#define assert_line(expected, ...) \
  G_STMT_START \
  { \
    const guint32 geometry[] = { __VA_ARGS__ }; \
    g_autoptr (GBytes) bytes = make_line (geometry, G_N_ELEMENTS (geometry)); \
    g_assert_true (is_read (bytes) == (expected)); \
  } \
  G_STMT_END

static void
test_read (void)
{
  g_autoptr (GByteArray) tile = g_byte_array_new ();
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) unpacked = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  vector_tile_fixture_put_square (tile, "water", 0, 0, 2048, 4096);
  vector_tile_fixture_put_square (tile, "building", 100, 100, 50, 50);
  plain = g_bytes_new (tile->data, tile->len);
  packed = vector_tile_fixture_gzip (tile);
  g_assert_true (is_read (plain));
  unpacked = veche_vector_tile_unpack (packed, NULL);
  g_assert_true (g_bytes_equal (unpacked, plain));
  g_assert_true (is_read (nothing));
}

/* Every beginning of a tile, packed and not, is read or refused; so is every tile with one byte changed. */
static void
test_broken (void)
{
  g_autoptr (GByteArray) tile = g_byte_array_new ();
  g_autoptr (GBytes) packed = NULL;
  guint refused = 0;

  vector_tile_fixture_put_square (tile, "water", 0, 0, 2048, 4096);
  packed = vector_tile_fixture_gzip (tile);
  for (gsize size = 1; size < tile->len; size++)
    {
      g_autoptr (GBytes) part = g_bytes_new (tile->data, size);

      g_assert_false (is_read (part));
    }
  for (gsize size = 2; size < g_bytes_get_size (packed); size++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (packed, 0, size);

      g_assert_false (is_read (part));
    }
  for (guint i = 0; i < tile->len; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree guint8 *copy = g_memdup2 (tile->data, tile->len);
        g_autoptr (GBytes) changed = NULL;

        copy[i] ^= (guint8) (1u << bit);
        changed = g_bytes_new (copy, tile->len);
        refused += !is_read (changed);
      }
  g_assert_cmpuint (refused, >, 0);
}

static void
test_geometry (void)
{
  assert_line (TRUE, COMMAND (1, 1), 0, 0, COMMAND (2, 2), 10, 10, 10, 10);
  /* Something nobody knows, a line from nowhere, more steps than there are, none, a ring closed often. */
  assert_line (FALSE, COMMAND (3, 1), 0, 0);
  assert_line (FALSE, COMMAND (2, 1), 10, 10);
  assert_line (FALSE, COMMAND (1, 1), 0, 0, COMMAND (2, 3), 10, 10, 10, 10);
  assert_line (FALSE, COMMAND (1, 0), COMMAND (2, 1), 10, 10);
  assert_line (FALSE, COMMAND (1, 1), 0, 0, COMMAND (2, 1), 10, 10, COMMAND (7, 0x1fffffff));
  /* Farther away than anything is drawn. */
  assert_line (TRUE, COMMAND (1, 1), 0, 0, COMMAND (2, 1), 2 * 4 * 4096, 0);
  assert_line (FALSE, COMMAND (1, 1), 0, 0, COMMAND (2, 1), 2 * 4 * 4096 + 2, 0);
  assert_line (FALSE, COMMAND (1, 1), 0, 0, COMMAND (2, 1), 0xffffffff, 0);
}

/* Tags point into the layer's tables, which may come after them. */
static void
test_tags (void)
{
  for (guint32 key = 0; key < 2; key++)
    for (guint32 value = 0; value < 2; value++)
      {
        const guint32 tags[] = { key, value };
        g_autoptr (GByteArray) packed = vector_tile_fixture_pack (tags, 2);
        g_autoptr (GByteArray) feature = g_byte_array_new ();
        g_autoptr (GByteArray) layer = g_byte_array_new ();
        g_autoptr (GByteArray) tile = g_byte_array_new ();
        g_autoptr (GBytes) bytes = NULL;

        vector_tile_fixture_put_bytes (feature, 2, packed->data, packed->len);
        vector_tile_fixture_put_bytes (layer, 2, feature->data, feature->len);
        vector_tile_fixture_put_number (layer, 15, 2);
        vector_tile_fixture_put_bytes (layer, 1, "place", 5);
        vector_tile_fixture_put_bytes (layer, 3, "name", 4);
        vector_tile_fixture_put_bytes (layer, 4, "\x0a\x01x", 3);
        vector_tile_fixture_put_bytes (tile, 3, layer->data, layer->len);
        bytes = g_bytes_new (tile->data, tile->len);
        g_assert_true (is_read (bytes) == (key == 0 && value == 0));
      }
}

/* A few kilobytes that would be a gigabyte; a line whose names would take minutes; more features than a town has. */
static void
test_bombs (void)
{
  const guint n = 30000;
  g_autoptr (GByteArray) zeros = g_byte_array_new ();
  g_autoptr (GByteArray) layer = g_byte_array_new ();
  g_autoptr (GByteArray) tile = g_byte_array_new ();
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GBytes) many = NULL;
  g_autoptr (GBytes) line = NULL;
  guint32 *geometry = g_new0 (guint32, 2 * n + 4);

  g_byte_array_set_size (zeros, 64 * 1024 * 1024);
  memset (zeros->data, 0, zeros->len);
  bomb = vector_tile_fixture_gzip (zeros);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 100000);
  g_assert_false (is_read (bomb));

  geometry[0] = COMMAND (1, 1);
  geometry[3] = COMMAND (2, n);
  line = make_line (geometry, 2 * n + 4);
  g_free (geometry);
  g_assert_false (is_read (line));

  vector_tile_fixture_put_number (layer, 15, 2);
  vector_tile_fixture_put_bytes (layer, 1, "building", 8);
  for (guint i = 0; i < 300000; i++)
    vector_tile_fixture_put_bytes (layer, 2, "", 0);
  vector_tile_fixture_put_bytes (tile, 3, layer->data, layer->len);
  many = g_bytes_new (tile->data, tile->len);
  g_assert_false (is_read (many));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vector-tile/read", test_read);
  g_test_add_func ("/vector-tile/broken", test_broken);
  g_test_add_func ("/vector-tile/geometry", test_geometry);
  g_test_add_func ("/vector-tile/tags", test_tags);
  g_test_add_func ("/vector-tile/bombs", test_bombs);
  return g_test_run ();
}
