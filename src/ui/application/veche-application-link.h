/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** veche_application_link_is_link: whether the text is an address of the web, and nothing that the desktop would do more with. */
gboolean veche_application_link_is_link (const char *text);

/** veche_application_link_open: shows it in the desktop's browser, or says why not. */
void veche_application_link_open (GtkWidget *widget, const char *link);

G_END_DECLS
