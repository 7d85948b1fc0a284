/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-output.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-workspace-upkeep.h"

static void
veche_cli_check_print_json (GPtrArray *findings, const GError *damage)
{
  JsonObject *result = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const VecheFinding *finding = g_ptr_array_index (findings, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", finding->code);
      veche_cli_output_set_text (object, "table", finding->table);
      veche_cli_output_set_text (object, "uuid", finding->uuid);
      json_object_set_string_member (object, "message", finding->message);
      json_array_add_object_element (list, object);
    }
  json_object_set_boolean_member (result, "ok", findings->len == 0);
  json_object_set_array_member (result, "findings", list);
  if (damage != NULL)
    json_object_set_object_member (result, "error", veche_cli_output_error_object (damage));
  veche_cli_output_json (result);
}

/* A file that is too damaged to be opened is a finding: it stands where the others do, beside the error that every verb prints. */
static GPtrArray *
veche_cli_check_list_damage (const GError *damage)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_finding_free);
  VecheFinding *finding = g_new0 (VecheFinding, 1);

  finding->code = g_strdup ("integrity");
  finding->message = g_strdup (damage->message);
  g_ptr_array_add (findings, finding);
  return findings;
}

static gboolean
veche_cli_check_run (VecheCliCall *call, GError **error)
{
  g_autoptr (GError) damage = NULL;
  VecheWorkspace *workspace = veche_cli_call_open_to_read (call, &damage);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *summary = NULL;

  if (workspace == NULL && call->json && g_error_matches (damage, VECHE_ERROR, VECHE_ERROR_CORRUPT))
    {
      findings = veche_cli_check_list_damage (damage);
      veche_cli_check_print_json (findings, damage);
      veche_cli_output_warning (damage->message);
      call->status = VECHE_CLI_FAILED;
      return TRUE;
    }
  if (workspace == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&damage));
      return FALSE;
    }
  findings = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_upkeep_check (workspace)), error);
  if (findings == NULL)
    return FALSE;

  if (call->json)
    veche_cli_check_print_json (findings, NULL);
  for (guint i = 0; i < findings->len && !call->json; i++)
    veche_cli_output_text ("%s: %s\n", ((VecheFinding *) g_ptr_array_index (findings, i))->code,
                           ((VecheFinding *) g_ptr_array_index (findings, i))->message);
  if (findings->len == 0)
    {
      if (!call->json)
        veche_cli_output_text ("%s\n", _("The workspace is in order."));
      return TRUE;
    }

  summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "The workspace is not in order: %u finding. Make a copy of the file and restore a backup.",
                                          "The workspace is not in order: %u findings. Make a copy of the file and restore a backup.",
                                          findings->len),
                             findings->len);
  veche_cli_output_warning (summary);
  call->status = VECHE_CLI_FAILED;
  return TRUE;
}

const VecheCliVerb veche_cli_check = {
  .name = "check",
  .arguments = "FILE",
  .min_arguments = 1,
  .max_arguments = 1,
  .summary = N_("whether all in a workspace is as it must be"),
  .details = N_("Looks at the file's structure, references, the journal's chain, the hashes of files, the search index and the "
                "GeoPackage tables. Exit status 1 when anything is found."),
  .run = veche_cli_check_run,
};
