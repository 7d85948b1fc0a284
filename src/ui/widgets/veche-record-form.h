/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheFormSection: a group of rows; a list of them ends with one without fields. */
typedef struct
{
  const char *title;  /* msgid, or %NULL */
  const char *fields; /* names, space-separated */
  gboolean folded;    /* what is seldom filled in: one row with the title, which opens; what it holds stands under it */
} VecheFormSection;

#define VECHE_TYPE_RECORD_FORM (veche_record_form_get_type ())

/**
 * VecheRecordForm:
 * Fields of one record as groups of rows. With a record it saves each field when it is left, as one step, and what cannot be
 * saved stays (VecheUnsaved); without one it is a blank for a new record. Signal `saving` (field, or %NULL for all; VecheEdit; op):
 * cells of the op are about to be saved; what follows from them is set there too. Property `status`: what became of the last change, for a subtitle; %NULL when there was none.
 */
G_DECLARE_FINAL_TYPE (VecheRecordForm, veche_record_form, VECHE, RECORD_FORM, AdwBin)

GtkWidget *veche_record_form_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_form_build: makes the rows; once. @sections is a constant of the program. */
void veche_record_form_build (VecheRecordForm *self, VecheWorkspace *workspace, const VecheKind *kind,
                              const VecheFormSection *sections);

/** veche_record_form_set_record: what is shown and changed; %NULL: a blank. What was being typed is saved first. */
void veche_record_form_set_record (VecheRecordForm *self, VecheRecord *record);

/** veche_record_form_set_programme: whose themes and items a reference may point at: row id of the programme. */
void veche_record_form_set_programme (VecheRecordForm *self, gint64 programme);

/** veche_record_form_set_zone: whose clocks tell moments; otherwise this machine's. */
void veche_record_form_set_zone (VecheRecordForm *self, GTimeZone *zone);

/** veche_record_form_set_text: presets a field of a blank. */
void veche_record_form_set_text (VecheRecordForm *self, const char *field, const char *text);

/** veche_record_form_preset: the same with a value; a field that the form does not have is passed over. */
void veche_record_form_preset (VecheRecordForm *self, const char *field, const VecheValue *value);

/** veche_record_form_dup_text: the field as it stands in the form; %NULL where empty. Owned. */
char *veche_record_form_dup_text (VecheRecordForm *self, const char *field) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_record_form_fill_edit:
 *
 * Sets the cells of @op from the form: of a new record those with something in them, of an old one those that a person has changed. %FALSE when a field is not valid: it is marked and has the focus.
 */
gboolean veche_record_form_fill_edit (VecheRecordForm *self, VecheEdit *edit, guint op);

/** veche_record_form_is_changed: whether a person has typed or chosen anything since the fields were shown. */
gboolean veche_record_form_is_changed (VecheRecordForm *self);

/** veche_record_form_get_row: the row of a field, for a dialog to put the focus in. Borrowed. */
GtkWidget *veche_record_form_get_row (VecheRecordForm *self, const char *field);

G_END_DECLS
