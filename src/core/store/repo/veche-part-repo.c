/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-part-repo.h"

#include "veche-record-match.h"
#include "veche-record-repo.h"

static gboolean
veche_part_repo_is_searched (const VecheKind *kind)
{
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if ((field->flags & VECHE_FIELD_SEARCH) != 0)
      return TRUE;
  return FALSE;
}

static VecheRecord *
veche_part_repo_find_of (VecheStore *store, const VecheKind *kind, gint64 parent, const char *text, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_autoptr (GPtrArray) parts = NULL;

  query->parent_id = parent;
  parts = veche_record_repo_query (store, query, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      VecheRecord *part = g_ptr_array_index (parts, i);
      g_autofree char *why = veche_record_match_dup (part, text);

      if (why != NULL)
        return g_object_ref (part);
    }
  return NULL;
}

VecheRecord *
veche_part_repo_find (VecheStore *store, const VecheKind *kind, gint64 id, const char *text, GError **error)
{
  g_autoptr (GPtrArray) kinds = veche_kind_list_children (kind);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      const VecheKind *child = g_ptr_array_index (kinds, i);
      VecheRecord *part = veche_part_repo_is_searched (child) ? veche_part_repo_find_of (store, child, id, text, &local) : NULL;

      if (part != NULL)
        return part;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return NULL;
}
