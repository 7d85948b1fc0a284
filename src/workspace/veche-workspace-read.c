/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-attachments.h"
#include "veche-check-repo.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-open-files.h"
#include "veche-part-repo.h"
#include "veche-record-filter.h"
#include "veche-record-repo.h"
#include "veche-stmt.h"
#include "veche-workspace-private.h"

/* What reading jobs are asked; each uses the parts it needs. */
typedef struct
{
  const VecheKind *kind;
  gint64 id;
  char *text;
  VecheQuery *query;
  GFile *file;
  GArray *ids; /* of gint64 */
} VecheWorkspaceQuestion;

static void
veche_workspace_question_free (gpointer data)
{
  VecheWorkspaceQuestion *question = data;

  g_free (question->text);
  g_clear_pointer (&question->query, veche_query_free);
  g_clear_object (&question->file);
  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question);
}

static VecheWorkspaceQuestion *
veche_workspace_question_new (const VecheKind *kind, gint64 id, const char *text)
{
  VecheWorkspaceQuestion *question = g_new0 (VecheWorkspaceQuestion, 1);

  question->kind = kind;
  question->id = id;
  question->text = g_strdup (text);
  return question;
}

static DexFuture *
veche_workspace_ask (VecheWorkspace *self, VecheJobFunc func, VecheWorkspaceQuestion *question)
{
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, func, question, veche_workspace_question_free);
}

static VecheJobResult
veche_workspace_take_array (GPtrArray *array, GValue *result)
{
  if (array == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, array);
  return VECHE_JOB_DONE;
}

static VecheJobResult
veche_workspace_take_integer (gint64 integer, GValue *result)
{
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, integer);
  return VECHE_JOB_DONE;
}

static VecheJobResult
veche_workspace_get_thread_func (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  VecheRecord *record = veche_record_repo_get (*store, question->kind, question->id, error);

  if (record == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, VECHE_TYPE_RECORD);
  g_value_take_object (result, record);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_get (VecheWorkspace *self, const VecheKind *kind, gint64 id)
{
  return veche_workspace_ask (self, veche_workspace_get_thread_func, veche_workspace_question_new (kind, id, NULL));
}

static VecheJobResult
veche_workspace_find_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  gint64 id = veche_record_repo_find (*store, question->kind, question->text, FALSE, question->id, error);

  if (id == 0)
    return VECHE_JOB_FAILED;
  return veche_workspace_take_integer (id, result);
}

DexFuture *
veche_workspace_find (VecheWorkspace *self, const VecheKind *kind, const char *reference)
{
  return veche_workspace_find_in (self, kind, reference, 0);
}

DexFuture *
veche_workspace_find_in (VecheWorkspace *self, const VecheKind *kind, const char *reference, gint64 parent)
{
  return veche_workspace_ask (self, veche_workspace_find_thread, veche_workspace_question_new (kind, parent, reference));
}

static VecheJobResult
veche_workspace_find_part_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  g_autoptr (GError) local = NULL;
  VecheRecord *part = veche_part_repo_find (*store, question->kind, question->id, question->text, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return VECHE_JOB_FAILED;
    }
  g_value_init (result, VECHE_TYPE_RECORD);
  g_value_take_object (result, part);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_find_part (VecheWorkspace *self, const VecheKind *kind, gint64 id, const char *text)
{
  return veche_workspace_ask (self, veche_workspace_find_part_thread, veche_workspace_question_new (kind, id, text));
}

static VecheJobResult
veche_workspace_query_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;

  veche_db_set_cancellable (veche_store_get_db (*store), cancellable);
  return veche_workspace_take_array (veche_record_repo_query (*store, question->query, error), result);
}

DexFuture *
veche_workspace_query (VecheWorkspace *self, const VecheQuery *query)
{
  VecheWorkspaceQuestion *question = veche_workspace_question_new (query->kind, 0, NULL);

  question->query = veche_query_copy (query);
  return veche_workspace_ask (self, veche_workspace_query_thread, question);
}

static VecheJobResult
veche_workspace_query_ids_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  GArray *ids;

  veche_db_set_cancellable (veche_store_get_db (*store), cancellable);
  ids = veche_record_repo_query_ids (*store, question->query, error);
  if (ids == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, ids);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_query_ids (VecheWorkspace *self, const VecheQuery *query)
{
  VecheWorkspaceQuestion *question = veche_workspace_question_new (query->kind, 0, NULL);

  question->query = veche_query_copy (query);
  return veche_workspace_ask (self, veche_workspace_query_ids_thread, question);
}

static VecheJobResult
veche_workspace_get_many_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;

  return veche_workspace_take_array (veche_record_repo_get_many (*store, question->kind,
                                                                 (const gint64 *) (gpointer) question->ids->data,
                                                                 question->ids->len, FALSE, error),
                                     result);
}

DexFuture *
veche_workspace_get_many (VecheWorkspace *self, const VecheKind *kind, const gint64 *ids, guint n_ids)
{
  VecheWorkspaceQuestion *question = veche_workspace_question_new (kind, 0, NULL);

  question->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  return veche_workspace_push (self, VECHE_JOB_SOON | VECHE_JOB_READS, veche_workspace_get_many_thread, question,
                               veche_workspace_question_free);
}

