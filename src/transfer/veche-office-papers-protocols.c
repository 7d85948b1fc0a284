/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-text.h"
#include "veche-time.h"
#include "veche-workspace-upkeep.h"

static VecheReportCheckFit
veche_office_papers_get_fit (const VecheCheckSheet *sheet)
{
  switch (veche_check_sheet_theme_fits (sheet))
    {
    case 1:
      return VECHE_REPORT_CHECK_FIT_YES;
    case 0:
      return VECHE_REPORT_CHECK_FIT_NO;
    default:
      return VECHE_REPORT_CHECK_FIT_UNKNOWN;
    }
}

static void
veche_office_papers_add_items (VecheReportCheckProtocolEntry *entry, const VecheCheckSheet *sheet)
{
  for (guint i = 0; i < sheet->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (sheet->items, i);
      VecheRecord *mark = g_ptr_array_index (sheet->marks, i);
      const char *requirement = veche_record_get_text (item, "requirement");
      g_autofree char *text = requirement != NULL ? g_strdup_printf ("%s. %s", veche_record_get_title (item), requirement)
                                                  : g_strdup (veche_record_get_title (item));

      g_ptr_array_add (entry->items,
                       veche_report_check_protocol_item_new (
                         text, veche_report_check_protocol_state_from_code (veche_check_sheet_get_state (sheet, i)),
                         mark != NULL ? veche_record_get_text (mark, "remark") : NULL));
    }
}

static void
veche_office_papers_fill_decision (VecheOfficeContext *context, VecheReportCheckProtocolEntry *entry, const VecheCheckSheet *sheet)
{
  const char *decision = veche_record_get_text (sheet->check, "decision");
  const char *codes = veche_record_get_text (sheet->check, "reasons");
  g_auto (GStrv) reasons = g_strsplit (codes != NULL ? codes : "", ",", -1);

  entry->decision = veche_report_check_protocol_decision_from_code (decision);
  entry->date = g_strdup (veche_record_get_text (sheet->check, "decided"));
  entry->decided_at = g_strdup (veche_record_get_text (sheet->check, "decided"));
  entry->decided_by = veche_office_context_new_person (context, veche_record_get_text (sheet->check, "decided_by"));
  if (!veche_record_is_null (sheet->check, "confirmed_by"))
    g_ptr_array_add (entry->signers, veche_office_context_new_person (context, veche_record_get_text (sheet->check, "confirmed_by")));
  if (!veche_record_is_null (sheet->check, "override"))
    entry->override_reason
      = g_strdup (veche_office_context_get_reason (context, sheet->application, veche_record_get_text (sheet->check, "override")));
  for (guint i = 0; reasons[i] != NULL; i++)
    g_ptr_array_add (entry->reasons, g_strdup (veche_office_context_get_reason (context, sheet->application, reasons[i])));
  if (g_strcmp0 (decision, "return") == 0)
    entry->return_until = g_strdup (veche_record_get_text (sheet->application, "due"));
}

static VecheReportCheckProtocolEntry *
veche_office_papers_new_protocol (VecheOfficeContext *context, const VecheCheckSheet *sheet, const char *head)
{
  VecheReportCheckProtocolEntry *entry = veche_report_check_protocol_entry_new ();
  VecheRecord *application = sheet->application;
  VecheRecord *programme = veche_office_context_get_programme (context, application);
  VecheRecord *stage = veche_office_context_get_stage (context, application, "check");
  VecheRecord *theme = veche_office_context_get_theme (context, application);

  entry->programme = programme != NULL ? g_strdup (veche_record_get_title (programme)) : NULL;
  entry->stage = stage != NULL ? g_strdup (veche_record_get_title (stage)) : NULL;
  entry->application = g_strdup (veche_record_get_number (application));
  entry->received = g_strdup (veche_record_get_text (application, "received"));
  entry->late = veche_office_context_is_late (context, application);
  entry->title = g_strdup (veche_record_get_title (application));
  entry->applicant = g_strdup (veche_record_get_text (application, "leader"));
  entry->organisation = g_strdup (veche_record_get_text (application, "organisation"));
  entry->leader = g_strdup (veche_record_get_text (application, "leader"));
  entry->theme = theme != NULL ? g_strdup (veche_record_get_title (theme)) : NULL;
  entry->theme_scope = theme != NULL ? g_strdup (veche_record_get_text (theme, "scope")) : NULL;
  entry->theme_fits = veche_office_papers_get_fit (sheet);
  entry->theme_remark = sheet->check != NULL ? g_strdup (veche_record_get_text (sheet->check, "remark")) : NULL;
  entry->journal_head = head != NULL && *head != '\0' ? g_strdup (head) : NULL;
  veche_office_papers_add_items (entry, sheet);
  if (sheet->check != NULL)
    veche_office_papers_fill_decision (context, entry, sheet);
  return entry;
}

