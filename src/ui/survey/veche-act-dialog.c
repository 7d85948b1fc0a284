/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-act-dialog.h"

#include "veche-act-trees.h"
#include "veche-act.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-survey.h"
#include "veche-task.h"
#include "veche-time.h"
#include "veche-toast.h"
#include "veche-tree.h"

#define MOST_CHOICES 200
/* Who types numbers is not counted for at each letter. */
#define PAUSE_MS 250

struct _VecheActDialog
{
  AdwDialog parent_instance;

  GtkWidget *target;
  AdwComboRow *act;
  GtkWidget *choice;
  AdwComboRow *survey;
  AdwComboRow *block;
  AdwComboRow *decision;
  GtkEditable *numbers;
  GtkLabel *found;

  VecheWorkspace *workspace;
  gint64 into;       /* the act; 0: as the list says */
  gint64 wanted;     /* the survey to begin with */
  GArray *trees;     /* of gint64: what was selected; %NULL: as is chosen here */
  GArray *act_ids;   /* of gint64, as the lists have them, 0 first */
  GArray *survey_ids;
  GArray *block_ids;
  gboolean filling;
  guint turn;  /* which count is asked for */
  guint pause; /* source, or 0: somebody types */
};

G_DEFINE_FINAL_TYPE (VecheActDialog, veche_act_dialog, ADW_TYPE_DIALOG)

/* --- lists -------------------------------------------------------------------------------------------------------- */

static gint64
veche_act_dialog_get_chosen (AdwComboRow *row, GArray *ids)
{
  const guint nth = adw_combo_row_get_selected (row);

  return nth < ids->len ? g_array_index (ids, gint64, nth) : 0;
}

/* «№ 7, 12.05.2026» of an act; of others their titles. Owned. */
static char *
veche_act_dialog_dup_label (VecheRecord *record)
{
  g_autofree char *date = NULL;

  if (veche_record_get_kind (record) != &veche_act_kind)
    return g_strdup (veche_record_get_title (record));
  date = veche_time_format_date (veche_record_get_text (record, "date"), NULL);
  if (veche_record_get_number (record) == NULL)
    return *date != '\0' ? g_strdup_printf (_("Without a number, %s"), date) : g_strdup (_("Without a number"));
  return g_strdup_printf ("№ %s%s%s", veche_record_get_number (record), *date != '\0' ? ", " : "", date);
}

/* The list begins with @none, which is no record. %FALSE: an error, or it is over. */
static gboolean
veche_act_dialog_load_list (VecheActDialog *self, VecheTask *task, const VecheKind *kind, gint64 parent, const char *none, AdwComboRow *row,
                            GArray *ids, gint64 wanted, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) records = NULL;
  const gint64 zero = 0;
  guint selected = 0;

  query->parent_id = parent;
  query->limit = MOST_CHOICES;
  veche_query_set_sort (query, VECHE_QUERY_BY_ID, TRUE);
  records = kind->parent == NULL || parent != 0 ? dex_await_boxed (veche_workspace_query (self->workspace, query), error) : g_ptr_array_new ();
  if (records == NULL || veche_task_is_over (task))
    return FALSE;
  g_array_set_size (ids, 0);
  g_array_append_val (ids, zero);
  gtk_string_list_append (labels, none);
  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = veche_record_get_id (g_ptr_array_index (records, i));
      g_autofree char *label = veche_act_dialog_dup_label (g_ptr_array_index (records, i));

      gtk_string_list_append (labels, label);
      g_array_append_val (ids, id);
      if (id == wanted)
        selected = ids->len - 1;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, selected);
  self->filling = FALSE;
  return TRUE;
}

/* --- what would be taken ------------------------------------------------------------------------------------------- */

/* @numbers: the entry's own text is gone with the next letter, while the trees are waited for. */
static VecheActChoice
veche_act_dialog_get_choice (VecheActDialog *self, const char *numbers)
{
  const guint decision = adw_combo_row_get_selected (self->decision);

  return (VecheActChoice) {
    .survey = veche_act_dialog_get_chosen (self->survey, self->survey_ids),
    .block = veche_act_dialog_get_chosen (self->block, self->block_ids),
    .decision = decision > 0 && decision != GTK_INVALID_LIST_POSITION ? veche_tree_decisions[decision - 1].code : NULL,
    .numbers = numbers,
  };
}

