/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_WORKSPACE_VIEW (veche_workspace_view_get_type ())

/** VecheWorkspaceView: an open workspace in a window: the sidebar, and the page that is chosen there. */
G_DECLARE_FINAL_TYPE (VecheWorkspaceView, veche_workspace_view, VECHE, WORKSPACE_VIEW, AdwBin)

/** veche_workspace_view_new: @pages: types, ends with %G_TYPE_INVALID */
GtkWidget *veche_workspace_view_new (VecheWorkspace *workspace, const GType *pages) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_view_get_page: the visible page. Borrowed. */
VechePage *veche_workspace_view_get_page (VecheWorkspaceView *self);

/** veche_workspace_view_show: by slug; whether there is such a page. */
gboolean veche_workspace_view_show (VecheWorkspaceView *self, const char *slug);

/** veche_workspace_view_show_nth: from 0, in the order of the sidebar. */
void veche_workspace_view_show_nth (VecheWorkspaceView *self, guint nth);

/** veche_workspace_view_list_pages: of GtkStackPage with a VechePageSlot each, in that order. Owned. */
GListModel *veche_workspace_view_list_pages (VecheWorkspaceView *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_workspace_view_toggle_sidebar: F9. */
void veche_workspace_view_toggle_sidebar (VecheWorkspaceView *self);

/** veche_workspace_view_set_narrow: whether the sidebar and the content take turns. */
void veche_workspace_view_set_narrow (VecheWorkspaceView *self, gboolean narrow);

G_END_DECLS
