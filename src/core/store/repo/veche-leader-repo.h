/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"
#include "veche-record.h"
#include "veche-store.h"

G_BEGIN_DECLS

/** VecheLeaderLink: an application, and who of the directory leads it. */
typedef struct
{
  gint64 application;
  gint64 person;
  char *told; /* name, phone and e-mail that say so */
} VecheLeaderLink;

/**
 * veche_leader_repo_match:
 * @applications: of gint64
 *
 * Of those applications that name a leader without a reference to the directory: who is there under that name with the same phone (its last
 * ten digits) or e-mail, as VecheDirectoryPlan is certain of it, and nobody else as likely. Owned array of #VecheLeaderLink.
 */
GArray *veche_leader_repo_match (VecheStore *store, GArray *applications, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_leader_repo_link:
 * @linked: (out): whether it was written
 *
 * Writes one down, inside the caller's step. What has changed since it was matched is left alone: an application that is gone, that
 * somebody has linked, or whose leader is told otherwise by now; a person who is gone or merged.
 */
gboolean veche_leader_repo_link (VecheStore *store, const VecheLeaderLink *link, gboolean *linked, GError **error);

/**
 * veche_leader_repo_unlink_renamed:
 * @cells: of #VecheEditCell: what the source says of the row
 *
 * Where @op of an import gives an application another leader, or a team member another name, the row's reference to the directory is
 * taken out with it, unless the source itself tells that reference: else the new name would have another person's consent and forms.
 */
void veche_leader_repo_unlink_renamed (VecheRecord *record, GArray *cells, VecheEdit *edit, guint op);

G_END_DECLS
