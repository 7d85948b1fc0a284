/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-own-form.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-text.h"

/* Characters: a heading of a column that is still read. */
#define MOST_NAME 60

/* What a field may not be called, folded: a column of that name would be taken for the other one. */
static GHashTable *
veche_own_form_new_taken (const VecheKind *kind)
{
  /* What other columns of files are called: who a row is, where it is. */
  static const char *const reserved[] = { "uuid", "fid", "ogc_fid", "veche_rev", "parent", "wkt", "geom", "geometry", "lon", "lat", "longitude", "latitude",
                                          "долгота", "широта", "x", "y", "х", "у" };
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    g_hash_table_add (taken, veche_text_fold (reserved[i]));
  for (const VecheField *field = kind != NULL ? kind->fields : NULL; field != NULL && field->name != NULL; field++)
    {
      g_hash_table_add (taken, veche_text_fold (field->name));
      g_hash_table_add (taken, veche_text_fold (veche_field_get_label (field)));
    }
  return taken;
}

static gboolean
veche_own_form_take_name (GHashTable *taken, const char *name, GError **error)
{
  if (g_utf8_strlen (name, -1) > MOST_NAME)
    {
      g_autofree char *start = g_utf8_substring (name, 0, MOST_NAME);

      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not save the fields: the name “%s…” is longer than %d characters. Shorten it."), start, MOST_NAME);
      return FALSE;
    }
  if (g_hash_table_add (taken, veche_text_fold (name)))
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID, _("Could not save the fields: there is a “%s” already. Name one of them otherwise."), name);
  return FALSE;
}

gboolean
veche_own_form_check (GPtrArray *fields, const VecheKind *kind, GError **error)
{
  /* Tables are headed by labels, map files by keys. */
  g_autoptr (GHashTable) labels = veche_own_form_new_taken (kind);
  g_autoptr (GHashTable) keys = veche_own_form_new_taken (kind);

  for (guint i = 0; i < fields->len; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (fields, i);
      g_autofree char *label = veche_text_fold (field->label);

      if (*label == '\0')
        {
          g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                               _("Could not save the fields: one has no name. Name it, or take it away."));
          return FALSE;
        }
      if (field->codes != NULL && field->codes[0].code == NULL)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                       _("Could not save the fields: “%s” has nothing to choose from. Type what it may be, a line each."), field->label);
          return FALSE;
        }
      if (!veche_own_form_take_name (labels, field->label, error) || !veche_own_form_take_name (keys, field->key, error))
        return FALSE;
    }
  return TRUE;
}

/* One by one: of two with the same key, or one of an unknown type, reading all of them would leave one out. */
static gboolean
veche_own_form_add_each (GPtrArray *fields, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *text = json_to_string (json_array_get_element (array, i), FALSE);
      g_autofree char *alone = g_strconcat ("[", text, "]", NULL);
      g_autoptr (GPtrArray) one = veche_own_form_parse (alone);

      if (one->len != 1)
        return FALSE;
      g_ptr_array_add (fields, g_ptr_array_steal_index (one, 0));
    }
  return TRUE;
}

gboolean
veche_own_form_check_text (const char *form, const VecheKind *kind, GError **error)
{
  g_autofree char *wrapped = form != NULL ? g_strdup_printf ("{\"fields\":%s}", form) : NULL;
  g_autoptr (JsonObject) object = wrapped != NULL ? veche_json_parse_own_object (wrapped, -1, "form", NULL) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, "fields") : NULL;
  g_autoptr (GPtrArray) fields = veche_own_form_new_list ();

  if (form == NULL || *form == '\0')
    return TRUE;
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && veche_own_form_add_each (fields, json_node_get_array (node)))
    return veche_own_form_check (fields, kind, error);
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                       _("Could not save the fields: they are not written as a list of names and types (text, number, boolean, date, choice). "
                         "Correct the text, or make the fields in the window of the layer."));
  return FALSE;
}
