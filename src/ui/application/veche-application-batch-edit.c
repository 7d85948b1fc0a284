/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-batch-edit.h"

#include "veche-application.h"
#include "veche-i18n.h"

static gboolean
veche_application_batch_edit_allows (VecheBatchVerb verb, VecheRecord *application, gint64 programme)
{
  const char *state = veche_record_get_text (application, "state");

  switch (verb)
    {
    case VECHE_BATCH_THEME:
      return veche_application_state_is_open (state) && programme != 0
             && veche_record_get_integer (application, "programme") == programme;
    case VECHE_BATCH_REGISTER:
      return g_strcmp0 (state, "draft") == 0;
    case VECHE_BATCH_CHECK:
      /* What has been decided is not taken back by the dozen. */
      return g_strcmp0 (state, "registered") == 0 || g_strcmp0 (state, "returned") == 0;
    case VECHE_BATCH_WITHDRAW:
      return veche_application_can_move (state, "withdrawn");
    case VECHE_BATCH_DELETE:
      return veche_record_get_number (application) == NULL;
    case VECHE_BATCH_RESPONSIBLE:
    case VECHE_BATCH_DUE:
    default:
      return TRUE;
    }
}

gboolean
veche_application_batch_edit_is_legal (VecheBatchVerb verb, GPtrArray *applications)
{
  gint64 programme;

  if (applications == NULL || applications->len == 0)
    return FALSE;
  programme = veche_record_get_integer (g_ptr_array_index (applications, 0), "programme");
  for (guint i = 0; i < applications->len; i++)
    if (!veche_application_batch_edit_allows (verb, g_ptr_array_index (applications, i), programme))
      return FALSE;
  return TRUE;
}

static gboolean
veche_application_batch_edit_leaves_theme (VecheRecord *application, gint64 theme)
{
  return !veche_record_is_null (application, "theme") && veche_record_get_integer (application, "theme") != theme;
}

gboolean
veche_application_batch_edit_needs_agreement (GPtrArray *applications, gint64 theme)
{
  for (guint i = 0; i < applications->len; i++)
    if (veche_application_batch_edit_leaves_theme (g_ptr_array_index (applications, i), theme))
      return TRUE;
  return FALSE;
}

static char *
veche_application_batch_edit_dup_title (VecheBatchVerb verb, guint n)
{
  switch (verb)
    {
    case VECHE_BATCH_RESPONSIBLE:
      return g_strdup_printf (ngettext ("Responsible person of %u application", "Responsible person of %u applications", n), n);
    case VECHE_BATCH_DUE:
      return g_strdup_printf (ngettext ("Term of %u application", "Term of %u applications", n), n);
    case VECHE_BATCH_THEME:
      return g_strdup_printf (ngettext ("Theme of %u application", "Theme of %u applications", n), n);
    case VECHE_BATCH_REGISTER:
      return g_strdup_printf (ngettext ("Registration of %u application", "Registration of %u applications", n), n);
    case VECHE_BATCH_CHECK:
      return g_strdup_printf (ngettext ("Start of the check of %u application", "Start of the check of %u applications", n), n);
    case VECHE_BATCH_WITHDRAW:
      return g_strdup_printf (ngettext ("Withdrawal of %u application", "Withdrawal of %u applications", n), n);
    case VECHE_BATCH_DELETE:
    default:
      return g_strdup_printf (ngettext ("Deletion of %u application", "Deletion of %u applications", n), n);
    }
}

/* Only what changes is a change, and counted. */
static gboolean
veche_application_batch_edit_has (VecheRecord *application, const char *field, const VecheValue *value)
{
  if (value == NULL || value->type == VECHE_VALUE_NULL)
    return veche_record_is_null (application, field);
  if (value->type == VECHE_VALUE_INTEGER)
    return !veche_record_is_null (application, field) && veche_record_get_integer (application, field) == value->integer;
  return value->type == VECHE_VALUE_TEXT && g_strcmp0 (veche_record_get_text (application, field), value->text) == 0;
}

static void
veche_application_batch_edit_set (VecheEdit *edit, VecheRecord *application, const char *field, const VecheEditOp *answer)
{
  const VecheValue *value = answer != NULL ? veche_edit_op_get_cell (answer, field) : NULL;
  guint op;

  if (veche_application_batch_edit_has (application, field, value))
    return;
  op = veche_edit_update (edit, &veche_application_kind, veche_record_get_id (application));
  if (value != NULL)
    veche_edit_set_value (edit, op, field, value);
  else
    veche_edit_set_null (edit, op, field);
}

static void
veche_application_batch_edit_add_theme (VecheEdit *edit, VecheRecord *application, const VecheEditOp *answer)
{
  const VecheValue *theme = veche_edit_op_get_cell (answer, "theme");
  const VecheValue *agreed = veche_edit_op_get_cell (answer, "move_agreed");

  if (theme == NULL || veche_record_get_integer (application, "theme") == theme->integer)
    return;
  if (veche_application_batch_edit_leaves_theme (application, theme->integer))
    veche_edit_retheme (edit, veche_record_get_id (application), theme->integer, agreed != NULL ? agreed->text : NULL);
  else
    veche_application_batch_edit_set (edit, application, "theme", answer);
}

static void
veche_application_batch_edit_add (VecheEdit *edit, VecheBatchVerb verb, VecheRecord *application, const VecheEditOp *answer)
{
  const gint64 id = veche_record_get_id (application);
  const VecheValue *reason;

  switch (verb)
    {
    case VECHE_BATCH_RESPONSIBLE:
      veche_application_batch_edit_set (edit, application, "responsible", answer);
      break;
    case VECHE_BATCH_DUE:
      veche_application_batch_edit_set (edit, application, "due", answer);
      break;
    case VECHE_BATCH_THEME:
      veche_application_batch_edit_add_theme (edit, application, answer);
      break;
    case VECHE_BATCH_REGISTER:
      veche_edit_register (edit, id, 0);
      break;
    case VECHE_BATCH_CHECK:
      veche_edit_move (edit, id, "in-check", NULL);
      break;
    case VECHE_BATCH_WITHDRAW:
      reason = answer != NULL ? veche_edit_op_get_cell (answer, "withdrawal") : NULL;
      veche_edit_move (edit, id, "withdrawn", reason != NULL ? reason->text : NULL);
      break;
    case VECHE_BATCH_DELETE:
    default:
      veche_edit_delete (edit, &veche_application_kind, id);
      break;
    }
}

VecheEdit *
veche_application_batch_edit_new (VecheBatchVerb verb, GPtrArray *applications, const VecheEditOp *answer)
{
  g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

  edit->verb = verb == VECHE_BATCH_REGISTER || verb == VECHE_BATCH_CHECK || verb == VECHE_BATCH_WITHDRAW;
  for (guint i = 0; i < applications->len; i++)
    veche_application_batch_edit_add (edit, verb, g_ptr_array_index (applications, i), answer);
  edit->title = veche_application_batch_edit_dup_title (verb, edit->ops->len);
  return g_steal_pointer (&edit);
}
