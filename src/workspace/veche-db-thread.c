/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-db-thread-private.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-undo.h"

/* How often an idle thread looks whether another program has written. */
#define POLL_INTERVAL_US (2 * G_USEC_PER_SEC)

/* Of one piece of the work that is left to idle moments. */
#define TIDY_SLICE_MS 50
#define TIDY_GAP_US (10 * 1000)

/* Who has looked at something so long ago looks at more of it. */
#define LOOKING_US G_USEC_PER_SEC

typedef struct
{
  VecheJobFunc func;
  gpointer data;
  GDestroyNotify free_data;
  DexPromise *promise;
  VecheJobPriority priority;
  gboolean reads;
} VecheDbJob;

struct _VecheDbThread
{
  gatomicrefcount refs;
  GMutex lock;
  GCond wake;
  GQueue jobs[VECHE_JOB_LAST + 1];
  gboolean ended;
  VecheDbJob *current; /* the job that runs */
  int progress;        /* of 1000, atomic */

  VecheDbNewsFunc news; /* main thread only, as is news_data */
  gpointer news_data;

  VecheStore *store; /* the thread only, as is what follows */
  gint64 told_open; /* the step that was under way when views were told last, 0: none */
  gint64 told_writes;
  char *told_notice;
  gint64 glanced; /* when somebody last had a quick look */
};

typedef struct
{
  VecheDbThread *thread;
  VecheDbNews news;
} VecheDbTelling;

static VecheDbThread *
veche_db_thread_ref (VecheDbThread *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
veche_db_thread_unref (VecheDbThread *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_assert (self->store == NULL);
  g_free (self->told_notice);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self);
}

static void
veche_db_job_free (VecheDbJob *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  dex_unref (job->promise);
  g_free (job);
}

/* A future that is rejected without an error never settles, and who awaits it hangs: a fault of the job is at least told. */
static void
veche_db_job_settle (VecheDbJob *job, VecheJobResult outcome, const GValue *result, GError *error)
{
  if (outcome == VECHE_JOB_DONE)
    dex_promise_resolve (job->promise, result);
  else
    dex_promise_reject (job->promise,
                        error != NULL ? g_error_copy (error)
                                      : g_error_new_literal (VECHE_ERROR, VECHE_ERROR_FAILED,
                                                             _("The work in the file failed, and the program does not know why. Try again; "
                                                               "if it fails again, check the file.")));
}

static void
veche_db_telling_free (gpointer data)
{
  VecheDbTelling *telling = data;

  veche_changes_unref (telling->news.changes);
  g_free (telling->news.undo_title);
  g_free (telling->news.redo_title);
  g_free (telling->news.notice);
  veche_db_thread_unref (telling->thread);
  g_free (telling);
}

static gboolean
veche_db_thread_tell_cb (gpointer data)
{
  VecheDbTelling *telling = data;

  if (telling->thread->news != NULL)
    telling->thread->news (&telling->news, telling->thread->news_data);
  return G_SOURCE_REMOVE;
}

/* Whether anything was written since the last time: the end of an import changes no record, but what can be undone. */
static gboolean
veche_db_thread_has_written (VecheDbThread *self)
{
  const gint64 writes = sqlite3_total_changes64 (veche_db_get_handle (veche_store_get_db (self->store)));
  const gboolean written = writes != self->told_writes;

  self->told_writes = writes;
  return written;
}

/* Records of a step that is under way are marked in lists, and left out of sums and of the map. When it ends they are as all others, and
 * nothing but its end tells so. */
static gboolean
veche_db_thread_has_ended_step (VecheDbThread *self)
{
  const gint64 open = veche_store_find_open_step (self->store);
  const gboolean ended = self->told_open != 0 && open != self->told_open;

  self->told_open = open;
  return ended;
}

/* Tells what a job has changed, before its future resolves: who awaits it finds every view told already. */
static void
veche_db_thread_tell (VecheDbThread *self)
{
  g_autoptr (VecheChanges) changes = NULL;
  g_autoptr (GSource) source = NULL;
  VecheDbTelling *telling;

  if (self->store == NULL)
    return;
  changes = veche_store_take_changes (self->store);
  if (!veche_db_thread_has_written (self) && changes->rows->len == 0 && !changes->many && !changes->external
      && g_strcmp0 (self->told_notice, veche_store_get_notice (self->store)) == 0)
    return;
  g_set_str (&self->told_notice, veche_store_get_notice (self->store));
  if (veche_db_thread_has_ended_step (self))
    changes->many = TRUE;

  telling = g_new0 (VecheDbTelling, 1);
  telling->thread = veche_db_thread_ref (self);
  telling->news.changes = g_steal_pointer (&changes);
  telling->news.undo_step = veche_undo_get_next (self->store, FALSE, &telling->news.undo_title);
  telling->news.redo_step = veche_undo_get_next (self->store, TRUE, &telling->news.redo_title);
  telling->news.notice = g_strdup (self->told_notice);
  telling->news.held = veche_store_is_held (self->store);
  telling->news.last_step
    = veche_db_query_integer (veche_store_get_db (self->store), "SELECT id FROM veche_step ORDER BY sealed DESC LIMIT 1", 0);
  /* Not g_main_context_invoke(): where nobody owns the main context just now, that would call back on this thread. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, veche_db_thread_tell_cb, telling, veche_db_telling_free);
  g_source_attach (source, NULL);
}

/* What somebody who has died meanwhile left half done, for as long as nobody wants anything. */
static void
veche_db_thread_tidy (VecheDbThread *self)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  while (more && !veche_db_thread_is_wanted (self) && !veche_db_thread_is_ending (self))
    {
      if (!veche_store_tidy (self->store, TIDY_SLICE_MS, &more, &error))
        {
          g_debug ("tidying: %s", error->message);
          return;
        }
      /* Other programs want to get in between. */
      if (more)
        g_usleep (TIDY_GAP_US);
    }
}

