/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-choices.h"

#include "veche-field-editor.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-survey.h"
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

/* Number blocks of all surveys stand in one list: what each is of comes first. %NULL: titles are enough, or it failed. */
static GStrv
veche_record_choices_list_names (VecheRecordChoices *self, const VecheField *field, GPtrArray *records, GError **error)
{
  g_autoptr (VecheQuery) query = NULL;
  g_autoptr (GPtrArray) surveys = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (veche_kind_find (field->target) != &veche_survey_block_kind)
    return NULL;
  query = veche_query_new (&veche_survey_kind);
  if ((surveys = dex_await_boxed (veche_workspace_query (self->workspace, query), error)) == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *block = g_ptr_array_index (records, i);
      g_autofree char *name = veche_survey_dup_block_name (block);
      const char *survey = "";

      for (guint j = 0; j < surveys->len; j++)
        if (veche_record_get_id (g_ptr_array_index (surveys, j)) == veche_record_get_parent_id (block))
          survey = veche_record_get_title (g_ptr_array_index (surveys, j));
      g_strv_builder_take (names, g_strdup_printf ("%s · %s", survey, name));
    }
  return g_strv_builder_end (names);
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
      g_auto (GStrv) names = NULL;

      if (field->type != VECHE_FIELD_REF)
        continue;
      query = veche_record_choices_new_query (self, field);
      records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
      names = records != NULL ? veche_record_choices_list_names (self, field, records, error) : NULL;
      if (*error != NULL || veche_task_is_over (task))
        return;
      veche_field_editor_set_choices (editor, records, (const char *const *) names);
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
