/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-switch.h"

#include "veche-i18n.h"
#include "veche-programme-choice.h"

/* A menu does not cut its lines: the year that tells selections apart mostly stands at the end. */
#define MAX_CHARS 46
#define HEAD_CHARS 26
#define TAIL_CHARS 18

struct _VecheProgrammeSwitch
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title;
  GtkWidget *button;
  GtkLabel *name;
  GMenu *programmes;
  GMenu *all;

  VecheProgrammeChoice *choice;
  GSimpleAction *choose;
};

G_DEFINE_FINAL_TYPE (VecheProgrammeSwitch, veche_programme_switch, ADW_TYPE_BIN)

static char *
veche_programme_switch_shorten (const char *title)
{
  glong chars = g_utf8_strlen (title, -1);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (chars <= MAX_CHARS)
    return g_strdup (title);
  head = g_utf8_substring (title, 0, HEAD_CHARS);
  tail = g_utf8_substring (title, chars - TAIL_CHARS, chars);
  return g_strdup_printf ("%s…%s", g_strchomp (head), g_strchug (tail));
}

/* People's words have no mnemonics in them. */
static char *
veche_programme_switch_escape (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
veche_programme_switch_show (VecheProgrammeSwitch *self)
{
  VecheRecord *programme = veche_programme_choice_get_programme (self->choice);
  gboolean all = veche_programme_choice_is_all (self->choice);
  const char *title = all ? _("All selections") : programme != NULL ? veche_record_get_title (programme) : "";
  g_autofree char *name = g_strdup_printf (_("Selection: %s"), title);
  gint64 state = all ? VECHE_PROGRAMME_CHOICE_ALL : veche_programme_choice_get_id (self->choice);

  gtk_label_set_text (self->name, title);
  gtk_widget_set_tooltip_text (self->button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_simple_action_set_state (self->choose, g_variant_new_int64 (state));
}

static void
veche_programme_switch_append (GMenu *menu, const char *label, gint64 id)
{
  g_autofree char *escaped = veche_programme_switch_escape (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, "programme.choose", "x", id);
  g_menu_append_item (menu, item);
}

static void
veche_programme_switch_changed_cb (VecheProgrammeSwitch *self)
{
  GPtrArray *programmes = veche_programme_choice_list (self->choice);

  g_menu_remove_all (self->programmes);
  for (guint i = 0; i < programmes->len; i++)
    {
      VecheRecord *programme = g_ptr_array_index (programmes, i);
      g_autofree char *label = veche_programme_switch_shorten (veche_record_get_title (programme));

      veche_programme_switch_append (self->programmes, label, veche_record_get_id (programme));
    }
  gtk_stack_set_visible_child_name (self->stack, programmes->len > 1 ? "choice" : "title");
  veche_programme_switch_show (self);
}

static void
veche_programme_switch_choose_cb (VecheProgrammeSwitch *self, GVariant *parameter)
{
  veche_programme_choice_choose (self->choice, g_variant_get_int64 (parameter));
  veche_programme_switch_show (self);
}

static void
veche_programme_switch_dispose (GObject *object)
{
  VecheProgrammeSwitch *self = VECHE_PROGRAMME_SWITCH (object);

  /* AdwBin must let go of a child that is the template's, or it does so twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_PROGRAMME_SWITCH);
  g_clear_object (&self->choice);
  g_clear_object (&self->choose);

  G_OBJECT_CLASS (veche_programme_switch_parent_class)->dispose (object);
}

static void
veche_programme_switch_class_init (VecheProgrammeSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_programme_switch_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/programme/veche-programme-switch.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeSwitch, all);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeSwitch, button);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeSwitch, name);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeSwitch, programmes);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeSwitch, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeSwitch, title);
}

static void
veche_programme_switch_init (VecheProgrammeSwitch *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  veche_programme_switch_append (self->all, _("All selections"), VECHE_PROGRAMME_CHOICE_ALL);
  /* A state, so that the menu shows which one it is. */
  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_INT64, g_variant_new_int64 (0));
  g_signal_connect_object (self->choose, "activate", G_CALLBACK (veche_programme_switch_choose_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "programme", G_ACTION_GROUP (actions));
}

GtkWidget *
veche_programme_switch_new (VecheWorkspace *workspace, const char *title)
{
  VecheProgrammeSwitch *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_PROGRAMME_SWITCH, NULL);
  gtk_label_set_text (self->title, title);
  self->choice = g_object_ref (veche_programme_choice_get (workspace));
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (veche_programme_switch_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (veche_programme_switch_changed_cb), self, G_CONNECT_SWAPPED);
  veche_programme_switch_changed_cb (self);
  return GTK_WIDGET (self);
}
