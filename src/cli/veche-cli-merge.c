/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include "veche-cli-record.h"
#include "veche-i18n.h"

/* A KEEP that was itself merged before stands behind another: that is the one that the others joined. */
static VecheRecord *
veche_cli_merge_load_keeper (VecheCliCall *call, const VecheKind *kind, gint64 id, GError **error)
{
  g_autoptr (VecheRecord) record = veche_cli_record_load_id (call, kind, id, error);

  while (record != NULL && !veche_record_is_null (record, "merged_into"))
    {
      VecheRecord *next = veche_cli_record_load_id (call, kind, veche_record_get_integer (record, "merged_into"), error);

      g_object_unref (record);
      record = next;
    }
  return g_steal_pointer (&record);
}

static gboolean
veche_cli_merge_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Merge records"));
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) record = NULL;
  gint64 keeper;

  if (kind == NULL || veche_cli_call_open (call, error) == NULL)
    return FALSE;
  keeper = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, 2), error);
  if (keeper == 0)
    return FALSE;
  for (guint i = 3; i < call->arguments->len; i++)
    {
      gint64 id = veche_cli_record_find (call, kind, veche_cli_call_get_argument (call, i), error);

      if (id == 0)
        return FALSE;
      veche_edit_merge (edit, kind, id, keeper);
    }

  done = veche_cli_record_apply (call, g_steal_pointer (&edit), error);
  record = done != NULL ? veche_cli_merge_load_keeper (call, kind, keeper, error) : NULL;
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, done->step);
  return TRUE;
}

const VecheCliVerb veche_cli_merge = {
  .name = "merge",
  .arguments = "FILE KIND KEEP OTHER…",
  .min_arguments = 4,
  .max_arguments = G_MAXUINT,
  .summary = N_("say that people or organisations are one; KEEP stands for them"),
  .details = N_("Lists leave the others out, and what refers to them counts as KEEP's. Nothing else changes: “unmerge” takes "
                "them apart again."),
  .run = veche_cli_merge_run,
};
