/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * veche_sandbox_tie_to_parent:
 *
 * The process ends when the thread of @parent (a process id) that started it does.
 */
void veche_sandbox_tie_to_parent (gint64 parent);

/**
 * veche_sandbox_enter:
 *
 * Before the first byte of a stranger's file: limits of memory, time, file size and descriptors, no new privileges, and
 * a list of the only system calls that are left. There is no way back. %FALSE when the kernel refuses any of it.
 */
gboolean veche_sandbox_enter (void);

G_END_DECLS
