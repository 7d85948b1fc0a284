/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SITTING_GROUP (veche_sitting_group_get_type ())

/**
 * VecheSittingGroup:
 * What the protocol of a sitting is told beside the applications: day, number, chair, secretary and who was there, of the office's
 * employees. Property `valid`: whether the day can be read.
 */
G_DECLARE_FINAL_TYPE (VecheSittingGroup, veche_sitting_group, VECHE, SITTING_GROUP, AdwBin)

/** veche_sitting_group_open: once. @applications: how many it is about; 0: those that were decided on its day. */
void veche_sitting_group_open (VecheSittingGroup *self, VecheWorkspace *workspace, guint applications);

/** veche_sitting_group_fill: adds the parameters of the report «sitting-protocol» to @params (text → text, both freed by it). */
void veche_sitting_group_fill (VecheSittingGroup *self, GHashTable *params);

G_END_DECLS
