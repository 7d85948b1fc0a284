/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-protobuf.h"

/* Bytes of a number of 64 bits, seven of them in each. */
#define MOST_VARINT 10

VecheProtobuf
veche_protobuf_enter (const VecheProtobuf *field)
{
  return (VecheProtobuf) { .at = field->data, .end = field->data + field->size };
}

gboolean
veche_protobuf_read_number (VecheProtobuf *self, guint64 *number)
{
  *number = 0;
  if (self->broken || self->at == self->end)
    return FALSE;
  for (guint i = 0; i < MOST_VARINT && self->at < self->end; i++)
    {
      const guint8 byte = *self->at++;

      *number |= (guint64) (byte & 0x7f) << (7 * i);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  self->broken = TRUE;
  return FALSE;
}

static gboolean
veche_protobuf_skip (VecheProtobuf *self, guint64 size)
{
  if (size > (guint64) (self->end - self->at))
    {
      self->broken = TRUE;
      return FALSE;
    }
  self->data = self->at;
  self->size = (gsize) size;
  self->at += size;
  return TRUE;
}

gboolean
veche_protobuf_next (VecheProtobuf *self)
{
  guint64 tag;

  if (!veche_protobuf_read_number (self, &tag))
    return FALSE;
  self->wire = (guint) (tag & 7);
  self->number = (guint32) (tag >> 3);
  if (tag > G_MAXUINT32 || self->number == 0)
    {
      self->broken = TRUE;
      return FALSE;
    }
  switch (self->wire)
    {
    case VECHE_PROTOBUF_VARINT:
      /* At the end of the message there is none: that is broken, too. */
      self->broken = self->at == self->end;
      return veche_protobuf_read_number (self, &self->value);
    case VECHE_PROTOBUF_FIXED64:
      return veche_protobuf_skip (self, 8);
    case VECHE_PROTOBUF_FIXED32:
      return veche_protobuf_skip (self, 4);
    case VECHE_PROTOBUF_BYTES:
      self->broken = self->at == self->end;
      return veche_protobuf_read_number (self, &self->value) && veche_protobuf_skip (self, self->value);
    default:
      self->broken = TRUE;
      return FALSE;
    }
}

gboolean
veche_protobuf_is_done (const VecheProtobuf *self)
{
  return !self->broken && self->at == self->end;
}
