/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-repo.h"

#include "veche-application.h"
#include "veche-check-repo.h"
#include "veche-check-term.h"
#include "veche-edit.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-term.h"
#include "veche-time-zone.h"
#include "veche-time.h"

/* Days; a longer check is a slip of the hand. */

static gboolean
veche_application_repo_check_move (VecheRecord *application, const char *to, GError **error)
{
  const char *from = veche_record_get_text (application, "state");
  int index = veche_kind_find_field (&veche_application_kind, "state");
  const VecheField *field = &veche_application_kind.fields[index];

  if (veche_application_can_move (from, to))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not make the application “%s”: it is “%s” now, and that does not lead there. See first to what does."),
               veche_field_get_code_label (field, to), veche_field_get_code_label (field, from));
  return FALSE;
}

/* Counts on from the last number given, and past any number that stands in the register already (an import, another desk). */
static char *
veche_application_repo_next_number (VecheStore *store, VecheRecord *application, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  gint64 programme_id = veche_record_get_integer (application, "programme");
  g_autoptr (VecheRecord) programme = NULL;
  g_autoptr (VecheRecord) theme = NULL;
  g_autoptr (VecheStmt) count = NULL;
  g_autoptr (VecheStmt) taken = NULL;
  const char *pattern = NULL;

  if (programme_id != 0)
    programme = veche_record_repo_get (store, &veche_programme_kind, programme_id, error);
  if (programme_id != 0 && programme == NULL)
    return NULL;
  if (programme != NULL)
    pattern = veche_record_get_text (programme, "number_pattern");
  if (!veche_record_is_null (application, "theme"))
    theme = veche_record_repo_get (store, &veche_programme_theme_kind, veche_record_get_integer (application, "theme"), error);

  count = veche_stmt_new (db,
                          "INSERT INTO number_count (programme, last) VALUES (?1, 1) "
                          "ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
                          error);
  taken = veche_stmt_new (db, "SELECT 1 FROM application WHERE number = ?1", error);
  if (count == NULL || taken == NULL)
    return NULL;

  for (;;)
    {
      g_autofree char *number = NULL;
      gint64 n;

      veche_stmt_bind_integer (count, 1, programme_id);
      if (veche_stmt_step (count, error) != VECHE_STMT_ROW)
        return NULL;
      n = veche_stmt_get_integer (count, 0);
      veche_stmt_reset (count);
      number = veche_programme_format_number (pattern != NULL ? pattern : "{n}",
                                              theme != NULL ? veche_record_get_text (theme, "abbr") : NULL,
                                              programme != NULL ? (int) veche_record_get_integer (programme, "year") : 0, n);
      veche_stmt_bind_text (taken, 1, number);
      switch (veche_stmt_step (taken, error))
        {
        case VECHE_STMT_DONE:
          return g_steal_pointer (&number);
        case VECHE_STMT_ROW:
          veche_stmt_reset (taken);
          break;
        case VECHE_STMT_ERROR:
        default:
          return NULL;
        }
    }
}

/* Whether the application has a term for the check that starts: what has run out of an earlier check or of the applicant's own is none. */
static gboolean
veche_application_repo_has_term (VecheRecord *application, const char *today)
{
  const char *due = veche_record_get_text (application, "due");

  return due != NULL
         && (veche_term_count_days (due, today) <= 0
             || g_strcmp0 (veche_record_get_text (application, "state"), "registered") == 0);
}

