/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-plan-dxf.h"

#include <math.h>

#define GROUND_FORMAT "%.3f"

/* Layers by decision, then the others. Names of release 12 have no spaces. */
typedef enum
{
  VECHE_PLAN_DXF_NUMBERS = VECHE_REPORT_TREE_N_DECISIONS,
  VECHE_PLAN_DXF_LEADERS,
  VECHE_PLAN_DXF_CROWNS,
  VECHE_PLAN_DXF_BOUNDARY,
  VECHE_PLAN_DXF_OUTLINES,
  VECHE_PLAN_DXF_ROUTES,
  VECHE_PLAN_DXF_LEGEND,
  VECHE_PLAN_DXF_N_LAYERS,
} VechePlanDxfLayer;

static const struct
{
  const char *name;
  int color; /* AutoCAD's index */
} veche_plan_dxf_layers[VECHE_PLAN_DXF_N_LAYERS] = {
  [VECHE_REPORT_TREE_KEEP] = { "СОХРАНИТЬ", 3 },      [VECHE_REPORT_TREE_TRANSPLANT] = { "ПЕРЕСАДИТЬ", 5 },
  [VECHE_REPORT_TREE_REMOVE] = { "К_ВЫРУБКЕ", 1 },    [VECHE_REPORT_TREE_PRUNE] = { "ОБРЕЗАТЬ", 30 },
  [VECHE_REPORT_TREE_FELL] = { "ВЫРУБИТЬ", 1 },
  [VECHE_REPORT_TREE_INSPECT] = { "ОБСЛЕДОВАТЬ", 6 }, [VECHE_REPORT_TREE_UNDECIDED] = { "НЕТ_РЕШЕНИЯ", 8 },
  [VECHE_PLAN_DXF_NUMBERS] = { "НОМЕРА", 7 },         [VECHE_PLAN_DXF_LEADERS] = { "ВЫНОСКИ", 8 },
  [VECHE_PLAN_DXF_CROWNS] = { "КРОНЫ", 92 },          [VECHE_PLAN_DXF_BOUNDARY] = { "ГРАНИЦА", 1 },
  [VECHE_PLAN_DXF_OUTLINES] = { "КОНТУРЫ", 9 },       [VECHE_PLAN_DXF_ROUTES] = { "МАРШРУТЫ", 34 },
  [VECHE_PLAN_DXF_LEGEND] = { "ОБОЗНАЧЕНИЯ", 7 },
};

typedef struct
{
  const VechePlanLayout *layout;
  GString *out;
} VechePlanDxf;

/* A pair: the code of a group and its value. Line ends would be groups of their own. */
static void
veche_plan_dxf_text (VechePlanDxf *self, int code, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  g_string_append_printf (self->out, "%3d\n%s\n", code, line);
}

static void
veche_plan_dxf_integer (VechePlanDxf *self, int code, int value)
{
  g_string_append_printf (self->out, "%3d\n%d\n", code, value);
}

static void
veche_plan_dxf_real (VechePlanDxf *self, int code, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  veche_plan_dxf_text (self, code, g_ascii_formatd (buffer, sizeof buffer, GROUND_FORMAT, value));
}

static void
veche_plan_dxf_point (VechePlanDxf *self, int nth, double x, double y)
{
  veche_plan_dxf_real (self, 10 + nth, x);
  veche_plan_dxf_real (self, 20 + nth, y);
  veche_plan_dxf_real (self, 30 + nth, 0);
}

static void
veche_plan_dxf_begin (VechePlanDxf *self, const char *entity, const char *layer)
{
  veche_plan_dxf_text (self, 0, entity);
  veche_plan_dxf_text (self, 8, layer);
}

static double
veche_plan_dxf_metres (VechePlanDxf *self, double mm)
{
  return mm * self->layout->scale / 1000;
}

/* --- entities ----------------------------------------------------------------------------------------------------- */

static void
veche_plan_dxf_add_line (VechePlanDxf *self, const char *layer, double x0, double y0, double x1, double y1)
{
  veche_plan_dxf_begin (self, "LINE", layer);
  veche_plan_dxf_point (self, 0, x0, y0);
  veche_plan_dxf_point (self, 1, x1, y1);
}

static void
veche_plan_dxf_add_circle (VechePlanDxf *self, const char *layer, double x, double y, double radius)
{
  veche_plan_dxf_begin (self, "CIRCLE", layer);
  veche_plan_dxf_point (self, 0, x, y);
  veche_plan_dxf_real (self, 40, radius);
}

