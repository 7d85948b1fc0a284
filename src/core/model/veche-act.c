/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-act.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-text.h"
#include "veche-tree.h"

#define TEXT (VECHE_FIELD_SEARCH)
#define ROW (VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF)

static const VecheField veche_act_fields[] = {
  { "number", N_("Number"), VECHE_FIELD_TEXT, ROW, NULL, NULL, "№|номер|№ акта|номер акта" },
  { "date", N_("Date"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF, NULL, NULL, "дата|дата акта" },
  { "survey", N_("Survey"), VECHE_FIELD_REF, 0, "survey" },
  { "area", N_("Territory"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "area" },
  { "address", N_("Address"), VECHE_FIELD_TEXT, ROW, NULL, NULL, "адрес" },
  { "reason", N_("Reason for the inspection"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "основание" },
  { "text", N_("Findings"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, "заключение|установлено" },
  { NULL },
};

const VecheKind veche_act_kind = {
  .name = "inspection-act",
  .plural = "inspection-acts",
  .table = "inspection_act",
  .label = N_("Inspection act"),
  .title_field = "number",
  .key_field = "number",
  .fields = veche_act_fields,
  .code = 47,
  .since = 4,
};

static const VecheCode veche_act_roles[] = {
  { "chair", NC_("commission", "chair"), "commission" },
  { "member", NC_("commission", "member"), "commission" },
  { NULL },
};

static const VecheField veche_act_member_fields[] = {
  { "name", N_("Full name"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "position", N_("Job title"), VECHE_FIELD_TEXT, ROW },
  { "role", N_("Role"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_act_roles },
  { NULL },
};

const VecheKind veche_act_member_kind = {
  .name = "inspection-act.member",
  .plural = "inspection-act.members",
  .table = "inspection_act_member",
  .label = N_("Member of the commission"),
  .parent = "inspection-act",
  .parent_column = "act",
  .title_field = "name",
  .fields = veche_act_member_fields,
  .code = 48,
  .since = 4,
};

static const VecheField veche_act_tree_fields[] = {
  { "tree", N_("Tree"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF | VECHE_FIELD_REQUIRED, "tree" },
  { "decision", N_("Decision"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_tree_decisions },
  { "text", N_("Findings"), VECHE_FIELD_LONG_TEXT, ROW },
  { NULL },
};

const VecheKind veche_act_tree_kind = {
  .name = "inspection-act.tree",
  .plural = "inspection-act.trees",
  .table = "inspection_act_tree",
  .label = N_("Tree of an act"),
  .parent = "inspection-act",
  .parent_column = "act",
  .title_field = "tree",
  .fields = veche_act_tree_fields,
  .code = 49,
  .since = 4,
};

/* «15–20», with any dash. */
static gboolean
veche_act_is_between (const char *part, const char *number)
{
  g_auto (GStrv) ends = g_regex_split_simple ("\\s*[-–—]\\s*", part, G_REGEX_DEFAULT, 0);
  gint64 first, last, value;

  return g_strv_length (ends) == 2 && g_ascii_string_to_signed (ends[0], 10, 0, G_MAXINT64, &first, NULL)
         && g_ascii_string_to_signed (ends[1], 10, 0, G_MAXINT64, &last, NULL)
         && g_ascii_string_to_signed (number, 10, 0, G_MAXINT64, &value, NULL) && value >= first && value <= last;
}

gboolean
veche_act_has_number (const char *numbers, const char *number)
{
  g_autofree char *asked = numbers != NULL ? veche_text_strip (numbers) : NULL;
  g_auto (GStrv) parts = NULL;

  if (asked == NULL)
    return TRUE;
  parts = g_strsplit_set (asked, ",;", -1);
  for (guint i = 0; number != NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && (g_str_equal (parts[i], number) || veche_act_is_between (parts[i], number)))
      return TRUE;
  return FALSE;
}
