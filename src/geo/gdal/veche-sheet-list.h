/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-emit.h"

G_BEGIN_DECLS

/** VecheSheet: a sheet of a workbook, and what the first look at it has counted. */
typedef struct
{
  char *name;
  char *part;    /* of XLSX: its path in the zip */
  guint columns; /* up to the last with text */
  guint64 rows;  /* with text */
} VecheSheet;

/** veche_sheet_list_new: an empty array of #VecheSheet. */
GArray *veche_sheet_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_sheet_list_find: by name, else by number from 1; -1 when there is none. */
int veche_sheet_list_find (GArray *sheets, const char *name);

/** veche_sheet_list_describe: adds `sheets` and, where @chosen is one, `sheet` to @header. */
void veche_sheet_list_describe (GArray *sheets, int chosen, JsonObject *header);

/** veche_sheet_list_refuse: sends the error that there is no sheet @name; without a name, that there are no rows. %FALSE. */
gboolean veche_sheet_list_refuse (GArray *sheets, const char *name, VecheEmit *emit);

G_END_DECLS
