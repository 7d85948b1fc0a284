/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <inttypes.h>

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-table-import.h"

static const VecheCliOption veche_cli_import_options[] = {
  { "mapping", "FILE", N_("which column goes to which field, as JSON; without it columns are guessed") },
  { "key", "COLUMN", N_("the column by which a row is known again") },
  { "series", "NAME", N_("what the source is called; by default the name of the file") },
  { "programme", "ID", N_("the programme that applications go to") },
  { "layer", "CODE", N_("the layer that map objects go to; it is made if there is none") },
  { "survey", "ID", N_("the survey that trees were taken in: its title or id") },
  { "block", "NAME", N_("the number block that trees go to: its workplace or id") },
  { "crs", "SYSTEM", N_("the coordinate system of the source: WKT, PROJ or EPSG:…") },
  { "swap-xy", NULL, N_("the first coordinate is the northing") },
  { "dry-run", NULL, N_("only say what would happen") },
  { "errors", "FILE", N_("where refused rows are written, as CSV with the reason") },
  { NULL },
};

static JsonArray *
veche_cli_import_list_clashes (const VecheImportRow *row)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; row->clashes != NULL && i < row->clashes->len; i++)
    {
      const VecheImportClash *clash = g_ptr_array_index (row->clashes, i);
      JsonObject *object = json_object_new ();
      g_autofree char *ours = veche_field_format (clash->field, &clash->ours);
      g_autofree char *theirs = veche_field_format (clash->field, &clash->theirs);

      json_object_set_string_member (object, "field", clash->field->name);
      json_object_set_string_member (object, "ours", ours);
      json_object_set_string_member (object, "theirs", theirs);
      json_array_add_object_element (list, object);
    }
  return list;
}

static JsonArray *
veche_cli_import_list_rows (const VecheTableImportReport *report)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < report->rows->len; i++)
    {
      const VecheImportRow *row = g_ptr_array_index (report->rows, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "line", (gint64) row->line);
      veche_cli_output_set_text (object, "reason", row->error != NULL ? row->error->message : NULL);
      json_object_set_array_member (object, "clashes", veche_cli_import_list_clashes (row));
      json_array_add_object_element (list, object);
    }
  return list;
}

static void
veche_cli_import_print_json (VecheCliCall *call, const VecheTableImportReport *report)
{
  JsonObject *result = json_object_new ();
  JsonArray *warnings = json_array_new ();

  for (guint i = 0; i < report->warnings->len; i++)
    json_array_add_string_element (warnings, g_ptr_array_index (report->warnings, i));
  json_object_set_int_member (result, "read", (gint64) report->read);
  json_object_set_int_member (result, "created", (gint64) report->created);
  json_object_set_int_member (result, "updated", (gint64) report->updated);
  json_object_set_int_member (result, "unchanged", (gint64) report->unchanged);
  json_object_set_int_member (result, "refused", (gint64) report->refused);
  json_object_set_int_member (result, "linked", (gint64) report->linked);
  json_object_set_int_member (result, "pictures", (gint64) report->pictures);
  veche_cli_output_set_step (result, "step", report->step);
  json_object_set_boolean_member (result, "dry_run", veche_cli_call_has (call, "dry-run"));
  veche_cli_output_set_text (result, "key", report->key);
  json_object_set_object_member (result, "mapping", json_object_ref (report->mapping));
  veche_cli_output_set_text (result, "encoding", report->encoding);
  json_object_set_array_member (result, "warnings", warnings);
  json_object_set_array_member (result, "rows", veche_cli_import_list_rows (report));
  veche_cli_output_json (result);
}

