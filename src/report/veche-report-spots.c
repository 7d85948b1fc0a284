/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-spots.h"

#include <math.h>

#include "veche-coordinates.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-office.h"
#include "veche-report-text.h"
#include "veche-report-tree.h"
#include "veche-time.h"

#define NBSP VECHE_REPORT_TEXT_NBSP
#define NO_TITLE "Без названия"
/* Of a page: what all photographs together have, what one strip of them has at most and at least. */
#define PICTURES_SHARE 0.5
#define MOST_SHARE 0.4
#define LEAST_SHARE 0.16

/* Papers are Russian whatever the locale: these words are data. */
typedef struct
{
  const char *code;
  const char *text;
} VecheReportSpotsWord;

static const VecheReportSpotsWord veche_report_spots_categories[] = {
  { "road", "дорога или тротуар" },
  { "lighting", "освещение" },
  { "waste", "мусор" },
  { "greenery", "озеленение" },
  { "building", "здание" },
  { "playground", "детская или спортивная площадка" },
  { "access", "доступность" },
  { "water", "вода и водостоки" },
  { "safety", "безопасность" },
  { "other", "другое" },
  { NULL, NULL },
};

static const VecheReportSpotsWord veche_report_spots_severities[] = {
  { "low", "низкая" }, { "medium", "средняя" }, { "high", "высокая" }, { "urgent", "неотложная" }, { NULL, NULL },
};

static const VecheReportSpotsWord veche_report_spots_states[] = {
  { "new", "новое" },      { "confirmed", "подтверждено" }, { "in-work", "в работе" },
  { "solved", "решено" }, { "declined", "отклонено" },     { NULL, NULL },
};

VecheReportSpot *
veche_report_spots_spot_new (void)
{
  VecheReportSpot *spot = g_new0 (VecheReportSpot, 1);

  spot->lon = spot->lat = NAN;
  spot->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_picture_unref);
  return spot;
}

void
veche_report_spots_spot_free (VecheReportSpot *spot)
{
  if (spot == NULL)
    return;
  g_free (spot->title);
  g_free (spot->category);
  g_free (spot->severity);
  g_free (spot->state);
  g_free (spot->address);
  g_free (spot->territory);
  g_free (spot->project);
  g_free (spot->layer);
  g_free (spot->text);
  g_free (spot->reported);
  g_free (spot->due);
  g_free (spot->responsible);
  g_free (spot->resolution);
  g_ptr_array_unref (spot->pictures);
  g_free (spot);
}

VecheReportSpots *
veche_report_spots_new (void)
{
  VecheReportSpots *input = g_new0 (VecheReportSpots, 1);

  input->spots = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_spots_spot_free);
  return input;
}

void
veche_report_spots_free (VecheReportSpots *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  g_free (input->zone);
  veche_report_office_free (input->office);
  g_free (input->territory);
  g_ptr_array_unref (input->spots);
  g_free (input);
}

/* The code itself where it is none of ours; "" for %NULL. */
static const char *
veche_report_spots_get_word (const VecheReportSpotsWord *words, const char *code)
{
  for (; code != NULL && words->code != NULL; words++)
    if (g_str_equal (words->code, code))
      return words->text;
  return code != NULL ? code : "";
}

/* «55.812345, 37.612345 (WGS 84), ±5 м»; %NULL for a spot on no map. */
static char *
veche_report_spots_dup_coordinates (const VecheReportSpot *spot)
{
  g_autofree char *accuracy = veche_report_tree_dup_number (spot->accuracy);
  g_autofree char *pair = NULL;

  if (!isfinite (spot->lon) || !isfinite (spot->lat))
    return NULL;
  pair = veche_coordinates_format (spot->lat, spot->lon);
  if (*accuracy != '\0')
    return g_strdup_printf ("%s (WGS" NBSP "84), ±%s" NBSP "м", pair, g_strdelimit (accuracy, ".", ','));
  return g_strdup_printf ("%s (WGS" NBSP "84)", pair);
}

static void
veche_report_spots_add_value (VecheDocument *document, const char *label, const char *value)
{
  if (!veche_report_text_is_blank (value))
    veche_document_add_value (document, label, value);
}

