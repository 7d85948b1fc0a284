/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-choice.h"

#include "veche-directory-list.h"
#include "veche-i18n.h"
#include "veche-task.h"

struct _VecheDirectoryChoice
{
  AdwDialog parent_instance;

  VecheWorkspace *workspace;
  const VecheDirectoryKind *kind;
};

G_DEFINE_FINAL_TYPE (VecheDirectoryChoice, veche_directory_choice, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_directory_choice_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryChoice *self = object;
  const gint64 *id = data;
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (self->workspace, self->kind->kind, *id), error);

  if (record == NULL || veche_task_is_over (task))
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, record);
}

static void
veche_directory_choice_chosen_cb (VecheDirectoryChoice *self, gint64 id)
{
  veche_task_spawn (self, veche_directory_choice_fiber, g_memdup2 (&id, sizeof id), g_free);
}

static void
veche_directory_choice_dispose (GObject *object)
{
  g_clear_object (&VECHE_DIRECTORY_CHOICE (object)->workspace);

  G_OBJECT_CLASS (veche_directory_choice_parent_class)->dispose (object);
}

static void
veche_directory_choice_class_init (VecheDirectoryChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_directory_choice_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  VECHE_TYPE_RECORD);
}

static void
veche_directory_choice_init (VecheDirectoryChoice *self)
{
}

AdwDialog *
veche_directory_choice_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind, const char *text)
{
  VecheDirectoryChoice *self = g_object_new (VECHE_TYPE_DIRECTORY_CHOICE, "title", g_dgettext (GETTEXT_PACKAGE, kind->none),
                                             "content-width", 420, "content-height", 520, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *list = veche_directory_list_new (workspace, kind, FALSE);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), list);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  veche_directory_list_search (VECHE_DIRECTORY_LIST (list), text);
  g_signal_connect_object (list, "chosen", G_CALLBACK (veche_directory_choice_chosen_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
