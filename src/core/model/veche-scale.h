/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheScaleGrade: a grade, and what it means on the scale by which those of different towns are compared. */
typedef struct
{
  const char *code;
  const char *title; /* Russian, as are the texts */
  const char *common;
  const char *text;
} VecheScaleGrade;

/** VecheScale: a scale of condition that Veche brings along. */
typedef struct
{
  const char *code;
  const char *title;
  const char *note;
  const VecheScaleGrade *grades; /* the last has no code */
} VecheScale;

/** veche_scale_list: all of them; the last has no code. Static. */
const VecheScale *veche_scale_list (void);

G_END_DECLS
