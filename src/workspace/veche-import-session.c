/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-session.h"

#include "veche-application.h"
#include "veche-attachments.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-import-repo.h"
#include "veche-leader-repo.h"
#include "veche-workspace-private.h"

/* Work of one slice while somebody waits, and when nobody does (the commit comes on top): research says 10–15 and more. */
#define SLICE_BUSY_US (12 * 1000)
#define SLICE_IDLE_US (50 * 1000)

/* What the DB thread keeps of an import. Touched by jobs only, which run one after the other. */
typedef struct
{
  gatomicrefcount refs;
  VecheImportSpec *spec;
  VecheDbThread *thread;
  VecheImportRepo *repo;
  GArray *written; /* of gint64: applications whose leaders may be of the directory */
  gint64 step;
  gboolean over;
} VecheImportState;

struct _VecheImportSession
{
  GObject parent_instance;

  VecheWorkspace *workspace;
  VecheImportState *state;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (VecheImportSession, veche_import_session, G_TYPE_OBJECT)

typedef struct
{
  VecheImportState *state;
  GPtrArray *rows;
  guint next;
  gint64 deadline;
} VecheImportBatch;

static void
veche_import_state_unref (gpointer data)
{
  VecheImportState *state = data;

  if (!g_atomic_ref_count_dec (&state->refs))
    return;
  g_clear_pointer (&state->repo, veche_import_repo_free);
  g_array_unref (state->written);
  veche_import_spec_free (state->spec);
  g_free (state);
}

static VecheImportState *
veche_import_state_ref (VecheImportState *state)
{
  g_atomic_ref_count_inc (&state->refs);
  return state;
}

static void
veche_import_batch_free (gpointer data)
{
  VecheImportBatch *batch = data;

  veche_import_state_unref (batch->state);
  g_ptr_array_unref (batch->rows);
  g_free (batch);
}

/* Takes an open step back in slices. */
static VecheJobResult
veche_import_session_revert_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheImportState *state = data;
  gboolean done = state->step == 0;

  state->over = TRUE;
  if (!done && !veche_store_revert_slice (*store, state->step, 15, &done, error))
    return VECHE_JOB_FAILED;
  if (!done)
    return VECHE_JOB_AGAIN;
  state->step = 0;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_import_session_push_revert (VecheImportSession *self)
{
  return veche_workspace_push (self->workspace, VECHE_JOB_WORK, veche_import_session_revert_thread,
                               veche_import_state_ref (self->state), veche_import_state_unref);
}

static void
veche_import_session_dispose (GObject *object)
{
  VecheImportSession *self = VECHE_IMPORT_SESSION (object);

  if (self->workspace != NULL && !self->ended)
    dex_future_disown (veche_import_session_push_revert (self));
  self->ended = TRUE;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->state, veche_import_state_unref);

  G_OBJECT_CLASS (veche_import_session_parent_class)->dispose (object);
}

static void
veche_import_session_class_init (VecheImportSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_import_session_dispose;
}

static void
veche_import_session_init (VecheImportSession *self)
{
}

static VecheJobResult
veche_import_session_begin_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheImportState *state = data;

  state->repo = veche_import_repo_new (*store, state->spec);
  if (!state->spec->dry_run)
    {
      state->step = veche_store_begin_step (*store, VECHE_STEP_IMPORT, state->spec->title, state->spec->actor, error);
      if (state->step == 0)
        return VECHE_JOB_FAILED;
    }
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_import_session_begun_cb (DexFuture *future, gpointer data)
{
  return dex_future_new_for_object (data);
}

DexFuture *
veche_import_session_begin (VecheWorkspace *workspace, const VecheImportSpec *spec)
{
  VecheImportSession *self = g_object_new (VECHE_TYPE_IMPORT_SESSION, NULL);

  self->workspace = g_object_ref (workspace);
  self->state = g_new0 (VecheImportState, 1);
  g_atomic_ref_count_init (&self->state->refs);
  self->state->written = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->state->spec = veche_import_spec_copy (spec);
  if (self->state->spec->actor == NULL)
    self->state->spec->actor = g_strdup (veche_workspace_get_actor (workspace));
  self->state->thread = veche_workspace_get_thread (workspace);
  return dex_future_then (veche_workspace_push (workspace, VECHE_JOB_INTERACTIVE, veche_import_session_begin_thread,
                                                veche_import_state_ref (self->state), veche_import_state_unref),
                          veche_import_session_begun_cb, self, g_object_unref);
}

