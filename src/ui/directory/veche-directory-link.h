/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-directory-kinds.h"

G_BEGIN_DECLS

/** VecheDirectoryLinkSpec: what ties a record to the directory; a constant of the program. */
typedef struct
{
  const VecheDirectoryKind *kind; /* of the directory */
  const char *reference;          /* field of the record that refers to it */
  const char *const *pairs;       /* of the record, of the directory, …, %NULL; the names first */
} VecheDirectoryLinkSpec;

/** Leader and organisation of an application; a member of its team. */
extern const VecheDirectoryLinkSpec veche_directory_link_leader;
extern const VecheDirectoryLinkSpec veche_directory_link_organisation;
extern const VecheDirectoryLinkSpec veche_directory_link_member;

#define VECHE_TYPE_DIRECTORY_LINK (veche_directory_link_get_type ())

/**
 * VecheDirectoryLink:
 * A button at a name on a card: chooses who it is in the directory, creates it there, opens it, takes the reference out with what came
 * from there. Each is one step.
 */
G_DECLARE_FINAL_TYPE (VecheDirectoryLink, veche_directory_link, VECHE, DIRECTORY_LINK, AdwBin)

GtkWidget *veche_directory_link_new (VecheWorkspace *workspace, const VecheDirectoryLinkSpec *spec) G_GNUC_WARN_UNUSED_RESULT;

/** veche_directory_link_set_record: the application or member that the name is of; (nullable). */
void veche_directory_link_set_record (VecheDirectoryLink *self, VecheRecord *record);

G_END_DECLS
