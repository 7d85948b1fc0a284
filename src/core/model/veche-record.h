/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "veche-kind.h"

G_BEGIN_DECLS

#define VECHE_TYPE_RECORD (veche_record_get_type ())
G_DECLARE_FINAL_TYPE (VecheRecord, veche_record, VECHE, RECORD, GObject)

/**
 * veche_record_new:
 * @id: row id, 0 for none yet
 *
 * A record with all fields null. Records are values: filled by who makes them, then only read, from any thread.
 */
VecheRecord *veche_record_new (const VecheKind *kind, gint64 id, const char *uuid);

const VecheKind *veche_record_get_kind (VecheRecord *self);
gint64 veche_record_get_id (VecheRecord *self);
const char *veche_record_get_uuid (VecheRecord *self);

/** veche_record_get_parent_id: row id of the owning record, 0 for none. */
gint64 veche_record_get_parent_id (VecheRecord *self);
void veche_record_set_parent_id (VecheRecord *self, gint64 parent_id);

/** veche_record_is_pending: whether a step under way has brought it (an import that may yet be stopped): to be shown as such. */
gboolean veche_record_is_pending (VecheRecord *self);
void veche_record_set_pending (VecheRecord *self, gboolean pending);

/** veche_record_get_marks: bits of the kind's own that lists show beside the fields (#VecheApplicationMark); 0 where nobody looked. */
guint veche_record_get_marks (VecheRecord *self);
void veche_record_set_marks (VecheRecord *self, guint marks);

/** veche_record_get_value: borrowed. The field must be of the kind. */
const VecheValue *veche_record_get_value (VecheRecord *self, const char *field);
VecheValue *veche_record_get_nth_value (VecheRecord *self, guint field);

/** veche_record_get_text: text, code or a reference's key; %NULL where null or not a text. Borrowed. */
const char *veche_record_get_text (VecheRecord *self, const char *field);

/** veche_record_get_integer: an integer, money, boolean or a reference's row id; 0 where null. */
gint64 veche_record_get_integer (VecheRecord *self, const char *field);
double veche_record_get_real (VecheRecord *self, const char *field);
gboolean veche_record_is_null (VecheRecord *self, const char *field);

/** veche_record_dup_display: the field as people read it (a reference's title); "" where null. */
char *veche_record_dup_display (VecheRecord *self, const char *field) G_GNUC_WARN_UNUSED_RESULT;

/** veche_record_get_title: what a person knows the record by; never %NULL («Untitled»). Borrowed. */
const char *veche_record_get_title (VecheRecord *self);

/** veche_record_get_number: the key field's text, or %NULL. */
const char *veche_record_get_number (VecheRecord *self);

/** veche_record_set_text, _integer: for who makes a record. */
void veche_record_set_text (VecheRecord *self, const char *field, const char *text);
void veche_record_set_integer (VecheRecord *self, const char *field, gint64 integer);

/** veche_record_to_json: `id uuid kind number title` and all fields, null ones too; the shape as veche_place_add_json() says. Owned. */
JsonObject *veche_record_to_json (VecheRecord *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
