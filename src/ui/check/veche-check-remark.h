/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-unsaved.h"

G_BEGIN_DECLS

/* Remarks of a check on their way into the file. An @item of %NULL: the general remark. */

/** veche_check_remark_save: writes it now; what cannot be written is kept. */
void veche_check_remark_save (VecheUnsaved *unsaved, VecheRecord *application, VecheRecord *item, const char *text);

/**
 * veche_check_remark_get:
 * @stored: (nullable): the mark or the check that has it in the file
 * @message: (out): why what is returned is not saved, or %NULL
 *
 * What stands there: what a person has typed and what is not in the file, else what is. Borrowed; may be %NULL.
 */
const char *veche_check_remark_get (VecheUnsaved *unsaved, VecheRecord *application, VecheRecord *item, VecheRecord *stored,
                                    const char **message);

/** veche_check_remark_is_of: whether a key of @unsaved is that of a remark on this application. */
gboolean veche_check_remark_is_of (const char *key, VecheRecord *application);

G_END_DECLS
