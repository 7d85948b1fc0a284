/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheStepLock:
 * Says that whoever opened a step is alive: a locked file beside the workspace, there as long as the step is open. The lock goes with
 * the process, so that a step without one was left by a crash and is to be taken back. The workspace itself cannot carry
 * the lock: whatever opens it besides SQLite drops SQLite's own.
 */
typedef struct _VecheStepLock VecheStepLock;

/**
 * veche_step_lock_take:
 * @path: of the workspace
 * @uuid: of the step
 *
 * To be taken before others can see the step. Owned.
 */
VecheStepLock *veche_step_lock_take (const char *path, const char *uuid, gint64 step, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_step_lock_release: the step is over, or its owner gives it up; the file goes too. */
void veche_step_lock_release (VecheStepLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheStepLock, veche_step_lock_release)

gint64 veche_step_lock_get_step (const VecheStepLock *self);

/** veche_step_lock_is_held: whether anybody, this process included, holds the step. @uuid comes out of the file and may be anything. */
gboolean veche_step_lock_is_held (const char *path, const char *uuid);

/** veche_step_lock_sweep: deletes the file that a crashed owner left, once its step is over. */
void veche_step_lock_sweep (const char *path, const char *uuid);

G_END_DECLS
