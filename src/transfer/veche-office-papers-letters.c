/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include <string.h>

#include "veche-application.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-letter-fields.h"
#include "veche-letter.h"
#include "veche-person-name.h"
#include "veche-report-text.h"

/* Rows for those who come besides. */
#define BLANKS 5

/* --- letters ------------------------------------------------------------------------------------------------------- */

/* «Н. А. Лаврентьева», as a letter is signed; the name as it is where it has no parts. Owned. */
static char *
veche_office_papers_dup_signature (const char *full)
{
  g_autoptr (VechePersonName) name = full != NULL ? veche_person_name_parse (full) : NULL;
  g_autoptr (GString) text = NULL;
  const char *const parts[] = { name != NULL ? name->given : NULL, name != NULL ? name->patronymic : NULL };

  if (name == NULL || name->surname == NULL || name->given == NULL)
    return g_strdup (full);
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      {
        g_string_append_unichar (text, g_utf8_get_char (parts[i]));
        g_string_append (text, "." VECHE_REPORT_TEXT_NBSP);
      }
  g_string_append (text, name->surname);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What was saved by another program may be unfinished: it is printed as it is, and said. */
static void
veche_office_papers_warn (VecheOfficeContext *context, VecheRecord *letter)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  const char *body = veche_record_get_text (letter, "body");
  g_auto (GStrv) missing = veche_letter_fields_list_missing (body != NULL ? body : "", none);

  if (missing[0] != NULL)
    g_ptr_array_add (context->warnings, g_strdup_printf (_("The letter “%s” has fields in it that are not filled in."),
                                                         veche_record_get_title (letter)));
}

static VecheReportLetterEntry *
veche_office_papers_new_letter (VecheOfficeContext *context, VecheRecord *letter, VecheRecord *application)
{
  VecheReportLetterEntry *entry = veche_report_letter_entry_new ();
  VecheRecord *signer = veche_office_context_get_employee (context, veche_record_get_integer (letter, "employee"));
  VecheRecord *executor
    = veche_office_context_get_employee (context, veche_record_get_integer (application, "responsible"));

  entry->number = g_strdup (veche_record_get_text (letter, "number"));
  entry->date = g_strdup (veche_record_get_text (letter, "date"));
  entry->addressee = g_strdup (veche_record_get_text (letter, "addressee"));
  entry->subject = g_strdup (veche_record_get_text (letter, "subject"));
  entry->body = g_strdup (veche_record_get_text (letter, "body"));
  if (signer != NULL)
    {
      g_autofree char *name = veche_office_papers_dup_signature (veche_record_get_text (signer, "name"));

      entry->signer = veche_report_person_new (name, veche_record_get_text (signer, "position"));
    }
  if (executor == NULL)
    executor = signer;
  if (executor != NULL)
    entry->executor = veche_report_person_new (veche_record_get_text (executor, "name"), NULL);
  veche_office_papers_warn (context, letter);
  return entry;
}

static gboolean
veche_office_papers_is_in_period (VecheOfficeContext *context, VecheRecord *letter)
{
  const char *date = veche_record_get_text (letter, "date");

  return (context->from == NULL || (date != NULL && strcmp (date, context->from) >= 0))
         && (context->to == NULL || (date != NULL && strcmp (date, context->to) <= 0));
}

static int
veche_office_papers_compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = veche_record_get_id (*(VecheRecord *const *) a);
  gint64 second = veche_record_get_id (*(VecheRecord *const *) b);

  return first < second ? -1 : first > second;
}

/* Those that were asked for in that order; else those of the application, or all, as they were written. */
static GPtrArray *
veche_office_papers_list_letters (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheQuery) query = NULL;
  GPtrArray *letters;

  if (context->letters != NULL)
    {
      g_auto (GStrv) names = g_strsplit (context->letters, ",", -1);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint i = 0; names[i] != NULL; i++)
        {
          gint64 id = g_ascii_strtoll (names[i], NULL, 10);

          g_array_append_val (ids, id);
        }
      return dex_await_boxed (veche_workspace_get_many (context->workspace, &veche_letter_kind, (const gint64 *) (void *) ids->data,
                                                        ids->len),
                              error);
    }
  query = veche_query_new (&veche_letter_kind);
  query->settled = TRUE;
  if (context->number != NULL)
    {
      query->parent_id
        = dex_await_int64 (veche_workspace_find (context->workspace, &veche_application_kind, context->number), error);
      if (query->parent_id == 0)
        return NULL;
    }
  letters = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  if (letters != NULL)
    g_ptr_array_sort (letters, veche_office_papers_compare_ids);
  return letters;
}

