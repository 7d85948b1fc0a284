/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-application.h"
#include "veche-record-repo.h"
#include "veche-store.h"

/* A path in the test's own folder. Owned. */
char *fault_fixture_path (const char *name);

/* The same in memory where there is such a place, so that more happens in a second; for what does not depend on a disk. The
 * folder is the caller's to remove. Owned. */
char *fault_fixture_fast_path (const char *name);
void fault_fixture_remove (const char *path);

/* How often a test repeats itself: its first argument, else @usual. */
guint fault_fixture_rounds (int argc, char *argv[], guint usual);

/* A copy of a closed workspace, over what may stand at @to with its journal. */
void fault_fixture_copy (const char *from, const char *to);

/* The workspace must open. */
VecheStore *fault_fixture_open (const char *path);

/* The first thing that is wrong with an open workspace, as `check` would say it, or %NULL. Owned. */
char *fault_fixture_dup_finding (VecheStore *store);

/* id → title of all applications. Owned. */
GHashTable *fault_fixture_read (VecheStore *store);

GHashTable *fault_fixture_clone (GHashTable *rows);

/* The first difference, or %NULL. A negative id in @wanted stands for a row whose id is not known. Owned. */
char *fault_fixture_compare (GHashTable *wanted, GHashTable *found);

/* One transaction with an edit; 0 (with the error) or the id of its first op. */
gint64 fault_fixture_insert (VecheStore *store, const char *title, GError **error);
gboolean fault_fixture_update (VecheStore *store, gint64 id, const char *title, GError **error);
gboolean fault_fixture_delete (VecheStore *store, gint64 id, GError **error);

/* One slice of an import: applications «PREFIX-N». */
gboolean fault_fixture_slice (VecheStore *store, gint64 step, const char *prefix, guint first, guint count, GError **error);
