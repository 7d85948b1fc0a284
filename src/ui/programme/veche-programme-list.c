/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-list.h"

#include "veche-i18n.h"
#include "veche-positions.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheProgrammeList
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *list;
  GtkWidget *add;

  VecheWorkspace *workspace;
  const VecheProgrammeForm *form;
  gint64 programme;
  GPtrArray *records; /* of VecheRecord, in their order */
  GPtrArray *rows;    /* of VecheProgrammeRow, beside them */
  gint64 fresh;       /* a row that was just made and waits for its name */
  gint64 moved;       /* one that keeps the focus where it has gone */
  guint target;       /* where it goes */
  gboolean moving;    /* and is not yet */
  gboolean written;   /* the file has it so */
  int steps;          /* of the moved one, that were asked for meanwhile */
};

G_DEFINE_FINAL_TYPE (VecheProgrammeList, veche_programme_list, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static VecheProgrammeRow *
veche_programme_list_find (VecheProgrammeList *self, GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (veche_record_get_id (veche_programme_row_get_record (g_ptr_array_index (rows, i))) == id)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/* --- steps --------------------------------------------------------------------------------------------------------- */

/* A new row is called what it is until somebody types its name, which is what happens next. */
static void
veche_programme_list_add_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeList *self = object;
  const char *name = g_dgettext (GETTEXT_PACKAGE, self->form->add);
  g_autofree char *code = veche_positions_dup_code (self->records, self->form->stem);
  g_autoptr (VecheEdit) edit = veche_edit_new (name);
  g_autoptr (VecheEdit) done = NULL;
  guint op = veche_edit_insert (edit, self->form->kind, self->programme);

  veche_edit_set_text (edit, op, "title", name);
  veche_edit_set_text (edit, op, "code", code);
  veche_edit_set_integer (edit, op, "position", veche_positions_get_next (self->records));
  if (self->form->preset != NULL)
    self->form->preset (edit, op);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (veche_task_is_over (task))
    return;
  gtk_widget_set_sensitive (self->add, TRUE);
  if (done == NULL)
    return;
  veche_programme_list_edit (self, veche_edit_get_op (done, op)->id, NULL);
  veche_toast_show_undo (GTK_WIDGET (self), name, done->step);
}

static void
veche_programme_list_add_cb (VecheProgrammeList *self)
{
  gtk_widget_set_sensitive (self->add, FALSE);
  veche_task_spawn (self, veche_programme_list_add_fiber, NULL, NULL);
}

static void
veche_programme_list_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeList *self = object;
  const char *deleted = g_dgettext (GETTEXT_PACKAGE, self->form->deleted);
  g_autoptr (VecheEdit) edit = veche_edit_new (deleted);
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, self->form->kind, veche_record_get_id (data));
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), deleted, done->step);
}

static void
veche_programme_list_deleted_cb (VecheProgrammeList *self, VecheProgrammeRow *row)
{
  veche_task_spawn (self, veche_programme_list_delete_fiber, g_object_ref (veche_programme_row_get_record (row)), g_object_unref);
}

static void veche_programme_list_move (VecheProgrammeList *self, guint from, int by);

/* What was asked for while a move was written starts from the order that it made. */
static void
veche_programme_list_go_on (VecheProgrammeList *self)
{
  VecheProgrammeRow *row = veche_programme_list_find (self, self->rows, self->moved);
  int steps = self->steps;
  guint from;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &from))
    from = self->target;
  if (!self->moving || (!self->written && from != self->target))
    return;
  self->moving = FALSE;
  self->steps = 0;
  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  if (steps != 0)
    veche_programme_list_move (self, from, steps);
}

static void
veche_programme_list_move_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeList *self = object;
  const char *moved = g_dgettext (GETTEXT_PACKAGE, self->form->moved);
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);

  if (veche_task_is_over (task))
    return;
  if (done == NULL)
    {
      self->moving = FALSE;
      self->steps = 0;
      return;
    }
  self->written = TRUE;
  veche_toast_show_undo (GTK_WIDGET (self), moved, done->step);
}

/* As far as there are rows. */
static void
veche_programme_list_move (VecheProgrammeList *self, guint from, int by)
{
  int to = CLAMP ((int) from + by, 0, (int) self->records->len - 1);
  VecheEdit *edit;

  if (to == (int) from)
    return;
  edit = veche_edit_new (g_dgettext (GETTEXT_PACKAGE, self->form->moved));
  veche_positions_move (edit, self->records, from, (guint) to);
  self->moved = veche_record_get_id (veche_programme_row_get_record (g_ptr_array_index (self->rows, from)));
  self->target = (guint) to;
  self->moving = TRUE;
  self->written = FALSE;
  veche_task_spawn (self, veche_programme_list_move_fiber, edit, (GDestroyNotify) veche_edit_unref);
}

