/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-desk.h"

#include "veche-application.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-letter-fields.h"
#include "veche-letter.h"
#include "veche-office-context.h"
#include "veche-office.h"
#include "veche-people.h"
#include "veche-report-text.h"
#include "veche-template.h"
#include "veche-time.h"

#define STACK_SIZE (256 * 1024)

typedef struct
{
  VecheWorkspace *workspace;
  VecheLetterOrder *order;
} VecheLetterDeskJob;

/* --- putting together ---------------------------------------------------------------------------------------------- */

static char *
veche_letter_desk_fill (const char *text, GHashTable *values)
{
  return veche_letter_fields_fill (text != NULL ? text : "", values, veche_report_text_quote);
}

/* Organisation, person, city: only the person must be there. */
static char *
veche_letter_desk_dup_addressee (GHashTable *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_hash_table_contains (values, "organisation"))
    g_string_append (text, "{организация}\n");
  g_string_append (text, "{лидер_кратко_в_дательном}");
  if (g_hash_table_contains (values, "city"))
    g_string_append (text, "\n{город}");
  return veche_letter_fields_fill (text->str, values, NULL);
}

static GPtrArray *
veche_letter_desk_list_reasons (VecheOfficeContext *context, VecheRecord *application)
{
  gint64 programme = veche_record_get_integer (application, "programme");
  GPtrArray *reasons = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer reason;

  g_hash_table_iter_init (&iter, context->reasons);
  while (g_hash_table_iter_next (&iter, NULL, &reason))
    if (veche_record_get_parent_id (reason) == programme)
      g_ptr_array_add (reasons, reason);
  return reasons;
}

/* The people of the directory who lead them, by row (gint64), with whomever they were merged into: as many reads as merges led on. */
static GHashTable *
veche_letter_desk_load_leaders (VecheWorkspace *workspace, GPtrArray *applications, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_ref (applications);
  const char *field = "leader_person";

  while (found->len > 0)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint i = 0; i < found->len; i++)
        {
          gint64 id = veche_record_get_integer (g_ptr_array_index (found, i), field);

          if (id != 0 && !g_hash_table_contains (people, &id))
            g_array_append_val (ids, id);
        }
      if (ids->len == 0)
        break;
      field = "merged_into";
      g_clear_pointer (&found, g_ptr_array_unref);
      found = dex_await_boxed (veche_workspace_get_many (workspace, &veche_people_person_kind, (const gint64 *) (void *) ids->data,
                                                         ids->len),
                               error);
      if (found == NULL)
        return NULL;
      for (guint i = 0; i < found->len; i++)
        {
          gint64 id = veche_record_get_id (g_ptr_array_index (found, i));

          g_hash_table_replace (people, g_memdup2 (&id, sizeof id), g_object_ref (g_ptr_array_index (found, i)));
        }
    }
  return g_steal_pointer (&people);
}

/* The person in the directory; who was merged into another is that one. Borrowed, maybe %NULL. */
static VecheRecord *
veche_letter_desk_get_leader (GHashTable *people, VecheRecord *application)
{
  gint64 id = veche_record_get_integer (application, "leader_person");

  for (guint hops = 0; id != 0 && hops < 8; hops++)
    {
      VecheRecord *person = g_hash_table_lookup (people, &id);

      if (person == NULL || veche_record_is_null (person, "merged_into"))
        return person;
      id = veche_record_get_integer (person, "merged_into");
    }
  return NULL;
}

/* The sheet is some ten reads; letters that say nothing of the check do without. */
static gboolean
veche_letter_desk_tells_of_check (const VecheLetterOrder *order)
{
  static const char *const fields[] = { "decision", "reasons", "remark", "missing", NULL };
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = g_strdup_printf ("%s\n%s", order->subject != NULL ? order->subject : "",
                                           order->body != NULL ? order->body : "");
  g_auto (GStrv) names = veche_letter_fields_list_missing (text, none);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strv_contains (fields, names[i]))
      return TRUE;
  return FALSE;
}

static char *
veche_letter_desk_dup_about (VecheRecord *application)
{
  const char *number = veche_record_get_number (application);

  return g_strconcat (number != NULL ? number : "", number != NULL ? " · " : "", veche_record_get_title (application), NULL);
}

