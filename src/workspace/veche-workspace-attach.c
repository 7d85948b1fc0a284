/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-attach.h"

#include "veche-attachments-source.h"
#include "veche-workspace-private.h"

#define STACK_SIZE (128 * 1024)

/* One edit whose files are being read. */
typedef struct
{
  VecheWorkspace *workspace;
  VecheEdit *edit;
  GCancellable *cancellable;
  VecheWorkspaceProgress progress;
  gpointer data;
} VecheWorkspaceAttach;

/* One file of it, for the pool; the fiber and the pool never have it at once, but either may be the last to let go of it. */
typedef struct
{
  gatomicrefcount refs;
  GFile *file;
  char *name;
  VecheAttachmentsSource *source;
  GInputStream *stream; /* at the end */
  GCancellable *cancellable;
  gint64 done;
  gint64 size;
  DexPromise *promise; /* of the present part */
} VecheWorkspaceAttachFile;

static void
veche_workspace_attach_free (gpointer data)
{
  VecheWorkspaceAttach *self = data;

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->edit, veche_edit_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
veche_workspace_attach_file_unref (VecheWorkspaceAttachFile *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->file);
  g_free (self->name);
  g_clear_pointer (&self->source, veche_attachments_source_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  dex_clear (&self->promise);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheWorkspaceAttachFile, veche_workspace_attach_file_unref)

static gboolean
veche_workspace_attach_read_part (VecheWorkspaceAttachFile *self, GError **error)
{
  gboolean more = FALSE;

  if (self->source == NULL)
    self->source = veche_attachments_source_open (self->file, self->name, error);
  if (self->source == NULL || !veche_attachments_source_read (self->source, &self->done, &more, self->cancellable, error))
    return FALSE;
  self->size = MAX (veche_attachments_source_get_size (self->source), self->done);
  if (!more)
    self->stream = veche_attachments_source_take (self->source, error);
  return more || self->stream != NULL;
}

static void
veche_workspace_attach_read_thread (gpointer data)
{
  VecheWorkspaceAttachFile *self = data;
  DexPromise *promise = g_steal_pointer (&self->promise);
  GError *error = NULL;

  if (veche_workspace_attach_read_part (self, &error))
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, error);
  dex_unref (promise);
  veche_workspace_attach_file_unref (self);
}

/* Resolves when the next part has been read. */
static DexFuture *
veche_workspace_attach_push_part (VecheWorkspaceAttachFile *self)
{
  DexPromise *promise = dex_promise_new ();

  self->promise = dex_ref (promise);
  g_atomic_ref_count_inc (&self->refs);
  dex_scheduler_push (dex_thread_pool_scheduler_get_default (), veche_workspace_attach_read_thread, self);
  return DEX_FUTURE (promise);
}

static gboolean
veche_workspace_attach_read_file (VecheWorkspaceAttach *self, VecheEditOp *op, double before, double share, GError **error)
{
  g_autoptr (VecheWorkspaceAttachFile) file = g_new0 (VecheWorkspaceAttachFile, 1);

  g_atomic_ref_count_init (&file->refs);
  file->file = g_object_ref (op->file);
  file->name = g_strdup (op->name);
  file->cancellable = self->cancellable != NULL ? g_object_ref (self->cancellable) : NULL;
  while (file->stream == NULL)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !dex_await (veche_workspace_attach_push_part (file), error))
        return FALSE;
      if (self->progress != NULL)
        self->progress (before + share * (double) file->done / (double) MAX (file->size, 1), self->data);
    }
  op->stream = g_steal_pointer (&file->stream);
  return TRUE;
}

static DexFuture *
veche_workspace_attach_fiber (gpointer data)
{
  VecheWorkspaceAttach *self = data;
  const double share = 1.0 / MAX (self->edit->ops->len, 1u);
  GError *error = NULL;

  for (guint i = 0; i < self->edit->ops->len; i++)
    {
      VecheEditOp *op = veche_edit_get_op (self->edit, i);

      if (op->verb == VECHE_EDIT_ATTACH && op->stream == NULL
          && !veche_workspace_attach_read_file (self, op, i * share, share, &error))
        return dex_future_new_for_error (error);
    }
  return veche_workspace_apply (self->workspace, veche_edit_ref (self->edit));
}

gboolean
veche_workspace_attach_is_needed (const VecheEdit *edit)
{
  for (guint i = 0; i < edit->ops->len; i++)
    {
      const VecheEditOp *op = g_ptr_array_index (edit->ops, i);

      if (op->verb == VECHE_EDIT_ATTACH && op->stream == NULL)
        return TRUE;
    }
  return FALSE;
}

DexFuture *
veche_workspace_attach_apply (VecheWorkspace *self, VecheEdit *edit, GCancellable *cancellable, VecheWorkspaceProgress progress,
                              gpointer data)
{
  VecheWorkspaceAttach *attach = g_new0 (VecheWorkspaceAttach, 1);

  attach->workspace = g_object_ref (self);
  attach->edit = edit;
  attach->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  attach->progress = progress;
  attach->data = data;
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_workspace_attach_fiber, attach, veche_workspace_attach_free);
}
