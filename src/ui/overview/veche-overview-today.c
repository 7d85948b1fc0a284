/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-overview-today.h"

#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-plain-row.h"
#include "veche-term.h"

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
  const char *field; /* of the rows, or %NULL */
  const char *value;
  gint64 id; /* 0: the rows */
} VecheOverviewTarget;

static void
veche_overview_today_activated_cb (GtkWidget *row)
{
  const VecheOverviewTarget *target = g_object_get_data (G_OBJECT (row), "target");

  veche_page_go (row, target->slug, target->field, target->value, target->id);
}

static void
veche_overview_today_append_row (GtkWidget *group, const char *title, const char *subtitle, gboolean overdue,
                                 const VecheOverviewTarget *target)
{
  GtkWidget *row = veche_plain_row_new (title, subtitle);

  if (overdue)
    {
      GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (mark, "error");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
    }

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

/* The rest of them, in «My tasks». */
static void
veche_overview_today_append_more (GtkWidget *group, guint more, const char *span)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", more), more);
  VecheOverviewTarget target = { "tasks", "span", span, 0 };

  if (more > 0)
    veche_overview_today_append_row (group, title, "", FALSE, &target);
}

/* What waits for its check or its second employee is opened there, any other one as a card. */
static const char *
veche_overview_today_get_slug (const VecheDutyFacts *facts)
{
  return facts->reason == VECHE_DUTY_CHECK || facts->reason == VECHE_DUTY_CONFIRM ? "check" : "applications";
}

static void
veche_overview_today_append_duties (VecheOverviewToday *self, const VecheOverviewData *data, const char *title, GPtrArray *duties,
                                    const char *span)
{
  GtkWidget *group;

  if (duties->len == 0)
    return;
  group = veche_overview_today_append_group (self, title, duties->len);
  for (guint i = 0; i < MIN (duties->len, LINES); i++)
    {
      VecheDuty *duty = g_ptr_array_index (duties, i);
      const VecheDutyFacts *facts = veche_duty_get_facts (duty);
      gboolean overdue = veche_duty_get_span (duty, data->today) == VECHE_DUTY_OVERDUE;
      g_autofree char *task = veche_duty_dup_task (duty);
      g_autofree char *term = veche_term_dup_text (facts->due, data->today);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s\n%s", facts->number != NULL ? facts->number : _("no number"), facts->title, term);
      VecheOverviewTarget target = { veche_overview_today_get_slug (facts), NULL, NULL, facts->application };

      veche_overview_today_append_row (group, task, subtitle, overdue, &target);
    }
  veche_overview_today_append_more (group, duties->len - MIN (duties->len, LINES), span);
}

static void
veche_overview_today_append_drafts (VecheOverviewToday *self, const VecheOverviewData *data)
{
  guint drafts = veche_overview_data_count_state (data, "draft");
  VecheOverviewTarget target = { "applications", "state", "draft", 0 };
  GtkWidget *group;

  if (drafts == 0)
    return;
  group = veche_overview_today_append_group (self, _("Drafts"), drafts);
  veche_overview_today_append_row (group, _("Applications without a number"), _("Finish and register them"), FALSE, &target);
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

  veche_overview_today_append_duties (self, data, _("Overdue"), data->overdue, "overdue");
  veche_overview_today_append_duties (self, data, _("Due today"), data->due_today, "today");
  veche_overview_today_append_duties (self, data, _("Promised to applicants"), data->steps, "later");
  veche_overview_today_append_drafts (self, data);
  if (gtk_widget_get_first_child (self->box) == NULL)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Nothing is due today"));
      gtk_box_append (GTK_BOX (self->box), group);
    }
}
