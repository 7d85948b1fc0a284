/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** veche_ui_init: registers the resources, which a static library's constructors would not. After adw_init() or gtk_init(). */
void veche_ui_init (void);

/** veche_ui_finish: at the program's end: what still works for windows that are gone comes to its end. Before the toolkit goes. */
void veche_ui_finish (void);

/** veche_ui_remove_copies: removes what was taken out for other programs to show, also by an earlier run. No window may be open. */
void veche_ui_remove_copies (void);

/** veche_ui_list_pages: the types of the pages in the order of the sidebar; ends with %G_TYPE_INVALID. Static. */
const GType *veche_ui_list_pages (void);

G_END_DECLS
