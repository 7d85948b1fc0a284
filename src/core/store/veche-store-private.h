/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

struct _VecheStore
{
  VecheDb *db;
  char *path;
  char *uuid;
  char *token;
  char *notice;
  int schema;
  gboolean read_only;
  gboolean inspect;
  VecheStemmer *stemmer;

  gint64 data_version; /* of the last look for other programs */
  gint64 told_seq;     /* the journal's row up to which changes have been told */
  gboolean external;   /* since then another program has written */
  gboolean reverted;   /* since then rows have been taken back, of which the journal tells nothing */

  VecheStorePauseFunc pause;
  gpointer pause_data;

  gpointer search_state;
  GDestroyNotify free_search_state;
};

/** veche_store_get_search_state, _set_search_state: the slot in which search/ keeps its list of stems. */
gpointer veche_store_get_search_state (VecheStore *self);
void veche_store_set_search_state (VecheStore *self, gpointer state, GDestroyNotify free_state);

/** veche_store_set_context: the step that the journal's triggers write down; 0 clears it. In the caller's transaction. */
gboolean veche_store_set_context (VecheStore *self, gint64 step, gboolean mute, GError **error);

/** veche_store_get_last_seq: of the journal's rows. */
gint64 veche_store_get_last_seq (VecheStore *self);

G_END_DECLS
