/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-detail.h"

#include "veche-error.h"
#include "veche-history-list.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-toast.h"

typedef struct
{
  AdwWindowTitle *heading;
  GtkWidget *menu;
  GMenu *deeds;
  GtkStack *stack;
  AdwStatusPage *none;
  GtkLabel *title;
  AdwViewStack *pages;
  GtkBox *card;
  VecheHistoryList *history;

  VecheWorkspace *workspace;
  VecheRecordDetailSpec spec;
  VecheRecordForm *form;
  VecheRecord *record;
  gint64 id;
} VecheRecordDetailPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (VecheRecordDetail, veche_record_detail, ADW_TYPE_BIN)

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static VecheRecordDetailPrivate *
veche_record_detail_get (VecheRecordDetail *self)
{
  return veche_record_detail_get_instance_private (self);
}

/* --- what is shown ------------------------------------------------------------------------------------------------ */

static void
veche_record_detail_real_show_record (VecheRecordDetail *self, VecheRecord *record)
{
  veche_record_form_set_record (veche_record_detail_get (self)->form, record);
}

static void
veche_record_detail_update_status (VecheRecordDetail *self)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);
  g_autofree char *status = NULL;

  g_object_get (priv->form, "status", &status, NULL);
  adw_window_title_set_title (priv->heading, priv->record != NULL ? g_dgettext (GETTEXT_PACKAGE, priv->spec.kind->label) : "");
  adw_window_title_set_subtitle (priv->heading, status != NULL && priv->record != NULL ? status : "");
}

static void
veche_record_detail_show_record (VecheRecordDetail *self, VecheRecord *record)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);
  VecheRecordDetailClass *klass = VECHE_RECORD_DETAIL_GET_CLASS (self);
  g_autofree char *title = record != NULL && klass->dup_title != NULL ? klass->dup_title (self, record) : NULL;

  g_set_object (&priv->record, record);
  gtk_label_set_text (priv->title, title != NULL ? title : record != NULL ? veche_record_get_title (record) : "");
  VECHE_RECORD_DETAIL_GET_CLASS (self)->show_record (self, record);
  veche_record_detail_update_status (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", veche_record_detail_can_change (self));
  gtk_widget_set_visible (priv->menu, record != NULL && (priv->spec.reads || veche_record_detail_can_change (self)));
  gtk_stack_set_visible_child_name (priv->stack, record != NULL ? "record" : "none");
}

static void
veche_record_detail_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheRecordDetail *self = object;
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);
  VecheRecordDetailClass *klass = VECHE_RECORD_DETAIL_GET_CLASS (self);
  gint64 id = priv->id;
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (priv->workspace, priv->spec.kind, id), &local);

  if (veche_task_is_over (task) || id != priv->id)
    return;
  if (record != NULL && (klass->is_there == NULL || klass->is_there (self, record)))
    {
      veche_record_detail_show_record (self, record);
      return;
    }
  veche_record_detail_show (self, 0);
  g_signal_emit (self, signals[GONE], 0);
  if (local != NULL && !g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
}

static void
veche_record_detail_changed_cb (VecheRecordDetail *self, VecheChanges *changes)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);

  if (priv->id != 0 && veche_changes_touch_row (changes, priv->spec.kind, priv->id))
    veche_task_spawn (self, veche_record_detail_load_fiber, NULL, NULL);
}

/* --- deleting ----------------------------------------------------------------------------------------------------- */

static void
veche_record_detail_refuse (VecheRecordDetail *self, const char *obstacle)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("It cannot be deleted"), obstacle);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
veche_record_detail_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheRecordDetail *self = object;
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);
  VecheRecordDetailClass *klass = VECHE_RECORD_DETAIL_GET_CLASS (self);
  const gint64 *id = data;
  const char *deleted = g_dgettext (GETTEXT_PACKAGE, priv->spec.deleted);
  g_autofree char *obstacle = klass->dup_obstacle != NULL ? klass->dup_obstacle (self, *id, error) : NULL;
  g_autoptr (VecheEdit) edit = veche_edit_new (deleted);
  g_autoptr (VecheEdit) done = NULL;

  if (*error != NULL || veche_task_is_over (task))
    return;
  if (obstacle != NULL)
    {
      veche_record_detail_refuse (self, obstacle);
      return;
    }
  veche_edit_delete (edit, priv->spec.kind, *id);
  done = dex_await_boxed (veche_workspace_apply (priv->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), deleted, done->step);
}

