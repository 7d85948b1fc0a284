/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** VecheTemplateShelfEntry: a template that a new programme can be made from. */
typedef struct
{
  char *path;
  char *name;  /* as it was saved under; %NULL: Veche's own */
  char *title; /* of its programme */
  gint64 year; /* of its programme, or 0 */
} VecheTemplateShelfEntry;

/**
 * veche_template_shelf_list:
 *
 * The templates there are: Veche's own, then those that this user has saved, by name. A file that cannot be read or is no template is
 * left out. Reads them all: not on the main loop. Owned array of #VecheTemplateShelfEntry.
 */
GPtrArray *veche_template_shelf_list (void) G_GNUC_WARN_UNUSED_RESULT;

/** veche_template_shelf_read: the entry of one file. Owned, by veche_template_shelf_entry_free(). */
VecheTemplateShelfEntry *veche_template_shelf_read (const char *path, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void veche_template_shelf_entry_free (VecheTemplateShelfEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTemplateShelfEntry, veche_template_shelf_entry_free)

/**
 * veche_template_shelf_dup_path:
 * @name: as a person calls the template
 *
 * Where a template of that name is to be saved. The folder is made, and there is no such file yet: another of the same name gets a
 * number. Owned.
 */
char *veche_template_shelf_dup_path (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
