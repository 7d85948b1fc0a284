/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-leader-repo.h"

#include "veche-application.h"
#include "veche-directory-repo.h"
#include "veche-people.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"

/* What a match was made by. */
#define TOLD "ifnull(leader, '') || char(10) || ifnull(leader_phone, '') || char(10) || ifnull(leader_email, '')"

/* A name alone makes nobody sure of anything. */
#define LEADER \
  "SELECT leader, leader_phone, leader_email, " TOLD " FROM application WHERE id = ?1 AND leader IS NOT NULL AND leader_person IS NULL " \
  "AND (leader_phone IS NOT NULL OR leader_email IS NOT NULL)"

/* Between the match and its writing people go on working. */
#define STILL \
  "SELECT 1 FROM application WHERE id = ?1 AND leader_person IS NULL AND " TOLD " = ?2 " \
  "AND EXISTS (SELECT 1 FROM person WHERE id = ?3 AND merged_into IS NULL)"

/* @told: id → what the match is made by. */
static gboolean
veche_leader_repo_add_leaders (VecheStore *store, VecheDirectoryPlan *plan, GArray *applications, GHashTable *told, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), LEADER, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < applications->len; i++)
    {
      gint64 id = g_array_index (applications, gint64, i);
      VecheStmtResult result;

      veche_stmt_bind_integer (stmt, 1, id);
      result = veche_stmt_step (stmt, error);
      if (result == VECHE_STMT_ERROR)
        return FALSE;
      if (result == VECHE_STMT_ROW)
        {
          veche_directory_plan_add (plan,
                                    &(VecheDirectoryEntry) { .name = (char *) veche_stmt_get_text (stmt, 0),
                                                             .phone = (char *) veche_stmt_get_text (stmt, 1),
                                                             .email = (char *) veche_stmt_get_text (stmt, 2) },
                                    (VecheDirectoryPlace) { &veche_application_kind, id, "leader_person" });
          g_hash_table_insert (told, g_memdup2 (&id, sizeof id), veche_stmt_dup_text (stmt, 3));
        }
      veche_stmt_reset (stmt);
    }
  return TRUE;
}

static void
veche_leader_repo_clear_link (gpointer data)
{
  g_clear_pointer (&((VecheLeaderLink *) data)->told, g_free);
}

GArray *
veche_leader_repo_match (VecheStore *store, GArray *applications, GError **error)
{
  g_autoptr (VecheDirectoryPlan) plan = veche_directory_plan_new (&veche_people_person_kind);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (VecheLeaderLink));
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GPtrArray *entries;

  g_array_set_clear_func (links, veche_leader_repo_clear_link);
  if (!veche_leader_repo_add_leaders (store, plan, applications, told, error) || !veche_directory_repo_add_people (store, plan, error))
    return NULL;
  entries = veche_directory_plan_list (plan);
  for (guint i = 0; i < entries->len; i++)
    {
      const VecheDirectoryEntry *entry = g_ptr_array_index (entries, i);

      if (!entry->certain)
        continue;
      for (guint p = 0; p < entry->places->len; p++)
        {
          gint64 id = g_array_index (entry->places, VecheDirectoryPlace, p).id;
          VecheLeaderLink link = { id, entry->match, g_strdup (g_hash_table_lookup (told, &id)) };

          g_array_append_val (links, link);
        }
    }
  return g_steal_pointer (&links);
}

gboolean
veche_leader_repo_link (VecheStore *store, const VecheLeaderLink *link, gboolean *linked, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), STILL, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  VecheStmtResult result;

  *linked = FALSE;
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, link->application);
  veche_stmt_bind_text (stmt, 2, link->told);
  veche_stmt_bind_integer (stmt, 3, link->person);
  result = veche_stmt_step (stmt, error);
  veche_stmt_reset (stmt);
  if (result != VECHE_STMT_ROW)
    return result == VECHE_STMT_DONE;
  veche_edit_set_integer (edit, veche_edit_update (edit, &veche_application_kind, link->application), "leader_person", link->person);
  *linked = veche_record_repo_apply (store, edit, error);
  return *linked;
}

/* Where a name stands, and the reference that says who of the directory it is. */
static const struct
{
  const VecheKind *kind;
  const char *name;
  const char *reference;
} veche_leader_repo_places[] = {
  { &veche_application_kind, "leader", "leader_person" },
  { &veche_application_member_kind, "name", "person" },
};

static gboolean
veche_leader_repo_is_told (GArray *cells, const char *reference, gint64 id)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (cells, VecheEditCell, i);

      if (g_str_equal (cell->field->name, reference))
        return cell->value.type == VECHE_VALUE_INTEGER && cell->value.integer == id;
    }
  return FALSE;
}

void
veche_leader_repo_unlink_renamed (VecheRecord *record, GArray *cells, VecheEdit *edit, guint op)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_leader_repo_places); i++)
    {
      const char *reference = veche_leader_repo_places[i].reference;

      if (veche_leader_repo_places[i].kind == veche_record_get_kind (record)
          && veche_edit_op_get_cell (veche_edit_get_op (edit, op), veche_leader_repo_places[i].name) != NULL
          && veche_edit_op_get_cell (veche_edit_get_op (edit, op), reference) == NULL && !veche_record_is_null (record, reference)
          && !veche_leader_repo_is_told (cells, reference, veche_record_get_integer (record, reference)))
        veche_edit_set_null (edit, op, reference);
    }
}
