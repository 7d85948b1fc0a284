/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_CHECK_PAGE (veche_check_page_get_type ())

/** VecheCheckPage: the technical check: the queue, the sheet of one application, and what the applicant gave, side by side. */
G_DECLARE_FINAL_TYPE (VecheCheckPage, veche_check_page, VECHE, CHECK_PAGE, VechePage)

G_END_DECLS
