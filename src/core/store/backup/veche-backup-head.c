/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-backup-head.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "veche-application.h"
#include "veche-backup-file.h"
#include "veche-backup-record.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-personal-names.h"
#include "veche-search-index.h"
#include "veche-stmt.h"
#include "veche-store-private.h"
#include "veche-time.h"
#include "veche-transaction.h"
#include "veche-uuid.h"

/* So long the work goes on between two looks at what others want. */
#define VECHE_BACKUP_HEAD_SPELL_US (4 * 1000)

typedef struct
{
  VecheDb *source;
  VecheStore *target;
  const VecheBackupWatch *watch;
  gint64 watched;
  gint64 rows;
  gint64 named; /* the application whose people are near in `names` */
  VechePersonalNames *names;
} VecheBackupHead;

static gboolean
veche_backup_head_watch (VecheBackupHead *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->watch->cancellable, error))
    return FALSE;
  if (self->watch->pause == NULL || g_get_monotonic_time () - self->watched < VECHE_BACKUP_HEAD_SPELL_US)
    return TRUE;
  if (!self->watch->pause (self->watch->data, error))
    return FALSE;
  self->watched = g_get_monotonic_time ();
  return TRUE;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static gboolean
veche_backup_head_add_names (VecheBackupHead *self, const char *sql, gint64 application,
                             void (*add) (VechePersonalNames *names, const char *name), GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (self->source, sql, error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  if (application != 0)
    veche_stmt_bind_integer (stmt, 1, application);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    add (self->names, veche_stmt_get_text (stmt, 0));
  return result == VECHE_STMT_DONE;
}

/* Everybody whom the workspace knows: one applicant's title may name another one, or an employee. */
static gboolean
veche_backup_head_gather_all (VecheBackupHead *self, GError **error)
{
  return veche_backup_head_add_names (self,
                                      "SELECT leader FROM application UNION SELECT name FROM application_member "
                                      "UNION SELECT name FROM person UNION SELECT patronymic FROM person "
                                      "UNION SELECT name FROM employee "
                                      "UNION SELECT decided_by FROM tech_check UNION SELECT confirmed_by FROM tech_check "
                                      "UNION SELECT name FROM inspection_act_member UNION SELECT decided_by FROM tree UNION SELECT volunteer FROM tree",
                                      0, veche_personal_names_add, error)
         && veche_backup_head_add_names (self, "SELECT surname FROM person", 0, veche_personal_names_add_surname, error)
         && veche_backup_head_add_names (self, "SELECT organisation FROM application UNION SELECT name FROM organisation", 0,
                                         veche_personal_names_add_firm, error);
}

/* Who stands in the application: its leader, the team, and both as the directory has them. */
static gboolean
veche_backup_head_gather (VecheBackupHead *self, const VecheKind *kind, gint64 id, gint64 parent, GError **error)
{
  const gint64 application = kind == &veche_application_kind                                    ? id
                             : g_strcmp0 (kind->parent, veche_application_kind.name) == 0 ? parent
                                                                                          : 0;

  if (self->named == application)
    return TRUE;
  veche_personal_names_clear_near (self->names);
  self->named = application;
  return application == 0
         || veche_backup_head_add_names (self,
                                         "SELECT leader FROM application WHERE id = ?1 "
                                         "UNION ALL SELECT name FROM application_member WHERE application = ?1 "
                                         "UNION ALL SELECT name FROM person WHERE id IN (SELECT leader_person FROM application "
                                         "WHERE id = ?1 UNION ALL SELECT person FROM application_member WHERE application = ?1)",
                                         application, veche_personal_names_add_near, error);
}

static void
veche_backup_head_screen (VecheBackupHead *self, const VecheField *field, VechePersonal judgement, VecheValue *value)
{
  if (veche_personal_is_plain (field, value)
      && (judgement == VECHE_PERSONAL_LEAVES || value->type != VECHE_VALUE_TEXT
          || veche_personal_names_is_clean (self->names, judgement, value->text)))
    return;
  if ((field->flags & VECHE_FIELD_REQUIRED) != 0 && (field->type == VECHE_FIELD_TEXT || field->type == VECHE_FIELD_LONG_TEXT))
    /* Translators: stands where a title would be that names somebody. */
    veche_value_set_text (value, _("(not shown: it names a person)"));
  else
    veche_value_clear (value);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* The fields that leave, and both statements that take them across: id, uuid, parent, fields. */
static GPtrArray *
veche_backup_head_write_sql (const VecheKind *kind, char **select, char **insert)
{
  GPtrArray *fields = g_ptr_array_new ();
  g_autoptr (GString) columns = g_string_new ("id, uuid");
  g_autoptr (GString) marks = g_string_new ("?1, ?2");
  guint n = 2;

  if (kind->parent_column != NULL)
    {
      g_string_append_printf (columns, ", \"%s\"", kind->parent_column);
      g_string_append_printf (marks, ", ?%u", ++n);
    }
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (veche_personal_judge (kind, field) != VECHE_PERSONAL_STAYS)
      {
        g_ptr_array_add (fields, (gpointer) field);
        g_string_append_printf (columns, ", \"%s\"", field->name);
        g_string_append_printf (marks, ", ?%u", ++n);
      }
  *select = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY id", columns->str, kind->table);
  *insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", kind->table, columns->str, marks->str);
  return fields;
}

static gboolean
veche_backup_head_copy_row (VecheBackupHead *self, const VecheKind *kind, GPtrArray *fields, VecheStmt *from, VecheStmt *to,
                            GError **error)
{
  const int first = kind->parent_column != NULL ? 3 : 2;
  const gint64 parent = first == 3 ? veche_stmt_get_integer (from, 2) : 0;
  g_autofree char *uuid = veche_stmt_dup_text (from, 1);
  /* Bound texts are borrowed until the row is in. */
  g_autoptr (GArray) values = g_array_sized_new (FALSE, TRUE, sizeof (VecheValue), fields->len);

  if (uuid == NULL || !veche_uuid_is_valid (uuid))
    {
      g_free (uuid);
      uuid = veche_uuid_new ();
    }
  g_array_set_clear_func (values, (GDestroyNotify) veche_value_clear);
  g_array_set_size (values, fields->len);
  if (!veche_backup_head_gather (self, kind, veche_stmt_get_integer (from, 0), parent, error))
    return FALSE;
  veche_stmt_reset (to);
  veche_stmt_bind_integer (to, 1, veche_stmt_get_integer (from, 0));
  veche_stmt_bind_text (to, 2, uuid);
  if (first == 3)
    veche_stmt_bind_integer (to, 3, parent);
  for (guint i = 0; i < fields->len; i++)
    {
      const VecheField *field = g_ptr_array_index (fields, i);
      VecheValue *value = &g_array_index (values, VecheValue, i);

      veche_stmt_get_value (from, first + (int) i, value);
      veche_backup_head_screen (self, field, veche_personal_judge (kind, field), value);
      veche_stmt_bind_value (to, first + (int) i + 1, value);
    }
  self->rows++;
  return veche_backup_head_watch (self, error) && veche_stmt_run (to, error);
}

static gboolean
veche_backup_head_copy_kind (VecheBackupHead *self, const VecheKind *kind, GError **error)
{
  g_autofree char *select = NULL;
  g_autofree char *insert = NULL;
  g_autoptr (GPtrArray) fields = veche_backup_head_write_sql (kind, &select, &insert);
  g_autoptr (VecheStmt) from = veche_stmt_new (self->source, select, error);
  g_autoptr (VecheStmt) to = from != NULL ? veche_stmt_new (veche_store_get_db (self->target), insert, error) : NULL;
  VecheStmtResult result;

  if (to == NULL)
    return FALSE;
  while ((result = veche_stmt_step (from, error)) == VECHE_STMT_ROW)
    if (!veche_backup_head_copy_row (self, kind, fields, from, to, error))
      return FALSE;
  return result == VECHE_STMT_DONE;
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

static gboolean
veche_backup_head_fill (VecheBackupHead *self, VecheStore *store, GError **error)
{
  g_autoptr (VecheTransaction) transaction = veche_transaction_begin (veche_store_get_db (self->target), error);
  g_autofree char *title = veche_store_dup_meta (store, "title");
  g_autofree char *now = veche_time_now_iso ();
  g_auto (VecheBackupRecord) record = { 0 };

  if (transaction == NULL || !veche_backup_record_take_journal (&record, self->source, error)
      || !veche_store_set_context (self->target, 0, TRUE, error) || !veche_backup_head_gather_all (self, error))
    return FALSE;
  if (title != NULL && !veche_personal_names_is_clean (self->names, VECHE_PERSONAL_SCREEN, title))
    g_clear_pointer (&title, g_free);
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    if (veche_personal_kind_leaves (*kind) && !veche_backup_head_copy_kind (self, *kind, error))
      return FALSE;
  return veche_store_set_context (self->target, 0, FALSE, error) && (title == NULL || veche_store_set_meta (self->target, "title", title, error))
         && veche_store_set_meta (self->target, VECHE_BACKUP_HEAD_KEY, now, error)
         && veche_store_set_meta (self->target, "snapshot-of", record.head, error)
         && veche_search_index_rebuild (self->target, error)
         && veche_backup_copy_check (veche_store_get_db (self->target), error)
         && veche_transaction_commit (g_steal_pointer (&transaction), error);
}

/* All that is read is read in one transaction: never half of what another program is writing. */
static gboolean
veche_backup_head_take (VecheStore *store, VecheStore *target, const VecheBackupWatch *watch, gint64 *rows, GError **error)
{
  VecheBackupHead self = { veche_store_get_db (store), target, watch, g_get_monotonic_time (), 0, -1, NULL };
  gboolean done;

  if (sqlite3_get_autocommit (veche_db_get_handle (self.source)) == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_BUSY,
                           _("Could not make a copy: a change of the workspace is not finished yet. Try again in a moment."));
      return FALSE;
    }
  if (!veche_db_exec (self.source, "BEGIN", error))
    return FALSE;
  self.names = veche_personal_names_new ();
  done = veche_backup_head_fill (&self, store, error);
  veche_personal_names_free (self.names);
  sqlite3_exec (veche_db_get_handle (self.source), "ROLLBACK", NULL, NULL, NULL);
  *rows = self.rows;
  return done;
}

/* A place of our own, where a workspace can be made whatever the disk that the copy is for. Owned. */
static char *
veche_backup_head_dup_workplace (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "veche", "backups", NULL);
  g_autofree char *path = g_build_filename (folder, "snapshot.veche", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return veche_backup_file_dup_temporary (path);
  veche_backup_file_set_error (_("Could not make a copy"), folder, errno, error);
  return NULL;
}

static gboolean
veche_backup_head_make (VecheStore *store, const char *workplace, const VecheBackupWatch *watch, gint64 *rows, GError **error)
{
  g_autoptr (VecheStore) target = veche_store_create (workplace, watch->cancellable, error);

  return target != NULL && veche_backup_head_take (store, target, watch, rows, error);
}

gboolean
veche_backup_head_write (VecheStore *store, const char *path, VecheBackupInfo *info, const VecheBackupWatch *watch, GError **error)
{
  static const VecheBackupWatch nobody = { 0 };
  g_autofree char *target = veche_backup_file_resolve (path, error);
  g_autofree char *folder = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (VecheBackupTemporary) workplace = NULL;
  g_autoptr (VecheBackupTemporary) temporary = NULL;
  gint64 rows = 0;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);

  if (watch == NULL)
    watch = &nobody;
  if (target == NULL)
    return FALSE;
  if (g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_EXISTS,
                   _("Could not make a copy: there is a file “%s” already. Choose another name."), path);
      return FALSE;
    }
  workplace = veche_backup_head_dup_workplace (error);
  if (workplace == NULL || !veche_backup_head_make (store, workplace, watch, &rows, error))
    return FALSE;
  folder = g_path_get_dirname (target);
  temporary = veche_backup_file_dup_temporary (target);
  sha256 = veche_backup_file_copy (workplace, temporary, watch->cancellable, error);
  if (sha256 == NULL || !veche_backup_file_sync (temporary, error))
    return FALSE;
  /* A disk that knows no permissions takes none; the mark inside is what counts. */
  if (g_chmod (temporary, 0444) != 0)
    g_debug ("cannot take the right to write from %s", temporary);
  if (!veche_backup_file_rename (temporary, target, error) || !veche_backup_file_sync (folder, error))
    return FALSE;
  if (info != NULL)
    {
      veche_backup_info_clear (info);
      info->sha256 = g_steal_pointer (&sha256);
      info->rows = rows;
      info->path = g_steal_pointer (&target);
    }
  return TRUE;
}
