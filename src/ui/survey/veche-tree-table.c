/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-table.h"

#include "veche-i18n.h"
#include "veche-survey.h"
#include "veche-tree-table-private.h"

G_DEFINE_FINAL_TYPE (VecheTreeTable, veche_tree_table, ADW_TYPE_BIN)

#define MOST_ROWS 120

enum
{
  PROP_0,
  PROP_HINT,
  N_PROPS,
};

enum
{
  AIM,
  ROW_SHOWN,
  ESCAPE,
  CLOSE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- what is said ------------------------------------------------------------------------------------------------- */

static void
veche_tree_table_show_status (VecheTreeTable *self, const char *text, gboolean warns)
{
  gtk_label_set_text (self->status, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), warns);
}

void
veche_tree_table_say (VecheTreeTable *self, const char *text)
{
  veche_tree_table_show_status (self, text, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

void
veche_tree_table_warn (VecheTreeTable *self, const char *text)
{
  veche_tree_table_show_status (self, text, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

VecheTreeRow *
veche_tree_table_get_last (VecheTreeTable *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->rows));

  return last != NULL ? VECHE_TREE_ROW (last) : NULL;
}

gboolean
veche_tree_table_is_saving (VecheTreeTable *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (veche_tree_row_is_written (VECHE_TREE_ROW (row)))
      return TRUE;
  return FALSE;
}

VecheTreeRow *
veche_tree_table_find_key (VecheTreeTable *self, const char *key)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (veche_tree_row_get_key (VECHE_TREE_ROW (row)), key))
      return VECHE_TREE_ROW (row);
  return NULL;
}

void
veche_tree_table_focus (VecheTreeTable *self, VecheTreeRow *row, VecheTreeColumn column)
{
  gtk_widget_grab_focus (GTK_WIDGET (veche_tree_row_get_cell (row, column)));
}

/* --- from cell to cell -------------------------------------------------------------------------------------------- */

static VecheTreeRow *
veche_tree_table_get_row (GtkWidget *cell)
{
  return VECHE_TREE_ROW (gtk_widget_get_ancestor (cell, VECHE_TYPE_TREE_ROW));
}

static void
veche_tree_table_next_row (VecheTreeTable *self, VecheTreeRow *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (!veche_tree_table_save_row (self, row))
    {
      for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
        if (gtk_widget_has_css_class (GTK_WIDGET (veche_tree_row_get_cell (row, (VecheTreeColumn) i)), "error"))
          veche_tree_table_focus (self, row, (VecheTreeColumn) i);
      return;
    }
  if (next == NULL)
    next = GTK_WIDGET (veche_tree_table_begin (self));
  veche_tree_table_focus (self, VECHE_TREE_ROW (next), VECHE_TREE_COLUMN_SPECIES);
}

static gboolean
veche_tree_table_advance_cb (VecheTreeTable *self, int by, VecheTreeCell *cell)
{
  VecheTreeRow *row = veche_tree_table_get_row (GTK_WIDGET (cell));
  const int column = (int) veche_tree_row_find_column (row, cell) + by;
  GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (row));

  veche_tree_table_save_check (self, row);
  if (column >= 0 && column < VECHE_TREE_N_COLUMNS)
    veche_tree_table_focus (self, row, (VecheTreeColumn) column);
  else if (column < 0 && before != NULL)
    veche_tree_table_focus (self, VECHE_TREE_ROW (before), VECHE_TREE_COLUMN_PLACE);
  else if (column < 0 || (row == veche_tree_table_get_last (self) && !veche_tree_row_is_touched (row)))
    return FALSE;
  else
    veche_tree_table_next_row (self, row);
  return TRUE;
}

static void
veche_tree_table_step_cb (VecheTreeTable *self, int by, VecheTreeCell *cell)
{
  VecheTreeRow *row = veche_tree_table_get_row (GTK_WIDGET (cell));
  GtkWidget *other = by > 0 ? gtk_widget_get_next_sibling (GTK_WIDGET (row)) : gtk_widget_get_prev_sibling (GTK_WIDGET (row));

  if (other != NULL)
    veche_tree_table_focus (self, VECHE_TREE_ROW (other), veche_tree_row_find_column (row, cell));
}

