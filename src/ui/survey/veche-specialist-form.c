/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-specialist-form.h"

#include "veche-directory-row.h"
#include "veche-i18n.h"
#include "veche-specialist-row.h"
#include "veche-text.h"
#include "veche-tree-cell.h"
#include "veche-tree.h"
#include "veche-unsaved.h"

/* What is typed; the decision is chosen. */
enum
{
  SPECIES,
  CONDITION,
  GROUND,
  N_TEXTS,
};

static const char *const veche_specialist_form_fields[N_TEXTS] = { "species", "condition", "ground" };

struct _VecheSpecialistForm
{
  AdwBin parent_instance;

  GtkLabel *facts;
  GtkLabel *latin;
  GtkLabel *warning;
  AdwBin *species_place;
  AdwBin *condition_place;
  AdwBin *ground_place;
  GtkListBox *decisions;
  GtkWidget *save;

  VecheWorkspace *workspace;
  VecheUnsaved *unsaved; /* of the workspace */
  VecheSpeciesNames *names;
  VecheTreeWords *words[N_TEXTS]; /* %NULL: nothing is completed */
  VecheTreeCell *cells[N_TEXTS];
  GPtrArray *checks; /* of GtkCheckButton: «not decided», then by veche_tree_decisions */
  VecheRecord *tree;
  char *shown[N_TEXTS]; /* the texts as they were when nobody had touched them */
  guint decision;       /* the same of the decision: which of the checks */
  gboolean gone;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (VecheSpecialistForm, veche_specialist_form, ADW_TYPE_BIN)

enum
{
  DONE,
  STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what stands in it -------------------------------------------------------------------------------------------- */

static const char *
veche_specialist_form_get_text (VecheSpecialistForm *self, guint nth)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->cells[nth]));
}

static gboolean
veche_specialist_form_is_changed (VecheSpecialistForm *self, guint nth)
{
  return g_strcmp0 (veche_specialist_form_get_text (self, nth), self->shown[nth]) != 0;
}

/* Which of the checks; 0: not decided. */
static guint
veche_specialist_form_get_decision (VecheSpecialistForm *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return i;
  return 0;
}

static guint
veche_specialist_form_find_decision (const char *code)
{
  for (guint i = 0; code != NULL && veche_tree_decisions[i].code != NULL; i++)
    if (g_str_equal (veche_tree_decisions[i].code, code))
      return i + 1;
  return 0;
}

static gboolean
veche_specialist_form_is_touched (VecheSpecialistForm *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (veche_specialist_form_is_changed (self, i))
      return TRUE;
  return veche_specialist_form_get_decision (self) != self->decision;
}

/* The name in the other language tells whether that is the species that was meant. */
static void
veche_specialist_form_show_latin (VecheSpecialistForm *self)
{
  const VecheSpecies *species = veche_species_names_find (self->names, veche_specialist_form_get_text (self, SPECIES));
  g_autofree char *text = NULL;

  if (species != NULL && species->latin != NULL)
    text = g_strdup_printf ("%s · %s", species->name, species->latin);
  else
    text = g_strdup (species != NULL ? species->name : _("Not in the list of species"));
  gtk_label_set_text (self->latin, text);
}

static void
veche_specialist_form_changed_cb (VecheSpecialistForm *self)
{
  if (!self->filling)
    veche_specialist_form_show_latin (self);
}

/* --- saving ------------------------------------------------------------------------------------------------------- */

static DexFuture *
veche_specialist_form_write (VecheWorkspace *workspace, const VecheValue *value, gpointer data)
{
  return veche_workspace_apply (workspace, veche_edit_ref (data));
}

/* Who has decided, and when, the store writes beside it. */
static void
veche_specialist_form_set_decision (VecheEdit *edit, guint op, guint decision)
{
  if (decision == 0)
    veche_edit_set_null (edit, op, "decision");
  else
    veche_edit_set_text (edit, op, "decision", veche_tree_decisions[decision - 1].code);
}

/* What was said before in Latin is not true of another species. */
static void
veche_specialist_form_set_species (VecheSpecialistForm *self, VecheEdit *edit, guint op, const char *text)
{
  const VecheSpecies *species = veche_species_names_find (self->names, text);

  if (!veche_record_is_null (self->tree, "latin"))
    veche_edit_set_text (edit, op, "latin", species != NULL ? species->latin : NULL);
}

static VecheEdit *
veche_specialist_form_new_edit (VecheSpecialistForm *self, const char *name)
{
  const guint decision = veche_specialist_form_get_decision (self);
  /* Translators: name of a step; %s is «№ 12 · Littleleaf linden». */
  g_autofree char *title = g_strdup_printf (_("Looked at by the specialist: %s"), name);
  VecheEdit *edit = veche_edit_new (title);
  const guint op = veche_edit_update (edit, &veche_tree_kind, veche_record_get_id (self->tree));

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = veche_text_strip (veche_specialist_form_get_text (self, i));

      if (!veche_specialist_form_is_changed (self, i))
        continue;
      veche_edit_set_text (edit, op, veche_specialist_form_fields[i], text);
      if (i == SPECIES)
        veche_specialist_form_set_species (self, edit, op, text);
    }
  if (decision != self->decision)
    veche_specialist_form_set_decision (edit, op, decision);
  return edit;
}

