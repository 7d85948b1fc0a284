/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-child-group.h"
#include "veche-map-style.h"

G_BEGIN_DECLS

/** VecheMapKind: how objects of a kind are spoken of and look on the map; constants of the program. Texts are msgids. */
typedef struct
{
  const VecheKind *kind;
  const char *title;   /* of its layer */
  const char *add;     /* of the menu item: «Tree» */
  const char *added;   /* of the step */
  const char *icon_name;
  const VecheFormSection *sections;
  const VecheMapSymbol *symbols; /* by styles: the one for none first */
  const VecheChildSpec *const *children; /* what an object has several of: a list that ends with %NULL; or %NULL */
} VecheMapKind;

/** veche_map_kinds_get: of a kind that the map shows. */
const VecheMapKind *veche_map_kinds_get (const VecheKind *kind);

/** veche_map_kinds_make_symbol: of the @nth thing that a field of the office lets one choose; as large as @base. */
VecheMapSymbol veche_map_kinds_make_symbol (const VecheMapSymbol *base, guint nth);

/** veche_map_kinds_read_mark: a layer's symbol as the workspace names it; @fallback where it does not. */
VecheMapMark veche_map_kinds_read_mark (const char *name, VecheMapMark fallback);

G_END_DECLS
