/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-map-address.h"

static void
assert_refused (const char *address, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_map_address_check (address, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_address_check (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_map_address_check ("https://tile.openstreetmap.org/{z}/{x}/{y}.png", &error));
  g_assert_no_error (error);
  g_assert_true (veche_map_address_check ("https://карта.рф:8080/wms?z={z}&x={x}&row={-y}&key=a%20b", &error));
  g_assert_no_error (error);
  assert_refused ("ftp://tiles.example.org/{z}/{x}/{y}.png", "https://");
  assert_refused ("http://tiles.example.org/{z}/{x}/{y}.png", "http://");
  assert_refused ("/media/stick/{z}/{x}/{y}.png", "https://");
  assert_refused ("https://tiles.example.org/{z}/{x}.png", "{z}, {x} and {y}");
  assert_refused ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", "braces");
  assert_refused ("https:///{z}/{x}/{y}.png", "no address");
  assert_refused ("https://tiles.example.org/a b/{z}/{x}/{y}.png", "no address");
}

static void
test_address_expand (void)
{
  g_autofree char *north = veche_map_address_expand ("https://t.org/{z}/{x}/{y}.png?{x}", 3, 5, 1);
  g_autofree char *south = veche_map_address_expand ("https://t.org/{z}/{x}/{-y}", 3, 5, 1);
  g_autofree char *host = veche_map_address_dup_host ("https://t.org:8080/{z}/{x}/{y}");

  g_assert_cmpstr (north, ==, "https://t.org/3/5/1.png?5");
  g_assert_cmpstr (south, ==, "https://t.org/3/5/6");
  g_assert_cmpstr (host, ==, "t.org");
  g_assert_true (veche_map_address_is_online ("https://t.org/"));
  g_assert_false (veche_map_address_is_online ("/media/stick/https:/t.mbtiles"));
  g_assert_false (veche_map_address_is_online (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/address/check", test_address_check);
  g_test_add_func ("/map/address/expand", test_address_expand);
  return g_test_run ();
}
