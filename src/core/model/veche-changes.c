/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-changes.h"

/* Beyond this a view reads anew faster than it looks rows up. */
#define MANY 2000

G_DEFINE_BOXED_TYPE (VecheChanges, veche_changes, veche_changes_ref, veche_changes_unref)

VecheChanges *
veche_changes_new (void)
{
  VecheChanges *self = g_atomic_rc_box_new0 (VecheChanges);

  self->rows = g_array_new (FALSE, FALSE, sizeof (VecheChange));
  return self;
}

VecheChanges *
veche_changes_ref (VecheChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_changes_clear (gpointer data)
{
  VecheChanges *self = data;

  g_array_unref (self->rows);
}

void
veche_changes_unref (VecheChanges *self)
{
  g_atomic_rc_box_release_full (self, veche_changes_clear);
}

void
veche_changes_add (VecheChanges *self, const VecheKind *kind, gint64 id, char op)
{
  VecheChange change = { kind, id, op };

  if (self->many)
    return;
  if (self->rows->len >= MANY)
    {
      self->many = TRUE;
      g_array_set_size (self->rows, 0);
      return;
    }
  g_array_append_val (self->rows, change);
}

gboolean
veche_changes_touch (const VecheChanges *self, const VecheKind *kind)
{
  if (self->many)
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, VecheChange, i).kind == kind)
      return TRUE;
  return FALSE;
}

gboolean
veche_changes_touch_row (const VecheChanges *self, const VecheKind *kind, gint64 id)
{
  if (self->many)
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const VecheChange *change = &g_array_index (self->rows, VecheChange, i);

      if (change->kind == kind && change->id == id)
        return TRUE;
    }
  return FALSE;
}
