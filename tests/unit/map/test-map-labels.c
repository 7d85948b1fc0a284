/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-labels.h"

/* One symbol of 10 pixels at 100, 100, and labels of 30 × 12: right, left, above and below of it, then there is no room. */
static void
test_labels_beside (void)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  static const float wanted[][2] = { { 107, 94 }, { 63, 94 }, { 85, 81 }, { 85, 107 } };
  graphene_rect_t room;

  graphene_rect_init (&room, 95, 95, 10, 10);
  g_array_append_val (taken, room);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_true (veche_map_labels_find_room (taken, 100, 100, 10, 30, 12, &room));
      g_assert_cmpfloat (room.origin.x, ==, wanted[i][0]);
      g_assert_cmpfloat (room.origin.y, ==, wanted[i][1]);
      for (guint j = 0; j < taken->len; j++)
        g_assert_false (graphene_rect_intersection (&room, &g_array_index (taken, graphene_rect_t, j), NULL));
      g_array_append_val (taken, room);
    }
  g_assert_false (veche_map_labels_find_room (taken, 100, 100, 10, 30, 12, &room));
}

/* The name of an area goes on it, or a little off where something stands in its middle. */
static void
test_labels_upon (void)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  graphene_rect_t room;

  g_assert_true (veche_map_labels_find_room (taken, 100, 100, 0, 30, 12, &room));
  g_assert_cmpfloat (room.origin.y, ==, 94);
  g_array_append_val (taken, room);
  g_assert_true (veche_map_labels_find_room (taken, 100, 100, 0, 30, 12, &room));
  g_assert_cmpfloat (room.origin.x, ==, 85);
  g_assert_cmpfloat (room.origin.y, ==, 79);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/labels/beside", test_labels_beside);
  g_test_add_func ("/map/labels/upon", test_labels_upon);
  return g_test_run ();
}
