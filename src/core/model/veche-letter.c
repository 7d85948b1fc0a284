/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter.h"

#include "veche-i18n.h"

static const VecheCode veche_letter_codes[] = {
  { "receipt", NC_("letter", "receipt"), "letter" },
  { "return", NC_("letter", "return"), "letter" },
  { "refusal", NC_("letter", "refusal"), "letter" },
  { "admission", NC_("letter", "admission"), "letter" },
  { "reminder", NC_("letter", "reminder"), "letter" },
  { "theme-move", NC_("letter", "move to another theme"), "letter" },
  { "other", NC_("letter", "other"), "letter" },
  { NULL },
};

/* A template without a programme serves every one. */
static const VecheField veche_letter_template_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "code", N_("Kind of letter"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_letter_codes },
  { "programme", N_("Programme"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "programme" },
  { "subject", N_("Subject"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF | VECHE_FIELD_FILLED_IN },
  { "body", N_("Text"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_FILLED_IN },
  { "position", N_("Order"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_letter_template_kind = {
  .name = "letter-template",
  .plural = "letter-templates",
  .table = "letter_template",
  .label = N_("Letter template"),
  .title_field = "title",
  .fields = veche_letter_template_fields,
  .code = 26,
  .since = 2,
};

static const VecheCode veche_letter_states[] = {
  { "draft", NC_("letter state", "draft"), "letter state" },
  { "printed", NC_("letter state", "printed"), "letter state" },
  { "sent", NC_("letter state", "sent"), "letter state" },
  { NULL },
};

static const VecheCode veche_letter_channels[] = {
  { "post", NC_("letter channel", "post"), "letter channel" },
  { "mail", NC_("letter channel", "e-mail"), "letter channel" },
  { "hand", NC_("letter channel", "in person"), "letter channel" },
  { NULL },
};

/* The text of a letter is its own: changing the template later leaves what was sent as it was. */
static const VecheField veche_letter_fields[] = {
  { "number", N_("Outgoing no."), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "date", N_("Date"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "template", N_("Template"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "letter-template" },
  { "addressee", N_("Addressee"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "subject", N_("Subject"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "body", N_("Text"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { "state", N_("State"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_letter_states },
  { "sent", N_("Sent"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "channel", N_("Sent by"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_letter_channels },
  { "employee", N_("Employee"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee" },
  { NULL },
};

const VecheKind veche_letter_kind = {
  .name = "application.letter",
  .plural = "application.letters",
  .table = "letter",
  .label = N_("Letter"),
  .parent = "application",
  .parent_column = "application",
  .title_field = "subject",
  .fields = veche_letter_fields,
  .code = 27,
  .since = 2,
};
