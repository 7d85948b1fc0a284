/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-mapping.h"

G_BEGIN_DECLS

/**
 * VecheMappingTarget:
 * @field: name of the field
 * @label: what people call it, translated, or %NULL
 * @synonyms: other headers it is known by, separated by «|», or %NULL
 * @quantity: what it measures
 * @exact: words within a longer header are not enough: «block» is no part of «on_street_block»
 *
 * A field that a column may go to.
 */
typedef struct
{
  const char *field;
  const char *label;
  const char *synonyms;
  VecheMappingQuantity quantity;
  gboolean exact;
} VecheMappingTarget;

/**
 * veche_mapping_guess:
 *
 * Finds for each column the field that its header names: by the same words, by the same stems, or by words of the field
 * within a longer header («Ваше предложение (опишите подробно)»). A field is given to one column, the likeliest; columns
 * of contacts (phone, e-mail …) go to no field that does not name them. Units are told from the header too.
 */
VecheMapping *veche_mapping_guess (const char *const *columns, const VecheMappingTarget *targets,
                                   guint n_targets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
