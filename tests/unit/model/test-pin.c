/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-error.h"
#include "veche-pin.h"

static void
test_form (void)
{
  static const char *const wrong[] = { "", "123", "1234567890123", "12a4", "١٢٣٤", " 1234" };
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_pin_check ("0000", &error));
  g_assert_no_error (error);
  g_assert_true (veche_pin_check ("123456789012", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (veche_pin_check (wrong[i], &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
      g_clear_error (&error);
    }
}

static void
test_hash (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = veche_pin_hash ("2580", &error);
  g_autofree char *second = veche_pin_hash ("2580", &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first, "$y$"));
  /* The salt is another one each time. */
  g_assert_cmpstr (first, !=, second);
  g_assert_null (strstr (first, "2580"));
  g_assert_true (veche_pin_matches ("2580", first));
  g_assert_true (veche_pin_matches ("2580", second));
  g_assert_false (veche_pin_matches ("2581", first));
  g_assert_false (veche_pin_matches ("2580", "2580"));
  g_assert_false (veche_pin_matches ("", ""));
  g_assert_null (veche_pin_hash ("12", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
}

static void
test_wait (void)
{
  g_assert_cmpuint (veche_pin_get_wait (0), ==, 0);
  g_assert_cmpuint (veche_pin_get_wait (1), ==, 1);
  g_assert_cmpuint (veche_pin_get_wait (4), ==, 8);
  for (guint i = 1; i < 40; i++)
    g_assert_cmpuint (veche_pin_get_wait (i), >=, veche_pin_get_wait (i - 1));
  g_assert_cmpuint (veche_pin_get_wait (1000), ==, 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pin/form", test_form);
  g_test_add_func ("/pin/hash", test_hash);
  g_test_add_func ("/pin/wait", test_wait);
  return g_test_run ();
}
