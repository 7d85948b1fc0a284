/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VecheHelper:
 * One run of `veche-gdal`, seen from this side: a request goes in, frames come out (geo/gdal/veche-emit.h says which).
 * Everything that comes is checked: the process has read the file of a stranger. Belongs to the thread that started it.
 */
typedef struct _VecheHelper VecheHelper;

/** VecheHelperFile: an open descriptor and the name that the process shall see it under («table.csv»). */
typedef struct
{
  const char *name;
  int fd; /* taken over */
} VecheHelperFile;

#define VECHE_HELPER_NO_LENGTH G_MAXUINT32

/**
 * veche_helper_start:
 * @what: name of the file, for error texts
 * @files: the first is the main one; their descriptors are taken over, in any case
 * @request: (transfer full): what is asked for; `files`, `folder` and `parent` are added
 * @timeout_ms: how long it is waited for in all; 0: five minutes
 *
 * Starts the process. %VECHE_ERROR_FAILED when it cannot be started.
 */
VecheHelper *veche_helper_start (const char *what, const VecheHelperFile *files, guint n_files, JsonObject *request,
                                 guint timeout_ms, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_helper_free: ends the process if it still runs, and removes its private folder. */
void veche_helper_free (VecheHelper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheHelper, veche_helper_free)

/**
 * veche_helper_next:
 * @kind: (out): letter of the frame
 *
 * Waits for the next frame and returns its body (owned). The death of the process, its silence and a frame that cannot be
 * are %VECHE_ERROR_FAILED.
 */
GBytes *veche_helper_next (VecheHelper *self, char *kind, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_helper_set_garbled: the error for an answer that makes no sense. Always %FALSE, for a return. */
gboolean veche_helper_set_garbled (VecheHelper *self, GError **error);

G_END_DECLS
