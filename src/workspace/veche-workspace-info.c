/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-info.h"

G_DEFINE_BOXED_TYPE (VecheWorkspaceInfo, veche_workspace_info, veche_workspace_info_copy, veche_workspace_info_free)

VecheWorkspaceInfo *
veche_workspace_info_copy (const VecheWorkspaceInfo *self)
{
  VecheWorkspaceInfo *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->uuid = g_strdup (self->uuid);
  copy->head = g_strdup (self->head);
  copy->counts = g_hash_table_ref (self->counts);
  return copy;
}

void
veche_workspace_info_free (VecheWorkspaceInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->uuid);
  g_free (self->head);
  g_hash_table_unref (self->counts);
  g_free (self);
}
