/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-page.h"

#include "veche-i18n.h"
#include "veche-programme-card.h"
#include "veche-programme-choice.h"
#include "veche-programme-dialog.h"
#include "veche-programme-template.h"
#include "veche-programme.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheProgrammePage
{
  VechePage parent_instance;

  AdwWindowTitle *title;
  GtkWidget *menu;
  GtkStack *stack;
  VecheProgrammeCard *card;

  VecheProgrammeChoice *choice;
};

G_DEFINE_FINAL_TYPE (VecheProgrammePage, veche_programme_page, VECHE_TYPE_PAGE)

static void
veche_programme_page_update_title_cb (VecheProgrammePage *self)
{
  VecheRecord *programme = self->choice != NULL ? veche_programme_choice_get_programme (self->choice) : NULL;
  g_autofree char *status = NULL;

  g_object_get (self->card, "status", &status, NULL);
  if (programme == NULL)
    adw_window_title_set_subtitle (self->title, "");
  else
    adw_window_title_set_subtitle (self->title, status != NULL ? status : veche_record_get_title (programme));
}

static void
veche_programme_page_chosen_cb (VecheProgrammePage *self)
{
  gint64 id = veche_programme_choice_get_id (self->choice);
  const char *child = id != 0 ? "programme" : veche_programme_choice_is_known (self->choice) ? "none" : "loading";

  veche_programme_card_show (self->card, id);
  gtk_stack_set_visible_child_name (self->stack, child);
  gtk_widget_set_visible (self->menu, id != 0);
  veche_programme_page_update_title_cb (self);
}

/* --- actions ------------------------------------------------------------------------------------------------------- */

static void
veche_programme_page_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammePage *self = object;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Deletion of a selection"));
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, &veche_programme_kind, veche_record_get_id (data));
  done = dex_await_boxed (veche_workspace_apply (veche_page_get_workspace (object), g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), _("Selection deleted"), done->step);
}

static void
veche_programme_page_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheProgrammePage *self = VECHE_PROGRAMME_PAGE (widget);
  VecheRecord *programme = veche_programme_choice_get_programme (self->choice);

  if (programme != NULL)
    veche_task_spawn (self, veche_programme_page_delete_fiber, g_object_ref (programme), g_object_unref);
}

static void
veche_programme_page_template_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheProgrammePage *self = VECHE_PROGRAMME_PAGE (widget);
  VecheWorkspace *workspace = veche_page_get_workspace (VECHE_PAGE (self));
  VecheRecord *programme = veche_programme_choice_get_programme (self->choice);

  if (programme == NULL)
    return;
  if (g_str_equal (name, "programme-page.save-template"))
    veche_programme_template_ask (widget, workspace, programme);
  else
    veche_programme_template_ask_file (widget, workspace, programme);
}

static void
veche_programme_page_created_cb (VecheProgrammePage *self, gint64 id, gint64 step)
{
  veche_programme_choice_choose (self->choice, id);
  veche_programme_card_edit (self->card);
  veche_toast_show_undo (GTK_WIDGET (self), _("Selection created"), step);
}

static void
veche_programme_page_create (VechePage *page)
{
  AdwDialog *dialog = veche_programme_dialog_new (veche_page_get_workspace (page));

  g_signal_connect_object (dialog, "created", G_CALLBACK (veche_programme_page_created_cb), page, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

/* --- the page ------------------------------------------------------------------------------------------------------ */

static void
veche_programme_page_edit (VechePage *page)
{
  veche_programme_card_edit (VECHE_PROGRAMME_PAGE (page)->card);
}

static void
veche_programme_page_open (VechePage *page)
{
  VecheProgrammePage *self = VECHE_PROGRAMME_PAGE (page);
  VecheWorkspace *workspace = veche_page_get_workspace (page);

  self->choice = g_object_ref (veche_programme_choice_get (workspace));
  veche_programme_card_set_workspace (self->card, workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme-page.delete", !veche_workspace_is_read_only (workspace));
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (veche_programme_page_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (veche_programme_page_update_title_cb), self, G_CONNECT_SWAPPED);
  veche_programme_page_chosen_cb (self);
}

static void
veche_programme_page_dispose (GObject *object)
{
  VecheProgrammePage *self = VECHE_PROGRAMME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_PROGRAMME_PAGE);
  g_clear_object (&self->choice);

  G_OBJECT_CLASS (veche_programme_page_parent_class)->dispose (object);
}

static void
veche_programme_page_class_init (VecheProgrammePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  G_OBJECT_CLASS (klass)->dispose = veche_programme_page_dispose;
  page_class->slug = "programme";
  page_class->title = N_("Programme");
  page_class->section = N_("Selection");
  page_class->icon_name = "x-office-calendar-symbolic";
  page_class->by_programme = TRUE;
  page_class->open = veche_programme_page_open;
  page_class->create = veche_programme_page_create;
  page_class->edit = veche_programme_page_edit;

  gtk_css_provider_load_from_resource (style, "/org/veche/Veche/programme/veche-programme.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_type_ensure (VECHE_TYPE_PROGRAMME_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/programme/veche-programme-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammePage, card);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammePage, menu);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammePage, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammePage, title);
  gtk_widget_class_bind_template_callback_full (widget_class, "update_title_cb",
                                                G_CALLBACK (veche_programme_page_update_title_cb));
  gtk_widget_class_install_action (widget_class, "programme-page.delete", NULL, veche_programme_page_delete_action);
  gtk_widget_class_install_action (widget_class, "programme-page.save-template", NULL, veche_programme_page_template_action);
  gtk_widget_class_install_action (widget_class, "programme-page.save-template-file", NULL, veche_programme_page_template_action);
}

static void
veche_programme_page_init (VecheProgrammePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
