/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_GROUP (veche_letter_group_get_type ())

/** VecheLetterGroup: the letters about an application, and where a new one is written. */
G_DECLARE_FINAL_TYPE (VecheLetterGroup, veche_letter_group, VECHE, LETTER_GROUP, AdwPreferencesGroup)

GtkWidget *veche_letter_group_new (VecheWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/** veche_letter_group_show: whose letters; 0: none. Reads them anew. */
void veche_letter_group_show (VecheLetterGroup *self, gint64 application);

/** veche_letter_group_write: opens a new letter about it. @template: row id; 0: what its state calls for. */
void veche_letter_group_write (VecheLetterGroup *self, gint64 template);

G_END_DECLS
