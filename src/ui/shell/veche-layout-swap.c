/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-layout-swap.h"

#include "veche-text.h"

static gboolean
veche_layout_swap_apply_entry (GtkEditable *entry)
{
  int start;
  int end;
  gboolean selected = gtk_editable_get_selection_bounds (entry, &start, &end);
  g_autofree char *typed = gtk_editable_get_chars (entry, selected ? start : 0, selected ? end : -1);
  g_autofree char *meant = veche_text_swap_layout (typed);
  int position = selected ? start : 0;

  if (*typed == '\0' || !gtk_editable_get_editable (entry))
    return FALSE;
  gtk_editable_delete_text (entry, position, selected ? end : -1);
  gtk_editable_insert_text (entry, meant, -1, &position);
  if (selected)
    gtk_editable_select_region (entry, start, position);
  else
    gtk_editable_set_position (entry, -1);
  return TRUE;
}

static gboolean
veche_layout_swap_apply_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;
  gboolean selected = gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  g_autofree char *typed = NULL;
  g_autofree char *meant = NULL;
  int offset;

  if (!selected)
    gtk_text_buffer_get_bounds (buffer, &start, &end);
  typed = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (*typed == '\0' || !gtk_text_view_get_editable (view))
    return FALSE;
  meant = veche_text_swap_layout (typed);
  offset = gtk_text_iter_get_offset (&start);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, meant, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset);
  if (selected)
    gtk_text_buffer_select_range (buffer, &end, &start);
  return TRUE;
}

gboolean
veche_layout_swap_apply (GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget))
    return veche_layout_swap_apply_entry (GTK_EDITABLE (widget));
  if (GTK_IS_TEXT_VIEW (widget))
    return veche_layout_swap_apply_text (GTK_TEXT_VIEW (widget));
  return FALSE;
}
