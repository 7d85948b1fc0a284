/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tasks-page.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-task.h"
#include "veche-tasks-row.h"
#include "veche-time.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

struct _VecheTasksPage
{
  VechePage parent_instance;

  AdwWindowTitle *title;
  AdwToggleGroup *whose;
  GtkStack *stack;
  GtkSortListModel *sorted;

  GListStore *duties; /* of VecheDuty */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheTasksPage, veche_tasks_page, VECHE_TYPE_PAGE)

/* --- what is owed ------------------------------------------------------------------------------------------------- */

static gboolean
veche_tasks_page_shows_all (VecheTasksPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->whose), "all") == 0;
}

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

  g_list_store_splice (self->duties, 0, g_list_model_get_n_items (G_LIST_MODEL (self->duties)), duties->pdata, duties->len);
  adw_window_title_set_subtitle (self->title, duties->len > 0 ? count : "");
  if (!veche_tasks_page_shows_all (self) && veche_tasks_page_get_actor (self) == NULL)
    page = "nobody";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
veche_tasks_page_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTasksPage *self = object;
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  guint asked = GPOINTER_TO_UINT (data);
  gboolean all = veche_tasks_page_shows_all (self);
  g_autofree char *actor = g_strdup (veche_tasks_page_get_actor (self));
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) everybodys = NULL;

  if (actor != NULL)
    mine = dex_await_boxed (veche_workspace_intake_list_duties (workspace, actor, VECHE_DUTY_ALL), error);
  else
    mine = g_ptr_array_new ();
  if (mine != NULL && all)
    everybodys = dex_await_boxed (veche_workspace_intake_list_duties (workspace, NULL, VECHE_DUTY_ALL), error);
  if (veche_task_is_over (task) || asked != self->asked || mine == NULL || (all && everybodys == NULL))
    return;
  veche_page_set_counter (VECHE_PAGE (self), mine->len);
  veche_tasks_page_show (self, all ? everybodys : mine);
}

static void
veche_tasks_page_load (VecheTasksPage *self)
{
  self->asked++;
  veche_task_spawn (self, veche_tasks_page_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
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
      || veche_changes_touch (changes, &veche_people_employee_kind))
    veche_tasks_page_load (self);
}

static void
veche_tasks_page_show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active_name (VECHE_TASKS_PAGE (widget)->whose, "all");
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static void
veche_tasks_page_activate_cb (VecheTasksPage *self, guint position)
{
  g_autoptr (VecheDuty) duty = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  const VecheDutyFacts *facts = veche_duty_get_facts (duty);
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

static void
veche_tasks_page_setup_cb (VecheTasksPage *self, GtkListItem *item)
{
  GtkWidget *row = veche_tasks_row_new ();

  g_signal_connect_object (row, "done", G_CALLBACK (veche_tasks_page_done_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  g_object_bind_property (row, "summary", item, "accessible-label", G_BINDING_DEFAULT);
}

static void
veche_tasks_page_bind_cb (VecheTasksPage *self, GtkListItem *item)
{
  veche_tasks_row_set_duty (VECHE_TASKS_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                            veche_tasks_page_shows_all (self),
                            !veche_workspace_is_read_only (veche_page_get_workspace (VECHE_PAGE (self))));
}

static void
veche_tasks_page_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  veche_tasks_row_set_duty (VECHE_TASKS_ROW (gtk_list_item_get_child (item)), NULL, FALSE, FALSE);
}

/* --- sections ----------------------------------------------------------------------------------------------------- */

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

static void
veche_tasks_page_setup_header_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
veche_tasks_page_bind_header_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  VecheDutySpan span = veche_duty_get_span (gtk_list_header_get_item (header), today);
  g_autofree char *text
    = g_strdup_printf ("%s · %u", veche_tasks_page_get_span_label (span), gtk_list_header_get_n_items (header));

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

static int
veche_tasks_page_compare_spans (gconstpointer a, gconstpointer b, gpointer data)
{
  g_autofree char *today = veche_time_parse_date ("today", NULL);

  return (int) veche_duty_get_span ((VecheDuty *) a, today) - (int) veche_duty_get_span ((VecheDuty *) b, today);
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void
veche_tasks_page_open (VechePage *page)
{
  VecheWorkspace *workspace = veche_page_get_workspace (page);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_tasks_page_changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::actor", G_CALLBACK (veche_tasks_page_load), page, G_CONNECT_SWAPPED);
  veche_tasks_page_load (VECHE_TASKS_PAGE (page));
}

static void
veche_tasks_page_dispose (GObject *object)
{
  VecheTasksPage *self = VECHE_TASKS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_TASKS_PAGE);
  g_clear_object (&self->duties);

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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/tasks/veche-tasks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, sorted);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, title);
  gtk_widget_class_bind_template_child (widget_class, VecheTasksPage, whose);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_tasks_page_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "bind_cb", G_CALLBACK (veche_tasks_page_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "bind_header_cb", G_CALLBACK (veche_tasks_page_bind_header_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "setup_cb", G_CALLBACK (veche_tasks_page_setup_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "setup_header_cb", G_CALLBACK (veche_tasks_page_setup_header_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "unbind_cb", G_CALLBACK (veche_tasks_page_unbind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "whose_cb", G_CALLBACK (veche_tasks_page_whose_cb));
  gtk_widget_class_install_action (widget_class, "tasks.show-all", NULL, veche_tasks_page_show_all_action);
}

static void
veche_tasks_page_init (VecheTasksPage *self)
{
  g_autoptr (GtkSorter) sections = GTK_SORTER (gtk_custom_sorter_new (veche_tasks_page_compare_spans, NULL, NULL));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->duties = g_list_store_new (VECHE_TYPE_DUTY);
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (self->duties));
  gtk_sort_list_model_set_section_sorter (self->sorted, sections);
}
