/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-days.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
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
