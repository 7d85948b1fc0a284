/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>
#include <string.h>

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-cli-territory.h"
#include "veche-i18n.h"
#include "veche-table-export.h"

static const VecheCliOption veche_cli_export_options[] = {
  { "with-contacts", NULL, N_("phones and e-mail addresses too") },
  { "anonymous", NULL, N_("no names, no texts that may hold them") },
  { "encoding", "NAME", N_("of CSV, SHP, TAB, MIF: CP1251; by default UTF-8") },
  { "layer", "CODE", N_("only objects of this layer") },
  { "territory", "ID", N_("only what lies within this territory as a whole") },
  { "crs", "SYSTEM", N_("the coordinate system of a map file: WKT, PROJ or EPSG:…; by default WGS84, for DXF the zone of UTM") },
  { NULL },
};

/* UTF-8 is what these formats are in: to ask for it is no mistake. */
static gboolean
veche_cli_export_is_fixed (const char *target, const char *encoding)
{
  return !veche_table_export_has_encoding (target) && g_ascii_strcasecmp (encoding, "UTF-8") != 0;
}

static gboolean
veche_cli_export_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  const char *target = veche_cli_call_get_argument (call, 2);
  const char *dot = strrchr (target, '.');
  const char *layer = veche_cli_call_get (call, "layer");
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autoptr (VecheQuery) query = kind != NULL ? veche_query_new (kind) : NULL;
  g_autoptr (GError) failure = NULL;
  VecheTableExportOptions options = { 0 };
  gint64 rows;

  options.with_contacts = veche_cli_call_has (call, "with-contacts");
  options.anonymous = veche_cli_call_has (call, "anonymous");
  options.crs = veche_cli_call_get (call, "crs");
  options.encoding = veche_cli_call_get (call, "encoding");
  options.warnings = warnings;
  options.cancellable = call->cancellable;
  if (query == NULL)
    return FALSE;
  if (options.with_contacts && options.anonymous)
    return veche_cli_call_set_usage (error, _("“--with-contacts” and “--anonymous” exclude each other."));
  if (options.encoding != NULL && veche_kind_get_geometry (kind) != NULL && veche_cli_export_is_fixed (target, options.encoding))
    return veche_cli_call_set_usage (error, _("“--encoding” is for CSV, Shapefile and MapInfo files; this format has an encoding of its own."));
  if (veche_cli_call_open_to_read (call, error) == NULL)
    return FALSE;
  if (layer != NULL)
    veche_query_add_term (query, "layer", layer, FALSE);
  if (!veche_cli_territory_narrow (call, query, error))
    return FALSE;

  rows = dex_await_int64 (veche_table_export_run (call->workspace, query, target, &options), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (call->json)
    {
      JsonObject *result = json_object_new ();
      g_autofree char *lower = g_ascii_strdown (target, -1);
      g_autofree char *format = g_str_has_suffix (lower, ".shp.zip") ? g_strdup ("shp.zip") : g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);

      json_object_set_string_member (result, "file", target);
      json_object_set_string_member (result, "format", format);
      json_object_set_int_member (result, "rows", rows);
      veche_cli_output_set_texts (result, "warnings", (const char *const *) warnings->pdata);
      veche_cli_output_json (result);
      return TRUE;
    }
  veche_cli_output_text (_("Wrote “%s”: %" PRId64 " rows\n"), target, rows);
  for (guint i = 0; i < warnings->len; i++)
    veche_cli_output_warning (g_ptr_array_index (warnings, i));
  return TRUE;
}

const VecheCliVerb veche_cli_export = {
  .name = "export",
  .arguments = "FILE KIND DEST [--with-contacts] [--anonymous] [--encoding CP1251] [--layer L] [--territory ID] [--crs WKT|PROJ|EPSG]",
  .min_arguments = 3,
  .max_arguments = 3,
  .options = veche_cli_export_options,
  .summary = N_("write records as CSV, XLSX, ODS, JSON, or as a map file (GeoJSON, GPKG, KML, KMZ, GPX, SHP, SHP.ZIP, TAB, MIF, DXF), without contacts unless asked for"),
  .run = veche_cli_export_run,
};
