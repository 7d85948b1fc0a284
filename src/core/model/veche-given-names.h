/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheSex: of a person, where it is known; the codes of files are «m» and «f». */
typedef enum
{
  VECHE_SEX_UNKNOWN,
  VECHE_SEX_MALE,
  VECHE_SEX_FEMALE,
} VecheSex;

/**
 * veche_given_names_get_sex:
 *
 * The sex that a full given name tells («Анна», «Рустам»); unknown for names that are not listed and for those that both
 * have («Саша»). Only the first part of a double name is looked at.
 */
VecheSex veche_given_names_get_sex (const char *given);

G_END_DECLS
