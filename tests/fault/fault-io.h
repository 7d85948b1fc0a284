/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A disk that fails: the program's own open, write, pwrite, fsync, fdatasync, ftruncate and unlink stand before the C library's,
 * for all that is linked into it; what concerns a workspace or its journal is counted and can be made to fail. */

/* From now on the @nth such call fails with @code (an errno), and, @lasting, all after it. */
void fault_io_arm (guint nth, gboolean lasting, int code);

/* Nothing fails any more. Returns how many calls there were since fault_io_arm(). */
guint fault_io_disarm (void);

/* Whether a call has failed since fault_io_arm(). */
gboolean fault_io_has_struck (void);
