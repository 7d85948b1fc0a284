/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libdex.h>

#include "veche-import-plan.h"

G_BEGIN_DECLS

/**
 * VecheImportFeed:
 * Reads one source in a fiber of the thread pool and sends its rows through a channel that holds a few batches: who takes them
 * slowly slows the reading down.
 */
typedef struct
{
  const VecheKind *kind;
  char *path;
  VecheMapping *mapping;  /* or %NULL: guessed */
  char *key;              /* or %NULL */
  VecheImportRefs *refs;
  char *crs;              /* or %NULL: as the source says */
  gboolean swap_xy;
  guint batch_rows;
  GCancellable *cancellable;
} VecheImportFeedRequest;

/** VecheImportBatch: what comes through the channel: first the source's facts, then rows. Reference counted. */
typedef struct
{
  GStrv columns;       /* first batch only, as are the next four */
  char *key;
  char *encoding;      /* or %NULL */
  char *stamp;         /* of the source as it was when it was opened: see VecheTableImportReport */
  JsonObject *mapping;
  GPtrArray *rows;     /* of VecheImportRow */
  GPtrArray *sources;  /* of VecheTableRow, beside them */
  GPtrArray *warnings; /* of text: about the source as a whole */
  double progress;     /* 0 to 1 */
} VecheImportBatch;

#define VECHE_TYPE_IMPORT_BATCH (veche_import_feed_batch_get_type ())
GType veche_import_feed_batch_get_type (void);
VecheImportBatch *veche_import_feed_batch_ref (VecheImportBatch *self) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_feed_batch_unref (VecheImportBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheImportBatch, veche_import_feed_batch_unref)

VecheImportFeedRequest *veche_import_feed_request_new (const VecheKind *kind, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void veche_import_feed_request_free (VecheImportFeedRequest *self);

/**
 * veche_import_feed_start:
 * @request: (transfer full)
 * @channel: closed when the source is read or fails
 *
 * Resolves with TRUE when the whole source has been sent, rejects with the error.
 */
DexFuture *veche_import_feed_start (VecheImportFeedRequest *request, DexChannel *channel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
