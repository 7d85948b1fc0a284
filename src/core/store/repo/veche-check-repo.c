/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-repo.h"

#include "veche-application-repo.h"
#include "veche-application.h"
#include "veche-content-repo.h"
#include "veche-edit.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-record-repo.h"
#include "veche-registry.h"
#include "veche-stmt.h"
#include "veche-time.h"

static VecheRecord *
veche_check_repo_load_latest (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store), "SELECT max(id) FROM tech_check WHERE application = ?1", error);

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, application);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW || veche_stmt_is_null (stmt, 0))
    return NULL;
  return veche_record_repo_get (store, &veche_check_kind, veche_stmt_get_integer (stmt, 0), error);
}

/* By the programme; or because a decision still waits: it is not got rid of by another that nobody confirms, whatever the programme says
 * by now. */
static gboolean
veche_check_repo_wants_second (VecheStore *store, VecheRecord *application)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (
    veche_store_get_db (store),
    "SELECT EXISTS (SELECT 1 FROM programme WHERE id = ?1 AND confirm_checks <> 0) "
    "OR EXISTS (SELECT 1 FROM tech_check WHERE application = ?2 AND decision IS NOT NULL AND confirmed IS NULL AND needs_second <> 0 "
    "AND id > (SELECT coalesce(max(id), 0) FROM tech_check WHERE application = ?2 AND decision IS NOT NULL "
    "AND (confirmed IS NOT NULL OR ifnull(needs_second, 0) = 0)))",
    NULL);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, veche_record_get_integer (application, "programme"));
  veche_stmt_bind_integer (stmt, 2, veche_record_get_id (application));
  return veche_stmt_step (stmt, NULL) == VECHE_STMT_ROW && veche_stmt_get_integer (stmt, 0) != 0;
}

static GPtrArray *
veche_check_repo_query (VecheStore *store, const VecheKind *kind, gint64 parent, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  query->parent_id = parent;
  return veche_record_repo_query (store, query, error);
}

GPtrArray *
veche_check_repo_list_employees (VecheStore *store, GError **error)
{
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  GPtrArray *employees = veche_check_repo_query (store, &veche_people_employee_kind, 0, error);

  for (guint i = employees != NULL ? employees->len : 0; i > 0; i--)
    {
      const char *left = veche_record_get_text (g_ptr_array_index (employees, i - 1), "left_on");

      if (left != NULL && g_strcmp0 (left, today) <= 0)
        g_ptr_array_remove_index (employees, i - 1);
    }
  return employees;
}

VecheCheckSheet *
veche_check_repo_load (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (VecheCheckSheet) self = veche_check_sheet_new ();
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GHashTable) contents = NULL;
  g_autoptr (GError) local = NULL;

  self->application = veche_record_repo_get (store, &veche_application_kind, application, error);
  if (self->application == NULL)
    return NULL;
  self->check = veche_check_repo_load_latest (store, application, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self->items = veche_check_repo_query (store, &veche_programme_item_kind,
                                        veche_record_get_integer (self->application, "programme"), error);
  if (self->items == NULL)
    return NULL;
  self->confirms = veche_check_repo_wants_second (store, self->application);
  if (self->confirms)
    {
      self->employees = veche_check_repo_list_employees (store, error);
      if (self->employees == NULL)
        return NULL;
    }
  /* Without a programme there is nothing to require. */
  if (veche_record_is_null (self->application, "programme"))
    g_ptr_array_set_size (self->items, 0);
  if (self->check != NULL)
    {
      marks = veche_check_repo_query (store, &veche_check_item_kind, veche_record_get_id (self->check), error);
      if (marks == NULL)
        return NULL;
    }

  contents = veche_content_repo_list (store, application, error);
  if (contents == NULL)
    return NULL;
  self->marks = g_ptr_array_new ();
  self->derived = g_new0 (char *, self->items->len + 1);
  for (guint i = 0; i < self->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (self->items, i);
      VecheRecord *mark = NULL;
      const char *state = NULL;

      if (!veche_check_repo_derive (store, self->application, item, contents, &state, error))
        return NULL;
      self->derived[i] = g_strdup (state);
      for (guint m = 0; marks != NULL && m < marks->len; m++)
        if (veche_record_get_integer (g_ptr_array_index (marks, m), "item") == veche_record_get_id (item))
          mark = g_ptr_array_index (marks, m);
      g_ptr_array_add (self->marks, mark != NULL ? g_object_ref (mark) : NULL);
    }
  return g_steal_pointer (&self);
}

