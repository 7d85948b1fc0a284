/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include <math.h>

#include "veche-area-inside.h"
#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-territory.h"
#include "veche-transfer-job.h"
#include "veche-tree-choice.h"

#define MOST_BYTES (40 * 1024 * 1024)

static gboolean
veche_office_papers_shrink_job (gpointer data, GValue *result, GError **error)
{
  VechePicture *picture = veche_picture_new (data, VECHE_REPORT_SPOTS_SIDE, error);

  if (picture == NULL)
    return FALSE;
  g_value_init (result, VECHE_TYPE_PICTURE);
  g_value_take_boxed (result, picture);
  return TRUE;
}

/* One at a time: of a season's photographs only what is printed of them is kept in memory. */
static gboolean
veche_office_papers_add_picture (VecheOfficeContext *context, VecheReportSpot *spot, VecheRecord *file, GError **error)
{
  const char *type = veche_record_get_text (file, "media_type");
  const gboolean photo = g_strcmp0 (type, "image/jpeg") == 0 || g_strcmp0 (type, "image/png") == 0;
  GBytes *bytes = NULL;
  VechePicture *picture = NULL;

  spot->n_photos += photo;
  /* A table tells how many there are, and shows none. */
  if (context->format == VECHE_REPORT_FORMAT_XLSX)
    {
      spot->n_files += !photo;
      return TRUE;
    }
  if (photo && veche_record_get_integer (file, "size") <= MOST_BYTES)
    {
      bytes = dex_await_boxed (veche_workspace_read_attachment (context->workspace, veche_record_get_id (file)), error);
      if (bytes == NULL)
        return FALSE;
      picture = dex_await_boxed (veche_transfer_job_run (veche_office_papers_shrink_job, bytes, (GDestroyNotify) g_bytes_unref), NULL);
    }
  if (picture != NULL)
    g_ptr_array_add (spot->pictures, picture);
  else
    spot->n_files++;
  if (photo && picture == NULL)
    g_ptr_array_add (context->warnings, g_strdup_printf (_("“%s” of “%s” cannot be read as a picture: the card is without it."),
                                                         veche_record_get_title (file), spot->title != NULL ? spot->title : "–"));
  return TRUE;
}

static gboolean
veche_office_papers_add_pictures (VecheOfficeContext *context, VecheReportSpot *spot, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) files = dex_await_boxed (veche_workspace_list_attachments (context->workspace, &veche_territory_spot_kind, id), error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    if (!veche_office_papers_add_picture (context, spot, g_ptr_array_index (files, i), error))
      return FALSE;
  return files != NULL;
}

/* «Парк «Заводской», Центральный район»: each territory that the spot lies in. */
static gboolean
veche_office_papers_find_territories (VecheOfficeContext *context, VecheReportSpot *spot, GError **error)
{
  const double box[4] = { spot->lon, spot->lat, spot->lon, spot->lat };
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_area_kind);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) areas = NULL;

  if (!isfinite (spot->lon) || !isfinite (spot->lat))
    return TRUE;
  query->settled = TRUE;
  veche_query_set_sort (query, "title", FALSE);
  veche_query_set_box (query, box);
  areas = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      VecheRecord *area = g_ptr_array_index (areas, i);
      const char *title = veche_record_get_text (area, "title");

      if (title != NULL && veche_area_inside_has_point (area, spot->lon, spot->lat))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", title);
    }
  if (names->len > 0)
    spot->territory = g_string_free (g_steal_pointer (&names), FALSE);
  return areas != NULL;
}

static VecheReportSpot *
veche_office_papers_new_spot (VecheRecord *record)
{
  VecheReportSpot *spot = veche_report_spots_spot_new ();
  g_autoptr (VecheGeometry) shape = veche_place_dup (record);

  spot->title = g_strdup (veche_record_get_text (record, "title"));
  spot->category = g_strdup (veche_record_get_text (record, "category"));
  spot->severity = g_strdup (veche_record_get_text (record, "severity"));
  spot->state = g_strdup (veche_record_get_text (record, "state"));
  spot->address = g_strdup (veche_record_get_text (record, "address"));
  spot->text = g_strdup (veche_record_get_text (record, "text"));
  spot->reported = g_strdup (veche_record_get_text (record, "reported"));
  spot->due = g_strdup (veche_record_get_text (record, "due"));
  spot->resolution = g_strdup (veche_record_get_text (record, "resolution"));
  spot->project = g_strdup (veche_record_get_value (record, "project")->label);
  spot->layer = g_strdup (veche_record_get_value (record, "layer")->label);
  spot->responsible = g_strdup (veche_record_get_value (record, "responsible")->label);
  spot->accuracy = veche_record_get_real (record, "accuracy");
  if (shape != NULL && veche_geometry_count_vertices (shape) > 0)
    {
      spot->lon = veche_geometry_get_xy (shape)[0];
      spot->lat = veche_geometry_get_xy (shape)[1];
    }
  return spot;
}

/* The spot that is named; without a name all that the parameters leave, as they came into the workspace. */
static GPtrArray *
veche_office_papers_list_spots (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_territory_spot_kind);

  if (context->number != NULL)
    {
      const gint64 id = veche_tree_choice_find (context->workspace, &veche_territory_spot_kind, context->number, error);

      return id != 0 ? dex_await_boxed (veche_workspace_get_many (context->workspace, &veche_territory_spot_kind, &id, 1), error) : NULL;
    }
  query->settled = TRUE;
  veche_query_set_sort (query, VECHE_QUERY_BY_ID, FALSE);
  if (context->state != NULL)
    veche_query_add_term (query, "state", context->state, FALSE);
  if (!veche_tree_choice_narrow (context->workspace, query, &veche_territory_layer_kind, "layer", context->layer, error)
      || !veche_tree_choice_narrow_to_area (context->workspace, query, context->territory, error))
    return NULL;
  return dex_await_boxed (veche_workspace_query (context->workspace, query), error);
}

VecheReportSpots *
veche_office_papers_gather_spots (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheReportSpots) input = veche_report_spots_new ();
  g_autoptr (GPtrArray) records = veche_office_papers_list_spots (context, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      g_autoptr (VecheReportSpot) spot = NULL;

      if (context->number == NULL && !veche_office_context_has_day (context, veche_record_get_text (record, "reported")))
        continue;
      spot = veche_office_papers_new_spot (record);
      if (!veche_office_papers_find_territories (context, spot, error)
          || !veche_office_papers_add_pictures (context, spot, veche_record_get_id (record), error))
        return NULL;
      g_ptr_array_add (input->spots, g_steal_pointer (&spot));
    }
  if (records == NULL)
    return NULL;
  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, NULL));
  input->office = veche_office_context_new_office (context, NULL);
  if (context->territory != NULL && context->number == NULL)
    {
      const gint64 id = veche_tree_choice_find (context->workspace, &veche_territory_area_kind, context->territory, error);
      g_autoptr (VecheRecord) area = id != 0 ? dex_await_object (veche_workspace_get (context->workspace, &veche_territory_area_kind, id), error) : NULL;

      if (area == NULL)
        return NULL;
      input->territory = g_strdup (veche_record_get_text (area, "title"));
    }
  return g_steal_pointer (&input);
}
