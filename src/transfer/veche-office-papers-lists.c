/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-papers.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-report-text.h"
#include "veche-votes.h"

static char *
veche_office_papers_dup_programme (VecheOfficeContext *context)
{
  VecheRecord *programme = veche_office_context_get_programme (context, NULL);

  return programme != NULL ? g_strdup (veche_record_get_title (programme)) : NULL;
}

static VecheReportRegisterRow *
veche_office_papers_new_register_row (VecheOfficeContext *context, VecheRecord *application, GError **error)
{
  VecheRecord *theme = veche_office_context_get_theme (context, application);
  g_autoptr (VecheReportPerson) registrar = NULL;
  VecheReportRegisterRow *row;

  if (!veche_office_papers_find_registrar (context, application, &registrar, error))
    return NULL;
  row = veche_report_register_row_new ();

  row->number = g_strdup (veche_record_get_number (application));
  row->received = g_strdup (veche_record_get_text (application, "received"));
  row->late = veche_office_context_is_late (context, application);
  row->title = g_strdup (veche_record_get_title (application));
  row->theme = theme != NULL ? g_strdup (veche_record_get_title (theme)) : NULL;
  row->applicant = g_strdup (veche_record_get_text (application, "leader"));
  row->organisation = g_strdup (veche_record_get_text (application, "organisation"));
  row->leader = g_strdup (veche_record_get_text (application, "leader"));
  row->accepted_by = registrar != NULL ? g_strdup (registrar->name) : NULL;
  row->state = g_strdup (veche_record_get_text (application, "state"));
  if (context->several)
    {
      VecheRecord *programme = veche_office_context_get_programme (context, application);

      row->section = g_strdup (programme != NULL ? veche_record_get_title (programme) : "Без программы");
      row->zone = g_strdup (veche_office_context_get_zone (context, application));
    }
  return row;
}

/* A register tells what came when, whatever the numbers look like; each programme has its own, those of none are the last. */
static int
veche_office_papers_compare_registered (gconstpointer a, gconstpointer b)
{
  VecheRecord *const *first = a;
  VecheRecord *const *second = b;
  gint64 one = veche_record_get_integer (*first, "programme");
  gint64 other = veche_record_get_integer (*second, "programme");
  int order = one == other || one == 0 || other == 0 ? (one == 0) - (other == 0) : one < other ? -1 : 1;

  if (order != 0)
    return order;
  order = g_strcmp0 (veche_record_get_text (*first, "registered"), veche_record_get_text (*second, "registered"));

  if (order != 0)
    return order;
  return veche_record_get_id (*first) < veche_record_get_id (*second) ? -1 : 1;
}

VecheReportRegister *
veche_office_papers_gather_register (VecheOfficeContext *context, GError **error)
{
  g_autoptr (GPtrArray) applications = veche_office_context_list_applications (context, TRUE, error);
  g_autoptr (VecheReportRegister) input = NULL;

  if (applications == NULL)
    return NULL;
  veche_office_context_settle (context, applications);
  g_ptr_array_sort (applications, veche_office_papers_compare_registered);
  input = veche_report_register_new ();
  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, NULL));
  input->office = veche_office_context_new_office (context, NULL);
  input->programme = veche_office_papers_dup_programme (context);
  input->from = g_strdup (context->from);
  input->to = g_strdup (context->to);
  for (guint i = 0; i < applications->len; i++)
    {
      VecheReportRegisterRow *row = veche_office_papers_new_register_row (context, g_ptr_array_index (applications, i), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (input->rows, row);
    }
  return g_steal_pointer (&input);
}

static gboolean
veche_office_papers_count_votes (VecheOfficeContext *context, VecheRecord *application, gint64 *total, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_votes_kind);
  g_autoptr (GPtrArray) rows = NULL;
  VecheVotesCount count;

  query->parent_id = veche_record_get_id (application);
  query->settled = TRUE;
  rows = dex_await_boxed (veche_workspace_query (context->workspace, query), error);
  if (rows == NULL)
    return FALSE;
  veche_votes_count (rows, &count);
  *total = count.total;
  return TRUE;
}

