/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-people.h"

#include "veche-i18n.h"

static const VecheField veche_people_employee_fields[] = {
  { "name", N_("Full name"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "position", N_("Job title"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "pin_hash", N_("PIN"), VECHE_FIELD_TEXT, VECHE_FIELD_VERB | VECHE_FIELD_SECRET },
  { "left_on", N_("Left on"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_people_employee_kind = {
  .name = "employee",
  .plural = "employees",
  .table = "employee",
  .label = N_("Employee"),
  .title_field = "name",
  .fields = veche_people_employee_fields,
  .code = 7,
};

static const VecheCode veche_people_sexes[] = {
  { "m", NC_("sex", "male"), "sex" },
  { "f", NC_("sex", "female"), "sex" },
  { NULL },
};

static const VecheField veche_people_person_fields[] = {
  { "name", N_("Full name"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "phone", N_("Phone"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_PERSONAL | VECHE_FIELD_BRIEF },
  { "email", N_("E-mail"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_PERSONAL },
  { "surname", N_("Surname"), VECHE_FIELD_TEXT, 0, NULL, NULL, "фамилия" },
  { "given", N_("Given name"), VECHE_FIELD_TEXT, 0, NULL, NULL, "имя" },
  { "patronymic", N_("Patronymic"), VECHE_FIELD_TEXT, 0, NULL, NULL, "отчество" },
  { "sex", N_("Sex"), VECHE_FIELD_CODE, 0, NULL, veche_people_sexes, "пол" },
  { "dative", N_("Name in the dative"), VECHE_FIELD_TEXT, 0 },
  { "salutation", N_("Salutation"), VECHE_FIELD_TEXT, 0, NULL, NULL, "обращение" },
  { "consent", N_("Consent of"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "consent_until", N_("Consent until"), VECHE_FIELD_DATE, 0 },
  { "merged_into", N_("Merged into"), VECHE_FIELD_REF, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF, "person" },
  { "distinct_from", N_("Not the same as"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_VERB }, /* uuids, one a line */
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { NULL },
};

const VecheKind veche_people_person_kind = {
  .name = "person",
  .plural = "people",
  .table = "person",
  .label = N_("Person"),
  .title_field = "name",
  .fields = veche_people_person_fields,
  .hidden_field = "merged_into",
  .code = 8,
};

static const VecheField veche_people_organisation_fields[] = {
  { "name", N_("Name of the organisation"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "ogrn", N_("OGRN"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "address", N_("Address"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH },
  { "phone", N_("Phone"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_PERSONAL | VECHE_FIELD_BRIEF },
  { "email", N_("E-mail"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_PERSONAL },
  { "aliases", N_("Other names, one a line"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { "merged_into", N_("Merged into"), VECHE_FIELD_REF, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF, "organisation" },
  { "distinct_from", N_("Not the same as"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_VERB }, /* uuids, one a line */
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { NULL },
};

const VecheKind veche_people_organisation_kind = {
  .name = "organisation",
  .plural = "organisations",
  .table = "organisation",
  .label = N_("Organisation"),
  .title_field = "name",
  .fields = veche_people_organisation_fields,
  .hidden_field = "merged_into",
  .code = 9,
};
