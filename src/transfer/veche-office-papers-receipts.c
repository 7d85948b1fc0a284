/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include "veche-application.h"
#include "veche-contents.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-journal-entry.h"
#include "veche-json.h"
#include "veche-workspace-upkeep.h"

/* @sheets: of paper, without a file */
static void
veche_office_papers_add_part (VecheReportReceiptEntry *entry, const char *item, VecheRecord *file, guint sheets, const char *date)
{
  VecheReportReceiptPart *part = veche_report_receipt_part_new (item);

  if (file != NULL)
    {
      part->file_name = g_strdup (veche_record_get_text (file, "name"));
      part->size = (guint64) veche_record_get_integer (file, "size");
      part->sheets = (guint) veche_record_get_integer (file, "sheets");
      if (!veche_record_is_null (file, "added"))
        date = veche_record_get_text (file, "added");
    }
  else
    part->sheets = sheets;
  part->date = g_strdup (date);
  g_ptr_array_add (entry->parts, part);
}

/* Of what came for the item on paper; 0: nothing. */
static guint
veche_office_papers_get_sheets (VecheRecord *item, GPtrArray *told)
{
  for (guint i = 0; i < told->len; i++)
    if (veche_record_get_integer (g_ptr_array_index (told, i), "item") == veche_record_get_id (item))
      return (guint) MAX (veche_record_get_integer (g_ptr_array_index (told, i), "sheets"), 0);
  return 0;
}

/* The files of an item and its paper; without any, the item itself where the application has it, else it is missing. */
static void
veche_office_papers_add_item (VecheReportReceiptEntry *entry, const VecheCheckSheet *sheet, guint n, GPtrArray *files,
                              GPtrArray *told, const char *date)
{
  VecheRecord *item = g_ptr_array_index (sheet->items, n);
  const char *code = veche_record_get_text (item, "code");
  const char *state = veche_check_sheet_get_state (sheet, n);
  guint sheets = veche_office_papers_get_sheets (item, told);
  gboolean any = FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      VecheRecord *file = g_ptr_array_index (files, i);

      if (g_strcmp0 (veche_record_get_text (file, "item"), code) != 0)
        continue;
      veche_office_papers_add_part (entry, veche_record_get_title (item), file, 0, date);
      any = TRUE;
    }
  if (sheets > 0)
    {
      veche_office_papers_add_part (entry, veche_record_get_title (item), NULL, sheets, date);
      any = TRUE;
    }
  if (any || g_str_equal (state, "not-needed"))
    return;
  if (!g_str_equal (state, "absent"))
    veche_office_papers_add_part (entry, veche_record_get_title (item), NULL, 0, date);
  else if (veche_record_get_integer (item, "required") != 0)
    g_ptr_array_add (entry->missing, g_strdup (veche_record_get_title (item)));
}

static gboolean
veche_office_papers_has_item (const VecheCheckSheet *sheet, const char *code)
{
  for (guint i = 0; code != NULL && i < sheet->items->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (sheet->items, i), "code"), code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
veche_office_papers_add_parts (VecheOfficeContext *context, VecheReportReceiptEntry *entry, VecheRecord *application, GError **error)
{
  gint64 id = veche_record_get_id (application);
  const char *received = veche_record_get_text (application, "received");
  g_autoptr (VecheCheckSheet) sheet = dex_await_boxed (veche_workspace_load_check (context->workspace, id), error);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_contents_kind);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) told = NULL;

  if (sheet == NULL)
    return FALSE;
  files = dex_await_boxed (veche_workspace_list_attachments (context->workspace, &veche_application_kind, id), error);
  if (files == NULL)
    return FALSE;
  query->parent_id = id;
  told = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  if (told == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->items->len; i++)
    veche_office_papers_add_item (entry, sheet, i, files, told, received);
  for (guint i = 0; i < files->len; i++)
    if (!veche_office_papers_has_item (sheet, veche_record_get_text (g_ptr_array_index (files, i), "item")))
      veche_office_papers_add_part (entry, "Прочее", g_ptr_array_index (files, i), 0, received);
  return TRUE;
}

