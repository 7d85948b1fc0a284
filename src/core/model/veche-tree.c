/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree.h"

#include "veche-girth.h"
#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-text.h"

#define NUMBER_SEPARATOR ", "
#define TEXT (VECHE_FIELD_SEARCH)
#define ROW (VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF)

static const VecheCode veche_tree_forms[] = {
  { "tree", NC_("plant", "tree"), "plant" },
  { "shrub", NC_("plant", "shrub"), "plant" },
  { "hedge", NC_("plant", "hedge"), "plant" },
  { "suckers", NC_("plant", "suckers"), "plant" },
  { NULL },
};

static const VecheCode veche_tree_units[] = {
  { "pcs", NC_("unit", "pcs"), "unit" },
  { "m", NC_("unit", "m"), "unit" },
  { "m2", NC_("unit", "m²"), "unit" },
  { NULL },
};

const VecheCode veche_tree_decisions[] = {
  { "keep", N_("Keep") },   { "transplant", N_("Transplant") }, { "remove", N_("Remove") },
  { "prune", N_("Prune") }, { "inspect", N_("Inspect") },       { NULL },
};

/* Groups of the towns' tables of compensation. */
static const VecheCode veche_tree_groups[] = {
  { "conifer", NC_("trees", "conifers"), "trees" },
  { "broad-leaved", NC_("trees", "broad-leaved"), "trees" },
  { "small-leaved", NC_("trees", "small-leaved and fruit"), "trees" },
  { "low-value", NC_("trees", "of low value"), "trees" },
  { "decorative", NC_("trees", "decorative and exotic"), "trees" },
  { NULL },
};

