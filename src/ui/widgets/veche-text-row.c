/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-text-row.h"

struct _VecheTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *size;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (VecheTextRow, veche_text_row, ADW_TYPE_PREFERENCES_ROW)

/* A text view out of a scrolled window does not grow with its text; a label with the same text under it does. */
static void
veche_text_row_changed_cb (VecheTextRow *self)
{
  g_autofree char *text = veche_text_row_dup_text (self);
  g_autofree char *shown = g_strconcat (text, text[0] == '\0' || g_str_has_suffix (text, "\n") ? "\u200b" : "", NULL);

  gtk_label_set_text (self->size, shown);
}

/* Ctrl+Enter finishes what the text is a part of. A text view would make a line of it, so whoever is around is asked first: there it is
 * «save», «decide», «send». */
static gboolean
veche_text_row_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, VecheTextRow *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  for (GtkWidget *around = gtk_widget_get_parent (self->view); around != NULL; around = gtk_widget_get_parent (around))
    if (gtk_event_controller_key_forward (controller, around))
      break;
  return GDK_EVENT_STOP;
}

static gboolean
veche_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VECHE_TEXT_ROW (widget)->view);
}

static void
veche_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (veche_text_row_parent_class)->dispose (object);
}

static void
veche_text_row_class_init (VecheTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_text_row_dispose;
  widget_class->grab_focus = veche_text_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/widgets/veche-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheTextRow, size);
  gtk_widget_class_bind_template_child (widget_class, VecheTextRow, view);
}

static void
veche_text_row_init (VecheTextRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_text_row_key_cb), self, 0);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (veche_text_row_changed_cb), self, G_CONNECT_SWAPPED);
  veche_text_row_changed_cb (self);
}

GtkWidget *
veche_text_row_new (const char *title)
{
  return g_object_new (VECHE_TYPE_TEXT_ROW, "use-markup", FALSE, "title", title, NULL);
}

char *
veche_text_row_dup_text (VecheTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
veche_text_row_set_text (VecheTextRow *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autofree char *old = veche_text_row_dup_text (self);

  if (g_strcmp0 (old, text != NULL ? text : "") == 0)
    return;
  /* What another record held is nothing to come back to. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

GtkWidget *
veche_text_row_get_view (VecheTextRow *self)
{
  return self->view;
}

void
veche_text_row_set_editable (VecheTextRow *self, gboolean editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
}
