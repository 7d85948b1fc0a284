/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "veche-table-import.h"

/* First values that are shown of a column. */
#define SAMPLES 3
#define SAMPLE_CHARS 60

G_DEFINE_BOXED_TYPE (VecheTablePreview, veche_table_preview, veche_table_preview_ref, veche_table_preview_unref)

VecheTablePreview *
veche_table_preview_ref (VecheTablePreview *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_table_preview_clear (gpointer data)
{
  VecheTablePreview *self = data;

  g_strfreev (self->columns);
  g_strfreev (self->sheets);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_clear_pointer (&self->mapping, json_object_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->medians);
  g_clear_pointer (&self->own, g_ptr_array_unref);
}

void
veche_table_preview_unref (VecheTablePreview *self)
{
  g_atomic_rc_box_release_full (self, veche_table_preview_clear);
}

char *
veche_table_preview_dup_samples (const VecheTablePreview *self, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (column < g_strv_length (self->columns), NULL);

  for (guint i = 0; i < self->rows->len && g_hash_table_size (shown) < SAMPLES; i++)
    {
      GStrv cells = g_ptr_array_index (self->rows, i);
      g_autofree char *cell = g_strdelimit (g_strdup (cells[column]), "\r\n\t", ' ');
      g_autofree char *start = g_utf8_substring (cell, 0, MIN (SAMPLE_CHARS, g_utf8_strlen (cell, -1)));

      if (*g_strstrip (start) == '\0' || g_hash_table_contains (shown, start))
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " · " : "", start, strlen (start) < strlen (cell) ? "…" : "");
      g_hash_table_add (shown, g_steal_pointer (&start));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
