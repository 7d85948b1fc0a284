/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>
#include <math.h>

#include "veche-cli-layer.h"
#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-cli-table.h"
#include "veche-cli-territory.h"
#include "veche-clusters.h"
#include "veche-i18n.h"
#include "veche-mercator.h"
#include "veche-place.h"

#define PAGE 20000
#define MAX_ZOOM 22

static const VecheCliOption veche_cli_clusters_options[] = {
  { "zoom", "Z", N_("the zoom of the map, 0 to 22") },
  { "bbox", "W,S,E,N", N_("the part of the map, in degrees") },
  { "territory", "ID", N_("only what lies within this territory as a whole") },
  { NULL },
};

/* Mercator's coordinates of what lies in the box. */
typedef struct
{
  GArray *x;
  GArray *y;
} VecheCliClustersPoints;

static gboolean
veche_cli_clusters_parse_box (const char *text, double box[4], GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  gboolean ok = g_strv_length (parts) == 4;

  for (guint i = 0; ok && i < 4; i++)
    {
      char *end;

      box[i] = g_ascii_strtod (parts[i], &end);
      ok = end != parts[i] && *end == '\0' && isfinite (box[i]);
    }
  if (ok && box[0] <= box[2] && box[1] <= box[3])
    return TRUE;
  return veche_cli_call_set_usage (error, _("“%s” is not a box: give west, south, east and north in degrees, divided by commas."), text);
}

/* A point where it is, other shapes in the middle of their bounds, or as near to it as the box goes: they are in it as soon as their
 * bounds are. */
static void
veche_cli_clusters_take (VecheCliClustersPoints *points, GPtrArray *records, const double box[4])
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (VecheGeometry) shape = veche_place_dup (g_ptr_array_index (records, i));
      double bounds[4], lon, lat, x, y;

      if (shape == NULL || !veche_geometry_get_bounds (shape, bounds))
        continue;
      /* The map index rounds outwards. */
      if (bounds[2] < box[0] || bounds[0] > box[2] || bounds[3] < box[1] || bounds[1] > box[3])
        continue;
      lon = CLAMP ((bounds[0] + bounds[2]) / 2, box[0], box[2]);
      lat = CLAMP ((bounds[1] + bounds[3]) / 2, box[1], box[3]);
      x = veche_mercator_x (lon);
      y = veche_mercator_y (lat);
      g_array_append_val (points->x, x);
      g_array_append_val (points->y, y);
    }
}

static gboolean
veche_cli_clusters_load (VecheCliCall *call, const VecheKind *kind, gint64 layer, const double box[4], VecheCliClustersPoints *points,
                         GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  veche_query_set_box (query, box);
  if (layer != 0)
    {
      g_autofree char *reference = g_strdup_printf ("id:%" PRId64, layer);

      veche_query_add_term (query, "layer", reference, FALSE);
    }
  if (!veche_cli_territory_narrow (call, query, error))
    return FALSE;
  ids = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_query_ids (call->workspace, query)), error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i += PAGE)
    {
      g_autoptr (GPtrArray) records = dex_await_boxed (
        veche_cli_call_guard (call, veche_workspace_get_many (call->workspace, kind, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i))),
        error);

      if (records == NULL)
        return FALSE;
      veche_cli_clusters_take (points, records, box);
    }
  return TRUE;
}

static void
veche_cli_clusters_print_json (const VecheCluster *clusters, guint n)
{
  JsonObject *result = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      JsonObject *cluster = json_object_new ();

      json_object_set_double_member (cluster, "lon", veche_mercator_lon (clusters[i].x));
      json_object_set_double_member (cluster, "lat", veche_mercator_lat (clusters[i].y));
      json_object_set_int_member (cluster, "count", clusters[i].count);
      json_array_add_object_element (list, cluster);
    }
  json_object_set_array_member (result, "clusters", list);
  veche_cli_output_json (result);
}

static void
veche_cli_clusters_print_text (const VecheCluster *clusters, guint n)
{
  const char *const headers[] = { _("Longitude"), _("Latitude"), _("Count"), NULL };
  g_autoptr (VecheCliTable) table = veche_cli_table_new (headers);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *lon = g_strdup_printf ("%.6f", veche_mercator_lon (clusters[i].x));
      g_autofree char *lat = g_strdup_printf ("%.6f", veche_mercator_lat (clusters[i].y));
      g_autofree char *count = g_strdup_printf ("%u", clusters[i].count);
      const char *const cells[] = { lon, lat, count, NULL };

      veche_cli_table_add (table, cells);
    }
  veche_cli_table_print (table);
}

static gboolean
veche_cli_clusters_run (VecheCliCall *call, GError **error)
{
  const char *bbox = veche_cli_call_get (call, "bbox");
  g_autoptr (VecheCliLayer) layer = NULL;
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) y = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (VecheClusters) clusters = NULL;
  VecheCliClustersPoints points = { x, y };
  const VecheCluster *found;
  double box[4];
  gint64 zoom = -1;
  guint n;

  if (!veche_cli_call_get_number (call, "zoom", &zoom, error))
    return FALSE;
  if (bbox == NULL || zoom < 0 || zoom > MAX_ZOOM)
    return veche_cli_call_set_usage (error, _("Give “--zoom” from 0 to %d and “--bbox W,S,E,N”."), MAX_ZOOM);
  if (!veche_cli_clusters_parse_box (bbox, box, error) || veche_cli_call_open_to_read (call, error) == NULL)
    return FALSE;
  layer = veche_cli_layer_find (call, veche_cli_call_get_argument (call, 1), error);
  if (layer == NULL)
    return FALSE;
  for (guint i = 0; i < layer->kinds->len; i++)
    if (!veche_cli_clusters_load (call, g_ptr_array_index (layer->kinds, i), layer->layer, box, &points, error))
      return FALSE;

  clusters = veche_clusters_new ((const double *) (gpointer) x->data, (const double *) (gpointer) y->data, x->len, (int) zoom);
  found = veche_clusters_get (clusters, (int) zoom, &n);
  if (call->json)
    veche_cli_clusters_print_json (found, n);
  else
    veche_cli_clusters_print_text (found, n);
  return TRUE;
}

const VecheCliVerb veche_cli_clusters = {
  .name = "clusters",
  .arguments = "FILE LAYER --zoom Z --bbox W,S,E,N [--territory ID]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_clusters_options,
  .summary = N_("show what the map draws where objects are crowded"),
  .details = N_("LAYER is trees, spots, places, routes, areas, or the code or title of a layer of the office. The counts of all lines "
                "make up the objects in the box; a route or a territory is in it as soon as its bounds are."),
  .run = veche_cli_clusters_run,
};
