/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-kinds.h"

#include "veche-i18n.h"
#include "veche-territory.h"
#include "veche-tree.h"

#define RGB(r, g, b) { (r) / 255.0f, (g) / 255.0f, (b) / 255.0f, 1 }

static const VecheFormSection veche_map_kinds_tree_sections[] = {
  { NULL, "number species form condition" },
  { N_("Size"), "diameter stems height crown age" },
  { N_("More about the plant"), "measured_at count unit latin", .folded = TRUE },
  { N_("Decision"), "volunteer_decision decision ground" },
  { N_("Who decided, and when"), "decided_by decided", .folded = TRUE },
  { N_("Felling"), "permit permitted removed planted" },
  { N_("Survey"), "survey block surveyed volunteer layer" },
  { N_("Place"), "accuracy place_method address" },
  { NULL, "note" },
  { NULL, NULL },
};

static const VecheFormSection veche_map_kinds_inspection_sections[] = {
  { NULL, "at inspector method condition decision text" },
  { NULL, NULL },
};

static const VecheChildSpec veche_map_kinds_inspections = {
  .kind = &veche_tree_inspection_kind,
  .title = N_("Inspections"),
  .empty = N_("No inspections yet"),
  .add = N_("New inspection"),
  .edit = N_("Change of an inspection"),
  .deleted = N_("Inspection deleted"),
  .headline = "at decision",
  .details = "inspector condition text",
  .sections = veche_map_kinds_inspection_sections,
};

static const VecheFormSection veche_map_kinds_stem_sections[] = {
  { NULL, "measured_at" },
  { NULL, NULL },
};

/* How thick they are is said of all of them at once: «12+8». */
static const VecheChildSpec veche_map_kinds_stems = {
  .kind = &veche_tree_stem_kind,
  .title = N_("Each stem"),
  .edit = N_("Height at which a stem was measured"),
  .headline = "diameter",
  .details = "girth measured_at",
  .sections = veche_map_kinds_stem_sections,
  .follows = TRUE,
};

static const VecheChildSpec *const veche_map_kinds_tree_children[] = { &veche_map_kinds_stems, &veche_map_kinds_inspections, NULL };

static const VecheMapSymbol veche_map_kinds_tree_symbols[] = {
  { VECHE_MAP_MARK_CIRCLE, RGB (122, 139, 122), 11 },   /* nothing decided */
  { VECHE_MAP_MARK_CIRCLE, RGB (38, 133, 71), 11 },     /* keep */
  { VECHE_MAP_MARK_DIAMOND, RGB (26, 95, 180), 11 },    /* transplant */
  { VECHE_MAP_MARK_CROSS, RGB (192, 28, 40), 12 },      /* remove */
  { VECHE_MAP_MARK_TRIANGLE, RGB (198, 95, 0), 11 },    /* prune */
  { VECHE_MAP_MARK_SQUARE, RGB (129, 61, 156), 11 },    /* inspect */
};

static const VecheFormSection veche_map_kinds_spot_sections[] = {
  { NULL, "title category severity state address text reported" },
  { N_("Work"), "responsible due resolution project layer" },
  { N_("Place"), "accuracy place_method" },
  { NULL, NULL },
};

static const VecheMapSymbol veche_map_kinds_spot_symbols[] = {
  { VECHE_MAP_MARK_DIAMOND, RGB (119, 118, 123), 13 }, /* not said */
  { VECHE_MAP_MARK_DIAMOND, RGB (196, 160, 0), 13 },   /* low */
  { VECHE_MAP_MARK_DIAMOND, RGB (220, 120, 0), 13 },   /* medium */
  { VECHE_MAP_MARK_DIAMOND, RGB (208, 66, 20), 14 },   /* high */
  { VECHE_MAP_MARK_TRIANGLE, RGB (165, 29, 45), 16 },  /* urgent */
};

static const VecheFormSection veche_map_kinds_place_sections[] = {
  { NULL, "title address text layer" },
  { N_("Place"), "accuracy place_method" },
  { NULL, NULL },
};

