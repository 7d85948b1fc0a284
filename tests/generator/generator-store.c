/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "generator.h"

#include "veche-record-repo.h"
#include "veche-store-fill.h"

/* Applications of one step: large steps fill fast, and a journal of many is more like an office's. */
#define STEP 5000

typedef struct
{
  Generator *generator;
  guint count;
  guint number; /* of the first */
} GeneratorStep;

VecheStore *
generator_create_store (const char *path)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  g_autoptr (GError) error = NULL;
  guint programme = veche_edit_insert (edit, veche_kind_find ("programme"), 0);
  guint theme = veche_edit_insert_child (edit, veche_kind_find ("theme"), programme);
  guint item = veche_edit_insert_child (edit, veche_kind_find ("item"), programme);
  VecheStore *store;

  veche_edit_set_text (edit, programme, "title", "Отбор проектов 2020 года");
  veche_edit_set_text (edit, programme, "code", "2020");
  veche_edit_set_text (edit, theme, "code", "smart");
  veche_edit_set_text (edit, theme, "title", "Умный город");
  veche_edit_set_text (edit, item, "code", "summary");
  veche_edit_set_text (edit, item, "title", "Описание");
  veche_edit_set_text (edit, item, "field", "summary");
  store = veche_store_fill_create (path, "Созданное", edit, NULL, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

/* Edits of a few records at a time: one of thousands would be held in memory as a whole. */
static gboolean
generator_store_write (VecheStore *store, gpointer data, GError **error)
{
  const GeneratorStep *step = data;

  for (guint i = 0; i < step->count; i++)
    {
      g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
      guint op = generator_insert (step->generator, edit);
      g_autofree char *number = g_strdup_printf ("2020-%u", step->number + i);

      edit->verb = TRUE;
      veche_edit_set_text (edit, op, "number", number);
      veche_edit_set_text (edit, op, "state", "registered");
      veche_edit_set_integer (edit, op, "theme", 1);
      if (!veche_record_repo_apply (store, edit, error))
        return FALSE;
    }
  return TRUE;
}

void
generator_fill_store (Generator *self, VecheStore *store, guint count)
{
  g_autoptr (GError) error = NULL;
  guint number = (guint) veche_record_repo_count (store, veche_kind_find ("application")) + 1;

  while (count > 0)
    {
      GeneratorStep step = { self, MIN (count, STEP), number };

      if (!veche_store_write (store, VECHE_STEP_IMPORT, "Созданные заявки", "Генератор", generator_store_write, &step, NULL, NULL,
                              &error))
        g_error ("%s", error->message);
      count -= step.count;
      number += step.count;
    }
}
