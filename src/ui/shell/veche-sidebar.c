/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-sidebar.h"

#include <string.h>

#include "veche-employee-switch.h"
#include "veche-i18n.h"
#include "veche-job-row.h"
#include "veche-programme-switch.h"

struct _VecheSidebar
{
  AdwBin parent_instance;

  GtkWidget *list;
  AdwWindowTitle *title;
  GtkWidget *jobs;
  GMenu *undo_section;
  VecheEmployeeSwitch *employees;

  VecheWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (VecheSidebar, veche_sidebar, ADW_TYPE_BIN)

enum
{
  PAGE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static VechePageSlot *
veche_sidebar_get_row_slot (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "slot");
}

static void
veche_sidebar_activated_cb (VecheSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[PAGE_CHOSEN], 0, veche_sidebar_get_row_slot (row));
}

static GtkWidget *
veche_sidebar_new_heading (const char *section)
{
  GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, section));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
veche_sidebar_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  VecheSidebar *self = data;
  VechePageClass *klass = veche_page_slot_get_class (veche_sidebar_get_row_slot (row));
  const char *previous = before != NULL ? veche_page_slot_get_class (veche_sidebar_get_row_slot (before))->section : NULL;

  if (klass->section == NULL || g_strcmp0 (klass->section, previous) == 0)
    gtk_list_box_row_set_header (row, NULL);
  else if (!klass->by_programme)
    gtk_list_box_row_set_header (row, veche_sidebar_new_heading (klass->section));
  /* A list asks often; its menu may be open just now. */
  else if (!VECHE_IS_PROGRAMME_SWITCH (gtk_list_box_row_get_header (row)))
    gtk_list_box_row_set_header (row, veche_programme_switch_new (self->workspace, g_dgettext (GETTEXT_PACKAGE, klass->section)));
}

static void
veche_sidebar_counter_cb (VechePageSlot *slot, GParamSpec *pspec, GtkLabel *label)
{
  guint counter = veche_page_slot_get_counter (slot);
  g_autofree char *text = g_strdup_printf ("%u", counter);
  const char *title = g_dgettext (GETTEXT_PACKAGE, veche_page_slot_get_class (slot)->title);
  g_autofree char *name = counter > 0 ? g_strdup_printf ("%s, %u", title, counter) : g_strdup (title);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_LIST_BOX_ROW);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), counter > 0);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Steps have titles with users' words in them: an underscore there is no mnemonic. */
static void
veche_sidebar_append_step (VecheSidebar *self, const char *verb, const char *title, const char *action)
{
  g_autofree char *label = title != NULL ? g_strdup_printf ("%s: %s", verb, title) : g_strdup (verb);
  g_autofree char *escaped = NULL;
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  escaped = g_strjoinv ("__", parts);
  g_menu_append (self->undo_section, escaped, action);
}

static void
veche_sidebar_update_undo (VecheSidebar *self)
{
  g_menu_remove_all (self->undo_section);
  veche_sidebar_append_step (self, _("Undo"), veche_workspace_get_undo_title (self->workspace), "win.undo");
  veche_sidebar_append_step (self, _("Redo"), veche_workspace_get_redo_title (self->workspace), "win.redo");
}

/* A file made of a backup has the name of its workspace, and so have copies: there the file's own name tells them apart. */
static void
veche_sidebar_update_file (VecheSidebar *self)
{
  g_autofree char *name = g_filename_display_basename (veche_workspace_get_path (self->workspace));

  if (g_str_has_suffix (name, ".veche"))
    name[strlen (name) - strlen (".veche")] = '\0';
  adw_window_title_set_subtitle (self->title, g_strcmp0 (name, veche_workspace_get_title (self->workspace)) != 0 ? name : "");
}

static void
veche_sidebar_dispose (GObject *object)
{
  VecheSidebar *self = VECHE_SIDEBAR (object);

  /* Rows that go ask for new headings. */
  if (self->list != NULL)
    gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SIDEBAR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_sidebar_parent_class)->dispose (object);
}

static void
veche_sidebar_class_init (VecheSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_sidebar_dispose;

  signals[PAGE_CHOSEN] = g_signal_new ("page-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, VECHE_TYPE_PAGE_SLOT);

  g_type_ensure (VECHE_TYPE_EMPLOYEE_SWITCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSidebar, employees);
  gtk_widget_class_bind_template_child (widget_class, VecheSidebar, jobs);
  gtk_widget_class_bind_template_child (widget_class, VecheSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, VecheSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, VecheSidebar, undo_section);
  gtk_widget_class_bind_template_callback_full (widget_class, "activated_cb", G_CALLBACK (veche_sidebar_activated_cb));
}

static void
veche_sidebar_init (VecheSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), veche_sidebar_header_cb, self, NULL);
}

void
veche_sidebar_set_workspace (VecheSidebar *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_SIDEBAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "title", self->title, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (workspace, "title", self->title, "tooltip-text", G_BINDING_SYNC_CREATE);
  veche_sidebar_update_file (self);
  g_signal_connect_object (workspace, "notify::undo-title", G_CALLBACK (veche_sidebar_update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::redo-title", G_CALLBACK (veche_sidebar_update_undo), self, G_CONNECT_SWAPPED);
  veche_sidebar_update_undo (self);

  veche_job_row_fill (self->jobs, veche_job_list (workspace));
  veche_employee_switch_set_workspace (self->employees, workspace);
}

void
veche_sidebar_add_page (VecheSidebar *self, VechePageSlot *slot)
{
  VechePageClass *klass = veche_page_slot_get_class (slot);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, klass->title));
  GtkWidget *counter = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* A long name takes two lines rather than losing its end. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (counter, "dimmed");
  gtk_widget_add_css_class (counter, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (klass->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), counter);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "slot", slot);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);

  g_signal_connect_object (slot, "notify::counter", G_CALLBACK (veche_sidebar_counter_cb), counter, 0);
  veche_sidebar_counter_cb (slot, NULL, GTK_LABEL (counter));
}

void
veche_sidebar_select (VecheSidebar *self, VechePageSlot *slot)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (veche_sidebar_get_row_slot (row) == slot)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}
