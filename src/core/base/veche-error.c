/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-error.h"

#include <gio/gio.h>

G_DEFINE_QUARK (veche-error-quark, veche_error)

static const char *const veche_error_codes[] = {
  [VECHE_ERROR_FAILED] = "failed",
  [VECHE_ERROR_INVALID] = "invalid",
  [VECHE_ERROR_NOT_FOUND] = "not-found",
  [VECHE_ERROR_AMBIGUOUS] = "ambiguous",
  [VECHE_ERROR_EXISTS] = "exists",
  [VECHE_ERROR_NOT_ALLOWED] = "not-allowed",
  [VECHE_ERROR_READ_ONLY] = "read-only",
  [VECHE_ERROR_BUSY] = "busy",
  [VECHE_ERROR_NO_SPACE] = "no-space",
  [VECHE_ERROR_CORRUPT] = "corrupt",
  [VECHE_ERROR_FOREIGN] = "foreign",
  [VECHE_ERROR_NEWER] = "newer",
  [VECHE_ERROR_UNSUPPORTED] = "unsupported",
  [VECHE_ERROR_PLACE] = "place",
  [VECHE_ERROR_NOTHING] = "nothing",
};

G_STATIC_ASSERT (G_N_ELEMENTS (veche_error_codes) == VECHE_ERROR_NOTHING + 1);

const char *
veche_error_get_code (const GError *error)
{
  g_return_val_if_fail (error != NULL, "failed");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  if (error->domain == VECHE_ERROR && error->code >= 0
      && error->code < (int) G_N_ELEMENTS (veche_error_codes))
    return veche_error_codes[error->code];
  return "failed";
}
