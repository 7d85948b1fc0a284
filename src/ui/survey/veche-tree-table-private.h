/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-tree-row.h"
#include "veche-tree-table.h"
#include "veche-unsaved.h"

G_BEGIN_DECLS

/* So many trees are shown above the one that is typed: what was typed last can be looked at and put right. */
#define VECHE_TREE_TABLE_ROWS 40u

struct _VecheTreeTable
{
  AdwBin parent_instance;

  GtkDropDown *surveys;
  GtkDropDown *blocks;
  GtkScrolledWindow *heading;
  GtkBox *rows;
  GtkImage *status_icon;
  GtkLabel *status;

  VecheWorkspace *workspace;
  VecheUnsaved *unsaved;
  VecheTreeWords *words[VECHE_TREE_N_COLUMNS];
  GArray *survey_ids; /* of gint64, as the list has them: 0 first */
  GArray *block_ids;
  VecheSpeciesNames *names; /* %NULL: not read yet */
  VecheTreeRow *current; /* borrowed: the one that is typed in */
  VecheTreeColumn column;
  gboolean filling; /* the lists are being filled */
  gboolean loading;
  gboolean stale;   /* trees have changed: rows are to be read again */
  gboolean takes_focus; /* as soon as there is a row */
  gint64 wanted;    /* the survey to begin with */
  gint64 shown_survey; /* that the rows and the blocks are of, whatever the list says already */
  gboolean leaving; /* rows of another survey wait for these to be written */
  guint turn;       /* what is read counts only if nothing else was asked for since */
  guint serial;     /* of rows: part of their key */
};

/* --- reading (veche-tree-table-load.c) ----------------------------------------------------------------------------- */

/** veche_tree_table_load_all: the surveys and the species; then the rows. */
void veche_tree_table_load_all (VecheTreeTable *self);

/** veche_tree_table_load_rows: of the survey that is chosen, with its blocks and its scale. */
void veche_tree_table_load_rows (VecheTreeTable *self);

/** veche_tree_table_load_stay: what is typed could not be saved: the survey of the rows is chosen again, and it is said why. */
void veche_tree_table_load_stay (VecheTreeTable *self);

/** veche_tree_table_load_new_query: of a survey's trees, those that were typed last first, whatever their numbers. */
VecheQuery *veche_tree_table_load_new_query (gint64 survey, guint limit) G_GNUC_WARN_UNUSED_RESULT;

/** veche_tree_table_load_find: the record of the row id, or %NULL; borrowed. */
VecheRecord *veche_tree_table_load_find (GPtrArray *records, gint64 id);

/** veche_tree_table_load_propose: the number that the next tree will have, into the row at the end. */
void veche_tree_table_load_propose (VecheTreeTable *self);

/** veche_tree_table_load_get_survey: row id of what is chosen, 0: none; _get_block(): the same. */
gint64 veche_tree_table_load_get_survey (VecheTreeTable *self);
gint64 veche_tree_table_load_get_block (VecheTreeTable *self);

/* --- what others change (veche-tree-table-sync.c) --------------------------------------------------------------------- */

/** veche_tree_table_sync_start: trees have changed. */
void veche_tree_table_sync_start (VecheTreeTable *self);

/** veche_tree_table_sync_lose: the tree of a row, @id, is gone though somebody has typed there: the row becomes a new tree, which is said. */
void veche_tree_table_sync_lose (VecheTreeTable *self, VecheTreeRow *row, gint64 id);

/* --- saving (veche-tree-table-save.c) ------------------------------------------------------------------------------- */

/** veche_tree_table_save_row: as one step, if it has what the workspace does not have; %FALSE: something in it cannot be read. */
gboolean veche_tree_table_save_row (VecheTreeTable *self, VecheTreeRow *row);

/** veche_tree_table_save_left_row: the same, when somebody has gone on to another row. */
void veche_tree_table_save_left_row (VecheTreeTable *self, VecheTreeRow *row);

/** veche_tree_table_save_told: what became of something that was being saved (signal `changed` of #VecheUnsaved). */
void veche_tree_table_save_told (VecheTreeTable *self, const char *key, gboolean saved);

/** veche_tree_table_save_check: looks whether the sizes of a row can be. */
void veche_tree_table_save_check (VecheTreeTable *self, VecheTreeRow *row);

/* --- rows (veche-tree-table.c) -------------------------------------------------------------------------------------- */

/** veche_tree_table_add_row: where it belongs by its age. */
VecheTreeRow *veche_tree_table_add_row (VecheTreeTable *self, VecheRecord *record);

/** veche_tree_table_remove_row: the tree is gone. */
void veche_tree_table_remove_row (VecheTreeTable *self, VecheTreeRow *row);

/** veche_tree_table_begin: an empty row to type in, at the end; there may be one. */
VecheTreeRow *veche_tree_table_begin (VecheTreeTable *self);

/** veche_tree_table_get_last: the row at the end, or %NULL. */
VecheTreeRow *veche_tree_table_get_last (VecheTreeTable *self);

/** veche_tree_table_find_key: the row that has the key, or %NULL. */
VecheTreeRow *veche_tree_table_find_key (VecheTreeTable *self, const char *key);

/** veche_tree_table_is_saving: whether any row is being written. */
gboolean veche_tree_table_is_saving (VecheTreeTable *self);

void veche_tree_table_focus (VecheTreeTable *self, VecheTreeRow *row, VecheTreeColumn column);

/** veche_tree_table_say: below the table; _warn(): the same, with a sign. */
void veche_tree_table_say (VecheTreeTable *self, const char *text);
void veche_tree_table_warn (VecheTreeTable *self, const char *text);

G_END_DECLS
