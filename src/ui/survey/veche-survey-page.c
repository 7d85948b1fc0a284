/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-survey-page.h"

#include "veche-directory-list.h"
#include "veche-i18n.h"
#include "veche-record-dialog.h"
#include "veche-survey-detail.h"
#include "veche-survey-kinds.h"
#include "veche-survey-lists.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheSurveyPage
{
  VechePage parent_instance;

  AdwNavigationSplitView *split;
  AdwViewStack *lists; /* of VecheDirectoryList, by the kinds' slugs */
  GtkStack *details;   /* of VecheSurveyDetail, likewise */
};

G_DEFINE_FINAL_TYPE (VecheSurveyPage, veche_survey_page, VECHE_TYPE_PAGE)

static VecheDirectoryList *
veche_survey_page_get_list (VecheSurveyPage *self)
{
  return VECHE_DIRECTORY_LIST (adw_view_stack_get_visible_child (self->lists));
}

static VecheRecordDetail *
veche_survey_page_get_detail (VecheSurveyPage *self)
{
  return VECHE_RECORD_DETAIL (gtk_stack_get_visible_child (self->details));
}

static void
veche_survey_page_show (VecheSurveyPage *self, gint64 id)
{
  VecheRecordDetail *detail = veche_survey_page_get_detail (self);

  if (veche_record_detail_get_shown (detail) != id)
    veche_record_detail_show (detail, id);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
veche_survey_page_gone_cb (VecheSurveyPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static void
veche_survey_page_view_cb (VecheSurveyPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->lists);

  if (name != NULL && gtk_stack_get_child_by_name (self->details, name) != NULL)
    gtk_stack_set_visible_child_name (self->details, name);
}

static void
veche_survey_page_add_kind (VecheSurveyPage *self, const VecheSurveyKind *kind)
{
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  GtkWidget *list = veche_directory_list_new (workspace, &kind->list, TRUE);
  GtkWidget *detail = veche_survey_detail_new (workspace, kind);

  gtk_stack_add_named (self->details, detail, kind->list.slug);
  adw_view_stack_add_titled (self->lists, list, kind->list.slug, g_dgettext (GETTEXT_PACKAGE, kind->list.title));
  g_signal_connect_object (list, "chosen", G_CALLBACK (veche_survey_page_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "gone", G_CALLBACK (veche_survey_page_gone_cb), self, G_CONNECT_SWAPPED);
}

/* --- ready lists -------------------------------------------------------------------------------------------------- */

static void
veche_survey_page_lists_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWorkspace *workspace = veche_page_get_workspace (object);
  g_autoptr (VecheEdit) edit = veche_survey_lists_prepare (workspace, error);
  g_autoptr (VecheEdit) done = NULL;

  if (edit == NULL || veche_task_is_over (task))
    return;
  if (edit->ops->len == 0)
    {
      veche_toast_show (object, _("All of Veche's species and scales are here already"));
      return;
    }
  done = dex_await_boxed (veche_workspace_apply (workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (object, _("Ready lists added"), done->step);
}

static void
veche_survey_page_lists_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_task_spawn (widget, veche_survey_page_lists_fiber, NULL, NULL);
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void
veche_survey_page_open (VechePage *page)
{
  VecheSurveyPage *self = VECHE_SURVEY_PAGE (page);

  veche_survey_page_add_kind (self, &veche_survey_kinds_surveys);
  veche_survey_page_add_kind (self, &veche_survey_kinds_acts);
  veche_survey_page_add_kind (self, &veche_survey_kinds_species);
  veche_survey_page_add_kind (self, &veche_survey_kinds_scales);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.add-lists", !veche_workspace_is_read_only (veche_page_get_workspace (page)));
}

static void
veche_survey_page_added_cb (VecheSurveyPage *self, gint64 id)
{
  veche_directory_list_select (veche_survey_page_get_list (self), id);
  veche_survey_page_show (self, id);
}

static void
veche_survey_page_create (VechePage *page)
{
  VecheSurveyPage *self = VECHE_SURVEY_PAGE (page);
  const VecheDirectoryKind *kind = veche_directory_list_get_kind (veche_survey_page_get_list (self));
  AdwDialog *dialog = veche_record_dialog_new (veche_page_get_workspace (page), kind->kind, kind->sections,
                                               g_dgettext (GETTEXT_PACKAGE, kind->add), 0, NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (veche_survey_page_added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

static void
veche_survey_page_search (VechePage *page)
{
  VecheSurveyPage *self = VECHE_SURVEY_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  veche_directory_list_search (veche_survey_page_get_list (self), NULL);
}

static void
veche_survey_page_edit (VechePage *page)
{
  VecheSurveyPage *self = VECHE_SURVEY_PAGE (page);

  if (veche_record_detail_get_shown (veche_survey_page_get_detail (self)) == 0)
    return;
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  veche_record_detail_edit (veche_survey_page_get_detail (self));
}

static void
veche_survey_page_toggle_pane (VechePage *page)
{
  VecheSurveyPage *self = VECHE_SURVEY_PAGE (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  const gboolean in_detail = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->details));

  adw_navigation_split_view_set_show_content (self->split, !in_detail);
  if (in_detail)
    gtk_widget_grab_focus (veche_directory_list_get_view (veche_survey_page_get_list (self)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

/* {"list": "scales"} says which view the row is of; surveys without it. */
static void
veche_survey_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  VecheSurveyPage *self = VECHE_SURVEY_PAGE (page);
  const char *list = NULL;

  g_variant_lookup (filter, "list", "&s", &list);
  if (list != NULL && adw_view_stack_get_child_by_name (self->lists, list) != NULL)
    adw_view_stack_set_visible_child_name (self->lists, list);
  if (id != 0)
    veche_survey_page_added_cb (self, id);
}

static void
veche_survey_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_SURVEY_PAGE);

  G_OBJECT_CLASS (veche_survey_page_parent_class)->dispose (object);
}

static void
veche_survey_page_class_init (VecheSurveyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_survey_page_dispose;

  page_class->slug = "surveys";
  page_class->title = N_("Tree surveys");
  page_class->section = N_("Territory");
  page_class->icon_name = "veche-tree-symbolic";
  page_class->late = TRUE;
  page_class->open = veche_survey_page_open;
  page_class->create = veche_survey_page_create;
  page_class->search = veche_survey_page_search;
  page_class->edit = veche_survey_page_edit;
  page_class->toggle_pane = veche_survey_page_toggle_pane;
  page_class->show_rows = veche_survey_page_show_rows;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-survey-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyPage, details);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyPage, lists);
  gtk_widget_class_bind_template_child (widget_class, VecheSurveyPage, split);
  gtk_widget_class_install_action (widget_class, "survey.add-lists", NULL, veche_survey_page_lists_action);
  gtk_widget_class_bind_template_callback_full (widget_class, "view_cb", G_CALLBACK (veche_survey_page_view_cb));
}

static void
veche_survey_page_init (VecheSurveyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
