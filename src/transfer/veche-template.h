/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"

G_BEGIN_DECLS

/** veche_template_list: names of the templates there are («empty», «selection-2020», «demo»). Static, ends with %NULL. */
const char *const *veche_template_list (void);

/**
 * veche_template_load:
 *
 * Reads a template from the data folder (VECHE_DATADIR, else where it was installed) as the contents of a new workspace: for «demo»
 * the selection of 2020 with its employees, sixty applications in all states, checks and files. *@title: of the
 * workspace, owned. Owned.
 */
VecheEdit *veche_template_load (const char *name, char **title, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_template_find: path of one of Veche's own data files («maps/base.mbtiles»), in the first of the data folders that has it;
 * VECHE_DATADIR may name several. %VECHE_ERROR_NOT_FOUND. Owned.
 */
char *veche_template_find (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_template_dup_path: where the template of that name lies; %VECHE_ERROR_NOT_FOUND in an installation without it. Owned. */
char *veche_template_dup_path (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_template_load_letters: the letter templates that come with Veche, for a workspace that has none. Owned. */
VecheEdit *veche_template_load_letters (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
