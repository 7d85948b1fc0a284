/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/**
 * veche_content_repo_check:
 * @id: of the row of «application.content» that has just been written
 *
 * Inside the caller's step. Whether it may stand so: its item is of the application's programme, nothing else is told for that item, and
 * the value is what the item asks for. %VECHE_ERROR_INVALID, %VECHE_ERROR_EXISTS.
 */
gboolean veche_content_repo_check (VecheStore *store, gint64 id, GError **error);

/** VecheContentTold: what an application says to an item. */
typedef struct
{
  char *value;   /* or %NULL */
  gint64 sheets; /* on paper; 0: none */
} VecheContentTold;

/** veche_content_repo_list: item (row id, gint64) → #VecheContentTold, of an application. Owned; %NULL with an error. */
GHashTable *veche_content_repo_list (VecheStore *store, gint64 application, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
