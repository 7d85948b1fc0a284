/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "veche-geometry.h"
#include "veche-kind.h"
#include "veche-own-filter.h"

G_BEGIN_DECLS

/**
 * VecheMapColumns:
 * What a map draws of the objects of a kind, column by column: a million of them are four arrays, not a million records. Filled by who
 * makes it, then only read; reference counted.
 */
typedef struct
{
  const VecheKind *kind;
  GArray *ids;       /* of gint64, ascending */
  GArray *lonlat;    /* of double: a pair for each point; nothing for other shapes */
  GArray *styles;    /* of guint16: 0 for none, else 1 + the place of the code in the style field */
  GPtrArray *shapes; /* of VecheGeometry; %NULL for points */
  VecheOwnField *own_style;   /* or %NULL: by the kind's */
  VecheOwnFilter *own_filter; /* or %NULL: all objects */
} VecheMapColumns;

#define VECHE_TYPE_MAP_COLUMNS (veche_map_columns_get_type ())
GType veche_map_columns_get_type (void);

VecheMapColumns *veche_map_columns_new (const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;
VecheMapColumns *veche_map_columns_ref (VecheMapColumns *self);
void veche_map_columns_unref (VecheMapColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheMapColumns, veche_map_columns_unref)

/**
 * veche_map_columns_set_own:
 * @style: (nullable): the field of the layer's form by which its objects are coloured instead of the kind's
 * @filter: (nullable): which of them are wanted
 */
void veche_map_columns_set_own (VecheMapColumns *self, const VecheOwnField *style, VecheOwnFilter *filter);

/** veche_map_columns_take_own: whether an object with these own fields (nullable) is wanted; sets @style where they give it. */
gboolean veche_map_columns_take_own (const VecheMapColumns *self, const char *json, guint16 *style);

/** veche_map_columns_add: appends an object from its blob; one that is not the kind's shape is left out, as it cannot be drawn. */
void veche_map_columns_add (VecheMapColumns *self, gint64 id, const guint8 *blob, gsize size, guint16 style);

/** veche_map_columns_style_field: the coded field by which objects of the kind are coloured; %NULL: all of them look the same. */
const VecheField *veche_map_columns_style_field (const VecheKind *kind);

/** veche_map_columns_style: what stands in `styles` for a code (%NULL: none). */
guint16 veche_map_columns_style (const VecheKind *kind, const char *code);

/** veche_map_columns_read_style: the same for a field that is known: it is looked for once, not for each of a million rows. */
guint16 veche_map_columns_read_style (const VecheField *field, const char *code);

/** veche_map_columns_count_styles: how many different ones a style field (%NULL: there is none) makes, the one for none included. */
guint veche_map_columns_count_styles (const VecheField *field);

/** veche_map_columns_list_kinds: the kinds that a map shows, as they are drawn from below; ends with %NULL. Static. */
const VecheKind *const *veche_map_columns_list_kinds (void);

G_END_DECLS
