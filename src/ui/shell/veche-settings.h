/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** veche_settings_get: the settings of the program; %NULL where the schema is not installed, which is no reason to fail. Borrowed. */
GSettings *veche_settings_get (void);

/** veche_settings_list_recent: paths of the workspaces opened lately, newest first. Owned, maybe empty. */
GStrv veche_settings_list_recent (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_settings_add_recent, _remove_recent: @path is absolute. */
void veche_settings_add_recent (const char *path);
void veche_settings_remove_recent (const char *path);

/**
 * veche_settings_load_window, _save_window:
 * @monitors: which monitors there are: «1366x768 1920x1080»
 *
 * Size and state of the window as it was last on these monitors; where it never was, as it was last anywhere.
 */
void veche_settings_load_window (const char *monitors, int *width, int *height, gboolean *maximized);
void veche_settings_save_window (const char *monitors, int width, int height, gboolean maximized);

/** veche_settings_get_employee: row of the employee who worked last in the workspace @uuid, 0 for none. */
gint64 veche_settings_get_employee (const char *uuid);
void veche_settings_set_employee (const char *uuid, gint64 employee);

/** veche_settings_get_programme: row of the programme that pages showed last in the workspace @uuid, 0 for none, -1 for all. */
gint64 veche_settings_get_programme (const char *uuid);
void veche_settings_set_programme (const char *uuid, gint64 programme);

G_END_DECLS
