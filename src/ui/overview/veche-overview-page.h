/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_OVERVIEW_PAGE (veche_overview_page_get_type ())

/** VecheOverviewPage: what there is to do today, and how the newest programme stands. Every number opens the rows behind it. */
G_DECLARE_FINAL_TYPE (VecheOverviewPage, veche_overview_page, VECHE, OVERVIEW_PAGE, VechePage)

G_END_DECLS
