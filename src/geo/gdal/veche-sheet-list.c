/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-sheet-list.h"

static void
veche_sheet_list_clear (gpointer data)
{
  VecheSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
}

GArray *
veche_sheet_list_new (void)
{
  GArray *sheets = g_array_new (FALSE, TRUE, sizeof (VecheSheet));

  g_array_set_clear_func (sheets, veche_sheet_list_clear);

  return sheets;
}

int
veche_sheet_list_find (GArray *sheets, const char *name)
{
  guint64 number;

  for (guint i = 0; i < sheets->len; i++)
    if (g_str_equal (g_array_index (sheets, VecheSheet, i).name, name))
      return (int) i;

  if (sheets->len > 0 && g_ascii_string_to_unsigned (name, 10, 1, sheets->len, &number, NULL))
    return (int) number - 1;

  return -1;
}

void
veche_sheet_list_describe (GArray *sheets, int chosen, JsonObject *header)
{
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < sheets->len; i++)
    json_array_add_string_element (names, g_array_index (sheets, VecheSheet, i).name);
  json_object_set_array_member (header, "sheets", names);
  if (chosen >= 0)
    json_object_set_string_member (header, "sheet", g_array_index (sheets, VecheSheet, chosen).name);
}

gboolean
veche_sheet_list_refuse (GArray *sheets, const char *name, VecheEmit *emit)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (list, "%s«%s»", i > 0 ? ", " : "", g_array_index (sheets, VecheSheet, i).name);

  return veche_emit_error (emit, name != NULL ? "no-sheet" : "no-rows", 0, name != NULL ? list->str : NULL);
}
