/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-page.h"

G_BEGIN_DECLS

#define VECHE_TYPE_DIRECTORY_PAGE (veche_directory_page_get_type ())

/** VecheDirectoryPage: people and organisations that the office works with, and its employees. */
G_DECLARE_FINAL_TYPE (VecheDirectoryPage, veche_directory_page, VECHE, DIRECTORY_PAGE, VechePage)

G_END_DECLS