/* For fibers. */
static GPtrArray *
veche_act_dialog_list_trees (VecheActDialog *self, GError **error)
{
  g_autofree char *numbers = g_strdup (gtk_editable_get_text (self->numbers));
  const VecheActChoice choice = veche_act_dialog_get_choice (self, numbers);

  if (self->trees != NULL)
    return dex_await_boxed (veche_workspace_get_many (self->workspace, &veche_tree_kind, (const gint64 *) (gpointer) self->trees->data, self->trees->len),
                            error);
  return veche_act_trees_list (self->workspace, &choice, error);
}

/* The same, but only which they are: to be counted. */
static GArray *
veche_act_dialog_list_ids (VecheActDialog *self, GError **error)
{
  g_autofree char *numbers = g_strdup (gtk_editable_get_text (self->numbers));
  const VecheActChoice choice = veche_act_dialog_get_choice (self, numbers);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_kind);

  if (self->trees == NULL)
    return veche_act_trees_list_ids (self->workspace, &choice, error);
  /* One that was selected may be gone by now. */
  veche_query_set_ids (query, (const gint64 *) (gpointer) self->trees->data, self->trees->len);
  return dex_await_boxed (veche_workspace_query_ids (self->workspace, query), error);
}

static gint64
veche_act_dialog_get_act (VecheActDialog *self)
{
  return self->into != 0 ? self->into : veche_act_dialog_get_chosen (self->act, self->act_ids);
}

static void
veche_act_dialog_count_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheActDialog *self = object;
  const guint turn = ++self->turn;
  g_autoptr (GArray) trees = veche_act_dialog_list_ids (self, error);
  g_autoptr (GHashTable) taken = trees != NULL ? veche_act_trees_list_taken (self->workspace, veche_act_dialog_get_act (self), error) : NULL;
  g_autoptr (GString) text = NULL;
  guint known = 0;

  if (taken == NULL || veche_task_is_over (task) || turn != self->turn)
    return;
  for (guint i = 0; i < trees->len; i++)
    known += g_hash_table_contains (taken, &g_array_index (trees, gint64, i));
  text = g_string_new (NULL);
  g_string_printf (text, ngettext ("%u tree is added.", "%u trees are added.", trees->len - known), trees->len - known);
  if (known > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u is in the act already.", "%u are in the act already.", known), known);
    }
  gtk_label_set_text (self->found, trees->len > 0 ? text->str : _("There are no such trees."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.add", trees->len > known);
}

static void
veche_act_dialog_changed_cb (VecheActDialog *self)
{
  if (self->workspace == NULL || self->filling)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.add", FALSE);
  veche_task_spawn (self, veche_act_dialog_count_fiber, NULL, NULL);
}

static void
veche_act_dialog_pause_cb (gpointer data)
{
  VecheActDialog *self = data;

  self->pause = 0;
  veche_act_dialog_changed_cb (self);
}

static void
veche_act_dialog_numbers_cb (VecheActDialog *self)
{
  if (self->workspace == NULL)
    return;
  /* What is counted now is of other numbers. */
  self->turn++;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.add", FALSE);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_once (PAUSE_MS, veche_act_dialog_pause_cb, self);
}

static void
veche_act_dialog_survey_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheActDialog *self = object;
  const gint64 survey = veche_act_dialog_get_chosen (self->survey, self->survey_ids);

  if (!veche_act_dialog_load_list (self, task, &veche_survey_block_kind, survey, _("All blocks"), self->block, self->block_ids, 0, error))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->block), self->block_ids->len > 1);
  veche_act_dialog_changed_cb (self);
}

static void
veche_act_dialog_survey_cb (VecheActDialog *self)
{
  if (self->workspace != NULL && !self->filling)
    veche_task_spawn (self, veche_act_dialog_survey_fiber, NULL, NULL);
}

static void
veche_act_dialog_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheActDialog *self = object;

  if (self->trees != NULL)
    {
      if (veche_act_dialog_load_list (self, task, &veche_act_kind, 0, _("A new act"), self->act, self->act_ids, 0, error))
        veche_act_dialog_changed_cb (self);
    }
  else if (veche_act_dialog_load_list (self, task, &veche_survey_kind, 0, _("All surveys"), self->survey, self->survey_ids, self->wanted, error))
    veche_act_dialog_survey_cb (self);
}

