/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-overview-today.h"

#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-plain-row.h"
#include "veche-time.h"

/* Lines of a section; the page behind it has all of them. */
#define LINES 6

struct _VecheOverviewToday
{
  AdwBin parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (VecheOverviewToday, veche_overview_today, ADW_TYPE_BIN)

/* Where a line leads. */
typedef struct
{
  const char *slug;
  const char *state; /* or %NULL */
  gint64 id;         /* 0: rows of the state */
} VecheOverviewTarget;

static void
veche_overview_today_activated_cb (GtkWidget *row)
{
  const VecheOverviewTarget *target = g_object_get_data (G_OBJECT (row), "target");

  veche_page_go (row, target->slug, target->state != NULL ? "state" : NULL, target->state, target->id);
}

static void
veche_overview_today_append_row (GtkWidget *group, const char *title, const char *subtitle, const VecheOverviewTarget *target)
{
  GtkWidget *row = veche_plain_row_new (title, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "target", g_memdup2 (target, sizeof *target), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (veche_overview_today_activated_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
veche_overview_today_append_group (VecheOverviewToday *self, const char *title, guint count)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *heading = g_strdup_printf ("%s · %u", title, count);
  g_autofree char *escaped = g_markup_escape_text (heading, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
veche_overview_today_append_more (GtkWidget *group, guint more, const char *slug)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", more), more);
  VecheOverviewTarget target = { slug, NULL, 0 };

  if (more > 0)
    veche_overview_today_append_row (group, title, "", &target);
}

/* Owned; "" for a day that is not over yet. */
static char *
veche_overview_today_dup_overdue (const VecheOverviewData *data, const char *day)
{
  int days = veche_overview_data_count_days (day, data->today);

  if (days <= 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("overdue by %d day", "overdue by %d days", (gulong) days), days);
}

/* An application that waits for its check is opened there, any other one as a card. */
static const char *
veche_overview_today_get_slug (VecheRecord *application)
{
  const char *state = veche_record_get_text (application, "state");

  return g_strcmp0 (state, "registered") == 0 || g_strcmp0 (state, "in-check") == 0 ? "check" : "applications";
}

static void
veche_overview_today_append_applications (VecheOverviewToday *self, const VecheOverviewData *data, const char *title,
                                          GPtrArray *applications)
{
  GtkWidget *group;

  if (applications->len == 0)
    return;
  group = veche_overview_today_append_group (self, title, applications->len);
  for (guint i = 0; i < MIN (applications->len, LINES); i++)
    {
      VecheRecord *application = g_ptr_array_index (applications, i);
      const char *number = veche_record_get_number (application);
      g_autofree char *state = veche_record_dup_display (application, "state");
      g_autofree char *overdue = veche_overview_today_dup_overdue (data, veche_record_get_text (application, "due"));
      g_autofree char *subtitle = g_strdup_printf ("%s · %s%s%s", number != NULL ? number : _("no number"), state,
                                                   *overdue != '\0' ? " · " : "", overdue);
      VecheOverviewTarget target = { veche_overview_today_get_slug (application), NULL, veche_record_get_id (application) };

      veche_overview_today_append_row (group, veche_record_get_title (application), subtitle, &target);
    }
  veche_overview_today_append_more (group, applications->len - MIN (applications->len, LINES), "check");
}

static void
veche_overview_today_append_steps (VecheOverviewToday *self, const VecheOverviewData *data)
{
  GtkWidget *group;

  if (data->steps->len == 0)
    return;
  group = veche_overview_today_append_group (self, _("Promised to applicants"), data->steps->len);
  for (guint i = 0; i < MIN (data->steps->len, LINES); i++)
    {
      const VecheOverviewStep *step = g_ptr_array_index (data->steps, i);
      const char *what = veche_record_get_text (step->contact, "next_step");
      const char *date = veche_record_get_text (step->contact, "next_date");
      g_autofree char *overdue = veche_overview_today_dup_overdue (data, date);
      g_autofree char *day = veche_time_format_date (date, NULL);
      g_autofree char *subtitle
        = g_strdup_printf ("%s · %s", *overdue != '\0' ? overdue : day, veche_record_get_title (step->application));
      VecheOverviewTarget target = { "applications", NULL, veche_record_get_id (step->application) };

      veche_overview_today_append_row (group, what != NULL ? what : veche_record_get_title (step->contact), subtitle, &target);
    }
  veche_overview_today_append_more (group, data->steps->len - MIN (data->steps->len, LINES), "applications");
}

static void
veche_overview_today_append_drafts (VecheOverviewToday *self, const VecheOverviewData *data)
{
  guint drafts = veche_overview_data_count_state (data, "draft");
  VecheOverviewTarget target = { "applications", "draft", 0 };
  GtkWidget *group;

  if (drafts == 0)
    return;
  group = veche_overview_today_append_group (self, _("Drafts"), drafts);
  veche_overview_today_append_row (group, _("Applications without a number"), _("Finish and register them"), &target);
}

static void
veche_overview_today_class_init (VecheOverviewTodayClass *klass)
{
}

static void
veche_overview_today_init (VecheOverviewToday *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
veche_overview_today_show (VecheOverviewToday *self, const VecheOverviewData *data)
{
  GtkWidget *child;

  g_return_if_fail (VECHE_IS_OVERVIEW_TODAY (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  veche_overview_today_append_applications (self, data, _("Overdue"), data->overdue);
  veche_overview_today_append_applications (self, data, _("Due today"), data->due_today);
  veche_overview_today_append_steps (self, data);
  veche_overview_today_append_drafts (self, data);
  if (gtk_widget_get_first_child (self->box) == NULL)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Nothing is due today"));
      gtk_box_append (GTK_BOX (self->box), group);
    }
}
