/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/** veche_open_copy_dup_folder: where new workspaces go: Documents/Veche, which may not be there yet. Owned. */
char *veche_open_copy_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_open_copy_offer:
 * @widget: in the window that asks
 * @path: a workspace that lies where it cannot be worked in
 * @why: %VECHE_ERROR_PLACE, which says so
 *
 * Offers to copy the workspace to this computer. Resolves with the path of the copy, a string; rejects with %G_IO_ERROR_CANCELLED
 * when the offer is declined, and with the reason when the copy could not be made. Main thread.
 */
DexFuture *veche_open_copy_offer (GtkWidget *widget, const char *path, const GError *why) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
