/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-layer-dialog.h"

#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-map-form.h"
#include "veche-map-look-group.h"
#include "veche-record-form.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-toast.h"

struct _VecheMapLayerDialog
{
  AdwDialog parent_instance;

  VecheRecordForm *form;
  VecheMapLookGroup *look;
  VecheMapForm *fields;
  AdwBanner *problem;

  VecheWorkspace *workspace;
  VecheRecord *layer; /* %NULL: a new one */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (VecheMapLayerDialog, veche_map_layer_dialog, ADW_TYPE_DIALOG)

static const VecheFormSection veche_map_layer_dialog_sections[] = {
  { NULL, "title geometry text" },
  { NULL, NULL },
};

static void
veche_map_layer_dialog_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapLayerDialog *self = object;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);

  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "layer.save", TRUE);
  if (done == NULL)
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  if (parent != NULL)
    veche_toast_show_undo (parent, done->title, done->step);
}

static const VecheKind *
veche_map_layer_dialog_get_kind (const VecheEdit *edit, VecheRecord *layer)
{
  const VecheValue *geometry = veche_edit_op_get_cell (veche_edit_get_op ((VecheEdit *) edit, 0), "geometry");

  return veche_territory_guess_kind (geometry != NULL ? geometry->text : layer != NULL ? veche_record_get_text (layer, "geometry") : NULL);
}

static void
veche_map_layer_dialog_fill_look (VecheMapLayerDialog *self, VecheEdit *edit, guint op)
{
  const char *symbol = veche_map_look_group_get_symbol (self->look);
  g_autofree char *color = veche_map_look_group_dup_color (self->look);

  if (veche_map_look_group_is_color_changed (self->look) && color != NULL)
    veche_edit_set_text (edit, op, "color", color);
  if (veche_map_look_group_is_symbol_changed (self->look) && symbol != NULL)
    veche_edit_set_text (edit, op, "symbol", symbol);
  else if (veche_map_look_group_is_symbol_changed (self->look))
    veche_edit_set_null (edit, op, "symbol");
}

static void
veche_map_layer_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapLayerDialog *self = VECHE_MAP_LAYER_DIALOG (widget);
  g_autoptr (VecheEdit) edit = veche_edit_new (adw_dialog_get_title (ADW_DIALOG (self)));
  const guint op = self->layer != NULL ? veche_edit_update (edit, &veche_territory_layer_kind, veche_record_get_id (self->layer))
                                       : veche_edit_insert (edit, &veche_territory_layer_kind, 0);
  g_autoptr (GPtrArray) fields = veche_map_form_list_fields (self->fields);
  g_autofree char *text = veche_own_form_format (fields);
  g_autoptr (GError) error = NULL;

  if (!veche_record_form_fill_edit (self->form, edit, op))
    return;
  /* Not a toast: it would cover what is to be put right, and cut the sentence off. */
  if (!veche_own_form_check (fields, veche_map_layer_dialog_get_kind (edit, self->layer), &error))
    {
      adw_banner_set_use_markup (self->problem, FALSE);
      adw_banner_set_title (self->problem, error->message);
    }
  adw_banner_set_revealed (self->problem, error != NULL);
  if (error != NULL)
    {
      gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }
  if (veche_map_form_is_changed (self->fields) && text != NULL)
    veche_edit_set_text (edit, op, "form", text);
  else if (veche_map_form_is_changed (self->fields))
    veche_edit_set_null (edit, op, "form");
  veche_map_layer_dialog_fill_look (self, edit, op);
  if (veche_edit_get_op (edit, op)->cells->len == 0)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  self->working = TRUE;
  gtk_widget_action_set_enabled (widget, "layer.save", FALSE);
  veche_task_spawn (self, veche_map_layer_dialog_save_fiber, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
}

static gboolean
veche_map_layer_dialog_is_changed (VecheMapLayerDialog *self)
{
  return veche_record_form_is_changed (self->form) || veche_map_form_is_changed (self->fields)
         || veche_map_look_group_is_color_changed (self->look) || veche_map_look_group_is_symbol_changed (self->look);
}

static void
veche_map_layer_dialog_close_attempt (AdwDialog *dialog)
{
  VecheMapLayerDialog *self = VECHE_MAP_LAYER_DIALOG (dialog);

  /* What is being written closes it when it is done. */
  if (!self->working)
    veche_dialog_guard_attempt (dialog, veche_map_layer_dialog_is_changed (self), "layer.save");
}

static void
veche_map_layer_dialog_dispose (GObject *object)
{
  VecheMapLayerDialog *self = VECHE_MAP_LAYER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_MAP_LAYER_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->layer);

  G_OBJECT_CLASS (veche_map_layer_dialog_parent_class)->dispose (object);
}

static void
veche_map_layer_dialog_class_init (VecheMapLayerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_map_layer_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_map_layer_dialog_close_attempt;

  g_type_ensure (VECHE_TYPE_MAP_FORM);
  g_type_ensure (VECHE_TYPE_MAP_LOOK_GROUP);
  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/map/veche-map-layer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheMapLayerDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, VecheMapLayerDialog, form);
  gtk_widget_class_bind_template_child (widget_class, VecheMapLayerDialog, look);
  gtk_widget_class_bind_template_child (widget_class, VecheMapLayerDialog, problem);
  gtk_widget_class_install_action (widget_class, "layer.save", NULL, veche_map_layer_dialog_save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "layer.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "layer.save", NULL);
}

static void
veche_map_layer_dialog_init (VecheMapLayerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

AdwDialog *
veche_map_layer_dialog_new (VecheWorkspace *workspace, VecheRecord *layer)
{
  VecheMapLayerDialog *self
    = g_object_new (VECHE_TYPE_MAP_LAYER_DIALOG, "title", layer != NULL ? _("Change of a layer") : _("New layer"), NULL);
  g_autoptr (GPtrArray) fields = veche_own_form_parse (layer != NULL ? veche_record_get_text (layer, "form") : NULL);

  self->workspace = g_object_ref (workspace);
  self->layer = layer != NULL ? g_object_ref (layer) : NULL;
  veche_record_form_build (self->form, workspace, &veche_territory_layer_kind, veche_map_layer_dialog_sections);
  veche_record_form_set_record (self->form, NULL);
  /* The form of an old record would save by itself: here «Cancel» means that nothing has happened. */
  for (const VecheField *field = veche_territory_layer_kind.fields; layer != NULL && field->name != NULL; field++)
    veche_record_form_preset (self->form, field->name, veche_record_get_value (layer, field->name));
  if (layer != NULL)
    veche_map_look_group_set (self->look, veche_record_get_text (layer, "color"), veche_record_get_text (layer, "symbol"));
  veche_map_form_set_fields (self->fields, fields);
  adw_dialog_set_focus (ADW_DIALOG (self), veche_record_form_get_row (self->form, "title"));
  return ADW_DIALOG (self);
}
