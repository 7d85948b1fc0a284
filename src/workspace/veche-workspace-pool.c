/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-pool-private.h"

static GPtrArray *veche_workspace_pool_open;

/* A file on its way in or out. */
typedef struct
{
  dev_t device;
  ino_t inode;
  gboolean closing;
  DexFuture *future;
} VecheWorkspacePassage;

static GPtrArray *veche_workspace_pool_passages;

static void
veche_workspace_pool_passage_free (gpointer data)
{
  VecheWorkspacePassage *passage = data;

  dex_clear (&passage->future);
  g_free (passage);
}

static DexFuture *
veche_workspace_pool_passed_cb (DexFuture *future, gpointer data)
{
  g_ptr_array_remove_fast (veche_workspace_pool_passages, data);
  return dex_ref (future);
}

static DexFuture *
veche_workspace_pool_remember (const struct stat *file, DexFuture *future, gboolean closing)
{
  VecheWorkspacePassage *passage = g_new0 (VecheWorkspacePassage, 1);

  if (veche_workspace_pool_passages == NULL)
    veche_workspace_pool_passages = g_ptr_array_new_with_free_func (veche_workspace_pool_passage_free);
  passage->device = file->st_dev;
  passage->inode = file->st_ino;
  passage->closing = closing;
  passage->future = dex_ref (future);
  g_ptr_array_add (veche_workspace_pool_passages, passage);
  dex_future_disown (dex_future_finally (dex_ref (future), veche_workspace_pool_passed_cb, passage, NULL));
  return future;
}

static DexFuture *
veche_workspace_pool_find_passage (const struct stat *file, gboolean closing)
{
  for (guint i = 0; veche_workspace_pool_passages != NULL && i < veche_workspace_pool_passages->len; i++)
    {
      const VecheWorkspacePassage *passage = g_ptr_array_index (veche_workspace_pool_passages, i);

      if (passage->closing == closing && passage->device == file->st_dev && passage->inode == file->st_ino)
        return dex_ref (passage->future);
    }
  return NULL;
}

void
veche_workspace_pool_add (VecheWorkspace *workspace)
{
  if (veche_workspace_pool_open == NULL)
    veche_workspace_pool_open = g_ptr_array_new ();
  g_ptr_array_add (veche_workspace_pool_open, workspace);
}

void
veche_workspace_pool_remove (VecheWorkspace *workspace)
{
  if (veche_workspace_pool_open != NULL)
    g_ptr_array_remove_fast (veche_workspace_pool_open, workspace);
}

DexFuture *
veche_workspace_pool_find (const struct stat *file)
{
  for (guint i = 0; veche_workspace_pool_open != NULL && i < veche_workspace_pool_open->len; i++)
    {
      VecheWorkspace *open = g_ptr_array_index (veche_workspace_pool_open, i);
      struct stat known;

      if (stat (veche_workspace_get_path (open), &known) == 0 && known.st_dev == file->st_dev && known.st_ino == file->st_ino)
        return dex_future_new_for_object (open);
    }
  return veche_workspace_pool_find_passage (file, FALSE);
}

DexFuture *
veche_workspace_pool_expect (const struct stat *file, DexFuture *opening)
{
  return veche_workspace_pool_remember (file, opening, FALSE);
}

DexFuture *
veche_workspace_pool_dismiss (const char *path, DexFuture *closing)
{
  struct stat file;

  /* A workspace that never came to be open has no path, and a file that is gone nobody opens. */
  return path != NULL && stat (path, &file) == 0 ? veche_workspace_pool_remember (&file, closing, TRUE) : closing;
}

DexFuture *
veche_workspace_pool_await_closing (const struct stat *file)
{
  return veche_workspace_pool_find_passage (file, TRUE);
}
