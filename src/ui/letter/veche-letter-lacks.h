/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "veche-letter-draft.h"

G_BEGIN_DECLS

/**
 * veche_letter_lacks_show:
 * @forms: (nullable): called with @owner when somebody wants to fill in the forms of the name; %NULL: it is only looked at
 *
 * Fills @list with what the letter lacks, and with buttons where the directory or the record of the office could help. What only
 * the letterhead lacks is told as well, though the letter goes out without it. %FALSE: nothing at all.
 */
gboolean veche_letter_lacks_show (GtkListBox *list, const VecheLetterDraft *draft, GCallback forms, gpointer owner);

/** veche_letter_lacks_mark: shows whether what stands in an entry is no valid value. */
void veche_letter_lacks_mark (GtkWidget *entry, gboolean wrong);

G_END_DECLS
