/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-cli-call.h"

G_BEGIN_DECLS

/* What verbs that work on one record share. Fibers only. */

/** veche_cli_record_find_kind: the kind that the nth argument names. */
const VecheKind *veche_cli_record_find_kind (VecheCliCall *call, guint argument, GError **error);

/** veche_cli_record_find: the row id of a uuid, a number or «id:14»; 0 with an error. */
gint64 veche_cli_record_find (VecheCliCall *call, const VecheKind *kind, const char *reference, GError **error);

/** veche_cli_record_load: the record that a reference names. Owned. */
VecheRecord *veche_cli_record_load (VecheCliCall *call, const VecheKind *kind, const char *reference,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_record_load_id: the same by row id. Owned. */
VecheRecord *veche_cli_record_load_id (VecheCliCall *call, const VecheKind *kind, gint64 id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_record_check_fields: whether the arguments from @first on look like FIELD=VALUE. */
gboolean veche_cli_record_check_fields (VecheCliCall *call, guint first, GError **error);

/** veche_cli_record_parse_fields: the arguments from @first on, FIELD=VALUE each, into the op. */
gboolean veche_cli_record_parse_fields (VecheCliCall *call, guint first, VecheEdit *edit, guint op, GError **error);

/** veche_cli_record_warn: says on stderr what of the things @done looks like a mistake. Nothing is refused for it. */
gboolean veche_cli_record_warn (VecheCliCall *call, VecheEdit *done, GError **error);

/** veche_cli_record_apply: carries the edit (transfer full) out. Owned. */
VecheEdit *veche_cli_record_apply (VecheCliCall *call, VecheEdit *edit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_record_to_json: `uuid number step` of a record after an edit. Owned. */
JsonObject *veche_cli_record_to_json (VecheRecord *record, gint64 step) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_record_to_full_json: all fields but secrets, and the row that it belongs to. Owned. */
JsonObject *veche_cli_record_to_full_json (VecheRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_record_print: `uuid number step` on stdout, as JSON or as a line. */
void veche_cli_record_print (VecheCliCall *call, VecheRecord *record, gint64 step);

/** veche_cli_record_find_file: an attachment of a record, by name, uuid or «id:14». Owned. */
VecheRecord *veche_cli_record_find_file (VecheCliCall *call, const VecheKind *kind, gint64 id, const char *name,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_record_list_files: attachments of a record. Owned. */
GPtrArray *veche_cli_record_list_files (VecheCliCall *call, const VecheKind *kind, gint64 id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
