/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-choices.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-letter-desk.h"
#include "veche-letter.h"
#include "veche-people.h"
#include "veche-programme-choice.h"

void
veche_letter_choices_free (VecheLetterChoices *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->employees, g_ptr_array_unref);
  g_free (self->number);
  g_free (self);
}

/* Which letter follows from a state. */
static const char *
veche_letter_choices_get_code_of_state (const char *state)
{
  static const struct
  {
    const char *state, *code;
  } codes[] = {
    { "registered", "receipt" }, { "in-check", "receipt" },   { "returned", "return" },
    { "refused", "refusal" },    { "admitted", "admission" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (codes[i].state, state) == 0)
      return codes[i].code;
  return NULL;
}

static void
veche_letter_choices_guess (VecheLetterChoices *self, VecheWorkspace *workspace, VecheRecord *application)
{
  const char *code
    = application != NULL ? veche_letter_choices_get_code_of_state (veche_record_get_text (application, "state")) : NULL;

  for (guint i = self->templates->len; i > 0; i--)
    if (code != NULL && g_strcmp0 (veche_record_get_text (g_ptr_array_index (self->templates, i - 1), "code"), code) == 0)
      self->template = i - 1;
  for (guint i = 0; i < self->employees->len; i++)
    if (g_strcmp0 (veche_record_get_title (g_ptr_array_index (self->employees, i)), veche_workspace_get_actor (workspace)) == 0)
      self->employee = i + 1;
}

/* @programme: 0 where letters of all are shown. */
static gboolean
veche_letter_choices_is_of (VecheRecord *template, gint64 programme)
{
  return programme == 0 || veche_record_is_null (template, "programme")
         || veche_record_get_integer (template, "programme") == programme;
}

/* The application's; without one, that of the window. */
static gint64
veche_letter_choices_get_programme (VecheWorkspace *workspace, VecheRecord *application)
{
  VecheProgrammeChoice *choice = veche_programme_choice_get (workspace);

  if (application != NULL)
    return veche_record_is_null (application, "programme") ? -1 : veche_record_get_integer (application, "programme");
  return veche_programme_choice_is_all (choice) ? 0 : veche_programme_choice_get_id (choice);
}

VecheLetterChoices *
veche_letter_choices_load (VecheWorkspace *workspace, gint64 application, GError **error)
{
  g_autoptr (VecheLetterChoices) self = g_new0 (VecheLetterChoices, 1);
  g_autoptr (VecheQuery) templates = veche_query_new (&veche_letter_template_kind);
  g_autoptr (VecheQuery) employees = veche_query_new (&veche_people_employee_kind);
  g_autoptr (VecheRecord) record = NULL;

  if (application != 0)
    {
      record = dex_await_object (veche_workspace_get (workspace, &veche_application_kind, application), error);
      if (record == NULL)
        return NULL;
    }
  veche_query_set_sort (templates, "position", FALSE);
  self->templates = dex_await_boxed (veche_workspace_query (workspace, templates), error);
  if (self->templates == NULL)
    return NULL;
  veche_query_set_sort (employees, "name", FALSE);
  veche_query_add_term (employees, "left_on", "", FALSE);
  self->employees = dex_await_boxed (veche_workspace_query (workspace, employees), error);
  if (self->employees == NULL)
    return NULL;
  for (guint i = self->templates->len; i > 0; i--)
    if (!veche_letter_choices_is_of (g_ptr_array_index (self->templates, i - 1),
                                     veche_letter_choices_get_programme (workspace, record)))
      g_ptr_array_remove_index (self->templates, i - 1);
  /* None yet: the first is typed. */
  self->number = dex_await_string (veche_letter_desk_suggest_number (workspace), NULL);
  veche_letter_choices_guess (self, workspace, record);
  return g_steal_pointer (&self);
}

void
veche_letter_choices_fill (VecheLetterChoices *self, AdwComboRow *templates, AdwComboRow *employees)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (titles, veche_record_get_title (g_ptr_array_index (self->templates, i)));
  if (self->templates->len == 0)
    gtk_string_list_append (titles, _("Without a template"));
  gtk_string_list_append (names, _("Nobody yet"));
  for (guint i = 0; i < self->employees->len; i++)
    gtk_string_list_append (names, veche_record_get_title (g_ptr_array_index (self->employees, i)));
  adw_combo_row_set_model (templates, G_LIST_MODEL (titles));
  adw_combo_row_set_model (employees, G_LIST_MODEL (names));
  adw_combo_row_set_selected (templates, self->template);
  adw_combo_row_set_selected (employees, self->employee);
}

static VecheRecord *
veche_letter_choices_get (VecheLetterChoices *self, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < self->templates->len ? g_ptr_array_index (self->templates, selected) : NULL;
}

gint64
veche_letter_choices_get_template (VecheLetterChoices *self, AdwComboRow *row)
{
  VecheRecord *template = veche_letter_choices_get (self, row);

  return template != NULL ? veche_record_get_id (template) : 0;
}

const char *
veche_letter_choices_get_code (VecheLetterChoices *self, AdwComboRow *row)
{
  VecheRecord *template = veche_letter_choices_get (self, row);

  return template != NULL ? veche_record_get_text (template, "code") : NULL;
}

gint64
veche_letter_choices_get_employee (VecheLetterChoices *self, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected <= self->employees->len ? veche_record_get_id (g_ptr_array_index (self->employees, selected - 1)) : 0;
}

void
veche_letter_choices_select_template (VecheLetterChoices *self, AdwComboRow *row, gint64 template)
{
  for (guint i = 0; i < self->templates->len; i++)
    if (veche_record_get_id (g_ptr_array_index (self->templates, i)) == template)
      adw_combo_row_set_selected (row, i);
}

void
veche_letter_choices_keep_employee (VecheLetterChoices *self, gint64 employee)
{
  self->employee = 0;
  for (guint i = 0; i < self->employees->len; i++)
    if (veche_record_get_id (g_ptr_array_index (self->employees, i)) == employee)
      self->employee = i + 1;
}

void
veche_letter_choices_select_code (VecheLetterChoices *self, AdwComboRow *row, const char *code)
{
  for (guint i = self->templates->len; i > 0; i--)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (self->templates, i - 1), "code"), code) == 0)
      adw_combo_row_set_selected (row, i - 1);
}
