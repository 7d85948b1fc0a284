/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-problems.h"

#include "veche-i18n.h"
#include "veche-plain-row.h"

struct _VecheProgrammeProblems
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;     /* of GtkWidget */
  GPtrArray *problems; /* of VecheProblem, beside each row */
};

G_DEFINE_FINAL_TYPE (VecheProgrammeProblems, veche_programme_problems, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  GO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_programme_problems_activated_cb (GtkWidget *row, VecheProgrammeProblems *self)
{
  guint index;
  const VecheProblem *problem;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;
  problem = g_ptr_array_index (self->problems, index);
  g_signal_emit (self, signals[GO], 0, veche_record_get_kind (problem->record), veche_record_get_id (problem->record),
                 problem->field);
}

/* A colour alone says nothing to many people. */
static const char *
veche_programme_problems_get_level (const VecheProblem *problem)
{
  return problem->level == VECHE_PROBLEM_ERROR     ? _("Mistake")
         : problem->level == VECHE_PROBLEM_WARNING ? _("Warning")
                                                   : _("Note");
}

static GtkWidget *
veche_programme_problems_new_row (VecheProgrammeProblems *self, const VecheProblem *problem)
{
  GtkWidget *row = veche_plain_row_new (problem->message, NULL);
  GtkWidget *sign = gtk_image_new ();
  GtkWidget *go = gtk_image_new_from_icon_name ("go-next-symbolic");

  veche_programme_problems_mark (GTK_IMAGE (sign), problem);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  gtk_widget_add_css_class (go, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), go);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_programme_problems_activated_cb), self, 0);
  return row;
}

static void
veche_programme_problems_dispose (GObject *object)
{
  VecheProgrammeProblems *self = VECHE_PROGRAMME_PROBLEMS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_programme_problems_parent_class)->dispose (object);
}

static void
veche_programme_problems_class_init (VecheProgrammeProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_programme_problems_dispose;

  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                              G_TYPE_POINTER, G_TYPE_INT64, G_TYPE_STRING);
}

static void
veche_programme_problems_init (VecheProgrammeProblems *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
veche_programme_problems_is_same (VecheProgrammeProblems *self, GPtrArray *problems)
{
  if (self->problems == NULL || self->problems->len != problems->len)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      const VecheProblem *one = g_ptr_array_index (self->problems, i);
      const VecheProblem *two = g_ptr_array_index (problems, i);

      if (one->level != two->level || veche_record_get_kind (one->record) != veche_record_get_kind (two->record)
          || veche_record_get_id (one->record) != veche_record_get_id (two->record) || !g_str_equal (one->message, two->message))
        return FALSE;
    }
  return TRUE;
}

static int
veche_programme_problems_compare (gconstpointer a, gconstpointer b)
{
  const VecheProblem *one = *(const VecheProblem *const *) a;
  const VecheProblem *two = *(const VecheProblem *const *) b;

  return (int) two->level - (int) one->level;
}

void
veche_programme_problems_show (VecheProgrammeProblems *self, GPtrArray *problems)
{
  g_autofree char *title = NULL;

  g_return_if_fail (VECHE_IS_PROGRAMME_PROBLEMS (self) && problems != NULL);

  g_ptr_array_sort (problems, veche_programme_problems_compare);
  /* The row that has the focus stays. */
  if (veche_programme_problems_is_same (self, problems))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  for (guint i = 0; i < problems->len; i++)
    {
      GtkWidget *row = veche_programme_problems_new_row (self, g_ptr_array_index (problems, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  title = g_markup_printf_escaped (_("To be looked at: %u"), problems->len);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self), problems->len > 0);
}

void
veche_programme_problems_mark (GtkImage *image, const VecheProblem *problem)
{
  static const char *const styles[] = { "dimmed", "warning", "error" };

  g_return_if_fail (GTK_IS_IMAGE (image) && problem != NULL);

  gtk_image_set_from_icon_name (image, problem->level == VECHE_PROBLEM_NOTE ? "dialog-information-symbolic" : "dialog-warning-symbolic");
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (image), styles[problem->level]);
  gtk_widget_set_tooltip_text (GTK_WIDGET (image), problem->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, veche_programme_problems_get_level (problem), -1);
}
