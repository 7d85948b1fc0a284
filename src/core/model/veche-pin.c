/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-pin.h"

#include <crypt.h>
#include <stdlib.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

#define FEWEST 4
#define MOST 12

/* yescrypt, at the cost that the library thinks right. */
#define METHOD "$y$"

#define LONGEST_WAIT 60

gboolean
veche_pin_check (const char *pin, GError **error)
{
  gsize length = strlen (pin);

  if (length >= FEWEST && length <= MOST && strspn (pin, "0123456789") == length)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not take the PIN: it has to be %d to %d digits. Type another one."),
               FEWEST, MOST);
  return FALSE;
}

/* @setting: method and salt, or a whole hash. %NULL when that is none. Owned. */
static char *
veche_pin_crypt (const char *pin, const char *setting)
{
  void *data = NULL;
  int size = 0;
  char *hash = g_strdup (crypt_ra (pin, setting, &data, &size));

  if (data != NULL)
    explicit_bzero (data, (gsize) size);
  free (data);
  return hash;
}

char *
veche_pin_hash (const char *pin, GError **error)
{
  char *setting;
  char *hash;

  g_return_val_if_fail (pin != NULL, NULL);

  if (!veche_pin_check (pin, error))
    return NULL;
  setting = crypt_gensalt_ra (METHOD, 0, NULL, 0);
  hash = setting != NULL ? veche_pin_crypt (pin, setting) : NULL;
  free (setting);
  if (hash == NULL)
    g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                         _("Could not keep the PIN: this system cannot hash it. Work without a PIN."));
  return hash;
}

gboolean
veche_pin_matches (const char *pin, const char *hash)
{
  g_autofree char *again = NULL;

  g_return_val_if_fail (pin != NULL && hash != NULL, FALSE);

  again = veche_pin_crypt (pin, hash);
  return again != NULL && g_str_equal (again, hash);
}

guint
veche_pin_get_wait (guint failures)
{
  if (failures == 0)
    return 0;
  return failures > 6 ? LONGEST_WAIT : MIN (1u << (failures - 1), LONGEST_WAIT);
}