/* The check to write in: the latest if it is undecided, else a new one that takes over what was marked before. */
static gboolean
veche_check_repo_open_check (VecheStore *store, VecheCheckSheet *sheet, VecheEdit *edit, guint *op)
{
  g_autofree char *now = veche_time_now_iso ();

  if (sheet->check != NULL && veche_record_is_null (sheet->check, "decision"))
    {
      *op = veche_edit_update (edit, &veche_check_kind, veche_record_get_id (sheet->check));
      return FALSE;
    }

  *op = veche_edit_insert (edit, &veche_check_kind, veche_record_get_id (sheet->application));
  veche_edit_set_text (edit, *op, "started", now);
  if (sheet->check != NULL)
    veche_edit_set_value (edit, *op, "theme_fits", veche_record_get_value (sheet->check, "theme_fits"));
  for (guint i = 0; i < sheet->items->len; i++)
    {
      VecheRecord *mark = g_ptr_array_index (sheet->marks, i);
      guint copy;

      if (mark == NULL)
        continue;
      copy = veche_edit_insert_child (edit, &veche_check_item_kind, *op);
      veche_edit_set_value (edit, copy, "item", veche_record_get_value (mark, "item"));
      veche_edit_set_value (edit, copy, "state", veche_record_get_value (mark, "state"));
      veche_edit_set_value (edit, copy, "remark", veche_record_get_value (mark, "remark"));
    }
  return TRUE;
}

gboolean
veche_check_repo_begin (VecheStore *store, gint64 application, GError **error)
{
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, application, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint op;

  if (sheet == NULL)
    return FALSE;
  if (sheet->check == NULL || veche_record_is_null (sheet->check, "decision"))
    return TRUE;
  edit->verb = TRUE;
  veche_check_repo_open_check (store, sheet, edit, &op);
  return veche_record_repo_apply (store, edit, error);
}

static gboolean
veche_check_repo_mark (const VecheCheckSheet *sheet, VecheEdit *edit, guint check_op, gboolean is_new,
                       const VecheCheckMark *mark, GError **error)
{
  VecheRecord *item = NULL;
  VecheRecord *old = NULL;
  guint op = 0;

  for (guint i = 0; i < sheet->items->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (sheet->items, i), "code"), mark->item) == 0)
      {
        item = g_ptr_array_index (sheet->items, i);
        old = g_ptr_array_index (sheet->marks, i);
      }
  if (item == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not mark “%s”: the programme requires no such item. See “list item”."), mark->item);
      return FALSE;
    }

  if (old != NULL && !is_new)
    op = veche_edit_update (edit, &veche_check_item_kind, veche_record_get_id (old));
  else
    {
      /* In a new check the item may have been taken over already. */
      for (guint i = check_op + 1; i < edit->ops->len && op == 0; i++)
        if (veche_edit_get_op (edit, i)->kind == &veche_check_item_kind
            && veche_edit_op_get_cell (veche_edit_get_op (edit, i), "item") != NULL
            && veche_edit_op_get_cell (veche_edit_get_op (edit, i), "item")->integer == veche_record_get_id (item))
          op = i;
      if (op == 0)
        {
          op = is_new ? veche_edit_insert_child (edit, &veche_check_item_kind, check_op)
                      : veche_edit_insert (edit, &veche_check_item_kind, veche_record_get_id (sheet->check));
          veche_edit_set_integer (edit, op, "item", veche_record_get_id (item));
        }
    }
  if (mark->state != NULL && !veche_edit_parse (edit, op, "state", mark->state, error))
    return FALSE;
  if (mark->remark != NULL)
    return veche_edit_parse (edit, op, "remark", mark->remark, error);
  return TRUE;
}

