/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-address.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

gboolean
veche_map_address_is_online (const char *text)
{
  return text != NULL && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"));
}

char *
veche_map_address_expand (const char *address, guint zoom, guint x, guint y)
{
  g_autoptr (GString) text = g_string_new (address);
  const struct
  {
    const char *name;
    guint value;
  } parts[] = { { "{z}", zoom }, { "{x}", x }, { "{y}", y }, { "{-y}", (1u << zoom) - 1 - y } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char value[16];

      g_snprintf (value, sizeof value, "%u", parts[i].value);
      g_string_replace (text, parts[i].name, value, 0);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

char *
veche_map_address_dup_host (const char *address)
{
  g_autofree char *plain = veche_map_address_expand (address, 0, 0, 0);
  g_autoptr (GUri) uri = g_uri_parse (plain, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "");
}

/* Nobody but this computer hears it. */
static gboolean
veche_map_address_is_here (const char *host)
{
  return g_str_equal (host, "localhost") || g_str_equal (host, "127.0.0.1") || g_str_equal (host, "::1");
}

gboolean
veche_map_address_check (const char *address, GError **error)
{
  const char *why = NULL;
  g_autofree char *host = NULL;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  host = veche_map_address_dup_host (address);
  plain = veche_map_address_expand (address, 0, 0, 0);
  if (!veche_map_address_is_online (address))
    why = _("it does not begin with https://");
  else if (g_str_has_prefix (address, "http://") && *host != '\0' && !veche_map_address_is_here (host))
    why = _("over http:// everybody on the way sees where you look; it must begin with https://");
  else if (strstr (address, "{z}") == NULL || strstr (address, "{x}") == NULL || (strstr (address, "{y}") == NULL && strstr (address, "{-y}") == NULL))
    why = _("{z}, {x} and {y} must stand in it where the numbers of a square go");
  else if (strpbrk (plain, "{}") != NULL)
    why = _("only {z}, {x}, {y} and {-y} may stand in braces");
  else if (*host == '\0' || strpbrk (plain, " \t\n\"<>\\^`|") != NULL)
    why = _("it is no address");
  if (why == NULL)
    return TRUE;
  /* Translators: %s is a reason, such as “it is no address”. */
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not use the address: %s. Correct it, for example: https://tiles.example.org/{z}/{x}/{y}.png"),
               why);
  return FALSE;
}
