/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <libdex.h>

#include "veche-workspace.h"

/* What the tests of widgets share. They run under tests/ui/with-display.sh. */

/** ui_test_init: the locale, GTK, libadwaita, fibers and the resources. */
void ui_test_init (int *argc, char ***argv);

/** ui_test_wait: runs the main loop until @condition holds; fails the test when it does not come to hold. */
void ui_test_wait (gboolean (*condition) (gpointer data), gpointer data, const char *what);

/** ui_test_settle: runs what is pending on the main loop. */
void ui_test_settle (void);

/** ui_test_await: runs the main loop until the future (taken) is decided, and gives its value; fails when it is rejected. */
void ui_test_await (DexFuture *future, GValue *value);

/** ui_test_new_workspace: a new file in a folder of its own, from a template. Owned. */
VecheWorkspace *ui_test_new_workspace (const char *template);

/** ui_test_close_workspace: closes it and takes its folder away. Taken. */
void ui_test_close_workspace (VecheWorkspace *workspace);

/** ui_test_find: the first widget below @root of the type, and with the label, title or text where one is given; or %NULL. */
GtkWidget *ui_test_find (GtkWidget *root, GType type, const char *label);

/** ui_test_list_nameless: what can be used below @root and has no name for a screen reader; "" for none. Owned. */
char *ui_test_list_nameless (GtkWidget *root);
