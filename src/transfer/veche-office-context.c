/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-context.h"

#include <string.h>

#include "veche-application-warnings.h"
#include "veche-application.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-office.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-report-text.h"
#include "veche-text.h"
#include "veche-time.h"

void
veche_office_context_free (VecheOfficeContext *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->workspace);
  g_free (self->number);
  g_free (self->from);
  g_free (self->to);
  g_free (self->state);
  g_free (self->theme);
  g_free (self->programme);
  g_free (self->columns);
  g_free (self->letters);
  g_free (self->title);
  g_free (self->territory);
  g_free (self->survey);
  g_free (self->layer);
  g_free (self->form);
  g_free (self->scale);
  g_free (self->base);
  g_free (self->address);
  g_free (self->cadastral);
  g_free (self->works);
  g_free (self->applicant);
  g_free (self->protocol);
  g_free (self->date);
  g_free (self->chair);
  g_free (self->secretary);
  g_free (self->present);
  veche_query_free (self->query);
  g_clear_pointer (&self->programmes, g_hash_table_unref);
  g_clear_pointer (&self->themes, g_hash_table_unref);
  g_clear_pointer (&self->stages, g_hash_table_unref);
  g_clear_pointer (&self->reasons, g_hash_table_unref);
  g_clear_pointer (&self->employees, g_hash_table_unref);
  g_clear_object (&self->office);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/* --- parameters --------------------------------------------------------------------------------------------------- */

static gboolean
veche_office_context_take_param (VecheOfficeContext *self, const char *name, const char *value, GError **error)
{
  struct
  {
    const char *name;
    char **place;
    gboolean is_day;
  } const known[] = {
    { "number", &self->number, FALSE },       { "from", &self->from, TRUE },   { "to", &self->to, TRUE },
    { "state", &self->state, FALSE },         { "theme", &self->theme, FALSE }, { "programme", &self->programme, FALSE },
    { "columns", &self->columns, FALSE },     { "letters", &self->letters, FALSE }, { "title", &self->title, FALSE },
    { "territory", &self->territory, FALSE }, { "survey", &self->survey, FALSE }, { "layer", &self->layer, FALSE },
    { "form", &self->form, FALSE },           { "scale", &self->scale, FALSE },   { "address", &self->address, FALSE },
    { "cadastral", &self->cadastral, FALSE }, { "works", &self->works, FALSE },   { "applicant", &self->applicant, FALSE },
    { "protocol", &self->protocol, FALSE },   { "date", &self->date, TRUE },      { "chair", &self->chair, FALSE },
    { "secretary", &self->secretary, FALSE }, { "present", &self->present, FALSE }, { "base", &self->base, FALSE },
  };
  static const char *const page[] = { "paper", "orientation", "kept-long", NULL };

  if (g_strv_contains (page, name))
    return veche_page_style_choose (&self->page, name, value, error);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (!g_str_equal (known[i].name, name))
        continue;
      g_free (*known[i].place);
      *known[i].place = known[i].is_day ? veche_time_parse_date (value, error) : g_strdup (value);
      return *known[i].place != NULL;
    }
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not take the parameter “%s”: this report has none of that name. Use number, from, to, state, theme, "
                 "programme, columns, letters, title, territory, survey, layer, form, scale, base, address, cadastral, works, applicant, protocol, "
                 "date, chair, secretary, present, paper, orientation, kept-long."),
               name);
  return FALSE;
}

static gboolean
veche_office_context_take_params (VecheOfficeContext *self, GHashTable *params, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  if (params == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, params);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!veche_office_context_take_param (self, name, value, error))
      return FALSE;
  /* Days as ISO texts. */
  if (self->from == NULL || self->to == NULL || strcmp (self->from, self->to) <= 0)
    return TRUE;
  from = veche_time_format_date (self->from, NULL);
  to = veche_time_format_date (self->to, NULL);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not take the period: it ends on %s, before it begins on %s. Swap the days."), to, from);
  return FALSE;
}

gboolean
veche_office_context_has_day (VecheOfficeContext *self, const char *day)
{
  if (self->from == NULL && self->to == NULL)
    return TRUE;
  return day != NULL && (self->from == NULL || strcmp (day, self->from) >= 0) && (self->to == NULL || strcmp (day, self->to) <= 0);
}

/* --- loading ------------------------------------------------------------------------------------------------------ */

static GHashTable *
veche_office_context_load_kind (VecheOfficeContext *self, const VecheKind *kind, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *by_id;

  /* A paper must not tell of what may be gone in a moment. */
  query->settled = TRUE;
  records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (records == NULL)
    return NULL;
  by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      gint64 id = veche_record_get_id (record);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), g_object_ref (record));
    }
  return by_id;
}

/* %FALSE: an error; none is there as long as nobody has written it down. */
static gboolean
veche_office_context_load_office (VecheOfficeContext *self, GError **error)
{
  g_autoptr (GHashTable) offices = veche_office_context_load_kind (self, &veche_office_kind, error);
  GHashTableIter iter;
  gpointer office;

  if (offices == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, offices);
  if (g_hash_table_iter_next (&iter, NULL, &office))
    self->office = g_object_ref (office);
  return TRUE;
}