static VecheJobResult
veche_workspace_count_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  g_autoptr (VecheRecordFilter) filter = veche_record_filter_new (*store, question->query, error);
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;

  if (filter == NULL)
    return VECHE_JOB_FAILED;
  veche_db_set_cancellable (veche_store_get_db (*store), cancellable);
  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" t %s", question->kind->table, veche_record_filter_get_where (filter));
  stmt = veche_stmt_new (veche_store_get_db (*store), sql, error);
  if (stmt == NULL)
    return VECHE_JOB_FAILED;
  veche_record_filter_bind (filter, stmt);
  if (veche_stmt_step (stmt, error) != VECHE_STMT_ROW)
    return VECHE_JOB_FAILED;
  return veche_workspace_take_integer (veche_stmt_get_integer (stmt, 0), result);
}

DexFuture *
veche_workspace_count (VecheWorkspace *self, const VecheQuery *query)
{
  VecheWorkspaceQuestion *question = veche_workspace_question_new (query->kind, 0, NULL);

  question->query = veche_query_copy (query);
  return veche_workspace_ask (self, veche_workspace_count_thread, question);
}

static VecheJobResult
veche_workspace_count_by_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  const VecheField *field = veche_kind_get_field (question->kind, question->text, error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (VecheStmt) stmt = NULL;
  VecheStmtResult row;

  if (field == NULL)
    return VECHE_JOB_FAILED;
  veche_db_set_cancellable (veche_store_get_db (*store), cancellable);
  sql = g_strdup_printf ("SELECT \"%s\", count(*) FROM \"%s\" GROUP BY 1", field->name, question->kind->table);
  stmt = veche_stmt_new (veche_store_get_db (*store), sql, error);
  if (stmt == NULL)
    return VECHE_JOB_FAILED;
  while ((row = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      char *value = veche_stmt_is_null (stmt, 0) ? g_strdup ("") : veche_stmt_dup_text (stmt, 0);

      g_hash_table_insert (counts, value, GINT_TO_POINTER ((int) veche_stmt_get_integer (stmt, 1)));
    }
  if (row != VECHE_STMT_DONE)
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_HASH_TABLE);
  g_value_take_boxed (result, g_steal_pointer (&counts));
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_count_by (VecheWorkspace *self, const VecheKind *kind, const char *field)
{
  return veche_workspace_ask (self, veche_workspace_count_by_thread, veche_workspace_question_new (kind, 0, field));
}

static VecheJobResult
veche_workspace_list_attachments_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                         GError **error)
{
  const VecheWorkspaceQuestion *question = data;

  return veche_workspace_take_array (veche_attachments_list (*store, question->kind, question->id, error), result);
}

DexFuture *
veche_workspace_list_attachments (VecheWorkspace *self, const VecheKind *kind, gint64 id)
{
  return veche_workspace_ask (self, veche_workspace_list_attachments_thread, veche_workspace_question_new (kind, id, NULL));
}

static VecheJobResult
veche_workspace_extract_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  const VecheKind *kind = veche_kind_find ("attachment");
  g_autoptr (VecheRecord) record = veche_record_repo_get (*store, kind, question->id, error);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autofree char *target = g_file_get_path (question->file);
  g_autoptr (GError) local = NULL;

  if (record == NULL || (target != NULL && !veche_open_files_check (target, error)))
    return VECHE_JOB_FAILED;
  stream = g_file_replace (question->file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                           &local);
  if (stream == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED, _("Could not save “%s”: %s. Choose another place."),
                   veche_record_get_title (record), local->message);
      return VECHE_JOB_FAILED;
    }
  if (!veche_attachments_extract (*store, veche_record_get_text (record, "sha256"), G_OUTPUT_STREAM (stream), cancellable, error))
    {
      g_autoptr (GCancellable) stop = g_cancellable_new ();

      /* A cancelled close leaves what was there before. */
      g_cancellable_cancel (stop);
      g_output_stream_close (G_OUTPUT_STREAM (stream), stop, NULL);
      return VECHE_JOB_FAILED;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return VECHE_JOB_FAILED;
  return veche_workspace_take_integer (veche_record_get_integer (record, "size"), result);
}

DexFuture *
veche_workspace_extract (VecheWorkspace *self, gint64 attachment, GFile *target)
{
  VecheWorkspaceQuestion *question = veche_workspace_question_new (NULL, attachment, NULL);

  question->file = g_object_ref (target);
  return veche_workspace_ask (self, veche_workspace_extract_thread, question);
}

static VecheJobResult
veche_workspace_read_attachment_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  g_autoptr (VecheRecord) record = veche_record_repo_get (*store, veche_kind_find ("attachment"), question->id, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (record == NULL || !veche_attachments_extract (*store, veche_record_get_text (record, "sha256"), stream, cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_BYTES);
  g_value_take_boxed (result, g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream)));
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_read_attachment (VecheWorkspace *self, gint64 attachment)
{
  return veche_workspace_ask (self, veche_workspace_read_attachment_thread, veche_workspace_question_new (NULL, attachment, NULL));
}

static VecheJobResult
veche_workspace_load_check_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheWorkspaceQuestion *question = data;
  VecheCheckSheet *sheet = veche_check_repo_load (*store, question->id, error);

  if (sheet == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, VECHE_TYPE_CHECK_SHEET);
  g_value_take_boxed (result, sheet);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_load_check (VecheWorkspace *self, gint64 application)
{
  return veche_workspace_ask (self, veche_workspace_load_check_thread, veche_workspace_question_new (NULL, application, NULL));
}
