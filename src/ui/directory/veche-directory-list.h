/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_LIST (veche_directory_list_get_type ())

/**
 * VecheDirectoryList:
 * People, organisations or employees by name, with a search box. Signal 'chosen' (row id, gint64): somebody has been activated.
 */
G_DECLARE_FINAL_TYPE (VecheDirectoryList, veche_directory_list, VECHE, DIRECTORY_LIST, AdwBin)

/** veche_directory_list_new: @can_add: whether an empty list offers to add somebody (action win.new). */
GtkWidget *veche_directory_list_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind,
                                     gboolean can_add) G_GNUC_WARN_UNUSED_RESULT;

const VecheDirectoryKind *veche_directory_list_get_kind (VecheDirectoryList *self);

/** veche_directory_list_select: marks the row and scrolls to it, as soon as it is there; 0: none. */
void veche_directory_list_select (VecheDirectoryList *self, gint64 id);

/** veche_directory_list_search: puts the focus in the search box, with @text (nullable: what stands there) in it. */
void veche_directory_list_search (VecheDirectoryList *self, const char *text);

/** veche_directory_list_get_view: the list itself, for the focus. Borrowed. */
GtkWidget *veche_directory_list_get_view (VecheDirectoryList *self);

G_END_DECLS
