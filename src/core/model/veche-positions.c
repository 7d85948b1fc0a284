/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-positions.h"

static int
veche_positions_compare (gconstpointer a, gconstpointer b)
{
  VecheRecord *one = *(VecheRecord *const *) a;
  VecheRecord *two = *(VecheRecord *const *) b;
  gint64 first = veche_record_is_null (one, "position") ? G_MAXINT64 : veche_record_get_integer (one, "position");
  gint64 second = veche_record_is_null (two, "position") ? G_MAXINT64 : veche_record_get_integer (two, "position");

  if (first != second)
    return first < second ? -1 : 1;
  return veche_record_get_id (one) < veche_record_get_id (two) ? -1 : veche_record_get_id (one) > veche_record_get_id (two);
}

void
veche_positions_sort (GPtrArray *records)
{
  g_return_if_fail (records != NULL);
  g_ptr_array_sort (records, veche_positions_compare);
}

void
veche_positions_move (VecheEdit *edit, GPtrArray *records, guint from, guint to)
{
  g_autoptr (GPtrArray) order = NULL;

  g_return_if_fail (edit != NULL && records != NULL);
  g_return_if_fail (from < records->len && to < records->len);

  order = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    if (i != from)
      g_ptr_array_add (order, g_ptr_array_index (records, i));
  g_ptr_array_insert (order, (int) to, g_ptr_array_index (records, from));
  for (guint i = 0; i < order->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (order, i);

      if (veche_record_get_integer (record, "position") != (gint64) i + 1)
        veche_edit_set_integer (edit, veche_edit_update (edit, veche_record_get_kind (record), veche_record_get_id (record)),
                                "position", (gint64) i + 1);
    }
}

gint64
veche_positions_get_next (GPtrArray *records)
{
  gint64 last = 0;

  g_return_val_if_fail (records != NULL, 1);

  for (guint i = 0; i < records->len; i++)
    last = MAX (last, veche_record_get_integer (g_ptr_array_index (records, i), "position"));
  return last + 1;
}

static gboolean
veche_positions_has_code (GPtrArray *records, const char *code)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (records, i), "code"), code) == 0)
      return TRUE;
  return FALSE;
}

char *
veche_positions_dup_code (GPtrArray *records, const char *stem)
{
  char *code;

  g_return_val_if_fail (records != NULL && stem != NULL, NULL);

  code = g_strdup (stem);
  for (guint n = 2; veche_positions_has_code (records, code); n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s-%u", stem, n);
    }
  return code;
}
