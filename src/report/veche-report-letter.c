/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-report-letter.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-report-office.h"
#include "veche-report-text.h"
#include "veche-time.h"

#define NBSP VECHE_REPORT_TEXT_NBSP

/* A longer first paragraph that ends with «!» is no salutation. */
#define MAX_SALUTATION 120

VecheReportLetterEntry *
veche_report_letter_entry_new (void)
{
  return g_new0 (VecheReportLetterEntry, 1);
}

void
veche_report_letter_entry_free (VecheReportLetterEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->number);
  g_free (entry->date);
  g_free (entry->addressee);
  g_free (entry->subject);
  g_free (entry->body);
  veche_report_person_free (entry->signer);
  veche_report_person_free (entry->executor);
  g_free (entry);
}

VecheReportLetter *
veche_report_letter_new (void)
{
  VecheReportLetter *input = g_new0 (VecheReportLetter, 1);

  input->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_report_letter_entry_free);
  return input;
}

void
veche_report_letter_free (VecheReportLetter *input)
{
  if (input == NULL)
    return;
  g_free (input->made_at);
  veche_report_office_free (input->office);
  g_ptr_array_unref (input->entries);
  g_free (input);
}

/* Names of the office, then «17.02.2020 № 12» at the left and the addressee at the right. */
static void
veche_report_letter_add_blank (VecheDocument                *document,
                               const VecheReportOffice      *office,
                               const VecheReportLetterEntry *entry)
{
  double size = veche_document_get_style (document)->font_size;
  g_autofree char *number = veche_report_text_number (entry->number);
  g_autofree char *date = entry->date != NULL ? veche_time_format_date (entry->date, NULL) : g_strdup ("______________");
  g_autofree char *contacts = veche_report_office_join_contacts (office);
  g_autofree char *reference = g_strconcat (date, " ", number, NULL);

  veche_report_office_add_head (document, office);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, contacts);
  veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, office != NULL ? office->codes : NULL);
  veche_document_add_spacer (document, size);
  veche_document_add_columns (document, reference, entry->addressee);
  veche_document_add_spacer (document, size);
  if (!veche_report_text_is_blank (entry->subject))
    veche_document_add_columns (document, entry->subject, NULL);
  veche_document_add_spacer (document, size);
}

static gboolean
veche_report_letter_is_salutation (const char *paragraph)
{
  return g_str_has_suffix (paragraph, "!") && g_utf8_strlen (paragraph, -1) <= MAX_SALUTATION;
}

static void
veche_report_letter_add_body (VecheDocument *document,
                              const char    *body)
{
  g_autofree char *clean = veche_report_text_clean (body);
  g_auto (GStrv) paragraphs = g_strsplit (clean, "\n", -1);
  gboolean first = TRUE;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      const char *paragraph = g_strstrip (paragraphs[i]);

      if (veche_report_text_is_blank (paragraph))
        continue;
      if (first && veche_report_letter_is_salutation (paragraph))
        {
          veche_document_add_text (document, VECHE_TEXT_ROLE_CENTRED, paragraph);
          veche_document_keep_with_next (document);
          veche_document_add_spacer (document, veche_document_get_style (document)->font_size * 0.7);
        }
      else
        veche_document_add_text (document, VECHE_TEXT_ROLE_BODY, paragraph);
      first = FALSE;
    }
  /* No signature goes on a page of its own. */
  if (!first)
    veche_document_keep_with_next (document);
}

static void
veche_report_letter_add_end (VecheDocument                *document,
                             const VecheReportLetterEntry *entry)
{
  double size = veche_document_get_style (document)->font_size;
  g_autofree char *position = veche_report_text_capitalise (entry->signer != NULL ? entry->signer->position : NULL);
  g_autofree char *name = veche_report_text_name (entry->signer != NULL ? entry->signer->name : NULL);
  g_autofree char *executor = NULL;

  veche_document_add_spacer (document, size * 2);
  veche_document_add_pair (document, position, name);
  if (entry->executor == NULL || veche_report_text_is_blank (entry->executor->name))
    return;
  executor = g_strconcat ("Исполнитель:" NBSP, entry->executor->name,
                          !veche_report_text_is_blank (entry->executor->position) ? ", " : NULL, entry->executor->position, NULL);
  veche_document_add_spacer (document, size * 2);
  veche_document_add_text (document, VECHE_TEXT_ROLE_NOTE, executor);
  veche_document_push_to_bottom (document);
}

VecheDocument *
veche_report_letter_build (const VecheReportLetter *input,
                           GError                 **error)
{
  VechePageStyle style;
  g_autoptr (VecheDocument) document = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->entries->len == 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOTHING,
                           _("Could not print letters: none has been written. Write one first."));
      return NULL;
    }
  veche_page_style_init (&style, &input->page, VECHE_PAGE_ORIENTATION_PORTRAIT);
  document = veche_document_new (&style, input->entries->len == 1 ? "Письмо" : "Письма", input->made_at);
  for (guint i = 0; i < input->entries->len; i++)
    {
      const VecheReportLetterEntry *entry = g_ptr_array_index (input->entries, i);
      g_autofree char *number = veche_report_text_number (entry->number);
      g_autofree char *bookmark
        = g_strconcat ("Письмо ", number, !veche_report_text_is_blank (entry->subject) ? ": " : NULL, entry->subject, NULL);

      veche_document_begin_section (document, bookmark);
      veche_report_letter_add_blank (document, input->office, entry);
      veche_report_letter_add_body (document, entry->body);
      veche_report_letter_add_end (document, entry);
    }
  return g_steal_pointer (&document);
}

gboolean
veche_report_letter_write (const VecheReportLetter *input,
                           const char              *path,
                           VecheReportFormat        format,
                           VecheReportResult       *result,
                           GError                 **error)
{
  g_autoptr (VecheDocument) document = veche_report_letter_build (input, error);

  return document != NULL && veche_report_write_document (document, path, format, FALSE, result, error);
}
