/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_LETTER_PAGE (veche_letter_page_get_type ())

/** VecheLetterPage: letters to many applicants at once, and the templates that letters are made from. */
G_DECLARE_FINAL_TYPE (VecheLetterPage, veche_letter_page, VECHE, LETTER_PAGE, VechePage)

G_END_DECLS
