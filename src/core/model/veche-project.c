/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-project.h"

#include "veche-i18n.h"

static const VecheField veche_project_fields[] = {
  { "title", N_("Title"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "text", N_("Description"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH },
  { NULL },
};

const VecheKind veche_project_kind = {
  .name = "project",
  .plural = "projects",
  .table = "project",
  .label = N_("Project"),
  .title_field = "title",
  .fields = veche_project_fields,
  .code = 16,
};
