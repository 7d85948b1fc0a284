/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-office.h"

#include "veche-report-text.h"

void
veche_report_office_add_head (VecheDocument           *document,
                              const VecheReportOffice *office)
{
  if (office == NULL)
    return;
  veche_document_add_text (document, VECHE_TEXT_ROLE_OFFICE, office->parent);
  veche_document_add_text (document, VECHE_TEXT_ROLE_OFFICE, office->name);
}

char *
veche_report_office_join_names (const VecheReportOffice *office)
{
  gboolean parent = office != NULL && !veche_report_text_is_blank (office->parent);
  gboolean name = office != NULL && !veche_report_text_is_blank (office->name);

  return g_strconcat (parent ? office->parent : "", parent && name ? "\n" : "", name ? office->name : "", NULL);
}

char *
veche_report_office_join_contacts (const VecheReportOffice *office)
{
  if (office == NULL)
    return NULL;
  if (!veche_report_text_is_blank (office->address) && !veche_report_text_is_blank (office->contacts))
    return g_strconcat (office->address, ". ", office->contacts, NULL);
  return g_strdup (veche_report_text_is_blank (office->address) ? office->contacts : office->address);
}

void
veche_report_office_add_foot (VecheDocument           *document,
                              const VecheReportOffice *office)
{
  g_autofree char *line = veche_report_office_join_contacts (office);

  veche_document_add_text (document, VECHE_TEXT_ROLE_NOTE, line);
}

void
veche_report_office_add_signature (VecheDocument           *document,
                                   const char              *role,
                                   const VecheReportPerson *person)
{
  const char *position = person != NULL && !veche_report_text_is_blank (person->position) ? person->position : NULL;
  g_autofree char *whole = role != NULL && position != NULL ? g_strconcat (role, ": ", position, NULL)
                                                           : g_strdup (role != NULL ? role : position);

  g_autofree char *name = veche_report_text_name (person != NULL ? person->name : NULL);
  g_autofree char *capital = veche_report_text_capitalise (whole);

  veche_document_add_signature (document, capital, name);
}
