/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VECHE_ERROR (veche_error_quark ())

/**
 * VecheError:
 * The one error domain of the core. A code says what kind of trouble it is; the message is one sentence for
 * the user in the form «Could not <what>: <why>. <What to do.>».
 */
typedef enum
{
  VECHE_ERROR_FAILED,      /* something broke that has no better code */
  VECHE_ERROR_INVALID,     /* a value or file is not what it must be */
  VECHE_ERROR_NOT_FOUND,   /* no such record, file, kind, field */
  VECHE_ERROR_AMBIGUOUS,   /* a reference that fits two records */
  VECHE_ERROR_EXISTS,      /* would overwrite something */
  VECHE_ERROR_NOT_ALLOWED, /* a rule of the office's work forbids it now */
  VECHE_ERROR_READ_ONLY,   /* the workspace cannot be written */
  VECHE_ERROR_BUSY,        /* another program holds the file */
  VECHE_ERROR_NO_SPACE,    /* the disk is full */
  VECHE_ERROR_CORRUPT,     /* the file is damaged */
  VECHE_ERROR_FOREIGN,     /* not a workspace, or one with strange parts in it */
  VECHE_ERROR_NEWER,       /* made by a newer Veche */
  VECHE_ERROR_UNSUPPORTED, /* a format or place that Veche does not handle */
  VECHE_ERROR_PLACE,       /* a workspace where it cannot be worked in; a copy elsewhere can */
  VECHE_ERROR_NOTHING,     /* nothing to do: no step to undo, no row to write */
} VecheError;

GQuark veche_error_quark (void);

/**
 * veche_error_get_code:
 *
 * The stable machine code of an error («not-found», «busy» …), which `veche-cli --json` prints. A cancelled
 * operation is «cancelled», an error of another domain «failed». Static.
 */
const char *veche_error_get_code (const GError *error);

G_END_DECLS