static void
veche_plan_dxf_add_text (VechePlanDxf *self, const char *layer, double x, double y, double height, const char *text)
{
  veche_plan_dxf_begin (self, "TEXT", layer);
  veche_plan_dxf_point (self, 0, x, y);
  veche_plan_dxf_real (self, 40, height);
  veche_plan_dxf_text (self, 1, text);
}

static void
veche_plan_dxf_begin_polyline (VechePlanDxf *self, const char *layer, gboolean closed)
{
  veche_plan_dxf_begin (self, "POLYLINE", layer);
  veche_plan_dxf_integer (self, 66, 1);
  veche_plan_dxf_integer (self, 70, closed);
  veche_plan_dxf_point (self, 0, 0, 0);
}

static void
veche_plan_dxf_add_vertex (VechePlanDxf *self, const char *layer, double x, double y)
{
  veche_plan_dxf_begin (self, "VERTEX", layer);
  veche_plan_dxf_point (self, 0, x, y);
}

static void
veche_plan_dxf_add_shape (VechePlanDxf *self, const char *layer, const VecheGeometry *shape)
{
  const double *xy = veche_geometry_get_xy (shape);
  const gboolean closed = shape->type == VECHE_GEOMETRY_POLYGON || shape->type == VECHE_GEOMETRY_MULTI_POLYGON;

  for (guint ring = 0, first = 0; ring < shape->rings->len; first = g_array_index (shape->rings, guint, ring++))
    {
      veche_plan_dxf_begin_polyline (self, layer, closed);
      for (guint i = first; i < g_array_index (shape->rings, guint, ring); i++)
        {
          double x, y;

          veche_plan_ground_project (&self->layout->ground, xy[2 * i], xy[2 * i + 1], &x, &y);
          veche_plan_dxf_add_vertex (self, layer, x, y);
        }
      veche_plan_dxf_begin (self, "SEQEND", layer);
    }
}

/* --- sections ----------------------------------------------------------------------------------------------------- */

static void
veche_plan_dxf_begin_section (VechePlanDxf *self, const char *name)
{
  veche_plan_dxf_text (self, 0, "SECTION");
  veche_plan_dxf_text (self, 2, name);
}

static void
veche_plan_dxf_add_header (VechePlanDxf *self)
{
  const double *bounds = self->layout->bounds;

  veche_plan_dxf_begin_section (self, "HEADER");
  veche_plan_dxf_text (self, 9, "$ACADVER");
  veche_plan_dxf_text (self, 1, "AC1009");
  veche_plan_dxf_text (self, 9, "$DWGCODEPAGE");
  veche_plan_dxf_text (self, 3, "ANSI_1251");
  veche_plan_dxf_text (self, 9, "$EXTMIN");
  veche_plan_dxf_point (self, 0, bounds[0], bounds[1]);
  veche_plan_dxf_text (self, 9, "$EXTMAX");
  veche_plan_dxf_point (self, 0, bounds[2], bounds[3]);
  veche_plan_dxf_text (self, 0, "ENDSEC");
}

static void
veche_plan_dxf_add_tables (VechePlanDxf *self)
{
  veche_plan_dxf_begin_section (self, "TABLES");
  veche_plan_dxf_text (self, 0, "TABLE");
  veche_plan_dxf_text (self, 2, "LTYPE");
  veche_plan_dxf_integer (self, 70, 1);
  veche_plan_dxf_text (self, 0, "LTYPE");
  veche_plan_dxf_text (self, 2, "CONTINUOUS");
  veche_plan_dxf_integer (self, 70, 0);
  veche_plan_dxf_text (self, 3, "Solid line");
  veche_plan_dxf_integer (self, 72, 65);
  veche_plan_dxf_integer (self, 73, 0);
  veche_plan_dxf_real (self, 40, 0);
  veche_plan_dxf_text (self, 0, "ENDTAB");
  veche_plan_dxf_text (self, 0, "TABLE");
  veche_plan_dxf_text (self, 2, "LAYER");
  veche_plan_dxf_integer (self, 70, VECHE_PLAN_DXF_N_LAYERS);
  for (guint i = 0; i < VECHE_PLAN_DXF_N_LAYERS; i++)
    {
      veche_plan_dxf_text (self, 0, "LAYER");
      veche_plan_dxf_text (self, 2, veche_plan_dxf_layers[i].name);
      veche_plan_dxf_integer (self, 70, 0);
      veche_plan_dxf_integer (self, 62, veche_plan_dxf_layers[i].color);
      veche_plan_dxf_text (self, 6, "CONTINUOUS");
    }
  veche_plan_dxf_text (self, 0, "ENDTAB");
  veche_plan_dxf_text (self, 0, "ENDSEC");
}

