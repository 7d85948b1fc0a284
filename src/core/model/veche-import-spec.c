/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-spec.h"

VecheImportSpec *
veche_import_spec_copy (const VecheImportSpec *self)
{
  VecheImportSpec *copy = g_memdup2 (self, sizeof *self);

  copy->series = g_strdup (self->series);
  copy->layer = g_strdup (self->layer);
  copy->title = g_strdup (self->title);
  copy->actor = g_strdup (self->actor);
  return copy;
}

void
veche_import_spec_free (VecheImportSpec *self)
{
  if (self == NULL)
    return;
  g_free (self->series);
  g_free (self->layer);
  g_free (self->title);
  g_free (self->actor);
  g_free (self);
}
