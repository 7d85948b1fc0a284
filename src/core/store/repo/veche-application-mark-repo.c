/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-mark-repo.h"

#include "veche-application.h"
#include "veche-consent-sql.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-stmt.h"

#define ENDS \
  "(SELECT rtrim(s.ends, 'Z') FROM stage s WHERE s.programme = t.programme AND s.code = 'intake' AND s.ends IS NOT NULL " \
  "ORDER BY s.position IS NULL, s.position, s.id LIMIT 1)"
#define RECEIVED "rtrim(t.received, 'Z')"
/* Up to its second; without the Z parts of a second are in their order too. */
#define SECOND "19"

/* As veche_application_warnings_is_late() has it: an end by the second holds to the end of that second. */
#define LATE \
  "ifnull(CASE WHEN length(" ENDS ") > " SECOND " OR length(" RECEIVED ") <= " SECOND " THEN " RECEIVED " > " ENDS " " \
  "ELSE substr(" RECEIVED ", 1, " SECOND ") > " ENDS " END, 0)"

#define FILES "(SELECT count(*) FROM attachment a WHERE a.owner_kind = 'application' AND a.owner = t.id AND a.item = i.code)"

/* Everybody named, and who of them has consented, as the check asks. */
#define NAMED \
  "((t.leader IS NOT NULL OR t.leader_consent IS NOT NULL) + (SELECT count(*) FROM application_member m WHERE m.application = t.id))"
#define CONSENTS \
  "((t.leader IS NOT NULL OR t.leader_consent IS NOT NULL) * " VECHE_CONSENT_SQL ("t.leader_consent", "t.leader_person", "t.programme") \
  " + (SELECT total(" VECHE_CONSENT_SQL ("m.consent", "m.person", "t.programme") ") FROM application_member m WHERE m.application = t.id))"

/* As veche_votes_count() has it. */
#define VOTES \
  "(SELECT max(total(n), 0) FROM (SELECT CASE WHEN count(v.valid) > 0 THEN total(v.valid) ELSE total(v.count) END AS n " \
  "FROM application_votes v WHERE v.application = t.id GROUP BY coalesce(v.corrects, v.id)))"

/* What hangs on the application for an item, as the check counts it. */
#define COUNT \
  "CASE i.item_kind WHEN 'people' THEN (SELECT count(*) FROM application_member m WHERE m.application = t.id) " \
  "WHEN 'votes' THEN " VOTES " ELSE " FILES " END"

/* The field that the item names: what its limit is held against. %1$s: its value. */
#define MEASURE \
  "CASE WHEN i.item_kind = 'text' AND typeof(%1$s) = 'text' THEN length(%1$s) " \
  "WHEN i.item_kind = 'money' AND typeof(%1$s) = 'integer' THEN (%1$s + 99) / 100 " \
  "WHEN i.item_kind = 'number' AND typeof(%1$s) = 'integer' THEN %1$s ELSE 0 END"

/* As veche_check_repo_derive() has it of the card and of what hangs on it. */
#define DERIVED \
  "CASE WHEN i.item_kind = 'consent' THEN CASE WHEN " FILES " > 0 OR (" NAMED " > 0 AND " CONSENTS " >= " NAMED ") THEN 'present' " \
  "WHEN " CONSENTS " > 0 THEN 'insufficient' ELSE 'absent' END " \
  "WHEN max(" COUNT ", " MEASURE ") > i.limit_max THEN 'insufficient' " \
  "WHEN %1$s IS NOT NULL OR " COUNT " > 0 THEN 'present' ELSE 'absent' END"

#define TOLD \
  "veche_told (i.item_kind, i.limit_max, (SELECT o.value FROM application_content o WHERE o.application = t.id AND o.item = i.id " \
  "ORDER BY o.id DESC LIMIT 1))"

#define PAPER \
  "EXISTS (SELECT 1 FROM application_content o WHERE o.application = t.id AND o.item = i.id AND o.sheets > 0)"

