/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "veche-error.h"
#include "veche-json.h"

static char *
test_json_dup_canonical (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return veche_json_to_canonical (node);
}

static char *
test_json_dup_double (double value)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);

  json_node_set_double (node, value);
  return veche_json_to_canonical (node);
}

static void
test_json_canonical (void)
{
  g_autofree char *object = test_json_dup_canonical (
      "{ \"б\" : [ 1 , 2.50, -0.0, null ], \"a\":{\"z\":true,\"Z\":false,\"\":{}},\n"
      "\"😀\":[],\"\\uffee\":\"\" }");
  g_autofree char *string
      = test_json_dup_canonical ("[\"\\u0001\\u001f\\b\\t\\n\\f\\r\\\"\\\\\\/ ё€\\u007f\\u2028\"]");
  g_autofree char *integers
      = test_json_dup_canonical ("[9223372036854775807,-9223372036854775808,9007199254740993]");

  g_assert_cmpstr (
      object, ==,
      "{\"a\":{\"\":{},\"Z\":false,\"z\":true},\"б\":[1,2.5,0,null],\"\xef\xbf\xae\":\"\",\"😀\":[]}");
  g_assert_cmpstr (string, ==, "[\"\\u0001\\u001f\\b\\t\\n\\f\\r\\\"\\\\/ ё€\x7f\xe2\x80\xa8\"]");
  g_assert_cmpstr (integers, ==, "[9223372036854775807,-9223372036854775808,9007199254740993]");
}

/* The samples of RFC 8785, appendix B, and the double below whose nearest 16 digits do not read back. */
static void
test_json_doubles (void)
{
  static const struct
  {
    double value;
    const char *text;
  } samples[] = {
    { 0.0, "0" },
    { -0.0, "0" },
    { 5e-324, "5e-324" },
    { -5e-324, "-5e-324" },
    { 1.7976931348623157e308, "1.7976931348623157e+308" },
    { 9007199254740992.0, "9007199254740992" },
    { 295147905179352825856.0, "295147905179352830000" },
    { 9.999999999999997e22, "9.999999999999997e+22" },
    { 1e23, "1e+23" },
    { 1.0000000000000001e23, "1.0000000000000001e+23" },
    { 999999999999999700000.0, "999999999999999700000" },
    { 999999999999999900000.0, "999999999999999900000" },
    { 1e21, "1e+21" },
    { 9.999999999999997e-7, "9.999999999999997e-7" },
    { 0.000001, "0.000001" },
    { 333333333.3333332, "333333333.3333332" },
    { 333333333.33333325, "333333333.33333325" },
    { 333333333.3333333, "333333333.3333333" },
    { 1424953923781206.2, "1424953923781206.2" },
    { 37.5, "37.5" },
    { 55.75, "55.75" },
    { 5.684341886080802e-14, "5.684341886080802e-14" },
    { INFINITY, "null" },
    { NAN, "null" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = test_json_dup_double (samples[i].value);

      g_assert_cmpstr (text, ==, samples[i].text);
    }
}

static void
test_json_doubles_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      g_autofree char *text = NULL;
      double value;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      text = test_json_dup_double (value);
      g_assert_true (g_ascii_strtod (text, NULL) == value);
    }
}

static JsonNode *
test_json_draw (guint depth)
{
  int kind = g_test_rand_int_range (0, depth == 0 ? 5 : 7);
  JsonNode *node = json_node_new (kind == 5 ? JSON_NODE_ARRAY : kind == 6 ? JSON_NODE_OBJECT
                                                  : kind == 0            ? JSON_NODE_NULL
                                                                         : JSON_NODE_VALUE);
  g_autofree char *text
      = g_strdup_printf ("%c«%d»\n", g_test_rand_int_range (1, 127), g_test_rand_int_range (0, 99));

  if (kind == 1)
    json_node_set_int (node, g_test_rand_int ());
  else if (kind == 2)
    json_node_set_double (node, g_test_rand_int () + 0.1);
  else if (kind == 3)
    json_node_set_boolean (node, g_test_rand_bit ());
  else if (kind == 4)
    json_node_set_string (node, text);
  else if (kind == 5)
    {
      json_node_take_array (node, json_array_new ());
      for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
        json_array_add_element (json_node_get_array (node), test_json_draw (depth - 1));
    }
  else if (kind == 6)
    {
      json_node_take_object (node, json_object_new ());
      for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
        {
          g_autofree char *key = g_strdup_printf ("%c%d", g_test_rand_int_range (1, 127), i);

          json_object_set_member (json_node_get_object (node), key, test_json_draw (depth - 1));
        }
    }
  return node;
}

