/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-cell.h"

#include "veche-i18n.h"

/* So many words are shown at a time. */
#define MOST 8u

struct _VecheTreeCell
{
  GtkEntry parent_instance;

  VecheTreeWords *words; /* borrowed, or %NULL */
  GtkWidget *popover;    /* %NULL: nothing was proposed yet */
  GtkWidget *list;
  GPtrArray *found;      /* of VecheTreeWord, as the list shows them */
  gboolean filling;      /* the text changes, but no person types it */
  gboolean typed;        /* a person has, since it has the keyboard */
};

G_DEFINE_FINAL_TYPE (VecheTreeCell, veche_tree_cell, GTK_TYPE_ENTRY)

enum
{
  ADVANCE,
  STEP,
  REPEAT,
  FINISH,
  ENTERED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what is proposed --------------------------------------------------------------------------------------------- */

static gboolean
veche_tree_cell_is_open (VecheTreeCell *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
veche_tree_cell_close (VecheTreeCell *self)
{
  if (veche_tree_cell_is_open (self))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

void
veche_tree_cell_take (VecheTreeCell *self)
{
  GtkListBoxRow *row = veche_tree_cell_is_open (self) ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) : NULL;
  const guint nth = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  if (self->found != NULL && nth < self->found->len)
    {
      g_autofree char *text = g_strdup (((VecheTreeWord *) g_ptr_array_index (self->found, nth))->text);

      veche_tree_cell_set_text (self, text);
      veche_tree_words_prefer (self->words, text);
    }
  veche_tree_cell_close (self);
}

static void
veche_tree_cell_chosen_cb (VecheTreeCell *self, GtkListBoxRow *row)
{
  gboolean done;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  veche_tree_cell_take (self);
  g_signal_emit (self, signals[ADVANCE], 0, 1, &done);
}

static void
veche_tree_cell_make_list (VecheTreeCell *self)
{
  self->popover = gtk_popover_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What it may be"), -1);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (veche_tree_cell_chosen_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
veche_tree_cell_new_line (const VecheTreeWord *word)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (word->text);
  GtkWidget *hint = gtk_label_new (word->hint != NULL ? word->hint : "");

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), hint);
  g_object_set (box, "margin-start", 9, "margin-end", 9, "margin-top", 4, "margin-bottom", 4, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
veche_tree_cell_open (VecheTreeCell *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = veche_tree_words_find (self->words, typed, MOST);
  if (self->found->len == 0)
    {
      veche_tree_cell_close (self);
      return;
    }
  if (self->popover == NULL)
    veche_tree_cell_make_list (self);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), veche_tree_cell_new_line (g_ptr_array_index (self->found, i)));
  /* The beginning of a word means nothing by itself: Enter takes the first that has it. Of «Birch» alone nobody knows which. */
  if (*typed != '\0' && (self->found->len == 1 || self->words->closed || !veche_tree_words_is_whole (g_ptr_array_index (self->found, 0), typed)))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
veche_tree_cell_changed_cb (VecheTreeCell *self)
{
  if (self->filling)
    return;
  self->typed = TRUE;
  if (self->words == NULL)
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self)) == '\0')
    veche_tree_cell_close (self);
  else
    veche_tree_cell_open (self);
}

static void
veche_tree_cell_mark (VecheTreeCell *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  const int index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : (int) self->found->len - 1;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index));
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

static gboolean
veche_tree_cell_advance (VecheTreeCell *self, int by)
{
  gboolean done = FALSE;

  veche_tree_cell_take (self);
  g_signal_emit (self, signals[ADVANCE], 0, by, &done);
  return done;
}

static gboolean
veche_tree_cell_vertical (VecheTreeCell *self, int by, GdkModifierType state)
{
  if ((state & GDK_ALT_MASK) != 0 && self->words != NULL)
    veche_tree_cell_open (self);
  else if (veche_tree_cell_is_open (self))
    veche_tree_cell_mark (self, by);
  else
    g_signal_emit (self, signals[STEP], 0, by);
  return GDK_EVENT_STOP;
}

