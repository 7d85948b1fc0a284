/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-window-private.h"

#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-task.h"
#include "veche-workspace-upkeep.h"

/* How often a long undo says how far it is. */
#define VECHE_WINDOW_WATCH_MS 300

/* Most steps are undone at once; one of thousands of rows is a job, which can be stopped. */
typedef struct
{
  VecheWorkspace *workspace;
  const char *title;
  GCancellable *cancellable;
  VecheJob *job; /* %NULL until it has taken a while */
} VecheWindowWatch;

static void
veche_window_watch_free (gpointer data)
{
  VecheWindowWatch *watch = data;

  if (watch->job != NULL)
    veche_job_end (watch->job);
  g_clear_object (&watch->job);
  g_object_unref (watch->workspace);
  g_object_unref (watch->cancellable);
  g_free (watch);
}

static gboolean
veche_window_watch_cb (gpointer data)
{
  VecheWindowWatch *watch = data;

  if (watch->job == NULL)
    watch->job = veche_job_start (watch->workspace, watch->title);
  veche_job_update (watch->job, veche_workspace_get_progress (watch->workspace), NULL);
  if (g_cancellable_is_cancelled (veche_job_get_cancellable (watch->job)))
    g_cancellable_cancel (watch->cancellable);
  return G_SOURCE_CONTINUE;
}

static guint
veche_window_watch_start (VecheWorkspace *workspace, const char *title, GCancellable *cancellable)
{
  VecheWindowWatch *watch = g_new0 (VecheWindowWatch, 1);

  watch->workspace = g_object_ref (workspace);
  watch->title = title;
  watch->cancellable = g_object_ref (cancellable);
  return g_timeout_add_full (G_PRIORITY_DEFAULT, VECHE_WINDOW_WATCH_MS, veche_window_watch_cb, watch, veche_window_watch_free);
}

/* The window's turn to undo. Who presses the keys twice means the step after the first one, which is only known when that is undone. */
#define VECHE_WINDOW_UNDOING "veche-window-undoing"

static DexPromise *
veche_window_take_turn (gpointer window)
{
  DexPromise *turn = dex_promise_new (), *other;

  while ((other = g_object_get_data (window, VECHE_WINDOW_UNDOING)) != NULL)
    dex_await (dex_ref (DEX_FUTURE (other)), NULL);
  g_object_set_data (window, VECHE_WINDOW_UNDOING, turn);
  return turn;
}

static void
veche_window_end_turn (gpointer window, DexPromise *turn)
{
  g_object_set_data (window, VECHE_WINDOW_UNDOING, NULL);
  dex_promise_resolve_boolean (turn, TRUE);
  dex_unref (turn);
}

/* A list that is read just now shows what another program has written before the workspace has looked for such, which makes a step of it. */
static gint64
veche_window_find_step (VecheWorkspace *workspace, gboolean redo)
{
  if (!redo && veche_workspace_get_undo_step (workspace) == 0)
    dex_await (veche_workspace_upkeep_look (workspace), NULL);
  return redo ? veche_workspace_get_redo_step (workspace) : veche_workspace_get_undo_step (workspace);
}

/* What is asked for: the newest step, or, from what has named one, that and no other. */
typedef struct
{
  gboolean redo;
  gint64 wanted; /* 0: the newest */
} VecheWindowUndo;

static void
veche_window_undo_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  const VecheWindowUndo *undo = data;
  gboolean redo = undo->redo;
  g_autoptr (VecheWorkspace) workspace = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (GStrv) titles = NULL;
  const char *const *stayed;
  g_autofree char *text = NULL;
  DexPromise *turn = veche_window_take_turn (object);
  gint64 step;
  guint watch;

  g_set_object (&workspace, veche_window_get_workspace (object));
  step = workspace != NULL ? veche_window_find_step (workspace, redo) : 0;
  if (step == 0 || (undo->wanted != 0 && undo->wanted != step))
    {
      veche_window_end_turn (object, turn);
      if (undo->wanted != 0)
        veche_window_say (object, _("Something else was changed since: undo that first"));
      else if (workspace != NULL && !redo)
        veche_window_say (object, _("Could not undo: there is nothing to take back."));
      return;
    }
  watch = veche_window_watch_start (workspace, redo ? _("Redo") : _("Undo"), cancellable);
  /* The store refuses when another has come in between. */
  titles = dex_await_boxed (veche_workspace_undo_with (workspace, step, redo, cancellable), error);
  g_source_remove (watch);
  veche_window_end_turn (object, turn);
  if (titles == NULL || titles[0] == NULL || veche_task_is_over (task))
    return;
  /* Translators: %s is what was done: «Change of “Budget”». */
  text = g_strdup_printf (redo ? _("Done again: %s") : _("Undone: %s"), titles[0]);
  stayed = veche_workspace_get_stayed (workspace);
  if (stayed != NULL)
    {
      g_autofree char *whole = g_steal_pointer (&text);

      /* Translators: the first %s is what was undone, the second what could not be: «Application “Park”: it is no longer there». */
      text = g_strdup_printf (_("%s. Not all of it: %s"), whole, stayed[0]);
    }
  veche_window_say (object, text);
}

static void
veche_window_undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheWindowUndo undo = { g_str_equal (name, "win.redo"), parameter != NULL ? g_variant_get_int64 (parameter) : 0 };

  veche_task_spawn (widget, veche_window_undo_fiber, g_memdup2 (&undo, sizeof undo), g_free);
}

void
veche_window_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, veche_window_undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, veche_window_undo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-step", "x", veche_window_undo_action);
}
