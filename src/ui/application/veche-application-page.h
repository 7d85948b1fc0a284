/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_APPLICATION_PAGE (veche_application_page_get_type ())

/** VecheApplicationPage: all applications as a list, and the one that is chosen beside it. */
G_DECLARE_FINAL_TYPE (VecheApplicationPage, veche_application_page, VECHE, APPLICATION_PAGE, VechePage)

G_END_DECLS
