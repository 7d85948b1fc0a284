/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/** veche_application_consent_new: a mark that says that there is no consent; hidden until it is known. */
GtkWidget *veche_application_consent_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_application_consent_show:
 * @date: field of the day of the consent that came with the application
 * @person: field that refers to the person in the directory, whose consent and its term count too
 */
void veche_application_consent_show (GtkWidget *mark, VecheWorkspace *workspace, VecheRecord *record, const char *date,
                                     const char *person);

G_END_DECLS