static gboolean
veche_check_repo_write_marks (VecheStore *store, VecheCheckSheet *sheet, const VecheCheckChange *change, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint check_op;
  gboolean is_new;

  edit->verb = TRUE;
  is_new = veche_check_repo_open_check (store, sheet, edit, &check_op);
  if (change->theme_fits >= 0)
    veche_edit_set_integer (edit, check_op, "theme_fits", change->theme_fits);
  if (change->remark != NULL && !veche_edit_parse (edit, check_op, "remark", change->remark, error))
    return FALSE;
  for (guint i = 0; i < change->n_marks; i++)
    if (!veche_check_repo_mark (sheet, edit, check_op, is_new, &change->marks[i], error))
      return FALSE;
  return veche_record_repo_apply (store, edit, error);
}

static gboolean
veche_check_repo_check_reasons (VecheStore *store, const VecheCheckSheet *sheet, const char *const *reasons, GError **error)
{
  gint64 programme = veche_record_get_integer (sheet->application, "programme");

  for (guint i = 0; reasons != NULL && reasons[i] != NULL; i++)
    if (veche_record_repo_find (store, &veche_programme_reason_kind, reasons[i], FALSE, programme, error) == 0)
      return FALSE;
  return TRUE;
}

/* Where the application goes that is decided so. */
static gboolean
veche_check_repo_move (VecheStore *store, gint64 application, const char *decision, GError **error)
{
  static const struct
  {
    const char *decision;
    const char *state;
  } outcomes[] = { { "accept", "admitted" }, { "return", "returned" }, { "refuse", "refused" } };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (outcomes[i].decision, decision))
      return veche_application_repo_move (store, application, outcomes[i].state, NULL, error);
  g_assert_not_reached ();
}

/* The term of a returned application is the applicant's. */
static gboolean
veche_check_repo_set_due (VecheStore *store, gint64 application, const char *due, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  guint op = veche_edit_update (edit, &veche_application_kind, application);

  return veche_edit_parse (edit, op, "due", due, error) && veche_record_repo_apply (store, edit, error);
}

/* A decision of nobody in particular could be confirmed by anybody. */
static gboolean
veche_check_repo_check_actor (const VecheCheckSheet *sheet, const char *actor, GError **error)
{
  if (!sheet->confirms || (actor != NULL && *actor != '\0'))
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                       _("Could not record the decision: another employee will have to confirm it, and nobody is named as the one "
                         "who decides. Say who you are first."));
  return FALSE;
}

static gboolean
veche_check_repo_decide (VecheStore *store, gint64 application, const VecheCheckChange *change, GError **error)
{
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, application, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  g_autofree char *now = veche_time_now_iso ();
  g_autofree char *reasons = NULL;
  guint op;

  if (sheet == NULL || !veche_check_repo_check_reasons (store, sheet, change->reasons, error)
      || !veche_check_can_decide (sheet, change->decision, change->reasons, change->override, error)
      || !veche_check_repo_check_actor (sheet, change->actor, error))
    return FALSE;

  edit->verb = TRUE;
  op = veche_edit_update (edit, &veche_check_kind, veche_record_get_id (sheet->check));
  if (!veche_edit_parse (edit, op, "decision", change->decision, error))
    return FALSE;
  if (change->reasons != NULL && change->reasons[0] != NULL)
    reasons = g_strjoinv (",", (char **) change->reasons);
  veche_edit_set_text (edit, op, "reasons", reasons);
  veche_edit_set_text (edit, op, "override", change->override);
  veche_edit_set_text (edit, op, "decided", now);
  veche_edit_set_text (edit, op, "decided_by", change->actor);
  if (sheet->confirms)
    veche_edit_set_integer (edit, op, "needs_second", TRUE);
  veche_edit_set_text (edit, op, "decided_ref", veche_check_find_employee (sheet->employees, change->actor));
  if (!veche_record_repo_apply (store, edit, error))
    return FALSE;
  if (change->due != NULL && g_str_equal (change->decision, "return")
      && !veche_check_repo_set_due (store, application, change->due, error))
    return FALSE;
  return sheet->confirms || veche_check_repo_move (store, application, change->decision, error);
}

