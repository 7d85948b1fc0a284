/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

/** VecheProgrammeForm: how the rows of one kind that a programme owns are shown and made; a constant. Texts are msgids. */
typedef struct
{
  const VecheKind *kind;
  const char *title;   /* of the group */
  const char *empty;   /* when there are none: what they are for */
  const char *add;     /* of the button, the step, and what a new row is called until somebody says it */
  const char *deleted; /* of the toast and the step */
  const char *moved;   /* of the step */
  const char *stem;    /* of the codes of new rows */
  const VecheFormSection *sections;
  /* What a new row has beside title, code and position; or %NULL. */
  void (*preset) (VecheEdit *edit, guint op);
  /* The second line of a row. Owned. */
  char *(*summarise) (VecheRecord *record, GTimeZone *zone);
} VecheProgrammeForm;

/** What the programme says of itself. */
extern const VecheFormSection veche_programme_forms_own[];

extern const VecheProgrammeForm veche_programme_forms_themes;
extern const VecheProgrammeForm veche_programme_forms_stages;
extern const VecheProgrammeForm veche_programme_forms_items;
extern const VecheProgrammeForm veche_programme_forms_criteria;
extern const VecheProgrammeForm veche_programme_forms_reasons;

G_END_DECLS