static void
veche_programme_list_moved_cb (VecheProgrammeList *self, int by, VecheProgrammeRow *row)
{
  guint from;

  if (!g_ptr_array_find (self->rows, row, &from))
    return;
  if (!self->moving)
    veche_programme_list_move (self, from, by);
  else if (veche_record_get_id (veche_programme_row_get_record (row)) == self->moved)
    self->steps += by;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void
veche_programme_list_saved_cb (VecheProgrammeList *self, const char *status)
{
  g_signal_emit (self, signals[SAVED], 0, status);
}

static VecheProgrammeRow *
veche_programme_list_new_row (VecheProgrammeList *self)
{
  GtkWidget *row = veche_programme_row_new (self->workspace, self->form);

  g_signal_connect_object (row, "moved", G_CALLBACK (veche_programme_list_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "deleted", G_CALLBACK (veche_programme_list_deleted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "saved", G_CALLBACK (veche_programme_list_saved_cb), self, G_CONNECT_SWAPPED);
  return VECHE_PROGRAMME_ROW (row);
}

/* Puts the rows where they belong; those that stand there already are not touched, since somebody may be typing in one. */
static void
veche_programme_list_place (VecheProgrammeList *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_ptr_array_find (rows, g_ptr_array_index (self->rows, i), NULL))
      gtk_list_box_remove (GTK_LIST_BOX (self->list), g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      gboolean placed = gtk_widget_get_parent (row) != NULL;

      if (placed && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == (int) i)
        continue;
      if (placed)
        gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
      gtk_list_box_insert (GTK_LIST_BOX (self->list), row, (int) i);
    }
}

static void
veche_programme_list_dispose (GObject *object)
{
  VecheProgrammeList *self = VECHE_PROGRAMME_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_programme_list_parent_class)->dispose (object);
}

static void
veche_programme_list_class_init (VecheProgrammeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_programme_list_dispose;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
}

static void
veche_programme_list_init (VecheProgrammeList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (veche_programme_list_add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}

GtkWidget *
veche_programme_list_new (VecheWorkspace *workspace, const VecheProgrammeForm *form)
{
  VecheProgrammeList *self;
  GtkWidget *empty;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && form != NULL, NULL);

  self = g_object_new (VECHE_TYPE_PROGRAMME_LIST, "title", g_dgettext (GETTEXT_PACKAGE, form->title), NULL);
  self->workspace = g_object_ref (workspace);
  self->form = form;
  gtk_widget_set_tooltip_text (self->add, g_dgettext (GETTEXT_PACKAGE, form->add));
  gtk_widget_set_visible (self->add, !veche_workspace_is_read_only (workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, form->title), -1);
  empty = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, form->empty));
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (empty), 0);
  gtk_widget_add_css_class (empty, "dimmed");
  gtk_widget_add_css_class (empty, "programme-empty");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), empty);
  return GTK_WIDGET (self);
}

void
veche_programme_list_show (VecheProgrammeList *self, gint64 programme, GPtrArray *records, GTimeZone *zone)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (VECHE_IS_PROGRAMME_LIST (self) && records != NULL);

  veche_positions_sort (records);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      VecheProgrammeRow *row = veche_programme_list_find (self, self->rows, veche_record_get_id (record));

      row = row != NULL ? g_object_ref (row) : g_object_ref_sink (veche_programme_list_new_row (self));
      veche_programme_row_show (row, record, zone, i == 0, i + 1 == records->len);
      g_ptr_array_add (rows, row);
    }
  veche_programme_list_place (self, rows);
  self->programme = programme;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&rows);
  if (self->fresh != 0)
    veche_programme_list_edit (self, self->fresh, NULL);
  veche_programme_list_go_on (self);
}

void
veche_programme_list_set_problems (VecheProgrammeList *self, GPtrArray *problems)
{
  g_return_if_fail (VECHE_IS_PROGRAMME_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 id = veche_record_get_id (g_ptr_array_index (self->records, i));
      const VecheProblem *worst = NULL;

      for (guint p = 0; p < problems->len; p++)
        {
          const VecheProblem *problem = g_ptr_array_index (problems, p);

          /* A sum is of all of them, whichever row it leads to. */
          if (veche_record_get_kind (problem->record) == self->form->kind && veche_record_get_id (problem->record) == id && !g_str_equal (problem->code, "weights")
              && (worst == NULL || problem->level > worst->level))
            worst = problem;
        }
      veche_programme_row_set_problem (g_ptr_array_index (self->rows, i), worst);
    }
}

const VecheProgrammeForm *
veche_programme_list_get_form (VecheProgrammeList *self)
{
  return self->form;
}

void
veche_programme_list_edit (VecheProgrammeList *self, gint64 id, const char *field)
{
  VecheProgrammeRow *row;

  g_return_if_fail (VECHE_IS_PROGRAMME_LIST (self));

  row = veche_programme_list_find (self, self->rows, id);
  self->fresh = row == NULL ? id : 0;
  if (row != NULL)
    veche_programme_row_edit (row, field);
}
