/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-row.h"

#include "veche-i18n.h"
#include "veche-programme-problems.h"
#include "veche-programme-seek.h"

struct _VecheProgrammeRow
{
  AdwExpanderRow parent_instance;

  VecheWorkspace *workspace;
  const VecheProgrammeForm *kind;
  VecheRecordForm *form; /* %NULL until it is opened first */
  GtkWidget *menu;
  GtkWidget *problem;
  VecheRecord *record;
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (VecheProgrammeRow, veche_programme_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  MOVED,
  DELETED,
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_programme_row_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, g_str_equal (name, "row.move-up") ? -1 : 1);
}

static void
veche_programme_row_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[DELETED], 0);
}

static void
veche_programme_row_status_cb (VecheProgrammeRow *self)
{
  g_autofree char *status = NULL;

  g_object_get (self->form, "status", &status, NULL);
  g_signal_emit (self, signals[SAVED], 0, status);
}

/* Rows that nobody opens need no fields. */
static void
veche_programme_row_expanded_cb (VecheProgrammeRow *self)
{
  GtkWidget *row;

  if (self->form != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->form = VECHE_RECORD_FORM (veche_record_form_new ());
  veche_record_form_build (self->form, self->workspace, self->kind->kind, self->kind->sections);
  veche_record_form_set_zone (self->form, self->zone);
  veche_record_form_set_record (self->form, self->record);
  g_signal_connect_object (self->form, "notify::status", G_CALLBACK (veche_programme_row_status_cb), self, G_CONNECT_SWAPPED);
  row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", self->form, "activatable", FALSE, "focusable", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->form), "nested");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
veche_programme_row_dispose (GObject *object)
{
  VecheProgrammeRow *self = VECHE_PROGRAMME_ROW (object);

  self->form = NULL;
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (veche_programme_row_parent_class)->dispose (object);
}

static void
veche_programme_row_class_init (VecheProgrammeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_programme_row_dispose;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_INT);
  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "row.move-up", NULL, veche_programme_row_move_action);
  gtk_widget_class_install_action (widget_class, "row.move-down", NULL, veche_programme_row_move_action);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, veche_programme_row_delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "row.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "row.move-down", NULL);
}

static void
veche_programme_row_init (VecheProgrammeRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  g_menu_append (order, _("Move _up"), "row.move-up");
  g_menu_append (order, _("Move _down"), "row.move-down");
  g_menu_append (rest, _("_Delete"), "row.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));

  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 2);
  self->problem = gtk_image_new ();
  gtk_widget_set_visible (self->problem, FALSE);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu, "flat");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->menu);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->problem);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (veche_programme_row_expanded_cb), NULL);
}

GtkWidget *
veche_programme_row_new (VecheWorkspace *workspace, const VecheProgrammeForm *form)
{
  VecheProgrammeRow *self = g_object_new (VECHE_TYPE_PROGRAMME_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = form;
  gtk_widget_set_visible (self->menu, !veche_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

void
veche_programme_row_show (VecheProgrammeRow *self, VecheRecord *record, GTimeZone *zone, gboolean first, gboolean last)
{
  g_autofree char *summary = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (VECHE_IS_PROGRAMME_ROW (self) && VECHE_IS_RECORD (record) && zone != NULL);

  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  g_set_object (&self->record, record);
  summary = self->kind->summarise (record, zone);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), veche_record_get_title (record));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.move-up", !first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.move-down", !last);
  name = g_strdup_printf (_("Order and deletion of “%s”"), veche_record_get_title (record));
  gtk_widget_set_tooltip_text (self->menu, _("Order and deletion"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->form == NULL)
    return;
  veche_record_form_set_zone (self->form, zone);
  veche_record_form_set_record (self->form, record);
}

VecheRecord *
veche_programme_row_get_record (VecheProgrammeRow *self)
{
  return self->record;
}

void
veche_programme_row_set_problem (VecheProgrammeRow *self, const VecheProblem *problem)
{
  g_return_if_fail (VECHE_IS_PROGRAMME_ROW (self));

  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    veche_programme_problems_mark (GTK_IMAGE (self->problem), problem);
}

void
veche_programme_row_edit (VecheProgrammeRow *self, const char *field)
{
  GtkWidget *row;

  g_return_if_fail (VECHE_IS_PROGRAMME_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  row = veche_record_form_get_row (self->form, field != NULL ? field : "title");
  if (row == NULL)
    return;
  veche_programme_seek (row);
  if (field == NULL && GTK_IS_EDITABLE (row))
    gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
}
