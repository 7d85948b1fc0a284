/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-difference.h"

#include <json-glib/json-glib.h>

#include "veche-application.h"
#include "veche-check.h"
#include "veche-journal-entry.h"
#include "veche-json.h"
#include "veche-letter.h"

/* Fields that the office keeps for its own work. */
static const char *const veche_check_difference_own[]
  = { "responsible", "due", "resolution", "note", "external_id", "received", "channel", "leader_person", "organisation_ref", "repeats", NULL };

void
veche_check_difference_free (VecheCheckDifference *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->actor);
  g_free (self);
}

/* The line of the field or kind, made if there is none. */
static VecheCheckDifference *
veche_check_difference_ensure (GPtrArray *list, const VecheKind *kind, const VecheField *field)
{
  VecheCheckDifference *self;

  for (guint i = 0; i < list->len; i++)
    {
      self = g_ptr_array_index (list, i);
      if (self->kind == kind && self->field == field)
        return self;
    }
  self = g_new0 (VecheCheckDifference, 1);
  self->kind = kind;
  self->field = field;
  g_ptr_array_add (list, self);
  return self;
}

static void
veche_check_difference_sign (VecheCheckDifference *self, const VecheJournalEntry *entry)
{
  self->at = entry->at;
  g_set_str (&self->actor, entry->actor);
}

/* Images hold integers and texts as JSON, a reference as a row id, which says nothing to people. */
static char *
veche_check_difference_format (const VecheField *field, JsonNode *node)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (field->type == VECHE_FIELD_REF || field->type == VECHE_FIELD_REAL || field->type == VECHE_FIELD_GEOMETRY)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    veche_value_set_text (&value, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    veche_value_set_integer (&value, json_node_get_int (node));
  return veche_field_format (field, &value);
}

static gboolean
veche_check_difference_counts (const VecheField *field)
{
  return (field->flags & VECHE_FIELD_VERB) == 0 && !g_strv_contains (veche_check_difference_own, field->name);
}

static void
veche_check_difference_take_fields (GPtrArray *list, const VecheJournalEntry *entry)
{
  g_autoptr (JsonObject) image = entry->image != NULL ? veche_json_parse_object (entry->image, -1, "image", NULL) : NULL;

  if (image == NULL || entry->op != 'U')
    return;
  for (const VecheField *field = entry->kind->fields; field->name != NULL; field++)
    {
      VecheCheckDifference *self;

      if (!json_object_has_member (image, field->name) || !veche_check_difference_counts (field))
        continue;
      self = veche_check_difference_ensure (list, entry->kind, field);
      /* The first image is what the check saw. */
      if (self->count == 0)
        self->before = veche_check_difference_format (field, json_object_get_member (image, field->name));
      self->count = 1;
      veche_check_difference_sign (self, entry);
    }
}

/* Changed there and back. */
static gboolean
veche_check_difference_is_gone (const VecheCheckDifference *self, VecheRecord *application)
{
  g_autofree char *now = NULL;

  if (self->field == NULL || self->before == NULL)
    return FALSE;
  now = veche_record_dup_display (application, self->field->name);
  return g_str_equal (now, self->before);
}

GPtrArray *
veche_check_difference_reduce (VecheRecord *application, GPtrArray *entries)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_check_difference_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const VecheJournalEntry *entry = g_ptr_array_index (entries, i);
      VecheCheckDifference *self;

      if (entry->kind == NULL || entry->kind == &veche_check_kind || entry->kind == &veche_check_item_kind
          || entry->kind == &veche_letter_kind || entry->kind == &veche_application_contact_kind)
        continue;
      if (entry->kind == &veche_application_kind)
        {
          veche_check_difference_take_fields (list, entry);
          continue;
        }
      self = veche_check_difference_ensure (list, entry->kind, NULL);
      self->count++;
      veche_check_difference_sign (self, entry);
    }
  for (guint i = list->len; i > 0; i--)
    if (veche_check_difference_is_gone (g_ptr_array_index (list, i - 1), application))
      g_ptr_array_remove_index (list, i - 1);
  return list;
}
