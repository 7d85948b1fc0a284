/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_WINDOW (veche_window_get_type ())

/**
 * VecheWindow:
 * A window: the welcome, or one workspace, which the last window that shows it closes. Its `win.*` actions are what menus, keys and tests use.
 */
G_DECLARE_FINAL_TYPE (VecheWindow, veche_window, VECHE, WINDOW, AdwApplicationWindow)

/** veche_window_new: @pages: types of #VechePage in the order of the sidebar, ends with %G_TYPE_INVALID; static */
VecheWindow *veche_window_new (GtkApplication *application, const GType *pages) G_GNUC_WARN_UNUSED_RESULT;

/** veche_window_get_workspace: borrowed, %NULL for none. */
VecheWorkspace *veche_window_get_workspace (VecheWindow *self);

/** veche_window_is_idle: whether a file may be opened in it: it has none and is opening none. */
gboolean veche_window_is_idle (VecheWindow *self);

/**
 * veche_window_open:
 * @opening: (nullable) (transfer full): veche_workspace_open() of @path, where that has been begun already
 *
 * Opens a file; the window must be idle. A failure is shown in it. A window that does not show yet does so when the file is open, so
 * that its first picture is of the file, or when that takes long.
 */
void veche_window_open (VecheWindow *self, const char *path, DexFuture *opening);

/** veche_window_present_path: presents the window if it has the file open; whether it has. */
gboolean veche_window_present_path (VecheWindow *self, const char *path);

/** veche_window_open_another: another window on the same file: both show every change at once, and either may be closed. */
void veche_window_open_another (VecheWindow *self);

/** veche_window_create: the dialog that makes a workspace. */
void veche_window_create (VecheWindow *self);

/** veche_window_choose: the dialog that opens one. */
void veche_window_choose (VecheWindow *self);

G_END_DECLS
