/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-layout-note.h"

#include "veche-i18n.h"
#include "veche-text.h"

struct _VecheLayoutNote
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (VecheLayoutNote, veche_layout_note, ADW_TYPE_BIN)

static void
veche_layout_note_class_init (VecheLayoutNoteClass *klass)
{
}

static void
veche_layout_note_init (VecheLayoutNote *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
veche_layout_note_show (VecheLayoutNote *self, const char *typed, gboolean swapped)
{
  g_autofree char *read = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (VECHE_IS_LAYOUT_NOTE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), swapped);
  if (!swapped)
    return;
  read = veche_text_swap_layout (typed);
  text = g_strdup_printf (_("Nothing is called “%s”: shown is what there is for “%s”, the same keys in the other layout."), typed, read);
  gtk_label_set_text (self->label, text);
}
