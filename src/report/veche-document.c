/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-document-private.h"

#include <string.h>

#include "veche-report-text.h"
#include "veche-time.h"

static void
veche_document_free_column (gpointer data)
{
  VecheTableColumn *column = data;

  g_free (column->title);
  g_free (column);
}

static void
veche_document_free_row (gpointer data)
{
  VecheTableRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
veche_document_free_block (gpointer data)
{
  VecheBlock *block = data;

  g_free (block->first);
  g_free (block->second);
  if (block->table != NULL)
    {
      g_free (block->table->name);
      g_ptr_array_unref (block->table->columns);
      g_ptr_array_unref (block->table->rows);
      g_free (block->table);
    }
  for (guint i = 0; i < G_N_ELEMENTS (block->copies); i++)
    g_clear_pointer (&block->copies[i], veche_document_free);
  for (guint i = 0; i < G_N_ELEMENTS (block->pictures); i++)
    g_clear_pointer (&block->pictures[i], veche_picture_unref);
  g_free (block);
}

static VecheBlock *
veche_document_add (VecheDocument *document,
                    VecheBlockKind kind)
{
  VecheBlock *block = g_new0 (VecheBlock, 1);

  block->kind = kind;
  g_ptr_array_add (document->blocks, block);
  return block;
}

static VecheBlock *
veche_document_get_last (const VecheDocument *document)
{
  return document->blocks->len > 0 ? g_ptr_array_index (document->blocks, document->blocks->len - 1) : NULL;
}

VecheDocument *
veche_document_new (const VechePageStyle *style,
                    const char           *title,
                    const char           *made_at)
{
  VecheDocument *document;

  g_return_val_if_fail (style != NULL, NULL);

  document = g_new0 (VecheDocument, 1);
  document->style = *style;
  document->title = veche_report_text_clean (title);
  document->made_at = made_at != NULL ? g_strdup (made_at) : veche_time_now_iso ();
  document->blocks = g_ptr_array_new_with_free_func (veche_document_free_block);
  return document;
}

void
veche_document_free (VecheDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->title);
  g_free (document->made_at);
  g_ptr_array_unref (document->blocks);
  g_free (document);
}

const VechePageStyle *
veche_document_get_style (const VecheDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return &document->style;
}

const char *
veche_document_get_title (const VecheDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return document->title;
}

const char *
veche_document_get_made_at (const VecheDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return document->made_at;
}

void
veche_document_begin_section (VecheDocument *document,
                              const char    *bookmark)
{
  g_return_if_fail (document != NULL);
  veche_document_add (document, VECHE_BLOCK_KIND_SECTION)->first = veche_report_text_clean (bookmark);
}

void
veche_document_add_page_break (VecheDocument *document)
{
  g_return_if_fail (document != NULL);
  veche_document_add (document, VECHE_BLOCK_KIND_PAGE_BREAK);
}

void
veche_document_add_text (VecheDocument *document,
                         VecheTextRole  role,
                         const char    *text)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) paragraphs = NULL;

  g_return_if_fail (document != NULL);

  clean = veche_report_text_clean (text);
  paragraphs = g_strsplit (clean, "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      VecheBlock *block;

      if (veche_report_text_is_blank (paragraphs[i]))
        continue;
      block = veche_document_add (document, VECHE_BLOCK_KIND_TEXT);
      block->role = role;
      block->first = g_strdup (paragraphs[i]);
      block->keep_with_next = role == VECHE_TEXT_ROLE_HEADING || role == VECHE_TEXT_ROLE_TITLE
                              || role == VECHE_TEXT_ROLE_SUBTITLE;
    }
}

void
veche_document_keep_with_next (VecheDocument *document)
{
  VecheBlock *last;

  g_return_if_fail (document != NULL);

  last = veche_document_get_last (document);
  if (last != NULL)
    last->keep_with_next = TRUE;
}

void
veche_document_add_pair (VecheDocument *document,
                         const char    *left,
                         const char    *right)
{
  VecheBlock *block;

  g_return_if_fail (document != NULL);

  block = veche_document_add (document, VECHE_BLOCK_KIND_PAIR);
  block->first = veche_report_text_clean (left);
  block->second = veche_report_text_clean (right);
}

void
veche_document_add_columns (VecheDocument *document,
                            const char    *left,
                            const char    *right)
{
  veche_document_add_pair (document, left, right);
  veche_document_get_last (document)->columns = TRUE;
}

void
veche_document_push_to_bottom (VecheDocument *document)
{
  VecheBlock *last;

  g_return_if_fail (document != NULL);

  last = veche_document_get_last (document);
  if (last != NULL && last->kind == VECHE_BLOCK_KIND_TEXT)
    last->at_bottom = TRUE;
}

void
veche_document_add_value (VecheDocument *document,
                          const char    *label,
                          const char    *value)
{
  VecheBlock *block;
  g_autofree char *clean = NULL;

  g_return_if_fail (document != NULL && label != NULL);

  if (value == NULL)
    return;
  clean = veche_report_text_clean (label);
  block = veche_document_add (document, VECHE_BLOCK_KIND_VALUE);
  block->first = g_strconcat (clean, ":", NULL);
  block->second = veche_report_text_clean (value);
}

