/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

/** VecheDirectoryKind: how one of the three lists of the directory is shown; a constant of the program. Texts are msgids. */
typedef struct
{
  const VecheKind *kind;
  const char *slug;
  const char *title;         /* of the view and the list */
  const char *search;        /* what can be searched by */
  const char *search_label;  /* of the search box */
  const char *empty;         /* when there is nobody yet */
  const char *empty_details;
  const char *none;          /* nobody is chosen */
  const char *add;           /* of the dialog and the step */
  const char *deleted;       /* of the toast and the step */
  const char *merged;        /* the same of a merge; %NULL: the kind knows none */
  const char *parted;        /* and of taking apart */
  const char *told_apart;    /* and of telling apart */
  const char *icon_name;
  const char *subtitle; /* fields of a row's second line, space-separated */
  const VecheFormSection *sections;
} VecheDirectoryKind;

extern const VecheDirectoryKind veche_directory_kinds_people;
extern const VecheDirectoryKind veche_directory_kinds_organisations;
extern const VecheDirectoryKind veche_directory_kinds_employees;

/** veche_directory_kinds_find: of a kind of records; %NULL: it is not in the directory. */
const VecheDirectoryKind *veche_directory_kinds_find (const VecheKind *kind);

G_END_DECLS
