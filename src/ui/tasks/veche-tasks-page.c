/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tasks-page.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-letter-reminders.h"
#include "veche-letter.h"
#include "veche-people.h"
#include "veche-plain-row.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-task.h"
#include "veche-tasks-row.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

struct _VecheTasksPage
{
  VechePage parent_instance;

  AdwWindowTitle *title;
  AdwToggleGroup *whose;
  GtkStack *stack;
  GtkWidget *groups;

  GPtrArray *rows; /* of GtkListBoxRow, in the order of the page */
  guint reminders;
  char *wanted;     /* the group that somebody has come for, or %NULL */
  gboolean stale;   /* the counter is not what is owed */
  gboolean unseen;  /* the list is not either; nobody looks at it */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (VecheTasksPage, veche_tasks_page, VECHE_TYPE_PAGE)

/* More than anybody reads; the counter counts all. */
#define MAX_ROWS 400

/* --- rows --------------------------------------------------------------------------------------------------------- */

static gboolean
veche_tasks_page_shows_all (VecheTasksPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->whose), "all") == 0;
}

static void
veche_tasks_page_activated_cb (VecheTasksPage *self, GtkListBoxRow *row)
{
  const VecheDutyFacts *facts
    = veche_duty_get_facts (veche_tasks_row_get_duty (VECHE_TASKS_ROW (gtk_list_box_row_get_child (row))));
  gboolean check = facts->reason == VECHE_DUTY_CHECK || facts->reason == VECHE_DUTY_CONFIRM;

  veche_page_go (GTK_WIDGET (self), check ? "check" : "applications", NULL, NULL, facts->application);
}

static void
veche_tasks_page_done_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTasksPage *self = object;
  g_autofree char *what = veche_duty_dup_task (data);
  /* Translators: name of a step; %s is what was promised: «Call again». */
  g_autofree char *title = g_strdup_printf (_("Done: %s"), what);
  g_autoptr (VecheEdit) edit = veche_edit_new (title);
  g_autoptr (VecheEdit) done = NULL;
  guint op = veche_edit_update (edit, &veche_application_contact_kind, veche_duty_get_facts (data)->contact);

  veche_edit_set_integer (edit, op, "next_done", 1);
  done = dex_await_boxed (veche_workspace_apply (veche_page_get_workspace (VECHE_PAGE (self)), g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), title, done->step);
}

static void
veche_tasks_page_done_cb (VecheTasksPage *self, VecheTasksRow *row)
{
  veche_task_spawn (self, veche_tasks_page_done_fiber, g_object_ref (veche_tasks_row_get_duty (row)), g_object_unref);
}

static const char *
veche_tasks_page_get_span_label (VecheDutySpan span)
{
  switch (span)
    {
    case VECHE_DUTY_OVERDUE:
      return _("Overdue");
    case VECHE_DUTY_TODAY:
      return _("Due today");
    case VECHE_DUTY_LATER:
      return _("Later");
    case VECHE_DUTY_UNDATED:
    default:
      return _("Without a term");
    }
}

/* As whoever comes here by veche_page_go() calls it. */
static const char *
veche_tasks_page_get_span_name (VecheDutySpan span)
{
  static const char *const names[] = {
    [VECHE_DUTY_OVERDUE] = "overdue", [VECHE_DUTY_TODAY] = "today", [VECHE_DUTY_LATER] = "later", [VECHE_DUTY_UNDATED] = "undated"
  };

  return names[span];
}

