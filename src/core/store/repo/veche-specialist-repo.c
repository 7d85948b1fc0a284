/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-specialist-repo.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-record-repo.h"
#include "veche-species-names.h"
#include "veche-stmt.h"
#include "veche-tree.h"

/* A species and its Latin name as one text: of a town's trees there are some hundreds of these. */
#define NAMES "ifnull (t.species, '') || char (10) || ifnull (t.latin, '')"

#define INSPECT "ifnull (t.decision = 'inspect', 0)"
#define PROPOSAL "(t.volunteer_decision IS NOT NULL AND t.decision IS NULL)"

static VecheSpeciesNames *
veche_specialist_repo_load_names (VecheStore *store, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_species_kind);
  g_autoptr (GPtrArray) records = NULL;
  VecheSpeciesNames *names;

  veche_query_set_sort (query, VECHE_QUERY_BY_ID, FALSE);
  records = veche_record_repo_query (store, query, error);
  if (records == NULL)
    return NULL;
  names = veche_species_names_new ();
  for (guint i = 0; i < records->len; i++)
    veche_species_names_add (names, g_ptr_array_index (records, i));
  return names;
}

/* Which names of trees mean no species: folding and other names are beyond SQL. A JSON array for @value. */
static gboolean
veche_specialist_repo_list_unknown (VecheStore *store, VecheValue *value, GError **error)
{
  g_autoptr (VecheSpeciesNames) names = veche_specialist_repo_load_names (store, error);
  g_autoptr (VecheStmt) stmt
    = names != NULL ? veche_stmt_new (veche_store_get_db (store), "SELECT DISTINCT species, latin, " NAMES " FROM tree t", error) : NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *unknown = json_array_new ();
  g_autofree char *json = NULL;
  VecheStmtResult result;

  json_node_take_array (node, unknown);
  if (stmt == NULL)
    return FALSE;
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    if (veche_species_names_find (names, veche_stmt_get_text (stmt, 0)) == NULL
        && veche_species_names_find (names, veche_stmt_get_text (stmt, 1)) == NULL)
      json_array_add_string_element (unknown, veche_stmt_get_text (stmt, 2));
  if (result != VECHE_STMT_DONE)
    return FALSE;
  json = veche_json_to_canonical (node);
  veche_value_set_text (value, json);
  return TRUE;
}

char *
veche_specialist_repo_dup_condition (VecheStore *store, const VecheQueryTerm *term, guint parameter, VecheValue *value, GError **error)
{
  const gboolean any = g_str_equal (term->value, "any");
  const char *not = term->negated ? "NOT " : "";

  veche_value_set_text (value, "[]");
  if (any || g_str_equal (term->value, "species"))
    {
      if (!veche_specialist_repo_list_unknown (store, value, error))
        return NULL;
      return g_strdup_printf ("%s(t.removed IS NULL AND (" NAMES " IN (SELECT value FROM json_each (?%u))%s))", not, parameter,
                              any ? " OR " INSPECT " OR " PROPOSAL : "");
    }
  /* The parameter has to stand somewhere, or it could not be bound. */
  if (g_str_equal (term->value, "inspect"))
    return g_strdup_printf ("%s(t.removed IS NULL AND " INSPECT " AND ?%u IS NOT NULL)", not, parameter);
  if (g_str_equal (term->value, "proposal"))
    return g_strdup_printf ("%s(t.removed IS NULL AND " PROPOSAL " AND ?%u IS NOT NULL)", not, parameter);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not list by “%s”: nothing waits so for a specialist. Take “species”, “inspect”, “proposal” or “any”."), term->value);
  return NULL;
}
