/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-contents.h"

#include "veche-application.h"
#include "veche-contents.h"
#include "veche-programme.h"
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
