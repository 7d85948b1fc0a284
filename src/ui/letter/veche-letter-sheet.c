/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-sheet.h"

#include "veche-letter-lacks.h"
#include "veche-text-row.h"
#include "veche-text.h"
#include "veche-time.h"

struct _VecheLetterSheet
{
  AdwBin parent_instance;

  GtkWidget *lacks;
  GtkListBox *lacks_list;
  GtkWidget *number;
  GtkWidget *date;
  VecheTextRow *addressee;
  GtkWidget *subject;
  VecheTextRow *body;

  VecheLetterDraft *draft; /* borrowed, or %NULL */
  gboolean showing;        /* the widgets are being filled: nobody types */
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (VecheLetterSheet, veche_letter_sheet, ADW_TYPE_BIN)

enum
{
  TEXT_TYPED,
  SOURCE_TYPED,
  FORMS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_letter_sheet_forms_cb (VecheLetterSheet *self)
{
  g_signal_emit (self, signals[FORMS], 0);
}

static void
veche_letter_sheet_show_lacks (VecheLetterSheet *self)
{
  GCallback forms = self->read_only ? NULL : G_CALLBACK (veche_letter_sheet_forms_cb);

  gtk_widget_set_visible (self->lacks, veche_letter_lacks_show (self->lacks_list, self->draft, forms, self));
}

static void
veche_letter_sheet_text_cb (VecheLetterSheet *self)
{
  if (self->showing || self->draft == NULL)
    return;
  self->draft->edited = TRUE;
  g_free (self->draft->addressee);
  self->draft->addressee = veche_text_row_dup_text (self->addressee);
  g_set_str (&self->draft->subject, gtk_editable_get_text (GTK_EDITABLE (self->subject)));
  g_free (self->draft->body);
  self->draft->body = veche_text_row_dup_text (self->body);
  veche_letter_sheet_show_lacks (self);
  g_signal_emit (self, signals[TEXT_TYPED], 0);
}

static void
veche_letter_sheet_source_cb (VecheLetterSheet *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;

  if (self->showing || self->draft == NULL)
    return;
  typed = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->date)));
  number = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->number)));
  day = typed != NULL ? veche_time_parse_date (typed, NULL) : NULL;
  self->draft->dated |= g_set_str (&self->draft->date, day);
  self->draft->numbered |= g_set_str (&self->draft->number, number);
  veche_letter_lacks_mark (self->date, self->draft->date == NULL);
  veche_letter_sheet_show_lacks (self);
  g_signal_emit (self, signals[SOURCE_TYPED], 0);
}

static void
veche_letter_sheet_dispose (GObject *object)
{
  VecheLetterSheet *self = VECHE_LETTER_SHEET (object);

  self->draft = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_LETTER_SHEET);

  G_OBJECT_CLASS (veche_letter_sheet_parent_class)->dispose (object);
}

static void
veche_letter_sheet_class_init (VecheLetterSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_letter_sheet_dispose;
  signals[TEXT_TYPED] = g_signal_new ("text-typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SOURCE_TYPED] = g_signal_new ("source-typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FORMS] = g_signal_new ("forms", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterSheet, addressee);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterSheet, body);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterSheet, date);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterSheet, lacks);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterSheet, lacks_list);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterSheet, number);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterSheet, subject);
  gtk_widget_class_bind_template_callback_full (widget_class, "source_cb", G_CALLBACK (veche_letter_sheet_source_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "text_cb", G_CALLBACK (veche_letter_sheet_text_cb));
}

static void
veche_letter_sheet_init (VecheLetterSheet *self)
{
  VecheTextRow *rows[2];

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  rows[0] = self->addressee;
  rows[1] = self->body;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (veche_text_row_get_view (rows[i]))), "changed",
                             G_CALLBACK (veche_letter_sheet_text_cb), self, G_CONNECT_SWAPPED);
}

void
veche_letter_sheet_show_texts (VecheLetterSheet *self)
{
  g_return_if_fail (VECHE_IS_LETTER_SHEET (self) && self->draft != NULL);

  self->showing = TRUE;
  veche_text_row_set_text (self->addressee, self->draft->addressee);
  gtk_editable_set_text (GTK_EDITABLE (self->subject), self->draft->subject != NULL ? self->draft->subject : "");
  veche_text_row_set_text (self->body, self->draft->body);
  self->showing = FALSE;
  veche_letter_sheet_show_lacks (self);
}

void
veche_letter_sheet_show (VecheLetterSheet *self, VecheLetterDraft *draft)
{
  g_autofree char *date = NULL;

  g_return_if_fail (VECHE_IS_LETTER_SHEET (self));

  self->draft = draft;
  gtk_widget_set_sensitive (GTK_WIDGET (self), draft != NULL);
  if (draft == NULL)
    return;
  date = draft->date != NULL ? veche_time_format_date (draft->date, NULL) : g_strdup ("");
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->number), draft->number != NULL ? draft->number : "");
  gtk_editable_set_text (GTK_EDITABLE (self->date), date);
  veche_letter_lacks_mark (self->date, draft->date == NULL);
  veche_letter_sheet_show_texts (self);
}

gboolean
veche_letter_sheet_is_ready (VecheLetterSheet *self)
{
  g_auto (GStrv) lacks = NULL;

  g_return_val_if_fail (VECHE_IS_LETTER_SHEET (self), FALSE);

  if (self->draft == NULL || self->draft->date == NULL)
    return FALSE;
  lacks = veche_letter_draft_list_lacks (self->draft);
  return lacks[0] == NULL;
}

void
veche_letter_sheet_set_read_only (VecheLetterSheet *self)
{
  g_return_if_fail (VECHE_IS_LETTER_SHEET (self));

  self->read_only = TRUE;
  gtk_editable_set_editable (GTK_EDITABLE (self->number), FALSE);
  gtk_editable_set_editable (GTK_EDITABLE (self->date), FALSE);
  gtk_editable_set_editable (GTK_EDITABLE (self->subject), FALSE);
  veche_text_row_set_editable (self->addressee, FALSE);
  veche_text_row_set_editable (self->body, FALSE);
}
