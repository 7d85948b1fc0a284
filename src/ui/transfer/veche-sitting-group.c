/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-sitting-group.h"

#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-plain-row.h"
#include "veche-programme-choice.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-time.h"

struct _VecheSittingGroup
{
  AdwBin parent_instance;

  AdwPreferencesGroup *about;
  GtkWidget *date;
  GtkWidget *number;
  AdwComboRow *chair;
  AdwComboRow *secretary;
  AdwPreferencesGroup *present;

  VecheWorkspace *workspace;
  GPtrArray *names; /* of employees (char *), beside the choices after the first and the boxes */
  GPtrArray *boxes; /* of GtkCheckButton */
  gboolean valid;
};

enum
{
  PROP_VALID = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VecheSittingGroup, veche_sitting_group, ADW_TYPE_BIN)

/* The ISO day; %NULL where it is empty or none, which *@valid tells apart. Owned. */
static char *
veche_sitting_group_dup_day (VecheSittingGroup *self, gboolean *valid)
{
  g_autofree char *text = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->date)));
  char *day = text != NULL ? veche_time_parse_date (text, NULL) : NULL;

  *valid = text == NULL || day != NULL;
  return day;
}

static void
veche_sitting_group_day_cb (VecheSittingGroup *self)
{
  gboolean valid;
  g_autofree char *day = veche_sitting_group_dup_day (self, &valid);

  if (valid)
    gtk_widget_remove_css_class (self->date, "error");
  else
    gtk_widget_add_css_class (self->date, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  self->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
veche_sitting_group_add_employee (VecheSittingGroup *self, VecheRecord *employee, GtkStringList *choices)
{
  const char *name = veche_record_get_title (employee);
  GtkWidget *row = veche_plain_row_new (name, veche_record_get_text (employee, "position"));
  GtkWidget *box = gtk_check_button_new ();

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
  adw_preferences_group_add (self->present, row);
  gtk_string_list_append (choices, name);
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->boxes, box);
}

/* Those who work there today. */
static void
veche_sitting_group_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSittingGroup *self = object;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_people_employee_kind);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autoptr (GPtrArray) employees = NULL;

  veche_query_set_sort (query, "name", FALSE);
  employees = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (employees == NULL || veche_task_is_over (task))
    return;
  gtk_string_list_append (choices, _("A line to fill in by hand"));
  for (guint i = 0; i < employees->len; i++)
    {
      const char *left = veche_record_get_text (g_ptr_array_index (employees, i), "left_on");

      if (left == NULL || g_strcmp0 (left, today) > 0)
        veche_sitting_group_add_employee (self, g_ptr_array_index (employees, i), choices);
    }
  adw_combo_row_set_model (self->chair, G_LIST_MODEL (choices));
  adw_combo_row_set_model (self->secretary, G_LIST_MODEL (choices));
  gtk_widget_set_visible (GTK_WIDGET (self->present), self->names->len > 0);
}

static void
veche_sitting_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALID)
    g_value_set_boolean (value, VECHE_SITTING_GROUP (object)->valid);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
veche_sitting_group_dispose (GObject *object)
{
  VecheSittingGroup *self = VECHE_SITTING_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SITTING_GROUP);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_sitting_group_parent_class)->dispose (object);
}

static void
veche_sitting_group_class_init (VecheSittingGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_sitting_group_dispose;
  object_class->get_property = veche_sitting_group_get_property;
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-sitting-group.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSittingGroup, about);
  gtk_widget_class_bind_template_child (widget_class, VecheSittingGroup, chair);
  gtk_widget_class_bind_template_child (widget_class, VecheSittingGroup, date);
  gtk_widget_class_bind_template_child (widget_class, VecheSittingGroup, number);
  gtk_widget_class_bind_template_child (widget_class, VecheSittingGroup, present);
  gtk_widget_class_bind_template_child (widget_class, VecheSittingGroup, secretary);
  gtk_widget_class_bind_template_callback_full (widget_class, "day_cb", G_CALLBACK (veche_sitting_group_day_cb));
}

static void
veche_sitting_group_init (VecheSittingGroup *self)
{
  self->valid = TRUE;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->boxes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_sitting_group_open (VecheSittingGroup *self, VecheWorkspace *workspace, guint applications)
{
  g_autofree char *today = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *about = NULL;

  g_return_if_fail (VECHE_IS_SITTING_GROUP (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  today = veche_programme_choice_dup_today (veche_programme_choice_get (workspace));
  shown = veche_time_format_date (today, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->date), shown);
  if (applications > 0)
    about = g_markup_printf_escaped (ngettext ("One protocol over %u application.", "One protocol over %u applications.", applications),
                                     applications);
  else
    about = g_markup_escape_text (_("One protocol over all applications that were decided on its day."), -1);
  adw_preferences_group_set_description (self->about, about);
  veche_task_spawn_load (self, veche_sitting_group_load_fiber, NULL, NULL);
}

static void
veche_sitting_group_take (GHashTable *params, const char *name, char *value)
{
  if (value != NULL)
    g_hash_table_replace (params, g_strdup (name), value);
}

static char *
veche_sitting_group_dup_chosen (VecheSittingGroup *self, AdwComboRow *row)
{
  guint chosen = adw_combo_row_get_selected (row);

  return chosen > 0 && chosen <= self->names->len ? g_strdup (g_ptr_array_index (self->names, chosen - 1)) : NULL;
}

void
veche_sitting_group_fill (VecheSittingGroup *self, GHashTable *params)
{
  g_autoptr (GString) present = g_string_new (NULL);
  gboolean valid;

  g_return_if_fail (VECHE_IS_SITTING_GROUP (self));

  for (guint i = 0; i < self->boxes->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->boxes, i)))
      g_string_append_printf (present, "%s%s", present->len > 0 ? "," : "", (const char *) g_ptr_array_index (self->names, i));
  veche_sitting_group_take (params, "date", veche_sitting_group_dup_day (self, &valid));
  veche_sitting_group_take (params, "protocol", veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->number))));
  veche_sitting_group_take (params, "chair", veche_sitting_group_dup_chosen (self, self->chair));
  veche_sitting_group_take (params, "secretary", veche_sitting_group_dup_chosen (self, self->secretary));
  veche_sitting_group_take (params, "present", present->len > 0 ? g_strdup (present->str) : NULL);
}
