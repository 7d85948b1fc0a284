/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-repo.h"

#include <inttypes.h>

#include "veche-application-repo.h"
#include "veche-application.h"
#include "veche-attachments-source.h"
#include "veche-attachments.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-merge-repo.h"
#include "veche-own-form.h"
#include "veche-place.h"
#include "veche-programme.h"
#include "veche-record-days.h"
#include "veche-record-limits.h"
#include "veche-registry.h"
#include "veche-stmt.h"
#include "veche-time.h"
#include "veche-tree-repo.h"
#include "veche-uuid.h"

/* A reference given as text becomes the row it names: by uuid, code, number or exact title. */
static gboolean
veche_record_repo_resolve (VecheStore *store, const VecheEditOp *op, const VecheField *field, VecheValue *value, GError **error)
{
  const VecheKind *target = veche_kind_find (field->target);
  g_autoptr (GError) local = NULL;
  gint64 id;

  if (value->type != VECHE_VALUE_TEXT)
    return TRUE;
  id = veche_record_repo_find (store, target, value->text, TRUE, veche_record_limits_get_scope (store, op, target), &local);
  if (id == 0)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", veche_field_get_label (field));
      return FALSE;
    }
  veche_value_set_integer (value, id);
  return TRUE;
}

/* A coordinate that was not said is the one that the row has. */
static gboolean
veche_record_repo_complete_place (VecheStore *store, const VecheEditOp *op, VecheEditCell *cell, GError **error)
{
  g_autoptr (VecheRecord) record = op->verb == VECHE_EDIT_UPDATE ? veche_record_repo_get (store, op->kind, op->id, NULL) : NULL;
  const VecheValue *kept = record != NULL ? veche_record_get_value (record, cell->field->name) : NULL;

  return veche_place_complete (cell->field, &cell->value, kept != NULL ? kept->bytes : NULL, error);
}

/* Somebody else may have changed another field of the form meanwhile. */
static gboolean
veche_record_repo_complete_own (VecheStore *store, const VecheEditOp *op, VecheEditCell *cell, GError **error)
{
  g_autoptr (VecheRecord) record = op->verb == VECHE_EDIT_UPDATE ? veche_record_repo_get (store, op->kind, op->id, NULL) : NULL;
  const char *kept = record != NULL ? veche_record_get_text (record, cell->field->name) : NULL;

  if (!veche_own_form_can_merge (kept, error))
    return FALSE;
  veche_value_take_text (&cell->value, veche_own_form_merge (kept, cell->patch));
  return TRUE;
}

static gboolean
veche_record_repo_check_cells (VecheStore *store, VecheEdit *edit, VecheEditOp *op, GError **error)
{
  for (guint i = 0; i < op->cells->len; i++)
    {
      VecheEditCell *cell = &g_array_index (op->cells, VecheEditCell, i);

      if ((cell->field->flags & VECHE_FIELD_VERB) != 0 && !edit->verb)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                       _("Could not set “%s”: it follows from the office's work (registering, checking). Use the action for it."),
                       veche_field_get_label (cell->field));
          return FALSE;
        }
      if ((cell->patch != NULL && !veche_record_repo_complete_own (store, op, cell, error)) || !veche_field_check (cell->field, &cell->value, error)
          || (cell->field->type == VECHE_FIELD_GEOMETRY && !veche_record_repo_complete_place (store, op, cell, error)))
        return FALSE;
    }

  if (!veche_record_days_complete (store, op, error))
    return FALSE;
  /* The programme first: where the others are looked up hangs on it. */
  for (int last = 0; last <= 1; last++)
    for (guint i = 0; i < op->cells->len; i++)
      {
        VecheEditCell *cell = &g_array_index (op->cells, VecheEditCell, i);

        if (cell->field->type == VECHE_FIELD_REF && (veche_kind_find (cell->field->target)->parent != NULL) == last
            && !veche_record_repo_resolve (store, op, cell->field, &cell->value, error))
          return FALSE;
      }
  return TRUE;
}

static void
veche_record_repo_default_integer (VecheEdit *edit, guint index, const char *field, gint64 value)
{
  const VecheEditOp *op = veche_edit_get_op (edit, index);

  if (value != 0 && veche_kind_find_field (op->kind, field) >= 0 && veche_edit_op_get_cell (op, field) == NULL)
    veche_edit_set_integer (edit, index, field, value);
}

