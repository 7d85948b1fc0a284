/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-sheet-list.h"
#include "veche-xlsx-format.h"

G_BEGIN_DECLS

/** VecheXlsxBook: what stands in an XLSX beside its sheets: their names, the shared strings, the formats of cells. */
typedef struct
{
  int fd;
  GPtrArray *entries; /* VecheZipEntry */
  GArray *sheets;     /* VecheSheet */
  gboolean days_1904;
  GArray *formats;    /* VecheXlsxFormat, by the cells' style */
  GString *strings;   /* one after another, each with its NUL */
  GArray *offsets;    /* gsize, of each string */
} VecheXlsxBook;

/** veche_xlsx_book_open: reads all of it; %NULL with a code for veche_emit_error() in @problem (static). */
VecheXlsxBook *veche_xlsx_book_open (int fd, guint64 size, const char **problem) G_GNUC_WARN_UNUSED_RESULT;
void veche_xlsx_book_free (VecheXlsxBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheXlsxBook, veche_xlsx_book_free)

/** veche_xlsx_book_get_string: a shared string; "" for one that is not there. Borrowed. */
const char *veche_xlsx_book_get_string (VecheXlsxBook *self, guint64 index);

G_END_DECLS
