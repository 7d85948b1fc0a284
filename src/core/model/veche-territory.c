/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-territory.h"

#include "veche-i18n.h"
#include "veche-place.h"

#define TEXT (VECHE_FIELD_SEARCH)
#define ROW (VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF)
#define TITLES "название|наименование|имя|name|title|caption"
#define TEXTS "описание|description|desc|comment|cmt|комментарий|примечание"
#define LAYERS "слой|папка|folder"
#define ADDRESSES "адрес|местоположение|address"

static const VecheCode veche_territory_geometries[] = {
  { "point", N_("Point") }, { "line", N_("Line") }, { "polygon", N_("Polygon") }, { NULL },
};

static const VecheField veche_territory_layer_fields[] = {
  { "code", N_("Code"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "geometry", N_("Geometry"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_territory_geometries },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, TEXT },
  { "color", N_("Color"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF }, /* «#rrggbb» */
  { "symbol", N_("Symbol"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "opacity", N_("Opacity"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF }, /* 0 to 1 */
  { "hidden", N_("Hidden"), VECHE_FIELD_BOOLEAN, VECHE_FIELD_BRIEF },
  { "form", N_("Form of own fields"), VECHE_FIELD_LONG_TEXT, 0 }, /* JSON: names, labels and types of what objects keep in `own_fields` */
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

static const VecheCode veche_territory_area_categories[] = {
  { "territory", NC_("area", "territory"), "area" }, { "sector", NC_("area", "survey sector"), "area" },
  { "district", NC_("area", "district"), "area" },   { "building", NC_("area", "building"), "area" },
  { "other", NC_("area", "other"), "area" },         { NULL },
};

static const VecheField veche_territory_area_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW, NULL, NULL, TITLES "|район|территория|участок" },
  { "category", N_("Category"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_territory_area_categories, "категория|тип" },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer", NULL, LAYERS },
  { "responsible", N_("Responsible"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee", NULL, "ответственный" },
  { "due", N_("Due"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF, NULL, NULL, "срок" },
  { "resolution", N_("Resolution"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "резолюция" },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, TEXTS },
  { "own_fields", N_("Own fields"), VECHE_FIELD_LONG_TEXT, TEXT },
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

static const VecheCode veche_territory_spot_categories[] = {
  { "road", NC_("spot", "road or pavement"), "spot" },
  { "lighting", NC_("spot", "lighting"), "spot" },
  { "waste", NC_("spot", "waste"), "spot" },
  { "greenery", NC_("spot", "greenery"), "spot" },
  { "building", NC_("spot", "building"), "spot" },
  { "playground", NC_("spot", "playground or sports ground"), "spot" },
  { "access", NC_("spot", "accessibility"), "spot" },
  { "water", NC_("spot", "water and drains"), "spot" },
  { "safety", NC_("spot", "safety"), "spot" },
  { "other", NC_("spot", "other"), "spot" },
  { NULL },
};

static const VecheCode veche_territory_spot_severities[] = {
  { "low", NC_("severity", "low"), "severity" },
  { "medium", NC_("severity", "medium"), "severity" },
  { "high", NC_("severity", "high"), "severity" },
  { "urgent", NC_("severity", "urgent"), "severity" },
  { NULL },
};

static const VecheCode veche_territory_spot_states[] = {
  { "new", NC_("spot", "new"), "spot" },
  { "confirmed", NC_("spot", "confirmed"), "spot" },
  { "in-work", NC_("spot", "being worked on"), "spot" },
  { "solved", NC_("spot", "solved"), "spot" },
  { "declined", NC_("spot", "declined"), "spot" },
  { NULL },
};

static const VecheField veche_territory_spot_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW, NULL, NULL, TITLES "|проблема" },
  { "category", N_("Category"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_territory_spot_categories, "категория|тип" },
  { "severity", N_("Severity"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_territory_spot_severities, "острота|важность" },
  { "state", N_("State"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_territory_spot_states, "состояние|статус" },
  { "address", N_("Address"), VECHE_FIELD_TEXT, ROW, NULL, NULL, ADDRESSES },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, TEXTS },
  { "reported", N_("Reported on"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF, NULL, NULL, "дата|дата сообщения" },
  { "project", N_("Project"), VECHE_FIELD_REF, 0, "project", NULL, "проект" },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer", NULL, LAYERS },
  { "responsible", N_("Responsible"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee", NULL, "ответственный" },
  { "due", N_("Due"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF, NULL, NULL, "срок" },
  { "resolution", N_("Resolution"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "резолюция" },
  { "accuracy", N_("Accuracy, m"), VECHE_FIELD_REAL, 0, NULL, NULL, VECHE_PLACE_ACCURACIES },
  { "place_method", N_("Place found by"), VECHE_FIELD_CODE, 0, NULL, veche_place_methods, "способ определения места|способ съемки места" },
  { "own_fields", N_("Own fields"), VECHE_FIELD_LONG_TEXT, TEXT },
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
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW, NULL, NULL, TITLES },
  { "address", N_("Address"), VECHE_FIELD_TEXT, ROW, NULL, NULL, ADDRESSES },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, TEXTS },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer", NULL, LAYERS },
  { "accuracy", N_("Accuracy, m"), VECHE_FIELD_REAL, 0, NULL, NULL, VECHE_PLACE_ACCURACIES },
  { "place_method", N_("Place found by"), VECHE_FIELD_CODE, 0, NULL, veche_place_methods, "способ определения места|способ съемки места" },
  { "own_fields", N_("Own fields"), VECHE_FIELD_LONG_TEXT, TEXT },
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
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW, NULL, NULL, TITLES "|маршрут" },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, TEXTS },
  { "layer", N_("Layer"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "layer", NULL, LAYERS },
  { "own_fields", N_("Own fields"), VECHE_FIELD_LONG_TEXT, TEXT },
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

const VecheKind *
veche_territory_guess_kind (const char *geometry)
{
  return g_strcmp0 (geometry, "polygon") == 0 ? &veche_territory_area_kind
         : g_strcmp0 (geometry, "line") == 0  ? &veche_territory_route_kind
                                               : &veche_territory_place_kind;
}
