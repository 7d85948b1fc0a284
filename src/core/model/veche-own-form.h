/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"

G_BEGIN_DECLS

/** The field of a map kind in which an object keeps what the form of its layer asks: a JSON object. */
#define VECHE_OWN_FORM_FIELD "own_fields"

/**
 * VecheOwnField:
 * A field that an office has given to the objects of a layer: text, number, yes or no, day, or one of a list.
 */
typedef struct
{
  VecheField field; /* as any other; `name` is «own_fields.» and the key, `label` what the office calls it */
  char *key;        /* in the JSON of objects; stays when the field is called otherwise */
  char *name;
  char *label;
  GStrv choices;
  VecheCode *codes;
  gboolean styles; /* of one of a list: objects are coloured by it */
} VecheOwnField;

/**
 * veche_own_form_field_new:
 * @type: VECHE_FIELD_TEXT, _REAL, _BOOLEAN, _DATE or _CODE
 * @choices: (nullable): of a code: the texts themselves
 */
VecheOwnField *veche_own_form_field_new (const char *key, const char *label, VecheFieldType type,
                                         const char *const *choices) G_GNUC_WARN_UNUSED_RESULT;
VecheOwnField *veche_own_form_field_copy (const VecheOwnField *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_own_form_field_free (VecheOwnField *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheOwnField, veche_own_form_field_free)

/** veche_own_form_new_list: an empty one, of #VecheOwnField that it owns. */
GPtrArray *veche_own_form_new_list (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_own_form_parse: the form of a layer (its field `form`): [{"name", "label", "type": text, number, boolean, date or choice,
 * "choices", "style": whether objects are coloured by it}]. What cannot be read is left out; without a form the list is empty. Owned.
 */
GPtrArray *veche_own_form_parse (const char *form) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_format: the other way round; %NULL: there are no fields. Owned. */
char *veche_own_form_format (GPtrArray *fields) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_own_form_check:
 * @kind: (nullable): whose objects have the fields
 *
 * Whether each has a name that is not too long, none two have the same, nor that of a field that @kind has or of a place or key, and each
 * list has something to choose: %VECHE_ERROR_INVALID.
 */
gboolean veche_own_form_check (GPtrArray *fields, const VecheKind *kind, GError **error);

/** veche_own_form_check_text: the same of a form as it comes from elsewhere (nullable); nor may anything in it be left out when it is read. */
gboolean veche_own_form_check_text (const char *form, const VecheKind *kind, GError **error);

/** veche_own_form_find: by its key, or %NULL; borrowed. */
const VecheOwnField *veche_own_form_find (GPtrArray *fields, const char *key);

/** veche_own_form_find_style: by which objects are coloured, or %NULL; borrowed. */
const VecheOwnField *veche_own_form_find_style (GPtrArray *fields);

/** veche_own_form_add_all: those of @form whose keys @fields does not have yet. */
void veche_own_form_add_all (GPtrArray *fields, const char *form);

/** veche_own_form_read: what the JSON of an object says of a field; null where it says nothing that can be taken for it. */
void veche_own_form_read (const char *json, const VecheOwnField *field, VecheValue *value);

/** veche_own_form_dup_said: what the JSON of an object has by that key, as a text, whatever the form makes of it; %NULL: nothing. Owned. */
char *veche_own_form_dup_said (const char *json, const char *key) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_write: @json (nullable) with the field changed; %NULL: nothing is left. Owned. */
char *veche_own_form_write (const char *json, const VecheOwnField *field, const VecheValue *value) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_own_form_merge:
 * @json: (nullable): what an object has
 * @patch: what is said of some of it; null takes a key away
 *
 * In one canonical form, so that equal contents are equal texts; %NULL: nothing is left. Owned.
 */
char *veche_own_form_merge (const char *json, const char *patch) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_can_merge: whether @json (nullable) is such a text; %VECHE_ERROR_INVALID where another program has put something else there. */
gboolean veche_own_form_can_merge (const char *json, GError **error);

/** veche_own_form_say: @patch (nullable) with one field more; a value that is null takes the key away when it is merged. Owned. */
char *veche_own_form_say (const char *patch, const VecheOwnField *field, const VecheValue *value) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_reduce: those keys of @patch, a file's, of which @base (nullable) says something else than a file can say again; %NULL: there are none. Owned. */
char *veche_own_form_reduce (const char *patch, const char *base) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_own_form_keep_unread:
 * @json: (nullable): what the object says
 * @form: (nullable): that of a layer
 *
 * Where @form cannot read what @json has, files have an empty cell, which takes nothing away: @patch without these. Texts of a choice stand in
 * files as they are. Owned, %NULL: nothing is left.
 */
char *veche_own_form_keep_unread (const char *patch, const char *json, const char *form) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_dup_keys: of which @patch (nullable) says something, in their order. Owned. */
GStrv veche_own_form_dup_keys (const char *patch) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_drop: @patch without that key; %NULL: nothing is left. Owned. */
char *veche_own_form_drop (const char *patch, const char *key) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_dup_rest: what @json says beside these fields; a text that is no such object as it is. Owned, %NULL: nothing. */
char *veche_own_form_dup_rest (const char *json, GPtrArray *fields) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_join: what both patches say (nullable), the second one last; what takes a key away stays such. Owned, %NULL: nothing. */
char *veche_own_form_join (const char *first, const char *second) G_GNUC_WARN_UNUSED_RESULT;

/** veche_own_form_agree: whether @a and @b (nullable) say the same of each key of @patch. */
gboolean veche_own_form_agree (const char *patch, const char *a, const char *b);

/** veche_own_form_dup_words: «Material: wood; Lit: yes», for people. Owned, %NULL where nothing is said. */
char *veche_own_form_dup_words (const char *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
