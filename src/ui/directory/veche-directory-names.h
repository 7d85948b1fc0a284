/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_NAMES (veche_directory_names_get_type ())

/** VecheDirectoryNames: fills what follows from a person's name into the fields of a form, as the name is typed. */
G_DECLARE_FINAL_TYPE (VecheDirectoryNames, veche_directory_names, VECHE, DIRECTORY_NAMES, GObject)

/** veche_directory_names_attach: to a form of people that has been built; lives as long as the form. Borrowed. */
VecheDirectoryNames *veche_directory_names_attach (VecheRecordForm *form);

/** veche_directory_names_show: shows a person in the form; %NULL: a blank. */
void veche_directory_names_show (VecheDirectoryNames *self, VecheRecord *record);

G_END_DECLS
