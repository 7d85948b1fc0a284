/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-lists.h"

#include "veche-i18n.h"
#include "veche-scale.h"
#include "veche-species.h"
#include "veche-survey.h"
#include "veche-text.h"

/* The texts of these fields that records of the kind have, folded. */
static GHashTable *
veche_survey_lists_load (VecheWorkspace *workspace, const VecheKind *kind, const char *const *fields, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_autoptr (GPtrArray) records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  GHashTable *texts;

  if (records == NULL)
    return NULL;
  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < records->len; i++)
    for (guint f = 0; fields[f] != NULL; f++)
      {
        const char *text = veche_record_get_text (g_ptr_array_index (records, i), fields[f]);

        if (text != NULL)
          g_hash_table_add (texts, veche_text_fold (text));
      }
  return texts;
}

static gboolean
veche_survey_lists_has (GHashTable *texts, const char *text)
{
  g_autofree char *folded = veche_text_fold (text);

  return g_hash_table_contains (texts, folded);
}

static void
veche_survey_lists_append_species (VecheEdit *edit, const VecheSpecies *species)
{
  const guint op = veche_edit_insert (edit, &veche_tree_species_kind, 0);

  veche_edit_set_text (edit, op, "name", species->name);
  veche_edit_set_text (edit, op, "latin", species->latin);
  veche_edit_set_text (edit, op, "aliases", species->aliases);
  veche_edit_set_text (edit, op, "form", species->form);
  veche_edit_set_text (edit, op, "value_group", species->value_group);
  veche_edit_set_real (edit, op, "max_diameter", species->limits.diameter);
  veche_edit_set_real (edit, op, "max_height", species->limits.height);
}

static void
veche_survey_lists_append_scale (VecheEdit *edit, const VecheScale *scale)
{
  const guint op = veche_edit_insert (edit, &veche_survey_scale_kind, 0);

  veche_edit_set_text (edit, op, "title", scale->title);
  veche_edit_set_text (edit, op, "code", scale->code);
  veche_edit_set_text (edit, op, "note", scale->note);
  for (guint i = 0; scale->grades[i].code != NULL; i++)
    {
      const guint grade = veche_edit_insert_child (edit, &veche_survey_grade_kind, op);

      veche_edit_set_text (edit, grade, "code", scale->grades[i].code);
      veche_edit_set_text (edit, grade, "title", scale->grades[i].title);
      veche_edit_set_text (edit, grade, "text", scale->grades[i].text);
      veche_edit_set_text (edit, grade, "common", scale->grades[i].common);
      veche_edit_set_integer (edit, grade, "position", i + 1);
    }
}

void
veche_survey_lists_append (VecheEdit *edit)
{
  for (const VecheSpecies *each = veche_species_list (); each->name != NULL; each++)
    veche_survey_lists_append_species (edit, each);
  for (const VecheScale *each = veche_scale_list (); each->code != NULL; each++)
    veche_survey_lists_append_scale (edit, each);
}

VecheEdit *
veche_survey_lists_prepare (VecheWorkspace *workspace, GError **error)
{
  static const char *const names[] = { "name", "latin", NULL };
  static const char *const codes[] = { "code", NULL };
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Lists for tree surveys"));
  g_autoptr (GHashTable) species = veche_survey_lists_load (workspace, &veche_tree_species_kind, names, error);
  g_autoptr (GHashTable) scales
    = species != NULL ? veche_survey_lists_load (workspace, &veche_survey_scale_kind, codes, error) : NULL;

  if (scales == NULL)
    return NULL;
  for (const VecheSpecies *each = veche_species_list (); each->name != NULL; each++)
    if (!veche_survey_lists_has (species, each->name) && !veche_survey_lists_has (species, each->latin))
      veche_survey_lists_append_species (edit, each);
  for (const VecheScale *each = veche_scale_list (); each->code != NULL; each++)
    if (!veche_survey_lists_has (scales, each->code))
      veche_survey_lists_append_scale (edit, each);
  return g_steal_pointer (&edit);
}
