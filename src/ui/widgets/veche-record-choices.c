/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-choices.h"

#include "veche-field-editor.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-task.h"

typedef struct
{
  VecheWorkspace *workspace;
  GPtrArray *editors; /* of VecheFieldEditor: a copy of the list */
  gint64 programme;
} VecheRecordChoices;

static void
veche_record_choices_free (gpointer data)
{
  VecheRecordChoices *self = data;

  g_object_unref (self->workspace);
  g_ptr_array_unref (self->editors);
  g_free (self);
}

static VecheQuery *
veche_record_choices_new_query (VecheRecordChoices *self, const VecheField *field)
{
  const VecheKind *target = veche_kind_find (field->target);
  VecheQuery *query = veche_query_new (target);

  if (target == &veche_people_employee_kind)
    {
      veche_query_add_term (query, "left_on", "", FALSE);
      veche_query_set_sort (query, "name", FALSE);
    }
  else if (target->parent != NULL && g_str_equal (target->parent, veche_programme_kind.name))
    {
      query->parent_id = self->programme;
      veche_query_set_sort (query, "position", FALSE);
    }
  return query;
}

static void
veche_record_choices_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheRecordChoices *self = data;

  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      const VecheField *field = veche_field_editor_get_field (editor);
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (VecheQuery) query = NULL;

      if (field->type != VECHE_FIELD_REF)
        continue;
      query = veche_record_choices_new_query (self, field);
      records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
      if (records == NULL || veche_task_is_over (task))
        return;
      veche_field_editor_set_choices (editor, records);
    }
}

void
veche_record_choices_load (GtkWidget *owner, VecheWorkspace *workspace, GPtrArray *editors, gint64 programme)
{
  VecheRecordChoices *self;

  g_return_if_fail (GTK_IS_WIDGET (owner) && VECHE_IS_WORKSPACE (workspace));

  self = g_new0 (VecheRecordChoices, 1);
  self->workspace = g_object_ref (workspace);
  self->editors = g_ptr_array_copy (editors, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_set_free_func (self->editors, g_object_unref);
  self->programme = programme;
  veche_task_spawn (owner, veche_record_choices_fiber, self, veche_record_choices_free);
}