static void
veche_db_thread_poll (VecheDbThread *self)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  if (self->store == NULL)
    return;
  /* A file that is busy just now is looked at again the next time. */
  if (!veche_store_poll (self->store, &changed, &error))
    g_debug ("looking for changes of other programs: %s", error->message);
  veche_db_thread_tidy (self);
  veche_db_thread_tell (self);
}

/* The next job, or NULL when there was none for a while. */
static VecheDbJob *
veche_db_thread_wait (VecheDbThread *self, gboolean *given_up)
{
  const gint64 until = g_get_monotonic_time () + POLL_INTERVAL_US;
  VecheDbJob *job = NULL;

  g_mutex_lock (&self->lock);
  for (;;)
    {
      for (guint i = 0; i <= VECHE_JOB_LAST && job == NULL; i++)
        job = g_queue_pop_head (&self->jobs[i]);
      if (job != NULL || !g_cond_wait_until (&self->wake, &self->lock, until))
        break;
    }
  self->current = job;
  *given_up = job != NULL && job->priority == VECHE_JOB_BACKGROUND && self->ended;
  g_mutex_unlock (&self->lock);
  return job;
}

/* Back to where it came from; not when the workspace closes and nobody would miss it. */
static gboolean
veche_db_thread_requeue (VecheDbThread *self, VecheDbJob *job)
{
  gboolean wanted;

  g_mutex_lock (&self->lock);
  wanted = !self->ended || job->priority != VECHE_JOB_BACKGROUND;
  if (wanted)
    g_queue_push_head (&self->jobs[job->priority], job);
  g_mutex_unlock (&self->lock);
  return wanted;
}

