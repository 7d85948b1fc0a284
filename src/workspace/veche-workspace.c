/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace.h"

#include "veche-i18n.h"
#include "veche-store-fill.h"
#include "veche-undo.h"
#include "veche-workspace-pool-private.h"
#include "veche-workspace-private.h"

struct _VecheWorkspace
{
  GObject parent_instance;

  VecheDbThread *thread;
  char *path;
  char *uuid;
  char *title;
  char *notice;
  char *actor;
  char *undo_title;
  char *redo_title;
  gint64 undo_step;
  gint64 redo_step;
  gint64 last_step;
  GStrv stayed;
  gboolean read_only;
  gboolean held;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (VecheWorkspace, veche_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_TITLE,
  PROP_READ_ONLY,
  PROP_NOTICE,
  PROP_ACTOR,
  PROP_UNDO_TITLE,
  PROP_REDO_TITLE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
veche_workspace_update_text (VecheWorkspace *self, char **field, const char *text, guint property)
{
  if (!g_set_str (field, text))
    return FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  return TRUE;
}

static void
veche_workspace_news_cb (const VecheDbNews *news, gpointer data)
{
  g_autoptr (VecheWorkspace) self = g_object_ref (data);

  self->last_step = news->last_step;
  self->undo_step = news->undo_step;
  self->redo_step = news->redo_step;
  self->held = news->held;
  veche_workspace_update_text (self, &self->notice, news->notice, PROP_NOTICE);
  veche_workspace_update_text (self, &self->undo_title, news->undo_title, PROP_UNDO_TITLE);
  veche_workspace_update_text (self, &self->redo_title, news->redo_title, PROP_REDO_TITLE);
  if (news->changes->rows->len > 0 || news->changes->many || news->changes->external)
    g_signal_emit (self, signals[CHANGED], 0, news->changes);
}

static VecheJobResult
veche_workspace_close_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (store, veche_store_close);
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_workspace_push_close (VecheWorkspace *self)
{
  return veche_workspace_pool_dismiss (
    self->path, veche_db_thread_push (self->thread, VECHE_JOB_LAST, veche_workspace_close_thread, NULL, NULL));
}

static void
veche_workspace_dispose (GObject *object)
{
  VecheWorkspace *self = VECHE_WORKSPACE (object);

  veche_workspace_pool_remove (self);
  if (self->thread != NULL)
    {
      veche_db_thread_mute (self->thread);
      if (!self->closed)
        dex_future_disown (veche_workspace_push_close (self));
      self->closed = TRUE;
    }
  g_clear_pointer (&self->thread, veche_db_thread_unref);

  G_OBJECT_CLASS (veche_workspace_parent_class)->dispose (object);
}

static void
veche_workspace_finalize (GObject *object)
{
  VecheWorkspace *self = VECHE_WORKSPACE (object);

  g_free (self->path);
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->notice);
  g_free (self->actor);
  g_free (self->undo_title);
  g_free (self->redo_title);
  g_strfreev (self->stayed);

  G_OBJECT_CLASS (veche_workspace_parent_class)->finalize (object);
}

static void
veche_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VecheWorkspace *self = VECHE_WORKSPACE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, veche_workspace_get_title (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;
    case PROP_UNDO_TITLE:
      g_value_set_string (value, self->undo_title);
      break;
    case PROP_REDO_TITLE:
      g_value_set_string (value, self->redo_title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
veche_workspace_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ACTOR:
      veche_workspace_set_actor (VECHE_WORKSPACE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
veche_workspace_class_init (VecheWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = veche_workspace_dispose;
  object_class->finalize = veche_workspace_finalize;
  object_class->get_property = veche_workspace_get_property;
  object_class->set_property = veche_workspace_set_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, readable);
  properties[PROP_ACTOR] = g_param_spec_string ("actor", NULL, NULL, NULL, readable | G_PARAM_WRITABLE);
  properties[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, readable);
  properties[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   VECHE_TYPE_CHANGES);
}

static void
veche_workspace_init (VecheWorkspace *self)
{
  self->thread = veche_db_thread_new (veche_workspace_news_cb, self);
}

DexFuture *
veche_workspace_push (VecheWorkspace *self, VecheJobPriority priority, VecheJobFunc func, gpointer data, GDestroyNotify free_data)
{
  return veche_db_thread_push (self->thread, priority, func, data, free_data);
}

VecheDbThread *
veche_workspace_get_thread (VecheWorkspace *self)
{
  return self->thread;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

typedef struct
{
  char *path;
  char *title;
  VecheEdit *contents;
  gboolean create;
  gboolean read_only;
} VecheWorkspaceOpening;

/* What the thread found out, for the object to show. */
typedef struct
{
  char *path;
  char *uuid;
  char *title;
  char *notice;
  char *undo_title;
  char *redo_title;
  gint64 undo_step;
  gint64 redo_step;
  gboolean read_only;
} VecheWorkspaceFacts;

static void
veche_workspace_opening_free (gpointer data)
{
  VecheWorkspaceOpening *opening = data;

  g_free (opening->path);
  g_free (opening->title);
  g_clear_pointer (&opening->contents, veche_edit_unref);
  g_free (opening);
}

static void
veche_workspace_facts_free (gpointer data)
{
  VecheWorkspaceFacts *facts = data;

  g_free (facts->path);
  g_free (facts->uuid);
  g_free (facts->title);
  g_free (facts->notice);
  g_free (facts->undo_title);
  g_free (facts->redo_title);
  g_free (facts);
}

static VecheJobResult
veche_workspace_open_thread (VecheStore **store, gpointer data, GValue *result, GCancellable *cancellable, GError **error)
{
  VecheWorkspaceOpening *opening = data;
  VecheWorkspaceFacts *facts;

  if (opening->create)
    *store = veche_store_fill_create (opening->path, opening->title, opening->contents, cancellable, error);
  else
    *store = veche_store_open (opening->path, opening->read_only ? VECHE_STORE_READING : 0, cancellable, error);
  if (*store == NULL)
    return VECHE_JOB_FAILED;

  facts = g_new0 (VecheWorkspaceFacts, 1);
  facts->path = g_strdup (veche_store_get_path (*store));
  facts->uuid = g_strdup (veche_store_get_uuid (*store));
  facts->title = veche_store_dup_meta (*store, "title");
  facts->notice = g_strdup (veche_store_get_notice (*store));
  facts->read_only = veche_store_is_read_only (*store);
  facts->undo_step = veche_undo_get_next (*store, FALSE, &facts->undo_title);
  facts->redo_step = veche_undo_get_next (*store, TRUE, &facts->redo_title);
  g_value_init (result, G_TYPE_POINTER);
  g_value_set_pointer (result, facts);
  return VECHE_JOB_DONE;
}

static DexFuture *
veche_workspace_opened_cb (DexFuture *future, gpointer data)
{
  VecheWorkspace *self = data;
  VecheWorkspaceFacts *facts = g_value_get_pointer (dex_future_get_value (future, NULL));

  self->path = g_steal_pointer (&facts->path);
  self->uuid = g_steal_pointer (&facts->uuid);
  self->title = g_steal_pointer (&facts->title);
  g_set_str (&self->notice, facts->notice);
  /* News of the first commit may have come before. */
  g_set_str (&self->undo_title, facts->undo_title);
  g_set_str (&self->redo_title, facts->redo_title);
  self->undo_step = facts->undo_step;
  self->redo_step = facts->redo_step;
  self->read_only = facts->read_only;
  veche_workspace_facts_free (facts);

  veche_workspace_pool_add (self);
  return dex_future_new_for_object (self);
}

static DexFuture *
veche_workspace_start (VecheWorkspaceOpening *opening)
{
  VecheWorkspace *self = g_object_new (VECHE_TYPE_WORKSPACE, NULL);

  return dex_future_then (veche_workspace_push (self, VECHE_JOB_INTERACTIVE, veche_workspace_open_thread, opening,
                                                veche_workspace_opening_free),
                          veche_workspace_opened_cb, self, g_object_unref);
}

static DexFuture *
veche_workspace_start_cb (DexFuture *closed, gpointer data)
{
  return veche_workspace_start (data);
}

/* A window that was closed in the midst of an import is not done with the file yet: two connections of one process must not meet in it. */
static DexFuture *
veche_workspace_start_when_free (const struct stat *file, VecheWorkspaceOpening *opening)
{
  DexFuture *closing = veche_workspace_pool_await_closing (file);

  return closing != NULL ? dex_future_finally (closing, veche_workspace_start_cb, opening, NULL) : veche_workspace_start (opening);
}

static DexFuture *
veche_workspace_open_as (const char *path, gboolean read_only)
{
  VecheWorkspaceOpening *opening;
  DexFuture *future = NULL;
  struct stat file;
  const gboolean there = stat (path, &file) == 0;

  if (there && !read_only)
    future = veche_workspace_pool_find (&file);
  if (future != NULL)
    return future;

  opening = g_new0 (VecheWorkspaceOpening, 1);
  opening->path = g_strdup (path);
  opening->read_only = read_only;
  if (!there)
    return veche_workspace_start (opening);
  future = veche_workspace_start_when_free (&file, opening);
  return read_only ? future : veche_workspace_pool_expect (&file, future);
}

DexFuture *
veche_workspace_open (const char *path)
{
  return veche_workspace_open_as (path, FALSE);
}

DexFuture *
veche_workspace_open_read_only (const char *path)
{
  return veche_workspace_open_as (path, TRUE);
}

DexFuture *
veche_workspace_create (const char *path, const char *title, VecheEdit *contents)
{
  VecheWorkspaceOpening *opening = g_new0 (VecheWorkspaceOpening, 1);

  opening->path = g_strdup (path);
  opening->title = g_strdup (title);
  opening->contents = contents != NULL ? veche_edit_ref (contents) : NULL;
  opening->create = TRUE;
  return veche_workspace_start (opening);
}

DexFuture *
veche_workspace_close (VecheWorkspace *self)
{
  g_return_val_if_fail (VECHE_IS_WORKSPACE (self), NULL);

  if (self->closed)
    return dex_future_new_true ();
  self->closed = TRUE;
  veche_workspace_pool_remove (self);
  return veche_workspace_push_close (self);
}

/* --- properties --------------------------------------------------------------------------------------------------- */

const char *
veche_workspace_get_path (VecheWorkspace *self)
{
  return self->path;
}

const char *
veche_workspace_get_uuid (VecheWorkspace *self)
{
  return self->uuid;
}

const char *
veche_workspace_get_title (VecheWorkspace *self)
{
  return self->title != NULL && *self->title != '\0' ? self->title : C_ ("workspace", "Workspace");
}

const char *
veche_workspace_get_actor (VecheWorkspace *self)
{
  return self->actor;
}

void
veche_workspace_set_actor (VecheWorkspace *self, const char *actor)
{
  veche_workspace_update_text (self, &self->actor, actor, PROP_ACTOR);
}

gboolean
veche_workspace_is_read_only (VecheWorkspace *self)
{
  return self->read_only;
}

gboolean
veche_workspace_is_held (VecheWorkspace *self)
{
  return self->held;
}

const char *
veche_workspace_get_notice (VecheWorkspace *self)
{
  return self->notice;
}

const char *
veche_workspace_get_undo_title (VecheWorkspace *self)
{
  return self->undo_title;
}

const char *
veche_workspace_get_redo_title (VecheWorkspace *self)
{
  return self->redo_title;
}

gint64
veche_workspace_get_undo_step (VecheWorkspace *self)
{
  return self->undo_step;
}

gint64
veche_workspace_get_redo_step (VecheWorkspace *self)
{
  return self->redo_step;
}

const char *const *
veche_workspace_get_stayed (VecheWorkspace *self)
{
  return (const char *const *) self->stayed;
}

void
veche_workspace_take_stayed (VecheWorkspace *self, GStrv stayed)
{
  g_strfreev (self->stayed);
  self->stayed = stayed;
}

gint64
veche_workspace_get_last_step (VecheWorkspace *self)
{
  return self->last_step;
}