/* As veche_check_sheet_list_missing() has it: what a person has marked, else what the contents say, where what is told for the item
 * itself stands in for what is absent and goes before the rest where it is too much. */
#define INCOMPLETE \
  "(t.state IN ('draft', 'registered', 'in-check', 'returned') AND EXISTS (SELECT 1 FROM item i WHERE i.programme = t.programme " \
  "AND i.required <> 0 AND coalesce((SELECT k.state FROM check_item k WHERE k.item = i.id " \
  "AND k.tech_check = (SELECT max(c.id) FROM tech_check c WHERE c.application = t.id) ORDER BY k.id DESC LIMIT 1), " \
  "CASE WHEN " TOLD " = 'insufficient' THEN 'insufficient' WHEN " DERIVED " <> 'absent' THEN " DERIVED " " \
  "WHEN " PAPER " THEN 'present' ELSE " TOLD " END) " \
  "IN ('absent', 'insufficient')))"

/* The value of the field that an item names. */
static char *
veche_application_mark_repo_dup_value (void)
{
  g_autoptr (GString) sql = g_string_new ("(CASE i.field");

  for (const VecheField *field = veche_application_kind.fields; field->name != NULL; field++)
    g_string_append_printf (sql, " WHEN '%s' THEN t.\"%s\"", field->name, field->name);
  g_string_append (sql, " END)");
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

static char *
veche_application_mark_repo_dup_incomplete (void)
{
  g_autofree char *value = veche_application_mark_repo_dup_value ();

  return g_strdup_printf (INCOMPLETE, value);
}

#define NO_CONSENT \
  "((t.leader IS NOT NULL AND NOT " VECHE_CONSENT_SQL ("t.leader_consent", "t.leader_person", "t.programme") ") OR EXISTS (SELECT 1 " \
  "FROM application_member m WHERE m.application = t.id AND NOT " VECHE_CONSENT_SQL ("m.consent", "m.person", "t.programme") "))"

gboolean
veche_application_mark_repo_read (VecheStore *store, GPtrArray *applications, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), applications->len);
  g_autoptr (GString) json = g_string_new ("[");
  g_autofree char *incomplete = veche_application_mark_repo_dup_incomplete ();
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, " LATE ", %s FROM application t WHERE t.id IN (SELECT value FROM json_each (?1))",
                                          incomplete);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < applications->len; i++)
    {
      gint64 id = veche_record_get_id (g_ptr_array_index (applications, i));

      g_array_append_val (ids, id);
      g_hash_table_insert (by_id, &g_array_index (ids, gint64, i), g_ptr_array_index (applications, i));
      g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", id);
    }
  g_string_append_c (json, ']');
  veche_stmt_bind_text (stmt, 1, json->str);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 id = veche_stmt_get_integer (stmt, 0);

      veche_record_set_marks (g_hash_table_lookup (by_id, &id),
                              (veche_stmt_get_integer (stmt, 1) != 0 ? VECHE_APPLICATION_LATE : 0)
                                | (veche_stmt_get_integer (stmt, 2) != 0 ? VECHE_APPLICATION_INCOMPLETE : 0));
    }
  return result == VECHE_STMT_DONE;
}

char *
veche_application_mark_repo_dup_condition (const VecheQueryTerm *term, GError **error)
{
  g_autofree char *condition = NULL;

  if (g_str_equal (term->value, "late"))
    condition = g_strdup (LATE);
  else if (g_str_equal (term->value, "incomplete"))
    condition = veche_application_mark_repo_dup_incomplete ();
  else if (g_str_equal (term->value, "repeated"))
    condition = g_strdup ("(t.repeats IS NOT NULL)");
  else if (g_str_equal (term->value, "no-consent"))
    condition = g_strdup (NO_CONSENT);
  else
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not list by “%s”: there is no such mark. Take “late”, “incomplete”, “repeated” or “no-consent”."), term->value);
      return NULL;
    }
  return term->negated ? g_strconcat ("NOT ", condition, NULL) : g_steal_pointer (&condition);
}
