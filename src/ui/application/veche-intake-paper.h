/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-edit.h"

G_BEGIN_DECLS

#define VECHE_TYPE_INTAKE_PAPER (veche_intake_paper_get_type ())

/** VecheIntakePaper: how many sheets came for each item of the contents. */
G_DECLARE_FINAL_TYPE (VecheIntakePaper, veche_intake_paper, VECHE, INTAKE_PAPER, AdwPreferencesGroup)

/** veche_intake_paper_new: @folded: behind a row that tells the sum. */
GtkWidget *veche_intake_paper_new (gboolean folded) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_intake_paper_set:
 * @items: of #VecheRecord: what the programme asks for
 * @told: (nullable): of #VecheRecord «application.content»: what is there already
 */
void veche_intake_paper_set (VecheIntakePaper *self, GPtrArray *items, GPtrArray *told);

/** veche_intake_paper_forget: what was typed since, and folds it up again. */
void veche_intake_paper_forget (VecheIntakePaper *self);

/** veche_intake_paper_get_first: where to begin, or %NULL. Borrowed. */
GtkWidget *veche_intake_paper_get_first (VecheIntakePaper *self);

/** veche_intake_paper_is_changed: since it was set. */
gboolean veche_intake_paper_is_changed (VecheIntakePaper *self);

/**
 * veche_intake_paper_fill_edit:
 * @application: row id; 0: the one that @parent_op inserts
 * @now: (nullable): of #VecheRecord «application.content»: what is there now; others may have told more since it was set
 *
 * What has changed. A part that tells nothing any more is deleted.
 */
void veche_intake_paper_fill_edit (VecheIntakePaper *self, VecheEdit *edit, gint64 application, guint parent_op, GPtrArray *now);

G_END_DECLS
