/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-record.h"

G_BEGIN_DECLS

#define VECHE_TYPE_FIELD_EDITOR (veche_field_editor_get_type ())

/**
 * VecheFieldEditor:
 * A row of a boxed list in which a field of a record is seen and changed, whatever its type. It is not the widget but makes it,
 * since rows of different types are different classes.
 *
 * Signal `edited`: a person has left the field with another value in it than before, and it is a valid one.
 * Property `error`: why what stands there is not valid, or %NULL.
 */
G_DECLARE_FINAL_TYPE (VecheFieldEditor, veche_field_editor, VECHE, FIELD_EDITOR, GObject)

/** veche_field_editor_new: @field is a constant of the program. */
VecheFieldEditor *veche_field_editor_new (const VecheField *field) G_GNUC_WARN_UNUSED_RESULT;

const VecheField *veche_field_editor_get_field (VecheFieldEditor *self);

/** veche_field_editor_get_widget: the row. Borrowed. */
GtkWidget *veche_field_editor_get_widget (VecheFieldEditor *self);

/** veche_field_editor_set_value: shows a value (%NULL: none), unless a person is just changing the field. */
void veche_field_editor_set_value (VecheFieldEditor *self, const VecheValue *value);

/** veche_field_editor_reset: shows a value whatever stands there. */
void veche_field_editor_reset (VecheFieldEditor *self, const VecheValue *value);

/**
 * veche_field_editor_set_choices:
 * @records: of #VecheRecord: what a reference may point at
 * @names: (nullable): what they are called here, if not by their titles
 */
void veche_field_editor_set_choices (VecheFieldEditor *self, GPtrArray *records, const char *const *names);

/** veche_field_editor_get_value: what stands in the field, as it was when it was valid last. Borrowed. */
const VecheValue *veche_field_editor_get_value (VecheFieldEditor *self);

/** veche_field_editor_is_touched: whether a person has typed something that is not taken yet. */
gboolean veche_field_editor_is_touched (VecheFieldEditor *self);

/** veche_field_editor_is_changed: whether a person has made it another value than the one it was shown with, or is about to. */
gboolean veche_field_editor_is_changed (VecheFieldEditor *self);

/** veche_field_editor_set_mark: (nullable): why the valid value that stands there is not in the file. Showing another value ends it. */
void veche_field_editor_set_mark (VecheFieldEditor *self, const char *message);

/** veche_field_editor_dup_typed: the text as it stands there, valid or not; %NULL where one chooses. Owned. */
char *veche_field_editor_dup_typed (VecheFieldEditor *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_field_editor_type: as if a person had typed the text and left the field. */
void veche_field_editor_type (VecheFieldEditor *self, const char *text);

/** veche_field_editor_commit: takes what stands there as if the field had been left. Whether it is valid. */
gboolean veche_field_editor_commit (VecheFieldEditor *self);

/** veche_field_editor_set_zone: moments are read and written by these clocks; otherwise by this machine's. */
void veche_field_editor_set_zone (VecheFieldEditor *self, GTimeZone *zone);

void veche_field_editor_set_editable (VecheFieldEditor *self, gboolean editable);

G_END_DECLS
