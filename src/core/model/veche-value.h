/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheValueType: what a cell of a record holds: SQLite's five storage classes but for one, and a reference. */
typedef enum
{
  VECHE_VALUE_NULL,
  VECHE_VALUE_INTEGER,
  VECHE_VALUE_REAL,
  VECHE_VALUE_TEXT,
  VECHE_VALUE_BYTES,
  VECHE_VALUE_REF,
} VecheValueType;

/**
 * VecheValue:
 * One cell. A reference read from the store knows the row it points at (`integer`), that row's key for machines
 * (`text`: code or number, else title) and its title for people (`label`).
 * So does the number of a field with stems or girths: «12+8», «C63» (`label`).
 */
typedef struct
{
  VecheValueType type;
  gint64 integer;
  double real;
  char *text;
  char *label;
  GBytes *bytes;
} VecheValue;

#define VECHE_VALUE_INIT { VECHE_VALUE_NULL, 0, 0.0, NULL, NULL, NULL }

/** veche_value_clear: frees what the value owns and makes it null. */
void veche_value_clear (VecheValue *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheValue, veche_value_clear)

/** veche_value_copy: @to becomes a deep copy of @from. What @to held is freed. */
void veche_value_copy (const VecheValue *from, VecheValue *to);

/** Setters: what the value held is freed. A %NULL text or blob makes it null. */
void veche_value_set_integer (VecheValue *self, gint64 integer);
void veche_value_set_real (VecheValue *self, double real);
void veche_value_set_text (VecheValue *self, const char *text);
void veche_value_take_text (VecheValue *self, char *text);
void veche_value_set_bytes (VecheValue *self, GBytes *bytes);
void veche_value_set_ref (VecheValue *self, gint64 id, const char *key, const char *label);

/** veche_value_equal: same type and content; references are equal when they point at one row. */
gboolean veche_value_equal (const VecheValue *a, const VecheValue *b);

G_END_DECLS