/* A value as the report's column wants it: plain, with codes and ISO times. */
static char *
veche_office_papers_dup_value (VecheOfficeContext *context, VecheRecord *application, const char *code, GError **error)
{
  const VecheValue *value;

  if (g_str_equal (code, "late"))
    return g_strdup (veche_office_context_is_late (context, application) ? "1" : "0");
  if (g_str_equal (code, "votes"))
    {
      gint64 votes;

      return veche_office_papers_count_votes (context, application, &votes, error)
               ? g_strdup_printf ("%" G_GINT64_FORMAT, votes)
               : NULL;
    }
  if (g_str_equal (code, "complete"))
    {
      g_autoptr (VecheCheckSheet) sheet
        = dex_await_boxed (veche_workspace_load_check (context->workspace, veche_record_get_id (application)), error);
      g_auto (GStrv) missing = sheet != NULL ? veche_check_sheet_list_missing (sheet) : NULL;

      return sheet != NULL ? g_strdup (missing[0] == NULL ? "1" : "0") : NULL;
    }

  value = veche_record_get_value (application, code);
  switch (value->type)
    {
    case VECHE_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case VECHE_VALUE_REF:
      return g_strdup (value->label != NULL ? value->label : "");
    case VECHE_VALUE_TEXT:
      return g_strdup (value->text);
    case VECHE_VALUE_NULL:
    case VECHE_VALUE_REAL:
    case VECHE_VALUE_BYTES:
    default:
      return g_strdup ("");
    }
}

/* Rows of several programmes say themselves of which they are, unless the columns are a person's choice. */
static gboolean
veche_office_papers_add_columns (VecheOfficeContext *context, VecheReportApplications *input, GError **error)
{
  g_auto (GStrv) asked = context->columns != NULL ? g_strsplit (context->columns, ",", -1) : NULL;
  const char *const *codes
    = asked != NULL ? (const char *const *) asked : veche_report_applications_list_default_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (!veche_report_applications_add_column (input, codes[i], error))
      return FALSE;
  return asked != NULL || !context->several || veche_report_applications_add_column (input, "programme", error);
}

/* Where no column tells the programme the heading names all that there are among the rows. */
static char *
veche_office_papers_list_programmes (VecheOfficeContext *context, GPtrArray *applications)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < applications->len; i++)
    {
      VecheRecord *programme = veche_office_context_get_programme (context, g_ptr_array_index (applications, i));

      if (g_ptr_array_find (named, programme, NULL))
        continue;
      g_ptr_array_add (named, programme);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              programme != NULL ? veche_record_get_title (programme) : "Заявки без программы");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