static void
veche_tree_table_repeat_cb (VecheTreeTable *self, VecheTreeCell *cell)
{
  VecheTreeRow *row = veche_tree_table_get_row (GTK_WIDGET (cell));
  const VecheTreeColumn column = veche_tree_row_find_column (row, cell);
  GtkWidget *above = gtk_widget_get_prev_sibling (GTK_WIDGET (row));

  /* Two trees have neither a number nor a place in common. */
  if (above == NULL || column == VECHE_TREE_COLUMN_NUMBER || column == VECHE_TREE_COLUMN_PLACE)
    {
      gtk_widget_error_bell (GTK_WIDGET (cell));
      return;
    }
  veche_tree_cell_set_text (cell, veche_tree_row_get_text (VECHE_TREE_ROW (above), column));
  veche_tree_table_advance_cb (self, 1, cell);
}

static void
veche_tree_table_finish_cb (VecheTreeTable *self, VecheTreeCell *cell)
{
  VecheTreeRow *row = veche_tree_table_get_row (GTK_WIDGET (cell));

  veche_tree_table_save_check (self, row);
  if (veche_tree_row_is_touched (row) || row != veche_tree_table_get_last (self))
    veche_tree_table_next_row (self, row);
}

static void
veche_tree_table_entered_cb (VecheTreeTable *self, VecheTreeCell *cell)
{
  VecheTreeRow *row = veche_tree_table_get_row (GTK_WIDGET (cell));
  VecheTreeRow *before = self->current;

  self->current = row;
  self->column = veche_tree_row_find_column (row, cell);
  g_signal_emit (self, signals[AIM], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
  if (before == row)
    {
      if (veche_tree_row_get_hint (self->column) != NULL && *veche_tree_row_get_text (row, self->column) == '\0')
        veche_tree_table_say (self, veche_tree_row_get_hint (self->column));
      return;
    }
  if (before != NULL)
    veche_tree_table_save_left_row (self, before);
  if (veche_tree_row_get_id (row) != 0)
    g_signal_emit (self, signals[ROW_SHOWN], 0, veche_tree_row_get_id (row));
}

static void
veche_tree_table_left_cb (VecheTreeTable *self, VecheTreeCell *cell)
{
  VecheTreeRow *row = veche_tree_table_get_row (GTK_WIDGET (cell));

  if (row == NULL)
    return;
  veche_tree_words_add (self->words[VECHE_TREE_COLUMN_GROUND], veche_tree_row_get_text (row, VECHE_TREE_COLUMN_GROUND), NULL, NULL);
  veche_tree_table_save_check (self, row);
}

static VecheTreeRow *
veche_tree_table_new_row (VecheTreeTable *self)
{
  g_autofree char *key = g_strdup_printf ("tree-table:%p:%u", (void *) self, ++self->serial);
  GtkWidget *row = veche_tree_row_new (self->words, key);

  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    {
      VecheTreeCell *cell = veche_tree_row_get_cell (VECHE_TREE_ROW (row), (VecheTreeColumn) i);

      g_signal_connect_object (cell, "advance", G_CALLBACK (veche_tree_table_advance_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cell, "step", G_CALLBACK (veche_tree_table_step_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cell, "repeat", G_CALLBACK (veche_tree_table_repeat_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cell, "finish", G_CALLBACK (veche_tree_table_finish_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cell, "entered", G_CALLBACK (veche_tree_table_entered_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cell, "left", G_CALLBACK (veche_tree_table_left_cb), self, G_CONNECT_SWAPPED);
    }
  return VECHE_TREE_ROW (row);
}

/* After hundreds of trees the first of them are not wanted here any more: they are on the map and in lists. */
static void
veche_tree_table_trim (VecheTreeTable *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  guint count = 0;

  for (GtkWidget *other = row; other != NULL; other = gtk_widget_get_next_sibling (other))
    count++;
  for (; count > MOST_ROWS && row != NULL; count--)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (VECHE_TREE_ROW (row) != self->current && !veche_tree_row_is_written (VECHE_TREE_ROW (row)) && !veche_tree_row_is_touched (VECHE_TREE_ROW (row)))
        gtk_box_remove (self->rows, row);
      row = next;
    }
}

VecheTreeRow *
veche_tree_table_begin (VecheTreeTable *self)
{
  VecheTreeRow *last = veche_tree_table_get_last (self);

  if (last == NULL || veche_tree_row_get_id (last) != 0 || veche_tree_row_is_written (last))
    {
      last = veche_tree_table_new_row (self);
      gtk_box_append (self->rows, GTK_WIDGET (last));
      veche_tree_table_trim (self);
    }
  veche_tree_table_load_propose (self);
  return last;
}

VecheTreeRow *
veche_tree_table_add_row (VecheTreeTable *self, VecheRecord *record)
{
  VecheTreeRow *row = veche_tree_table_new_row (self);
  GtkWidget *before = NULL;

  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); other != NULL; other = gtk_widget_get_next_sibling (other))
    if (veche_tree_row_get_id (VECHE_TREE_ROW (other)) != 0 && veche_tree_row_get_id (VECHE_TREE_ROW (other)) < veche_record_get_id (record))
      before = other;
  gtk_box_insert_child_after (self->rows, GTK_WIDGET (row), before);
  veche_tree_row_set_record (row, record);
  veche_tree_table_save_check (self, row);
  return row;
}

void
veche_tree_table_remove_row (VecheTreeTable *self, VecheTreeRow *row)
{
  const gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL;

  veche_unsaved_drop (self->unsaved, veche_tree_row_get_key (row));
  if (self->current == row)
    self->current = NULL;
  /* Another survey may have been chosen while it was written: then it is not here any more. */
  if (gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->rows))
    gtk_box_remove (self->rows, GTK_WIDGET (row));
  if (had_focus)
    veche_tree_table_focus (self, veche_tree_table_begin (self), VECHE_TREE_COLUMN_SPECIES);
}

/* --- from outside ------------------------------------------------------------------------------------------------- */

void
veche_tree_table_take_place (VecheTreeTable *self, double lon, double lat)
{
  VecheTreeRow *row = self->current != NULL ? self->current : veche_tree_table_begin (self);

  veche_tree_row_set_place (row, lon, lat);
  /* The click is what would have been typed there: the row goes on as after Enter. */
  if (self->current == row && self->column == VECHE_TREE_COLUMN_PLACE)
    veche_tree_table_next_row (self, row);
  else
    {
      if (veche_tree_row_get_id (row) != 0)
        veche_tree_table_save_row (self, row);
      veche_tree_table_focus (self, row, self->current == row ? self->column : VECHE_TREE_COLUMN_SPECIES);
    }
}

gboolean
veche_tree_table_finish (VecheTreeTable *self)
{
  gboolean all = TRUE;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    all &= veche_tree_table_save_row (self, VECHE_TREE_ROW (row));
  return all;
}

void
veche_tree_table_open (VecheTreeTable *self, gint64 survey)
{
  g_return_if_fail (VECHE_IS_TREE_TABLE (self));

  self->wanted = survey;
  self->takes_focus = TRUE;
  veche_tree_table_load_all (self);
}

static void
veche_tree_table_changed_cb (VecheTreeTable *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_tree_kind))
    veche_tree_table_sync_start (self);
  if (veche_changes_touch (changes, &veche_survey_kind) || veche_changes_touch (changes, &veche_survey_block_kind)
      || veche_changes_touch (changes, &veche_tree_species_kind))
    veche_tree_table_load_all (self);
}

