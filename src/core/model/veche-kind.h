/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-field.h"

G_BEGIN_DECLS

/** VecheKind: a kind of record: a table with its fields. All of them are constants of the program. */
typedef struct
{
  const char *name;   /* singular, dotted for children: «application.member» */
  const char *plural; /* as on the command line: «applications» */
  const char *table;
  const char *label;        /* msgid, singular */
  const char *parent;       /* name of the kind whose rows own these, or %NULL; its column is `parent_column` */
  const char *parent_column;
  const char *title_field;  /* what a person knows a row by */
  const char *key_field;    /* what a file knows it by: code or number; or %NULL */
  const VecheField *fields; /* ends with a %NULL name */
  guint code;               /* stable small number of the kind in the search index; never reused */
  gboolean internal;        /* not offered to people: bookkeeping that is journalled all the same */
  guint since;              /* the layout of the file that brought the table; 0: the first */
  const char *hidden_field; /* a row in which this is filled is left out of lists that do not ask for it; or %NULL */
  gboolean append_only;     /* rows are added, never changed, and go with their parent only */
  gboolean single;          /* a workspace has one row of it at most */
  gboolean by_verb;         /* rows come with a verb of their own (techcheck), never by hand, and go with their parent only */
} VecheKind;

/** veche_kind_list: all kinds, parents before children; ends with %NULL. Static. */
const VecheKind *const *veche_kind_list (void);

/** veche_kind_find: by singular or plural name; %NULL when there is none. */
const VecheKind *veche_kind_find (const char *name);

/** veche_kind_find_checked: the same with an error (%VECHE_ERROR_NOT_FOUND) that names the kinds there are. */
const VecheKind *veche_kind_find_checked (const char *name, GError **error);

/** veche_kind_find_table: by table; %NULL when no kind has it. */
const VecheKind *veche_kind_find_table (const char *table);

/** veche_kind_find_code: by the number in the search index. */
const VecheKind *veche_kind_find_code (guint code);

/** veche_kind_list_children: the kinds whose parent is @self. Owned array of borrowed kinds. */
GPtrArray *veche_kind_list_children (const VecheKind *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_kind_get_root: the kind itself, or the topmost of its parents. */
const VecheKind *veche_kind_get_root (const VecheKind *self);

/** veche_kind_find_field: index of the field in `fields`, or -1. */
int veche_kind_find_field (const VecheKind *self, const char *name);

/** veche_kind_has_by_parent: whether the kind lacks a field that its parent has: «programme» of a letter is its application's. */
gboolean veche_kind_has_by_parent (const VecheKind *self, const char *name);

/** veche_kind_get_field: the field, or %NULL with an error (%VECHE_ERROR_NOT_FOUND) that names the kind's fields. */
const VecheField *veche_kind_get_field (const VecheKind *self, const char *name, GError **error);

/** veche_kind_get_geometry: the field with the shape of a map kind; %NULL for other kinds. */
const VecheField *veche_kind_get_geometry (const VecheKind *self);

/** veche_kind_is_point: whether rows are points of the map. */
gboolean veche_kind_is_point (const VecheKind *self);

guint veche_kind_count_fields (const VecheKind *self);

G_END_DECLS
