/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VecheOdsPackage:
 * A zip of a few parts that are written one after another, as office programs want it: lengths and checksums in the
 * headers before the parts, nothing beside the name in them, no time of making. (libarchive cannot leave the extra
 * fields out, and LibreOffice does not open a document whose sizes come after the parts in Zip64.) Up to 4 GB.
 */
typedef struct _VecheOdsPackage VecheOdsPackage;

/** veche_ods_package_new: fills the file at @path anew. %NULL with `errno`. */
VecheOdsPackage *veche_ods_package_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void veche_ods_package_free (VecheOdsPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheOdsPackage, veche_ods_package_free)

/** veche_ods_package_begin: the next part; @store: not packed. */
void veche_ods_package_begin (VecheOdsPackage *self, const char *name, gboolean store);

/** veche_ods_package_write: %FALSE after any failure. */
gboolean veche_ods_package_write (VecheOdsPackage *self, const void *data, gsize length);

void veche_ods_package_end (VecheOdsPackage *self);

/** veche_ods_package_finish: the directory; closes the file. 0, or the errno of the first failure since the beginning. */
int veche_ods_package_finish (VecheOdsPackage *self);

/** veche_ods_package_get_errno: of the first failure so far; 0 without one. */
int veche_ods_package_get_errno (VecheOdsPackage *self);

G_END_DECLS
