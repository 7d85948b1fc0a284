/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-seek.h"

#include "veche-text-row.h"

/* For so many frames nothing around it has moved. */
#define STILL_FRAMES 3
/* Something else moves all the time: then wherever it is. */
#define MAX_FRAMES 120

typedef struct
{
  float y;
  guint still;
  guint frames;
} VecheProgrammeSeek;

static gboolean
veche_programme_seek_tick_cb (GtkWidget *target, GdkFrameClock *clock, gpointer data)
{
  VecheProgrammeSeek *self = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (target, GTK_TYPE_VIEWPORT);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (target));
  graphene_rect_t place;

  if (viewport == NULL || !gtk_widget_compute_bounds (target, viewport, &place))
    return G_SOURCE_REMOVE;
  self->still = place.size.height > 0 && G_APPROX_VALUE (place.origin.y, self->y, 0.5f) ? self->still + 1 : 0;
  self->y = place.origin.y;
  if (self->still < STILL_FRAMES && ++self->frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;
  /* A list gives the focus to the row that was pressed, after it has told of that. Who types already is left alone. */
  if (focus == NULL || (focus != target && !gtk_widget_is_ancestor (focus, target)))
    gtk_widget_grab_focus (target);
  gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), target, NULL);
  return G_SOURCE_REMOVE;
}

void
veche_programme_seek (GtkWidget *target)
{
  g_return_if_fail (GTK_IS_WIDGET (target));

  if (VECHE_IS_TEXT_ROW (target))
    target = veche_text_row_get_view (VECHE_TEXT_ROW (target));
  gtk_widget_grab_focus (target);
  gtk_widget_add_tick_callback (target, veche_programme_seek_tick_cb, g_new0 (VecheProgrammeSeek, 1), g_free);
}
