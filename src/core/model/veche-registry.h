/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* Bookkeeping that hangs on records of any kind. */
extern const VecheKind veche_registry_attachment_kind;

G_END_DECLS
