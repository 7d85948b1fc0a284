/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-area-inside.h"

#include <inttypes.h>

#include "veche-error.h"
#include "veche-geodesy.h"
#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-polygon.h"
#include "veche-territory.h"
#include "veche-transfer-job.h"

#define STACK_SIZE (256 * 1024)
#define PAGE 2000u

typedef struct
{
  VecheWorkspace *workspace;
  gint64 area;
  const VecheKind *kind;
  gint64 layer;
} VecheAreaInsideJob;

GType
veche_area_inside_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_boxed_type_register_static ("VecheAreaInside", (GBoxedCopyFunc) veche_area_inside_ref,
                                                            (GBoxedFreeFunc) veche_area_inside_unref));
  return type;
}

VecheAreaInside *
veche_area_inside_ref (VecheAreaInside *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_area_inside_clear (gpointer data)
{
  g_array_unref (((VecheAreaInside *) data)->ids);
}

void
veche_area_inside_unref (VecheAreaInside *self)
{
  g_atomic_rc_box_release_full (self, veche_area_inside_clear);
}

static void
veche_area_inside_job_free (gpointer data)
{
  VecheAreaInsideJob *job = data;

  g_object_unref (job->workspace);
  g_free (job);
}

/* What one page of candidates is looked through with, on a thread of the pool. */
typedef struct
{
  GPtrArray *parts;   /* of VecheGeometry: the boundary's */
  GPtrArray *records; /* of VecheRecord */
  gint64 except;      /* the territory does not lie inside itself */
} VecheAreaInsideSift;

static void
veche_area_inside_sift_free (gpointer data)
{
  VecheAreaInsideSift *sift = data;

  g_ptr_array_unref (sift->parts);
  g_ptr_array_unref (sift->records);
  g_free (sift);
}

static GPtrArray *
veche_area_inside_list_parts (const VecheGeometry *boundary)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_geometry_free);

  for (guint i = 0; i < boundary->parts->len; i++)
    g_ptr_array_add (parts, veche_geometry_dup_part (boundary, i));
  return parts;
}

/* Parts may overlap: what lies in two of them lies inside all the same. */
static gboolean
veche_area_inside_holds_path (GPtrArray *parts, const double *xy, guint n)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const VecheGeometry *part = g_ptr_array_index (parts, i);
      const VechePolygon polygon = { veche_geometry_get_xy (part), (const guint *) (gpointer) part->rings->data, part->rings->len };

      if (veche_polygon_contains_path (&polygon, xy, n))
        return TRUE;
    }
  return FALSE;
}

/* All of it: a point, or each run of vertices. */
static gboolean
veche_area_inside_holds (GPtrArray *parts, const VecheGeometry *shape)
{
  const double *xy = veche_geometry_get_xy (shape);

  for (guint ring = 0, first = 0; ring < shape->rings->len; first = g_array_index (shape->rings, guint, ring++))
    if (!veche_area_inside_holds_path (parts, xy + 2 * (gsize) first, g_array_index (shape->rings, guint, ring) - first))
      return FALSE;
  return shape->rings->len > 0;
}

gboolean
veche_area_inside_has_point (VecheRecord *area, double lon, double lat)
{
  g_autoptr (VecheGeometry) boundary = veche_place_dup (area);
  g_autoptr (GPtrArray) parts = boundary != NULL ? veche_area_inside_list_parts (boundary) : NULL;

  return parts != NULL && veche_area_inside_holds_path (parts, (const double[]) { lon, lat }, 1);
}

static gboolean
veche_area_inside_sift_job (gpointer data, GValue *result, GError **error)
{
  const VecheAreaInsideSift *sift = data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < sift->records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (sift->records, i);
      g_autoptr (VecheGeometry) shape = veche_place_dup (record);
      const gint64 id = veche_record_get_id (record);

      if (shape != NULL && id != sift->except && veche_area_inside_holds (sift->parts, shape))
        g_array_append_val (ids, id);
    }
  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, ids);
  return TRUE;
}

static DexFuture *
veche_area_inside_sift (const VecheAreaInsideJob *job, GPtrArray *parts, GPtrArray *records)
{
  VecheAreaInsideSift *sift = g_new0 (VecheAreaInsideSift, 1);

  sift->parts = g_ptr_array_ref (parts);
  sift->records = g_ptr_array_ref (records);
  sift->except = job->kind == &veche_territory_area_kind ? job->area : 0;
  return veche_transfer_job_run (veche_area_inside_sift_job, sift, veche_area_inside_sift_free);
}

static gboolean
veche_area_inside_search (const VecheAreaInsideJob *job, const VecheGeometry *boundary, VecheAreaInside *inside, GError **error)
{
  g_autoptr (GPtrArray) parts = veche_area_inside_list_parts (boundary);
  g_autoptr (VecheQuery) query = veche_query_new (job->kind);
  g_autoptr (GArray) candidates = NULL;
  double box[4];

  veche_geometry_get_bounds (boundary, box);
  veche_query_set_box (query, box);
  if (job->layer != 0)
    {
      g_autofree char *layer = g_strdup_printf ("id:%" PRId64, job->layer);

      veche_query_add_term (query, "layer", layer, FALSE);
    }
  candidates = dex_await_boxed (veche_workspace_query_ids (job->workspace, query), error);
  if (candidates == NULL)
    return FALSE;
  for (guint i = 0; i < candidates->len; i += PAGE)
    {
      g_autoptr (GPtrArray) records
        = dex_await_boxed (veche_workspace_get_many (job->workspace, job->kind, &g_array_index (candidates, gint64, i),
                                                     MIN (PAGE, candidates->len - i)),
                           error);
      g_autoptr (GArray) ids = records != NULL ? dex_await_boxed (veche_area_inside_sift (job, parts, records), error) : NULL;

      if (ids == NULL)
        return FALSE;
      g_array_append_vals (inside->ids, ids->data, ids->len);
    }
  return TRUE;
}

static DexFuture *
veche_area_inside_fiber (gpointer data)
{
  const VecheAreaInsideJob *job = data;
  GError *error = NULL;
  g_autoptr (VecheRecord) area = dex_await_object (veche_workspace_get (job->workspace, &veche_territory_area_kind, job->area), &error);
  g_autoptr (VecheGeometry) boundary = area != NULL ? veche_place_dup (area) : NULL;
  g_autoptr (VecheAreaInside) inside = NULL;

  if (area == NULL)
    return dex_future_new_for_error (error);
  if (boundary == NULL || boundary->xy->len == 0)
    return dex_future_new_reject (VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not look into “%s”: it has no boundary. Draw it first."),
                                  veche_record_get_title (area));
  inside = g_atomic_rc_box_new0 (VecheAreaInside);
  inside->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  inside->area_m2 = veche_geodesy_area (veche_geometry_get_xy (boundary), (const guint *) (gpointer) boundary->rings->data,
                                        (const guint *) (gpointer) boundary->parts->data, boundary->parts->len);
  if (!veche_area_inside_search (job, boundary, inside, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (VECHE_TYPE_AREA_INSIDE, g_steal_pointer (&inside));
}

DexFuture *
veche_area_inside_find (VecheWorkspace *workspace, gint64 area, const VecheKind *kind, gint64 layer)
{
  VecheAreaInsideJob *job;

  g_return_val_if_fail (veche_kind_get_geometry (kind) != NULL, NULL);

  job = g_new0 (VecheAreaInsideJob, 1);
  job->workspace = g_object_ref (workspace);
  job->area = area;
  job->kind = kind;
  job->layer = layer;
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_area_inside_fiber, job, veche_area_inside_job_free);
}
