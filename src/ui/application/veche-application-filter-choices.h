/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/* What can be chosen in a row of the filter: labels, and the value of each as a query's term has it. The first is «any», with the value %NULL. */

/** veche_application_filter_choices_codes: of a field of the application that has codes («state»). @values (out): of text, owned. Owned. */
GtkStringList *veche_application_filter_choices_codes (const char *field, const char *any, GPtrArray **values) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_filter_choices_found: of what is found out about applications: %VECHE_APPLICATION_MARK_FIELD, %VECHE_APPLICATION_TERM_FIELD. */
GtkStringList *veche_application_filter_choices_found (const char *field, const char *any, GPtrArray **values) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_filter_choices_records: @none, whose value is "", and the records by their row. @records: (nullable) of #VecheRecord. */
GtkStringList *veche_application_filter_choices_records (GPtrArray *records, const char *any, const char *none,
                                                         GPtrArray **values) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_application_filter_choices_await: on a fiber: of #VecheRecord: themes (of the programme that is shown) or employees, in their
 * order. Owned; %NULL with @error.
 */
GPtrArray *veche_application_filter_choices_await (VecheWorkspace *workspace, const VecheKind *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