void
veche_specialist_form_commit (VecheSpecialistForm *self)
{
  const VecheValue none = VECHE_VALUE_INIT;
  /* Of all forms: two windows of a file keep what is not saved in one place. */
  static guint commits;
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;
  VecheEdit *edit;

  g_return_if_fail (VECHE_IS_SPECIALIST_FORM (self));

  if (self->tree == NULL || self->gone || veche_workspace_is_read_only (self->workspace) || !veche_specialist_form_is_touched (self))
    return;
  name = veche_specialist_row_dup_name (self->tree);
  /* Each has what the one before has not: neither takes the place of the other. */
  key = g_strdup_printf ("specialist:%s:%u", veche_record_get_uuid (self->tree), commits++);
  edit = veche_specialist_form_new_edit (self, name);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_set_str (&self->shown[i], veche_specialist_form_get_text (self, i));
      if (i != CONDITION && self->words[i] != NULL)
        veche_tree_words_prefer (self->words[i], self->shown[i]);
    }
  self->decision = veche_specialist_form_get_decision (self);
  veche_tree_words_add (self->words[GROUND], self->shown[GROUND], NULL, NULL);
  veche_unsaved_save (self->unsaved, key, name, &none, veche_specialist_form_write, edit, (GDestroyNotify) veche_edit_unref);
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

static void
veche_specialist_form_finish (VecheSpecialistForm *self)
{
  if (self->tree == NULL)
    return;
  for (guint i = 0; i < N_TEXTS && !self->gone; i++)
    veche_tree_cell_take (self->cells[i]);
  veche_specialist_form_commit (self);
  g_signal_emit (self, signals[DONE], 0);
}

gboolean
veche_specialist_form_take_key (VecheSpecialistForm *self, guint keyval, GdkModifierType state)
{
  const guint digit = keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9 ? keyval - GDK_KEY_KP_0 : keyval - GDK_KEY_0;

  g_return_val_if_fail (VECHE_IS_SPECIALIST_FORM (self), FALSE);

  if (self->tree == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    veche_specialist_form_finish (self);
  else if (digit < self->checks->len && gtk_widget_is_sensitive (GTK_WIDGET (self->decisions)))
    gtk_check_button_set_active (g_ptr_array_index (self->checks, digit), TRUE);
  else
    return FALSE;
  return TRUE;
}

/* Grades and grounds have digits; no species has. */
static gboolean
veche_specialist_form_key_cb (VecheSpecialistForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  const gboolean enters = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (focus == NULL || (enters && focus == self->save))
    return GDK_EVENT_PROPAGATE;
  if (!enters && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->cells[CONDITION])) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->cells[GROUND]))))
    return GDK_EVENT_PROPAGATE;
  return veche_specialist_form_take_key (self, keyval, state);
}

static void
veche_specialist_form_step_cb (VecheSpecialistForm *self, int by)
{
  g_signal_emit (self, signals[STEP], 0, by);
}

static void
veche_specialist_form_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_specialist_form_finish (VECHE_SPECIALIST_FORM (widget));
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_specialist_form_dispose (GObject *object)
{
  VecheSpecialistForm *self = VECHE_SPECIALIST_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SPECIALIST_FORM);
  g_clear_object (&self->tree);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_specialist_form_parent_class)->dispose (object);
}

static void
veche_specialist_form_finalize (GObject *object)
{
  VecheSpecialistForm *self = VECHE_SPECIALIST_FORM (object);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_clear_pointer (&self->words[i], veche_tree_words_free);
      g_free (self->shown[i]);
    }
  g_clear_pointer (&self->names, veche_species_names_unref);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (veche_specialist_form_parent_class)->finalize (object);
}

static void
veche_specialist_form_class_init (VecheSpecialistFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_specialist_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_specialist_form_finalize;

  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-specialist-form.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, condition_place);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, decisions);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, facts);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, ground_place);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, latin);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, save);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, species_place);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistForm, warning);
  gtk_widget_class_install_action (widget_class, "specialist.save", NULL, veche_specialist_form_save_action);
}

static void
veche_specialist_form_add_cell (VecheSpecialistForm *self, guint nth, AdwBin *place)
{
  const VecheField *field = &veche_tree_kind.fields[veche_kind_find_field (&veche_tree_kind, veche_specialist_form_fields[nth])];

  self->words[nth] = veche_tree_words_new (FALSE);
  self->shown[nth] = g_strdup ("");
  self->cells[nth] = VECHE_TREE_CELL (veche_tree_cell_new (self->words[nth]));
  gtk_widget_remove_css_class (GTK_WIDGET (self->cells[nth]), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[nth]), GTK_ACCESSIBLE_PROPERTY_LABEL, veche_field_get_label (field), -1);
  g_signal_connect_object (self->cells[nth], "step", G_CALLBACK (veche_specialist_form_step_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (place, GTK_WIDGET (self->cells[nth]));
}

static void
veche_specialist_form_add_decision (VecheSpecialistForm *self, const char *label)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *key = g_strdup_printf ("%u", self->checks->len);
  GtkWidget *hint = gtk_label_new (key);

  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_add_css_class (hint, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), hint);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->decisions, row);
  g_ptr_array_add (self->checks, check);
}

