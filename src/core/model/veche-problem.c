/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-problem.h"

void
veche_problem_free (VecheProblem *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->record);
  g_free (self->message);
  g_free (self);
}

GPtrArray *
veche_problem_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) veche_problem_free);
}

void
veche_problem_add (GPtrArray *list, VecheProblemLevel level, const char *code, VecheRecord *record, const char *field,
                   char *message)
{
  VecheProblem *self = g_new0 (VecheProblem, 1);

  self->level = level;
  self->code = code;
  self->record = g_object_ref (record);
  self->field = field;
  self->message = message;
  g_ptr_array_add (list, self);
}

const VecheProblem *
veche_problem_find (GPtrArray *list, const char *code)
{
  for (guint i = 0; i < list->len; i++)
    {
      const VecheProblem *problem = g_ptr_array_index (list, i);

      if (g_str_equal (problem->code, code))
        return problem;
    }
  return NULL;
}
