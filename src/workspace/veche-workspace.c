/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace.h"

#include <sys/stat.h>

#include "veche-i18n.h"
#include "veche-store-fill.h"
#include "veche-undo.h"
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
  gint64 last_step;
  gboolean read_only;
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

/* What is open in this process, or being opened, so that a second window on one file shares its connection. Main thread only. */
static GPtrArray *veche_workspace_open_ones;
static GPtrArray *veche_workspace_coming_ones;

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

static void
veche_workspace_dispose (GObject *object)
{
  VecheWorkspace *self = VECHE_WORKSPACE (object);

  if (veche_workspace_open_ones != NULL)
    g_ptr_array_remove_fast (veche_workspace_open_ones, self);
  if (self->thread != NULL)
    {
      veche_db_thread_mute (self->thread);
      if (!self->closed)
        dex_future_disown (veche_db_thread_push (self->thread, VECHE_JOB_LAST, veche_workspace_close_thread, NULL, NULL));
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
    *store = veche_store_open (opening->path, opening->read_only ? VECHE_STORE_READ_ONLY : 0, cancellable, error);
  if (*store == NULL)
    return VECHE_JOB_FAILED;

  facts = g_new0 (VecheWorkspaceFacts, 1);
  facts->path = g_strdup (veche_store_get_path (*store));
  facts->uuid = g_strdup (veche_store_get_uuid (*store));
  facts->title = veche_store_dup_meta (*store, "title");
  facts->notice = g_strdup (veche_store_get_notice (*store));
  facts->read_only = veche_store_is_read_only (*store);
  veche_undo_get_next (*store, FALSE, &facts->undo_title);
  veche_undo_get_next (*store, TRUE, &facts->redo_title);
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
  self->notice = g_steal_pointer (&facts->notice);
  /* News of the first commit may have come before. */
  g_set_str (&self->undo_title, facts->undo_title);
  g_set_str (&self->redo_title, facts->redo_title);
  self->read_only = facts->read_only;
  veche_workspace_facts_free (facts);

  if (veche_workspace_open_ones == NULL)
    veche_workspace_open_ones = g_ptr_array_new ();
  g_ptr_array_add (veche_workspace_open_ones, self);
  return dex_future_new_for_object (self);
}

/* A file that is being opened: whoever wants it too waits for the same future. */
typedef struct
{
  dev_t device;
  ino_t inode;
  DexFuture *future;
} VecheWorkspaceComing;

static void
veche_workspace_coming_free (gpointer data)
{
  VecheWorkspaceComing *coming = data;

  dex_clear (&coming->future);
  g_free (coming);
}

static DexFuture *
veche_workspace_came_cb (DexFuture *future, gpointer data)
{
  g_ptr_array_remove_fast (veche_workspace_coming_ones, data);
  return dex_ref (future);
}

/* Remembers who comes until it is there, or has failed. */
static DexFuture *
veche_workspace_await_coming (const struct stat *file, DexFuture *future)
{
  VecheWorkspaceComing *coming = g_new0 (VecheWorkspaceComing, 1);

  if (veche_workspace_coming_ones == NULL)
    veche_workspace_coming_ones = g_ptr_array_new_with_free_func (veche_workspace_coming_free);
  coming->device = file->st_dev;
  coming->inode = file->st_ino;
  coming->future = dex_ref (future);
  g_ptr_array_add (veche_workspace_coming_ones, coming);
  dex_future_disown (dex_future_finally (dex_ref (future), veche_workspace_came_cb, coming, NULL));
  return future;
}

/* Another spelling of the path, or a link, is the same file: the future of what is open already or comes, or NULL. */
static DexFuture *
veche_workspace_find_open (const struct stat *file)
{
  for (guint i = 0; veche_workspace_open_ones != NULL && i < veche_workspace_open_ones->len; i++)
    {
      VecheWorkspace *open = g_ptr_array_index (veche_workspace_open_ones, i);
      struct stat known;

      if (!open->closed && stat (open->path, &known) == 0 && known.st_dev == file->st_dev && known.st_ino == file->st_ino)
        return dex_future_new_for_object (open);
    }
  for (guint i = 0; veche_workspace_coming_ones != NULL && i < veche_workspace_coming_ones->len; i++)
    {
      VecheWorkspaceComing *coming = g_ptr_array_index (veche_workspace_coming_ones, i);

      if (coming->device == file->st_dev && coming->inode == file->st_ino)
        return dex_ref (coming->future);
    }
  return NULL;
}

static DexFuture *
veche_workspace_start (VecheWorkspaceOpening *opening)
{
  VecheWorkspace *self = g_object_new (VECHE_TYPE_WORKSPACE, NULL);

  return dex_future_then (veche_workspace_push (self, VECHE_JOB_INTERACTIVE, veche_workspace_open_thread, opening,
                                                veche_workspace_opening_free),
                          veche_workspace_opened_cb, self, g_object_unref);
}

DexFuture *
veche_workspace_open (const char *path)
{
  VecheWorkspaceOpening *opening;
  DexFuture *future = NULL;
  struct stat file;
  const gboolean there = stat (path, &file) == 0;

  if (there)
    future = veche_workspace_find_open (&file);
  if (future != NULL)
    return future;

  opening = g_new0 (VecheWorkspaceOpening, 1);
  opening->path = g_strdup (path);
  future = veche_workspace_start (opening);
  return there ? veche_workspace_await_coming (&file, future) : future;
}

DexFuture *
veche_workspace_open_read_only (const char *path)
{
  VecheWorkspaceOpening *opening = g_new0 (VecheWorkspaceOpening, 1);

  opening->path = g_strdup (path);
  opening->read_only = TRUE;
  return veche_workspace_start (opening);
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
  if (veche_workspace_open_ones != NULL)
    g_ptr_array_remove_fast (veche_workspace_open_ones, self);
  return veche_workspace_push (self, VECHE_JOB_LAST, veche_workspace_close_thread, NULL, NULL);
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
veche_workspace_get_last_step (VecheWorkspace *self)
{
  return self->last_step;
}