static const VecheField veche_tree_species_fields[] = {
  { "name", N_("Species"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED, NULL, NULL, "порода|название|русское название|вид" },
  { "latin", N_("Latin name"), VECHE_FIELD_TEXT, ROW, NULL, NULL, "латинское название|latin|scientific|botanical name" },
  { "aliases", N_("Other names"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "другие названия|синонимы" },
  { "form", N_("Plant"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_tree_forms, "вид растения|жизненная форма" },
  { "value_group", N_("Value group"), VECHE_FIELD_CODE, 0, NULL, veche_tree_groups, "группа|группа ценности" },
  { "max_diameter", N_("Greatest diameter, cm"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF, NULL, NULL, "наибольший диаметр" },
  { "max_height", N_("Greatest height, m"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF, NULL, NULL, "наибольшая высота" },
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, "примечание" },
  { NULL },
};

const VecheKind veche_tree_species_kind = {
  .name = "species",
  .plural = "species",
  .table = "species",
  .label = N_("Species"),
  .title_field = "name",
  .key_field = "latin",
  .fields = veche_tree_species_fields,
  .code = 40,
  .since = 3,
};

static const VecheField veche_tree_fields[] = {
  { "number", N_("Number"), VECHE_FIELD_TEXT, ROW, NULL, NULL,
    "№|n|no|номер|номер дерева|№ дерева|№ п/п|бирка|tree id|tree_id|treeid" },
  { "old_numbers", N_("Old numbers"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "№ прежний|прежний номер|старый номер|old_number" },
  { "species", N_("Species"), VECHE_FIELD_TEXT, ROW, NULL, NULL,
    "порода|порода дерева|наименование породы|вид дерева|common|common name|common_name|botanical name" },
  { "latin", N_("Latin name"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "латинское название|scientific|scientific name" },
  { "form", N_("Plant"), VECHE_FIELD_CODE, 0, NULL, veche_tree_forms, "вид|вид растения|дерево или кустарник|form" },
  { "diameter", N_("Diameter, cm"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF | VECHE_FIELD_STEMS | VECHE_FIELD_GIRTH, NULL, NULL,
    "диаметр|диаметр ствола|dbh|d1.3|окружность|окружность ствола|обхват|обхват ствола|girth|trunk_girth" },
  { "girth", N_("Girth, cm"), VECHE_FIELD_REAL, VECHE_FIELD_GIRTHS },
  { "measured_at", N_("Measured at, m"), VECHE_FIELD_REAL, 0, NULL, NULL, "высота замера|measured_a" },
  { "stems", N_("Stems"), VECHE_FIELD_INTEGER, 0, NULL, NULL, "стволов|кол-во стволов|количество стволов|число стволов|stem count" },
  { "height", N_("Height, m"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF, NULL, NULL, "высота|высота дерева|tree height" },
  { "crown", N_("Crown, m"), VECHE_FIELD_REAL, 0, NULL, NULL, "крона|диаметр кроны|ø кроны|crown diameter|crown_width" },
  { "age", N_("Age, years"), VECHE_FIELD_INTEGER, 0, NULL, NULL, "возраст|лет|age" },
  { "count", N_("Quantity"), VECHE_FIELD_REAL, 0, NULL, NULL, "количество|кол-во|штук|шт" },
  { "unit", N_("Unit"), VECHE_FIELD_CODE, 0, NULL, veche_tree_units, "единица|ед. изм|единица измерения" },
  { "condition", N_("Condition"), VECHE_FIELD_TEXT, ROW, NULL, NULL, "состояние|балл|балл состояния|категория состояния|health" },
  { "volunteer_decision", N_("Volunteer's proposal"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_tree_decisions,
    "предложение|предложение волонтера|volunteer_" },
  { "decision", N_("Specialist's decision"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_tree_decisions,
    "решение|решение специалиста|рекомендация|мероприятие" },
  { "ground", N_("Ground for the decision"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "основание|основание решения|причина" },
  { "volunteer", N_("Volunteer"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "волонтер|кто записал|collector|surveyor" },
  { "surveyed", N_("Surveyed on"), VECHE_FIELD_DATE, 0, NULL, NULL, "дата съемки|дата обследования|surveyed" },
  { "decided_by", N_("Decided by"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "кто решил|специалист" },
  { "decided", N_("Decided on"), VECHE_FIELD_DATE, 0, NULL, NULL, "дата решения" },
  { "permit", N_("Felling permit"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "порубочный билет|№ порубочного билета|разрешение на снос" },
  { "permitted", N_("Permit dated"), VECHE_FIELD_DATE, 0, NULL, NULL, "дата порубочного билета|дата разрешения" },
  { "removed", N_("Removed on"), VECHE_FIELD_DATE, 0, NULL, NULL, "дата вырубки|вырублено|дата сноса" },
  { "planted", N_("Planted instead"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "посажено взамен|взамен" },
  { "address", N_("Address"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "адрес|местоположение|address|on_street" },
  { "survey", N_("Survey"), VECHE_FIELD_REF, 0, "survey", NULL, "съемка|обследование" },
  { "block", N_("Number block"), VECHE_FIELD_REF, 0, "survey.block", NULL, "блок номеров" },
  { "layer", N_("Layer"), VECHE_FIELD_REF, 0, "layer", NULL, "слой|папка|folder" },
  { "accuracy", N_("Accuracy, m"), VECHE_FIELD_REAL, 0, NULL, NULL, VECHE_PLACE_ACCURACIES },
  { "place_method", N_("Place found by"), VECHE_FIELD_CODE, 0, NULL, veche_place_methods, "способ определения места|способ съемки места" },
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, "примечание|комментарий|note|notes|comment" },
  { "own_fields", N_("Own fields"), VECHE_FIELD_LONG_TEXT, TEXT },
  { "geom", N_("Geometry"), VECHE_FIELD_GEOMETRY, 0, "POINT" },
  { NULL },
};

const VecheKind veche_tree_kind = {
  .name = "tree",
  .plural = "trees",
  .table = "tree",
  .label = N_("Tree"),
  .title_field = "species",
  .key_field = "number",
  .fields = veche_tree_fields,
  .code = 22,
};

static const VecheField veche_tree_stem_fields[] = {
  { "diameter", N_("Diameter, cm"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF | VECHE_FIELD_REQUIRED | VECHE_FIELD_GIRTH },
  { "girth", N_("Girth, cm"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF },
  { "measured_at", N_("Measured at, m"), VECHE_FIELD_REAL, VECHE_FIELD_BRIEF },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_tree_stem_kind = {
  .name = "tree.stem",
  .plural = "tree.stems",
  .table = "tree_stem",
  .label = N_("Stem"),
  .parent = "tree",
  .parent_column = "tree",
  .title_field = "diameter",
  .fields = veche_tree_stem_fields,
  .code = 41,
  .since = 3,
};

static const VecheField veche_tree_inspection_fields[] = {
  { "at", N_("Date"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "inspector", N_("Inspected by"), VECHE_FIELD_TEXT, ROW },
  { "method", N_("Method"), VECHE_FIELD_TEXT, ROW },
  { "condition", N_("Condition"), VECHE_FIELD_TEXT, ROW },
  { "decision", N_("Specialist's decision"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_tree_decisions },
  { "text", N_("Findings"), VECHE_FIELD_LONG_TEXT, TEXT },
  { NULL },
};

const VecheKind veche_tree_inspection_kind = {
  .name = "tree.inspection",
  .plural = "tree.inspections",
  .table = "tree_inspection",
  .label = N_("Inspection"),
  .parent = "tree",
  .parent_column = "tree",
  .title_field = "at",
  .fields = veche_tree_inspection_fields,
  .code = 42,
  .since = 3,
};

/* --- rules -------------------------------------------------------------------------------------------------------- */

const VecheTreeLimits veche_tree_limits_any = { 1200, 116 };

char *
veche_tree_find_doubt (const char *species, const VecheTreeLimits *limits, double diameter, double height)
{
  const char *name = species != NULL && *species != '\0' ? species : _("a tree");

  if (diameter < 0 || height < 0)
    return g_strdup (_("a tree cannot be smaller than nothing: check the sign"));
  if (limits->diameter > 0 && diameter > limits->diameter)
    return g_strdup_printf (_("a trunk of %.4g cm is more than %s grows to (%.4g cm): check the unit, and whether it is the girth"),
                            diameter, name, limits->diameter);
  if (limits->height > 0 && height > limits->height)
    return g_strdup_printf (_("a height of %.4g m is more than %s grows to (%.4g m): check the unit"), height, name, limits->height);
  return NULL;
}

/* Sizes joined by «+»; %NULL where one is none. */
static GArray *
veche_tree_parse_sizes (const char *text)
{
  g_autoptr (GArray) stems = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) parts = g_strsplit (text, "+", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *end;
      const double diameter = g_ascii_strtod (g_strdelimit (parts[i], ",", '.'), &end);

      if (end == parts[i] || *end != '\0' || !(diameter > 0))
        return NULL;
      g_array_append_val (stems, diameter);
    }
  return stems->len > 0 ? g_steal_pointer (&stems) : NULL;
}

GArray *
veche_tree_parse_girths (const char *text)
{
  g_autofree char *girths = text != NULL ? veche_girth_strip (text) : NULL;

  return girths != NULL ? veche_tree_parse_sizes (girths) : NULL;
}

GArray *
veche_tree_parse_stems (const char *text)
{
  GArray *stems = veche_tree_parse_girths (text);

  if (stems == NULL)
    return text != NULL ? veche_tree_parse_sizes (text) : NULL;
  for (guint i = 0; i < stems->len; i++)
    g_array_index (stems, double, i) = veche_girth_get_diameter (g_array_index (stems, double, i));
  return stems;
}

char *
veche_tree_join_sizes (GArray *sizes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sizes->len; i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, "%s%s", i > 0 ? "+" : "",
                              g_ascii_formatd (buffer, sizeof buffer, "%.10g", g_array_index (sizes, double, i)));
    }
  return g_string_free (text, FALSE);
}

char *
veche_tree_dup_diameters (const char *text)
{
  g_autoptr (GArray) stems = veche_tree_parse_stems (text);

  return stems != NULL ? veche_tree_join_sizes (stems) : NULL;
}

double
veche_tree_get_thickest (GArray *stems)
{
  double thickest = 0;

  for (guint i = 0; i < stems->len; i++)
    thickest = MAX (thickest, g_array_index (stems, double, i));
  return thickest;
}

gboolean
veche_tree_has_number (const char *old, const char *number)
{
  g_auto (GStrv) known = g_strsplit (old != NULL ? old : "", NUMBER_SEPARATOR, -1);

  return g_strv_contains ((const char *const *) known, number);
}

char *
veche_tree_append_number (const char *old, const char *number)
{
  if (old == NULL || *old == '\0')
    return g_strdup (number);
  return veche_tree_has_number (old, number) ? g_strdup (old) : g_strconcat (old, NUMBER_SEPARATOR, number, NULL);
}