void
veche_tree_table_set_workspace (VecheTreeTable *self, VecheWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  self->unsaved = veche_unsaved_get (workspace);
  g_signal_connect_object (self->unsaved, "changed", G_CALLBACK (veche_tree_table_save_told), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved, "collect", G_CALLBACK (veche_tree_table_finish), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_tree_table_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
veche_tree_table_survey_cb (VecheTreeTable *self)
{
  if (!self->filling && self->workspace != NULL)
    veche_tree_table_load_rows (self);
}

static void
veche_tree_table_block_cb (VecheTreeTable *self)
{
  if (!self->filling && veche_tree_table_get_last (self) != NULL)
    veche_tree_table_load_propose (self);
}

static void
veche_tree_table_close_cb (VecheTreeTable *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

/* A row that has just come has no place yet when the keyboard goes to it. */
static void
veche_tree_table_grown_cb (VecheTreeTable *self, GtkAdjustment *adjustment)
{
  if (self->current != NULL && self->current == veche_tree_table_get_last (self))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static gboolean
veche_tree_table_key_cb (VecheTreeTable *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[ESCAPE], 0);
  return GDK_EVENT_STOP;
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_tree_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheTreeTable *self = VECHE_TREE_TABLE (object);

  if (prop_id == PROP_HINT)
    {
      g_autofree char *name = self->current != NULL ? veche_tree_row_dup_name (self->current) : NULL;

      /* Translators: %s is «№ 12, Littleleaf linden». */
      g_value_take_string (value, name != NULL ? g_strdup_printf (_("Click where it stands: %s"), name) : NULL);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
veche_tree_table_dispose (GObject *object)
{
  VecheTreeTable *self = VECHE_TREE_TABLE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_TREE_TABLE);
  self->current = NULL;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_tree_table_parent_class)->dispose (object);
}

static void
veche_tree_table_finalize (GObject *object)
{
  VecheTreeTable *self = VECHE_TREE_TABLE (object);

  for (guint i = 0; i < VECHE_TREE_N_COLUMNS; i++)
    g_clear_pointer (&self->words[i], veche_tree_words_free);
  g_clear_pointer (&self->names, veche_species_names_unref);
  g_array_unref (self->survey_ids);
  g_array_unref (self->block_ids);

  G_OBJECT_CLASS (veche_tree_table_parent_class)->finalize (object);
}

static void
veche_tree_table_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/veche/Veche/survey/veche-tree-table.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
veche_tree_table_class_init (VecheTreeTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = veche_tree_table_dispose;
  object_class->finalize = veche_tree_table_finalize;
  object_class->get_property = veche_tree_table_get_property;

  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[AIM] = g_signal_new ("aim", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW_SHOWN] = g_signal_new ("row-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ESCAPE] = g_signal_new ("escape", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSE] = g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "tree-table");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-tree-table.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheTreeTable, blocks);
  gtk_widget_class_bind_template_child (widget_class, VecheTreeTable, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheTreeTable, rows);
  gtk_widget_class_bind_template_child (widget_class, VecheTreeTable, status);
  gtk_widget_class_bind_template_child (widget_class, VecheTreeTable, status_icon);
  gtk_widget_class_bind_template_child (widget_class, VecheTreeTable, surveys);
  gtk_widget_class_bind_template_callback_full (widget_class, "block_cb", G_CALLBACK (veche_tree_table_block_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "close_cb", G_CALLBACK (veche_tree_table_close_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "grown_cb", G_CALLBACK (veche_tree_table_grown_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "survey_cb", G_CALLBACK (veche_tree_table_survey_cb));
  veche_tree_table_load_style ();
}

static void
veche_tree_table_init (VecheTreeTable *self)
{
  static const VecheTreeColumn completed[] = { VECHE_TREE_COLUMN_SPECIES, VECHE_TREE_COLUMN_CONDITION, VECHE_TREE_COLUMN_PROPOSAL,
                                               VECHE_TREE_COLUMN_DECISION, VECHE_TREE_COLUMN_GROUND };
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->survey_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->block_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (completed); i++)
    {
      const VecheField *field = veche_tree_row_get_field (completed[i]);

      self->words[completed[i]] = veche_tree_words_new (field->type == VECHE_FIELD_CODE);
      if (field->type == VECHE_FIELD_CODE)
        veche_tree_words_add_codes (self->words[completed[i]], field);
    }
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_scrolled_window_set_child (self->heading, veche_tree_row_new_heading ());
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_tree_table_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), keys);
  veche_tree_table_show_status (self, _("Enter: next cell · Ctrl+': as above · Ctrl+Enter: next tree · Alt+↓: choose · Esc: to the map"), FALSE);
}