static void
veche_specialist_form_init (VecheSpecialistForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  veche_specialist_form_add_cell (self, SPECIES, self->species_place);
  veche_specialist_form_add_cell (self, CONDITION, self->condition_place);
  veche_specialist_form_add_cell (self, GROUND, self->ground_place);
  g_signal_connect_object (self->cells[SPECIES], "changed", G_CALLBACK (veche_specialist_form_changed_cb), self, G_CONNECT_SWAPPED);
  veche_specialist_form_add_decision (self, C_ ("decision", "Not decided"));
  for (const VecheCode *code = veche_tree_decisions; code->code != NULL; code++)
    veche_specialist_form_add_decision (self, g_dgettext (GETTEXT_PACKAGE, code->label));
  /* Before the cells, which would go from one to the other by Enter. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_specialist_form_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Another page is gone to: what it tells or prints has what was decided here. */
  g_signal_connect (self, "unmap", G_CALLBACK (veche_specialist_form_commit), NULL);
}

void
veche_specialist_form_set_workspace (VecheSpecialistForm *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_FORM (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->unsaved = veche_unsaved_get (workspace);
  g_signal_connect_object (self->unsaved, "collect", G_CALLBACK (veche_specialist_form_commit), self, G_CONNECT_SWAPPED);
}

void
veche_specialist_form_set_names (VecheSpecialistForm *self, VecheSpeciesNames *names)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_FORM (self));

  g_clear_pointer (&self->names, veche_species_names_unref);
  self->names = veche_species_names_ref (names);
  veche_tree_words_add_species (self->words[SPECIES], names);
  if (self->tree != NULL)
    veche_specialist_form_show_latin (self);
}

static void
veche_specialist_form_show_facts (VecheSpecialistForm *self)
{
  g_autofree char *text = veche_specialist_row_dup_facts (self->tree);

  gtk_label_set_text (self->facts, text);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *text != '\0');
}

static void
veche_specialist_form_show_values (VecheSpecialistForm *self, gboolean same)
{
  const guint before = self->decision;

  self->filling = TRUE;
  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *text = veche_record_get_text (self->tree, veche_specialist_form_fields[i]);

      if (text == NULL)
        text = "";
      if ((!same || !veche_specialist_form_is_changed (self, i)) && g_strcmp0 (veche_specialist_form_get_text (self, i), text) != 0)
        veche_tree_cell_set_text (self->cells[i], text);
      g_set_str (&self->shown[i], text);
    }
  self->decision = veche_specialist_form_find_decision (veche_record_get_text (self->tree, "decision"));
  if (!same || veche_specialist_form_get_decision (self) == before)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, self->decision), TRUE);
  self->filling = FALSE;
}

static void
veche_specialist_form_set_changeable (VecheSpecialistForm *self, gboolean changeable)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "specialist.save", changeable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->decisions), changeable);
  for (guint i = 0; i < N_TEXTS; i++)
    gtk_editable_set_editable (GTK_EDITABLE (self->cells[i]), changeable);
}

static void
veche_specialist_form_warn (VecheSpecialistForm *self, const char *text)
{
  gtk_label_set_text (self->warning, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), text != NULL);
  veche_specialist_form_set_changeable (self, text == NULL && !veche_workspace_is_read_only (self->workspace));
}

void
veche_specialist_form_show (VecheSpecialistForm *self, VecheRecord *tree, GPtrArray *grades)
{
  gboolean same;

  g_return_if_fail (VECHE_IS_SPECIALIST_FORM (self));

  same = tree != NULL && self->tree != NULL && veche_record_get_id (tree) == veche_record_get_id (self->tree);
  if (!same)
    veche_specialist_form_commit (self);
  g_set_object (&self->tree, tree);
  self->gone = FALSE;
  veche_tree_words_clear (self->words[CONDITION]);
  if (tree == NULL)
    return;
  if (grades != NULL)
    veche_tree_words_add_grades (self->words[CONDITION], grades);
  veche_specialist_form_show_values (self, same);
  veche_specialist_form_show_facts (self);
  veche_specialist_form_show_latin (self);
  veche_specialist_form_warn (self, NULL);
}

void
veche_specialist_form_hold (VecheSpecialistForm *self)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_FORM (self));

  veche_specialist_form_commit (self);
  g_clear_object (&self->tree);
  /* What were typed now would belong to no tree, and the next one's texts would take its place. */
  veche_specialist_form_set_changeable (self, FALSE);
}

void
veche_specialist_form_set_gone (VecheSpecialistForm *self)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_FORM (self));

  self->gone = TRUE;
  veche_specialist_form_warn (self, _("This tree has been deleted. Ctrl+Z brings it back; what is typed here stays until then."));
}

void
veche_specialist_form_focus (VecheSpecialistForm *self)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_FORM (self));

  veche_tree_cell_begin (self->cells[SPECIES]);
}
