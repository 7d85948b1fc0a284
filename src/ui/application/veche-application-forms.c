/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-forms.h"

#include "veche-application-consent.h"
#include "veche-application-marks.h"
#include "veche-application-presets.h"
#include "veche-application.h"
#include "veche-directory-link.h"
#include "veche-i18n.h"

const VecheFormSection veche_application_forms_card[] = {
  { N_("Project"), "title theme summary problem effect audience budget video" },
  { N_("Applicant"), "organisation ogrn region city leader leader_phone leader_email leader_consent" },
  { N_("In the office"), "responsible due resolution channel received external_id programme note" },
  { NULL, NULL },
};

static const VecheFormSection veche_application_forms_member_sections[] = {
  { NULL, "name role" },
  { N_("Contacts"), "phone email consent" },
  { NULL, NULL },
};

static GtkWidget *
veche_application_forms_new_member_link (VecheWorkspace *workspace, VecheRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = veche_application_consent_new ();
  GtkWidget *link = veche_directory_link_new (workspace, &veche_directory_link_member);

  veche_application_consent_show (mark, workspace, record, "consent", "person");
  veche_directory_link_set_record (VECHE_DIRECTORY_LINK (link), record);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), link);
  return box;
}

const VecheChildSpec veche_application_forms_members = {
  .kind = &veche_application_member_kind,
  .title = N_("Team"),
  .empty = N_("Nobody in the team yet"),
  .add = N_("New team member"),
  .edit = N_("Change of a team member"),
  .deleted = N_("Team member deleted"),
  .headline = "name",
  .details = "role phone email",
  .decorate = veche_application_marks_add_consent,
  .sections = veche_application_forms_member_sections,
  .new_suffix = veche_application_forms_new_member_link,
  .repeats = TRUE,
};

static const VecheFormSection veche_application_forms_budget_sections[] = {
  { NULL, "article source amount note" },
  { NULL, NULL },
};

const VecheChildSpec veche_application_forms_budget = {
  .kind = &veche_application_budget_line_kind,
  .title = N_("Budget by lines"),
  .empty = N_("No budget lines yet"),
  .add = N_("New budget line"),
  .edit = N_("Change of a budget line"),
  .deleted = N_("Budget line deleted"),
  .headline = "article",
  .details = "amount source note",
  .sections = veche_application_forms_budget_sections,
  .repeats = TRUE,
};

static const VecheFormSection veche_application_forms_votes_sections[] = {
  { NULL, "date source count valid void note" },
  { NULL, NULL },
};

const VecheChildSpec veche_application_forms_votes = {
  .kind = &veche_application_votes_kind,
  .title = N_("Votes of residents"),
  .empty = N_("No votes entered yet"),
  .add = N_("New votes"),
  .edit = N_("Change of votes"),
  .deleted = N_("Votes deleted"),
  .headline = "count source",
  .details = "date valid void note",
  .sections = veche_application_forms_votes_sections,
  .prepare = veche_application_presets_votes,
  .repeats = TRUE,
};

static const VecheFormSection veche_application_forms_contact_sections[] = {
  { NULL, "at way text employee" },
  { N_("What comes next"), "next_step next_date next_done" },
  { NULL, NULL },
};

const VecheChildSpec veche_application_forms_contacts = {
  .kind = &veche_application_contact_kind,
  .title = N_("Talks with the applicant"),
  .empty = N_("No calls, visits or letters yet"),
  .add = N_("New contact"),
  .edit = N_("Change of a contact"),
  .deleted = N_("Contact deleted"),
  .headline = "text",
  .details = "at way employee",
  .decorate = veche_application_marks_add_next_step,
  .sections = veche_application_forms_contact_sections,
  .prepare = veche_application_presets_contact,
};
