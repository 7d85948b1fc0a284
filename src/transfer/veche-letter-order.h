/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheLetterOrder: what letters are asked for. Strings may be %NULL. */
typedef struct
{
  gint64 template;     /* row id, 0: the texts below */
  char *subject;       /* with placeholders */
  char *body;
  gint64 employee;     /* who signs, 0: who is working, as far as the directory knows him */
  char *number;        /* of the letter; of several, the first one's: who sends them counts on (VecheLetterSet) */
  char *date;          /* ISO day; %NULL: today */
  GArray *applications; /* of gint64 */
} VecheLetterOrder;

VecheLetterOrder *veche_letter_order_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_letter_order_free (VecheLetterOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheLetterOrder, veche_letter_order_free)

G_END_DECLS
