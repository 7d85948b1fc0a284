/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/**
 * veche_check_term_suggest:
 * @stages: of VecheRecord «stage», of @programme
 * @today: «2020-02-17»
 *
 * Until when a check that is owed from @today on should be made: so many days as the programme gives for it, else the last day of its stage
 * «check», by the programme's clocks, unless that is over. Owned; %NULL: the programme tells neither.
 */
char *veche_check_term_suggest (VecheRecord *programme, GPtrArray *stages, const char *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