static void
veche_cli_import_print_text (VecheCliCall *call, const VecheTableImportReport *report)
{
  veche_cli_output_text (_("Rows read %" PRIu64 ": created %" PRIu64 ", updated %" PRIu64
                           ", unchanged %" PRIu64 ", refused %" PRIu64 "\n"),
                         report->read, report->created, report->updated, report->unchanged, report->refused);
  if (report->pictures > 0)
    veche_cli_output_text (_("Pictures attached: %" PRIu64 "\n"), report->pictures);
  if (report->linked > 0)
    veche_cli_output_text (_("Leaders found in the directory: %" PRIu64 "\n"), report->linked);
  veche_cli_output_text (_("Rows are known again by: %s\n"), report->key);
  if (veche_cli_call_has (call, "dry-run"))
    veche_cli_output_text ("%s\n", _("Nothing was written: this was a dry run."));
  for (guint i = 0; i < report->warnings->len; i++)
    veche_cli_output_warning (g_ptr_array_index (report->warnings, i));
  for (guint i = 0; i < report->rows->len; i++)
    {
      const VecheImportRow *row = g_ptr_array_index (report->rows, i);

      if (row->error != NULL)
        veche_cli_output_text (_("Line %" PRIu64 ": %s\n"), row->line, row->error->message);
      for (guint c = 0; row->clashes != NULL && c < row->clashes->len; c++)
        {
          const VecheImportClash *clash = g_ptr_array_index (row->clashes, c);
          g_autofree char *ours = veche_field_format (clash->field, &clash->ours);
          g_autofree char *theirs = veche_field_format (clash->field, &clash->theirs);

          veche_cli_output_text (_("Line %" PRIu64 ": %s was changed in the office too: here “%s”, there “%s”\n"),
                                 row->line, _(clash->field->label), ours, theirs);
        }
    }
}

static gboolean
veche_cli_import_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  VecheWorkspace *workspace = kind != NULL ? veche_cli_call_open (call, error) : NULL;
  g_autoptr (VecheTableImportReport) report = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sources = NULL;
  VecheTableImportOptions options = { 0 };

  if (workspace == NULL)
    return FALSE;
  for (guint i = 2; i < call->arguments->len; i++)
    g_strv_builder_add (builder, veche_cli_call_get_argument (call, i));
  sources = g_strv_builder_end (builder);

  options.kind = kind;
  options.mapping_path = veche_cli_call_get (call, "mapping");
  options.key = veche_cli_call_get (call, "key");
  options.series = veche_cli_call_get (call, "series");
  options.programme = veche_cli_call_get (call, "programme");
  options.layer = veche_cli_call_get (call, "layer");
  options.survey = veche_cli_call_get (call, "survey");
  options.block = veche_cli_call_get (call, "block");
  options.crs = veche_cli_call_get (call, "crs");
  options.swap_xy = veche_cli_call_has (call, "swap-xy");
  options.errors_path = veche_cli_call_get (call, "errors");
  options.dry_run = veche_cli_call_has (call, "dry-run");
  options.one_transaction = TRUE;
  options.cancellable = call->cancellable;
  report = dex_await_boxed (veche_table_import_run (workspace, (const char *const *) sources, &options), error);
  if (report == NULL)
    return FALSE;

  if (call->json)
    veche_cli_import_print_json (call, report);
  else
    veche_cli_import_print_text (call, report);
  if (report->refused > 0)
    call->status = VECHE_CLI_REFUSED;
  return TRUE;
}

const VecheCliVerb veche_cli_import = {
  .name = "import",
  .arguments = "FILE KIND SOURCE… [--mapping M] [--key C] [--series S] [--programme P] [--layer L] "
               "[--survey ID] [--block NAME] [--crs WKT|PROJ|EPSG] [--swap-xy] [--dry-run] [--errors E.csv]",
  .min_arguments = 3,
  .max_arguments = G_MAXUINT,
  .options = veche_cli_import_options,
  .summary = N_("take a table in (CSV, XLS, XLSX, ODS), or a map file (GeoJSON, KML, KMZ, GPX, GPKG, SHP, TAB, MIF, DXF)"),
  .details = N_("A second import of the same source changes nothing; of a changed one, only fields that the office has not touched "
                "since. Exit status 3 when rows were refused."),
  .run = veche_cli_import_run,
};
