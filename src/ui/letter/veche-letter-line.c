/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-line.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-letter.h"

struct _VecheLetterLine
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *state;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (VecheLetterLine, veche_letter_line, ADW_TYPE_BIN)

/* «No. 12 · 20.02.2020 · Иванова А. С., Тестовск · 21.02.2020, post» */
static char *
veche_letter_line_dup_facts (VecheRecord *letter)
{
  static const char *const fields[] = { "date", "addressee", "sent", "channel" };
  g_autoptr (GString) text = g_string_new (NULL);

  if (!veche_record_is_null (letter, "number"))
    g_string_append_printf (text, _("No. %s"), veche_record_get_text (letter, "number"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *part = veche_record_dup_display (letter, fields[i]);

      if (*part != '\0')
        g_string_append_printf (text, "%s%s", text->len == 0 ? "" : g_str_equal (fields[i], "channel") ? ", " : " · ", part);
    }
  g_string_replace (text, "\n", ", ", 0);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
veche_letter_line_show_state (VecheLetterLine *self, VecheRecord *letter)
{
  const char *state = letter != NULL ? veche_record_get_text (letter, "state") : NULL;
  g_autofree char *text = letter != NULL ? veche_record_dup_display (letter, "state") : NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "accent");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "success");
  if (g_strcmp0 (state, "printed") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "accent");
  else if (g_strcmp0 (state, "sent") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "success");
  gtk_label_set_text (self->state, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
}

static void
veche_letter_line_show (VecheLetterLine *self, VecheRecord *letter)
{
  g_autofree char *facts = letter != NULL ? veche_letter_line_dup_facts (letter) : g_strdup ("");

  gtk_label_set_text (self->title, letter != NULL ? veche_record_get_title (letter) : "…");
  gtk_label_set_text (self->subtitle, facts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), letter != NULL ? veche_record_get_title (letter) : NULL);
  veche_letter_line_show_state (self, letter);
}

static void
veche_letter_line_record_cb (VecheLetterLine *self, GParamSpec *pspec, VecheRecordItem *item)
{
  veche_letter_line_show (self, veche_record_item_get_record (item));
}

static void
veche_letter_line_dispose (GObject *object)
{
  g_clear_object (&VECHE_LETTER_LINE (object)->signals);

  G_OBJECT_CLASS (veche_letter_line_parent_class)->dispose (object);
}

static void
veche_letter_line_class_init (VecheLetterLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_letter_line_dispose;
}

static GtkLabel *
veche_letter_line_new_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
veche_letter_line_init (VecheLetterLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  self->title = veche_letter_line_new_label (box);
  gtk_box_append (GTK_BOX (box), below);
  self->subtitle = veche_letter_line_new_label (below);
  gtk_widget_set_hexpand (GTK_WIDGET (self->subtitle), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "chip");
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->state));
  adw_bin_set_child (ADW_BIN (self), box);
  self->signals = g_signal_group_new (VECHE_TYPE_RECORD_ITEM);
  g_signal_group_connect_object (self->signals, "notify::record", G_CALLBACK (veche_letter_line_record_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
veche_letter_line_new (void)
{
  return g_object_new (VECHE_TYPE_LETTER_LINE, NULL);
}

void
veche_letter_line_set_item (VecheLetterLine *self, VecheRecordItem *item)
{
  g_return_if_fail (VECHE_IS_LETTER_LINE (self));

  g_signal_group_set_target (self->signals, item);
  veche_letter_line_show (self, item != NULL ? veche_record_item_get_record (item) : NULL);
}