veche_office_papers_has_column (const VecheReportApplications *input, const char *code)
{
  for (guint i = 0; i < input->columns->len; i++)
    if (g_strcmp0 (((const VecheReportApplicationsColumn *) g_ptr_array_index (input->columns, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
veche_office_papers_add_row (VecheOfficeContext *context, VecheReportApplications *input, VecheRecord *application, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < input->columns->len; i++)
    {
      const VecheReportApplicationsColumn *column = g_ptr_array_index (input->columns, i);
      char *value = veche_office_papers_dup_value (context, application, column->code, error);

      if (value == NULL)
        return FALSE;
      g_strv_builder_take (builder, value);
    }
  values = g_strv_builder_end (builder);
  veche_report_applications_add_row (input, (const char *const *) values);
  return TRUE;
}

static void
veche_office_papers_append (GString *text, const char *label, const char *value)
{
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", label, value);
}

/* The record that «id:14» names, in words. */
static const char *
veche_office_papers_get_name (GHashTable *records, const char *reference)
{
  gint64 id = g_str_has_prefix (reference, "id:") ? g_ascii_strtoll (reference + 3, NULL, 10) : 0;
  VecheRecord *record = g_hash_table_lookup (records, &id);

  return record != NULL ? veche_record_get_title (record) : reference;
}

static void
veche_office_papers_describe_term (VecheOfficeContext *context, GString *text, const VecheQueryTerm *term)
{
  const gboolean none = *term->value == '\0';

  if (g_str_equal (term->field, "programme"))
    return;
  if (term->negated)
    {
      int index = veche_kind_find_field (&veche_application_kind, term->field);

      veche_office_papers_append (text, index < 0 ? term->field : veche_field_get_label (&veche_application_kind.fields[index]),
                                  none ? "указано" : "кроме");
      if (!none)
        g_string_append_printf (text, " «%s»", term->value);
    }
  else if (g_str_equal (term->field, "state"))
    veche_office_papers_append (text, "состояние", veche_report_text_get_state (term->value));
  else if (g_str_equal (term->field, "theme"))
    veche_office_papers_append (text, "тематика", none ? "не указана" : veche_office_papers_get_name (context->themes, term->value));
  else if (g_str_equal (term->field, "responsible"))
    veche_office_papers_append (text, "исполнитель",
                                none ? "не назначен" : veche_office_papers_get_name (context->employees, term->value));
  else
    {
      int index = veche_kind_find_field (&veche_application_kind, term->field);

      veche_office_papers_append (text, index < 0 ? term->field : veche_field_get_label (&veche_application_kind.fields[index]),
                                  none ? "не указано" : term->value);
    }
}

static void
veche_office_papers_describe_query (VecheOfficeContext *context, GString *text)
{
  if (context->query->text != NULL)
    {
      g_autofree char *quoted = g_strdup_printf ("«%s»", context->query->text);

      veche_office_papers_append (text, "поиск", quoted);
    }
  for (guint i = 0; i < context->query->terms->len; i++)
    veche_office_papers_describe_term (context, text, g_ptr_array_index (context->query->terms, i));
}

/* How the rows were chosen. Documents are Russian, whatever the locale. */
static char *
veche_office_papers_describe_filter (VecheOfficeContext *context)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *from = context->from != NULL ? veche_report_text_day (context->from, NULL) : NULL;
  g_autofree char *to = context->to != NULL ? veche_report_text_day (context->to, NULL) : NULL;

  if (from != NULL)
    g_string_append_printf (text, "с %s", from);
  if (to != NULL)
    g_string_append_printf (text, "%sпо %s", text->len > 0 ? " " : "", to);
  if (context->state != NULL)
    veche_office_papers_append (text, "состояние", veche_report_text_get_state (context->state));
  if (context->theme != NULL)
    veche_office_papers_append (text, "тематика", context->theme);
  if (context->query != NULL)
    veche_office_papers_describe_query (context, text);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

VecheReportApplications *
veche_office_papers_gather_list (VecheOfficeContext *context, GError **error)
{
  g_autoptr (GPtrArray) applications = veche_office_context_list_applications (context, FALSE, error);
  g_autoptr (VecheReportApplications) input = veche_report_applications_new ();

  if (applications == NULL)
    return NULL;
  veche_office_context_settle (context, applications);
  input->page = context->page;
  input->zone = g_strdup (veche_office_context_get_zone (context, NULL));
  input->office = veche_office_context_new_office (context, NULL);
  input->programme = veche_office_papers_dup_programme (context);
  input->filter = veche_office_papers_describe_filter (context);
  if (!veche_office_papers_add_columns (context, input, error))
    return NULL;
  if (context->several && !veche_office_papers_has_column (input, "programme"))
    input->programme = veche_office_papers_list_programmes (context, applications);
  for (guint i = 0; i < applications->len; i++)
    if (!veche_office_papers_add_row (context, input, g_ptr_array_index (applications, i), error))
      return NULL;
  return g_steal_pointer (&input);
}