/* A check that is owed has a term where the programme has one and nobody has set another. */
static gboolean
veche_application_repo_set_term (VecheStore *store, VecheRecord *application, VecheEdit *edit, guint op, GError **error)
{
  g_autoptr (VecheRecord) programme = NULL;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_programme_stage_kind);
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *today = NULL;
  g_autofree char *due = NULL;

  if (veche_record_is_null (application, "programme"))
    return TRUE;
  programme = veche_record_repo_get (store, &veche_programme_kind, veche_record_get_integer (application, "programme"), error);
  if (programme == NULL)
    return FALSE;
  zone = veche_time_zone_load (veche_record_get_text (programme, "zone"));
  today = veche_time_zone_today (zone);
  if (veche_application_repo_has_term (application, today))
    return TRUE;
  query->parent_id = veche_record_get_id (programme);
  stages = veche_record_repo_query (store, query, error);
  if (stages == NULL)
    return FALSE;
  due = veche_check_term_suggest (programme, stages, today);
  if (due != NULL)
    veche_edit_set_text (edit, op, "due", due);
  return TRUE;
}

char *
veche_application_repo_register (VecheStore *store, gint64 id, GError **error)
{
  g_autoptr (VecheRecord) application = veche_record_repo_get (store, &veche_application_kind, id, error);
  g_autoptr (VecheEdit) edit = NULL;
  g_autofree char *number = NULL;
  g_autofree char *now = NULL;
  g_autofree char *actor = NULL;
  guint op;

  if (application == NULL || !veche_application_repo_check_move (application, "registered", error))
    return NULL;
  number = g_strdup (veche_record_get_text (application, "number"));
  if (number == NULL)
    number = veche_application_repo_next_number (store, application, error);
  if (number == NULL)
    return NULL;

  edit = veche_edit_new (NULL);
  edit->verb = TRUE;
  op = veche_edit_update (edit, &veche_application_kind, id);
  veche_edit_set_text (edit, op, "state", "registered");
  veche_edit_set_text (edit, op, "number", number);
  if (veche_record_is_null (application, "due") && !veche_application_repo_set_term (store, application, edit, op, error))
    return NULL;
  if (veche_record_is_null (application, "registered"))
    {
      now = veche_time_now_iso ();
      actor = veche_store_dup_actor (store);
      veche_edit_set_text (edit, op, "registered", now);
      veche_edit_set_text (edit, op, "registered_by", actor);
    }
  return veche_record_repo_apply (store, edit, error) ? g_steal_pointer (&number) : NULL;
}

gboolean
veche_application_repo_move (VecheStore *store, gint64 id, const char *state, const char *reason, GError **error)
{
  g_autoptr (VecheRecord) application = veche_record_repo_get (store, &veche_application_kind, id, error);
  g_autoptr (VecheEdit) edit = NULL;
  guint op;

  if (application == NULL)
    return FALSE;
  if (g_strcmp0 (veche_record_get_text (application, "state"), state) == 0)
    return TRUE;
  if (!veche_application_repo_check_move (application, state, error))
    return FALSE;

  edit = veche_edit_new (NULL);
  edit->verb = TRUE;
  op = veche_edit_update (edit, &veche_application_kind, id);
  veche_edit_set_text (edit, op, "state", state);
  if (g_str_equal (state, "withdrawn"))
    veche_edit_set_text (edit, op, "withdrawal", reason);
  if (g_str_equal (state, "in-check") && !veche_application_repo_set_term (store, application, edit, op, error))
    return FALSE;
  return veche_record_repo_apply (store, edit, error) && (!g_str_equal (state, "in-check") || veche_check_repo_begin (store, id, error));
}

static gboolean
veche_application_repo_check_retheme (VecheRecord *application, VecheRecord *theme, const char *agreed, GError **error)
{
  const char *reason = NULL;

  if (!veche_application_state_is_open (veche_record_get_text (application, "state")))
    reason = _("Could not move the application: it is decided already. Take the decision back first.");
  else if (veche_record_get_parent_id (theme) != veche_record_get_integer (application, "programme"))
    reason = _("Could not move the application: the theme is another programme's. Choose one of its own.");
  else if (veche_record_get_id (theme) == veche_record_get_integer (application, "theme"))
    reason = _("Could not move the application: it is in that theme already. Choose another.");
  else if (agreed == NULL || *agreed == '\0')
    reason = _("Could not move the application: the applicant has to agree. Give the day on which they did.");
  if (reason == NULL)
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED, reason);
  return FALSE;
}