static void
veche_import_session_note (VecheImportState *state, const VecheImportRow *row)
{
  if (state->spec->kind == &veche_application_kind && !state->spec->dry_run && row->id != 0
      && (row->outcome == VECHE_IMPORT_CREATED || row->outcome == VECHE_IMPORT_UPDATED))
    g_array_append_val (state->written, row->id);
}

/* Whether the slice's time is up; the clock is looked at every few rows, and others' wishes with it. */
static gboolean
veche_import_session_is_slice_over (const VecheImportState *state, guint done, gint64 start)
{
  if (state->spec->one_transaction || done % 8 != 0)
    return FALSE;
  return g_get_monotonic_time () - start > (veche_db_thread_is_wanted (state->thread) ? SLICE_BUSY_US : SLICE_IDLE_US);
}

/* Rows until the slice's time is up. */
static gboolean
veche_import_session_write (VecheStore *store, gpointer data, GError **error)
{
  VecheImportBatch *batch = data;
  const gint64 start = g_get_monotonic_time ();

  while (batch->next < batch->rows->len)
    {
      VecheImportRow *row = g_ptr_array_index (batch->rows, batch->next);

      if (!veche_import_repo_take (batch->state->repo, store, row, error))
        return FALSE;
      veche_import_session_note (batch->state, row);
      batch->next++;
      veche_store_pause (store);
      if (veche_import_session_is_slice_over (batch->state, batch->next, start))
        break;
    }
  return TRUE;
}

static VecheJobResult
veche_import_session_take_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheImportBatch *batch = data;
  gboolean done;

  /* With the workspace closed nobody can end the step any more: what there is of it is taken back. */
  if (batch->state->over || veche_db_thread_is_ending (batch->state->thread))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was stopped."));
      return VECHE_JOB_FAILED;
    }
  if (batch->state->spec->dry_run)
    done = veche_import_session_write (*store, batch, error);
  else
    done = veche_store_write_slice (*store, batch->state->step, veche_import_session_write, batch, NULL, error);
  if (!done)
    return VECHE_JOB_FAILED;
  if (batch->next < batch->rows->len)
    return VECHE_JOB_AGAIN;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_set_boxed (result, batch->rows);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_import_session_take (VecheImportSession *self, GPtrArray *rows)
{
  VecheImportBatch *batch = g_new0 (VecheImportBatch, 1);

  batch->state = veche_import_state_ref (self->state);
  batch->rows = rows;
  return veche_workspace_push (self->workspace, VECHE_JOB_WORK, veche_import_session_take_thread, batch,
                               veche_import_batch_free);
}

typedef struct
{
  VecheImportState *state;
  char *series;
} VecheImportTurn;

static void
veche_import_turn_free (gpointer data)
{
  VecheImportTurn *turn = data;

  veche_import_state_unref (turn->state);
  g_free (turn->series);
  g_free (turn);
}

static VecheJobResult
veche_import_session_turn_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheImportTurn *turn = data;

  g_set_str (&turn->state->spec->series, turn->series);
  veche_import_repo_set_series (turn->state->repo, *store, turn->series);
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_import_session_set_series (VecheImportSession *self, const char *series)
{
  VecheImportTurn *turn = g_new0 (VecheImportTurn, 1);

  turn->state = veche_import_state_ref (self->state);
  turn->series = g_strdup (series);
  return veche_workspace_push (self->workspace, VECHE_JOB_WORK, veche_import_session_turn_thread, turn,
                               veche_import_turn_free);
}

/* --- leaders of the directory ------------------------------------------------------------------------------------- */

typedef struct
{
  VecheImportState *state;
  GArray *links; /* of VecheLeaderLink; %NULL: not looked for yet */
  guint next;
  gint64 linked;
} VecheImportLinks;

