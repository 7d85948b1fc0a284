/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Map formats that are several files of one name beside each other: Shapefile and MapInfo's. A format is called by the ending of its
 * main file, in small letters.
 */

/** veche_layer_files_get_companions: endings of what stands beside the main file; %NULL for a format of one file. */
const char *const *veche_layer_files_get_companions (const char *format);

/** veche_layer_files_dup_path: the name of a companion: @path with another ending, in capitals where the main file's is. Owned. */
char *veche_layer_files_dup_path (const char *path, const char *ending) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_layer_files_check:
 * @path: where the main file is to stand
 *
 * Files that would be taken for companions, and are somebody's own: %VECHE_ERROR_INVALID. Beside a main file that is there, and
 * is of @format, they are its own and may be replaced with it.
 */
gboolean veche_layer_files_check (const char *path, const char *format, const char *what, GError **error);

/**
 * veche_layer_files_place:
 * @folder: has the main file as «layer» with the ending of @format, and its companions; within the file system of @path
 *
 * Puts the files in their place, the main one last. What stands there under the names of the format's files goes, old indices too;
 * after an error all is as it was before, or the error names the folder that has it.
 */
gboolean veche_layer_files_place (const char *folder, const char *path, const char *format, const char *what, GError **error);

/** veche_layer_files_remove: the folder and the files in it; old ones that could not be put back stay. */
void veche_layer_files_remove (const char *folder);

G_END_DECLS
