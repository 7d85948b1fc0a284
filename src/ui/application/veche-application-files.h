/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_FILES (veche_application_files_get_type ())

/** VecheApplicationFiles: the files of an application: dropped in or chosen, opened, saved, deleted, and what they are part of. */
G_DECLARE_FINAL_TYPE (VecheApplicationFiles, veche_application_files, VECHE, APPLICATION_FILES, AdwBin)

void veche_application_files_show (VecheApplicationFiles *self, VecheWorkspace *workspace, gint64 application);

/** veche_application_files_accept_drops: files that are dropped anywhere on @widget are added. */
void veche_application_files_accept_drops (VecheApplicationFiles *self, GtkWidget *widget);

G_END_DECLS
