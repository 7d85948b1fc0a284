/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-record.h"

#include <inttypes.h>
#include <string.h>

#include "veche-cli-output.h"
#include "veche-error.h"
#include "veche-geodesy.h"
#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-species-limits.h"
#include "veche-territory.h"

const VecheKind *
veche_cli_record_find_kind (VecheCliCall *call, guint argument, GError **error)
{
  return veche_kind_find_checked (veche_cli_call_get_argument (call, argument), error);
}

gint64
veche_cli_record_find (VecheCliCall *call, const VecheKind *kind, const char *reference, GError **error)
{
  return dex_await_int64 (veche_cli_call_guard (call, veche_workspace_find (call->workspace, kind, reference)), error);
}

VecheRecord *
veche_cli_record_load_id (VecheCliCall *call, const VecheKind *kind, gint64 id, GError **error)
{
  return dex_await_object (veche_cli_call_guard (call, veche_workspace_get (call->workspace, kind, id)), error);
}

VecheRecord *
veche_cli_record_load (VecheCliCall *call, const VecheKind *kind, const char *reference, GError **error)
{
  gint64 id = veche_cli_record_find (call, kind, reference, error);

  return id != 0 ? veche_cli_record_load_id (call, kind, id, error) : NULL;
}

gboolean
veche_cli_record_check_fields (VecheCliCall *call, guint first, GError **error)
{
  const char *word;

  for (guint i = first; (word = veche_cli_call_get_argument (call, i)) != NULL; i++)
    if (strchr (word, '=') == NULL || *word == '=')
      return veche_cli_call_set_usage (error, _("“%s” is not FIELD=VALUE."), word);
  return TRUE;
}

gboolean
veche_cli_record_parse_fields (VecheCliCall *call, guint first, VecheEdit *edit, guint op, GError **error)
{
  const char *word;

  if (!veche_cli_record_check_fields (call, first, error))
    return FALSE;
  for (guint i = first; (word = veche_cli_call_get_argument (call, i)) != NULL; i++)
    {
      const char *mark = strchr (word, '=');
      g_autofree char *field = g_strndup (word, mark - word);

      if (!veche_edit_parse (edit, op, field, mark + 1, error))
        return FALSE;
    }
  return TRUE;
}

VecheEdit *
veche_cli_record_apply (VecheCliCall *call, VecheEdit *edit, GError **error)
{
  return dex_await_boxed (veche_cli_call_guard (call, veche_workspace_apply (call->workspace, edit)), error);
}

gboolean
veche_cli_record_warn (VecheCliCall *call, VecheEdit *done, GError **error)
{
  g_autoptr (GPtrArray) doubts = veche_species_limits_find_doubts (call->workspace, done, error);

  for (guint i = 0; doubts != NULL && i < doubts->len; i++)
    veche_cli_output_warning (g_ptr_array_index (doubts, i));
  return doubts != NULL;
}

JsonObject *
veche_cli_record_to_json (VecheRecord *record, gint64 step)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", veche_record_get_id (record));
  veche_cli_output_set_text (object, "uuid", veche_record_get_uuid (record));
  veche_cli_output_set_text (object, "number", veche_record_get_number (record));
  veche_cli_output_set_step (object, "step", step);
  return object;
}

/* What follows from the boundary. */
static void
veche_cli_record_add_area (VecheRecord *record, JsonObject *object)
{
  g_autoptr (VecheGeometry) shape = veche_place_dup (record);

  if (shape != NULL && (shape->type == VECHE_GEOMETRY_POLYGON || shape->type == VECHE_GEOMETRY_MULTI_POLYGON))
    json_object_set_double_member (object, "area_m2",
                                   veche_geodesy_area (veche_geometry_get_xy (shape), (const guint *) (gpointer) shape->rings->data,
                                                       (const guint *) (gpointer) shape->parts->data, shape->parts->len));
  else
    json_object_set_null_member (object, "area_m2");
}

JsonObject *
veche_cli_record_to_full_json (VecheRecord *record)
{
  JsonObject *object = veche_record_to_json (record);

  for (const VecheField *field = veche_record_get_kind (record)->fields; field->name != NULL; field++)
    if (g_str_has_suffix (field->name, "_hash"))
      json_object_remove_member (object, field->name);
  if (veche_record_get_kind (record) == &veche_territory_area_kind)
    veche_cli_record_add_area (record, object);
  if (veche_record_get_parent_id (record) != 0)
    json_object_set_int_member (object, "parent_id", veche_record_get_parent_id (record));
  return object;
}

void
veche_cli_record_print (VecheCliCall *call, VecheRecord *record, gint64 step)
{
  const char *number = veche_record_get_number (record);

  if (call->json)
    veche_cli_output_json (veche_cli_record_to_json (record, step));
  else
    veche_cli_output_text ("%s  %s%s%s\n", veche_record_get_uuid (record), number != NULL ? number : "",
                           number != NULL ? "  " : "", veche_record_get_title (record));
}

GPtrArray *
veche_cli_record_list_files (VecheCliCall *call, const VecheKind *kind, gint64 id, GError **error)
{
  return dex_await_boxed (veche_cli_call_guard (call, veche_workspace_list_attachments (call->workspace, kind, id)), error);
}

static gboolean
veche_cli_record_is_file (VecheRecord *file, const char *name)
{
  g_autofree char *id = g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (file));

  return g_str_equal (name, id) || g_strcmp0 (name, veche_record_get_uuid (file)) == 0
         || g_strcmp0 (name, veche_record_get_text (file, "name")) == 0;
}

VecheRecord *
veche_cli_record_find_file (VecheCliCall *call, const VecheKind *kind, gint64 id, const char *name, GError **error)
{
  g_autoptr (GPtrArray) files = veche_cli_record_list_files (call, kind, id, error);
  g_autoptr (GString) names = g_string_new (NULL);
  VecheRecord *found = NULL;

  if (files == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      VecheRecord *file = g_ptr_array_index (files, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", veche_record_get_text (file, "name"));
      if (!veche_cli_record_is_file (file, name))
        continue;
      if (found != NULL)
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_AMBIGUOUS,
                       _("Could not choose between two files “%s”: id:%" PRId64 " and id:%" PRId64
                         ". Name one of them by its id."),
                       name, veche_record_get_id (found), veche_record_get_id (file));
          return NULL;
        }
      found = file;
    }
  if (found != NULL)
    return g_object_ref (found);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
               _("Could not find the file “%s”: the record does not have it. It has: %s."), name,
               names->len > 0 ? names->str : _("none"));
  return NULL;
}
