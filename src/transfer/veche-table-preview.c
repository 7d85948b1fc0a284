/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-import.h"

G_DEFINE_BOXED_TYPE (VecheTablePreview, veche_table_preview, veche_table_preview_ref, veche_table_preview_unref)

VecheTablePreview *
veche_table_preview_ref (VecheTablePreview *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_table_preview_clear (gpointer data)
{
  VecheTablePreview *self = data;

  g_strfreev (self->columns);
  g_strfreev (self->sheets);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_clear_pointer (&self->mapping, json_object_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

void
veche_table_preview_unref (VecheTablePreview *self)
{
  g_atomic_rc_box_release_full (self, veche_table_preview_clear);
}
