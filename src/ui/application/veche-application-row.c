/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-row.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-record-item.h"
#include "veche-state-chip.h"
#include "veche-time.h"

struct _VecheApplicationRow
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *late;
  GtkWidget *incomplete;
  GtkLabel *due;
  GtkLabel *pending;
  GtkLabel *state;

  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (VecheApplicationRow, veche_application_row, ADW_TYPE_BIN)

static char *
veche_application_row_dup_subtitle (VecheRecord *record)
{
  const char *number = veche_record_get_number (record);
  const char *city = veche_record_get_text (record, "city");
  g_autofree char *received = veche_time_format_date (veche_record_get_text (record, "received"), NULL);
  g_autofree char *channel = veche_record_dup_display (record, "channel");
  const char *parts[] = { number != NULL ? number : _("no number"), city != NULL ? city : "", received, channel };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* A term only matters while the office owes something. */
static char *
veche_application_row_dup_overdue (VecheRecord *record)
{
  const char *due = veche_record_get_text (record, "due");
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *day = NULL;

  if (due == NULL || !veche_application_state_is_open (veche_record_get_text (record, "state")))
    return NULL;
  if (strncmp (due, today, 10) >= 0)
    return NULL;
  day = veche_time_format_date (due, NULL);
  /* Translators: %s is a day. */
  return g_strdup_printf (_("due %s"), day);
}

/* Rows of an import under way may be gone in a moment. */
static void
veche_application_row_show_pending (VecheApplicationRow *self, VecheRecord *record)
{
  gboolean pending = record != NULL && veche_record_is_pending (record);

  gtk_widget_set_visible (GTK_WIDGET (self->pending), pending);
  if (pending)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dimmed");
}

static void
veche_application_row_show (VecheApplicationRow *self, VecheRecord *record)
{
  g_autofree char *subtitle = record != NULL ? veche_application_row_dup_subtitle (record) : NULL;
  g_autofree char *overdue = record != NULL ? veche_application_row_dup_overdue (record) : NULL;
  const guint marks = record != NULL ? veche_record_get_marks (record) : 0;

  gtk_label_set_text (self->title, record != NULL ? veche_record_get_title (record) : "…");
  gtk_label_set_text (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->late, (marks & VECHE_APPLICATION_LATE) != 0);
  gtk_widget_set_visible (self->incomplete, (marks & VECHE_APPLICATION_INCOMPLETE) != 0);
  gtk_label_set_text (self->due, overdue != NULL ? overdue : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due), overdue != NULL);
  veche_application_row_show_pending (self, record);
  veche_state_chip_show (self->state, record != NULL ? veche_record_get_text (record, "state") : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), record != NULL ? veche_record_get_title (record) : NULL);
}

static void
veche_application_row_record_cb (VecheApplicationRow *self, GParamSpec *pspec, VecheRecordItem *item)
{
  veche_application_row_show (self, veche_record_item_get_record (item));
}

static void
veche_application_row_dispose (GObject *object)
{
  VecheApplicationRow *self = VECHE_APPLICATION_ROW (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_ROW);

  G_OBJECT_CLASS (veche_application_row_parent_class)->dispose (object);
}

static void
veche_application_row_class_init (VecheApplicationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_application_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-application-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRow, due);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRow, incomplete);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRow, late);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRow, pending);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRow, state);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRow, title);
}

static void
veche_application_row_init (VecheApplicationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (VECHE_TYPE_RECORD_ITEM);
  g_signal_group_connect_object (self->signals, "notify::record", G_CALLBACK (veche_application_row_record_cb), self,
                                 G_CONNECT_SWAPPED);
}

GtkWidget *
veche_application_row_new (void)
{
  return g_object_new (VECHE_TYPE_APPLICATION_ROW, NULL);
}

void
veche_application_row_set_item (VecheApplicationRow *self, VecheRecordItem *item)
{
  g_return_if_fail (VECHE_IS_APPLICATION_ROW (self));

  g_signal_group_set_target (self->signals, item);
  veche_application_row_show (self, item != NULL ? veche_record_item_get_record (item) : NULL);
}

void
veche_application_row_set_record (VecheApplicationRow *self, VecheRecord *record)
{
  g_return_if_fail (VECHE_IS_APPLICATION_ROW (self));

  veche_application_row_show (self, record);
}