static void
veche_import_links_free (gpointer data)
{
  VecheImportLinks *links = data;

  veche_import_state_unref (links->state);
  g_clear_pointer (&links->links, g_array_unref);
  g_free (links);
}

static gboolean
veche_import_session_link_write (VecheStore *store, gpointer data, GError **error)
{
  VecheImportLinks *links = data;
  const gint64 start = g_get_monotonic_time ();

  while (links->next < links->links->len)
    {
      gboolean linked = FALSE;

      if (!veche_leader_repo_link (store, &g_array_index (links->links, VecheLeaderLink, links->next), &linked, error))
        return FALSE;
      links->linked += linked;
      links->next++;
      veche_store_pause (store);
      if (veche_import_session_is_slice_over (links->state, links->next, start))
        break;
    }
  return TRUE;
}

static VecheJobResult
veche_import_session_link_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheImportLinks *links = data;

  if (links->state->over || veche_db_thread_is_ending (links->state->thread))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was stopped."));
      return VECHE_JOB_FAILED;
    }
  if (links->links == NULL)
    links->links = veche_leader_repo_match (*store, links->state->written, error);
  if (links->links == NULL)
    return VECHE_JOB_FAILED;
  if (links->next < links->links->len
      && !veche_store_write_slice (*store, links->state->step, veche_import_session_link_write, links, NULL, error))
    return VECHE_JOB_FAILED;
  if (links->next < links->links->len)
    return VECHE_JOB_AGAIN;
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, links->linked);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_import_session_link (VecheImportSession *self)
{
  VecheImportLinks *links = g_new0 (VecheImportLinks, 1);

  links->state = veche_import_state_ref (self->state);
  return veche_workspace_push (self->workspace, VECHE_JOB_WORK, veche_import_session_link_thread, links, veche_import_links_free);
}

/* --- files -------------------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheImportState *state;
  gint64 record;
  char *name;
  GBytes *bytes;
} VecheImportFile;

static void
veche_import_file_free (gpointer data)
{
  VecheImportFile *file = data;

  veche_import_state_unref (file->state);
  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

static gboolean
veche_import_session_attach_write (VecheStore *store, gpointer data, GError **error)
{
  VecheImportFile *file = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file->bytes);

  return veche_attachments_add (store, file->state->spec->kind, file->record, file->name, NULL, stream, NULL, error) != 0;
}

static VecheJobResult
veche_import_session_attach_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheImportFile *file = data;

  if (file->state->over || veche_db_thread_is_ending (file->state->thread))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was stopped."));
      return VECHE_JOB_FAILED;
    }
  if (!veche_store_write_slice (*store, file->state->step, veche_import_session_attach_write, file, NULL, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_import_session_attach (VecheImportSession *self, gint64 record, const char *name, GBytes *bytes)
{
  VecheImportFile *file = g_new0 (VecheImportFile, 1);

  file->state = veche_import_state_ref (self->state);
  file->record = record;
  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  return veche_workspace_push (self->workspace, VECHE_JOB_WORK, veche_import_session_attach_thread, file, veche_import_file_free);
}

static VecheJobResult
veche_import_session_finish_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheImportState *state = data;
  gboolean sealed = FALSE;
  gint64 step = state->step;

  if (step != 0 && !veche_store_end_step (*store, step, &sealed, error))
    return VECHE_JOB_FAILED;
  state->step = 0;
  state->over = TRUE;
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, sealed ? step : 0);
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_import_session_finished_cb (DexFuture *future, gpointer data)
{
  VecheImportSession *self = data;

  self->ended = TRUE;
  return dex_ref (future);
}

DexFuture *
veche_import_session_finish (VecheImportSession *self)
{
  return dex_future_then (veche_workspace_push (self->workspace, VECHE_JOB_WORK, veche_import_session_finish_thread,
                                                veche_import_state_ref (self->state), veche_import_state_unref),
                          veche_import_session_finished_cb, g_object_ref (self), g_object_unref);
}

DexFuture *
veche_import_session_abort (VecheImportSession *self)
{
  self->ended = TRUE;
  return veche_import_session_push_revert (self);
}
