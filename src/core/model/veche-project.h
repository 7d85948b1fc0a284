/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/* A project that proposals join and that is followed up. */
extern const VecheKind veche_project_kind;

G_END_DECLS
