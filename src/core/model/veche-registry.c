/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-registry.h"

#include "veche-i18n.h"

static const VecheField veche_registry_attachment_fields[] = {
  { "owner_kind", N_("Kind of record"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED },
  { "owner", N_("Record"), VECHE_FIELD_INTEGER, VECHE_FIELD_REQUIRED },
  { "name", N_("File name"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "item", N_("Required item"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "sha256", N_("SHA-256"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_VERB },
  { "size", N_("Size"), VECHE_FIELD_INTEGER, VECHE_FIELD_REQUIRED | VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "media_type", N_("Type of file"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "sheets", N_("Sheets"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "added", N_("Added"), VECHE_FIELD_TIME, VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_registry_attachment_kind = {
  .name = "attachment",
  .plural = "attachments",
  .table = "attachment",
  .label = N_("File"),
  .title_field = "name",
  .fields = veche_registry_attachment_fields,
  .code = 17,
};