static const VecheMapSymbol veche_map_kinds_place_symbols[] = {
  { VECHE_MAP_MARK_SQUARE, RGB (11, 114, 133), 12 },
};

static const VecheFormSection veche_map_kinds_route_sections[] = {
  { NULL, "title text layer" },
  { NULL, NULL },
};

static const VecheMapSymbol veche_map_kinds_route_symbols[] = {
  { VECHE_MAP_MARK_CIRCLE, RGB (145, 65, 172), 3 },
};

static const VecheFormSection veche_map_kinds_area_sections[] = {
  { NULL, "title category text layer" },
  { N_("Work"), "responsible due resolution" },
  { NULL, NULL },
};

static const VecheMapSymbol veche_map_kinds_area_symbols[] = {
  { VECHE_MAP_MARK_SQUARE, RGB (94, 92, 100), 2 },  /* not said */
  { VECHE_MAP_MARK_SQUARE, RGB (38, 133, 71), 2.5 }, /* territory */
  { VECHE_MAP_MARK_SQUARE, RGB (26, 95, 180), 2 },  /* survey sector */
  { VECHE_MAP_MARK_SQUARE, RGB (119, 118, 123), 2 }, /* district */
  { VECHE_MAP_MARK_SQUARE, RGB (134, 94, 60), 1.5 }, /* building */
  { VECHE_MAP_MARK_SQUARE, RGB (94, 92, 100), 2 },  /* other */
};

static const VecheMapKind veche_map_kinds[] = {
  { &veche_territory_area_kind, N_("Territories"), N_("Territory"), N_("Territory added"), "veche-polygon-symbolic", veche_map_kinds_area_sections, veche_map_kinds_area_symbols },
  { &veche_territory_route_kind, N_("Routes"), N_("Route"), N_("Route added"), "veche-line-symbolic", veche_map_kinds_route_sections, veche_map_kinds_route_symbols },
  { &veche_tree_kind, N_("Trees"), N_("Tree"), N_("Tree added"), "veche-point-symbolic", veche_map_kinds_tree_sections, veche_map_kinds_tree_symbols, veche_map_kinds_tree_children },
  { &veche_territory_place_kind, N_("Points of interest"), N_("Point of interest"), N_("Point of interest added"), "veche-point-symbolic", veche_map_kinds_place_sections, veche_map_kinds_place_symbols },
  { &veche_territory_spot_kind, N_("Problem spots"), N_("Problem spot"), N_("Problem spot added"), "veche-point-symbolic", veche_map_kinds_spot_sections, veche_map_kinds_spot_symbols },
};

const VecheMapKind *
veche_map_kinds_get (const VecheKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_map_kinds); i++)
    if (veche_map_kinds[i].kind == kind)
      return &veche_map_kinds[i];
  g_return_val_if_reached (NULL);
}

VecheMapSymbol
veche_map_kinds_make_symbol (const VecheMapSymbol *base, guint nth)
{
  static const GdkRGBA colors[] = { RGB (26, 95, 180),  RGB (198, 95, 0),  RGB (38, 133, 71),  RGB (192, 28, 40), RGB (129, 61, 156),
                                    RGB (196, 160, 0), RGB (11, 114, 133), RGB (134, 94, 60), RGB (208, 54, 128), RGB (61, 56, 70) };
  static const VecheMapMark marks[] = { VECHE_MAP_MARK_CIRCLE, VECHE_MAP_MARK_TRIANGLE, VECHE_MAP_MARK_DIAMOND, VECHE_MAP_MARK_RING,
                                        VECHE_MAP_MARK_CROSS, VECHE_MAP_MARK_SQUARE };

  return (VecheMapSymbol) { marks[nth % G_N_ELEMENTS (marks)], colors[nth % G_N_ELEMENTS (colors)], base->size };
}

VecheMapMark
veche_map_kinds_read_mark (const char *name, VecheMapMark fallback)
{
  static const char *const names[] = { "circle", "square", "triangle", "diamond", "cross", "ring" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (VecheMapMark) i;
  return fallback;
}
