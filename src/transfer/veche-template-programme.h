/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

/* A programme as a file of its own: themes, stages, contents, criteria and reasons, in the form of Veche's own templates. */

/** veche_template_programme_save: writes the programme into @path, replaced as a whole. Fibers only. */
gboolean veche_template_programme_save (VecheWorkspace *workspace, gint64 programme, const char *path, GError **error);

/**
 * veche_template_programme_load:
 * @title: of the new programme, or %NULL: the template's
 * @code: likewise
 *
 * A programme with all that belongs to it as one edit, of which op 0 is the programme. %VECHE_ERROR_INVALID for a file that is
 * no template of one programme. Owned.
 */
VecheEdit *veche_template_programme_load (const char *path, const char *title, const char *code,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