/* --- doing it ----------------------------------------------------------------------------------------------------- */

static void
veche_act_dialog_add_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheActDialog *self = object;
  gint64 act = veche_act_dialog_get_act (self);
  g_autoptr (GPtrArray) trees = veche_act_dialog_list_trees (self, error);
  g_autoptr (VecheEdit) done = trees != NULL ? veche_act_trees_add (self->workspace, act, trees, error) : NULL;
  GtkWidget *window;

  if (veche_task_is_over (task))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.add", TRUE);
  if (done == NULL)
    return;
  if (act == 0)
    act = veche_edit_get_op (done, 0)->id;
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (self->trees != NULL)
    veche_page_go (window, "surveys", "list", "acts", act);
  adw_dialog_close (ADW_DIALOG (self));
  veche_toast_show_undo (window, done->title, done->step);
}

static void
veche_act_dialog_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "act.add", FALSE);
  veche_task_spawn (widget, veche_act_dialog_add_fiber, NULL, NULL);
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_act_dialog_dispose (GObject *object)
{
  VecheActDialog *self = VECHE_ACT_DIALOG (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_ACT_DIALOG);

  G_OBJECT_CLASS (veche_act_dialog_parent_class)->dispose (object);
}

static void
veche_act_dialog_finalize (GObject *object)
{
  VecheActDialog *self = VECHE_ACT_DIALOG (object);

  g_clear_pointer (&self->trees, g_array_unref);
  g_array_unref (self->act_ids);
  g_array_unref (self->survey_ids);
  g_array_unref (self->block_ids);

  G_OBJECT_CLASS (veche_act_dialog_parent_class)->finalize (object);
}

static void
veche_act_dialog_class_init (VecheActDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_act_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_act_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-act-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, act);
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, block);
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, decision);
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, found);
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, numbers);
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, survey);
  gtk_widget_class_bind_template_child (widget_class, VecheActDialog, target);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (veche_act_dialog_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "numbers_cb", G_CALLBACK (veche_act_dialog_numbers_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "survey_cb", G_CALLBACK (veche_act_dialog_survey_cb));
  gtk_widget_class_install_action (widget_class, "act.add", NULL, veche_act_dialog_add_action);
}

static void
veche_act_dialog_init (VecheActDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->act_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->survey_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->block_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (labels, _("Any"));
  for (const VecheCode *code = veche_tree_decisions; code->code != NULL; code++)
    gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, code->label));
  adw_combo_row_set_model (self->decision, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (self->block), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.add", FALSE);
}

static VecheActDialog *
veche_act_dialog_open (VecheWorkspace *workspace, gboolean selected)
{
  VecheActDialog *self = g_object_new (VECHE_TYPE_ACT_DIALOG, NULL);

  gtk_widget_set_visible (self->target, selected);
  gtk_widget_set_visible (self->choice, !selected);
  self->workspace = g_object_ref (workspace);
  return self;
}

AdwDialog *
veche_act_dialog_new (VecheWorkspace *workspace, VecheRecord *act)
{
  VecheActDialog *self;
  guint remove = 0;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && VECHE_IS_RECORD (act), NULL);

  self = veche_act_dialog_open (workspace, FALSE);
  self->into = veche_record_get_id (act);
  self->wanted = veche_record_get_integer (act, "survey");
  /* What acts are mostly made for. */
  while (!g_str_equal (veche_tree_decisions[remove].code, "remove"))
    remove++;
  self->filling = TRUE;
  adw_combo_row_set_selected (self->decision, remove + 1);
  self->filling = FALSE;
  veche_task_spawn (self, veche_act_dialog_load_fiber, NULL, NULL);
  return ADW_DIALOG (self);
}

AdwDialog *
veche_act_dialog_new_for_trees (VecheWorkspace *workspace, const gint64 *ids, guint n)
{
  VecheActDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && n > 0, NULL);

  self = veche_act_dialog_open (workspace, TRUE);
  self->trees = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->trees, ids, n);
  veche_task_spawn (self, veche_act_dialog_load_fiber, NULL, NULL);
  return ADW_DIALOG (self);
}