void
veche_document_add_spacer (VecheDocument *document,
                           double         height)
{
  g_return_if_fail (document != NULL && height >= 0);
  veche_document_add (document, VECHE_BLOCK_KIND_SPACER)->height = height;
}

void
veche_document_add_signature (VecheDocument *document,
                              const char    *role,
                              const char    *name)
{
  VecheBlock *block;

  g_return_if_fail (document != NULL);

  block = veche_document_add (document, VECHE_BLOCK_KIND_SIGNATURE);
  block->first = veche_report_text_clean (role);
  block->second = veche_report_text_clean (name);
}

void
veche_document_add_pictures (VecheDocument *document,
                             VechePicture  *first,
                             VechePicture  *second,
                             double         share)
{
  VecheBlock *block;

  g_return_if_fail (document != NULL && first != NULL && share > 0);

  block = veche_document_add (document, VECHE_BLOCK_KIND_PICTURES);
  block->height = share;
  block->pictures[0] = veche_picture_ref (first);
  block->pictures[1] = second != NULL ? veche_picture_ref (second) : NULL;
}

void
veche_document_add_copies (VecheDocument *document,
                           VecheDocument *first,
                           VecheDocument *second)
{
  VecheBlock *block;

  g_return_if_fail (document != NULL && first != NULL && second != NULL);

  block = veche_document_add (document, VECHE_BLOCK_KIND_COPIES);
  block->copies[0] = first;
  block->copies[1] = second;
}

void
veche_document_begin_table (VecheDocument  *document,
                            const char     *name,
                            VecheTableFlags flags)
{
  VecheTable *table;

  g_return_if_fail (document != NULL);

  table = g_new0 (VecheTable, 1);
  table->name = g_strdup (name);
  table->flags = flags;
  table->columns = g_ptr_array_new_with_free_func (veche_document_free_column);
  table->rows = g_ptr_array_new_with_free_func (veche_document_free_row);
  veche_document_add (document, VECHE_BLOCK_KIND_TABLE)->table = table;
}

void
veche_document_add_column (VecheDocument *document,
                           const char    *title,
                           VecheCellKind  kind,
                           double         weight)
{
  VecheBlock *block;
  VecheTableColumn *column;

  g_return_if_fail (document != NULL && weight > 0);
  block = veche_document_get_last (document);
  g_return_if_fail (block != NULL && block->table != NULL && block->table->rows->len == 0);

  column = g_new0 (VecheTableColumn, 1);
  column->title = veche_report_text_clean (title);
  column->kind = kind;
  column->weight = weight;
  g_ptr_array_add (block->table->columns, column);
}

void
veche_document_add_row (VecheDocument     *document,
                        VecheRowKind       kind,
                        const char *const *cells)
{
  VecheBlock *block;
  VecheTableRow *row;
  guint n_columns;

  g_return_if_fail (document != NULL && cells != NULL);
  block = veche_document_get_last (document);
  g_return_if_fail (block != NULL && block->table != NULL && block->table->columns->len > 0);

  n_columns = block->table->columns->len;
  row = g_new0 (VecheTableRow, 1);
  row->kind = kind;
  row->cells = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      row->cells[i] = veche_report_text_clean (*cells);
      if (*cells != NULL)
        cells++;
    }
  g_ptr_array_add (block->table->rows, row);
}

/* «-1234567.5» → «−1 234 567,5»; %NULL when it is no plain decimal. */
static char *
veche_document_format_number (const char *cell)
{
  const char *digits = cell + (*cell == '-' ? 1 : 0);
  gsize whole = strspn (digits, "0123456789");
  gsize rest = 0;
  GString *text;

  if (digits[whole] == '.' || digits[whole] == ',')
    rest = 1 + strspn (digits + whole + 1, "0123456789");
  if (whole == 0 || rest == 1 || digits[whole + rest] != '\0')
    return NULL;

  text = g_string_new (*cell == '-' ? "−" : "");
  for (gsize i = 0; i < whole; i++)
    {
      /* Four digits are not grouped in Russian print. */
      if (i > 0 && whole > 4 && (whole - i) % 3 == 0)
        g_string_append (text, VECHE_REPORT_TEXT_NBSP);
      g_string_append_c (text, digits[i]);
    }
  if (rest > 0)
    {
      g_string_append_c (text, ',');
      g_string_append_len (text, digits + whole + 1, (gssize) rest - 1);
    }
  return g_string_free (text, FALSE);
}

char *
veche_document_format_cell (VecheCellKind kind,
                            const char   *cell)
{
  char *text = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  if (kind == VECHE_CELL_KIND_NUMBER || kind == VECHE_CELL_KIND_MONEY)
    text = veche_document_format_number (cell);
  return text != NULL ? text : g_strdup (cell);
}
