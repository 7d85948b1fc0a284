/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-application.h"
#include "veche-record-repo.h"
#include "veche-store.h"

/* A new workspace with one programme (theme «smart», items «summary», «cv»), in a folder of its own. */
VecheStore *records_fixture_new (void);

/* Closes the store and opens its file again. */
VecheStore *records_fixture_reopen (VecheStore *store);

/* Closes it and deletes the folder. */
void records_fixture_free (VecheStore *store);

/* One step with one insert or update; FIELD, text, …, NULL. The row id. */
gint64 records_fixture_add (VecheStore *store, const char *kind, gint64 parent, ...) G_GNUC_NULL_TERMINATED;
void records_fixture_set (VecheStore *store, const char *kind, gint64 id, const char *field, const char *text);
void records_fixture_delete (VecheStore *store, const char *kind, gint64 id);

/* The edit must go through (its step is returned), or fail with the code. */
gint64 records_fixture_apply (VecheStore *store, VecheEdit *edit);
void records_fixture_refuse (VecheStore *store, VecheEdit *edit, int code);

char *records_fixture_get (VecheStore *store, const char *kind, gint64 id, const char *field);

/* How many rows the search finds. */
guint records_fixture_hits (VecheStore *store, const char *text);

/* A hash over all rows of all kinds, their files and import keys: equal contents, equal hash. */
char *records_fixture_hash (VecheStore *store);

/* No findings at all. */
void records_fixture_check (VecheStore *store);

/* Undo or redo must work, and tells the title. */
char *records_fixture_undo (VecheStore *store, gboolean redo);

/* Runs SQL as another program would, on a connection of its own. */
void records_fixture_stranger (VecheStore *store, const char *sql);
