/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "veche-application.h"
#include "veche-record-list.h"
#include "veche-workspace.h"

/* Runs @work in a fiber until it returns. Prints what is measured as «name value», one a line, for tools/bench. */
void bench_run (void (*work) (gpointer data), gpointer data);

/* Times of one thing, in milliseconds. */
typedef GArray BenchTimes;

BenchTimes *bench_times_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bench_times_add (BenchTimes *self, gint64 since_us);
void bench_times_print (BenchTimes *self, const char *name);

/* Frees the times after printing NAME.p50 and NAME.p95. */
void bench_print (const char *name, double value);

/* Opens; aborts on an error. Owned. */
VecheWorkspace *bench_open (const char *path);

/* A list of applications; not loaded yet. Owned. */
VecheRecordList *bench_list (VecheWorkspace *workspace, const char *text, const char *sort);

/* Waits for the whole order, for the first rows of it (or none), for the records of @count rows from @first on. */
void bench_wait_loaded (VecheRecordList *list);
void bench_wait_shown (VecheRecordList *list);
void bench_wait_records (VecheRecordList *list, guint first, guint count);

/* Waits until the DB thread has nothing to do any more. */
void bench_wait_idle (VecheWorkspace *workspace);
