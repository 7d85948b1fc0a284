/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-entry.h"
#include "veche-cli-output.h"
#include "veche-i18n.h"
#include "veche-time.h"
#include "veche-workspace-upkeep.h"

/* Entries that are held in memory at a time. */
#define PAGE 10000

static const VecheCliOption veche_cli_journal_options[] = {
  { "kind", "KIND", N_("only entries of this kind") },
  { "since", "SEQ", N_("only entries after this one") },
  { "verify", NULL, N_("recompute the chain of hashes; exit status 1 at the first break") },
  { NULL },
};

static void
veche_cli_journal_print_entry (VecheCliCall *call, const VecheJournalEntry *entry, gboolean first)
{
  g_autofree char *iso = veche_time_format_iso (entry->at);

  if (call->json)
    {
      g_autoptr (JsonObject) object = veche_cli_entry_to_json (entry, FALSE);
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
      g_autofree char *text = json_to_string (node, FALSE);

      veche_cli_output_text ("%s%s", first ? "" : ",", text);
      return;
    }
  veche_cli_output_text ("%" G_GINT64_FORMAT "  %s  %s  %s  %s  %s  %s\n", entry->seq, iso, veche_cli_entry_get_actor (entry),
                         veche_cli_entry_get_op (entry), entry->kind != NULL ? entry->kind->name : entry->table,
                         entry->uuid != NULL ? entry->uuid : "", entry->title != NULL ? entry->title : "");
}

/* Page by page: a journal may be longer than memory. */
static gboolean
veche_cli_journal_print_entries (VecheCliCall *call, const VecheKind *kind, gint64 since, GError **error)
{
  gboolean first = TRUE;
  guint got;

  do
    {
      g_autoptr (GPtrArray) entries = dex_await_boxed (
        veche_cli_call_guard (call, veche_workspace_upkeep_journal (call->workspace, kind, since, PAGE)), error);

      if (entries == NULL)
        return FALSE;
      if (first && call->json)
        veche_cli_output_text ("{\"entries\":[");
      got = entries->len;
      for (guint i = 0; i < got; i++)
        {
          const VecheJournalEntry *entry = g_ptr_array_index (entries, i);

          veche_cli_journal_print_entry (call, entry, first && i == 0);
          since = entry->seq;
        }
      first = FALSE;
    }
  while (got == PAGE);
  return TRUE;
}

static gboolean
veche_cli_journal_run (VecheCliCall *call, GError **error)
{
  const char *name = veche_cli_call_get (call, "kind");
  const VecheKind *kind = name != NULL ? veche_kind_find_checked (name, error) : NULL;
  gboolean verify = veche_cli_call_has (call, "verify");
  g_autoptr (VecheWorkspaceInfo) info = NULL;
  gint64 since = 0;

  if ((name != NULL && kind == NULL) || !veche_cli_call_get_number (call, "since", &since, error)
      || veche_cli_call_open_to_read (call, error) == NULL)
    return FALSE;
  if (verify && !dex_await (veche_cli_call_guard (call, veche_workspace_upkeep_verify_journal (call->workspace)), error))
    return FALSE;
  info = dex_await_boxed (veche_cli_call_guard (call, veche_workspace_upkeep_info (call->workspace)), error);
  if (info == NULL || !veche_cli_journal_print_entries (call, kind, since, error))
    return FALSE;

  if (call->json)
    veche_cli_output_text ("],\"head\":\"%s\",\"length\":%" G_GINT64_FORMAT "%s}\n", info->head, info->head_length,
                           verify ? ",\"ok\":true" : "");
  else if (verify)
    veche_cli_output_text (_("The journal is whole; its head is %s\n"), info->head);
  return TRUE;
}

const VecheCliVerb veche_cli_journal = {
  .name = "journal",
  .arguments = "FILE [--kind KIND] [--since SEQ] [--verify]",
  .min_arguments = 1,
  .max_arguments = 1,
  .options = veche_cli_journal_options,
  .summary = N_("what was done in a workspace, oldest first"),
  .details = N_("With --json it is one object: entries, and the head and length of the chain. What another program has written "
                "has the actor “external”."),
  .run = veche_cli_journal_run,
};
