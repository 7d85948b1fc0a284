/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/** VecheImportSpec: what a whole import is. */
typedef struct
{
  const VecheKind *kind;
  char *series;    /* base name of the source, or as the user calls it */
  char *layer;     /* or %NULL */
  char *title;     /* of the step */
  char *actor;     /* or %NULL */
  gint64 parent_id; /* of child kinds, else 0 */
  gboolean dry_run;
  gboolean one_transaction; /* the command line and small files */
} VecheImportSpec;

VecheImportSpec *veche_import_spec_copy (const VecheImportSpec *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_spec_free (VecheImportSpec *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportSpec, veche_import_spec_free)

G_END_DECLS
