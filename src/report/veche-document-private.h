/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-document.h"

G_BEGIN_DECLS

typedef enum
{
  VECHE_BLOCK_KIND_SECTION,
  VECHE_BLOCK_KIND_PAGE_BREAK,
  VECHE_BLOCK_KIND_TEXT,
  VECHE_BLOCK_KIND_PAIR,
  VECHE_BLOCK_KIND_VALUE,
  VECHE_BLOCK_KIND_SPACER,
  VECHE_BLOCK_KIND_SIGNATURE,
  VECHE_BLOCK_KIND_COPIES,
  VECHE_BLOCK_KIND_TABLE,
  VECHE_BLOCK_KIND_PICTURES,
} VecheBlockKind;

typedef struct
{
  char *title;
  VecheCellKind kind;
  double weight;
} VecheTableColumn;

typedef struct
{
  VecheRowKind kind;
  char **cells; /* as many as columns */
} VecheTableRow;

typedef struct
{
  char *name;
  VecheTableFlags flags;
  GPtrArray *columns; /* of VecheTableColumn */
  GPtrArray *rows;    /* of VecheTableRow */
} VecheTable;

typedef struct
{
  VecheBlockKind kind;
  VecheTextRole role;
  gboolean keep_with_next;
  gboolean columns;   /* a pair: two columns, both from their left */
  gboolean at_bottom; /* a text: at the bottom of its page */
  char *first;  /* text, bookmark, label, left, role of a signature */
  char *second; /* value, right, name of a signature */
  double height; /* of a spacer, in points; of pictures: the share of a page */
  VecheTable *table;
  VecheDocument *copies[2];
  VechePicture *pictures[2]; /* the second may be %NULL */
} VecheBlock;

struct _VecheDocument
{
  VechePageStyle style;
  char *title;
  char *made_at;
  GPtrArray *blocks; /* of VecheBlock */
};

G_END_DECLS
