/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-office-context.h"

G_BEGIN_DECLS

/** VecheOfficeReport: what was written. */
typedef struct
{
  guint pages;
  GStrv warnings;
} VecheOfficeReport;

#define VECHE_TYPE_OFFICE_REPORT (veche_office_report_get_type ())
GType veche_office_report_get_type (void);
VecheOfficeReport *veche_office_report_copy (const VecheOfficeReport *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_office_report_free (VecheOfficeReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheOfficeReport, veche_office_report_free)

/** veche_office_report_list: names of the reports there are («receipt» …). Static, ends with %NULL. */
const char *const *veche_office_report_list (void);

/**
 * veche_office_report_write:
 * @params: (nullable): text → text: «number», «from», «to» …; an unknown one is an error
 *
 * Gathers the data in the workspace and writes the document, by the extension of @path. Without «number» a letter or card report
 * prints all that qualify, one a page. Resolves with a boxed VecheOfficeReport.
 */
DexFuture *veche_office_report_write (VecheWorkspace *workspace, const char *name, const char *path,
                                      GHashTable *params) G_GNUC_WARN_UNUSED_RESULT;

/** veche_office_report_write_with: the same; a @cancellable (nullable) stops it, and then what stood at @path is as it was. */
DexFuture *veche_office_report_write_with (VecheWorkspace *workspace, const char *name, const char *path, GHashTable *params,
                                           GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_office_report_write_list:
 * @query: (nullable): of applications: which the report is about and in what order, before @params narrow them further
 *
 * The same for a report about many applications, as a list shows them.
 */
DexFuture *veche_office_report_write_list (VecheWorkspace *workspace, const char *name, const char *path, GHashTable *params,
                                           const VecheQuery *query, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_office_report_write_one_letter:
 * @context: loaded once for many letters
 * @letter: row id
 *
 * One letter, in a fiber. Resolves with a boxed VecheOfficeReport.
 */
DexFuture *veche_office_report_write_one_letter (VecheOfficeContext *context, gint64 letter, const char *path,
                                                 GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
