/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VECHE_TYPE_SAVED_FILTERS (veche_saved_filters_get_type ())

/**
 * VecheSavedFilters:
 * The filters of a page that a person has named: a group for the filter's popover. They are remembered by workspace, since they speak of its
 * rows.
 *
 * Signals: `chosen` (text, a{ss}: what is searched for and the fields with their values), `wanted`: a name has been given; veche_saved_filters_add()
 * is to be called with what is shown.
 */
G_DECLARE_FINAL_TYPE (VecheSavedFilters, veche_saved_filters, VECHE, SAVED_FILTERS, AdwPreferencesGroup)

GtkWidget *veche_saved_filters_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_saved_filters_open: whose they are: uuid of the workspace and name of the page. */
void veche_saved_filters_open (VecheSavedFilters *self, const char *uuid, const char *slug);

/** veche_saved_filters_add: under the name that has been typed; one of that name is replaced. @filter: a{ss}. */
void veche_saved_filters_add (VecheSavedFilters *self, const char *text, GVariant *filter);

G_END_DECLS
