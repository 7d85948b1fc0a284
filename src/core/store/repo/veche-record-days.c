/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-days.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-stmt.h"
#include "veche-time-zone.h"
#include "veche-time.h"

/* What an ISO day is told from an ISO moment by. */
#define DAY_LENGTH 10

static GTimeZone *
veche_record_days_load_zone (VecheStore *store, const VecheEditOp *op)
{
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  const char *name = NULL;

  if (g_strcmp0 (op->kind->parent, "programme") == 0)
    {
      sql = op->parent_id != 0 ? g_strdup ("SELECT zone FROM programme WHERE id = ?1")
                               : g_strdup_printf ("SELECT p.zone FROM programme p JOIN \"%s\" t ON t.\"%s\" = p.id WHERE t.id = ?1",
                                                  op->kind->table, op->kind->parent_column);
      stmt = veche_stmt_new (veche_store_get_db (store), sql, NULL);
    }
  if (stmt != NULL)
    {
      veche_stmt_bind_integer (stmt, 1, op->parent_id != 0 ? op->parent_id : op->id);
      if (veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW)
        name = veche_stmt_get_text (stmt, 0);
    }
  return veche_time_zone_load (name);
}

gboolean
veche_record_days_complete (VecheStore *store, VecheEditOp *op, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  for (guint i = 0; i < op->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (op->cells, VecheEditCell, i);
      char *moment;

      if ((cell->field->flags & (VECHE_FIELD_FROM | VECHE_FIELD_UNTIL)) == 0 || cell->value.type != VECHE_VALUE_TEXT
          || strlen (cell->value.text) != DAY_LENGTH)
        continue;
      if (zone == NULL)
        zone = veche_record_days_load_zone (store, op);
      moment = veche_time_bound_day (cell->value.text, (cell->field->flags & VECHE_FIELD_UNTIL) != 0, zone);
      if (moment == NULL)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not set “%s”: “%s” is no day."), veche_field_get_label (cell->field),
                       cell->value.text);
          return FALSE;
        }
      veche_value_take_text (&cell->value, moment);
    }
  return TRUE;
}

static gboolean
veche_record_days_move_stages (VecheStore *store, gint64 programme, GTimeZone *from, GTimeZone *to, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autoptr (VecheStmt) list = veche_stmt_new (db, "SELECT id, starts, ends FROM stage WHERE programme = ?1 ORDER BY id", error);
  g_autoptr (VecheStmt) move
    = veche_stmt_new (db, "UPDATE stage SET starts = coalesce(?2, starts), ends = coalesce(?3, ends) WHERE id = ?1", error);
  VecheStmtResult result;

  if (list == NULL || move == NULL)
    return FALSE;
  veche_stmt_bind_integer (list, 1, programme);
  while ((result = veche_stmt_step (list, error)) == VECHE_STMT_ROW)
    {
      g_autofree char *starts = veche_stmt_is_null (list, 1) ? NULL : veche_time_move_zone (veche_stmt_get_text (list, 1), from, to);
      g_autofree char *ends = veche_stmt_is_null (list, 2) ? NULL : veche_time_move_zone (veche_stmt_get_text (list, 2), from, to);

      if (starts == NULL && ends == NULL)
        continue;
      veche_stmt_bind_integer (move, 1, veche_stmt_get_integer (list, 0));
      veche_stmt_bind_text (move, 2, starts);
      veche_stmt_bind_text (move, 3, ends);
      if (!veche_stmt_run (move, error))
        return FALSE;
    }
  return result == VECHE_STMT_DONE;
}

gboolean
veche_record_days_move (VecheStore *store, const VecheEditOp *op, GError **error)
{
  const VecheValue *zone = op->kind == &veche_programme_kind ? veche_edit_op_get_cell (op, "zone") : NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  g_autoptr (GTimeZone) from = NULL;
  g_autoptr (GTimeZone) to = NULL;
  VecheStmtResult result;

  if (zone == NULL)
    return TRUE;
  stmt = veche_stmt_new (veche_store_get_db (store), "SELECT zone FROM programme WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, op->id);
  result = veche_stmt_step (stmt, error);
  /* A programme that is not there is the update's to tell of. */
  if (result != VECHE_STMT_ROW)
    return result == VECHE_STMT_DONE;
  from = veche_time_zone_load (veche_stmt_get_text (stmt, 0));
  to = veche_time_zone_load (zone->type == VECHE_VALUE_TEXT ? zone->text : NULL);
  return g_str_equal (g_time_zone_get_identifier (from), g_time_zone_get_identifier (to))
         || veche_record_days_move_stages (store, op->id, from, to, error);
}