static GtkWidget *
veche_tasks_page_append_group (VecheTasksPage *self, VecheDutySpan span, guint count)
{
  const char *label = veche_tasks_page_get_span_label (span);
  g_autofree char *title = g_strdup_printf ("%s · %u", label, count);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (veche_tasks_page_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_box_append (GTK_BOX (self->groups), group);
  return list;
}

static void
veche_tasks_page_remind_cb (VecheTasksPage *self)
{
  veche_page_go (GTK_WIDGET (self), "letters", "code", "reminder", 0);
}

/* Many at once, from the template: so it is a row of its own. */
static void
veche_tasks_page_append_reminders (VecheTasksPage *self)
{
  g_autofree char *text
    = g_strdup_printf (ngettext ("%u returned application, its term is near or over", "%u returned applications, their terms are near or over",
                                 self->reminders),
                       self->reminders);
  GtkWidget *group;
  GtkWidget *row;

  if (self->reminders == 0)
    return;
  group = adw_preferences_group_new ();
  row = veche_plain_row_new (_("Write reminders"), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("mail-unread-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_tasks_page_remind_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (GTK_BOX (self->groups), group);
}

static void
veche_tasks_page_append (VecheTasksPage *self, GtkWidget *list, VecheDuty *duty, const char *today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = veche_tasks_row_new (duty, today, veche_tasks_page_shows_all (self),
                                            !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self))));

  g_signal_connect_object (content, "done", G_CALLBACK (veche_tasks_page_done_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  veche_tasks_row_get_summary (VECHE_TASKS_ROW (content)), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_ptr_array_add (self->rows, row);
}

/* Where the keyboard is, so that it stays there when the rows are made anew; G_MAXUINT: elsewhere. */
static guint
veche_tasks_page_find_focus (VecheTasksPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return i;
    }
  return G_MAXUINT;
}

static void
veche_tasks_page_fill (VecheTasksPage *self, GPtrArray *duties)
{
  g_autofree char *today = veche_programme_choice_dup_today (veche_programme_choice_get (veche_page_get_workspace (VECHE_PAGE (self))));
  guint focus = veche_tasks_page_find_focus (self);
  guint counts[VECHE_DUTY_UNDATED + 1] = { 0 };
  VecheDutySpan last = VECHE_DUTY_UNDATED;
  GtkWidget *list = NULL;
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  veche_tasks_page_append_reminders (self);
  for (guint i = 0; i < duties->len; i++)
    counts[veche_duty_get_span (g_ptr_array_index (duties, i), today)]++;
  for (guint i = 0; i < MIN (duties->len, MAX_ROWS); i++)
    {
      VecheDutySpan span = veche_duty_get_span (g_ptr_array_index (duties, i), today);

      if (list == NULL || span != last)
        list = veche_tasks_page_append_group (self, span, counts[span]);
      last = span;
      veche_tasks_page_append (self, list, g_ptr_array_index (duties, i), today);
      if (g_strcmp0 (self->wanted, veche_tasks_page_get_span_name (span)) == 0)
        {
          focus = self->rows->len - 1;
          g_clear_pointer (&self->wanted, g_free);
        }
    }
  if (duties->len > MAX_ROWS)
    {
      g_autofree char *text = g_strdup_printf (_("The first %d are shown."), MAX_ROWS);

      gtk_box_append (GTK_BOX (self->groups), gtk_label_new (text));
    }
  if (focus != G_MAXUINT && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (focus, self->rows->len - 1)));
}

/* --- what is owed ------------------------------------------------------------------------------------------------- */

/* %NULL for nobody. */
static const char *
veche_tasks_page_get_actor (VecheTasksPage *self)
{
  const char *actor = veche_workspace_get_actor (veche_page_get_workspace (VECHE_PAGE (self)));

  return actor != NULL && *actor != '\0' ? actor : NULL;
}

static void
veche_tasks_page_show (VecheTasksPage *self, GPtrArray *duties)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u task", "%u tasks", duties->len), duties->len);
  const char *page = duties->len > 0 ? "list" : "nothing";

  veche_tasks_page_fill (self, duties);
  adw_window_title_set_subtitle (self->title, duties->len > 0 ? count : "");
  if (!veche_tasks_page_shows_all (self) && veche_tasks_page_get_actor (self) == NULL)
    page = "nobody";
  gtk_stack_set_visible_child_name (self->stack, page);
}

