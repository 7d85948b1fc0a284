/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-marks-private.h"

#include "veche-application-mark-repo.h"
#include "veche-application.h"

/* What makes an application late or incomplete, beside its own fields. */
static const char *const veche_record_marks_sources[]
  = { "attachment", "application.content", "application.member", "application.votes", "check", "check.item", "item", "person", "stage" };

gboolean
veche_record_marks_read (VecheStore *store, const VecheKind *kind, GPtrArray *records, GError **error)
{
  return kind != &veche_application_kind || veche_application_mark_repo_read (store, records, error);
}

gboolean
veche_record_marks_are_touched (const VecheKind *kind, const VecheChanges *changes)
{
  if (kind != &veche_application_kind)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (veche_record_marks_sources); i++)
    if (veche_changes_touch (changes, veche_kind_find (veche_record_marks_sources[i])))
      return TRUE;
  return FALSE;
}

gboolean
veche_record_marks_are_asked (const VecheQuery *query)
{
  for (guint i = 0; i < query->terms->len; i++)
    if (g_str_equal (((VecheQueryTerm *) g_ptr_array_index (query->terms, i))->field, VECHE_APPLICATION_MARK_FIELD))
      return TRUE;
  return FALSE;
}