static gboolean
veche_office_context_load_kinds (VecheOfficeContext *self, GError **error)
{
  self->programmes = veche_office_context_load_kind (self, &veche_programme_kind, error);
  if (self->programmes != NULL)
    self->themes = veche_office_context_load_kind (self, &veche_programme_theme_kind, error);
  if (self->themes != NULL)
    self->stages = veche_office_context_load_kind (self, &veche_programme_stage_kind, error);
  if (self->stages != NULL)
    self->reasons = veche_office_context_load_kind (self, &veche_programme_reason_kind, error);
  if (self->reasons != NULL)
    self->employees = veche_office_context_load_kind (self, &veche_people_employee_kind, error);
  return self->employees != NULL && veche_office_context_load_office (self, error);
}

static gboolean
veche_office_context_find_programme (VecheOfficeContext *self, GError **error)
{
  gint64 id;

  if (self->programme == NULL)
    return TRUE;
  id = dex_await_int64 (veche_workspace_find (self->workspace, &veche_programme_kind, self->programme), error);
  if (id == 0)
    return FALSE;
  self->about = g_hash_table_lookup (self->programmes, &id);
  return TRUE;
}

VecheOfficeContext *
veche_office_context_load (VecheWorkspace *workspace, GHashTable *params, GError **error)
{
  g_autoptr (VecheOfficeContext) self = g_new0 (VecheOfficeContext, 1);

  self->workspace = g_object_ref (workspace);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  if (!veche_office_context_take_params (self, params, error) || !veche_office_context_load_kinds (self, error)
      || !veche_office_context_find_programme (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- applications ------------------------------------------------------------------------------------------------- */

/* By the day of registration in the zone of its programme. */
static gboolean
veche_office_context_is_in_period (VecheOfficeContext *self, VecheRecord *application)
{
  const char *moment = veche_record_get_text (application, "registered");
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;

  if (self->from == NULL && self->to == NULL)
    return TRUE;
  if (moment == NULL)
    moment = veche_record_get_text (application, "received");
  if (moment == NULL)
    return FALSE;
  utc = g_time_zone_new_utc ();
  time = g_date_time_new_from_iso8601 (moment, utc);
  if (time == NULL)
    return FALSE;
  zone = veche_report_text_load_zone (veche_office_context_get_zone (self, application));
  local = g_date_time_to_timezone (time, zone);
  day = g_date_time_format (local, "%Y-%m-%d");
  return veche_office_context_has_day (self, day);
}

static void
veche_office_context_fill_query (VecheOfficeContext *self, VecheQuery *query, gboolean registered)
{
  if (registered)
    veche_query_add_term (query, "number", "", TRUE);
  if (self->state != NULL)
    veche_query_add_term (query, "state", self->state, FALSE);
  if (self->theme != NULL)
    veche_query_add_term (query, "theme", self->theme, FALSE);
  if (self->about != NULL)
    {
      g_autofree char *programme = g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (self->about));

      veche_query_add_term (query, "programme", programme, FALSE);
    }
}

static GPtrArray *
veche_office_context_find_one (VecheOfficeContext *self, GError **error)
{
  gint64 id = dex_await_int64 (veche_workspace_find (self->workspace, &veche_application_kind, self->number), error);
  VecheRecord *record;
  GPtrArray *list;

  if (id == 0)
    return NULL;
  record = dex_await_object (veche_workspace_get (self->workspace, &veche_application_kind, id), error);
  if (record == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (list, record);
  return list;
}

GPtrArray *
veche_office_context_list_applications (VecheOfficeContext *self, gboolean registered, GError **error)
{
  g_autoptr (VecheQuery) query = NULL;
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *chosen;

  if (self->number != NULL)
    return veche_office_context_find_one (self, error);
  query = self->query != NULL ? veche_query_copy (self->query) : veche_query_new (&veche_application_kind);
  query->settled = TRUE;
  veche_office_context_fill_query (self, query, registered);
  all = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (all == NULL)
    return NULL;
  chosen = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (veche_office_context_is_in_period (self, g_ptr_array_index (all, i)))
      g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (all, i)));
  return chosen;
}

/* --- what belongs to an application ------------------------------------------------------------------------------- */

static VecheRecord *
veche_office_context_lookup (GHashTable *records, gint64 id)
{
  return g_hash_table_lookup (records, &id);
}

/* The programme that the query narrows to, or %NULL: it stands in the heading of a list without rows too. */
static VecheRecord *
veche_office_context_get_queried (VecheOfficeContext *self)
{
  for (guint i = 0; self->query != NULL && i < self->query->terms->len; i++)
    {
      const VecheQueryTerm *term = g_ptr_array_index (self->query->terms, i);

      if (g_str_equal (term->field, "programme") && !term->negated && g_str_has_prefix (term->value, "id:"))
        return veche_office_context_lookup (self->programmes, g_ascii_strtoll (term->value + 3, NULL, 10));
    }
  return NULL;
}

void
veche_office_context_settle (VecheOfficeContext *self, GPtrArray *applications)
{
  GHashTableIter iter;
  gpointer only;

  if (self->programme != NULL)
    return;
  self->about = veche_office_context_get_queried (self);
  self->several = FALSE;
  if (self->about != NULL)
    return;
  if (g_hash_table_size (self->programmes) == 1)
    {
      g_hash_table_iter_init (&iter, self->programmes);
      g_hash_table_iter_next (&iter, NULL, &only);
      self->about = only;
      return;
    }
  for (guint i = 0; i < applications->len; i++)
    {
      VecheRecord *programme = veche_office_context_get_programme (self, g_ptr_array_index (applications, i));

      if (i == 0)
        self->about = programme;
      else if (programme != self->about)
        self->several = TRUE;
    }
  if (self->several)
    self->about = NULL;
}

VecheRecord *
veche_office_context_get_programme (VecheOfficeContext *self, VecheRecord *application)
{
  if (application == NULL)
    return self->about;
  return veche_office_context_lookup (self->programmes, veche_record_get_integer (application, "programme"));
}

/* What all programmes have in common; %NULL where they differ. */
static const char *
veche_office_context_get_shared (VecheOfficeContext *self, const char *field)
{
  const char *shared = NULL;
  gboolean first = TRUE;
  GHashTableIter iter;
  gpointer programme;

  g_hash_table_iter_init (&iter, self->programmes);
  while (g_hash_table_iter_next (&iter, NULL, &programme))
    {
      if (!first && g_strcmp0 (shared, veche_record_get_text (programme, field)) != 0)
        return NULL;
      shared = veche_record_get_text (programme, field);
      first = FALSE;
    }
  return shared;
}

const char *
veche_office_context_get_text (VecheOfficeContext *self, VecheRecord *application, const char *field)
{
  VecheRecord *programme = veche_office_context_get_programme (self, application);

  if (programme != NULL)
    return veche_record_get_text (programme, field);
  return application == NULL ? veche_office_context_get_shared (self, field) : NULL;
}

const char *
veche_office_context_get_zone (VecheOfficeContext *self, VecheRecord *application)
{
  return veche_office_context_get_text (self, application, "zone");
}

/* A child of the application's programme by its code. */
static VecheRecord *
veche_office_context_find_coded (GHashTable *records, VecheRecord *application, const char *code)
{
  gint64 programme = veche_record_get_integer (application, "programme");
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (veche_record_get_parent_id (record) == programme && g_strcmp0 (veche_record_get_text (record, "code"), code) == 0)
      return record;
  return NULL;
}

VecheRecord *
veche_office_context_get_stage (VecheOfficeContext *self, VecheRecord *application, const char *code)
{
  return veche_office_context_find_coded (self->stages, application, code);
}

/* As lists have them: by position, those without one last. */
static gboolean
veche_office_context_is_before (VecheRecord *stage, VecheRecord *other)
{
  const gboolean placed = !veche_record_is_null (stage, "position");
  const gint64 order = veche_record_get_integer (stage, "position") - veche_record_get_integer (other, "position");

  if (placed == veche_record_is_null (other, "position"))
    return placed;
  return order != 0 ? order < 0 : veche_record_get_id (stage) < veche_record_get_id (other);
}

const char *
veche_office_context_get_deadline (VecheOfficeContext *self, VecheRecord *application)
{
  const gint64 programme = veche_record_get_integer (application, "programme");
  VecheRecord *intake = NULL;
  GHashTableIter iter;
  gpointer stage;

  g_hash_table_iter_init (&iter, self->stages);
  while (g_hash_table_iter_next (&iter, NULL, &stage))
    if (veche_record_get_parent_id (stage) == programme && g_strcmp0 (veche_record_get_text (stage, "code"), "intake") == 0
        && !veche_record_is_null (stage, "ends") && (intake == NULL || veche_office_context_is_before (stage, intake)))
      intake = stage;
  return intake != NULL ? veche_record_get_text (intake, "ends") : NULL;
}

gboolean
veche_office_context_is_late (VecheOfficeContext *self, VecheRecord *application)
{
  return veche_application_warnings_is_late (veche_record_get_text (application, "received"),
                                             veche_office_context_get_deadline (self, application));
}

VecheRecord *
veche_office_context_get_theme (VecheOfficeContext *self, VecheRecord *application)
{
  return veche_office_context_lookup (self->themes, veche_record_get_integer (application, "theme"));
}

const char *
veche_office_context_get_reason (VecheOfficeContext *self, VecheRecord *application, const char *code)
{
  VecheRecord *reason = veche_office_context_find_coded (self->reasons, application, code);

  return reason != NULL ? veche_record_get_title (reason) : veche_report_text_get_reason (code);
}