static void
veche_record_detail_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = veche_record_detail_get_shown (VECHE_RECORD_DETAIL (widget));

  veche_task_spawn (widget, veche_record_detail_delete_fiber, g_memdup2 (&id, sizeof id), g_free);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_record_detail_dispose (GObject *object)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (VECHE_RECORD_DETAIL (object));

  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_RECORD_DETAIL);
  g_clear_object (&priv->workspace);
  g_clear_object (&priv->record);

  G_OBJECT_CLASS (veche_record_detail_parent_class)->dispose (object);
}

static void
veche_record_detail_class_init (VecheRecordDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_record_detail_dispose;
  klass->show_record = veche_record_detail_real_show_record;

  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_HISTORY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/widgets/veche-record-detail.ui");
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, card);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, deeds);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, heading);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, history);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, menu);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, none);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, pages);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, stack);
  gtk_widget_class_bind_template_child_private (widget_class, VecheRecordDetail, title);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, veche_record_detail_delete_action);
}

static void
veche_record_detail_init (VecheRecordDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_record_detail_build (VecheRecordDetail *self, VecheWorkspace *workspace, const VecheRecordDetailSpec *spec)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);
  g_autofree char *escaped = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, spec->none), -1);

  g_return_if_fail (VECHE_IS_RECORD_DETAIL (self) && priv->workspace == NULL);

  priv->workspace = g_object_ref (workspace);
  priv->spec = *spec;
  adw_status_page_set_icon_name (priv->none, spec->icon_name);
  adw_status_page_set_title (priv->none, escaped);
  priv->form = VECHE_RECORD_FORM (veche_record_form_new ());
  veche_record_form_build (priv->form, workspace, spec->kind, spec->sections);
  gtk_box_append (priv->card, GTK_WIDGET (priv->form));
  g_signal_connect_object (priv->form, "notify::status", G_CALLBACK (veche_record_detail_update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_record_detail_changed_cb), self, G_CONNECT_SWAPPED);
}

void
veche_record_detail_append (VecheRecordDetail *self, GtkWidget *child)
{
  gtk_box_append (veche_record_detail_get (self)->card, child);
}

void
veche_record_detail_add_action (VecheRecordDetail *self, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_insert_item (veche_record_detail_get (self)->deeds, 0, item);
}

VecheWorkspace *
veche_record_detail_get_workspace (VecheRecordDetail *self)
{
  return veche_record_detail_get (self)->workspace;
}

VecheRecordForm *
veche_record_detail_get_form (VecheRecordDetail *self)
{
  return veche_record_detail_get (self)->form;
}

VecheRecord *
veche_record_detail_get_record (VecheRecordDetail *self)
{
  return veche_record_detail_get (self)->record;
}

gboolean
veche_record_detail_can_change (VecheRecordDetail *self)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);

  return priv->record != NULL && !veche_workspace_is_read_only (priv->workspace);
}

void
veche_record_detail_show (VecheRecordDetail *self, gint64 id)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);
  VecheRecordDetailClass *klass = VECHE_RECORD_DETAIL_GET_CLASS (self);

  g_return_if_fail (VECHE_IS_RECORD_DETAIL (self) && priv->workspace != NULL);

  priv->id = id;
  if (klass->show_row != NULL)
    klass->show_row (self, id);
  veche_history_list_show (priv->history, priv->workspace, priv->spec.kind, id);
  if (id == 0)
    veche_record_detail_show_record (self, NULL);
  else
    veche_task_spawn (self, veche_record_detail_load_fiber, NULL, NULL);
}

gint64
veche_record_detail_get_shown (VecheRecordDetail *self)
{
  return veche_record_detail_get (self)->id;
}

void
veche_record_detail_edit (VecheRecordDetail *self)
{
  VecheRecordDetailPrivate *priv = veche_record_detail_get (self);

  g_return_if_fail (VECHE_IS_RECORD_DETAIL (self));

  if (priv->record == NULL)
    return;
  adw_view_stack_set_visible_child_name (priv->pages, "card");
  gtk_widget_grab_focus (
    veche_record_form_get_row (priv->form, priv->spec.first != NULL ? priv->spec.first : priv->spec.kind->title_field));
}
