/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-db.h"

G_BEGIN_DECLS

/**
 * VecheBackupRecord:
 * What a workspace held when it was copied. It travels inside the copy (veche_meta, key «backup»), so that a restored file
 * can be compared with it wherever the backup has been in the meantime.
 */
typedef struct
{
  gint64 rows;       /* of all kinds */
  gint64 seq;        /* of the last row ever written to the journal */
  gint64 length;     /* sealed steps in the journal's chain */
  gint64 violations; /* references to nothing, which other programs may leave */
  char *head;        /* hash of the last sealed step, "" for none */
  gint64 at;         /* when that was, ms since 1970; not kept in the copy, nor is what follows */
  gint64 applications;
} VecheBackupRecord;

void veche_backup_record_clear (VecheBackupRecord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheBackupRecord, veche_backup_record_clear)

/** veche_backup_record_take: what the open file holds now. */
gboolean veche_backup_record_take (VecheBackupRecord *self, VecheDb *db, GError **error);

/** veche_backup_record_take_journal: of that only what the journal tells: its head, length and last row. Quick. */
gboolean veche_backup_record_take_journal (VecheBackupRecord *self, VecheDb *db, GError **error);

/** veche_backup_record_save: writes it into the copy. */
gboolean veche_backup_record_save (const VecheBackupRecord *self, VecheDb *db, GError **error);

/**
 * veche_backup_record_load:
 *
 * Reads it from the copy; *@found is %FALSE where there is none (a plain workspace), or where somebody has opened the copy
 * and worked in it since, so that it is a workspace of its own.
 */
gboolean veche_backup_record_load (VecheBackupRecord *self, VecheDb *db, gboolean *found, GError **error);

/** veche_backup_record_remove: takes it out of a copy that becomes a workspace again. */
gboolean veche_backup_record_remove (VecheDb *db, GError **error);

/** veche_backup_record_compare: %VECHE_ERROR_CORRUPT where the copy (@self) is not what was copied (@original). */
gboolean veche_backup_record_compare (const VecheBackupRecord *self, const VecheBackupRecord *original, GError **error);

G_END_DECLS