static char *
veche_plan_dxf_dup_block (const VechePlanSpecies *species)
{
  return g_strdup_printf ("ПОРОДА_%02u", species->symbol + 1);
}

/* The symbol as lines on layer 0: it takes the colour of the layer that it is put on. */
static void
veche_plan_dxf_add_outline (VechePlanDxf *self, guint symbol)
{
  const double radius = veche_plan_dxf_metres (self, self->layout->symbol / 2);
  double start;
  const guint corners = veche_plan_symbols_get_corners (symbol, &start);
  const guint mark = veche_plan_symbols_get_mark (symbol);

  if (corners == 0)
    veche_plan_dxf_add_circle (self, "0", 0, 0, radius);
  else
    {
      veche_plan_dxf_begin_polyline (self, "0", TRUE);
      for (guint i = 0; i < corners; i++)
        veche_plan_dxf_add_vertex (self, "0", radius * cos (start + 2 * G_PI * i / corners), -radius * sin (start + 2 * G_PI * i / corners));
      veche_plan_dxf_begin (self, "SEQEND", "0");
    }
  if (mark == 1)
    veche_plan_dxf_add_circle (self, "0", 0, 0, radius * 0.2);
  else if (mark == 2)
    veche_plan_dxf_add_line (self, "0", -radius * 0.4, 0, radius * 0.4, 0);
  else if (mark == 3)
    veche_plan_dxf_add_line (self, "0", 0, -radius * 0.4, 0, radius * 0.4);
}

static void
veche_plan_dxf_add_blocks (VechePlanDxf *self)
{
  GPtrArray *species = self->layout->symbols->species;

  veche_plan_dxf_begin_section (self, "BLOCKS");
  for (guint i = 0; i < species->len; i++)
    {
      const VechePlanSpecies *each = g_ptr_array_index (species, i);
      g_autofree char *name = veche_plan_dxf_dup_block (each);

      veche_plan_dxf_begin (self, "BLOCK", "0");
      veche_plan_dxf_text (self, 2, name);
      veche_plan_dxf_integer (self, 70, 0);
      veche_plan_dxf_point (self, 0, 0, 0);
      veche_plan_dxf_text (self, 3, name);
      veche_plan_dxf_add_outline (self, each->symbol);
      veche_plan_dxf_begin (self, "ENDBLK", "0");
    }
  veche_plan_dxf_text (self, 0, "ENDSEC");
}

static void
veche_plan_dxf_insert (VechePlanDxf *self, const char *layer, const VechePlanSpecies *species, double x, double y)
{
  g_autofree char *block = veche_plan_dxf_dup_block (species);

  veche_plan_dxf_begin (self, "INSERT", layer);
  veche_plan_dxf_text (self, 2, block);
  veche_plan_dxf_point (self, 0, x, y);
}

static void
veche_plan_dxf_add_mark (VechePlanDxf *self, const VechePlanSheet *sheet, const VechePlanMark *mark)
{
  const VechePlanLayout *layout = self->layout;
  const VecheReportTree *tree = g_ptr_array_index (layout->input->trees, mark->tree);
  const VecheLabelBox *box = &mark->label.box;
  const double west = sheet->west - veche_plan_dxf_metres (self, layout->map.x0);
  const double north = sheet->north + veche_plan_dxf_metres (self, layout->map.y0);
  double x, y;

  veche_plan_ground_project (&layout->ground, tree->lon, tree->lat, &x, &y);
  veche_plan_dxf_insert (self, veche_plan_dxf_layers[veche_report_tree_get_decision (tree)].name,
                         g_ptr_array_index (layout->symbols->by_tree, mark->tree), x, y);
  if (tree->crown > 0)
    veche_plan_dxf_add_circle (self, veche_plan_dxf_layers[VECHE_PLAN_DXF_CROWNS].name, x, y, tree->crown / 2);
  if (!mark->labelled)
    return;
  /* The type of CAD is as high as a capital letter. */
  veche_plan_dxf_add_text (self, veche_plan_dxf_layers[VECHE_PLAN_DXF_NUMBERS].name, west + veche_plan_dxf_metres (self, mark->label_x),
                           north - veche_plan_dxf_metres (self, box->y1 - layout->text * 0.25),
                           veche_plan_dxf_metres (self, layout->text * 0.7), tree->number);
  if (mark->label.leader)
    veche_plan_dxf_add_line (self, veche_plan_dxf_layers[VECHE_PLAN_DXF_LEADERS].name, x, y,
                             west + veche_plan_dxf_metres (self, mark->label.to_x), north - veche_plan_dxf_metres (self, mark->label.to_y));
}