/* What a new row has though nobody said so. */
static void
veche_record_repo_fill_defaults (VecheStore *store, VecheEdit *edit, guint index)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  VecheDb *db = veche_store_get_db (store);

  if (op->uuid == NULL)
    op->uuid = veche_uuid_new ();
  if (g_str_equal (op->kind->name, "application"))
    {
      g_autofree char *now = veche_time_now_iso ();

      veche_record_repo_default_integer (edit, index, "programme",
                                         veche_db_query_integer (db, "SELECT max(id) FROM programme", 0));
      if (veche_edit_op_get_cell (op, "received") == NULL)
        veche_edit_set_text (edit, index, "received", now);
    }
  if (g_str_equal (op->kind->name, "application.contact") && veche_edit_op_get_cell (op, "at") == NULL)
    {
      g_autofree char *now = veche_time_now_iso ();

      veche_edit_set_text (edit, index, "at", now);
    }
}

static gboolean
veche_record_repo_check_required (const VecheEditOp *op, GError **error)
{
  static const VecheValue null = VECHE_VALUE_INIT;

  for (const VecheField *field = op->kind->fields; field->name != NULL; field++)
    if ((field->flags & VECHE_FIELD_REQUIRED) != 0 && veche_edit_op_get_cell (op, field->name) == NULL
        && !veche_field_check (field, &null, error))
      return FALSE;
  if (op->kind->parent != NULL && op->parent_id == 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not add %s: it belongs to %s. Say to which one."), op->kind->name, op->kind->parent);
      return FALSE;
    }
  return TRUE;
}

/* A row's parent must be there: in a file that other programs write too, the foreign key alone would speak too late. */
static gboolean
veche_record_repo_check_parent (VecheStore *store, const VecheEditOp *op, GError **error)
{
  const VecheKind *parent = op->kind->parent != NULL ? veche_kind_find (op->kind->parent) : NULL;
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  if (parent == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", parent->table);
  stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, op->parent_id);
  switch (veche_stmt_step (stmt, error))
    {
    case VECHE_STMT_ROW:
      return TRUE;
    case VECHE_STMT_DONE:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not add %s: the record it belongs to is no longer there."), op->kind->name);
      return FALSE;
    case VECHE_STMT_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
veche_record_repo_insert (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("?1");
  g_autoptr (VecheStmt) stmt = NULL;
  int parameter = 1;

  if (op->uuid != NULL && veche_record_repo_find (store, op->kind, op->uuid, FALSE, 0, NULL) != 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not add %s: a record with the uuid “%s” is there already. Change that one, or leave the uuid out."),
                   op->kind->name, op->uuid);
      return FALSE;
    }
  veche_record_repo_fill_defaults (store, edit, index);
  if (!veche_record_repo_check_required (op, error) || !veche_record_repo_check_cells (store, edit, op, error)
      || !veche_record_repo_check_parent (store, op, error) || !veche_tree_repo_complete (store, edit, index, error))
    return FALSE;

  g_string_append_printf (sql, "INSERT INTO \"%s\" (uuid", op->kind->table);
  if (op->kind->parent_column != NULL)
    {
      g_string_append_printf (sql, ", \"%s\"", op->kind->parent_column);
      g_string_append_printf (marks, ", ?%d", ++parameter);
    }
  for (guint i = 0; i < op->cells->len; i++)
    {
      g_string_append_printf (sql, ", \"%s\"", g_array_index (op->cells, VecheEditCell, i).field->name);
      g_string_append_printf (marks, ", ?%d", ++parameter);
    }
  g_string_append_printf (sql, ") VALUES (%s)", marks->str);

  stmt = veche_stmt_new (veche_store_get_db (store), sql->str, error);
  if (stmt == NULL)
    return FALSE;
  parameter = 1;
  veche_stmt_bind_text (stmt, 1, op->uuid);
  if (op->kind->parent_column != NULL)
    veche_stmt_bind_integer (stmt, ++parameter, op->parent_id);
  for (guint i = 0; i < op->cells->len; i++)
    veche_stmt_bind_value (stmt, ++parameter, &g_array_index (op->cells, VecheEditCell, i).value);
  if (!veche_stmt_run (stmt, error))
    return FALSE;
  op->id = sqlite3_last_insert_rowid (veche_db_get_handle (veche_store_get_db (store)));
  return veche_record_limits_check (store, op, error);
}

static gboolean
veche_record_repo_update (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (VecheStmt) stmt = NULL;
  VecheDb *db = veche_store_get_db (store);

  if (!veche_record_repo_check_cells (store, edit, op, error) || !veche_tree_repo_complete (store, edit, index, error))
    return FALSE;
  if (op->cells->len == 0)
    return TRUE;
  if (!veche_record_limits_check_place (store, edit, op, error) || !veche_record_days_move (store, op, error))
    return FALSE;

  g_string_printf (sql, "UPDATE \"%s\" SET ", op->kind->table);
  for (guint i = 0; i < op->cells->len; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? ", " : "", g_array_index (op->cells, VecheEditCell, i).field->name,
                            i + 2);
  g_string_append (sql, " WHERE id = ?1");

  stmt = veche_stmt_new (db, sql->str, error);
  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, op->id);
  for (guint i = 0; i < op->cells->len; i++)
    veche_stmt_bind_value (stmt, (int) i + 2, &g_array_index (op->cells, VecheEditCell, i).value);
  if (!veche_stmt_run (stmt, error))
    return FALSE;
  if (sqlite3_changes (veche_db_get_handle (db)) == 0)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _("Could not change the record: it is no longer there (%s, id:%" PRId64 ")."), op->kind->name,
                   op->id);
      return FALSE;
    }
  return veche_record_limits_check (store, op, error);
}

