/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_SPECIALIST_PAGE (veche_specialist_page_get_type ())

/** VecheSpecialistPage: trees that wait for a specialist, one after the other, with their photographs: the queue, the photograph, what is said. */
G_DECLARE_FINAL_TYPE (VecheSpecialistPage, veche_specialist_page, VECHE, SPECIALIST_PAGE, VechePage)

G_END_DECLS
