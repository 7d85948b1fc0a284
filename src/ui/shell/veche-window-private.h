/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-window.h"
#include "veche-workspace-view.h"

G_BEGIN_DECLS

/* Between the parts of a window: its actions (veche-window-actions.c, veche-window-undo.c) and its size (veche-window-size.c). */

/** veche_window_install_actions: the actions and keys of a window's class. */
void veche_window_install_actions (GtkWidgetClass *widget_class);

/** veche_window_watch_keys: the keys of one window that no binding can tell apart. */
void veche_window_watch_keys (VecheWindow *self);

/** veche_window_update_actions: enables what can be done now. */
void veche_window_update_actions (VecheWindow *self);

/** veche_window_get_view: the open workspace's view, or %NULL. */
VecheWorkspaceView *veche_window_get_view (VecheWindow *self);

/** veche_window_say: a toast with @text; nothing where the workspace was closed while something was waited for. */
void veche_window_say (VecheWindow *self, const char *text);

/** veche_window_install_undo: the actions that take back and do again. */
void veche_window_install_undo (GtkWidgetClass *widget_class);

/** veche_window_load_size: gives the window the size that it had on these monitors. */
void veche_window_load_size (VecheWindow *self);

/** veche_window_save_size: remembers the window's size for these monitors. */
void veche_window_save_size (VecheWindow *self);

G_END_DECLS
