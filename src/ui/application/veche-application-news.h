/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * veche_application_news_tell:
 * @page: that shows the list, and whose action `page.clear` takes search and filter off
 * @query: what the list shows
 * @id: an application that has just been taken in
 *
 * Says so where the list hides the new application, with a button that shows all.
 */
void veche_application_news_tell (GtkWidget *page, VecheWorkspace *workspace, const VecheQuery *query, gint64 id);

G_END_DECLS
