/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-queue-row.h"

#include "veche-i18n.h"
#include "veche-term.h"
#include "veche-time.h"

struct _VecheCheckQueueRow
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *due;
  GtkLabel *waiting;

  GSignalGroup *signals;
  VecheRecord *record;
  char *summary;
  gboolean waits;
};

G_DEFINE_FINAL_TYPE (VecheCheckQueueRow, veche_check_queue_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
veche_check_queue_row_dup_subtitle (VecheRecord *record)
{
  const char *number = veche_record_get_number (record);
  g_autofree char *theme = veche_record_dup_display (record, "theme");

  if (number == NULL)
    number = _("no number");
  return *theme != '\0' ? g_strdup_printf ("%s · %s", number, theme) : g_strdup (number);
}

static void
veche_check_queue_row_show (VecheCheckQueueRow *self, VecheRecord *record)
{
  const char *day = record != NULL ? veche_record_get_text (record, "due") : NULL;
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *due = veche_term_dup_text (day, today);
  gboolean waits = record != NULL && self->waits;
  g_autofree char *subtitle = record != NULL ? veche_check_queue_row_dup_subtitle (record) : g_strdup ("");
  const char *title = record != NULL ? veche_record_get_title (record) : "…";

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->due, due);
  gtk_widget_set_visible (GTK_WIDGET (self->due), *due != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waits);
  if (veche_term_count_days (day, today) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->due), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->due), "error");

  g_free (self->summary);
  self->summary = g_strdup_printf ("%s, %s%s%s%s%s", title, subtitle, *due != '\0' ? ", " : "", due, waits ? ", " : "",
                                   waits ? gtk_label_get_text (self->waiting) : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
veche_check_queue_row_record_cb (VecheCheckQueueRow *self, GParamSpec *pspec, VecheRecordItem *item)
{
  g_set_object (&self->record, veche_record_item_get_record (item));
  veche_check_queue_row_show (self, self->record);
}

static void
veche_check_queue_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, VECHE_CHECK_QUEUE_ROW (object)->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_check_queue_row_dispose (GObject *object)
{
  VecheCheckQueueRow *self = VECHE_CHECK_QUEUE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CHECK_QUEUE_ROW);

  G_OBJECT_CLASS (veche_check_queue_row_parent_class)->dispose (object);
}

static void
veche_check_queue_row_finalize (GObject *object)
{
  g_free (VECHE_CHECK_QUEUE_ROW (object)->summary);

  G_OBJECT_CLASS (veche_check_queue_row_parent_class)->finalize (object);
}

static void
veche_check_queue_row_class_init (VecheCheckQueueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_check_queue_row_dispose;
  object_class->finalize = veche_check_queue_row_finalize;
  object_class->get_property = veche_check_queue_row_get_property;

  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueueRow, due);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueueRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueueRow, title);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueueRow, waiting);
}

static void
veche_check_queue_row_init (VecheCheckQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (VECHE_TYPE_RECORD_ITEM);
  g_signal_group_connect_object (self->signals, "notify::record", G_CALLBACK (veche_check_queue_row_record_cb), self,
                                 G_CONNECT_SWAPPED);
}

GtkWidget *
veche_check_queue_row_new (void)
{
  return g_object_new (VECHE_TYPE_CHECK_QUEUE_ROW, NULL);
}

void
veche_check_queue_row_set_item (VecheCheckQueueRow *self, VecheRecordItem *item)
{
  VecheRecord *record;

  g_return_if_fail (VECHE_IS_CHECK_QUEUE_ROW (self));

  g_signal_group_set_target (self->signals, item);
  record = item != NULL ? veche_record_item_get_record (item) : NULL;
  g_set_object (&self->record, record);
  veche_check_queue_row_show (self, self->record);
}

void
veche_check_queue_row_set_waits (VecheCheckQueueRow *self, gboolean waits)
{
  g_return_if_fail (VECHE_IS_CHECK_QUEUE_ROW (self));

  if (self->waits == waits)
    return;
  self->waits = waits;
  veche_check_queue_row_show (self, self->record);
}
