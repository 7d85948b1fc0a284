/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VecheOleKind: what a compound file (OLE2) of Microsoft Office holds. */
typedef enum
{
  VECHE_OLE_DAMAGED,
  VECHE_OLE_OTHER,
  VECHE_OLE_ENCRYPTED_PACKAGE, /* an XLSX or DOCX with a password */
  VECHE_OLE_WORD,
  VECHE_OLE_POWERPOINT,
  VECHE_OLE_BIFF5, /* Excel 5.0 and 95 */
  VECHE_OLE_BIFF8,
  VECHE_OLE_BIFF_ENCRYPTED,
} VecheOleKind;

/** veche_ole_inspect: by the names of its streams and the first records of the workbook. */
VecheOleKind veche_ole_inspect (int fd, guint64 size);

G_END_DECLS
