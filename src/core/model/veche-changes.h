/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "veche-kind.h"

G_BEGIN_DECLS

/**
 * VecheChange:
 * One row that a commit has touched.
 */
typedef struct
{
  const VecheKind *kind;
  gint64 id;
  char op; /* 'I', 'U' or 'D' */
} VecheChange;

/**
 * VecheChanges:
 * What has changed in the workspace since the last time anyone asked. Immutable once handed out; reference counted.
 */
typedef struct
{
  GArray *rows;      /* of VecheChange, in order */
  gboolean many;     /* more than is worth telling one by one: read everything anew */
  gboolean external; /* another program has written */
} VecheChanges;

VecheChanges *veche_changes_new (void) G_GNUC_WARN_UNUSED_RESULT;
VecheChanges *veche_changes_ref (VecheChanges *self);
void veche_changes_unref (VecheChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheChanges, veche_changes_unref)

#define VECHE_TYPE_CHANGES (veche_changes_get_type ())
GType veche_changes_get_type (void);

void veche_changes_add (VecheChanges *self, const VecheKind *kind, gint64 id, char op);

/** veche_changes_touch: whether rows of the kind (or everything) may have changed. */
gboolean veche_changes_touch (const VecheChanges *self, const VecheKind *kind);

/** veche_changes_touch_row: the same for one row. */
gboolean veche_changes_touch_row (const VecheChanges *self, const VecheKind *kind, gint64 id);

G_END_DECLS
