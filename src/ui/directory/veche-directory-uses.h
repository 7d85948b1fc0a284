/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_USES (veche_directory_uses_get_type ())

/** VecheDirectoryUses: where a person, organisation or employee is met: rows that open. */
G_DECLARE_FINAL_TYPE (VecheDirectoryUses, veche_directory_uses, VECHE, DIRECTORY_USES, AdwPreferencesGroup)

GtkWidget *veche_directory_uses_new (VecheWorkspace *workspace, const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** veche_directory_uses_show: @id: row id; 0: nobody. */
void veche_directory_uses_show (VecheDirectoryUses *self, gint64 id);

/**
 * veche_directory_uses_list:
 *
 * Lines «Skating rink · leader of the project», one for every place that refers to the row or to one merged into it. For fibers: awaits.
 * Owned array of #VecheDirectoryUse, or %NULL with an error.
 */
GPtrArray *veche_directory_uses_list (VecheWorkspace *workspace, const VecheKind *kind, gint64 id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** VecheDirectoryUse: one place: texts for people, and the application that is opened (0: none). */
typedef struct
{
  char *title;
  char *role;
  gint64 application;
} VecheDirectoryUse;

G_END_DECLS
