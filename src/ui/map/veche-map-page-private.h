/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-map-card.h"
#include "veche-map-labeler.h"
#include "veche-map-overview.h"
#include "veche-map-page.h"
#include "veche-map-panel.h"
#include "veche-map-plan-list.h"
#include "veche-map-scale.h"
#include "veche-map-search.h"
#include "veche-map-tools.h"
#include "veche-map-view.h"
#include "veche-tree-table.h"

G_BEGIN_DECLS

struct _VecheMapPage
{
  VechePage parent_instance;

  AdwWindowTitle *title;
  GMenu *add_menu;
  GMenu *places_menu;
  GtkMenuButton *search;
  AdwOverlaySplitView *split;
  AdwViewStack *side;
  VecheMapPanel *panel;
  VecheMapPlanList *plans;
  VecheMapCard *card;
  VecheMapView *view;
  VecheMapScale *scale;
  VecheMapOverview *overview;
  GtkLabel *coordinates;
  GtkLabel *hint;
  GtkLabel *credit;
  VecheTreeTable *table;

  VecheMapTools *tools;
  VecheMapLabeler *labeler;
  char *told;          /* what is wrong with what lies below the objects, or %NULL */
  char *adding;        /* key of the layer that what is drawn will be of, or %NULL */
  gboolean placed;     /* the map shows a certain place, not yet the world */
  gboolean syncing;    /* layers are being read */
  gboolean stale;      /* and have to be once more */
  gboolean aiming;     /* what is clicked on is the place of a tree in the table */
  gboolean offered;    /* the base map that is built in */
  guint update_id;     /* the panel is about to be shown anew */
  guint save_id;       /* what is seen is about to be remembered */
  gint64 wanted;       /* row that is to be selected as soon as it is loaded, or 0 */
  const VecheKind *wanted_kind;
  VecheMapPick shaping; /* whose corners are at hand */
  guint shapes_due;     /* changed shapes that are not written yet */
};

/* --- layers (veche-map-page-layers.c) ------------------------------------------------------------------------------- */

/** veche_map_page_layers_sync: makes a layer of the map for each that there is in the workspace. */
void veche_map_page_layers_sync (VecheMapPage *self);

/** veche_map_page_layers_save: remembers what is shown, and how. */
void veche_map_page_layers_save (VecheMapPage *self);

/** veche_map_page_layers_restore: shows what was seen last in this workspace. */
void veche_map_page_layers_restore (VecheMapPage *self);

/** veche_map_page_layers_find: by its key; %NULL: there is none. Borrowed. */
VecheMapEntry *veche_map_page_layers_find (VecheMapPage *self, const char *key);

/** veche_map_page_layers_are_filtered: whether a layer with objects of the kind shows some of them only. */
gboolean veche_map_page_layers_are_filtered (VecheMapPage *self, const VecheKind *kind);

/* --- actions (veche-map-page-actions.c) --------------------------------------------------------------------------------- */

/** veche_map_page_actions_install: all `map.…` but the tool, which is a property. */
void veche_map_page_actions_install (GtkWidgetClass *widget_class);

/* --- base maps (veche-map-page-base.c) -------------------------------------------------------------------------------- */

/** veche_map_page_base_connect: to the panel's list of plans. */
void veche_map_page_base_connect (VecheMapPage *self);

/** veche_map_page_base_save: remembers which plans there are, and how they and the base map look. */
void veche_map_page_base_save (VecheMapPage *self);

/** veche_map_page_base_restore: what was shown last in this workspace, the base map and plans over it. */
void veche_map_page_base_restore (VecheMapPage *self);

/** veche_map_page_base_offer: shows the one that is built in, if it has the middle of the bounds and nothing else was chosen. */
void veche_map_page_base_offer (VecheMapPage *self, const double bounds[4]);

/** veche_map_page_base_choose: asks for a file; _drop(): squares in metres instead. */
void veche_map_page_base_choose (VecheMapPage *self);

/** veche_map_page_base_choose_online: asks for the address of a server. */
void veche_map_page_base_choose_online (VecheMapPage *self);