static void
veche_report_spots_add_pictures (VecheDocument *document, const VecheReportSpot *spot)
{
  const guint n = spot->pictures->len;
  const double share = CLAMP (PICTURES_SHARE / ((MAX (n, 1) + 1) / 2), LEAST_SHARE, MOST_SHARE);

  if (n > 0)
    veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, n > 1 ? "Фотографии" : "Фотография");
  /* Of an odd number the first stands alone, and larger: people put the best one there. */
  for (guint i = 0; i < n; i += i == 0 && n % 2 == 1 ? 1 : 2)
    veche_document_add_pictures (document, g_ptr_array_index (spot->pictures, i),
                                 (i > 0 || n % 2 == 0) && i + 1 < n ? g_ptr_array_index (spot->pictures, i + 1) : NULL, share);
  if (spot->n_files > 0)
    {
      g_autofree char *files = veche_report_text_count (spot->n_files, "файл", "файла", "файлов");
      g_autofree char *note = g_strdup_printf ("Кроме того, к карточке %s %s без изображения.",
                                               spot->n_files % 10 == 1 && spot->n_files % 100 != 11 ? "приложен" : "приложено", files);

      veche_document_add_text (document, VECHE_TEXT_ROLE_NOTE, note);
    }
}

static void
veche_report_spots_add_card (VecheDocument *document, const VecheReportSpots *input, const VecheReportSpot *spot, GTimeZone *zone)
{
  g_autofree char *coordinates = veche_report_spots_dup_coordinates (spot);
  g_autofree char *reported = veche_report_text_day (spot->reported, zone);
  g_autofree char *due = veche_report_text_day (spot->due, zone);
  const char *title = veche_report_text_is_blank (spot->title) ? NO_TITLE : spot->title;

  veche_document_begin_section (document, title);
  veche_report_office_add_head (document, input->office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "КАРТОЧКА ПРОБЛЕМНОГО МЕСТА");
  veche_document_add_text (document, VECHE_TEXT_ROLE_SUBTITLE, title);
  veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
  veche_report_spots_add_value (document, "Категория", veche_report_spots_get_word (veche_report_spots_categories, spot->category));
  veche_report_spots_add_value (document, "Острота", veche_report_spots_get_word (veche_report_spots_severities, spot->severity));
  veche_report_spots_add_value (document, "Состояние", veche_report_spots_get_word (veche_report_spots_states, spot->state));
  veche_report_spots_add_value (document, "Сообщено", reported);
  veche_report_spots_add_value (document, "Адрес", spot->address);
  veche_report_spots_add_value (document, "Координаты", coordinates);
  veche_report_spots_add_value (document, "Территория", spot->territory);
  veche_report_spots_add_value (document, "Слой", spot->layer);
  veche_report_spots_add_value (document, "Проект", spot->project);
  veche_report_spots_add_value (document, "Ответственный", spot->responsible);
  veche_report_spots_add_value (document, "Срок", due);
  veche_report_spots_add_value (document, "Резолюция", spot->resolution);
  if (!veche_report_text_is_blank (spot->text))
    {
      veche_document_add_text (document, VECHE_TEXT_ROLE_HEADING, "Описание");
      veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, spot->text);
    }
  veche_report_spots_add_pictures (document, spot);
}

static void
veche_report_spots_add_columns (VecheDocument *document)
{
  static const struct
  {
    const char *title;
    VecheCellKind kind;
    double weight;
  } columns[] = {
    { "№", VECHE_CELL_KIND_INDEX, 1 },           { "Название", VECHE_CELL_KIND_TEXT, 6 },   { "Категория", VECHE_CELL_KIND_TEXT, 4 },
    { "Острота", VECHE_CELL_KIND_CENTRED, 2.5 }, { "Состояние", VECHE_CELL_KIND_CENTRED, 3 }, { "Сообщено", VECHE_CELL_KIND_DATE, 2.5 },
    { "Адрес", VECHE_CELL_KIND_TEXT, 5 },        { "Широта", VECHE_CELL_KIND_NUMBER, 2.5 }, { "Долгота", VECHE_CELL_KIND_NUMBER, 2.5 },
    { "Территория", VECHE_CELL_KIND_TEXT, 4 },   { "Проект", VECHE_CELL_KIND_TEXT, 4 },     { "Ответственный", VECHE_CELL_KIND_TEXT, 4 },
    { "Срок", VECHE_CELL_KIND_DATE, 2.5 },       { "Описание", VECHE_CELL_KIND_TEXT, 8 },   { "Фотографий", VECHE_CELL_KIND_NUMBER, 2 },
  };

  veche_document_begin_table (document, "Проблемные места", VECHE_TABLE_SMALL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    veche_document_add_column (document, columns[i].title, columns[i].kind, columns[i].weight);
}

static char *
veche_report_spots_dup_degrees (double degrees)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isfinite (degrees) ? g_ascii_formatd (text, sizeof text, "%.6f", degrees) : "");
}

