/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-sql.h"

#include "veche-girth.h"

/* Whether a list or a whole record reads the field. */
static gboolean
veche_record_sql_has (const VecheField *field, gboolean brief)
{
  return !brief || (field->flags & VECHE_FIELD_BRIEF) != 0;
}

/* Whether the diameter is that of a girth which was measured: another program may have said another diameter since. */
#define GIRTH(row) "ifnull (abs (" row ".diameter - " row ".girth / 3.141592653589793) < 0.06, 0)"

/* «12+8», as it is typed, and «C38+25» of girths; not where another program has since said that the tree has another size. */
#define STEMS                                                                                                                              \
  ", (SELECT CASE WHEN count(*) > 1 AND max(s.diameter) = t.diameter THEN "                                                                \
  "CASE WHEN min(" GIRTH ("s") ") THEN '" VECHE_GIRTH_MARK "' || group_concat(printf('%.10g', s.girth), '+' ORDER BY s.position, s.id) "  \
  "ELSE group_concat(printf('%.10g', s.diameter), '+' ORDER BY s.position, s.id) END "                                                     \
  "WHEN " GIRTH ("t") " THEN '" VECHE_GIRTH_MARK "' || printf('%.10g', t.girth) END FROM tree_stem s WHERE s.tree = t.id)"

/* The same of one stem. */
#define STEM ", CASE WHEN " GIRTH ("t") " THEN '" VECHE_GIRTH_MARK "' || printf('%.10g', t.girth) END"

static void
veche_record_sql_append_field (GString *sql, const VecheField *field)
{
  const VecheKind *target;

  if ((field->flags & VECHE_FIELD_SECRET) != 0)
    g_string_append_printf (sql, ", CASE WHEN t.\"%s\" IS NOT NULL THEN '" VECHE_FIELD_MASK "' END", field->name);
  else
    g_string_append_printf (sql, ", t.\"%s\"", field->name);
  if ((field->flags & VECHE_FIELD_STEMS) != 0)
    g_string_append (sql, STEMS);
  else if ((field->flags & VECHE_FIELD_GIRTH) != 0)
    g_string_append (sql, STEM);
  if (field->type != VECHE_FIELD_REF)
    return;

  target = veche_kind_find (field->target);
  g_assert (target != NULL);
  g_string_append_printf (sql, ", (SELECT \"%s\" FROM \"%s\" WHERE id = t.\"%s\"), (SELECT \"%s\" FROM \"%s\" WHERE id = t.\"%s\")",
                          target->key_field != NULL ? target->key_field : target->title_field, target->table, field->name,
                          target->title_field, target->table, field->name);
}

char *
veche_record_sql_select (const VecheKind *kind, gboolean brief, const char *tail)
{
  GString *sql = g_string_new ("SELECT t.id, t.uuid");

  if (kind->parent_column != NULL)
    g_string_append_printf (sql, ", t.\"%s\"", kind->parent_column);
  else
    g_string_append (sql, ", NULL");
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (veche_record_sql_has (field, brief))
      veche_record_sql_append_field (sql, field);
  g_string_append_printf (sql, " FROM \"%s\" t %s", kind->table, tail);
  return g_string_free (sql, FALSE);
}

VecheRecord *
veche_record_sql_read (const VecheKind *kind, gboolean brief, VecheStmt *stmt)
{
  VecheRecord *record = veche_record_new (kind, veche_stmt_get_integer (stmt, 0), veche_stmt_get_text (stmt, 1));
  int column = 3;

  veche_record_set_parent_id (record, veche_stmt_get_integer (stmt, 2));
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      VecheValue *value = veche_record_get_nth_value (record, i);

      if (!veche_record_sql_has (&kind->fields[i], brief))
        continue;
      if (kind->fields[i].type == VECHE_FIELD_REF)
        {
          if (!veche_stmt_is_null (stmt, column))
            veche_value_set_ref (value, veche_stmt_get_integer (stmt, column), veche_stmt_get_text (stmt, column + 1),
                                 veche_stmt_get_text (stmt, column + 2));
          column += 3;
        }
      else
        veche_stmt_get_value (stmt, column++, value);
      if ((kind->fields[i].flags & (VECHE_FIELD_STEMS | VECHE_FIELD_GIRTH)) != 0)
        value->label = veche_stmt_dup_text (stmt, column++);
    }
  return record;
}
