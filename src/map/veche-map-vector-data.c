/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-vector-data.h"

struct _VecheMapVectorData
{
  ShumateDataSource parent_instance;

  GBytes *bytes; /* or %NULL */
};

G_DEFINE_FINAL_TYPE (VecheMapVectorData, veche_map_vector_data, SHUMATE_TYPE_DATA_SOURCE)

static ShumateDataSourceRequest *
veche_map_vector_data_start_request (ShumateDataSource *source, int x, int y, int zoom, GCancellable *cancellable)
{
  VecheMapVectorData *self = VECHE_MAP_VECTOR_DATA (source);
  ShumateDataSourceRequest *request = shumate_data_source_request_new (x, y, zoom);
  g_autoptr (GError) error = NULL;

  if (self->bytes != NULL)
    shumate_data_source_request_emit_data (request, self->bytes, TRUE);
  else
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no square was offered");
      shumate_data_source_request_emit_error (request, error);
    }
  return request;
}

static void
veche_map_vector_data_finalize (GObject *object)
{
  g_clear_pointer (&VECHE_MAP_VECTOR_DATA (object)->bytes, g_bytes_unref);

  G_OBJECT_CLASS (veche_map_vector_data_parent_class)->finalize (object);
}

static void
veche_map_vector_data_class_init (VecheMapVectorDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_vector_data_finalize;
  SHUMATE_DATA_SOURCE_CLASS (klass)->start_request = veche_map_vector_data_start_request;
}

static void
veche_map_vector_data_init (VecheMapVectorData *self)
{
}

VecheMapVectorData *
veche_map_vector_data_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_VECTOR_DATA, NULL);
}

void
veche_map_vector_data_offer (VecheMapVectorData *self, GBytes *bytes, guint zoom)
{
  g_return_if_fail (VECHE_IS_MAP_VECTOR_DATA (self));

  if (bytes != NULL)
    {
      g_bytes_ref (bytes);
      shumate_data_source_set_max_zoom_level (SHUMATE_DATA_SOURCE (self), zoom);
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
}
