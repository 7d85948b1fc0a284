/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "veche-cli-call.h"

G_BEGIN_DECLS

/** veche_cli_output_text: text on stdout, as UTF-8 whatever the locale. */
void veche_cli_output_text (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** veche_cli_output_json: @object (transfer full) on one line of stdout, flushed: who reads the line knows that it is done. */
void veche_cli_output_json (JsonObject *object);

/** veche_cli_output_warning: a line on stderr. */
void veche_cli_output_warning (const char *text);

/** veche_cli_output_error: the line on stderr, and with --json the object on stdout. Returns the exit code. */
int veche_cli_output_error (VecheCliCall *call, const GError *error);

/** veche_cli_output_error_object: `{"code","message"}`. Owned. */
JsonObject *veche_cli_output_error_object (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_output_set_text, _set_step: a text or null; a step's id or, for none, null. */
void veche_cli_output_set_text (JsonObject *object, const char *member, const char *text);
void veche_cli_output_set_step (JsonObject *object, const char *member, gint64 step);

/** veche_cli_output_set_texts: an array of texts. */
void veche_cli_output_set_texts (JsonObject *object, const char *member, const char *const *texts);

/** veche_cli_output_finish: flushes stdout; FALSE with an error when it could not be written. */
gboolean veche_cli_output_finish (GError **error);

G_END_DECLS
