/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-gather.h"

#include "veche-directory-plan.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

/* Of one step: a row each here, and several rows of the file. The rest comes with the next one. */
#define MOST 300

struct _VecheDirectoryGather
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkLabel *about;
  GtkListBox *list;

  GtkWidget *place;
  VecheWorkspace *workspace;
  const VecheDirectoryKind *kind;
  VecheDirectoryPlan *plan;
  GPtrArray *boxes; /* of GtkCheckButton, beside the first entries of the plan */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (VecheDirectoryGather, veche_directory_gather, ADW_TYPE_DIALOG)

/* --- rows --------------------------------------------------------------------------------------------------------- */

static char *
veche_directory_gather_describe (const VecheDirectoryEntry *entry)
{
  g_autofree char *places
    = g_strdup_printf (ngettext ("%u place", "%u places", entry->places->len), entry->places->len);
  const char *contact = entry->phone != NULL ? entry->phone : entry->ogrn != NULL ? entry->ogrn : entry->email;
  g_autofree char *what = entry->doubtful ? g_strdup (_("others fit as well: link by hand"))
                          : entry->match != 0
                            /* Translators: %s is a person or organisation of the directory. */
                            ? g_strdup_printf (_("is in the directory: %s"), entry->match_name)
                            : g_strdup (_("new"));

  return g_strdup_printf ("%s · %s%s%s", what, places, contact != NULL ? " · " : "", contact != NULL ? contact : "");
}

static void
veche_directory_gather_update (VecheDirectoryGather *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->boxes->len; i++)
    any |= gtk_check_button_get_active (g_ptr_array_index (self->boxes, i));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gather.take", any && !self->working);
}

/* What a person has to look at is not ticked. */
static void
veche_directory_gather_append (VecheDirectoryGather *self, const VecheDirectoryEntry *entry)
{
  g_autofree char *words = veche_directory_gather_describe (entry);
  GtkWidget *row = veche_plain_row_new (entry->name, words);
  GtkWidget *box = gtk_check_button_new ();

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), !entry->doubtful);
  gtk_widget_set_sensitive (row, !entry->doubtful);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
  g_signal_connect_object (box, "toggled", G_CALLBACK (veche_directory_gather_update), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->boxes, box);
}

static void
veche_directory_gather_say (VecheDirectoryGather *self, GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint fresh = 0;

  for (guint i = 0; i < self->boxes->len; i++)
    fresh += ((const VecheDirectoryEntry *) g_ptr_array_index (entries, i))->match == 0;
  g_string_append_printf (text, _("Nothing is written yet. New: %u, in the directory already: %u. Take the tick off what is not right."), fresh,
                          self->boxes->len - fresh);
  if (entries->len > self->boxes->len)
    g_string_append_printf (text, _(" The first %u of %u are shown, the rest comes next time."), self->boxes->len, entries->len);
  gtk_label_set_text (self->about, text->str);
}

static void
veche_directory_gather_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryGather *self = object;
  g_autoptr (VecheDirectoryPlan) plan
    = dex_await_boxed (veche_workspace_intake_plan_directory (self->workspace, self->kind->kind), error);
  GPtrArray *entries;

  if (plan == NULL || veche_task_is_over (task))
    return;
  entries = veche_directory_plan_list (plan);
  for (guint i = 0; i < entries->len && i < MOST; i++)
    veche_directory_gather_append (self, g_ptr_array_index (entries, i));
  self->plan = g_steal_pointer (&plan);
  veche_directory_gather_say (self, entries);
  veche_directory_gather_update (self);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "none");
}

/* --- taking over -------------------------------------------------------------------------------------------------- */

/* Who closes it meanwhile would be told nothing of what was written. */
static void
veche_directory_gather_set_working (VecheDirectoryGather *self, gboolean working)
{
  self->working = working;
  adw_dialog_set_can_close (ADW_DIALOG (self), !working);
  veche_directory_gather_update (self);
}

static void
veche_directory_gather_take_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryGather *self = object;
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);

  if (veche_task_is_over (task))
    return;
  veche_directory_gather_set_working (self, FALSE);
  if (done == NULL)
    return;
  if (self->place != NULL)
    veche_toast_show_undo (self->place, done->title, done->step);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
veche_directory_gather_take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDirectoryGather *self = VECHE_DIRECTORY_GATHER (widget);
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);
  GPtrArray *entries = veche_directory_plan_list (self->plan);
  guint n = 0;

  for (guint i = 0; i < self->boxes->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->boxes, i)))
      {
        veche_directory_plan_add_to_edit (self->plan, g_ptr_array_index (entries, i), edit);
        n++;
      }
  edit->title = g_strdup_printf (ngettext ("%u taken over from applications", "%u taken over from applications", n), n);
  veche_directory_gather_set_working (self, TRUE);
  veche_task_spawn (self, veche_directory_gather_take_fiber, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_directory_gather_dispose (GObject *object)
{
  VecheDirectoryGather *self = VECHE_DIRECTORY_GATHER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_DIRECTORY_GATHER);
  g_clear_weak_pointer (&self->place);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_clear_pointer (&self->plan, veche_directory_plan_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_directory_gather_parent_class)->dispose (object);
}

static void
veche_directory_gather_class_init (VecheDirectoryGatherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_directory_gather_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/directory/veche-directory-gather.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryGather, about);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryGather, list);
  gtk_widget_class_bind_template_child (widget_class, VecheDirectoryGather, stack);
  gtk_widget_class_install_action (widget_class, "gather.take", NULL, veche_directory_gather_take_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "gather.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "gather.take", NULL);
}

static void
veche_directory_gather_init (VecheDirectoryGather *self)
{
  self->boxes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gather.take", FALSE);
}

AdwDialog *
veche_directory_gather_new (GtkWidget *place, VecheWorkspace *workspace, const VecheDirectoryKind *kind)
{
  VecheDirectoryGather *self;

  g_return_val_if_fail (GTK_IS_WIDGET (place) && VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_DIRECTORY_GATHER, NULL);
  g_set_weak_pointer (&self->place, place);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  veche_task_spawn (self, veche_directory_gather_load_fiber, NULL, NULL);
  return ADW_DIALOG (self);
}
