/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** VecheWorkspaceInfo: what `veche-cli info` tells. */
typedef struct
{
  int schema;
  char *title;
  char *uuid;
  char *head;         /* hash of the journal's last step, "" for none */
  gint64 head_length; /* sealed steps */
  GHashTable *counts; /* name of kind → GINT_TO_POINTER */
} VecheWorkspaceInfo;

#define VECHE_TYPE_WORKSPACE_INFO (veche_workspace_info_get_type ())
GType veche_workspace_info_get_type (void);
VecheWorkspaceInfo *veche_workspace_info_copy (const VecheWorkspaceInfo *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_workspace_info_free (VecheWorkspaceInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheWorkspaceInfo, veche_workspace_info_free)

G_END_DECLS