/* Whether what is registered would leave where it is: filling in what was empty moves nothing. */
static gboolean
veche_application_repo_leaves (VecheRecord *application, const char *field, const VecheValue *value)
{
  return g_strcmp0 (veche_record_get_text (application, "state"), "draft") != 0 && !veche_record_is_null (application, field)
         && !(value->type == VECHE_VALUE_INTEGER && value->integer == veche_record_get_integer (application, field));
}

gboolean
veche_application_repo_check_programme (VecheStore *store, gint64 id, const VecheValue *programme, GError **error)
{
  g_autoptr (VecheRecord) application = veche_record_repo_get (store, &veche_application_kind, id, error);

  if (application == NULL)
    return FALSE;
  if (!veche_application_repo_leaves (application, "programme", programme))
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                       _("Could not change the programme: the application is registered in the one that it has. Withdraw it there and take "
                         "it in anew, or undo the registration."));
  return FALSE;
}

gboolean
veche_application_repo_check_theme (VecheStore *store, gint64 id, const VecheValue *theme, gboolean agreed, GError **error)
{
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, id, error);

  if (sheet == NULL)
    return FALSE;
  if (!agreed && veche_application_repo_leaves (sheet->application, "theme", theme))
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                           _("Could not change the theme: the application is registered already. Move it to another theme with the day "
                             "on which the applicant agreed."));
      return FALSE;
    }
  if (!veche_check_sheet_is_pending (sheet)
      || (theme->type == VECHE_VALUE_INTEGER && theme->integer == veche_record_get_integer (sheet->application, "theme")))
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                       _("Could not move the application to another theme: a decision about it waits to be confirmed. Confirm that, or "
                         "check the application anew first."));
  return FALSE;
}

/* The answer was about the old theme. A decided check stays as it was decided. */
static gboolean
veche_application_repo_forget_fit (VecheStore *store, gint64 id, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (
    veche_store_get_db (store),
    "UPDATE tech_check SET theme_fits = NULL WHERE id = (SELECT max(id) FROM tech_check WHERE application = ?1) "
    "AND decision IS NULL",
    error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  return veche_stmt_run (stmt, error);
}

gboolean
veche_application_repo_retheme (VecheStore *store, gint64 id, gint64 theme_id, const char *agreed, GError **error)
{
  g_autoptr (VecheRecord) application = veche_record_repo_get (store, &veche_application_kind, id, error);
  g_autoptr (VecheRecord) theme
    = application != NULL ? veche_record_repo_get (store, &veche_programme_theme_kind, theme_id, error) : NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint op;

  if (theme == NULL || !veche_application_repo_check_retheme (application, theme, agreed, error))
    return FALSE;
  edit->verb = TRUE;
  op = veche_edit_update (edit, &veche_application_kind, id);
  if (veche_record_is_null (application, "moved_from") && !veche_record_is_null (application, "theme"))
    veche_edit_set_integer (edit, op, "moved_from", veche_record_get_integer (application, "theme"));
  veche_edit_set_integer (edit, op, "theme", theme_id);
  return veche_edit_parse (edit, op, "move_agreed", agreed, error) && veche_record_repo_apply (store, edit, error)
         && veche_application_repo_forget_fit (store, id, error);
}

gboolean
veche_application_repo_load_deadline (VecheStore *store, gint64 programme, char **deadline, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store),
                      "SELECT ends FROM stage WHERE programme = ?1 AND code = 'intake' AND ends IS NOT NULL "
                      "ORDER BY position IS NULL, position, id LIMIT 1",
                      error);
  VecheStmtResult result;

  *deadline = NULL;
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, programme);
  result = veche_stmt_step (stmt, error);
  if (result == VECHE_STMT_ROW)
    *deadline = veche_stmt_dup_text (stmt, 0);
  return result != VECHE_STMT_ERROR;
}
