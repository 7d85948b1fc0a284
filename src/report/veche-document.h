/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-page-style.h"
#include "veche-picture.h"

G_BEGIN_DECLS

/**
 * VecheDocument:
 * A document as a list of blocks, which the page layout, the ODT and the XLSX writer each read. Text that
 * is added is copied and cleaned (veche_report_text_clean()): it is plain text always, never markup; %NULL
 * is empty. Not thread-safe while being built, and free of shared state, so that it may be built and
 * written in any thread.
 */
typedef struct _VecheDocument VecheDocument;

/** VecheTextRole: what a text is for; the look follows from it. */
typedef enum
{
  VECHE_TEXT_ROLE_BODY,      /* justified, first line indented */
  VECHE_TEXT_ROLE_PLAIN,     /* from the left margin, not justified */
  VECHE_TEXT_ROLE_OFFICE,    /* centred: the organisation above a title */
  VECHE_TEXT_ROLE_TITLE,     /* centred, bold: the kind of the document */
  VECHE_TEXT_ROLE_SUBTITLE,  /* centred, bold: what it is about */
  VECHE_TEXT_ROLE_HEADING,   /* bold, of a part; stays with what follows */
  VECHE_TEXT_ROLE_CENTRED,   /* centred */
  VECHE_TEXT_ROLE_RIGHT,     /* at the right margin */
  VECHE_TEXT_ROLE_MARK,      /* bold, in a frame: what must not be overlooked */
  VECHE_TEXT_ROLE_NOTE,      /* small */
} VecheTextRole;

/** VecheTableFlags: how a table looks. */
typedef enum
{
  VECHE_TABLE_DEFAULT = 0,
  VECHE_TABLE_NO_BORDERS = 1 << 0,
  VECHE_TABLE_SMALL = 1 << 1,      /* set in the size of notes */
  VECHE_TABLE_NARROW = 1 << 2,     /* less than half as wide as the page */
} VecheTableFlags;

/** VecheCellKind: how the cells of a column are set, and what they are in a workbook. */
typedef enum
{
  VECHE_CELL_KIND_TEXT,
  VECHE_CELL_KIND_INDEX,   /* the number of a row: centred, a number in a workbook */
  VECHE_CELL_KIND_CENTRED, /* text: a state */
  VECHE_CELL_KIND_DATE,    /* «17.02.2020» or «17.02.2020, 12:30»; a date in a workbook when it is one */
  VECHE_CELL_KIND_NUMBER,  /* decimal text with a point or comma; a number in a workbook when it is one */
  VECHE_CELL_KIND_MONEY,   /* the same in roubles, «1234567.89» */
} VecheCellKind;

/** VecheRowKind: how a row looks. */
typedef enum
{
  VECHE_ROW_KIND_NORMAL,
  VECHE_ROW_KIND_TOTAL,   /* bold */
  VECHE_ROW_KIND_SECTION, /* its first cell goes across the table, bold */
} VecheRowKind;

VecheDocument *veche_document_new (const VechePageStyle *style,
                                   const char           *title,
                                   const char           *made_at) G_GNUC_WARN_UNUSED_RESULT;
void veche_document_free (VecheDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheDocument, veche_document_free)

const VechePageStyle *veche_document_get_style (const VecheDocument *document);
const char *veche_document_get_title (const VecheDocument *document);

/**
 * veche_document_get_made_at:
 *
 * The ISO moment (UTC) that the file is dated by, so that the same data makes the same file.
 */
const char *veche_document_get_made_at (const VecheDocument *document);

/**
 * veche_document_begin_section:
 * @bookmark: (nullable): its line in the outline of a PDF
 *
 * What follows is a document of its own in the same file: it starts on a new page, which is its page 1.
 */
void veche_document_begin_section (VecheDocument *document,
                                   const char    *bookmark);

/** veche_document_add_page_break: what follows starts on a new page. */
void veche_document_add_page_break (VecheDocument *document);

/** veche_document_add_text: a text; its line ends part paragraphs. An empty one adds nothing. */
void veche_document_add_text (VecheDocument *document,
                              VecheTextRole  role,
                              const char    *text);

/**
 * veche_document_keep_with_next:
 *
 * The last block that was added stays on the page with the beginning of the next one.
 */
void veche_document_keep_with_next (VecheDocument *document);

/**
 * veche_document_add_pair:
 *
 * A line with one text at the left margin and a shorter one at the right: date and number.
 */
void veche_document_add_pair (VecheDocument *document,
                              const char    *left,
                              const char    *right);

/**
 * veche_document_add_columns:
 *
 * Two texts of any number of lines beside each other, both from their left: what a letter is known by, and whom it goes to. Either
 * may be empty.
 */
void veche_document_add_columns (VecheDocument *document,
                                 const char    *left,
                                 const char    *right);

/**
 * veche_document_push_to_bottom:
 *
 * The last block, a text, stands at the bottom of its page. In a text document it comes right after what is before it: people go on
 * writing there.
 */
void veche_document_push_to_bottom (VecheDocument *document);

/**
 * veche_document_add_value:
 *
 * «Label: value» as two columns; values that follow each other are aligned. A %NULL @value adds nothing, an
 * empty one a blank to be filled by hand.
 */
void veche_document_add_value (VecheDocument *document,
                               const char    *label,
                               const char    *value);

/** veche_document_add_spacer: @height points, none at the top of a page. */
void veche_document_add_spacer (VecheDocument *document,
                                double         height);

/**
 * veche_document_add_signature:
 * @role: (nullable): «Сдал», or the position of the one who signs
 * @name: (nullable): printed after the line; %NULL leaves a blank for it
 *
 * A line for a signature.
 */
void veche_document_add_signature (VecheDocument *document,
                                   const char    *role,
                                   const char    *name);

/** veche_document_add_pictures: one picture, or two beside each other (@second is %NULL or one), at most that @share of a page high. */
void veche_document_add_pictures (VecheDocument *document,
                                  VechePicture  *first,
                                  VechePicture  *second,
                                  double         share);

/** veche_document_add_copies: takes @first and @second: set on two halves of one sheet with a line to cut along when both fit, else each on
 * pages of its own. */
void veche_document_add_copies (VecheDocument *document,
                                VecheDocument *first,
                                VecheDocument *second);

/**
 * veche_document_begin_table:
 * @name: (nullable): of its sheet in a workbook, at most 31 characters
 *
 * Columns, then rows follow, until another block is added.
 */
void veche_document_begin_table (VecheDocument  *document,
                                 const char     *name,
                                 VecheTableFlags flags);

/**
 * veche_document_add_column:
 *
 * @weight is its share of the width. A column is never narrower than its title's longest word.
 */
void veche_document_add_column (VecheDocument *document,
                                const char    *title,
                                VecheCellKind  kind,
                                double         weight);

/** veche_document_add_row: as many @cells as columns (%NULL-terminated; missing ones are empty). */
void veche_document_add_row (VecheDocument     *document,
                             VecheRowKind       kind,
                             const char *const *cells);

/**
 * veche_document_format_cell:
 *
 * The text of a cell as it is printed: numbers with no-break spaces and a comma. Owned.
 */
char *veche_document_format_cell (VecheCellKind kind,
                                  const char   *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
