/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-field.h"

G_BEGIN_DECLS

/* The row of a boxed list that a field is seen in: an entry, a text of several lines, a list to choose from, a switch. What is asked
   of all of them alike stands here, so that an editor need not know which it has. */

/** veche_field_row_new: a row for @field, which is a constant of the program. Of a code it has the choices; of a reference none yet. */
GtkWidget *veche_field_row_new (const VecheField *field) G_GNUC_WARN_UNUSED_RESULT;

/** veche_field_row_is_typed: whether a person types into it; else one chooses. */
gboolean veche_field_row_is_typed (GtkWidget *row);

/** veche_field_row_get_typed_in: what has the focus while a person types: a screen reader tells of this one, not of the row around it.
    Borrowed; %NULL where one chooses. */
GtkWidget *veche_field_row_get_typed_in (GtkWidget *row);

/** veche_field_row_get_watched: what is left when a person is done typing. Borrowed. */
GtkWidget *veche_field_row_get_watched (GtkWidget *row);

/** veche_field_row_dup_text: the text of a row that is typed into. Owned. */
char *veche_field_row_dup_text (GtkWidget *row) G_GNUC_WARN_UNUSED_RESULT;

/** veche_field_row_set_text: nothing happens where one chooses. */
void veche_field_row_set_text (GtkWidget *row, const char *text);

/** veche_field_row_set_choices: what a row to choose from offers after «none»: @names (nullable), else the titles of #VecheRecord. */
void veche_field_row_set_choices (GtkWidget *row, GPtrArray *records, const char *const *names);

/** veche_field_row_add_suffix: a small widget at its end; %FALSE where a row has no end (a text of several lines): nothing is added. */
gboolean veche_field_row_add_suffix (GtkWidget *row, GtkWidget *suffix);

void veche_field_row_set_editable (GtkWidget *row, gboolean editable);

G_END_DECLS
