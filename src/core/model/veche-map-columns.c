/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-columns.h"

#include "veche-geometry-blob.h"
#include "veche-territory.h"
#include "veche-tree.h"

typedef struct
{
  VecheMapColumns columns;
  gatomicrefcount refs;
} VecheMapColumnsCounted;

G_DEFINE_BOXED_TYPE (VecheMapColumns, veche_map_columns, veche_map_columns_ref, veche_map_columns_unref)

VecheMapColumns *
veche_map_columns_new (const VecheKind *kind)
{
  VecheMapColumnsCounted *self = g_new0 (VecheMapColumnsCounted, 1);

  g_atomic_ref_count_init (&self->refs);
  self->columns.kind = kind;
  self->columns.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->columns.lonlat = g_array_new (FALSE, FALSE, sizeof (double));
  self->columns.styles = g_array_new (FALSE, FALSE, sizeof (guint16));
  if (!veche_kind_is_point (kind))
    self->columns.shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_geometry_free);
  return &self->columns;
}

VecheMapColumns *
veche_map_columns_ref (VecheMapColumns *self)
{
  g_atomic_ref_count_inc (&((VecheMapColumnsCounted *) self)->refs);
  return self;
}

void
veche_map_columns_unref (VecheMapColumns *self)
{
  if (!g_atomic_ref_count_dec (&((VecheMapColumnsCounted *) self)->refs))
    return;
  g_array_unref (self->ids);
  g_array_unref (self->lonlat);
  g_array_unref (self->styles);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_clear_pointer (&self->own_style, veche_own_form_field_free);
  g_clear_pointer (&self->own_filter, veche_own_filter_unref);
  g_free (self);
}

void
veche_map_columns_set_own (VecheMapColumns *self, const VecheOwnField *style, VecheOwnFilter *filter)
{
  g_return_if_fail (self->own_style == NULL && self->own_filter == NULL);

  self->own_style = style != NULL ? veche_own_form_field_copy (style) : NULL;
  self->own_filter = filter != NULL ? veche_own_filter_ref (filter) : NULL;
}

gboolean
veche_map_columns_take_own (const VecheMapColumns *self, const char *json, guint16 *style)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (self->own_filter != NULL && !veche_own_filter_matches (self->own_filter, json))
    return FALSE;
  if (self->own_style == NULL)
    return TRUE;
  veche_own_form_read (json, self->own_style, &value);
  *style = veche_map_columns_read_style (&self->own_style->field, value.text);
  return TRUE;
}

void
veche_map_columns_add (VecheMapColumns *self, gint64 id, const guint8 *blob, gsize size, guint16 style)
{
  if (self->shapes == NULL)
    {
      double lonlat[2];

      if (!veche_geometry_blob_read_point (blob, size, &lonlat[0], &lonlat[1]))
        return;
      g_array_append_vals (self->lonlat, lonlat, 2);
    }
  else
    {
      g_autoptr (GBytes) bytes = g_bytes_new (blob, size);
      VecheGeometry *shape = veche_geometry_blob_read (bytes);

      if (shape == NULL)
        return;
      g_ptr_array_add (self->shapes, shape);
    }
  g_array_append_val (self->ids, id);
  g_array_append_val (self->styles, style);
}

const VecheField *
veche_map_columns_style_field (const VecheKind *kind)
{
  const char *name = kind == &veche_tree_kind             ? "decision"
                     : kind == &veche_territory_spot_kind ? "severity"
                     : kind == &veche_territory_area_kind ? "category"
                                                          : NULL;

  return name != NULL ? veche_kind_get_field (kind, name, NULL) : NULL;
}

guint16
veche_map_columns_style (const VecheKind *kind, const char *code)
{
  return veche_map_columns_read_style (veche_map_columns_style_field (kind), code);
}

guint16
veche_map_columns_read_style (const VecheField *field, const char *code)
{
  for (guint16 i = 0; field != NULL && code != NULL && field->codes[i].code != NULL; i++)
    if (g_str_equal (field->codes[i].code, code))
      return i + 1;
  return 0;
}

guint
veche_map_columns_count_styles (const VecheField *field)
{
  guint n = 1;

  while (field != NULL && field->codes[n - 1].code != NULL)
    n++;
  return n;
}

const VecheKind *const *
veche_map_columns_list_kinds (void)
{
  static const VecheKind *const kinds[] = { &veche_territory_area_kind, &veche_territory_route_kind, &veche_tree_kind,
                                            &veche_territory_place_kind, &veche_territory_spot_kind, NULL };

  return kinds;
}
