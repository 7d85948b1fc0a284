/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-workspace-guard.h"

#include "veche-open-files.h"

gboolean
veche_workspace_guard_check (const char *path, GError **error)
{
  return veche_open_files_check (path, error);
}
