/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-contents.h"

#include "veche-application.h"
#include "veche-check-term.h"
#include "veche-contents.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-time-zone.h"
#include "veche-workspace-intake.h"

static GPtrArray *
veche_check_contents_query (VecheWorkspace *workspace, const VecheKind *kind, gint64 parent, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  if (parent == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  query->parent_id = parent;
  return dex_await_boxed (veche_workspace_query (workspace, query), error);
}

/* %NULL without an error: none. Owned. */
static char *
veche_check_contents_await_term (VecheWorkspace *workspace, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (VecheRecord) programme = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *today = NULL;

  if (id == 0)
    return NULL;
  programme = dex_await_object (veche_workspace_get (workspace, &veche_programme_kind, id), error);
  stages = programme != NULL ? veche_check_contents_query (workspace, &veche_programme_stage_kind, id, error) : NULL;
  if (stages == NULL)
    return NULL;
  zone = veche_time_zone_load (veche_record_get_text (programme, "zone"));
  today = veche_time_zone_today (zone);
  return veche_check_term_suggest (programme, stages, today);
}

VecheCheckContents *
veche_check_contents_load (VecheWorkspace *workspace, gint64 application, GError **error)
{
  g_autoptr (VecheCheckContents) self = g_atomic_rc_box_new0 (VecheCheckContents);
  gint64 programme;
  gint64 theme;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self->sheet = dex_await_boxed (veche_workspace_load_check (workspace, application), error);
  if (self->sheet == NULL)
    return NULL;

  theme = veche_record_get_integer (self->sheet->application, "theme");
  if (theme != 0)
    {
      self->theme = dex_await_object (veche_workspace_get (workspace, &veche_programme_theme_kind, theme), error);
      if (self->theme == NULL)
        return NULL;
    }
  self->attachments
    = dex_await_boxed (veche_workspace_list_attachments (workspace, &veche_application_kind, application), error);
  if (self->attachments == NULL)
    return NULL;
  self->told = veche_check_contents_query (workspace, &veche_contents_kind, application, error);
  if (self->told == NULL)
    return NULL;
  self->members = veche_check_contents_query (workspace, &veche_application_member_kind, application, error);
  if (self->members == NULL)
    return NULL;
  self->budget_lines = veche_check_contents_query (workspace, &veche_application_budget_line_kind, application, error);
  if (self->budget_lines == NULL)
    return NULL;
  self->votes = veche_check_contents_query (workspace, &veche_application_votes_kind, application, error);
  if (self->votes == NULL)
    return NULL;
  programme = veche_record_get_integer (self->sheet->application, "programme");
  self->reasons = veche_check_contents_query (workspace, &veche_programme_reason_kind, programme, error);
  if (self->reasons == NULL)
    return NULL;
  self->themes = veche_check_contents_query (workspace, &veche_programme_theme_kind, programme, error);
  if (self->themes == NULL)
    return NULL;
  self->term = veche_check_contents_await_term (workspace, programme, error);
  if (self->term == NULL && *error != NULL)
    return NULL;
  self->differences = dex_await_boxed (veche_workspace_intake_list_differences (workspace, application), error);
  if (self->differences == NULL)
    return NULL;
  self->problems = dex_await_boxed (veche_workspace_intake_list_problems (workspace, &veche_application_kind, application), error);
  return self->problems != NULL ? g_steal_pointer (&self) : NULL;
}

VecheCheckContents *
veche_check_contents_ref (VecheCheckContents *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_check_contents_clear (gpointer data)
{
  VecheCheckContents *self = data;

  g_clear_pointer (&self->sheet, veche_check_sheet_unref);
  g_clear_object (&self->theme);
  g_clear_pointer (&self->term, g_free);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->budget_lines, g_ptr_array_unref);
  g_clear_pointer (&self->votes, g_ptr_array_unref);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

void
veche_check_contents_unref (VecheCheckContents *self)
{
  g_atomic_rc_box_release_full (self, veche_check_contents_clear);
}

gboolean
veche_check_contents_is_open (const VecheCheckContents *self)
{
  const char *state = veche_record_get_text (self->sheet->application, "state");

  return g_strcmp0 (state, "registered") == 0 || g_strcmp0 (state, "in-check") == 0;
}

gboolean
veche_check_contents_is_editable (const VecheCheckContents *self)
{
  return veche_check_contents_is_open (self) && !veche_check_sheet_is_pending (self->sheet);
}

char *
veche_check_contents_dup_subtitle (const VecheCheckContents *self)
{
  VecheRecord *application = self->sheet->application;
  g_autofree char *state = veche_record_dup_display (application, "state");
  g_autofree char *theme = veche_record_dup_display (application, "theme");
  const char *number = veche_record_get_number (application);

  return g_strdup_printf ("%s · %s · %s", number != NULL ? number : _("no number"), theme, state);
}
