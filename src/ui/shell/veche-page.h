/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_TYPE_PAGE (veche_page_get_type ())

/**
 * VechePage:
 * A place in the sidebar. Derivable, because that is the point: the shell knows only this type, and each feature brings its own.
 *
 * Properties: `workspace` (set once, when the page is made), `counter` (what is owed here; 0: nothing to show), `busy` (nothing
 * stands there yet, but is about to: a new window waits a moment for it).
 */
G_DECLARE_DERIVABLE_TYPE (VechePage, veche_page, VECHE, PAGE, AdwBin)

struct _VechePageClass
{
  AdwBinClass parent_class;

  const char *slug;      /* its name in actions and settings, never translated */
  const char *title;     /* msgid */
  const char *section;   /* msgid of the sidebar's heading, or %NULL: above all sections */
  const char *icon_name;
  gboolean by_programme; /* it shows what is of the chosen programme: the heading of its section chooses that */
  gboolean late;         /* it reads much and counts nothing for the sidebar: made when it is first looked at, not behind the first picture */

  /* The workspace is there: load. */
  void (*open) (VechePage *self);
  /* Ctrl+N; %NULL: there is nothing to make here. */
  void (*create) (VechePage *self);
  /* Ctrl+F; %NULL: there is nothing to search here. */
  void (*search) (VechePage *self);
  /* F2: the name of what is chosen is typed anew; %NULL: there is nothing to edit here. */
  void (*edit) (VechePage *self);
  /* F4: between a list and what is chosen in it; %NULL: there is no list. */
  void (*toggle_pane) (VechePage *self);
  /* Ctrl+O of files, from a table; %NULL: not here. */
  void (*take_table) (VechePage *self);
  /* Ctrl+P: what is chosen goes to the printer; %NULL: nothing to print here. FALSE: nothing is chosen. */
  gboolean (*print) (VechePage *self);
  /* Shows rows by a{ss} (field → value, may be empty), and of them the row @id where not 0. */
  void (*show_rows) (VechePage *self, GVariant *filter, gint64 id);
};

VecheWorkspace *veche_page_get_workspace (VechePage *self);
guint veche_page_get_counter (VechePage *self);
void veche_page_set_counter (VechePage *self, guint counter);
gboolean veche_page_is_busy (VechePage *self);
void veche_page_set_busy (VechePage *self, gboolean busy);

/** The class's hooks; nothing happens where a page has none (and FALSE is returned). */
void veche_page_create (VechePage *self);
void veche_page_search (VechePage *self);
void veche_page_edit (VechePage *self);
void veche_page_toggle_pane (VechePage *self);
void veche_page_take_table (VechePage *self);
gboolean veche_page_print (VechePage *self);
void veche_page_show_rows (VechePage *self, GVariant *filter, gint64 id);

/**
 * veche_page_go:
 * @field: (nullable): a field that the rows shown have @value in
 * @id: row to open, or 0
 *
 * From any widget of the window: opens the page @slug (action `win.show-rows`).
 */
void veche_page_go (GtkWidget *widget, const char *slug, const char *field, const char *value, gint64 id);

G_END_DECLS
