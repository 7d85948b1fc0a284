/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-job-row.h"

struct _VecheJobRow
{
  AdwBin parent_instance;

  GtkProgressBar *bar;
  VecheJob *job;
};

G_DEFINE_FINAL_TYPE (VecheJobRow, veche_job_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_JOB,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
veche_job_row_fraction_cb (VecheJobRow *self)
{
  double fraction;

  g_object_get (self->job, "fraction", &fraction, NULL);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
veche_job_row_stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (veche_job_get_cancellable (VECHE_JOB_ROW (widget)->job));
  gtk_widget_action_set_enabled (widget, "job.stop", FALSE);
}

static void
veche_job_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_JOB:
      g_value_set_object (value, VECHE_JOB_ROW (object)->job);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_job_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_JOB_ROW);
  g_clear_object (&VECHE_JOB_ROW (object)->job);

  G_OBJECT_CLASS (veche_job_row_parent_class)->dispose (object);
}

static void
veche_job_row_class_init (VecheJobRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_job_row_dispose;
  object_class->get_property = veche_job_row_get_property;

  properties[PROP_JOB] = g_param_spec_object ("job", NULL, NULL, VECHE_TYPE_JOB, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheJobRow, bar);
  gtk_widget_class_install_action (widget_class, "job.stop", NULL, veche_job_row_stop_action);
}

static void
veche_job_row_init (VecheJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
veche_job_row_new (VecheJob *job)
{
  VecheJobRow *self;

  g_return_val_if_fail (VECHE_IS_JOB (job), NULL);

  self = g_object_new (VECHE_TYPE_JOB_ROW, NULL);
  self->job = g_object_ref (job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JOB]);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (veche_job_row_fraction_cb), self, G_CONNECT_SWAPPED);
  veche_job_row_fraction_cb (self);
  return GTK_WIDGET (self);
}

static void
veche_job_row_jobs_cb (GtkWidget *box, guint position, guint removed, guint added, GListModel *jobs)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (VecheJob) job = g_list_model_get_item (jobs, i);

      gtk_box_append (GTK_BOX (box), veche_job_row_new (job));
    }
  gtk_widget_set_visible (box, g_list_model_get_n_items (jobs) > 0);
}

void
veche_job_row_fill (GtkWidget *box, GListModel *jobs)
{
  g_return_if_fail (GTK_IS_BOX (box) && G_IS_LIST_MODEL (jobs));

  g_signal_connect_object (jobs, "items-changed", G_CALLBACK (veche_job_row_jobs_cb), box, G_CONNECT_SWAPPED);
  veche_job_row_jobs_cb (box, 0, 0, 0, jobs);
}
