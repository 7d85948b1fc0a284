/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields of an office's own layer: the form, what objects say of it, and which are meant by that. */

#include "config.h"

#include "veche-error.h"
#include "veche-own-filter.h"
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
  /* Map files are headed by keys. */
  refuse (veche_own_form_field_new ("Uuid", "Вид", VECHE_FIELD_TEXT, NULL), NULL);
  refuse (veche_own_form_field_new ("a", "Вид", VECHE_FIELD_TEXT, NULL), veche_own_form_field_new ("A", "Род", VECHE_FIELD_TEXT, NULL));
  refuse (veche_own_form_field_new ("a", "Шестьдесят один знак: длиннее, чем заголовок столбца в таблице", VECHE_FIELD_TEXT, NULL), NULL);
}

static void
refuse_text (const char *form)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_own_form_check_text (form, &veche_territory_place_kind, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
}

/* As it comes from elsewhere: nothing of it may be left out silently. */
static void
test_check_text (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_own_form_check_text (FORM, &veche_territory_place_kind, &error));
  g_assert_true (veche_own_form_check_text (NULL, NULL, &error));
  g_assert_true (veche_own_form_check_text ("[]", NULL, &error));
  g_assert_no_error (error);
  refuse_text ("what");
  refuse_text ("{\"name\":\"a\"}");
  refuse_text ("[3]");
  refuse_text ("[{\"label\":\"a\"}]");
  refuse_text ("[{\"name\":\"a\",\"type\":\"picture\"}]");
  refuse_text ("[{\"name\":\"a\"},{\"name\":\"a\"}]");
  refuse_text ("[{\"name\":\"a\",\"type\":\"choice\"}]");
  refuse_text ("[{\"name\":\"Широта\"}]");
}

static void
test_style (void)
{
  g_autoptr (GPtrArray) plain = veche_own_form_parse (FORM);
  g_autoptr (GPtrArray) fields = veche_own_form_parse ("[{\"name\":\"a\",\"style\":true},{\"name\":\"b\",\"type\":\"choice\",\"choices\":[\"x\"],\"style\":true}]");
  g_autofree char *text = NULL;

  g_assert_null (veche_own_form_find_style (plain));
  /* Of a text there are no colours. */
  g_assert_cmpstr (veche_own_form_find_style (fields)->key, ==, "b");
  ((VecheOwnField *) g_ptr_array_index (plain, 0))->styles = TRUE;
  text = veche_own_form_format (plain);
  g_assert_nonnull (strstr (text, "\"style\":true"));
}

/* --- filters ------------------------------------------------------------------------------------------------------ */

#define ASKED                                                                                                                       \
  "[{\"name\":\"m\",\"label\":\"Материал\",\"type\":\"choice\",\"choices\":[\"дерево\",\"металл\"]},{\"name\":\"n\",\"label\":\"Длина\","         \
  "\"type\":\"number\"},{\"name\":\"b\",\"label\":\"Свет\",\"type\":\"boolean\"},{\"name\":\"d\",\"label\":\"Когда\",\"type\":\"date\"},"         \
  "{\"name\":\"t\",\"label\":\"Мастер\"}]"

/* @from, @to: as people type them; %NULL: nothing; "": that nothing is said. */
static gboolean
matches (const char *key, const char *from, const char *to, const char *json, char **words)
{
  g_autoptr (GPtrArray) fields = veche_own_form_parse (ASKED);
  g_autoptr (VecheOwnFilter) filter = veche_own_filter_new ();
  const VecheOwnField *field = veche_own_form_find (fields, key);
  g_auto (VecheValue) first = VECHE_VALUE_INIT;
  g_auto (VecheValue) last = VECHE_VALUE_INIT;

  g_assert_true (veche_field_parse (&field->field, from, &first, NULL));
  g_assert_true (veche_field_parse (&field->field, to, &last, NULL));
  if (from != NULL && *from == '\0')
    veche_value_set_text (&first, "");
  veche_own_filter_add (filter, field, &first, &last);
  if (words != NULL)
    *words = veche_own_filter_dup_words (filter);
  return veche_own_filter_matches (filter, json);
}

static void
test_filter (void)
{
  g_assert_true (matches ("m", NULL, NULL, NULL, NULL));
  g_assert_true (matches ("m", "дерево", NULL, "{\"m\":\"дерево\"}", NULL));
  g_assert_false (matches ("m", "дерево", NULL, "{\"m\":\"металл\"}", NULL));
  g_assert_false (matches ("m", "дерево", NULL, NULL, NULL));
  g_assert_true (matches ("m", "", NULL, "{\"n\":3}", NULL));
  g_assert_false (matches ("m", "", NULL, "{\"m\":\"дерево\"}", NULL));
  g_assert_true (matches ("b", "нет", NULL, "{\"b\":false}", NULL));
  g_assert_false (matches ("b", "нет", NULL, "{\"b\":true}", NULL));
  g_assert_false (matches ("b", "нет", NULL, "{}", NULL));
  g_assert_true (matches ("n", "1,5", "3", "{\"n\":1.5}", NULL));
  g_assert_true (matches ("n", NULL, "3", "{\"n\":3}", NULL));
  g_assert_false (matches ("n", "1,5", NULL, "{\"n\":1.49}", NULL));
  g_assert_false (matches ("n", NULL, "3", "{\"n\":\"три\"}", NULL));
  g_assert_true (matches ("d", "01.05.2024", "31.05.2024", "{\"d\":\"2024-05-31\"}", NULL));
  g_assert_false (matches ("d", "01.05.2024", NULL, "{\"d\":\"2024-04-30\"}", NULL));
  g_assert_true (matches ("t", "ИВАН", NULL, "{\"t\":\"Пётр Иванов\"}", NULL));
  g_assert_false (matches ("t", "Иван", NULL, "{\"t\":\"Пётр\"}", NULL));
  g_assert_false (matches ("t", "Иван", NULL, "no JSON", NULL));
}

static void
test_filter_words (void)
{
  g_autofree char *range = NULL;
  g_autofree char *least = NULL;
  g_autofree char *choice = NULL;
  g_autofree char *nothing = NULL;

  matches ("n", "1,5", "3", NULL, &range);
  g_assert_cmpstr (range, ==, "Длина: from 1,5 to 3");
  matches ("n", "1,5", NULL, NULL, &least);
  g_assert_cmpstr (least, ==, "Длина: from 1,5");
  matches ("m", "дерево", NULL, NULL, &choice);
  g_assert_cmpstr (choice, ==, "Материал: дерево");
  matches ("m", "", NULL, NULL, &nothing);
  g_assert_cmpstr (nothing, ==, "Материал: not said");
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
  g_test_add_func ("/model/own-form/check-text", test_check_text);
  g_test_add_func ("/model/own-form/style", test_style);
  g_test_add_func ("/model/own-form/filter", test_filter);
  g_test_add_func ("/model/own-form/filter-words", test_filter_words);
  g_test_add_func ("/model/own-form/objects", test_objects);
  g_test_add_func ("/model/own-form/merge", test_merge);
  g_test_add_func ("/model/own-form/comes-back", test_comes_back);
  g_test_add_func ("/model/own-form/words", test_words);
  return g_test_run ();
}