static void
test_json_canonical_is_stable (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (JsonNode) node = test_json_draw (4);
      g_autofree char *once = veche_json_to_canonical (node);
      g_autofree char *twice = test_json_dup_canonical (once);

      g_assert_cmpstr (once, ==, twice);
      g_assert_null (strchr (once, '\n'));
    }
}

static void
test_json_assert_refused (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (veche_json_parse_object (text, length, "the mapping file", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "the mapping file"));
}

static void
test_json_parse_object (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object
      = veche_json_parse_object ("\xef\xbb\xbf {\"a\":{\"b\":7}}trailing", 17, "x", &error);

  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "a"), "b"), ==, 7);

  test_json_assert_refused ("", -1);
  test_json_assert_refused ("[]", -1);
  test_json_assert_refused ("7", -1);
  test_json_assert_refused ("null", -1);
  test_json_assert_refused ("{\"a\":1", -1);
  test_json_assert_refused ("{\"a\":1}{", -1);
  test_json_assert_refused ("{a:1}", -1);
  test_json_assert_refused ("{} // comment", -1);
  test_json_assert_refused ("{\"a\":\"\xff\"}", -1);
  test_json_assert_refused ("{\"a\":\0}", 7);
}

static void
test_json_parse_names_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (veche_json_parse_object ("{\n\"a\": 1,\n\"b\": }\n", -1, "x", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, " 3"));
}

static char *
test_json_dup_nested (guint levels)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < levels; i++)
    g_string_append (text, "{\"[{[{\\\"\":");
  g_string_append (text, "1");
  for (guint i = 0; i < levels; i++)
    g_string_append (text, "}");
  return g_string_free_and_steal (text);
}

static void
test_json_parse_limits (void)
{
  g_autofree char *deep = test_json_dup_nested (64);
  g_autofree char *deeper = test_json_dup_nested (65);
  g_autofree char *deepest = test_json_dup_nested (100000);
  gsize large_size = (64u << 20) + 1;
  g_autofree char *large = g_malloc (large_size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = veche_json_parse_object (deep, -1, "x", &error);

  g_assert_no_error (error);
  g_assert_nonnull (object);
  test_json_assert_refused (deeper, -1);
  test_json_assert_refused (deepest, -1);

  memset (large, ' ', large_size);
  memcpy (large, "{}", 2);
  test_json_assert_refused (large, (gssize) large_size);
}

/* «a\u0000b» must not become «a». */
static void
test_json_zero (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) escaped = NULL;
  g_autoptr (JsonObject) own = NULL;

  g_assert_null (veche_json_parse_object ("{\"a\":\"a\\u0000b\"}", -1, "the test", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  g_clear_error (&error);
  escaped = veche_json_parse_object ("{\"a\":\"a\\\\u0000b\"}", -1, "the test", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (escaped, "a"), ==, "a\\u0000b");
  own = veche_json_parse_own_object ("{\"a\":\"a\\u0000b\"}", -1, "the test", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (own, "a"), ==, "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/canonical", test_json_canonical);
  g_test_add_func ("/base/json/doubles", test_json_doubles);
  g_test_add_func ("/base/json/zero", test_json_zero);
  g_test_add_func ("/base/json/doubles-round-trip", test_json_doubles_round_trip);
  g_test_add_func ("/base/json/canonical-is-stable", test_json_canonical_is_stable);
  g_test_add_func ("/base/json/parse-object", test_json_parse_object);
  g_test_add_func ("/base/json/parse-names-line", test_json_parse_names_line);
  g_test_add_func ("/base/json/parse-limits", test_json_parse_limits);
  return g_test_run ();
}
