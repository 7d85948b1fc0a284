/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-sheet-key.h"

#include <math.h>

#include "veche-i18n.h"

/* Of the type, and between names, columns and the title, mm. */
#define TYPE 2.8
#define GAP 0.8
#define TITLE 7.0
#define COLUMN 60.0
#define COLUMN_GAP 4.0

typedef struct
{
  char *text;
  gboolean heading;
  guint page;
  double x, y, width;
} VecheMapSheetName;

struct _VecheMapSheetKey
{
  GPtrArray *names; /* of VecheMapSheetName */
  char *layer;      /* of the last one, or %NULL */
  guint count;
  guint n_pages;    /* that follow the map's */
  VecheLabelBox side;
  VecheLabelBox page;
};

static void
veche_map_sheet_key_free_name (gpointer data)
{
  VecheMapSheetName *name = data;

  g_free (name->text);
  g_free (name);
}

VecheMapSheetKey *
veche_map_sheet_key_new (void)
{
  VecheMapSheetKey *self = g_new0 (VecheMapSheetKey, 1);

  self->names = g_ptr_array_new_with_free_func (veche_map_sheet_key_free_name);
  return self;
}

void
veche_map_sheet_key_free (VecheMapSheetKey *self)
{
  g_ptr_array_unref (self->names);
  g_free (self->layer);
  g_free (self);
}

static void
veche_map_sheet_key_append (VecheMapSheetKey *self, gboolean heading, char *text)
{
  VecheMapSheetName *name = g_new0 (VecheMapSheetName, 1);

  name->heading = heading;
  name->text = text;
  g_ptr_array_add (self->names, name);
}

guint
veche_map_sheet_key_add (VecheMapSheetKey *self, const char *layer, const char *name)
{
  if (g_set_str (&self->layer, layer))
    veche_map_sheet_key_append (self, TRUE, g_strdup (layer));
  veche_map_sheet_key_append (self, FALSE, g_strdup_printf ("%u – %s", ++self->count, name));
  return self->count;
}

static void
veche_map_sheet_key_init_type (const VecheMapSheetName *name, VechePlanType *type)
{
  *type = (VechePlanType) { .size = TYPE, .bold = name->heading, .width = name->width };
}

/* The columns of a page, page 0 with one: the nth from its left. */
static guint
veche_map_sheet_key_count_columns (const VecheMapSheetKey *self, guint page)
{
  return page == 0 ? 1 : (guint) MAX (floor ((self->page.x1 - self->page.x0 + COLUMN_GAP) / (COLUMN + COLUMN_GAP)), 1);
}

guint
veche_map_sheet_key_place (VecheMapSheetKey *self, const VecheLabelBox *side, const VecheLabelBox *page, VechePlanPen *pen)
{
  /* Somewhere to write to find out how high it becomes. */
  cairo_surface_t *nowhere = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (nowhere);
  guint column = 0;
  double y = TITLE;

  self->side = *side;
  self->page = *page;
  self->n_pages = 0;
  for (guint i = 0; i < self->names->len; i++)
    {
      VecheMapSheetName *name = g_ptr_array_index (self->names, i);
      const VecheLabelBox *box = self->n_pages == 0 ? side : page;
      VechePlanType type;
      double height;

      name->width = MIN (COLUMN, box->x1 - box->x0);
      veche_map_sheet_key_init_type (name, &type);
      height = veche_plan_pen_write (pen, cr, 0, 0, &type, name->text) + GAP;
      /* A heading does not stand alone at the foot of a column. */
      if (box->y0 + y + height + (name->heading ? 2 * TYPE : 0) > box->y1 && y > TITLE)
        {
          column++;
          y = TITLE;
          if (column >= veche_map_sheet_key_count_columns (self, self->n_pages))
            {
              column = 0;
              self->n_pages++;
              box = page;
              name->width = MIN (COLUMN, box->x1 - box->x0);
            }
        }
      name->page = self->n_pages;
      name->x = box->x0 + column * (COLUMN + COLUMN_GAP);
      name->y = box->y0 + y;
      y += height;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  return self->n_pages;
}

void
veche_map_sheet_key_draw (VecheMapSheetKey *self, guint page, VechePlanPen *pen, cairo_t *cr)
{
  const VecheLabelBox *box = page == 0 ? &self->side : &self->page;
  const VechePlanType title = { .size = 3.6, .bold = TRUE, .width = box->x1 - box->x0, .lines = 1 };

  cairo_set_source_rgb (cr, 0, 0, 0);
  /* Translators: above the list of what the numbers on a map stand for. */
  veche_plan_pen_write (pen, cr, box->x0, box->y0, &title, _("Key to the numbers"));
  for (guint i = 0; i < self->names->len; i++)
    {
      const VecheMapSheetName *name = g_ptr_array_index (self->names, i);
      VechePlanType type;

      veche_map_sheet_key_init_type (name, &type);
      if (name->page == page)
        veche_plan_pen_write (pen, cr, name->x, name->y, &type, name->text);
    }
}