VecheReportCheckProtocol *
veche_office_papers_gather_protocols (VecheOfficeContext *context, GError **error)
{
  g_autoptr (GPtrArray) applications = veche_office_context_list_applications (context, TRUE, error);
  g_autoptr (VecheReportCheckProtocol) input = veche_report_check_protocol_new ();
  g_autoptr (VecheWorkspaceInfo) info = NULL;

  if (applications == NULL)
    return NULL;
  info = dex_await_boxed (veche_workspace_upkeep_info (context->workspace), error);
  if (info == NULL)
    return NULL;

  for (guint i = 0; i < applications->len; i++)
    {
      gint64 id = veche_record_get_id (g_ptr_array_index (applications, i));
      g_autoptr (VecheCheckSheet) sheet = dex_await_boxed (veche_workspace_load_check (context->workspace, id), error);

      if (sheet == NULL)
        return NULL;
      /* All that are decided; one that was asked for by number also as a draft. */
      if (context->number != NULL || (sheet->check != NULL && !veche_record_is_null (sheet->check, "decision")))
        g_ptr_array_add (input->entries, veche_office_papers_new_protocol (context, sheet, info->head));
    }
  if (input->entries->len == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           _("Could not make protocols: no technical check is decided. Decide one, or ask for a number."));
      return NULL;
    }

  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, g_ptr_array_index (applications, 0)));
  input->office = veche_office_context_new_office (context, g_ptr_array_index (applications, 0));
  return g_steal_pointer (&input);
}

/* --- the protocol of a sitting ------------------------------------------------------------------------------------ */

/* Without a choice of applications it is about those that were decided on its day. What waits for a second employee is not decided yet. */
static gboolean
veche_office_papers_is_of_sitting (VecheOfficeContext *context, const VecheCheckSheet *sheet)
{
  const char *decided = sheet->check != NULL ? veche_record_get_text (sheet->check, "decided") : NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *begins = NULL;
  g_autofree char *ends = NULL;

  if (sheet->check == NULL || veche_record_is_null (sheet->check, "decision") || veche_check_sheet_is_pending (sheet))
    return FALSE;
  if (context->date == NULL || context->number != NULL || (context->query != NULL && context->query->ids != NULL))
    return TRUE;
  zone = veche_report_text_load_zone (veche_office_context_get_zone (context, sheet->application));
  begins = veche_time_bound_day (context->date, FALSE, zone);
  ends = veche_time_bound_day (context->date, TRUE, zone);
  return decided != NULL && begins != NULL && ends != NULL && veche_time_compare (decided, begins) >= 0
         && veche_time_compare (decided, ends) <= 0;
}

static gboolean
veche_office_papers_is_named (const VecheReportPerson *person, const char *name)
{
  return person != NULL && g_strcmp0 (person->name, name) == 0;
}

/* The chair and the secretary are there anyway. */
static void
veche_office_papers_add_present (VecheOfficeContext *context, VecheReportSitting *input)
{
  g_auto (GStrv) names = g_strsplit (context->present != NULL ? context->present : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);

      if (*name != '\0' && !veche_office_papers_is_named (input->chair, name) && !veche_office_papers_is_named (input->secretary, name))
        g_ptr_array_add (input->present, veche_office_context_new_person (context, name));
    }
}

/* What was not decided there leaves @applications. */
static gboolean
veche_office_papers_add_checks (VecheOfficeContext *context, VecheReportSitting *input, GPtrArray *applications, GError **error)
{
  for (guint i = 0; i < applications->len;)
    {
      gint64 id = veche_record_get_id (g_ptr_array_index (applications, i));
      g_autoptr (VecheCheckSheet) sheet = dex_await_boxed (veche_workspace_load_check (context->workspace, id), error);

      if (sheet == NULL)
        return FALSE;
      if (!veche_office_papers_is_of_sitting (context, sheet))
        {
          g_ptr_array_remove_index (applications, i);
          continue;
        }
      g_ptr_array_add (input->entries, veche_office_papers_new_protocol (context, sheet, NULL));
      i++;
    }
  if (input->entries->len > 0)
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                       _("Could not make the protocol: nothing was decided on that day. Choose another day, or select the applications."));
  return FALSE;
}

VecheReportSitting *
veche_office_papers_gather_sitting (VecheOfficeContext *context, GError **error)
{
  g_autoptr (GPtrArray) applications = veche_office_context_list_applications (context, TRUE, error);
  g_autoptr (VecheReportSitting) input = veche_report_sitting_new ();
  g_autoptr (VecheWorkspaceInfo) info = NULL;
  VecheRecord *programme;

  if (applications == NULL)
    return NULL;
  info = dex_await_boxed (veche_workspace_upkeep_info (context->workspace), error);
  if (info == NULL || !veche_office_papers_add_checks (context, input, applications, error))
    return NULL;
  veche_office_context_settle (context, applications);
  programme = veche_office_context_get_programme (context, NULL);
  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, g_ptr_array_index (applications, 0)));
  input->office = veche_office_context_new_office (context, g_ptr_array_index (applications, 0));
  input->programme = programme != NULL ? g_strdup (veche_record_get_title (programme)) : NULL;
  input->number = g_strdup (context->protocol);
  input->date = g_strdup (context->date);
  input->chair = veche_office_context_new_person (context, context->chair);
  input->secretary = veche_office_context_new_person (context, context->secretary);
  input->journal_head = info->head != NULL && *info->head != '\0' ? g_strdup (info->head) : NULL;
  veche_office_papers_add_present (context, input);
  return g_steal_pointer (&input);
}
