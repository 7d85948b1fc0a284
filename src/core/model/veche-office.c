/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office.h"

#include "veche-i18n.h"

static const VecheField veche_office_fields[] = {
  { "name", N_("Full name of the office"), VECHE_FIELD_TEXT, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF },
  { "short_name", N_("Short name"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "genitive", N_("Name of the office in the genitive"), VECHE_FIELD_TEXT, 0 },
  { "dative", N_("Name of the office in the dative"), VECHE_FIELD_TEXT, 0 },
  { "city", N_("City, as papers name it"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "address", N_("Address"), VECHE_FIELD_TEXT, 0 },
  { "phone", N_("Phone"), VECHE_FIELD_TEXT, 0 },
  { "email", N_("E-mail"), VECHE_FIELD_TEXT, 0 },
  { "ogrn", N_("OGRN"), VECHE_FIELD_TEXT, 0 },
  { "inn", N_("INN"), VECHE_FIELD_TEXT, 0 },
  { "head", N_("Head of the office"), VECHE_FIELD_TEXT, VECHE_FIELD_BRIEF },
  { "head_position", N_("Job title of the head"), VECHE_FIELD_TEXT, 0 },
  { NULL },
};

const VecheKind veche_office_kind = {
  .name = "office",
  .plural = "offices",
  .table = "office",
  .label = N_("Our office"),
  .title_field = "name",
  .fields = veche_office_fields,
  .code = 29,
  .since = 2,
  .single = TRUE,
};

/* Parts that there are, each behind what it is called, parted by commas. */
static char *
veche_office_join (VecheRecord *office, const char *const *pairs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; office != NULL && pairs[i] != NULL; i += 2)
    if (!veche_record_is_null (office, pairs[i]))
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? ", " : "", pairs[i + 1], veche_record_get_text (office, pairs[i]));
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

char *
veche_office_dup_contacts (VecheRecord *office)
{
  static const char *const pairs[] = { "phone", "тел. ", "email", "эл. почта: ", NULL };

  return veche_office_join (office, pairs);
}

char *
veche_office_dup_codes (VecheRecord *office)
{
  static const char *const pairs[] = { "ogrn", "ОГРН\u00a0", "inn", "ИНН\u00a0", NULL };

  return veche_office_join (office, pairs);
}

GStrv
veche_office_list_lacks (VecheRecord *office)
{
  static const char *const lines[] = { "address", "phone", "email", "ogrn", "inn", NULL };
  g_autoptr (GStrvBuilder) lacks = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (office == NULL || veche_record_is_null (office, lines[i]))
      g_strv_builder_add (lacks, veche_field_get_label (veche_kind_get_field (&veche_office_kind, lines[i], NULL)));
  return g_strv_builder_end (lacks);
}
