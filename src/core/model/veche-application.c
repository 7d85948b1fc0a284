/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application.h"

#include "veche-i18n.h"

static const VecheCode veche_application_states[] = {
  { "draft", NC_("application", "draft"), "application" },
  { "registered", NC_("application", "registered"), "application" },
  { "in-check", NC_("application", "in check"), "application" },
  { "returned", NC_("application", "returned"), "application" },
  { "admitted", NC_("application", "admitted"), "application" },
  { "refused", NC_("application", "refused"), "application" },
  { "being-scored", NC_("application", "being scored"), "application" },
  { "finalist", NC_("application", "finalist"), "application" },
  { "reserve", NC_("application", "in reserve"), "application" },
  { "not-selected", NC_("application", "not selected"), "application" },
  { "withdrawn", NC_("application", "withdrawn"), "application" },
  { NULL },
};

static const VecheCode veche_application_channels[] = {
  { "site", NC_("channel", "site"), "channel" },
  { "visit", NC_("channel", "visit"), "channel" },
  { "mail", NC_("channel", "e-mail"), "channel" },
  { "post", NC_("channel", "post"), "channel" },
  { NULL },
};

#define TEXT (VECHE_FIELD_SEARCH)
#define ROW (VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF)

static const VecheField veche_application_fields[] = {
  { "number", N_("Reg. no."), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_VERB, NULL, NULL, "рег. №|регистрационный номер|номер заявки" },
  { "title", N_("Title"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED, NULL, NULL,
    "название|название проекта|наименование|наименование проекта|проект|тема проекта|project_name|project" },
  { "state", N_("State"), VECHE_FIELD_CODE, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF, NULL, veche_application_states,
    "состояние|статус" },
  { "programme", N_("Programme"), VECHE_FIELD_REF, 0, "programme", NULL, "программа|отбор|конкурс" },
  { "theme", N_("Theme"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "theme", NULL, "тематика|направление|номинация" },
  { "region", N_("Region"), VECHE_FIELD_TEXT, ROW, NULL, NULL, "регион|субъект|субъект рф|область" },
  { "city", N_("City"), VECHE_FIELD_TEXT, ROW, NULL, NULL, "город|населенный пункт|муниципалитет" },
  { "organisation", N_("Organisation"), VECHE_FIELD_TEXT, ROW, NULL, NULL,
    "организация|заявитель|наименование организации|org_name|название организации" },
  { "ogrn", N_("OGRN"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "огрн" },
  { "leader", N_("Leader"), VECHE_FIELD_TEXT, ROW, NULL, NULL,
    "лидер|лидер проекта|руководитель|руководитель проекта|фио|фио лидера|ваше имя|фамилия, имя, отчество" },
  { "leader_phone", N_("Leader's phone"), VECHE_FIELD_TEXT, TEXT | VECHE_FIELD_PERSONAL, NULL, NULL,
    "телефон|контактный телефон|телефон лидера|phone" },
  { "leader_email", N_("Leader's e-mail"), VECHE_FIELD_TEXT, TEXT | VECHE_FIELD_PERSONAL, NULL, NULL,
    "почта|эл. почта|электронная почта|адрес электронной почты|e-mail|email" },
  { "summary", N_("Short description"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL,
    "описание|краткое описание|краткое описание проекта|суть проекта|аннотация" },
  { "problem", N_("Problem"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, "проблема|описание проблемы|какую проблему решает проект" },
  { "effect", N_("Socio-economic effect"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL,
    "эффект|социально-экономический эффект|результат|ожидаемый результат" },
  { "audience", N_("Target audience"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, "аудитория|целевая аудитория|целевая группа" },
  { "budget", N_("Budget"), VECHE_FIELD_MONEY, VECHE_FIELD_BRIEF, NULL, NULL,
    "бюджет|бюджет проекта|сумма|сумма гранта|стоимость|summ|sum|budget|запрашиваемая сумма" },
  { "video", N_("Team video"), VECHE_FIELD_TEXT, 0, NULL, NULL, "видео|видеоролик|ссылка на видео" },
  { "received", N_("Received"), VECHE_FIELD_TIME, VECHE_FIELD_BRIEF, NULL, NULL,
    "дата подачи|отметка времени|дата поступления|получена|timestamp" },
  { "registered", N_("Registered"), VECHE_FIELD_TIME, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "registered_by", N_("Registered by"), VECHE_FIELD_TEXT, VECHE_FIELD_VERB },
  { "channel", N_("Came by"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_application_channels, "канал|способ подачи" },
  { "responsible", N_("Responsible"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee", NULL, "исполнитель|ответственный" },
  { "due", N_("Due"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF, NULL, NULL, "срок" },
  { "resolution", N_("Resolution"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "резолюция" },
  { "external_id", N_("Number at the source"), VECHE_FIELD_TEXT, TEXT, NULL, NULL, "req_num|номер на сайте|внешний номер|id заявки" },
  { "withdrawal", N_("Reason of withdrawal"), VECHE_FIELD_TEXT, TEXT | VECHE_FIELD_VERB },
  { "leader_person", N_("Leader in the directory"), VECHE_FIELD_REF, 0, "person" },
  { "organisation_ref", N_("Organisation in the directory"), VECHE_FIELD_REF, 0, "organisation" },
  { "leader_consent", N_("Leader's consent of"), VECHE_FIELD_DATE, 0, NULL, NULL, "дата согласия|дата согласия лидера" },
  { "repeats", N_("Repeats the application"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "application" },
  { "distinct_from", N_("Not the same as"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_VERB }, /* uuids, one a line */
  { "moved_from", N_("Moved from the theme"), VECHE_FIELD_REF, VECHE_FIELD_VERB, "theme" },
  { "move_agreed", N_("Applicant agreed to the move on"), VECHE_FIELD_DATE, VECHE_FIELD_VERB },
  { "note", N_("Note"), VECHE_FIELD_LONG_TEXT, TEXT, NULL, NULL, "примечание|комментарий" },
  { NULL },
};

const VecheKind veche_application_kind = {
  .name = "application",
  .plural = "applications",
  .table = "application",
  .label = N_("Application"),
  .title_field = "title",
  .key_field = "number",
  .fields = veche_application_fields,
  .code = 10,
};

static const VecheField veche_application_member_fields[] = {
  { "name", N_("Full name"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "role", N_("Role"), VECHE_FIELD_TEXT, ROW },
  { "phone", N_("Phone"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_PERSONAL },
  { "email", N_("E-mail"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_PERSONAL },
  { "consent", N_("Consent of"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "person", N_("Person in the directory"), VECHE_FIELD_REF, 0, "person" },
  { NULL },
};

const VecheKind veche_application_member_kind = {
  .name = "application.member",
  .plural = "application.members",
  .table = "application_member",
  .label = N_("Team member"),
  .parent = "application",
  .parent_column = "application",
  .title_field = "name",
  .fields = veche_application_member_fields,
  .code = 11,
};

static const VecheCode veche_application_sources[] = {
  { "federal", NC_("budget source", "federal"), "budget source" }, { "regional", NC_("budget source", "regional"), "budget source" },
  { "local", NC_("budget source", "local"), "budget source" },     { "private", NC_("budget source", "private"), "budget source" },
  { "in-kind", NC_("budget source", "in kind"), "budget source" }, { NULL },
};

static const VecheField veche_application_budget_line_fields[] = {
  { "article", N_("Budget line"), VECHE_FIELD_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "source", N_("Source"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_application_sources },
  { "amount", N_("Amount"), VECHE_FIELD_MONEY, VECHE_FIELD_BRIEF },
  { "note", N_("Note"), VECHE_FIELD_TEXT, ROW },
  { NULL },
};

const VecheKind veche_application_budget_line_kind = {
  .name = "application.budget-line",
  .plural = "application.budget-lines",
  .table = "application_budget_line",
  .label = N_("Budget line"),
  .parent = "application",
  .parent_column = "application",
  .title_field = "article",
  .fields = veche_application_budget_line_fields,
  .code = 12,
};

static const VecheCode veche_application_vote_sources[] = {
  { "platform", NC_("votes", "platform"), "votes" },
  { "paper", NC_("votes", "support sheet"), "votes" },
  { NULL },
};

static const VecheField veche_application_votes_fields[] = {
  { "date", N_("Date"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "source", N_("Source"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_application_vote_sources },
  { "count", N_("Votes"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF | VECHE_FIELD_REQUIRED },
  { "valid", N_("Valid signatures"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "void", N_("Void signatures"), VECHE_FIELD_INTEGER, VECHE_FIELD_BRIEF },
  { "note", N_("Note"), VECHE_FIELD_TEXT, ROW },
  { "corrects", N_("Corrects the entry"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "application.votes" },
  { NULL },
};

const VecheKind veche_application_votes_kind = {
  .name = "application.votes",
  .plural = "application.votes",
  .table = "application_votes",
  .label = N_("Votes"),
  .parent = "application",
  .parent_column = "application",
  .title_field = "note",
  .fields = veche_application_votes_fields,
  .append_only = TRUE,
  .code = 13,
};

static const VecheCode veche_application_contact_ways[] = {
  { "call", NC_("contact", "call"), "contact" },     { "visit", NC_("contact", "visit"), "contact" },
  { "letter", NC_("contact", "letter"), "contact" }, { "e-mail", NC_("contact", "e-mail"), "contact" },
  { NULL },
};

static const VecheField veche_application_contact_fields[] = {
  { "at", N_("When"), VECHE_FIELD_TIME, VECHE_FIELD_BRIEF },
  { "way", N_("How"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_application_contact_ways },
  { "text", N_("Talk"), VECHE_FIELD_LONG_TEXT, ROW | VECHE_FIELD_REQUIRED },
  { "next_step", N_("Next step"), VECHE_FIELD_TEXT, ROW },
  { "next_date", N_("Next step by"), VECHE_FIELD_DATE, VECHE_FIELD_BRIEF },
  { "next_done", N_("Next step is done"), VECHE_FIELD_BOOLEAN, VECHE_FIELD_BRIEF },
  { "employee", N_("Employee"), VECHE_FIELD_REF, VECHE_FIELD_BRIEF, "employee" },
  { NULL },
};

const VecheKind veche_application_contact_kind = {
  .name = "application.contact",
  .plural = "application.contacts",
  .table = "application_contact",
  .label = N_("Contact"),
  .parent = "application",
  .parent_column = "application",
  .title_field = "text",
  .fields = veche_application_contact_fields,
  .code = 14,
};

typedef struct
{
  const char *from;
  const char *to; /* space-separated */
} VecheApplicationMove;

static const VecheApplicationMove veche_application_moves[] = {
  { "draft", "registered withdrawn" },
  { "registered", "in-check returned admitted refused withdrawn" },
  { "in-check", "returned admitted refused withdrawn" },
  { "returned", "registered in-check admitted refused withdrawn" },
  { "admitted", "in-check being-scored withdrawn" },
  { "refused", "in-check" },
  { "being-scored", "admitted finalist reserve not-selected withdrawn" },
  { "finalist", "reserve not-selected withdrawn" },
  { "reserve", "finalist not-selected withdrawn" },
  { "not-selected", "finalist reserve" },
  { "withdrawn", "registered" },
};

gboolean
veche_application_can_move (const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_application_moves); i++)
    if (g_strcmp0 (veche_application_moves[i].from, from) == 0)
      {
        g_auto (GStrv) targets = g_strsplit (veche_application_moves[i].to, " ", -1);

        return to != NULL && g_strv_contains ((const char *const *) targets, to);
      }
  return FALSE;
}

gboolean
veche_application_state_is_open (const char *state)
{
  static const char *const open[] = { "draft", "registered", "in-check", "returned", NULL };

  return state != NULL && g_strv_contains (open, state);
}

gboolean
veche_application_is_before (VecheRecord *self, VecheRecord *other)
{
  int order;

  g_return_val_if_fail (VECHE_IS_RECORD (self) && VECHE_IS_RECORD (other), FALSE);

  order = g_strcmp0 (veche_record_get_text (self, "received"), veche_record_get_text (other, "received"));
  return order != 0 ? order < 0 : veche_record_get_id (self) < veche_record_get_id (other);
}

gboolean
veche_application_can_replace (VecheRecord *self, VecheRecord *first)
{
  g_return_val_if_fail (VECHE_IS_RECORD (self) && VECHE_IS_RECORD (first), FALSE);

  return veche_application_state_is_open (veche_record_get_text (first, "state"))
         && g_strcmp0 (veche_record_get_text (self, "state"), "withdrawn") != 0;
}