/* The counter is told by the number alone; rows are only made for whoever looks at them. */
static void
veche_tasks_page_await (VecheTasksPage *self, VecheTask *task, GError **error)
{
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  gboolean all = veche_tasks_page_shows_all (self);
  g_autofree char *actor = g_strdup (veche_tasks_page_get_actor (self));
  g_autoptr (GPtrArray) duties = NULL;
  gint64 reminders = 0;
  gint64 owed = actor != NULL ? dex_await_int64 (veche_workspace_intake_count_duties (workspace, actor), error) : 0;

  if (*error != NULL || veche_task_is_over (task))
    return;
  veche_page_set_counter (VECHE_PAGE (self), (guint) owed);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->unseen = FALSE;
  if (all || actor != NULL)
    duties = dex_await_boxed (veche_workspace_intake_list_duties (workspace, all ? NULL : actor, VECHE_DUTY_ALL), error);
  else
    duties = g_ptr_array_new ();
  if (duties != NULL && (all || actor != NULL))
    reminders = dex_await_int64 (veche_letter_reminders_count (workspace, all ? NULL : actor), error);
  if (duties == NULL || *error != NULL || veche_task_is_over (task) || self->stale)
    return;
  self->reminders = (guint) reminders;
  veche_tasks_page_show (self, duties);
}

static void
veche_tasks_page_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTasksPage *self = object;

  while (self->stale && *error == NULL && !veche_task_is_over (task))
    {
      self->stale = FALSE;
      veche_tasks_page_await (self, task, error);
    }
  self->loading = FALSE;
}

/* An import brings many changes; they are looked at together. */
static void
veche_tasks_page_load (VecheTasksPage *self)
{
  self->stale = TRUE;
  self->unseen = TRUE;
  if (self->loading)
    return;
  self->loading = TRUE;
  veche_task_spawn (self, veche_tasks_page_load_fiber, NULL, NULL);
}

static void
veche_tasks_page_map (GtkWidget *widget)
{
  VecheTasksPage *self = VECHE_TASKS_PAGE (widget);

  GTK_WIDGET_CLASS (veche_tasks_page_parent_class)->map (widget);

  if (self->unseen)
    veche_tasks_page_load (self);
}

static void
veche_tasks_page_whose_cb (VecheTasksPage *self)
{
  if (veche_page_get_workspace (VECHE_PAGE (self)) != NULL)
    veche_tasks_page_load (self);
}

static void
veche_tasks_page_changed_cb (VecheTasksPage *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_application_kind) || veche_changes_touch (changes, &veche_application_contact_kind)
      || veche_changes_touch (changes, &veche_check_kind) || veche_changes_touch (changes, &veche_programme_kind)
      || veche_changes_touch (changes, &veche_people_employee_kind) || veche_changes_touch (changes, &veche_letter_kind))
    veche_tasks_page_load (self);
}

static void
veche_tasks_page_show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active_name (VECHE_TASKS_PAGE (widget)->whose, "all");
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void
veche_tasks_page_open (VechePage *page)
{
  VecheWorkspace *workspace = veche_page_get_workspace (page);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_tasks_page_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::actor", G_CALLBACK (veche_tasks_page_load), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "day", G_CALLBACK (veche_tasks_page_load), page, G_CONNECT_SWAPPED);
  veche_tasks_page_load (VECHE_TASKS_PAGE (page));
}

/* Everybody's; by «span», from a group on. */
static void
veche_tasks_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  VecheTasksPage *self = VECHE_TASKS_PAGE (page);
  const char *span = NULL;

  g_variant_lookup (filter, "span", "&s", &span);
  g_set_str (&self->wanted, span);
  adw_toggle_group_set_active_name (self->whose, "all");
  veche_tasks_page_load (self);
}

static void
veche_tasks_page_dispose (GObject *object)
{
  VecheTasksPage *self = VECHE_TASKS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_TASKS_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (veche_tasks_page_parent_class)->dispose (object);
}

static void
veche_tasks_page_class_init (VecheTasksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_tasks_page_dispose;
  page_class->slug = "tasks";
  page_class->title = N_("My tasks");
  page_class->icon_name = "checkbox-checked-symbolic";
  page_class->open = veche_tasks_page_open;
  page_class->show_rows = veche_tasks_page_show_rows;
  widget_class->map = veche_tasks_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/tasks/veche-tasks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, groups);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, title);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, whose);
  gtk_widget_class_bind_template_callback_full (widget_class, "whose_cb", G_CALLBACK (veche_tasks_page_whose_cb));
  gtk_widget_class_install_action (widget_class, "tasks.show-all", NULL, veche_tasks_page_show_all_action);
}

static void
veche_tasks_page_init (VecheTasksPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