VecheReportLetter *
veche_office_papers_gather_letters (VecheOfficeContext *context, GError **error)
{
  g_autoptr (GPtrArray) letters = veche_office_papers_list_letters (context, error);
  g_autoptr (VecheReportLetter) input = veche_report_letter_new ();

  if (letters == NULL)
    return NULL;
  input->page = context->page;
  for (guint i = 0; i < letters->len; i++)
    {
      VecheRecord *letter = g_ptr_array_index (letters, i);
      g_autoptr (VecheRecord) application = NULL;

      if (!veche_office_papers_is_in_period (context, letter))
        continue;
      application = dex_await_object (
        veche_workspace_get (context->workspace, &veche_application_kind, veche_record_get_parent_id (letter)), error);
      if (application == NULL)
        return NULL;
      if (input->office == NULL)
        input->office = veche_office_context_new_office (context, application);
      g_ptr_array_add (input->entries, veche_office_papers_new_letter (context, letter, application));
    }
  return g_steal_pointer (&input);
}

/* --- attendance ---------------------------------------------------------------------------------------------------- */

static int
veche_office_papers_compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (veche_record_get_title (*(VecheRecord *const *) a), veche_record_get_title (*(VecheRecord *const *) b));
}

static void
veche_office_papers_add_employees (VecheOfficeContext *context, VecheReportAttendance *input)
{
  g_autoptr (GPtrArray) employees = g_hash_table_get_values_as_ptr_array (context->employees);

  g_ptr_array_sort (employees, veche_office_papers_compare_names);
  for (guint i = 0; i < employees->len; i++)
    {
      VecheRecord *employee = g_ptr_array_index (employees, i);

      if (veche_record_is_null (employee, "left_on"))
        g_ptr_array_add (input->people, veche_report_person_new (veche_record_get_text (employee, "name"),
                                                                 veche_record_get_text (employee, "position")));
    }
}

/* The leader and the team. */
static gboolean
veche_office_papers_add_team (VecheOfficeContext *context, VecheReportAttendance *input, VecheRecord *application, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_member_kind);
  g_autoptr (GPtrArray) members = NULL;
  const char *leader = veche_record_get_text (application, "leader");
  const char *organisation = veche_record_get_text (application, "organisation");

  query->parent_id = veche_record_get_id (application);
  members = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  if (members == NULL)
    return FALSE;
  if (leader != NULL)
    {
      g_autofree char *role = g_strconcat ("лидер проекта", organisation != NULL ? ", " : NULL, organisation, NULL);

      g_ptr_array_add (input->people, veche_report_person_new (leader, role));
    }
  g_ptr_array_sort (members, veche_office_papers_compare_ids);
  for (guint i = 0; i < members->len; i++)
    {
      VecheRecord *member = g_ptr_array_index (members, i);
      const char *name = veche_record_get_text (member, "name");

      if (g_strcmp0 (name, leader) != 0)
        g_ptr_array_add (input->people, veche_report_person_new (name, veche_record_get_text (member, "role")));
    }
  return TRUE;
}

static char *
veche_office_papers_dup_event (VecheOfficeContext *context, VecheRecord *application)
{
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  if (context->title != NULL)
    return g_strdup (context->title);
  if (application == NULL)
    return NULL;
  number = veche_report_text_number (veche_record_get_number (application));
  title = veche_report_text_quote (veche_record_get_title (application));
  return g_strdup_printf ("встреча по заявке %s %s", number, title);
}

VecheReportAttendance *
veche_office_papers_gather_attendance (VecheOfficeContext *context, GError **error)
{
  g_autoptr (VecheReportAttendance) input = veche_report_attendance_new ();
  g_autoptr (GPtrArray) applications = NULL;
  VecheRecord *application = NULL;

  if (context->number != NULL)
    {
      applications = veche_office_context_list_applications (context, FALSE, error);
      if (applications == NULL)
        return NULL;
      application = g_ptr_array_index (applications, 0);
      if (!veche_office_papers_add_team (context, input, application, error))
        return NULL;
      input->responsible = veche_office_context_new_responsible (context, application);
    }
  else
    veche_office_papers_add_employees (context, input);
  input->page = context->page;
  input->date = g_strdup (context->from);
  input->event = veche_office_papers_dup_event (context, application);
  input->office = veche_office_context_new_office (context, application);
  input->n_blanks = BLANKS;
  return g_steal_pointer (&input);
}
