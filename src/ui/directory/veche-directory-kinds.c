/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-kinds.h"

#include "veche-i18n.h"
#include "veche-people.h"

static const VecheFormSection veche_directory_kinds_person_sections[] = {
  { NULL, "surname given patronymic sex" },
  { N_("In letters"), "dative salutation" },
  { N_("Contacts"), "phone email" },
  { N_("Consent to the use of personal data"), "consent consent_until" },
  { NULL, "note" },
  { NULL, NULL },
};

const VecheDirectoryKind veche_directory_kinds_people = {
  .kind = &veche_people_person_kind,
  .slug = "people",
  .title = N_("People"),
  .search = N_("Name, phone, e-mail…"),
  .search_label = N_("Search people"),
  .empty = N_("No people yet"),
  .empty_details = N_("Leaders and members of teams. They can also be taken over from the cards of applications."),
  .none = N_("Choose a person in the list"),
  .add = N_("New person"),
  .deleted = N_("Person deleted"),
  .merged = N_("People merged"),
  .parted = N_("People taken apart"),
  .told_apart = N_("Noted as different people"),
  .icon_name = "avatar-default-symbolic",
  .subtitle = "phone",
  .sections = veche_directory_kinds_person_sections,
};

static const VecheFormSection veche_directory_kinds_organisation_sections[] = {
  { NULL, "name ogrn address aliases" },
  { N_("Contacts"), "phone email" },
  { NULL, "note" },
  { NULL, NULL },
};

const VecheDirectoryKind veche_directory_kinds_organisations = {
  .kind = &veche_people_organisation_kind,
  .slug = "organisations",
  .title = N_("Organisations"),
  .search = N_("Name, OGRN, phone…"),
  .search_label = N_("Search organisations"),
  .empty = N_("No organisations yet"),
  .empty_details = N_("Who files applications. They can also be taken over from the cards of applications."),
  .none = N_("Choose an organisation in the list"),
  .add = N_("New organisation"),
  .deleted = N_("Organisation deleted"),
  .merged = N_("Organisations merged"),
  .parted = N_("Organisations taken apart"),
  .told_apart = N_("Noted as different organisations"),
  .icon_name = "x-office-address-book-symbolic",
  .subtitle = "ogrn phone",
  .sections = veche_directory_kinds_organisation_sections,
};

static const VecheFormSection veche_directory_kinds_employee_sections[] = {
  { NULL, "name position left_on" },
  { NULL, NULL },
};

const VecheDirectoryKind veche_directory_kinds_employees = {
  .kind = &veche_people_employee_kind,
  .slug = "employees",
  .title = N_("Employees"),
  .search = N_("Name, job title…"),
  .search_label = N_("Search employees"),
  .empty = N_("No employees yet"),
  .empty_details = N_("Those who work in the office: they are named in the history, in letters and in protocols."),
  .none = N_("Choose an employee in the list"),
  .add = N_("New employee"),
  .deleted = N_("Employee deleted"),
  .icon_name = "system-users-symbolic",
  .subtitle = "position left_on",
  .sections = veche_directory_kinds_employee_sections,
};

const VecheDirectoryKind *
veche_directory_kinds_find (const VecheKind *kind)
{
  static const VecheDirectoryKind *const all[]
    = { &veche_directory_kinds_people, &veche_directory_kinds_organisations, &veche_directory_kinds_employees };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i]->kind == kind)
      return all[i];
  return NULL;
}
