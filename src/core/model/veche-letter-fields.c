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
  { "number", N_("Registration number of the application") },
  { "title", N_("Title of the project") },
  { "received", N_("Day on which the application was received") },
  { "registered", N_("Day on which it was registered") },
  { "programme", N_("Title of the programme") },
  { "theme", N_("Theme of the application") },
  { "old_theme", N_("Theme that it was moved from") },
  { "organisation", N_("Organisation") },
  { "city", N_("City") },
  { "leader", N_("Leader's full name") },
  { "leader_short", N_("Leader's surname and initials") },
  { "leader_dative", N_("Leader's full name in the dative") },
  { "leader_short_dative", N_("Leader's surname in the dative, and initials") },
  { "salutation", N_("Salutation: “Dear …”, without the mark at its end") },
  { "decision", N_("Decision of the technical check") },
  { "reasons", N_("Reasons of the decision, one a line") },
  { "remark", N_("Remark of the technical check") },
  { "missing", N_("What is missing, one a line, with the remarks") },
  { "due", N_("Day until which an answer is awaited") },
  { "deadline", N_("End of the intake, by the programme's time") },
  { "letter_number", N_("Number of the letter") },
  { "date", N_("Date of the letter") },
  { "office", N_("Our office: full name") },
  { "office_short", N_("Our office: short name") },
  { "office_genitive", N_("Our office: name in the genitive") },
  { "office_dative", N_("Our office: name in the dative") },
  { "office_city", N_("Our office: city") },
  { "office_address", N_("Our office: address") },
  { "office_phone", N_("Our office: phone") },
  { "office_email", N_("Our office: e-mail") },
  { "office_ogrn", N_("Our office: OGRN") },
  { "office_inn", N_("Our office: INN") },
  { "office_head", N_("Our office: its head") },
  { "office_head_position", N_("Our office: job title of its head") },
  { "employee", N_("Who writes") },
  { "position", N_("Job title of who writes") },
  { NULL },
};

const VecheLetterField *
veche_letter_fields_list (void)
{
  return veche_letter_fields;
}

static gboolean
veche_letter_fields_is_known (const char *name)
{
  for (const VecheLetterField *field = veche_letter_fields; field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return TRUE;
  return FALSE;
}

/* --- values -------------------------------------------------------------------------------------------------------- */

/* @value (transfer full): empty is as good as absent. */
static void
veche_letter_fields_take (GHashTable *values, const char *name, char *value)
{
  g_assert (veche_letter_fields_is_known (name));
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

/* The end of the placeholder that begins here («{»), behind its brace; %NULL where it is none: braces may hold anything. A
 * word of any alphabet counts, so that «{ФИО}» is told to be no placeholder. */
static const char *
veche_letter_fields_find_end (const char *at)
{
  const char *end = at + 1;

  while (*end == '_' || g_unichar_isalnum (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return *end == '}' && end > at + 1 ? end + 1 : NULL;
}

char *
veche_letter_fields_fill (const char *text, GHashTable *values)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free_and_steal (out));

  while (*text != '\0')
    {
      const char *end = *text == '{' ? veche_letter_fields_find_end (text) : NULL;
      g_autofree char *name = end != NULL ? g_strndup (text + 1, (gsize) (end - text - 2)) : NULL;
      const char *value = name != NULL ? g_hash_table_lookup (values, name) : NULL;

      if (value != NULL)
        {
          g_string_append (out, value);
          text = end;
        }
      else
        g_string_append_c (out, *text++);
    }
  return g_string_free_and_steal (out);
}

/* Names in braces, in the order of the text, once each. */
static GPtrArray *
veche_letter_fields_list_names (const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (; *text != '\0'; text++)
    {
      const char *end = *text == '{' ? veche_letter_fields_find_end (text) : NULL;
      char *name;

      if (end == NULL)
        continue;
      name = g_strndup (text + 1, (gsize) (end - text - 2));
      if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_free (name);
      else
        g_ptr_array_add (names, name);
    }
  return names;
}

GStrv
veche_letter_fields_list_missing (const char *text, GHashTable *values)
{
  g_autoptr (GPtrArray) names = veche_letter_fields_list_names (text);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; i < names->len; i++)
    if (veche_letter_fields_is_known (names->pdata[i]) && !g_hash_table_contains (values, names->pdata[i]))
      g_strv_builder_add (missing, names->pdata[i]);
  return g_strv_builder_end (missing);
}

GStrv
veche_letter_fields_list_unknown (const char *text)
{
  g_autoptr (GPtrArray) names = veche_letter_fields_list_names (text);
  g_autoptr (GStrvBuilder) unknown = g_strv_builder_new ();

  for (guint i = 0; i < names->len; i++)
    if (!veche_letter_fields_is_known (names->pdata[i]))
      g_strv_builder_add (unknown, names->pdata[i]);
  return g_strv_builder_end (unknown);
}
