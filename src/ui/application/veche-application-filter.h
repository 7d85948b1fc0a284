/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_FILTER (veche_application_filter_get_type ())

/**
 * VecheApplicationFilter:
 * What a list of applications is narrowed to: chips, each of which can be taken off, and a popover where they are chosen.
 *
 * Signal `changed`.
 */
G_DECLARE_FINAL_TYPE (VecheApplicationFilter, veche_application_filter, VECHE, APPLICATION_FILTER, AdwBin)

void veche_application_filter_set_workspace (VecheApplicationFilter *self, VecheWorkspace *workspace);

/** veche_application_filter_get_popover: for the button of the header bar. Borrowed. */
GtkWidget *veche_application_filter_get_popover (VecheApplicationFilter *self);

/** veche_application_filter_set: replaces all, by a{ss} (field → value as #VecheQueryTerm has it). */
void veche_application_filter_set (VecheApplicationFilter *self, GVariant *filter);

void veche_application_filter_clear (VecheApplicationFilter *self);
guint veche_application_filter_get_active (VecheApplicationFilter *self);

/** veche_application_filter_dup: what is chosen, as veche_application_filter_set() takes it. Owned. */
GVariant *veche_application_filter_dup (VecheApplicationFilter *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_application_filter_open_saved: lists what was saved for the workspace; @search is saved along, and filled again. */
void veche_application_filter_open_saved (VecheApplicationFilter *self, VecheWorkspace *workspace, GtkEditable *search);

/** veche_application_filter_apply: adds the terms to a query. */
void veche_application_filter_apply (VecheApplicationFilter *self, VecheQuery *query);

G_END_DECLS
