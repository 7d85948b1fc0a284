/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-session.h"

G_BEGIN_DECLS

/**
 * VecheImportPictures:
 * The pictures that are packed with a map file, of the records that an import has made from it.
 */
typedef struct _VecheImportPictures VecheImportPictures;

VecheImportPictures *veche_import_pictures_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_pictures_free (VecheImportPictures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportPictures, veche_import_pictures_free)

/** veche_import_pictures_note: the pictures of a row that has become a new record. Of other rows nothing is noted. */
void veche_import_pictures_note (VecheImportPictures *self, const VecheImportRow *row);

/**
 * veche_import_pictures_attach:
 * @path: the source whose rows were noted since the last call
 * @n_attached: (inout): grows by the files that were attached
 * @warnings: of text, owned by it: gets what is wrong with the pictures that cannot be attached
 *
 * Attaches them to their records, in the session's step. A fiber's. %FALSE with an error: the session is to be aborted.
 */
gboolean veche_import_pictures_attach (VecheImportPictures *self, VecheImportSession *session, const char *path, GCancellable *cancellable,
                                       guint64 *n_attached, GPtrArray *warnings, GError **error);

G_END_DECLS