/* Rows of other kinds that point at this one keep it from being deleted. */
static gboolean
veche_record_repo_check_unused (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  for (const VecheKind *const *other = veche_kind_list (); *other != NULL; other++)
    for (const VecheField *field = (*other)->fields; field->name != NULL; field++)
      {
        g_autofree char *sql = NULL;
        gint64 count;

        if (field->type != VECHE_FIELD_REF || !g_str_equal (field->target, kind->name))
          continue;
        sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" = %" G_GINT64_FORMAT, (*other)->table, field->name, id);
        count = veche_db_query_integer (veche_store_get_db (store), sql, 0);
        if (count == 0)
          continue;
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                     _("Could not delete the record: others refer to it (%s: %" PRId64 "). Change these first."), _((*other)->label),
                     count);
        return FALSE;
      }
  return TRUE;
}

/* The register has no gaps: what has been given a number stays in it. Undoing the registration takes the number back. */
static gboolean
veche_record_repo_check_unregistered (VecheRecord *record, GError **error)
{
  const char *number = veche_record_get_number (record);

  if (veche_record_get_kind (record) != &veche_application_kind || number == NULL)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
               _("Could not delete the application: it is registered as %s and stays in the register. Withdraw it, and say why."),
               number);
  return FALSE;
}

static gboolean
veche_record_repo_delete_row (VecheStore *store, const char *table, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  return veche_stmt_run (stmt, error);
}

static GArray *
veche_record_repo_list_ids (VecheStore *store, const char *sql, gint64 id, const char *text, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (store), sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VecheStmtResult result;

  if (stmt == NULL)
    return NULL;
  veche_stmt_bind_integer (stmt, 1, id);
  if (text != NULL)
    veche_stmt_bind_text (stmt, 2, text);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 child = veche_stmt_get_integer (stmt, 0);

      g_array_append_val (ids, child);
    }
  return result == VECHE_STMT_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
veche_record_repo_delete (VecheStore *store, const VecheKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) children = veche_kind_list_children (kind);
  g_autoptr (GArray) files = NULL;

  if (!veche_record_repo_check_unused (store, kind, id, error))
    return FALSE;
  /* The newest first: a row may refer to an older one beside it. */
  for (guint i = 0; i < children->len; i++)
    {
      const VecheKind *child = g_ptr_array_index (children, i);
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id DESC", child->table,
                                              child->parent_column);
      g_autoptr (GArray) ids = veche_record_repo_list_ids (store, sql, id, NULL, error);

      if (ids == NULL)
        return FALSE;
      for (guint c = 0; c < ids->len; c++)
        if (!veche_record_repo_delete (store, child, g_array_index (ids, gint64, c), error))
          return FALSE;
    }

  files = veche_record_repo_list_ids (store, "SELECT id FROM attachment WHERE owner = ?1 AND owner_kind = ?2", id, kind->name,
                                      error);
  if (files == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!veche_record_repo_delete_row (store, veche_registry_attachment_kind.table, g_array_index (files, gint64, i), error))
      return FALSE;
  return veche_record_repo_delete_row (store, kind->table, id, error);
}

