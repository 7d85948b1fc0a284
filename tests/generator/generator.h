/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-import-row.h"
#include "veche-store.h"

/* Applications out of nothing: any number of them, the same ones for the same seed. Words are built of Russian syllables and
 * endings (some 23 000 stems), and come as often as words of a language do (Zipf and Mandelbrot). */
typedef struct _Generator Generator;

Generator *generator_new (guint32 seed);
void generator_free (Generator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Generator, generator_free)

/* What the source of an import knows of one application: these columns, in this order; the first is its key. */
#define GENERATOR_COLUMNS 9
extern const char *const generator_fields[GENERATOR_COLUMNS];
extern const char *const generator_headers[GENERATOR_COLUMNS];

/* Fills @cells with the next application's texts (some 1.2 kB of them altogether). Owned by the caller. */
void generator_next (Generator *self, char *cells[GENERATOR_COLUMNS]);
void generator_clear (char *cells[GENERATOR_COLUMNS]);

/* The next application as an insert, as a row of an import. */
guint generator_insert (Generator *self, VecheEdit *edit);
VecheImportRow *generator_import_row (Generator *self, guint64 line) G_GNUC_WARN_UNUSED_RESULT;

/* A new workspace with a programme in it and no application. */
VecheStore *generator_create_store (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Adds applications that have numbers «2020-1» and on, in steps of some thousands. Aborts on an error. */
void generator_fill_store (Generator *self, VecheStore *store, guint count);

/* Adds trees with numbers from 1 on, each with a place and a decision or none, as they stand in a large town: the same for the same seed. */
void generator_fill_trees (VecheStore *store, guint count, guint32 seed);

/* A CSV file (RFC 4180, UTF-8, comma, one header). */
gboolean generator_write_csv (Generator *self, const char *path, guint count, GError **error);

/* A word as a user might look for it: one of the texts' words, cut after @letters letters. Owned. */
char *generator_beginning (Generator *self, guint letters) G_GNUC_WARN_UNUSED_RESULT;
