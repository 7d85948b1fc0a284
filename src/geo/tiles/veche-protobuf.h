/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a field is written; groups, which nobody writes any more, are refused. */
#define VECHE_PROTOBUF_VARINT 0
#define VECHE_PROTOBUF_FIXED64 1
#define VECHE_PROTOBUF_BYTES 2
#define VECHE_PROTOBUF_FIXED32 5

/**
 * VecheProtobuf:
 * Walks over a message of protocol buffers, field by field, without copies; the bytes may be anybody's.
 */
typedef struct
{
  /* The field that it is at. */
  guint32 number;
  guint wire;
  guint64 value;      /* of a varint */
  const guint8 *data; /* of bytes: a text, a message, packed numbers */
  gsize size;
  /* What is still to be walked over. */
  const guint8 *at;
  const guint8 *end;
  gboolean broken;
} VecheProtobuf;

/** veche_protobuf_enter: before the first field of the message that the bytes of @field are. */
VecheProtobuf veche_protobuf_enter (const VecheProtobuf *field);

/** veche_protobuf_next: %FALSE: there is no other field, or it is broken: see veche_protobuf_is_done(). */
gboolean veche_protobuf_next (VecheProtobuf *self);

/** veche_protobuf_read_number: of packed numbers; %FALSE as veche_protobuf_next() has it. */
gboolean veche_protobuf_read_number (VecheProtobuf *self, guint64 *number);

/** veche_protobuf_is_done: whether all has been walked over, and nothing was broken. */
gboolean veche_protobuf_is_done (const VecheProtobuf *self);

G_END_DECLS
