/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-cli-call.h"

G_BEGIN_DECLS

/** VecheCliLayer: what a word of the command line calls a layer: all objects of a kind («trees»), or those of a layer of the office. */
typedef struct
{
  GPtrArray *kinds; /* of VecheKind, borrowed */
  gint64 layer;     /* row id; 0: all of the kind */
} VecheCliLayer;

/** veche_cli_layer_find: by the name of a map kind, else by code, title or id of a layer. The workspace must be open. %NULL with @error. */
VecheCliLayer *veche_cli_layer_find (VecheCliCall *call, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_cli_layer_free (VecheCliLayer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCliLayer, veche_cli_layer_free)

G_END_DECLS