/* What the letterhead lacks, parted by commas; %NULL: nothing. Owned. */
static char *
veche_letter_desk_dup_letterhead (VecheOfficeContext *context)
{
  g_auto (GStrv) lacks = veche_office_list_lacks (context->office);

  return lacks[0] != NULL ? g_strjoinv (", ", lacks) : NULL;
}

/* What the letters of one order have in common. */
typedef struct
{
  VecheOfficeContext *context;
  const VecheLetterOrder *order;
  VecheRecord *employee; /* or %NULL */
  GHashTable *people;    /* row id (gint64) → VecheRecord */
  gboolean of_check;     /* they tell of the technical check */
} VecheLetterDeskCommon;

static VecheLetterDraft *
veche_letter_desk_new_draft (const VecheLetterDeskCommon *common, VecheRecord *application, const char *number, GError **error)
{
  VecheOfficeContext *context = common->context;
  const VecheLetterOrder *order = common->order;
  VecheRecord *leader = veche_letter_desk_get_leader (common->people, application);
  gint64 id = veche_record_get_id (application);
  g_autoptr (VecheCheckSheet) sheet = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GHashTable) values = NULL;
  VecheLetterDraft *draft;
  VecheLetterSource source = { .application = application, .employee = common->employee, .leader = leader };

  if (common->of_check)
    {
      sheet = dex_await_boxed (veche_workspace_load_check (context->workspace, id), error);
      if (sheet == NULL)
        return NULL;
    }
  source.sheet = sheet;
  reasons = veche_letter_desk_list_reasons (context, application);
  source.reasons = reasons;
  source.programme = veche_office_context_get_programme (context, application);
  source.deadline = veche_office_context_get_deadline (context, application);
  source.office = context->office;
  source.office_name = veche_office_context_get_office_name (context);
  source.number = number;
  source.date = order->date;
  values = veche_letter_fields_collect (&source);

  draft = veche_letter_draft_new (id);
  draft->about = veche_letter_desk_dup_about (application);
  draft->letterhead = veche_letter_desk_dup_letterhead (context);
  draft->person = leader != NULL ? veche_record_get_id (leader) : 0;
  draft->template = order->template;
  draft->employee = common->employee != NULL ? veche_record_get_id (common->employee) : 0;
  draft->number = g_strdup (number);
  draft->date = g_strdup (order->date);
  draft->addressee = veche_letter_desk_dup_addressee (values);
  draft->subject = veche_letter_desk_fill (order->subject, values);
  draft->body = veche_letter_desk_fill (order->body, values);
  return draft;
}

static gboolean
veche_letter_desk_load_template (VecheWorkspace *workspace, VecheLetterOrder *order, GError **error)
{
  g_autoptr (VecheRecord) template = NULL;

  if (order->template == 0)
    return TRUE;
  template = dex_await_object (veche_workspace_get (workspace, &veche_letter_template_kind, order->template), error);
  if (template == NULL)
    return FALSE;
  g_set_str (&order->subject, veche_record_get_text (template, "subject"));
  g_set_str (&order->body, veche_record_get_text (template, "body"));
  return TRUE;
}

static void
veche_letter_desk_job_free (gpointer data)
{
  VecheLetterDeskJob *job = data;

  g_object_unref (job->workspace);
  veche_letter_order_free (job->order);
  g_free (job);
}