/** veche_map_page_base_choose_plan: asks for the file of a plan; @plan: (nullable): whose place it takes */
void veche_map_page_base_choose_plan (VecheMapPage *self, VecheMapPlan *plan);
void veche_map_page_base_drop (VecheMapPage *self);

/* --- bookmarks (veche-map-page-places.c) ------------------------------------------------------------------------------ */

/** veche_map_page_places_update: the menu of bookmarks is what is kept. */
void veche_map_page_places_update (VecheMapPage *self);

/** veche_map_page_places_go: shows the nth; _change(): opens the dialog with all of them. */
void veche_map_page_places_go (VecheMapPage *self, guint nth);
void veche_map_page_places_change (VecheMapPage *self);

/* --- editing (veche-map-page-edit.c) ---------------------------------------------------------------------------------- */

/** veche_map_page_edit_connect: to the tools. */
void veche_map_page_edit_connect (VecheMapPage *self);

/** veche_map_page_edit_start: from now on what is drawn is added to the layer with the key. */
void veche_map_page_edit_start (VecheMapPage *self, const char *key);

/** veche_map_page_edit_delete: what is selected. */
void veche_map_page_edit_delete (VecheMapPage *self);

/** veche_map_page_edit_set_fields: asks for fields that all that is selected is to have. */
void veche_map_page_edit_set_fields (VecheMapPage *self);

/** veche_map_page_edit_by_tape: asks how far a new tree is from the two points that are selected. */
void veche_map_page_edit_by_tape (VecheMapPage *self);

/** veche_map_page_edit_into_act: asks into which act of inspection the trees go that are selected. */
void veche_map_page_edit_into_act (VecheMapPage *self);

/** veche_map_page_edit_select: as soon as it is on the map. */
void veche_map_page_edit_select (VecheMapPage *self, const VecheKind *kind, gint64 id);

/** veche_map_page_edit_select_wanted: one that was asked for, if it is there now. */
void veche_map_page_edit_select_wanted (VecheMapPage *self);

/* --- shapes (veche-map-page-shape.c) ------------------------------------------------------------------------------------ */

void veche_map_page_shape_connect (VecheMapPage *self);

/** veche_map_page_shape_begin: the corners of the one line or area that is selected can be moved. */
void veche_map_page_shape_begin (VecheMapPage *self);

/** veche_map_page_shape_begin_hole: what is drawn next is cut out of the one area that is selected. */
void veche_map_page_shape_begin_hole (VecheMapPage *self);

/** veche_map_page_shape_cut: a hole was drawn: pairs x, y of the unit square. */
void veche_map_page_shape_cut (VecheMapPage *self, const GArray *path);

/** veche_map_page_shape_selected: something else is selected; _changed(): something was written. */
void veche_map_page_shape_selected (VecheMapPage *self);
void veche_map_page_shape_changed (VecheMapPage *self, VecheChanges *changes);

/* --- files (veche-map-page-files.c) ----------------------------------------------------------------------------------- */

/** veche_map_page_files_import: asks for a file with objects of the kind. */
void veche_map_page_files_import (VecheMapPage *self, const VecheKind *kind);

/** veche_map_page_files_export: writes the objects of the kind: of a territory that is selected those within it; where a layer is filtered, what is shown; else all. */
void veche_map_page_files_export (VecheMapPage *self, const VecheKind *kind);

/* --- the table of trees (veche-map-page-table.c) ------------------------------------------------------------------------ */

void veche_map_page_table_connect (VecheMapPage *self);

/** veche_map_page_table_show: or hides it; @survey: row id of the one to begin with, or 0 */
void veche_map_page_table_show (VecheMapPage *self, gboolean shown, gint64 survey);

/** veche_map_page_table_take: a click on the map; %FALSE: it is not for the table. */
gboolean veche_map_page_table_take (VecheMapPage *self, double x, double y);

/** veche_map_page_table_dup_hint: what is said over the map while it is; %NULL: it is not. Owned. */
char *veche_map_page_table_dup_hint (VecheMapPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
