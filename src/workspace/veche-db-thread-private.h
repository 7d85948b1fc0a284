/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libdex.h>

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * VecheDbThread:
 * The thread that owns a workspace's connection, and its queue of jobs. Jobs for people go before background ones; of each sort, in
 * order. When nothing is asked for, it looks for other programs' writing.
 */
typedef struct _VecheDbThread VecheDbThread;

typedef enum
{
  VECHE_JOB_DONE,
  VECHE_JOB_FAILED,
  VECHE_JOB_AGAIN, /* a slice is done: call again when no interactive job waits */
} VecheJobResult;

typedef enum
{
  VECHE_JOB_GLANCE,      /* reads a few rows by their ids; may come in the middle of a long write */
  VECHE_JOB_INTERACTIVE, /* somebody waits for it */
  VECHE_JOB_SOON,        /* short pieces of what somebody will look at: the order of a list */
  VECHE_JOB_WORK,        /* long work with a progress bar: an import, a copy */
  VECHE_JOB_BACKGROUND,  /* nobody would miss it: given up when the workspace closes */
  VECHE_JOB_LAST,        /* when the others are done; the thread ends after it */

  VECHE_JOB_READS = 1 << 4, /* added to one of the above: the job writes nothing, and may come in the middle of a long reading one */
} VecheJobPriority;

/**
 * VecheJobFunc:
 * @store: the open store; a job that opens sets it, one that closes clears it
 * @result: what the future resolves with; initialised by the job
 */
typedef VecheJobResult (*VecheJobFunc) (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                        GError **error);

/** What the thread tells after a job, on the main context. All parts are owned by the struct. */
typedef struct
{
  VecheChanges *changes;
  char *undo_title;
  char *redo_title;
  gint64 undo_step; /* what undo and redo would take now; 0: nothing */
  gint64 redo_step;
  gint64 last_step;
  char *notice; /* what is to be said about the open file, or %NULL */
  gboolean held; /* another program is changing the file, and nothing can be saved */
} VecheDbNews;

typedef void (*VecheDbNewsFunc) (const VecheDbNews *news, gpointer data);

/** veche_db_thread_new: @news is called on the main context until veche_db_thread_mute(). */
VecheDbThread *veche_db_thread_new (VecheDbNewsFunc news, gpointer data);
void veche_db_thread_mute (VecheDbThread *self);
void veche_db_thread_unref (VecheDbThread *self);

/** veche_db_thread_push: @data is freed on the thread when the job is over. Refused («cancelled») after VECHE_JOB_LAST. */
DexFuture *veche_db_thread_push (VecheDbThread *self, VecheJobPriority priority, VecheJobFunc func, gpointer data,
                                 GDestroyNotify free_data) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_db_thread_let_read:
 *
 * For a job that holds a read transaction for long: others that only read are done now, in their order. Returns whether
 * somebody waits who cannot be served so. On the thread only.
 */
gboolean veche_db_thread_let_read (VecheDbThread *self);

/** veche_db_thread_is_ending: whether the last job has been pushed: long work that nobody waits for had better stop. Any thread. */
gboolean veche_db_thread_is_ending (VecheDbThread *self);

/** veche_db_thread_get_progress: of the long change under way, 0 to 1. Any thread. */
double veche_db_thread_get_progress (VecheDbThread *self);

/** veche_db_thread_is_wanted: whether a job for people waits that a slice must end for. Any thread. */
gboolean veche_db_thread_is_wanted (VecheDbThread *self);

G_END_DECLS
