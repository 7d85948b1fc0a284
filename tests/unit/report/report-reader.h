/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Reads reports back with other programs' eyes: poppler's pdftotext, libarchive and libxml2. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/** report_reader_has_pdf_tools: FALSE marks the test as skipped. */
gboolean report_reader_has_pdf_tools (void);

/**
 * report_reader_dup_path:
 *
 * Of @name in a directory that is made for this program; the caller removes the file with
 * report_reader_remove().
 */
char *report_reader_dup_path (const char *name);
void report_reader_remove (const char *path);

/** report_reader_read_pdf: the text of a PDF in the order in which it was painted, without any white space. */
char *report_reader_read_pdf (const char *path);

/** report_reader_assert_inside: every word of the PDF lies within its page; returns the number of pages. */
guint report_reader_assert_inside (const char *path);

/** report_reader_read_page: the text of page @page (from 1), without any white space. */
char *report_reader_read_page (const char *path,
                               guint       page);

/** report_reader_assert_words: each word of @text is found in @haystack, which has no white space. */
void report_reader_assert_words (const char *haystack,
                                 const char *text);

/** report_reader_read_part: the XML of @part of a zip package, parsed. */
xmlDoc *report_reader_read_part (const char *path,
                                 const char *part);

/** report_reader_get_text: all text of @document, without any white space. */
char *report_reader_get_text (xmlDoc *document);

G_END_DECLS
