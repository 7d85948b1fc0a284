/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PROGRAMME_PAGE (veche_programme_page_get_type ())

/** VecheProgrammePage: the programme that pages show, set up by the office; new ones from templates. */
G_DECLARE_FINAL_TYPE (VecheProgrammePage, veche_programme_page, VECHE, PROGRAMME_PAGE, VechePage)

G_END_DECLS
