/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-words.h"

#include "veche-i18n.h"
#include "veche-person-name.h"
#include "veche-time.h"
#include "veche-tree.h"

/* With as many digits after the separator as are asked for, that of the language. */
static char *
veche_map_words_dup_number (double value, int digits)
{
  g_autofree char *format = g_strdup_printf ("%%.%df", digits);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  /* Translators: the decimal separator. */
  const char *separator = C_ ("number", ".");
  g_auto (GStrv) parts = g_strsplit (g_ascii_formatd (buffer, sizeof buffer, format, value), ".", 2);

  return g_strjoinv (separator, parts);
}

char *
veche_map_words_dup_length (double metres)
{
  const gboolean far = metres >= 1000;
  g_autofree char *number = veche_map_words_dup_number (far ? metres / 1000 : metres, far ? 2 : metres < 100 ? 1 : 0);

  return far ? g_strdup_printf (_("%s km"), number) : g_strdup_printf (_("%s m"), number);
}

char *
veche_map_words_dup_area (double square_metres)
{
  g_autofree char *metres = veche_map_words_dup_number (square_metres, square_metres < 100 ? 1 : 0);
  g_autofree char *hectares = NULL;

  if (square_metres < 1000)
    return g_strdup_printf (_("%s m²"), metres);
  hectares = veche_map_words_dup_number (square_metres / 10000, 2);
  /* Translators: hectares, then square metres. */
  return g_strdup_printf (_("%s ha · %s m²"), hectares, metres);
}

char *
veche_map_words_dup_label (VecheRecord *record)
{
  const VecheKind *kind = veche_record_get_kind (record);
  const char *text = kind == &veche_tree_kind ? veche_record_get_number (record) : veche_record_get_text (record, kind->title_field);

  return g_strdup (text != NULL ? text : "");
}

/* «Remove – Иванова А. С., 12.03.2020». %NULL: nothing is decided, or nobody knows by whom and when. */
static char *
veche_map_words_dup_signed (VecheRecord *tree, const char *field, const char *by, const char *on)
{
  const char *who = veche_record_get_text (tree, by), *day = veche_record_get_text (tree, on);
  g_autoptr (VechePersonName) name = who != NULL ? veche_person_name_parse (who) : NULL;
  g_autofree char *brief = name != NULL ? veche_person_name_dup_short (name) : NULL;
  g_autofree char *date = day != NULL ? veche_time_format_date (day, NULL) : NULL;
  g_autofree char *what = veche_record_dup_display (tree, field);
  const char *label = g_dgettext (GETTEXT_PACKAGE, veche_kind_get_field (&veche_tree_kind, field, NULL)->label);

  if (*what == '\0' || (who == NULL && date == NULL))
    return NULL;
  if (who == NULL || date == NULL)
    return g_strdup_printf ("%s: %s – %s", label, what, who == NULL ? date : brief != NULL ? brief : who);
  return g_strdup_printf ("%s: %s – %s, %s", label, what, brief != NULL ? brief : who, date);
}

char *
veche_map_words_dup_facts (VecheRecord *record)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *text = NULL;
  char *proposed, *decided;

  if (veche_record_get_kind (record) != &veche_tree_kind)
    return NULL;
  if ((proposed = veche_map_words_dup_signed (record, "volunteer_decision", "volunteer", "surveyed")) != NULL)
    g_strv_builder_take (lines, proposed);
  if ((decided = veche_map_words_dup_signed (record, "decision", "decided_by", "decided")) != NULL)
    g_strv_builder_take (lines, decided);
  if (!veche_record_is_null (record, "old_numbers"))
    g_strv_builder_take (lines, g_strdup_printf ("%s: %s", _("Old numbers"), veche_record_get_text (record, "old_numbers")));
  all = g_strv_builder_end (lines);
  text = g_strjoinv ("\n", all);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}
