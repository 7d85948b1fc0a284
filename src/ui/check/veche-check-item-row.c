/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-item-row.h"

#include <adwaita.h>

#include "veche-check.h"
#include "veche-field-problem.h"
#include "veche-i18n.h"

struct _VecheCheckItemRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *derived;
  AdwToggleGroup *states;
  GtkEditable *remark;

  char *saved; /* the remark that is stored, never %NULL */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (VecheCheckItemRow, veche_check_item_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  MARKED,
  REMARKED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_check_item_row_state_cb (VecheCheckItemRow *self)
{
  const char *state = adw_toggle_group_get_active_name (self->states);

  if (!self->showing && state != NULL)
    g_signal_emit (self, signals[MARKED], 0, state);
}

static void
veche_check_item_row_activate_cb (VecheCheckItemRow *self)
{
  veche_check_item_row_commit (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
veche_check_item_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_CHECK_ITEM_ROW);

  G_OBJECT_CLASS (veche_check_item_row_parent_class)->dispose (object);
}

static void
veche_check_item_row_finalize (GObject *object)
{
  g_free (VECHE_CHECK_ITEM_ROW (object)->saved);

  G_OBJECT_CLASS (veche_check_item_row_parent_class)->finalize (object);
}

static void
veche_check_item_row_class_init (VecheCheckItemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = veche_check_item_row_dispose;
  object_class->finalize = veche_check_item_row_finalize;

  signals[MARKED] = g_signal_new ("marked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMARKED] = g_signal_new ("remarked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckItemRow, derived);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckItemRow, remark);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckItemRow, states);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckItemRow, title);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_check_item_row_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "state_cb", G_CALLBACK (veche_check_item_row_state_cb));
}

static void
veche_check_item_row_init (VecheCheckItemRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* The first toggle is on by default, but nobody has said anything yet. */
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active (self->states, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  self->saved = g_strdup ("");

  g_signal_connect_object (focus, "leave", G_CALLBACK (veche_check_item_row_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->remark), focus);
}

GtkWidget *
veche_check_item_row_new (VecheRecord *item)
{
  VecheCheckItemRow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (VECHE_IS_RECORD (item), NULL);

  self = g_object_new (VECHE_TYPE_CHECK_ITEM_ROW, NULL);
  gtk_label_set_text (self->title, veche_record_get_title (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, veche_record_get_title (item), -1);
  /* Translators: %s is a required item: «CV of the leader». */
  name = g_strdup_printf (_("Remark on “%s”"), veche_record_get_title (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

static char *
veche_check_item_row_dup_state_label (const char *state)
{
  int index = veche_kind_find_field (&veche_check_item_kind, "state");

  return g_strdup (veche_field_get_code_label (&veche_check_item_kind.fields[index], state));
}

void
veche_check_item_row_show (VecheCheckItemRow *self, const char *marked, const char *derived, const char *remark,
                           gboolean editable)
{
  g_autofree char *label = veche_check_item_row_dup_state_label (derived);
  /* Translators: %s is «present», «absent» …: what follows from the contents alone. */
  g_autofree char *hint = g_strdup_printf (_("by contents: %s"), label);
  const char *shown = remark != NULL ? remark : "";
  gboolean typing;

  g_return_if_fail (VECHE_IS_CHECK_ITEM_ROW (self));

  self->showing = TRUE;
  if (marked != NULL)
    adw_toggle_group_set_active_name (self->states, marked);
  else
    adw_toggle_group_set_active (self->states, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->states), editable);
  gtk_label_set_text (self->derived, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->derived), g_strcmp0 (marked, derived) != 0);

  typing = g_strcmp0 (gtk_editable_get_text (self->remark), self->saved) != 0;
  g_set_str (&self->saved, shown);
  if (!typing && g_strcmp0 (gtk_editable_get_text (self->remark), shown) != 0)
    gtk_editable_set_text (self->remark, shown);
  gtk_editable_set_editable (self->remark, editable);
}

void
veche_check_item_row_mark (VecheCheckItemRow *self, guint state)
{
  g_return_if_fail (VECHE_IS_CHECK_ITEM_ROW (self));

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->states)) && state < adw_toggle_group_get_n_toggles (self->states))
    adw_toggle_group_set_active (self->states, state);
}

void
veche_check_item_row_set_mark (VecheCheckItemRow *self, const char *message)
{
  g_return_if_fail (VECHE_IS_CHECK_ITEM_ROW (self));

  veche_field_problem_show (GTK_WIDGET (self->remark), GTK_ACCESSIBLE (self->remark), NULL, message);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remark), message);
}

void
veche_check_item_row_commit (VecheCheckItemRow *self)
{
  const char *text;

  g_return_if_fail (VECHE_IS_CHECK_ITEM_ROW (self));

  if (self->remark == NULL)
    return;
  text = gtk_editable_get_text (self->remark);
  if (g_strcmp0 (text, self->saved) == 0)
    return;
  g_set_str (&self->saved, text);
  g_signal_emit (self, signals[REMARKED], 0, text);
}