static gboolean
veche_office_papers_is_registration (const VecheJournalEntry *entry)
{
  g_autoptr (JsonObject) before = NULL;

  if (entry->op != 'U' || entry->kind != &veche_application_kind || entry->image == NULL || g_strcmp0 (entry->step_kind, "edit") != 0)
    return FALSE;
  before = veche_json_parse_object (entry->image, -1, "", NULL);
  return before != NULL && json_object_has_member (before, "registered") && json_object_get_null_member (before, "registered");
}

gboolean
veche_office_papers_find_registrar (VecheOfficeContext *context, VecheRecord *application, VecheReportPerson **person, GError **error)
{
  g_autoptr (GPtrArray) history = NULL;

  *person = veche_office_context_new_person (context, veche_record_get_text (application, "registered_by"));
  if (*person != NULL)
    return TRUE;
  history = dex_await_boxed (
    veche_workspace_upkeep_history (context->workspace, &veche_application_kind, veche_record_get_id (application)), error);
  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const VecheJournalEntry *entry = g_ptr_array_index (history, i);

      if (!veche_office_papers_is_registration (entry))
        continue;
      if (entry->actor != NULL && *entry->actor != '\0')
        *person = veche_office_context_new_person (context, entry->actor);
      break;
    }
  return history != NULL;
}

static VecheReportReceiptEntry *
veche_office_papers_new_receipt (VecheOfficeContext *context, VecheRecord *application, GError **error)
{
  g_autoptr (VecheReportReceiptEntry) entry = veche_report_receipt_entry_new ();
  VecheRecord *programme = veche_office_context_get_programme (context, application);
  VecheRecord *theme = veche_office_context_get_theme (context, application);

  entry->number = g_strdup (veche_record_get_number (application));
  entry->received = g_strdup (veche_record_get_text (application, "received"));
  entry->deadline = g_strdup (veche_office_context_get_deadline (context, application));
  entry->late = veche_office_context_is_late (context, application);
  entry->programme = programme != NULL ? g_strdup (veche_record_get_title (programme)) : NULL;
  entry->title = g_strdup (veche_record_get_title (application));
  entry->theme = theme != NULL ? g_strdup (veche_record_get_title (theme)) : NULL;
  entry->applicant = g_strdup (veche_record_get_text (application, "leader"));
  entry->organisation = g_strdup (veche_record_get_text (application, "organisation"));
  entry->leader = g_strdup (veche_record_get_text (application, "leader"));
  entry->phone = g_strdup (veche_record_get_text (application, "leader_phone"));
  if (!veche_office_papers_find_registrar (context, application, &entry->accepted_by, error)
      || !veche_office_papers_add_parts (context, entry, application, error))
    return NULL;
  return g_steal_pointer (&entry);
}

VecheReportReceipt *
veche_office_papers_gather_receipts (VecheOfficeContext *context, GError **error)
{
  g_autoptr (GPtrArray) applications = veche_office_context_list_applications (context, TRUE, error);
  g_autoptr (VecheReportReceipt) input = veche_report_receipt_new ();
  VecheRecord *first;

  if (applications == NULL)
    return NULL;
  if (applications->len == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           _("Could not make receipts: no application is registered. Register one first."));
      return NULL;
    }
  first = g_ptr_array_index (applications, 0);
  if (veche_record_get_number (first) == NULL)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                   _("Could not make a receipt: “%s” is a draft without a number. Register it first."),
                   veche_record_get_title (first));
      return NULL;
    }

  input->page = context->page;
  input->programme_zone = g_strdup (veche_office_context_get_zone (context, first));
  input->office = veche_office_context_new_office (context, first);
  for (guint i = 0; i < applications->len; i++)
    {
      VecheReportReceiptEntry *entry
        = veche_office_papers_new_receipt (context, g_ptr_array_index (applications, i), error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (input->entries, entry);
    }
  return g_steal_pointer (&input);
}