static gboolean
veche_tree_cell_key_cb (VecheTreeCell *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if ((state & GDK_CONTROL_MASK) != 0)
        {
          veche_tree_cell_take (self);
          g_signal_emit (self, signals[FINISH], 0);
        }
      else
        veche_tree_cell_advance (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      if ((state & GDK_CONTROL_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      return veche_tree_cell_advance (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
    case GDK_KEY_ISO_Left_Tab:
      return (state & GDK_CONTROL_MASK) == 0 && veche_tree_cell_advance (self, -1);
    case GDK_KEY_Down:
      return veche_tree_cell_vertical (self, 1, state);
    case GDK_KEY_Up:
      return veche_tree_cell_vertical (self, -1, state);
    case GDK_KEY_Escape:
      if (!veche_tree_cell_is_open (self))
        return GDK_EVENT_PROPAGATE;
      veche_tree_cell_close (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
veche_tree_cell_repeat_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  VecheTreeCell *self = VECHE_TREE_CELL (widget);

  veche_tree_cell_close (self);
  g_signal_emit (self, signals[REPEAT], 0);
  return GDK_EVENT_STOP;
}

/* A text takes back what was typed in it; where nothing was, the last step is meant. */
static gboolean
veche_tree_cell_undo_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return !VECHE_TREE_CELL (widget)->typed && gtk_widget_activate_action (widget, data, NULL);
}

static void
veche_tree_cell_focus_cb (VecheTreeCell *self)
{
  self->typed = FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
veche_tree_cell_left_cb (VecheTreeCell *self)
{
  veche_tree_cell_close (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, 0);
  g_signal_emit (self, signals[LEFT], 0);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_tree_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VecheTreeCell *self = VECHE_TREE_CELL (widget);

  GTK_WIDGET_CLASS (veche_tree_cell_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
veche_tree_cell_dispose (GObject *object)
{
  VecheTreeCell *self = VECHE_TREE_CELL (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_tree_cell_parent_class)->dispose (object);
}

static void
veche_tree_cell_class_init (VecheTreeCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_tree_cell_dispose;
  widget_class->size_allocate = veche_tree_cell_size_allocate;

  signals[ADVANCE] = g_signal_new ("advance", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                   G_TYPE_INT);
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REPEAT] = g_signal_new ("repeat", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISH] = g_signal_new ("finish", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_tree_cell_init (VecheTreeCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  /* Before the text itself: Enter and Tab lead to the next cell. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_tree_cell_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (veche_tree_cell_focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (veche_tree_cell_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  /* A trigger finds the key whatever the layout: on a Russian one there is «э» on it. Ctrl+D is what spreadsheets call it. */
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>apostrophe|<Control>d"),
                                                          gtk_callback_action_new (veche_tree_cell_repeat_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                                                          gtk_callback_action_new (veche_tree_cell_undo_cb, (gpointer) "win.undo", NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z"),
                                                          gtk_callback_action_new (veche_tree_cell_undo_cb, (gpointer) "win.redo", NULL)));
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
  g_signal_connect_object (self, "changed", G_CALLBACK (veche_tree_cell_changed_cb), self, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
}

GtkWidget *
veche_tree_cell_new (VecheTreeWords *words)
{
  VecheTreeCell *self = g_object_new (VECHE_TYPE_TREE_CELL, "max-width-chars", 1, "width-chars", 1, NULL);

  self->words = words;
  return GTK_WIDGET (self);
}

void
veche_tree_cell_set_text (VecheTreeCell *self, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->filling = FALSE;
}

void
veche_tree_cell_begin (VecheTreeCell *self)
{
  veche_tree_cell_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  /* That takes along what could be taken back of before. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), TRUE);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  self->typed = FALSE;
}

void
veche_tree_cell_set_error (VecheTreeCell *self, const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