/* The item of the programme that a file serves; a misspelt one would leave the check without it. */
static gboolean
veche_record_repo_check_item (VecheStore *store, const VecheEditOp *op, GError **error)
{
  g_autofree char *sql = NULL;

  if (op->code == NULL || op->kind != &veche_application_kind)
    return TRUE;
  sql = g_strdup_printf ("SELECT programme FROM application WHERE id = %" G_GINT64_FORMAT, op->parent_id);
  return veche_record_repo_find (store, &veche_programme_item_kind, op->code, FALSE,
                                 veche_db_query_integer (veche_store_get_db (store), sql, 0), error)
         != 0;
}

static gboolean
veche_record_repo_date_file (VecheStore *store, gint64 id, const char *added, GError **error)
{
  g_autoptr (VecheStmt) stmt
    = veche_stmt_new (veche_store_get_db (store), "UPDATE attachment SET added = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_integer (stmt, 1, id);
  veche_stmt_bind_text (stmt, 2, added);
  return veche_stmt_run (stmt, error);
}

/* The bytes, if nobody has read them yet. */
static GInputStream *
veche_record_repo_read_file (const VecheEditOp *op, GError **error)
{
  g_autoptr (VecheAttachmentsSource) source = veche_attachments_source_open (op->file, op->name, error);
  gboolean more = source != NULL;
  gint64 done;

  while (more)
    if (!veche_attachments_source_read (source, &done, &more, NULL, error))
      return NULL;
  return source != NULL ? veche_attachments_source_take (source, error) : NULL;
}

static gboolean
veche_record_repo_attach (VecheStore *store, VecheEditOp *op, GError **error)
{
  g_autofree char *base = g_file_get_basename (op->file);
  g_autoptr (GInputStream) stream = NULL;

  if (!veche_record_repo_check_item (store, op, error))
    return FALSE;
  stream = op->stream != NULL ? g_object_ref (op->stream) : veche_record_repo_read_file (op, error);
  if (stream == NULL)
    return FALSE;
  op->id = veche_attachments_add (store, op->kind, op->parent_id, op->name != NULL ? op->name : base, op->code, stream, NULL, error);
  return op->id != 0 && (op->text == NULL || veche_record_repo_date_file (store, op->id, op->text, error));
}

static gboolean
veche_record_repo_apply_op (VecheStore *store, VecheEdit *edit, guint index, GError **error)
{
  VecheEditOp *op = veche_edit_get_op (edit, index);
  g_autoptr (VecheRecord) record = NULL;

  if (op->parent_op >= 0)
    {
      gint64 parent = veche_edit_get_op (edit, (guint) op->parent_op)->id;

      if (op->verb == VECHE_EDIT_REGISTER)
        op->id = parent;
      else
        op->parent_id = parent;
    }

  if (!veche_record_limits_check_allowed (store, edit, op, error))
    return FALSE;
  switch (op->verb)
    {
    case VECHE_EDIT_INSERT:
      return veche_record_repo_insert (store, edit, index, error);
    case VECHE_EDIT_UPDATE:
      return veche_record_repo_update (store, edit, index, error);
    case VECHE_EDIT_DELETE:
      record = veche_record_repo_get (store, op->kind, op->id, error);
      return record != NULL && veche_record_repo_check_unregistered (record, error) && veche_record_limits_check_bare (store, op, error)
             && veche_record_repo_delete (store, op->kind, op->id, error);
    case VECHE_EDIT_ATTACH:
      return veche_record_repo_attach (store, op, error);
    case VECHE_EDIT_REGISTER:
      op->text = veche_application_repo_register (store, op->id, error);
      return op->text != NULL;
    case VECHE_EDIT_MOVE:
      return veche_application_repo_move (store, op->id, op->code, op->text, error);
    case VECHE_EDIT_MERGE:
      return veche_merge_repo_merge (store, op->kind, op->id, op->parent_id, error);
    case VECHE_EDIT_TELL_APART:
      return veche_merge_repo_tell_apart (store, op->kind, op->id, op->parent_id, error);
    case VECHE_EDIT_RETHEME:
      return veche_application_repo_retheme (store, op->id, op->parent_id, op->text, error);
    default:
      g_assert_not_reached ();
    }
}

gboolean
veche_record_repo_apply (VecheStore *store, VecheEdit *edit, GError **error)
{
  for (guint i = 0; i < edit->ops->len; i++)
    {
      if (!veche_record_repo_apply_op (store, edit, i, error))
        return FALSE;
      /* Several large files take their time. */
      if (veche_edit_get_op (edit, i)->verb == VECHE_EDIT_ATTACH)
        veche_store_pause (store);
    }
  return TRUE;
}
