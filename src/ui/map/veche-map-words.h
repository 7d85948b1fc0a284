/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/** Measures as people read them. Owned. */

/** veche_map_words_dup_length: of metres: «12.5 m», «3.42 km». */
char *veche_map_words_dup_length (double metres) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_words_dup_area: of square metres: «640 m²», «12.41 ha · 124 100 m²». */
char *veche_map_words_dup_area (double square_metres) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_words_dup_label: what stands beside an object: of a tree its number, of others what they are called; may be empty. */
char *veche_map_words_dup_label (VecheRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_map_words_dup_facts: lines about a tree that no field of its form says: who proposed and who decided what, and when; the numbers that
 * it had. %NULL: there are none, or it is no tree. Owned.
 */
char *veche_map_words_dup_facts (VecheRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
