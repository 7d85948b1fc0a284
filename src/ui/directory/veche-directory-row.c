/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-row.h"

struct _VecheDirectoryRow
{
  AdwBin parent_instance;

  const VecheDirectoryKind *kind;
  GtkLabel *title;
  GtkLabel *subtitle;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (VecheDirectoryRow, veche_directory_row, ADW_TYPE_BIN)

char *
veche_directory_row_join (VecheRecord *record, const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *part = veche_record_dup_display (record, names[i]);

      if (*part != '\0')
        g_strv_builder_add (parts, part);
    }
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static void
veche_directory_row_show (VecheDirectoryRow *self, VecheRecord *record)
{
  g_autofree char *subtitle = record != NULL ? veche_directory_row_join (record, self->kind->subtitle) : g_strdup ("");

  gtk_label_set_text (self->title, record != NULL ? veche_record_get_title (record) : "…");
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), record != NULL ? veche_record_get_title (record) : NULL);
}

static void
veche_directory_row_record_cb (VecheDirectoryRow *self, GParamSpec *pspec, VecheRecordItem *item)
{
  veche_directory_row_show (self, veche_record_item_get_record (item));
}

static void
veche_directory_row_dispose (GObject *object)
{
  VecheDirectoryRow *self = VECHE_DIRECTORY_ROW (object);

  g_clear_object (&self->signals);

  G_OBJECT_CLASS (veche_directory_row_parent_class)->dispose (object);
}

static void
veche_directory_row_class_init (VecheDirectoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_directory_row_dispose;
}

static GtkLabel *
veche_directory_row_add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
veche_directory_row_init (VecheDirectoryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  self->title = veche_directory_row_add_label (box);
  self->subtitle = veche_directory_row_add_label (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  adw_bin_set_child (ADW_BIN (self), box);
  self->signals = g_signal_group_new (VECHE_TYPE_RECORD_ITEM);
  g_signal_group_connect_object (self->signals, "notify::record", G_CALLBACK (veche_directory_row_record_cb), self,
                                 G_CONNECT_SWAPPED);
}

GtkWidget *
veche_directory_row_new (const VecheDirectoryKind *kind)
{
  VecheDirectoryRow *self = g_object_new (VECHE_TYPE_DIRECTORY_ROW, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

void
veche_directory_row_set_item (VecheDirectoryRow *self, VecheRecordItem *item)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_ROW (self));

  g_signal_group_set_target (self->signals, item);
  veche_directory_row_show (self, item != NULL ? veche_record_item_get_record (item) : NULL);
}
