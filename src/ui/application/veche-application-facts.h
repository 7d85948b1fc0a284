/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/** veche_application_facts_dup: what stands under the title of a card: dates, whose it is, where it came from; "" for nothing. Owned. */
char *veche_application_facts_dup (VecheRecord *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
