/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-fields.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-person-name.h"
#include "veche-time-zone.h"
#include "veche-time.h"

static const VecheLetterField veche_letter_fields[] = {
  { "number", "номер", N_("Registration number of the application") },
  { "title", "название", N_("Title of the project") },
  { "received", "дата_поступления", N_("Day on which the application was received") },
  { "registered", "дата_регистрации", N_("Day on which it was registered") },
  { "programme", "программа", N_("Title of the programme") },
  { "theme", "тематика", N_("Theme of the application") },
  { "old_theme", "прежняя_тематика", N_("Theme that it was moved from") },
  { "organisation", "организация", N_("Organisation") },
  { "city", "город", N_("City") },
  { "leader", "лидер", N_("Leader's full name") },
  { "leader_short", "лидер_кратко", N_("Leader's surname and initials") },
  { "leader_dative", "лидер_в_дательном", N_("Leader's full name in the dative") },
  { "leader_short_dative", "лидер_кратко_в_дательном", N_("Leader's surname in the dative, and initials") },
  { "salutation", "обращение", N_("Salutation: “Dear …”, without the mark at its end") },
  { "decision", "решение", N_("Decision of the technical check") },
  { "reasons", "основания", N_("Reasons of the decision, one a line") },
  { "remark", "замечание", N_("Remark of the technical check") },
  { "missing", "не_хватает", N_("What is missing, one a line, with the remarks") },
  { "due", "срок", N_("Day until which an answer is awaited") },
  { "deadline", "окончание_приёма", N_("End of the intake, by the programme's time") },
  { "letter_number", "исходящий_номер", N_("Number of the letter") },
  { "date", "дата_письма", N_("Date of the letter") },
  { "office", "учреждение", N_("Our office: full name") },
  { "office_short", "учреждение_кратко", N_("Our office: short name") },
  { "office_genitive", "учреждение_в_родительном", N_("Our office: name in the genitive") },
  { "office_dative", "учреждение_в_дательном", N_("Our office: name in the dative") },
  { "office_city", "город_учреждения", N_("Our office: city") },
  { "office_address", "адрес_учреждения", N_("Our office: address") },
  { "office_phone", "телефон_учреждения", N_("Our office: phone") },
  { "office_email", "почта_учреждения", N_("Our office: e-mail") },
  { "office_ogrn", "огрн", N_("Our office: OGRN") },
  { "office_inn", "инн", N_("Our office: INN") },
  { "office_head", "руководитель", N_("Our office: its head") },
  { "office_head_position", "должность_руководителя", N_("Our office: job title of its head") },
  { "employee", "сотрудник", N_("Who writes") },
  { "position", "должность", N_("Job title of who writes") },
  { NULL },
};

const VecheLetterField *
veche_letter_fields_list (void)
{
  return veche_letter_fields;
}