/* The second person must be of the office: somebody in its directory who has not left, where it keeps one. */
static gboolean
veche_check_repo_check_employee (VecheStore *store, const char *actor, GError **error)
{
  VecheDb *db = veche_store_get_db (store);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (db, "SELECT left_on FROM employee WHERE name = ?1 ORDER BY left_on IS NOT NULL, left_on DESC", error);
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *left = NULL;

  if (stmt == NULL)
    return FALSE;
  if (veche_db_query_integer (db, "SELECT count(*) FROM employee", 0) == 0)
    return TRUE;
  veche_stmt_bind_text (stmt, 1, actor);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      if (veche_stmt_is_null (stmt, 0) || g_strcmp0 (veche_stmt_get_text (stmt, 0), today) > 0)
        return TRUE;
      left = veche_time_format_date (veche_stmt_get_text (stmt, 0), NULL);
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                   _("Could not confirm the decision: “%s” left the office on %s. Another employee has to confirm it."), actor, left);
      return FALSE;
    case VECHE_STMT_DONE:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                   _("Could not confirm the decision: “%s” is not one of the office's employees. Add them first."), actor);
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}

/* What was missing is looked at again: the contents may have changed since the decision. */
static gboolean
veche_check_repo_confirm (VecheStore *store, const VecheCheckSheet *sheet, const char *actor, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  g_autofree char *now = veche_time_now_iso ();
  g_auto (GStrv) reasons = NULL;
  const char *decision;
  guint op;

  if (!veche_check_can_confirm (sheet, actor, error) || !veche_check_repo_check_employee (store, actor, error))
    return FALSE;
  decision = veche_record_get_text (sheet->check, "decision");
  if (!veche_record_is_null (sheet->check, "reasons"))
    reasons = g_strsplit (veche_record_get_text (sheet->check, "reasons"), ",", -1);
  if (!veche_check_can_decide (sheet, decision, (const char *const *) reasons,
                               veche_record_get_text (sheet->check, "override"), error))
    return FALSE;

  edit->verb = TRUE;
  op = veche_edit_update (edit, &veche_check_kind, veche_record_get_id (sheet->check));
  veche_edit_set_text (edit, op, "confirmed", now);
  veche_edit_set_text (edit, op, "confirmed_by", actor);
  return veche_record_repo_apply (store, edit, error)
         && veche_check_repo_move (store, veche_record_get_id (sheet->application), decision, error);
}

/* Whoever presses twice, or has looked away while another decided, decides about something else than they see. */
static gboolean
veche_check_repo_check_stamp (const VecheCheckSheet *sheet, const VecheCheckChange *change, GError **error)
{
  g_autofree char *stamp = veche_check_sheet_dup_stamp (sheet);

  if (change->stamp == NULL || (change->decision == NULL && !change->confirm) || g_str_equal (stamp, change->stamp))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not record the decision on “%s”: another one has been recorded meanwhile. Look at the application again."),
               veche_record_get_title (sheet->application));
  return FALSE;
}

gboolean
veche_check_repo_apply (VecheStore *store, gint64 application, const VecheCheckChange *change, GError **error)
{
  g_autoptr (VecheCheckSheet) sheet = veche_check_repo_load (store, application, error);
  const char *state;

  if (sheet == NULL)
    return FALSE;
  if (!veche_check_repo_check_stamp (sheet, change, error))
    return FALSE;
  if (change->confirm)
    return veche_check_repo_confirm (store, sheet, change->actor, error);
  state = veche_record_get_text (sheet->application, "state");
  if (!g_str_equal (state, "in-check"))
    {
      if (!veche_application_repo_move (store, application, "in-check", NULL, error))
        return FALSE;
      /* With that another check may have begun. */
      veche_check_sheet_unref (sheet);
      sheet = veche_check_repo_load (store, application, error);
      if (sheet == NULL)
        return FALSE;
    }
  if (!veche_check_repo_write_marks (store, sheet, change, error))
    return FALSE;
  return change->decision == NULL || veche_check_repo_decide (store, application, change, error);
}