static void
veche_plan_dxf_add_legend (VechePlanDxf *self)
{
  const VechePlanLayout *layout = self->layout;
  const char *layer = veche_plan_dxf_layers[VECHE_PLAN_DXF_LEGEND].name;
  const double x = layout->bounds[2] + veche_plan_dxf_metres (self, 15);
  double y = layout->bounds[3];
  g_autofree char *origin = g_strdup_printf ("Начало координат: %.7f° в. д., %.7f° с. ш. (WGS 84), метры", layout->ground.lon, layout->ground.lat);

  veche_plan_dxf_add_text (self, layer, x, y, veche_plan_dxf_metres (self, 2.5), g_strdelimit (origin, ".", ','));
  for (guint i = 0; i < layout->symbols->species->len; i++)
    {
      const VechePlanSpecies *species = g_ptr_array_index (layout->symbols->species, i);

      y -= veche_plan_dxf_metres (self, VECHE_PLAN_LEGEND_LINE);
      veche_plan_dxf_insert (self, layer, species, x + veche_plan_dxf_metres (self, 2), y + veche_plan_dxf_metres (self, 1));
      veche_plan_dxf_add_text (self, layer, x + veche_plan_dxf_metres (self, 6), y, veche_plan_dxf_metres (self, 2.5), species->name);
    }
}

static void
veche_plan_dxf_add_entities (VechePlanDxf *self)
{
  const VechePlanLayout *layout = self->layout;
  const VecheReportPlan *input = layout->input;

  veche_plan_dxf_begin_section (self, "ENTITIES");
  for (guint i = 0; i < input->outlines->len; i++)
    veche_plan_dxf_add_shape (self, veche_plan_dxf_layers[VECHE_PLAN_DXF_OUTLINES].name, g_ptr_array_index (input->outlines, i));
  for (guint i = 0; i < input->lines->len; i++)
    veche_plan_dxf_add_shape (self, veche_plan_dxf_layers[VECHE_PLAN_DXF_ROUTES].name, g_ptr_array_index (input->lines, i));
  if (input->boundary != NULL)
    veche_plan_dxf_add_shape (self, veche_plan_dxf_layers[VECHE_PLAN_DXF_BOUNDARY].name, input->boundary);
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const VechePlanSheet *sheet = g_ptr_array_index (layout->sheets, i);

      for (guint m = 0; m < sheet->marks->len; m++)
        veche_plan_dxf_add_mark (self, sheet, &g_array_index (sheet->marks, VechePlanMark, m));
    }
  veche_plan_dxf_add_legend (self);
  veche_plan_dxf_text (self, 0, "ENDSEC");
}

/* In the code page; letters that it does not have as CAD writes them, «\U+0451». */
static GBytes *
veche_plan_dxf_encode (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);
  gsize length;
  char *bytes;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar letter = g_utf8_get_char (at);
      g_autofree char *one = letter < 128 ? NULL : g_convert (at, g_utf8_next_char (at) - at, "CP1251", "UTF-8", NULL, NULL, NULL);

      if (letter < 128)
        g_string_append_c (escaped, (char) letter);
      else if (one != NULL)
        g_string_append (escaped, one);
      else
        g_string_append_printf (escaped, "\\U+%04X", letter);
    }
  length = escaped->len;
  bytes = g_string_free (g_steal_pointer (&escaped), FALSE);
  return g_bytes_new_take (bytes, length);
}

GBytes *
veche_plan_dxf_make (const VechePlanLayout *layout)
{
  g_autoptr (GString) out = g_string_new (NULL);
  VechePlanDxf self = { layout, out };

  veche_plan_dxf_add_header (&self);
  veche_plan_dxf_add_tables (&self);
  veche_plan_dxf_add_blocks (&self);
  veche_plan_dxf_add_entities (&self);
  veche_plan_dxf_text (&self, 0, "EOF");
  return veche_plan_dxf_encode (out->str);
}