const VecheLetterField *
veche_letter_fields_find (const char *name)
{
  for (const VecheLetterField *field = veche_letter_fields; field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

/* A word as people type it: «{Обращение}», «{не хватает}», «{окончание приема}». */
static char *
veche_letter_fields_dup_plain (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autoptr (GString) plain = g_string_new (lower);

  g_string_replace (plain, "ё", "е", 0);
  g_string_replace (plain, " ", "_", 0);
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static GHashTable *
veche_letter_fields_get_words (void)
{
  static GHashTable *words;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (const VecheLetterField *field = veche_letter_fields; field->name != NULL; field++)
        {
          g_hash_table_insert (words, g_strdup (field->name), (gpointer) field);
          g_hash_table_insert (words, veche_letter_fields_dup_plain (field->word), (gpointer) field);
        }
      g_once_init_leave (&once, 1);
    }
  return words;
}

/* By what stands in the braces, in either language. */
static const VecheLetterField *
veche_letter_fields_read (const char *word)
{
  g_autofree char *plain = veche_letter_fields_dup_plain (word);

  return g_hash_table_lookup (veche_letter_fields_get_words (), plain);
}

/* --- values -------------------------------------------------------------------------------------------------------- */

/* @value (transfer full): empty is as good as absent. */
static void
veche_letter_fields_take (GHashTable *values, const char *name, char *value)
{
  g_assert (veche_letter_fields_find (name) != NULL);
  if (value != NULL && *value != '\0')
    g_hash_table_replace (values, (gpointer) name, value);
  else
    g_free (value);
}

static void
veche_letter_fields_take_display (GHashTable *values, const char *name, VecheRecord *record, const char *field)
{
  if (record != NULL)
    veche_letter_fields_take (values, name, veche_record_dup_display (record, field));
}

static void
veche_letter_fields_take_day (GHashTable *values, const char *name, const char *iso, GTimeZone *zone)
{
  if (iso != NULL)
    veche_letter_fields_take (values, name, veche_time_format_long_date (iso, zone));
}

static VechePersonName *
veche_letter_fields_read_name (const VecheLetterSource *source)
{
  VecheRecord *leader = source->leader;
  const char *full = veche_record_get_text (source->application, "leader");

  if (leader != NULL && !veche_record_is_null (leader, "given"))
    return veche_person_name_new (veche_record_get_text (leader, "surname"), veche_record_get_text (leader, "given"),
                                  veche_record_get_text (leader, "patronymic"),
                                  veche_person_name_sex_from_code (veche_record_get_text (leader, "sex")));
  if (leader != NULL)
    full = veche_record_get_text (leader, "name");
  return full != NULL ? veche_person_name_parse (full) : NULL;
}

static void
veche_letter_fields_collect_leader (const VecheLetterSource *source, GHashTable *values)
{
  g_autoptr (VechePersonName) name = veche_letter_fields_read_name (source);
  const char *dative = source->leader != NULL ? veche_record_get_text (source->leader, "dative") : NULL;
  const char *salutation = source->leader != NULL ? veche_record_get_text (source->leader, "salutation") : NULL;

  if (source->leader != NULL)
    veche_letter_fields_take_display (values, "leader", source->leader, "name");
  else
    veche_letter_fields_take_display (values, "leader", source->application, "leader");
  if (name != NULL)
    {
      if (source->leader != NULL && name->sex == VECHE_SEX_UNKNOWN)
        name->sex = veche_person_name_sex_from_code (veche_record_get_text (source->leader, "sex"));
      veche_letter_fields_take (values, "leader_short", veche_person_name_dup_short (name));
      veche_letter_fields_take (values, "leader_dative", veche_person_name_dup_dative (name));
      veche_letter_fields_take (values, "leader_short_dative", veche_person_name_dup_short_dative (name));
      veche_letter_fields_take (values, "salutation", veche_person_name_dup_salutation (name));
    }
  /* What a person wrote holds, and what follows from it with it: a short form by rule beside it could say otherwise. */
  if (dative != NULL)
    {
      g_hash_table_remove (values, "leader_short_dative");
      veche_letter_fields_take (values, "leader_dative", g_strdup (dative));
      veche_letter_fields_take (values, "leader_short_dative", veche_person_name_shorten_dative (dative));
    }
  if (salutation != NULL)
    veche_letter_fields_take (values, "salutation", g_strdup (salutation));
}

/* Titles of the reasons that the check names by code; a code that the programme no longer has as it stands. */
static char *
veche_letter_fields_dup_reasons (const VecheLetterSource *source)
{
  const char *codes = veche_record_get_text (source->sheet->check, "reasons");
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *title = g_strstrip (list[i]);

      for (guint r = 0; source->reasons != NULL && r < source->reasons->len; r++)
        if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (source->reasons, r), "code"), list[i]) == 0)
          title = veche_record_get_title (g_ptr_array_index (source->reasons, r));
      if (*title != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", title);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
veche_letter_fields_dup_missing (const VecheCheckSheet *sheet)
{
  g_auto (GStrv) missing = veche_check_sheet_list_missing (sheet);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sheet->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (sheet->items, i);
      VecheRecord *mark = g_ptr_array_index (sheet->marks, i);
      const char *remark = mark != NULL ? veche_record_get_text (mark, "remark") : NULL;

      if (!g_strv_contains ((const char *const *) missing, veche_record_get_text (item, "code")))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", veche_record_get_title (item));
      if (remark != NULL)
        g_string_append_printf (text, " (%s)", remark);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
veche_letter_fields_collect_check (const VecheLetterSource *source, GHashTable *values)
{
  if (source->sheet == NULL)
    return;
  veche_letter_fields_take (values, "missing", veche_letter_fields_dup_missing (source->sheet));
  /* A decision that waits for its confirmation is none yet: no letter may tell it. */
  if (source->sheet->check == NULL || veche_check_sheet_is_pending (source->sheet))
    return;
  veche_letter_fields_take_display (values, "decision", source->sheet->check, "decision");
  veche_letter_fields_take_display (values, "remark", source->sheet->check, "remark");
  veche_letter_fields_take (values, "reasons", veche_letter_fields_dup_reasons (source));
}

/* «office_city» is the office's «city»; without a record of it there is still the name that the workspace has. */
static void
veche_letter_fields_collect_office (const VecheLetterSource *source, GHashTable *values)
{
  veche_letter_fields_take (values, "office", g_strdup (source->office_name));
  veche_letter_fields_take_display (values, "office_short", source->office, "short_name");
  veche_letter_fields_take_display (values, "office_genitive", source->office, "genitive");
  veche_letter_fields_take_display (values, "office_dative", source->office, "dative");
  veche_letter_fields_take_display (values, "office_city", source->office, "city");
  veche_letter_fields_take_display (values, "office_address", source->office, "address");
  veche_letter_fields_take_display (values, "office_phone", source->office, "phone");
  veche_letter_fields_take_display (values, "office_email", source->office, "email");
  veche_letter_fields_take_display (values, "office_ogrn", source->office, "ogrn");
  veche_letter_fields_take_display (values, "office_inn", source->office, "inn");
  veche_letter_fields_take_display (values, "office_head", source->office, "head");
  veche_letter_fields_take_display (values, "office_head_position", source->office, "head_position");
}

GHashTable *
veche_letter_fields_collect (const VecheLetterSource *source)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const char *name = source->programme != NULL ? veche_record_get_text (source->programme, "zone") : NULL;
  g_autoptr (GTimeZone) zone = veche_time_zone_load (name);
  VecheRecord *application = source->application;

  veche_letter_fields_take_display (values, "number", application, "number");
  veche_letter_fields_take_display (values, "title", application, "title");
  veche_letter_fields_take_display (values, "theme", application, "theme");
  veche_letter_fields_take_display (values, "old_theme", application, "moved_from");
  veche_letter_fields_take_display (values, "organisation", application, "organisation");
  veche_letter_fields_take_display (values, "city", application, "city");
  veche_letter_fields_take_day (values, "received", veche_record_get_text (application, "received"), zone);
  veche_letter_fields_take_day (values, "registered", veche_record_get_text (application, "registered"), zone);
  veche_letter_fields_take_day (values, "due", veche_record_get_text (application, "due"), zone);
  veche_letter_fields_take_display (values, "programme", source->programme, "title");
  veche_letter_fields_take_display (values, "employee", source->employee, "name");
  veche_letter_fields_take_display (values, "position", source->employee, "position");
  veche_letter_fields_take (values, "letter_number", g_strdup (source->number));
  veche_letter_fields_take_day (values, "date", source->date, NULL);
  if (source->deadline != NULL)
    veche_letter_fields_take (values, "deadline", veche_time_format_moment (source->deadline, zone));
  veche_letter_fields_collect_office (source, values);
  veche_letter_fields_collect_leader (source, values);
  veche_letter_fields_collect_check (source, values);
  return values;
}

/* --- texts --------------------------------------------------------------------------------------------------------- */

/* Stands behind a brace that is a value's own («Каток {номер}» as a title), so that it begins no placeholder. Nobody sees it: a word
 * joiner has no width. */
#define GUARD "\342\201\240"

/* What stands in the braces that begin here («{»); %NULL where that is no placeholder: braces may hold anything. A word of any
 * alphabet counts, so that «{ФИО}» is told to be none; several words only where they are one. Owned; @end is behind the brace. */
static char *
veche_letter_fields_dup_word (const char *at, const char **end)
{
  const char *last = at + 1;
  gboolean several = FALSE;
  g_autofree char *word = NULL;

  for (; *last == '_' || *last == ' ' || g_unichar_isalnum (g_utf8_get_char (last)); last = g_utf8_next_char (last))
    several |= *last == ' ';
  if (*last != '}' || last == at + 1)
    return NULL;
  word = g_strndup (at + 1, (gsize) (last - at - 1));
  if (several && veche_letter_fields_read (word) == NULL)
    return NULL;
  *end = last + 1;
  return g_steal_pointer (&word);
}

static void
veche_letter_fields_append (GString *out, const char *value)
{
  for (; *value != '\0'; value++)
    {
      g_string_append_c (out, *value);
      if (*value == '{')
        g_string_append (out, GUARD);
    }
}

/* A value between the text's own «» has its quotes inside of them; @end goes behind the closing one. */
static gboolean
veche_letter_fields_append_quoted (GString *out, const char *value, const char **end, VecheLetterQuote quote)
{
  g_autofree char *quoted = NULL;

  if (quote == NULL || !g_str_has_suffix (out->str, "«") || !g_str_has_prefix (*end, "»"))
    return FALSE;
  quoted = quote (value);
  g_string_truncate (out, out->len - strlen ("«"));
  veche_letter_fields_append (out, quoted);
  *end += strlen ("»");
  return TRUE;
}

char *
veche_letter_fields_fill (const char *text, GHashTable *values, VecheLetterQuote quote)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free_and_steal (out));

  while (*text != '\0')
    {
      const char *end = NULL;
      g_autofree char *word = *text == '{' ? veche_letter_fields_dup_word (text, &end) : NULL;
      const VecheLetterField *field = word != NULL ? veche_letter_fields_read (word) : NULL;
      const char *value = field != NULL ? g_hash_table_lookup (values, field->name) : NULL;

      if (value == NULL)
        {
          g_string_append_c (out, *text++);
          continue;
        }
      if (!veche_letter_fields_append_quoted (out, value, &end, quote))
        {
          veche_letter_fields_append (out, value);
          /* An abbreviation's point («2020 г.») is the sentence's as well. */
          if (g_str_has_suffix (value, " г.") && end[0] == '.' && end[1] != '.')
            end++;
        }
      text = end;
    }
  return g_string_free_and_steal (out);
}

char *
veche_letter_fields_dup_clean (const char *text)
{
  g_autoptr (GString) clean = NULL;

  if (text == NULL)
    return NULL;
  clean = g_string_new (text);
  g_string_replace (clean, "{" GUARD, "{", 0);
  return g_string_free_and_steal (g_steal_pointer (&clean));
}

/* What stands in braces, in the order of the text, once each: the names of placeholders, or the words that are none. */
static GStrv
veche_letter_fields_list_words (const char *text, gboolean known, GHashTable *values)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (; *text != '\0'; text++)
    {
      const char *end;
      g_autofree char *word = *text == '{' ? veche_letter_fields_dup_word (text, &end) : NULL;
      const VecheLetterField *field = word != NULL ? veche_letter_fields_read (word) : NULL;
      const char *name = field != NULL ? field->name : word;

      if (word != NULL && (field != NULL) == known && (field == NULL || values == NULL || !g_hash_table_contains (values, name))
          && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

GStrv
veche_letter_fields_list_missing (const char *text, GHashTable *values)
{
  return veche_letter_fields_list_words (text, TRUE, values);
}

GStrv
veche_letter_fields_list_unknown (const char *text)
{
  return veche_letter_fields_list_words (text, FALSE, NULL);
}
