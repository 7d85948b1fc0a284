/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-transfer-job.h"

typedef struct
{
  VecheTransferJobFunc func;
  gpointer data;
  GDestroyNotify free_data;
  DexPromise *promise;
} VecheTransferJob;

static void
veche_transfer_job_thread (gpointer data)
{
  VecheTransferJob *job = data;
  g_auto (GValue) result = G_VALUE_INIT;
  GError *error = NULL;

  if (job->func (job->data, &result, &error))
    dex_promise_resolve (job->promise, &result);
  else
    dex_promise_reject (job->promise, error);

  if (job->free_data != NULL)
    job->free_data (job->data);
  dex_unref (job->promise);
  g_free (job);
}

DexFuture *
veche_transfer_job_run (VecheTransferJobFunc func, gpointer data, GDestroyNotify free_data)
{
  VecheTransferJob *job = g_new0 (VecheTransferJob, 1);
  DexPromise *promise = dex_promise_new ();

  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->promise = dex_ref (promise);
  dex_scheduler_push (dex_thread_pool_scheduler_get_default (), veche_transfer_job_thread, job);
  return DEX_FUTURE (promise);
}
