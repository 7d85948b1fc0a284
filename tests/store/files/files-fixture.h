/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-store.h"

G_BEGIN_DECLS

/** FilesFixture: an empty workspace in a folder of its own, both gone at the end. */
typedef struct
{
  char *folder;
  VecheStore *store;
} FilesFixture;

void files_fixture_set_up (FilesFixture *self, gconstpointer data);
void files_fixture_tear_down (FilesFixture *self, gconstpointer data);

/** files_fixture_add: a test that gets such a workspace. */
void files_fixture_add (const char *path, void (*func) (FilesFixture *, gconstpointer));

/** files_fixture_path: of a file in the folder. Owned. */
char *files_fixture_path (FilesFixture *self, const char *name);

/** files_fixture_run: writes with SQL, as one step. */
void files_fixture_run (FilesFixture *self, const char *sql);

/** files_fixture_attach: adds a file to an application, as one step; its row's id. */
gint64 files_fixture_attach (FilesFixture *self, gint64 application, const char *name, gconstpointer data, gsize size);

/** files_fixture_extract: the bytes of an attachment. Owned. */
GBytes *files_fixture_extract (VecheStore *store, gint64 attachment);

/** files_fixture_count: the number that a query gives. */
gint64 files_fixture_count (VecheStore *store, const char *sql);

/** files_fixture_list: the names in a folder but for locks and the open workspace's journal, sorted and joined by spaces. Owned. */
char *files_fixture_list (const char *folder);

G_END_DECLS
