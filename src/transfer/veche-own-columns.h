/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-own-form.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_own_columns_load:
 * @layer: row id of the layer whose objects are meant; 0: those of all
 *
 * In a fiber. What offices ask of objects of the kind, by the forms of their layers: of #VecheOwnField, each key once; none for kinds
 * without such forms. Owned; only read, from any thread.
 */
GPtrArray *veche_own_columns_load (VecheWorkspace *workspace, const VecheKind *kind, gint64 layer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_columns_find: the field that a mapping calls so («own_fields.Material»), or %NULL; borrowed. */
const VecheOwnField *veche_own_columns_find (GPtrArray *fields, const char *name);

G_END_DECLS
