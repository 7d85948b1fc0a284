/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields of an office's own layer: the form, and what objects say of it. */

#include "config.h"

#include "veche-error.h"
#include "veche-own-form.h"
#include "veche-territory.h"

#define FORM                                                                                                                        \
  "[{\"choices\":[\"дерево\",\"металл\"],\"label\":\"Материал\",\"name\":\"m\",\"type\":\"choice\"},"                                \
  "{\"label\":\"Длина\",\"name\":\"Длина\",\"type\":\"number\"}]"

static void
assert_merged (const char *json, const char *patch, const char *wanted)
{
  g_autofree char *merged = veche_own_form_merge (json, patch);

  g_assert_cmpstr (merged, ==, wanted);
}

static void
test_form (void)
{
  g_autoptr (GPtrArray) fields = veche_own_form_parse (FORM);
  g_autoptr (GPtrArray) broken = veche_own_form_parse ("[{\"label\":\"x\"},{\"name\":\"a\",\"type\":\"picture\"},3,{\"name\":\"b\"},{\"name\":\"b\"}]");
  g_autoptr (GPtrArray) nothing = veche_own_form_parse ("what");
  g_autofree char *text = veche_own_form_format (fields);
  const VecheOwnField *field = veche_own_form_find (fields, "m");

  g_assert_cmpuint (fields->len, ==, 2);
  g_assert_cmpstr (text, ==, FORM);
  g_assert_cmpstr (field->field.name, ==, "own_fields.m");
  g_assert_cmpstr (veche_field_get_label (&field->field), ==, "Материал");
  g_assert_cmpint (field->field.type, ==, VECHE_FIELD_CODE);
  g_assert_cmpstr (field->field.codes[1].code, ==, "металл");
  /* What cannot be read, and a name that is there already, is left out. */
  g_assert_cmpuint (broken->len, ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_null (veche_own_form_format (nothing));
}

static void
refuse (VecheOwnField *first, VecheOwnField *second)
{
  g_autoptr (GPtrArray) fields = veche_own_form_new_list ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (fields, first);
  if (second != NULL)
    g_ptr_array_add (fields, second);
  g_assert_false (veche_own_form_check (fields, &veche_territory_place_kind, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
}

static void
test_check (void)
{
  g_autoptr (GPtrArray) fields = veche_own_form_parse (FORM);
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_own_form_check (fields, &veche_territory_place_kind, &error));
  g_assert_no_error (error);
  refuse (veche_own_form_field_new ("", "", VECHE_FIELD_TEXT, NULL), NULL);
  refuse (veche_own_form_field_new ("a", "Длина", VECHE_FIELD_TEXT, NULL), veche_own_form_field_new ("b", "длина", VECHE_FIELD_DATE, NULL));
  refuse (veche_own_form_field_new ("a", "Вид", VECHE_FIELD_CODE, NULL), NULL);
  /* A column of an export would be two fields. */
  refuse (veche_own_form_field_new ("a", "Title", VECHE_FIELD_TEXT, NULL), NULL);
  /* A file that comes back would be put there. */
  refuse (veche_own_form_field_new ("a", "Долгота", VECHE_FIELD_REAL, NULL), NULL);
  refuse (veche_own_form_field_new ("a", "UUID", VECHE_FIELD_TEXT, NULL), NULL);
}

static void
test_objects (void)
{
  g_autoptr (GPtrArray) fields = veche_own_form_parse (FORM);
  const VecheOwnField *material = g_ptr_array_index (fields, 0), *length = g_ptr_array_index (fields, 1);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;

  veche_value_set_text (&value, "дерево");
  first = veche_own_form_write (NULL, material, &value);
  g_assert_cmpstr (first, ==, "{\"m\":\"дерево\"}");
  veche_value_set_real (&value, 1.5);
  second = veche_own_form_write (first, length, &value);
  g_assert_cmpstr (second, ==, "{\"m\":\"дерево\",\"Длина\":1.5}");
  veche_own_form_read (second, length, &value);
  g_assert_cmpfloat (value.real, ==, 1.5);
  veche_own_form_read (first, length, &value);
  g_assert_cmpint (value.type, ==, VECHE_VALUE_NULL);
  /* Another program has put a word where a number was. */
  veche_own_form_read ("{\"Длина\":\"три\"}", length, &value);
  g_assert_cmpint (value.type, ==, VECHE_VALUE_NULL);
  veche_value_clear (&value);
  none = veche_own_form_write (first, material, &value);
  g_assert_null (none);
}

/* A file cuts long texts and rounds numbers: that is no news. */
static void
test_comes_back (void)
{
  g_autofree char *text = g_strnfill (300, 'a');
  g_autofree char *cut = g_strndup (text, 254);
  g_autofree char *json = g_strdup_printf ("{\"n\":0.1,\"t\":\"%s\"}", text);
  g_autofree char *same = g_strdup_printf ("{\"n\":0.10000000000000002,\"t\":\"%s\"}", cut);
  g_autofree char *nothing = veche_own_form_reduce (same, json);
  g_autofree char *number = veche_own_form_reduce ("{\"n\":0.2,\"t\":\"aaa\"}", json);

  g_assert_null (nothing);
  g_assert_cmpstr (number, ==, "{\"n\":0.2,\"t\":\"aaa\"}");
}

static void
test_merge (void)
{
  g_autofree char *news = veche_own_form_reduce ("{\"a\":1,\"b\":null,\"c\":\"x\"}", "{\"a\":1.0,\"c\":\"y\"}");

  assert_merged ("{\"b\":1,\"a\":2}", "{\"a\":null,\"c\":3}", "{\"b\":1,\"c\":3}");
  assert_merged ("no JSON", "{\"c\":3}", "{\"c\":3}");
  assert_merged ("{\"a\":2}", "{\"a\":null}", NULL);
  g_assert_cmpstr (news, ==, "{\"c\":\"x\"}");
  g_assert_true (veche_own_form_agree ("{\"a\":5}", "{\"a\":1,\"b\":1}", "{\"a\":1,\"b\":2}"));
  g_assert_false (veche_own_form_agree ("{\"a\":5}", "{\"a\":1}", NULL));
}

/* In the history, and where what was changed is shown, it is no JSON. */
static void
test_words (void)
{
  const VecheField *field = &veche_territory_place_kind.fields[veche_kind_find_field (&veche_territory_place_kind, VECHE_OWN_FORM_FIELD)];
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autofree char *words = NULL;
  g_autofree char *other = NULL;

  veche_value_set_text (&value, "{\"Длина\":1.5,\"Материал\":\"дерево\"}");
  words = veche_field_format (field, &value);
  g_assert_cmpstr (words, ==, "Длина: 1,5; Материал: дерево");
  /* Of another program. */
  veche_value_set_text (&value, "a text");
  other = veche_field_format (field, &value);
  g_assert_cmpstr (other, ==, "a text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/own-form/form", test_form);
  g_test_add_func ("/model/own-form/check", test_check);
  g_test_add_func ("/model/own-form/objects", test_objects);
  g_test_add_func ("/model/own-form/merge", test_merge);
  g_test_add_func ("/model/own-form/comes-back", test_comes_back);
  g_test_add_func ("/model/own-form/words", test_words);
  return g_test_run ();
}