static DexFuture *
veche_letter_desk_prepare_fiber (gpointer data)
{
  VecheLetterDeskJob *job = data;
  VecheLetterOrder *order = job->order;
  g_autoptr (VecheOfficeContext) context = NULL;
  g_autoptr (GPtrArray) applications = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_letter_draft_free);
  g_autoptr (GHashTable) people = NULL;
  VecheLetterDeskCommon common = { .order = order };
  GError *error = NULL;

  context = veche_office_context_load (job->workspace, NULL, &error);
  if (context == NULL || !veche_letter_desk_load_template (job->workspace, order, &error))
    return dex_future_new_for_error (error);
  applications = dex_await_boxed (veche_workspace_get_many (job->workspace, &veche_application_kind,
                                                            (const gint64 *) (void *) order->applications->data,
                                                            order->applications->len),
                                  &error);
  if (applications == NULL)
    return dex_future_new_for_error (error);
  if (order->date == NULL)
    order->date = veche_time_parse_date ("today", &error);
  if (order->date == NULL)
    return dex_future_new_for_error (error);
  people = veche_letter_desk_load_leaders (job->workspace, applications, &error);
  if (people == NULL)
    return dex_future_new_for_error (error);
  common.context = context;
  common.people = people;
  common.of_check = veche_letter_desk_tells_of_check (order);
  common.employee = order->employee != 0
                      ? veche_office_context_get_employee (context, order->employee)
                      : veche_office_context_find_employee (context, veche_workspace_get_actor (job->workspace));
  for (guint i = 0; i < applications->len; i++)
    {
      VecheLetterDraft *draft
        = veche_letter_desk_new_draft (&common, g_ptr_array_index (applications, i), i == 0 ? order->number : NULL, &error);

      if (draft == NULL)
        return dex_future_new_for_error (error);
      g_ptr_array_add (drafts, draft);
    }
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&drafts));
}

DexFuture *
veche_letter_desk_prepare (VecheWorkspace *workspace, VecheLetterOrder *order)
{
  VecheLetterDeskJob *job = g_new0 (VecheLetterDeskJob, 1);

  job->workspace = g_object_ref (workspace);
  job->order = order;
  return dex_scheduler_spawn (NULL, STACK_SIZE, veche_letter_desk_prepare_fiber, job, veche_letter_desk_job_free);
}

/* --- keeping ------------------------------------------------------------------------------------------------------- */

/* The number is known only now that it goes out. Owned. */
static char *
veche_letter_desk_dup_text (const VecheLetterDraft *draft, const char *text)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *filled = NULL;

  if (draft->number != NULL)
    g_hash_table_insert (values, (char *) "letter_number", draft->number);
  filled = text != NULL ? veche_letter_desk_fill (text, values) : NULL;
  return veche_letter_fields_dup_clean (filled);
}

static void
veche_letter_desk_add (VecheEdit *edit, const VecheLetterDraft *draft)
{
  guint op = veche_edit_insert (edit, &veche_letter_kind, draft->application);
  g_autofree char *addressee = veche_letter_desk_dup_text (draft, draft->addressee);
  g_autofree char *subject = veche_letter_desk_dup_text (draft, draft->subject);
  g_autofree char *body = veche_letter_desk_dup_text (draft, draft->body);

  veche_edit_set_text (edit, op, "number", draft->number);
  veche_edit_set_text (edit, op, "date", draft->date);
  if (draft->template != 0)
    veche_edit_set_integer (edit, op, "template", draft->template);
  veche_edit_set_text (edit, op, "addressee", addressee);
  veche_edit_set_text (edit, op, "subject", subject);
  veche_edit_set_text (edit, op, "body", body);
  veche_edit_set_text (edit, op, "state", "draft");
  if (draft->employee != 0)
    veche_edit_set_integer (edit, op, "employee", draft->employee);
}

DexFuture *
veche_letter_desk_save (VecheWorkspace *workspace, GPtrArray *drafts)
{
  g_autoptr (VecheEdit) edit = NULL;
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u letter to applicants", "%u letters to applicants", drafts->len), drafts->len);

  edit = veche_edit_new (drafts->len == 1 ? _("Letter to the applicant") : title);
  for (guint i = 0; i < drafts->len; i++)
    {
      const VecheLetterDraft *draft = g_ptr_array_index (drafts, i);
      g_auto (GStrv) lacks = veche_letter_draft_list_lacks (draft);
      g_autofree char *joined = g_strjoinv ("; ", lacks);

      if (lacks[0] != NULL)
        return dex_future_new_reject (VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                                      _("Could not save the letter about “%s”: it lacks “%s”. Fill that in, in the directory or in "
                                        "the text."),
                                      draft->about, joined);
      veche_letter_desk_add (edit, draft);
    }
  return veche_workspace_apply (workspace, g_steal_pointer (&edit));
}

DexFuture *
veche_letter_desk_add_usual (VecheWorkspace *workspace)
{
  GError *error = NULL;
  VecheEdit *edit = veche_template_load_letters (&error);

  return edit != NULL ? veche_workspace_apply (workspace, edit) : dex_future_new_for_error (error);
}
