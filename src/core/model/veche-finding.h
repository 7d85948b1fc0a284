/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheFinding: something wrong with a workspace, as `veche-cli check` lists it. */
typedef struct
{
  char *code;  /* «integrity», «foreign-key», «journal», «file», «search», «geopackage», «open-step» */
  char *table; /* or %NULL */
  char *uuid;  /* or %NULL */
  char *message;
} VecheFinding;

void veche_finding_free (VecheFinding *self);

G_END_DECLS
