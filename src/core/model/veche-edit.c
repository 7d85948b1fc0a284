/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-edit.h"

#include "veche-application.h"
#include "veche-own-form.h"
#include "veche-place.h"

G_DEFINE_BOXED_TYPE (VecheEdit, veche_edit, veche_edit_ref, veche_edit_unref)

static void
veche_edit_op_free (gpointer data)
{
  VecheEditOp *op = data;

  g_array_unref (op->cells);
  g_clear_object (&op->file);
  g_clear_object (&op->stream);
  g_free (op->uuid);
  g_free (op->name);
  g_free (op->code);
  g_free (op->text);
  g_free (op);
}

static void
veche_edit_cell_clear (gpointer data)
{
  VecheEditCell *cell = data;

  veche_value_clear (&cell->value);
  g_free (cell->patch);
}

VecheEdit *
veche_edit_new (const char *title)
{
  VecheEdit *self = g_atomic_rc_box_new0 (VecheEdit);

  self->title = g_strdup (title);
  self->ops = g_ptr_array_new_with_free_func (veche_edit_op_free);
  return self;
}

VecheEdit *
veche_edit_ref (VecheEdit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_edit_clear (gpointer data)
{
  VecheEdit *self = data;

  g_free (self->title);
  g_free (self->actor);
  g_ptr_array_unref (self->ops);
}

void
veche_edit_unref (VecheEdit *self)
{
  g_atomic_rc_box_release_full (self, veche_edit_clear);
}

static guint
veche_edit_append (VecheEdit *self, VecheEditVerb verb, const VecheKind *kind, gint64 id)
{
  VecheEditOp *op = g_new0 (VecheEditOp, 1);

  op->verb = verb;
  op->kind = kind;
  op->id = id;
  op->parent_op = -1;
  op->cells = g_array_new (FALSE, TRUE, sizeof (VecheEditCell));
  g_array_set_clear_func (op->cells, veche_edit_cell_clear);
  g_ptr_array_add (self->ops, op);
  return self->ops->len - 1;
}

guint
veche_edit_insert (VecheEdit *self, const VecheKind *kind, gint64 parent_id)
{
  guint op = veche_edit_append (self, VECHE_EDIT_INSERT, kind, 0);

  veche_edit_get_op (self, op)->parent_id = parent_id;
  return op;
}

guint
veche_edit_insert_child (VecheEdit *self, const VecheKind *kind, guint parent_op)
{
  guint op = veche_edit_append (self, VECHE_EDIT_INSERT, kind, 0);

  g_assert (parent_op < op);
  veche_edit_get_op (self, op)->parent_op = (int) parent_op;
  return op;
}

guint
veche_edit_update (VecheEdit *self, const VecheKind *kind, gint64 id)
{
  return veche_edit_append (self, VECHE_EDIT_UPDATE, kind, id);
}

guint
veche_edit_delete (VecheEdit *self, const VecheKind *kind, gint64 id)
{
  return veche_edit_append (self, VECHE_EDIT_DELETE, kind, id);
}

guint
veche_edit_delete_bare (VecheEdit *self, const VecheKind *kind, gint64 id)
{
  guint op = veche_edit_delete (self, kind, id);

  veche_edit_get_op (self, op)->bare = TRUE;
  return op;
}

guint
veche_edit_attach (VecheEdit *self, const VecheKind *kind, gint64 id, GFile *file, const char *name, const char *item)
{
  guint op = veche_edit_append (self, VECHE_EDIT_ATTACH, kind, 0);
  VecheEditOp *attached = veche_edit_get_op (self, op);

  attached->parent_id = id;
  attached->file = g_object_ref (file);
  attached->name = g_strdup (name);
  attached->code = g_strdup (item);
  return op;
}

guint
veche_edit_attach_to_op (VecheEdit *self, guint parent_op, GFile *file, const char *name, const char *item)
{
  guint op = veche_edit_attach (self, veche_edit_get_op (self, parent_op)->kind, 0, file, name, item);

  veche_edit_get_op (self, op)->parent_op = (int) parent_op;
  return op;
}

guint
veche_edit_register (VecheEdit *self, gint64 id, guint parent_op)
{
  guint op = veche_edit_append (self, VECHE_EDIT_REGISTER, &veche_application_kind, id);

  if (id == 0)
    veche_edit_get_op (self, op)->parent_op = (int) parent_op;
  return op;
}

guint
veche_edit_move (VecheEdit *self, gint64 id, const char *state, const char *reason)
{
  guint op = veche_edit_append (self, VECHE_EDIT_MOVE, &veche_application_kind, id);

  veche_edit_get_op (self, op)->code = g_strdup (state);
  veche_edit_get_op (self, op)->text = g_strdup (reason);
  return op;
}

guint
veche_edit_merge (VecheEdit *self, const VecheKind *kind, gint64 id, gint64 keeper)
{
  guint op = veche_edit_append (self, VECHE_EDIT_MERGE, kind, id);

  g_return_val_if_fail (keeper != 0, op);
  veche_edit_get_op (self, op)->parent_id = keeper;
  return op;
}

guint
veche_edit_unmerge (VecheEdit *self, const VecheKind *kind, gint64 id)
{
  return veche_edit_append (self, VECHE_EDIT_MERGE, kind, id);
}

guint
veche_edit_tell_apart (VecheEdit *self, const VecheKind *kind, gint64 id, gint64 other)
{
  guint op = veche_edit_append (self, VECHE_EDIT_TELL_APART, kind, id);

  veche_edit_get_op (self, op)->parent_id = other;
  return op;
}

guint
veche_edit_retheme (VecheEdit *self, gint64 id, gint64 theme, const char *agreed)
{
  guint op = veche_edit_append (self, VECHE_EDIT_RETHEME, &veche_application_kind, id);

  veche_edit_get_op (self, op)->parent_id = theme;
  veche_edit_get_op (self, op)->text = g_strdup (agreed);
  return op;
}

VecheEditOp *
veche_edit_get_op (VecheEdit *self, guint op)
{
  g_return_val_if_fail (op < self->ops->len, NULL);
  return g_ptr_array_index (self->ops, op);
}

/* The cell of the field, made null if the op did not have it. */
static VecheValue *
veche_edit_ensure_cell (VecheEdit *self, guint op, const char *field)
{
  VecheEditOp *edited = veche_edit_get_op (self, op);
  VecheEditCell cell = { NULL, VECHE_VALUE_INIT, NULL };
  int index = veche_kind_find_field (edited->kind, field);

  g_assert (index >= 0);
  for (guint i = 0; i < edited->cells->len; i++)
    {
      VecheEditCell *known = &g_array_index (edited->cells, VecheEditCell, i);

      if (known->field != &edited->kind->fields[index])
        continue;
      g_clear_pointer (&known->patch, g_free);
      return &known->value;
    }

  cell.field = &edited->kind->fields[index];
  g_array_append_val (edited->cells, cell);
  return &g_array_index (edited->cells, VecheEditCell, edited->cells->len - 1).value;
}

void
veche_edit_set_text (VecheEdit *self, guint op, const char *field, const char *text)
{
  veche_value_set_text (veche_edit_ensure_cell (self, op, field), text);
}

void
veche_edit_set_integer (VecheEdit *self, guint op, const char *field, gint64 integer)
{
  veche_value_set_integer (veche_edit_ensure_cell (self, op, field), integer);
}

void
veche_edit_set_real (VecheEdit *self, guint op, const char *field, double real)
{
  veche_value_set_real (veche_edit_ensure_cell (self, op, field), real);
}

void
veche_edit_set_null (VecheEdit *self, guint op, const char *field)
{
  veche_value_clear (veche_edit_ensure_cell (self, op, field));
}

void
veche_edit_set_value (VecheEdit *self, guint op, const char *field, const VecheValue *value)
{
  veche_value_copy (value, veche_edit_ensure_cell (self, op, field));
}

void
veche_edit_set_own (VecheEdit *self, guint op, const char *patch)
{
  GArray *cells = veche_edit_get_op (self, op)->cells;
  const VecheValue *value = veche_edit_ensure_cell (self, op, VECHE_OWN_FORM_FIELD);

  for (guint i = 0; i < cells->len; i++)
    if (&g_array_index (cells, VecheEditCell, i).value == value)
      g_array_index (cells, VecheEditCell, i).patch = g_strdup (patch);
}

static gboolean
veche_edit_parse_place (VecheEdit *self, guint op, const char *field, const char *text, GError **error)
{
  VecheEditOp *edited = veche_edit_get_op (self, op);
  const char *name = veche_kind_get_geometry (edited->kind)->name;
  const VecheValue *before = veche_edit_op_get_cell (edited, name);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (!veche_place_parse (edited->kind, field, text, before, &value, error))
    return FALSE;
  veche_edit_set_value (self, op, name, &value);
  return TRUE;
}

gboolean
veche_edit_parse (VecheEdit *self, guint op, const char *field, const char *text, GError **error)
{
  VecheEditOp *edited = veche_edit_get_op (self, op);
  const VecheField *found;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (veche_place_is_field (edited->kind, field))
    return veche_edit_parse_place (self, op, field, text, error);
  found = veche_kind_get_field (edited->kind, field, error);
  if (found == NULL || !veche_field_parse (found, text, &value, error))
    return FALSE;
  veche_edit_set_value (self, op, field, &value);
  return TRUE;
}

const VecheValue *
veche_edit_op_get_cell (const VecheEditOp *op, const char *field)
{
  for (guint i = 0; i < op->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (op->cells, VecheEditCell, i);

      if (g_str_equal (cell->field->name, field))
        return &cell->value;
    }
  return NULL;
}
