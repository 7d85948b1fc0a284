/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file is for, by what an applicant has called it. */

#include "config.h"

#include "veche-item-guess.h"
#include "veche-programme.h"
#include "veche-record.h"

static void
add (GPtrArray *items, const char *code, const char *title, const char *kind)
{
  VecheRecord *item = veche_record_new (&veche_programme_item_kind, items->len + 1, NULL);

  veche_record_set_text (item, "code", code);
  veche_record_set_text (item, "title", title);
  veche_record_set_text (item, "item_kind", kind);
  g_ptr_array_add (items, item);
}

static void
test_guess (void)
{
  static const struct
  {
    const char *name;
    const char *code;
  } cases[] = {
    { "Резюме Чиркова.pdf", "cv" },     { "cv_ivanov.PDF", "cv" },   { "Смета башни.xlsx", "budget" }, { "бюджеты.ods", "budget" },
    { "Ролик о команде.mp4", "video" }, { "Схема двора.png", NULL }, { "scan0001.pdf", NULL },         { "", NULL },
  };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) twins = g_ptr_array_new_with_free_func (g_object_unref);

  add (items, "summary", "Краткое описание проекта", "text");
  add (items, "budget", "Бюджет проекта", "money");
  add (items, "video", "Видеоролик о команде проекта", "link");
  add (items, "cv", "Резюме лидера проекта", "file");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (veche_item_guess (items, cases[i].name), ==, cases[i].code);
  g_assert_null (veche_item_guess (NULL, "Резюме.pdf"));

  /* Two that are as likely: a person says. */
  add (twins, "cv1", "Резюме лидера", "file");
  add (twins, "cv2", "Резюме архитектора", "file");
  g_assert_null (veche_item_guess (twins, "Резюме.pdf"));
  g_assert_cmpstr (veche_item_guess (twins, "Резюме архитектора.pdf"), ==, "cv2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/item-guess", test_guess);
  return g_test_run ();
}
