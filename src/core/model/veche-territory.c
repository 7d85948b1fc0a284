/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-territory.h"

#include "veche-i18n.h"

static const VecheCode veche_territory_geometries[] = {
  { "point", N_("Point") }, { "line", N_("Line") }, { "polygon", N_("Polygon") }, { NULL },
};

static const VecheField veche_territory_layer_fields[] = {
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "geometry", N_("Geometry"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_territory_geometries },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_territory_layer_kind = {
  .name = "layer",
  .plural = "layers",
  .table = "layer",
  .label = N_("Layer"),
  .title_field = "title",
  .key_field = "code",
  .fields = veche_territory_layer_fields,
  .code = 20,
};

static const VecheField veche_territory_area_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer" },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { "geom", N_("Geometry"), VECHE_FIELD_GEOMETRY, 0, "MULTIPOLYGON" },
  { NULL },
};

const VecheKind veche_territory_area_kind = {
  .name = "area",
  .plural = "areas",
  .table = "area",
  .label = N_("Territory"),
  .title_field = "title",
  .fields = veche_territory_area_fields,
  .code = 21,
};

static const VecheCode veche_territory_tree_decisions[] = {
  { "keep", N_("Keep") },   { "transplant", N_("Transplant") }, { "remove", N_("Remove") },
  { "prune", N_("Prune") }, { "inspect", N_("Inspect") },       { NULL },
};

static const VecheField veche_territory_tree_fields[] = {
  { "number", N_("Number"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "species", N_("Species"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "diameter", N_("Diameter, cm"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF },
  { "height", N_("Height, m"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF },
  { "condition", N_("Condition"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "volunteer_decision", N_("Volunteer's proposal"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL,
    veche_territory_tree_decisions },
  { "decision", N_("Specialist's decision"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_territory_tree_decisions },
  { "layer", N_("Layer"), VECHE_FIELD_REF, 0, "layer" },
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { "geom", N_("Geometry"), VECHE_FIELD_GEOMETRY, 0, "POINT" },
  { NULL },
};

const VecheKind veche_territory_tree_kind = {
  .name = "tree",
  .plural = "trees",
  .table = "tree",
  .label = N_("Tree"),
  .title_field = "species",
  .key_field = "number",
  .fields = veche_territory_tree_fields,
  .code = 22,
};

static const VecheField veche_territory_spot_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer" },
  { "responsible", N_("Responsible"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee" },
  { "due", N_("Due"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "resolution", N_("Resolution"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH },
  { "geom", N_("Geometry"), VECHE_FIELD_GEOMETRY, 0, "POINT" },
  { NULL },
};

const VecheKind veche_territory_spot_kind = {
  .name = "spot",
  .plural = "spots",
  .table = "spot",
  .label = N_("Problem spot"),
  .title_field = "title",
  .fields = veche_territory_spot_fields,
  .code = 23,
};

static const VecheField veche_territory_place_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer" },
  { "geom", N_("Geometry"), VECHE_FIELD_GEOMETRY, 0, "POINT" },
  { NULL },
};

const VecheKind veche_territory_place_kind = {
  .name = "place",
  .plural = "places",
  .table = "place",
  .label = N_("Place"),
  .title_field = "title",
  .fields = veche_territory_place_fields,
  .code = 24,
};

static const VecheField veche_territory_route_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer" },
  { "geom", N_("Geometry"), VECHE_FIELD_GEOMETRY, 0, "LINESTRING" },
  { NULL },
};

const VecheKind veche_territory_route_kind = {
  .name = "route",
  .plural = "routes",
  .table = "route",
  .label = N_("Route"),
  .title_field = "title",
  .fields = veche_territory_route_fields,
  .code = 25,
};
