/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-finding.h"

void
veche_finding_free (VecheFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->table);
  g_free (self->uuid);
  g_free (self->message);
  g_free (self);
}
