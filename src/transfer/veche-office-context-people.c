/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

/* The office itself and who works in it, as its papers name them. */
#include "veche-office-context.h"

#include "veche-office.h"
#include "veche-text.h"

const char *
veche_office_context_get_office_name (VecheOfficeContext *self)
{
  return self->office != NULL ? veche_record_get_text (self->office, "name") : veche_workspace_get_title (self->workspace);
}

static gboolean
veche_office_context_is_same (const char *a, const char *b)
{
  g_autofree char *first = veche_text_fold (a);
  g_autofree char *second = veche_text_fold (b);

  return g_str_equal (g_strstrip (first), g_strstrip (second));
}

VecheReportOffice *
veche_office_context_new_office (VecheOfficeContext *self, VecheRecord *application)
{
  VecheReportOffice *office = veche_report_office_new ();

  office->parent = g_strdup (veche_office_context_get_text (self, application, "organiser"));
  office->name = g_strdup (veche_office_context_get_office_name (self));
  if (self->office == NULL)
    return office;
  office->address = g_strdup (veche_record_get_text (self->office, "address"));
  office->contacts = veche_office_dup_contacts (self->office);
  office->codes = veche_office_dup_codes (self->office);
  office->place = g_strdup (veche_record_get_text (self->office, "city"));
  /* An administration that runs its own programme is named once. */
  if (office->parent != NULL && veche_office_context_is_same (office->parent, office->name))
    g_clear_pointer (&office->parent, g_free);
  return office;
}

static VecheReportPerson *
veche_office_context_new_employee (VecheRecord *employee)
{
  return veche_report_person_new (veche_record_get_text (employee, "name"), veche_record_get_text (employee, "position"));
}

VecheRecord *
veche_office_context_get_employee (VecheOfficeContext *self, gint64 id)
{
  return g_hash_table_lookup (self->employees, &id);
}

VecheRecord *
veche_office_context_find_employee (VecheOfficeContext *self, const char *name)
{
  GHashTableIter iter;
  gpointer employee;

  g_hash_table_iter_init (&iter, self->employees);
  while (g_hash_table_iter_next (&iter, NULL, &employee))
    if (name != NULL && g_strcmp0 (veche_record_get_text (employee, "name"), name) == 0)
      return employee;
  return NULL;
}

VecheReportPerson *
veche_office_context_new_responsible (VecheOfficeContext *self, VecheRecord *application)
{
  VecheRecord *employee = veche_office_context_get_employee (self, veche_record_get_integer (application, "responsible"));

  return employee != NULL ? veche_office_context_new_employee (employee) : NULL;
}

VecheReportPerson *
veche_office_context_new_person (VecheOfficeContext *self, const char *name)
{
  VecheRecord *employee = veche_office_context_find_employee (self, name);

  if (name == NULL)
    return NULL;
  return employee != NULL ? veche_office_context_new_employee (employee) : veche_report_person_new (name, NULL);
}
