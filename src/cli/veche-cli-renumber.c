/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-renumber.h"

static const VecheCliOption veche_cli_renumber_options[] = {
  { "first", "N", N_("the number of the first tree (1)") },
  { "territory", "ID", N_("only trees within this territory") },
  { "survey", "ID", N_("only trees of this survey") },
  { "layer", "ID", N_("only trees of this layer") },
  { "table", "FILE", N_("write old and new numbers as a table: CSV, XLSX or ODS") },
  { "dry-run", NULL, N_("change nothing, tell what would be") },
  { NULL },
};

static gboolean
veche_cli_renumber_do (VecheCliCall *call, VecheRenumber *plan, gint64 *step, guint *changed, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_renumber_new_edit (plan);
  g_autoptr (VecheEdit) done = NULL;

  *changed = edit->ops->len;
  if (*changed == 0 || veche_cli_call_has (call, "dry-run"))
    return TRUE;
  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  if (done == NULL)
    return FALSE;
  *step = done->step;
  return TRUE;
}

static void
veche_cli_renumber_print (VecheCliCall *call, VecheRenumber *plan, guint changed, gint64 step)
{
  JsonObject *result = json_object_new ();
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const VecheRenumberRow *row = g_ptr_array_index (plan->rows, i);
      JsonObject *object = json_object_new ();

      veche_cli_output_set_text (object, "uuid", row->uuid);
      veche_cli_output_set_text (object, "before", row->before);
      json_object_set_int_member (object, "after", row->after);
      json_array_add_object_element (rows, object);
    }
  json_object_set_int_member (result, "changed", changed);
  json_object_set_int_member (result, "without_place", plan->n_without_place);
  json_object_set_array_member (result, "trees", rows);
  veche_cli_output_set_step (result, "step", step);
  veche_cli_output_json (result);
}

static gboolean
veche_cli_renumber_run (VecheCliCall *call, GError **error)
{
  const VecheTreeChoice choice
    = { veche_cli_call_get (call, "territory"), veche_cli_call_get (call, "survey"), veche_cli_call_get (call, "layer") };
  const gboolean dry = veche_cli_call_has (call, "dry-run");
  g_autoptr (VecheRenumber) plan = NULL;
  gint64 first = 1;
  gint64 step = 0;
  guint changed;

  if (veche_cli_call_has (call, "first") && !veche_cli_call_get_number (call, "first", &first, error))
    return FALSE;
  if ((dry ? veche_cli_call_open_to_read (call, error) : veche_cli_call_open (call, error)) == NULL)
    return FALSE;
  plan = veche_renumber_plan (call->workspace, &choice, veche_cli_call_get_argument (call, 1), first, error);
  /* The table first: without it nobody could tell which tree was which. */
  if (plan == NULL
      || (veche_cli_call_has (call, "table") && !veche_renumber_write_table (plan, veche_cli_call_get (call, "table"), error))
      || !veche_cli_renumber_do (call, plan, &step, &changed, error))
    return FALSE;
  if (call->json)
    {
      veche_cli_renumber_print (call, plan, changed, step);
      return TRUE;
    }
  veche_cli_output_text (g_dngettext (GETTEXT_PACKAGE, "Renumbered: %u tree\n", "Renumbered: %u trees\n", changed), changed);
  if (plan->n_without_place > 0)
    {
      g_autofree char *left = g_strdup_printf (
        ngettext ("%u tree is on no map and keeps its number.", "%u trees are on no map and keep their numbers.", plan->n_without_place),
        plan->n_without_place);

      veche_cli_output_warning (left);
    }
  return TRUE;
}

const VecheCliVerb veche_cli_renumber = {
  .name = "renumber",
  .arguments = "FILE ROUTE [--first N] [--territory ID] [--survey ID] [--layer ID] [--table FILE] [--dry-run]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_renumber_options,
  .summary = N_("number trees in the order in which a route passes them; old numbers stay known"),
  .run = veche_cli_renumber_run,
};
