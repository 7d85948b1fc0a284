/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-overview-stages.h"

#include "veche-i18n.h"
#include "veche-term.h"
#include "veche-time.h"

struct _VecheOverviewStages
{
  AdwBin parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (VecheOverviewStages, veche_overview_stages, ADW_TYPE_BIN)

static GTimeZone *
veche_overview_stages_make_zone (VecheRecord *programme)
{
  const char *name = veche_record_get_text (programme, "zone");

  return name != NULL ? g_time_zone_new_identifier (name) : NULL;
}

/* The day of a moment in the zone, ISO. Owned. */
static char *
veche_overview_stages_dup_day (const char *moment, GTimeZone *zone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moment, utc);
  g_autoptr (GDateTime) there = NULL;

  if (time == NULL)
    return g_strdup (moment);
  there = zone != NULL ? g_date_time_to_timezone (time, zone) : g_date_time_to_local (time);
  return g_date_time_format (there, "%Y-%m-%d");
}

/* In words how the stage stands to the present day; *@now: whether it is the one that goes on. Owned. */
static char *
veche_overview_stages_dup_status (VecheRecord *stage, GTimeZone *zone, gboolean *now)
{
  const char *starts = veche_record_get_text (stage, "starts");
  const char *ends = veche_record_get_text (stage, "ends");
  g_autofree char *moment = veche_time_now_iso ();
  g_autofree char *today = veche_overview_stages_dup_day (moment, zone);
  g_autofree char *day = NULL;
  int days;

  *now = FALSE;
  if (starts == NULL || ends == NULL)
    return g_strdup (_("no dates yet"));
  if (g_strcmp0 (moment, ends) > 0)
    return g_strdup (_("over"));
  if (g_strcmp0 (moment, starts) < 0)
    {
      day = veche_overview_stages_dup_day (starts, zone);
      days = veche_term_count_days (today, day);
      return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
    }
  *now = TRUE;
  day = veche_overview_stages_dup_day (ends, zone);
  days = veche_term_count_days (today, day);
  if (days == 0)
    return g_strdup (_("now, ends today"));
  return g_strdup_printf (ngettext ("now, %d day left", "now, %d days left", (gulong) days), days);
}

static GtkWidget *
veche_overview_stages_new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* «13.01 – 17.02.2020»: the year once, where it is the same. Owned. */
static char *
veche_overview_stages_dup_days (const char *first, const char *last)
{
  const char *year = strrchr (first, '.');

  if (g_str_equal (first, last))
    return g_strdup (first);
  if (year != NULL && g_str_has_suffix (last, year))
    return g_strdup_printf ("%.*s – %s", (int) (year - first), first, last);
  return g_strdup_printf ("%s – %s", first, last);
}

static GtkWidget *
veche_overview_stages_new_stage (VecheRecord *stage, GTimeZone *zone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *first = veche_time_format_date (veche_record_get_text (stage, "starts"), zone);
  g_autofree char *last = veche_time_format_date (veche_record_get_text (stage, "ends"), zone);
  g_autofree char *days = veche_overview_stages_dup_days (first, last);
  gboolean now;
  g_autofree char *status = veche_overview_stages_dup_status (stage, zone, &now);

  gtk_widget_add_css_class (box, "stage");
  if (now)
    gtk_widget_add_css_class (box, "now");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), veche_overview_stages_new_label (veche_record_get_title (stage), "heading"));
  gtk_box_append (GTK_BOX (box), veche_overview_stages_new_label (days, "caption"));
  gtk_box_append (GTK_BOX (box), veche_overview_stages_new_label (status, now ? "caption-heading" : "caption"));
  return box;
}

static void
veche_overview_stages_class_init (VecheOverviewStagesClass *klass)
{
}

static void
veche_overview_stages_init (VecheOverviewStages *self)
{
  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, "line-homogeneous", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
veche_overview_stages_show (VecheOverviewStages *self, const VecheOverviewData *data)
{
  g_autoptr (GTimeZone) zone = NULL;
  GtkWidget *child;

  g_return_if_fail (VECHE_IS_OVERVIEW_STAGES (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), child);
  /* An empty row would leave its spacing behind, and libadwaita 1.7 measures it wrongly. */
  gtk_widget_set_visible (GTK_WIDGET (self), data->stages->len > 0);
  if (data->programme == NULL)
    return;
  zone = veche_overview_stages_make_zone (data->programme);
  for (guint i = 0; i < data->stages->len; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (self->box), veche_overview_stages_new_stage (g_ptr_array_index (data->stages, i), zone));
}