static void
veche_report_spots_add_table (VecheDocument *document, const VecheReportSpots *input)
{
  veche_document_add_text (document, VECHE_TEXT_ROLE_TITLE, "ПРОБЛЕМНЫЕ МЕСТА");
  if (input->territory != NULL)
    veche_document_add_value (document, "Территория", input->territory);
  veche_report_spots_add_columns (document);
  for (guint i = 0; i < input->spots->len; i++)
    {
      const VecheReportSpot *spot = g_ptr_array_index (input->spots, i);
      g_autofree char *index = g_strdup_printf ("%u", i + 1);
      g_autofree char *reported = veche_time_format_date (spot->reported, NULL);
      g_autofree char *due = veche_time_format_date (spot->due, NULL);
      g_autofree char *lat = veche_report_spots_dup_degrees (spot->lat);
      g_autofree char *lon = veche_report_spots_dup_degrees (spot->lon);
      g_autofree char *pictures = g_strdup_printf ("%u", spot->n_photos);
      /* No end before the last: an absent text must not end the row. */
      const char *texts[] = { spot->title, spot->address, spot->territory, spot->project, spot->responsible, spot->text };

      for (guint n = 0; n < G_N_ELEMENTS (texts); n++)
        if (texts[n] == NULL)
          texts[n] = "";
      veche_document_add_row (document, VECHE_ROW_KIND_NORMAL,
                              (const char *[]) { index, texts[0], veche_report_spots_get_word (veche_report_spots_categories, spot->category),
                                                 veche_report_spots_get_word (veche_report_spots_severities, spot->severity),
                                                 veche_report_spots_get_word (veche_report_spots_states, spot->state), reported, texts[1], lat,
                                                 lon, texts[2], texts[3], texts[4], due, texts[5], pictures, NULL });
    }
}

VecheDocument *
veche_report_spots_build (const VecheReportSpots *input, gboolean table, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  VechePageStyle style;
  VecheDocument *document;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->spots->len == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           _("Could not print problem spots: there are none such. Add a spot, or choose other days or another territory."));
      return NULL;
    }
  zone = veche_report_text_load_zone (input->zone);
  veche_page_style_init (&style, &input->page, table ? VECHE_PAGE_ORIENTATION_LANDSCAPE : VECHE_PAGE_ORIENTATION_PORTRAIT);
  document = veche_document_new (&style, "Проблемные места", input->made_at);
  if (table)
    veche_report_spots_add_table (document, input);
  for (guint i = 0; !table && i < input->spots->len; i++)
    veche_report_spots_add_card (document, input, g_ptr_array_index (input->spots, i), zone);
  return document;
}

gboolean
veche_report_spots_write (const VecheReportSpots *input, const char *path, VecheReportFormat format, VecheReportResult *result,
                          GError **error)
{
  g_autoptr (VecheDocument) document = NULL;

  g_return_val_if_fail (input != NULL && path != NULL, FALSE);

  if (format == VECHE_REPORT_FORMAT_AUTO)
    format = veche_report_format_from_path (path, error);
  document = format != VECHE_REPORT_FORMAT_AUTO ? veche_report_spots_build (input, format == VECHE_REPORT_FORMAT_XLSX, error) : NULL;
  return document != NULL && veche_report_write_document (document, path, format, TRUE, result, error);
}
