/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-intake.h"

#include "veche-check-repo.h"
#include "veche-directory-repo.h"
#include "veche-duplicate-repo.h"
#include "veche-duty-repo.h"
#include "veche-merge-repo.h"
#include "veche-problem-repo.h"
#include "veche-workspace-private.h"

typedef struct
{
  const VecheKind *kind;
  gint64 id;
  guint limit;
} VecheIntakeQuestion;

static DexFuture *
veche_workspace_intake_ask_some (VecheWorkspace *self, VecheJobFunc func, const VecheKind *kind, gint64 id, guint limit)
{
  VecheIntakeQuestion *question = g_new0 (VecheIntakeQuestion, 1);

  question->kind = kind;
  question->id = id;
  question->limit = limit;
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, func, question, g_free);
}

static DexFuture *
veche_workspace_intake_ask (VecheWorkspace *self, VecheJobFunc func, const VecheKind *kind, gint64 id)
{
  return veche_workspace_intake_ask_some (self, func, kind, id, 0);
}

/* @array (transfer full) */
static VecheJobResult
veche_workspace_intake_take (gpointer array, GType type, GValue *result)
{
  if (array == NULL)
    return VECHE_JOB_FAILED;
  g_value_init (result, type);
  g_value_take_boxed (result, array);
  return VECHE_JOB_DONE;
}

static VecheJobResult
veche_workspace_intake_referrers_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                         GError **error)
{
  const VecheIntakeQuestion *question = data;

  return veche_workspace_intake_take (veche_merge_repo_list_referrers (*store, question->kind, question->id, question->limit, error),
                                      G_TYPE_PTR_ARRAY, result);
}

static VecheJobResult
veche_workspace_intake_merged_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                      GError **error)
{
  const VecheIntakeQuestion *question = data;

  return veche_workspace_intake_take (veche_merge_repo_list_merged (*store, question->kind, question->id, error),
                                      G_TYPE_PTR_ARRAY, result);
}

static VecheJobResult
veche_workspace_intake_repeats_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                       GError **error)
{
  const VecheIntakeQuestion *question = data;

  return veche_workspace_intake_take (veche_duplicate_repo_find_repeats (*store, question->id, error), G_TYPE_ARRAY, result);
}

static VecheJobResult
veche_workspace_intake_differences_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                           GError **error)
{
  const VecheIntakeQuestion *question = data;

  return veche_workspace_intake_take (veche_check_repo_list_differences (*store, question->id, error), G_TYPE_PTR_ARRAY,
                                      result);
}

static VecheJobResult
veche_workspace_intake_problems_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                        GError **error)
{
  const VecheIntakeQuestion *question = data;

  return veche_workspace_intake_take (veche_problem_repo_list (*store, question->kind, question->id, error), G_TYPE_PTR_ARRAY,
                                      result);
}

DexFuture *
veche_workspace_intake_list_referrers (VecheWorkspace *self, const VecheKind *kind, gint64 id, guint limit)
{
  return veche_workspace_intake_ask_some (self, veche_workspace_intake_referrers_thread, kind, id, limit);
}

DexFuture *
veche_workspace_intake_list_merged (VecheWorkspace *self, const VecheKind *kind, gint64 id)
{
  return veche_workspace_intake_ask (self, veche_workspace_intake_merged_thread, kind, id);
}

DexFuture *
veche_workspace_intake_find_repeats (VecheWorkspace *self, gint64 application)
{
  return veche_workspace_intake_ask (self, veche_workspace_intake_repeats_thread, NULL, application);
}

DexFuture *
veche_workspace_intake_list_differences (VecheWorkspace *self, gint64 application)
{
  return veche_workspace_intake_ask (self, veche_workspace_intake_differences_thread, NULL, application);
}

DexFuture *
veche_workspace_intake_list_problems (VecheWorkspace *self, const VecheKind *kind, gint64 id)
{
  return veche_workspace_intake_ask (self, veche_workspace_intake_problems_thread, kind, id);
}

static VecheJobResult
veche_workspace_intake_filing_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  return veche_workspace_intake_take (veche_problem_repo_list_filing (*store, data, error), G_TYPE_PTR_ARRAY, result);
}

DexFuture *
veche_workspace_intake_list_filing (VecheWorkspace *self, VecheRecord *blank)
{
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_intake_filing_thread,
                               g_object_ref (blank), g_object_unref);
}

static VecheJobResult
veche_workspace_intake_plan_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheIntakeQuestion *question = data;

  return veche_workspace_intake_take (veche_directory_repo_plan (*store, question->kind, error), VECHE_TYPE_DIRECTORY_PLAN, result);
}

DexFuture *
veche_workspace_intake_plan_directory (VecheWorkspace *self, const VecheKind *kind)
{
  return veche_workspace_intake_ask (self, veche_workspace_intake_plan_thread, kind, 0);
}

/* --- what is owed ------------------------------------------------------------------------------------------------- */

typedef struct
{
  char *actor;
  guint reasons;
} VecheIntakeDuties;

static void
veche_workspace_intake_duties_free (gpointer data)
{
  VecheIntakeDuties *question = data;

  g_free (question->actor);
  g_free (question);
}

static VecheJobResult
veche_workspace_intake_duties_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable,
                                      GError **error)
{
  const VecheIntakeDuties *question = data;

  return veche_workspace_intake_take (veche_duty_repo_list (*store, question->actor, question->reasons, error), G_TYPE_PTR_ARRAY,
                                      result);
}

DexFuture *
veche_workspace_intake_list_duties (VecheWorkspace *self, const char *actor, guint reasons)
{
  VecheIntakeDuties *question = g_new0 (VecheIntakeDuties, 1);

  question->actor = g_strdup (actor);
  question->reasons = reasons;
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_intake_duties_thread, question,
                               veche_workspace_intake_duties_free);
}

static VecheJobResult
veche_workspace_intake_count_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  const VecheIntakeDuties *question = data;
  guint count;

  if (!veche_duty_repo_count (*store, question->actor, &count, error))
    return VECHE_JOB_FAILED;
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, count);
  return VECHE_JOB_DONE;
}

DexFuture *
veche_workspace_intake_count_duties (VecheWorkspace *self, const char *actor)
{
  VecheIntakeDuties *question = g_new0 (VecheIntakeDuties, 1);

  question->actor = g_strdup (actor);
  return veche_workspace_push (self, VECHE_JOB_INTERACTIVE | VECHE_JOB_READS, veche_workspace_intake_count_thread, question,
                               veche_workspace_intake_duties_free);
}
