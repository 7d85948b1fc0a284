/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-helper.h"

G_BEGIN_DECLS

#define VECHE_TABLE_SOURCE_MAX_FILES 6

/** VecheTableSource: the open files of one table or map layer: the main one, and for some formats its companions. */
typedef struct
{
  char *what; /* its name for people */
  char *names[VECHE_TABLE_SOURCE_MAX_FILES];
  int fds[VECHE_TABLE_SOURCE_MAX_FILES];
  guint n_files;
} VecheTableSource;

/** veche_table_source_open: opens @path for reading; a map file with its companions (.dbf, .prj …). %NULL with an error. */
VecheTableSource *veche_table_source_open (const char *path, gboolean vector, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_table_source_free (VecheTableSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTableSource, veche_table_source_free)

/** veche_table_source_is_map: whether the ending of the name is one of a map file's. */
gboolean veche_table_source_is_map (const char *path);

/** veche_table_source_start: hands the files over to a new run of `veche-gdal`. @request is taken over. */
VecheHelper *veche_table_source_start (VecheTableSource *self, JsonObject *request, guint timeout_ms,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
