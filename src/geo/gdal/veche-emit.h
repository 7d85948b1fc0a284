/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * What `veche-gdal` says to its parent: frames on one pipe. A frame is a 32-bit little-endian length of the rest, one
 * byte of its kind and the body. core/exchange/veche-helper.h holds the other side; the two change together.
 *
 *  H  header: a JSON object {driver, sheets, sheet, columns, types, header_row, encoding, delimiter, crs}
 *  R  rows: u32 how many; of each: u64 line, u32 cells, of each u32 length (0xFFFFFFFF: missing) and its UTF-8 without NUL;
 *     then u32 length of the WKB (0xFFFFFFFF: none) and the WKB
 *  P  progress: u32, thousandths
 *  M  message: a JSON object {code, line, count, detail}
 *  B  bytes of the files that were made; their header is {driver, files: [{ending, size}]}; or of pictures: [{name, size}]
 *  D  done
 *  E  error: a JSON object {code, line, detail}; the last frame
 */
typedef struct _VecheEmit VecheEmit;

#define VECHE_EMIT_CELL_MAX (16u << 20)
#define VECHE_EMIT_ROW_MAX (48u << 20)

/** veche_emit_new: frames go to @fd, which stays the caller's. */
VecheEmit *veche_emit_new (int fd) G_GNUC_WARN_UNUSED_RESULT;
void veche_emit_free (VecheEmit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheEmit, veche_emit_free)

/** veche_emit_header: takes @header (transfer full). */
void veche_emit_header (VecheEmit *self, JsonObject *header);

/** veche_emit_progress: @done of @total; sent only when it has moved. */
void veche_emit_progress (VecheEmit *self, guint64 done, guint64 total);

/** veche_emit_message: something odd that does not stop the reading. @line 0: of no row. */
void veche_emit_message (VecheEmit *self, const char *code, guint64 line, guint64 count, const char *detail);

/** veche_emit_bytes: the next part of a file that was made. */
void veche_emit_bytes (VecheEmit *self, const guint8 *data, gsize length);

void veche_emit_done (VecheEmit *self);

/** veche_emit_error: the end. Rows that were not sent yet are dropped. Always %FALSE, for a return. */
gboolean veche_emit_error (VecheEmit *self, const char *code, guint64 line, const char *detail);

/** veche_emit_row_begin, _cell, _row_end: one row; rows are sent in batches. @length G_MAXSIZE in _cell: missing. */
void veche_emit_row_begin (VecheEmit *self, guint64 line);
void veche_emit_cell (VecheEmit *self, const char *text, gsize length);
/** veche_emit_row_end: %FALSE when the row was too long; then the error is sent. */
gboolean veche_emit_row_end (VecheEmit *self, const guint8 *wkb, gsize wkb_length);

G_END_DECLS
