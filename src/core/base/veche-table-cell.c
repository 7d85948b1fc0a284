/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-cell.h"

#include <string.h>

static gboolean
veche_table_cell_is_dangerous (const char *text)
{
  text += strspn (text, "'");

  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

char *
veche_table_cell_guard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return veche_table_cell_is_dangerous (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

const char *
veche_table_cell_unguard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return text[0] == '\'' && veche_table_cell_is_dangerous (text) ? text + 1 : text;
}