static void
veche_db_thread_give_up (VecheDbJob *job)
{
  dex_promise_reject (job->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The workspace has been closed.")));
  veche_db_job_free (job);
}

/* In the middle of somebody's transaction: what it has written so far is seen, and may yet be taken back. */
static gboolean
veche_db_thread_glance (VecheStore *store, gpointer data)
{
  VecheDbThread *self = data;

  g_atomic_int_set (&self->progress, (int) (veche_store_get_progress (store) * 1000));
  for (;;)
    {
      g_auto (GValue) result = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      VecheJobResult outcome;
      VecheDbJob *job;

      g_mutex_lock (&self->lock);
      job = g_queue_pop_head (&self->jobs[VECHE_JOB_GLANCE]);
      g_mutex_unlock (&self->lock);
      if (job == NULL)
        return g_get_monotonic_time () - self->glanced < LOOKING_US;
      self->glanced = g_get_monotonic_time ();
      outcome = job->func (&self->store, job->data, &result, NULL, &error);
      veche_db_job_settle (job, outcome, &result, error);
      veche_db_job_free (job);
    }
}

/* The next job that only reads, as long as nobody stands before it who writes. */
static VecheDbJob *
veche_db_thread_pop_reader (VecheDbThread *self, gboolean *wanted)
{
  VecheDbJob *job;

  g_mutex_lock (&self->lock);
  job = g_queue_pop_head (&self->jobs[VECHE_JOB_GLANCE]);
  for (VecheJobPriority i = VECHE_JOB_INTERACTIVE; i <= VECHE_JOB_SOON && job == NULL; i++)
    {
      const VecheDbJob *next = g_queue_peek_head (&self->jobs[i]);

      if (next != NULL && !next->reads)
        break;
      job = g_queue_pop_head (&self->jobs[i]);
    }
  *wanted = self->ended || !g_queue_is_empty (&self->jobs[VECHE_JOB_INTERACTIVE]);
  g_mutex_unlock (&self->lock);
  return job;
}

gboolean
veche_db_thread_let_read (VecheDbThread *self)
{
  gboolean wanted = FALSE;
  VecheDbJob *job;

  while ((job = veche_db_thread_pop_reader (self, &wanted)) != NULL)
    {
      g_auto (GValue) result = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      VecheJobResult outcome = job->func (&self->store, job->data, &result, dex_promise_get_cancellable (job->promise), &error);

      veche_db_set_cancellable (veche_store_get_db (self->store), NULL);
      if (outcome == VECHE_JOB_AGAIN && veche_db_thread_requeue (self, job))
        continue;
      veche_db_job_settle (job, outcome, &result, error);
      veche_db_job_free (job);
    }
  return wanted;
}

static void
veche_db_thread_run_job (VecheDbThread *self, VecheDbJob *job)
{
  g_auto (GValue) result = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  VecheJobResult outcome = job->func (&self->store, job->data, &result, dex_promise_get_cancellable (job->promise), &error);

  if (self->store != NULL)
    {
      veche_db_set_cancellable (veche_store_get_db (self->store), NULL);
      veche_store_set_pause_func (self->store, veche_db_thread_glance, self);
    }
  if (job->priority == VECHE_JOB_GLANCE)
    self->glanced = g_get_monotonic_time ();
  g_mutex_lock (&self->lock);
  self->current = NULL;
  g_mutex_unlock (&self->lock);
  if (outcome == VECHE_JOB_AGAIN)
    {
      if (!veche_db_thread_requeue (self, job))
        veche_db_thread_give_up (job);
      return;
    }

  if (self->store != NULL && g_error_matches (error, VECHE_ERROR, VECHE_ERROR_BUSY))
    veche_store_look_at_lock (self->store, TRUE);
  veche_db_thread_tell (self);
  veche_db_job_settle (job, outcome, &result, error);
  veche_db_job_free (job);
}

static gpointer
veche_db_thread_main_thread (gpointer data)
{
  VecheDbThread *self = data;

  for (;;)
    {
      gboolean given_up = FALSE;
      VecheDbJob *job = veche_db_thread_wait (self, &given_up);
      gboolean last = job != NULL && job->priority == VECHE_JOB_LAST;

      if (job == NULL)
        veche_db_thread_poll (self);
      else if (given_up)
        veche_db_thread_give_up (job);
      else
        veche_db_thread_run_job (self, job);
      if (last)
        break;
    }
  g_clear_pointer (&self->store, veche_store_close);
  veche_db_thread_unref (self);
  return NULL;
}

VecheDbThread *
veche_db_thread_new (VecheDbNewsFunc news, gpointer data)
{
  VecheDbThread *self = g_new0 (VecheDbThread, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  for (guint i = 0; i <= VECHE_JOB_LAST; i++)
    g_queue_init (&self->jobs[i]);
  self->news = news;
  self->news_data = data;
  g_thread_unref (g_thread_new ("veche-db", veche_db_thread_main_thread, veche_db_thread_ref (self)));
  return self;
}

void
veche_db_thread_mute (VecheDbThread *self)
{
  self->news = NULL;
  self->news_data = NULL;
}

DexFuture *
veche_db_thread_push (VecheDbThread *self, VecheJobPriority priority, VecheJobFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GCancellable) stopped = NULL;
  VecheDbJob *job;
  DexPromise *promise = NULL;
  const gboolean reads = (priority & VECHE_JOB_READS) != 0;

  priority &= ~VECHE_JOB_READS;
  g_mutex_lock (&self->lock);
  if (!self->ended)
    {
      job = g_new0 (VecheDbJob, 1);
      job->func = func;
      job->data = data;
      job->free_data = free_data;
      job->priority = priority;
      job->reads = reads || priority == VECHE_JOB_GLANCE;
      job->promise = dex_promise_new_cancellable ();
      promise = dex_ref (job->promise);
      self->ended = priority == VECHE_JOB_LAST;
      if (self->ended && self->current != NULL && self->current->priority == VECHE_JOB_BACKGROUND)
        g_set_object (&stopped, dex_promise_get_cancellable (self->current->promise));
      g_queue_push_tail (&self->jobs[priority], job);
      g_cond_signal (&self->wake);
    }
  g_mutex_unlock (&self->lock);

  if (stopped != NULL)
    g_cancellable_cancel (stopped);
  if (promise != NULL)
    return DEX_FUTURE (promise);
  if (free_data != NULL)
    free_data (data);
  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("The workspace has been closed."));
}

gboolean
veche_db_thread_is_ending (VecheDbThread *self)
{
  gboolean ending;

  g_mutex_lock (&self->lock);
  ending = self->ended;
  g_mutex_unlock (&self->lock);
  return ending;
}

double
veche_db_thread_get_progress (VecheDbThread *self)
{
  return g_atomic_int_get (&self->progress) / 1000.0;
}

gboolean
veche_db_thread_is_wanted (VecheDbThread *self)
{
  gboolean wanted;

  g_mutex_lock (&self->lock);
  wanted = !g_queue_is_empty (&self->jobs[VECHE_JOB_INTERACTIVE]) || !g_queue_is_empty (&self->jobs[VECHE_JOB_SOON]);
  g_mutex_unlock (&self->lock);
  return wanted;
}
