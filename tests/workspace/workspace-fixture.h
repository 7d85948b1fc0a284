/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "veche-application.h"
#include "veche-record-list.h"
#include "veche-workspace.h"

/* Adds a test that runs in a fiber: @test may await. */
void workspace_fixture_add_test (const char *path, void (*test) (void));

/* A path in the test's own folder. Owned. */
char *workspace_fixture_path (const char *name);

/* From here on in fibers only. */

/* A new, empty workspace «test.veche» with a programme and a theme «smart». Owned. */
VecheWorkspace *workspace_fixture_create (void);
void workspace_fixture_close (VecheWorkspace *workspace);

/* Each must go through. */
gint64 workspace_fixture_insert (VecheWorkspace *workspace, const char *title);
void workspace_fixture_insert_many (VecheWorkspace *workspace, const char *prefix, guint count);
void workspace_fixture_set (VecheWorkspace *workspace, gint64 id, const char *field, const char *text);
void workspace_fixture_delete (VecheWorkspace *workspace, gint64 id);
char *workspace_fixture_dup_title (VecheWorkspace *workspace, gint64 id);
guint workspace_fixture_count (VecheWorkspace *workspace, const char *text);

/* The same without waiting. */
DexFuture *workspace_fixture_push_insert (VecheWorkspace *workspace, const char *title);

/* No findings at all. */
void workspace_fixture_check (VecheWorkspace *workspace);

/* Runs SQL as another program would; in a child, since this process must not open the file twice. */
void workspace_fixture_stranger (VecheWorkspace *workspace, const char *sql);

/* Lets other work go on until @done says so; fails after a minute. */
void workspace_fixture_wait (gboolean (*done) (gpointer data), gpointer data);
