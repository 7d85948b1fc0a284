/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-survey.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-survey.h"
#include "veche-text.h"

static gboolean
veche_import_survey_is_block (VecheRecord *block, const char *reference)
{
  g_autofree char *wanted = veche_text_fold (reference);
  g_autofree char *workplace = veche_text_fold (veche_record_get_title (block));
  g_autofree char *id = g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (block));

  return g_str_equal (wanted, workplace) || g_str_equal (reference, id) || g_ascii_strcasecmp (reference, veche_record_get_uuid (block)) == 0;
}

/* The block that is called so, of the survey or, with 0, of any. %NULL with @error: there is none, or more than one. */
static VecheRecord *
veche_import_survey_find_block (VecheWorkspace *workspace, gint64 survey, const char *reference, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_survey_block_kind);
  g_autoptr (GPtrArray) blocks = NULL;
  VecheRecord *found = NULL;

  query->parent_id = survey;
  if ((blocks = dex_await_boxed (veche_workspace_query (workspace, query), error)) == NULL)
    return NULL;
  for (guint i = 0; i < blocks->len; i++)
    {
      VecheRecord *block = g_ptr_array_index (blocks, i);

      if (!veche_import_survey_is_block (block, reference))
        continue;
      if (found != NULL)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                       _("Could not import into the number block “%s”: there are several of that name. Say the survey too."), reference);
          return NULL;
        }
      found = block;
    }
  if (found == NULL)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                 _("Could not import into the number block “%s”: the survey has none of that name. Add it to the survey first."), reference);
  return found != NULL ? g_object_ref (found) : NULL;
}

gboolean
veche_import_survey_choose (VecheImportRefs *refs, VecheWorkspace *workspace, const VecheKind *kind, const char *survey, const char *block,
                            GError **error)
{
  g_autoptr (VecheRecord) record = NULL;
  gint64 id = 0;

  if (survey == NULL && block == NULL)
    return TRUE;
  if (kind != &veche_tree_kind)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _("Could not import %s into a survey: only trees belong to one. Leave the survey out."), kind->plural);
      return FALSE;
    }
  /* By its title too, as a column of a table has it. */
  if (survey != NULL)
    id = veche_import_refs_find (refs, veche_kind_get_field (kind, "survey", NULL), survey);
  if (survey != NULL && id == 0 && (id = dex_await_int64 (veche_workspace_find (workspace, &veche_survey_kind, survey), error)) == 0)
    return FALSE;
  if (block != NULL && (record = veche_import_survey_find_block (workspace, id, block, error)) == NULL)
    return FALSE;
  if (record != NULL)
    veche_import_refs_set_survey (refs, veche_record_get_parent_id (record), veche_record_get_id (record));
  else
    veche_import_refs_set_survey (refs, id, 0);
  return TRUE;
}
