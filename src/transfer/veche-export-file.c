/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-export-file.h"

#include <string.h>

#include "veche-error.h"
#include "veche-export-place.h"
#include "veche-i18n.h"
#include "veche-import-plan.h"
#include "veche-own-file.h"
#include "veche-own-form.h"
#include "veche-place.h"
#include "veche-table-writer.h"
#include "veche-transfer-job.h"

struct _VecheExportFile
{
  const VecheKind *kind;
  char *path;
  char *encoding;
  char *zone;
  gboolean anonymous;
  GPtrArray *fields; /* of VecheField, borrowed: what goes out */
  gboolean map;      /* a map file: columns are called as fields are, codes stay codes */
  gint64 revision;   /* of the journal; -1: not written */
  char *crs;
  GHashTable *parents;
  JsonObject *colors; /* of layers, or %NULL */
  GPtrArray *own; /* of VecheOwnField, or %NULL: columns beside those of the kind */
  VecheTableWriter *table;
  GFileOutputStream *json;
  gboolean any; /* a record is in the JSON already */
};

typedef struct
{
  VecheExportFile *file;
  GPtrArray *records;
} VecheExportFileJob;

static void
veche_export_file_clear (gpointer data)
{
  VecheExportFile *self = data;

  g_free (self->path);
  g_free (self->encoding);
  g_free (self->zone);
  g_free (self->crs);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->parents, g_hash_table_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->colors, json_object_unref);
  g_clear_object (&self->table);
  if (self->json != NULL)
    {
      g_autoptr (GCancellable) stop = g_cancellable_new ();

      /* A cancelled close leaves what was there before. */
      g_cancellable_cancel (stop);
      g_output_stream_close (G_OUTPUT_STREAM (self->json), stop, NULL);
      g_clear_object (&self->json);
    }
}

void
veche_export_file_unref (VecheExportFile *self)
{
  g_atomic_rc_box_release_full (self, veche_export_file_clear);
}

/* What cannot name anybody: numbers, days, codes, texts of a closed vocabulary, and references to what the office itself has set
 * up; a reference is written as the title of what it refers to. */
static gboolean
veche_export_file_is_anonymous (const VecheField *field)
{
  static const char *const set_up[] = { "programme", "theme", "item", "layer", NULL };
  static const char *const plain[] = { "number", "code", "region", "city", "species", "condition", "abbr", NULL };

  if (field->type == VECHE_FIELD_TEXT || field->type == VECHE_FIELD_LONG_TEXT)
    return g_strv_contains (plain, field->name);
  return field->type != VECHE_FIELD_REF || g_strv_contains (set_up, field->target);
}

static gboolean
veche_export_file_is_wanted (const VecheField *field, const VecheTableExportOptions *options)
{
  if (field->type == VECHE_FIELD_GEOMETRY || (field->flags & VECHE_FIELD_SECRET) != 0
      || ((field->flags & VECHE_FIELD_PERSONAL) != 0 && !options->with_contacts))
    return FALSE;
  return !options->anonymous || veche_export_file_is_anonymous (field);
}

static gboolean
veche_export_file_has_ending (VecheExportFile *self, const char *ending)
{
  g_autofree char *folded = g_utf8_casefold (self->path, -1);

  return g_str_has_suffix (folded, ending);
}

VecheExportFile *
veche_export_file_new (const VecheKind *kind, const char *path, const VecheTableExportOptions *options)
{
  VecheExportFile *self = g_atomic_rc_box_new0 (VecheExportFile);

  self->kind = kind;
  self->path = g_strdup (path);
  self->encoding = g_strdup (options->encoding);
  self->anonymous = options->anonymous;
  self->map = veche_kind_get_geometry (kind) != NULL && veche_table_writer_is_map (path);
  self->revision = -1;
  self->crs = g_strdup (options->crs);
  self->fields = g_ptr_array_new ();
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (veche_export_file_is_wanted (field, options))
      g_ptr_array_add (self->fields, (gpointer) field);
  return self;
}

void
veche_export_file_set_parents (VecheExportFile *self, GHashTable *titles)
{
  self->parents = g_hash_table_ref (titles);
}

void
veche_export_file_set_own (VecheExportFile *self, GPtrArray *own)
{
  /* JSON has them as the workspace has them; who must not be named may be named in any of them. */
  if (self->anonymous || own->len == 0 || veche_export_file_has_ending (self, ".json"))
    return;
  g_clear_pointer (&self->own, g_ptr_array_unref);
  self->own = g_ptr_array_ref (own);
}

gboolean
veche_export_file_wants_colors (VecheExportFile *self)
{
  return self->map && (veche_export_file_has_ending (self, ".kml") || veche_export_file_has_ending (self, ".kmz"));
}

void
veche_export_file_set_colors (VecheExportFile *self, JsonObject *colors)
{
  self->colors = json_object_ref (colors);
}

gboolean
veche_export_file_wants_revision (VecheExportFile *self)
{
  return self->map && !self->anonymous && !veche_export_file_wants_colors (self) && !veche_export_file_has_ending (self, ".dxf");
}

void
veche_export_file_set_revision (VecheExportFile *self, gint64 revision)
{
  self->revision = revision;
}

void
veche_export_file_set_zone (VecheExportFile *self, const char *zone)
{
  g_set_str (&self->zone, zone);
}

static void
veche_export_file_job_free (gpointer data)
{
  VecheExportFileJob *job = data;

  veche_export_file_unref (job->file);
  g_clear_pointer (&job->records, g_ptr_array_unref);
  g_free (job);
}

static DexFuture *
veche_export_file_run (VecheExportFile *self, VecheTransferJobFunc func, GPtrArray *records)
{
  VecheExportFileJob *job = g_new0 (VecheExportFileJob, 1);

  job->file = g_atomic_rc_box_acquire (self);
  job->records = records != NULL ? g_ptr_array_ref (records) : NULL;
  return veche_transfer_job_run (func, job, veche_export_file_job_free);
}

static gboolean
veche_export_file_succeed (GValue *result)
{
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return TRUE;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static VecheTableColumnType
veche_export_file_get_column_type (const VecheField *field)
{
  switch (field->type)
    {
    case VECHE_FIELD_MONEY:
      return VECHE_TABLE_MONEY;
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_REAL:
      return VECHE_TABLE_NUMBER;
    case VECHE_FIELD_DATE:
      return VECHE_TABLE_DATE;
    case VECHE_FIELD_TIME:
      return VECHE_TABLE_MOMENT;
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
    case VECHE_FIELD_BOOLEAN:
    case VECHE_FIELD_CODE:
    case VECHE_FIELD_REF:
    case VECHE_FIELD_GEOMETRY:
    default:
      return VECHE_TABLE_TEXT;
    }
}

static char *
veche_export_file_dup_own (VecheRecord *record, const VecheOwnField *own)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  veche_own_form_read (veche_record_get_text (record, VECHE_OWN_FORM_FIELD), own, &value);
  if (value.type == VECHE_VALUE_REAL)
    return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value.real));
  if (value.type == VECHE_VALUE_TEXT)
    return g_strdup (value.text);
  /* Not in the list (any more), but said; columns of numbers and days take no such text, and their empty cells delete none. */
  if (value.type == VECHE_VALUE_NULL && own->field.type == VECHE_FIELD_CODE)
    return veche_own_form_dup_said (veche_record_get_text (record, VECHE_OWN_FORM_FIELD), own->key);
  return value.type != VECHE_VALUE_NULL ? veche_field_format (&own->field, &value) : NULL;
}

/* As the writer wants it: plain numbers, ISO days, words for codes. */
static char *
veche_export_file_dup_cell (VecheExportFile *self, VecheRecord *record, const VecheField *field)
{
  const VecheValue *value = veche_record_get_value (record, field->name);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->type == VECHE_VALUE_NULL)
    return NULL;
  /* What none of the columns says: of fields that were taken away, of other programs. */
  if (self->own != NULL && g_str_equal (field->name, VECHE_OWN_FORM_FIELD))
    return veche_own_form_dup_rest (value->text, self->own);
  switch (field->type)
    {
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_MONEY:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case VECHE_FIELD_REAL:
      /* Columns of map programs are numbers throughout; a table takes a text among them. */
      if (value->label != NULL && !self->map)
        return veche_record_dup_display (record, field->name);
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, veche_record_get_real (record, field->name)));
    case VECHE_FIELD_DATE:
    case VECHE_FIELD_TIME:
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
      return g_strdup (value->text);
    case VECHE_FIELD_CODE:
      return self->map ? g_strdup (value->text) : veche_record_dup_display (record, field->name);
    case VECHE_FIELD_BOOLEAN:
    case VECHE_FIELD_REF:
    case VECHE_FIELD_GEOMETRY:
    default:
      return veche_record_dup_display (record, field->name);
    }
}

static guint
veche_export_file_count_extra (VecheExportFile *self)
{
  return (self->own != NULL ? self->own->len : 0) + (self->anonymous ? 0 : 1) + (self->parents != NULL ? 1 : 0) + (self->revision >= 0 ? 1 : 0) + veche_export_place_count (self->kind, self->map);
}

static gboolean
veche_export_file_open_table (VecheExportFile *self, GError **error)
{
  const VecheTableWriterOptions options = {
    .sheet = self->map ? self->kind->name : _(self->kind->label),
    .encoding = self->encoding,
    .zone = self->zone,
    .crs = self->crs,
    .colors = self->colors,
    .geometry = veche_kind_get_geometry (self->kind) != NULL ? veche_kind_get_geometry (self->kind)->target : NULL,
  };
  guint n_columns = self->fields->len + veche_export_file_count_extra (self);
  g_autofree VecheTableColumn *columns = g_new0 (VecheTableColumn, n_columns);
  guint n = 0;

  if (!self->anonymous)
    columns[n++].name = "uuid";
  if (self->parents != NULL)
    columns[n++].name = _(veche_kind_find (self->kind->parent)->label);
  for (guint i = 0; i < self->fields->len; i++, n++)
    {
      const VecheField *field = g_ptr_array_index (self->fields, i);

      columns[n].name = self->map ? field->name : _(field->label);
      columns[n].type = veche_export_file_get_column_type (field);
    }
  for (guint i = 0; self->own != NULL && i < self->own->len; i++, n++)
    {
      const VecheOwnField *own = g_ptr_array_index (self->own, i);

      columns[n].name = self->map ? own->key : own->label;
      columns[n].type = veche_export_file_get_column_type (&own->field);
    }
  if (self->revision >= 0)
    columns[n++] = (VecheTableColumn){ VECHE_IMPORT_PLAN_REVISION, VECHE_TABLE_NUMBER };
  veche_export_place_add_columns (self->kind, self->map, columns + n);
  self->table = veche_table_writer_open (self->path, columns, n_columns, &options, error);
  return self->table != NULL;
}

static const char *
veche_export_file_get_parent (VecheExportFile *self, VecheRecord *record)
{
  gint64 id = veche_record_get_parent_id (record);

  return g_hash_table_lookup (self->parents, &id);
}

static gboolean
veche_export_file_write_row (VecheExportFile *self, VecheRecord *record, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  if (!self->anonymous)
    g_ptr_array_add (cells, g_strdup (veche_record_get_uuid (record)));
  if (self->parents != NULL)
    g_ptr_array_add (cells, g_strdup (veche_export_file_get_parent (self, record)));
  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (cells, veche_export_file_dup_cell (self, record, g_ptr_array_index (self->fields, i)));
  for (guint i = 0; self->own != NULL && i < self->own->len; i++)
    g_ptr_array_add (cells, veche_export_file_dup_own (record, g_ptr_array_index (self->own, i)));
  if (self->revision >= 0)
    g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, self->revision));
  veche_export_place_add_cells (record, self->map, cells);
  return veche_table_writer_write_row (self->table, (const char *const *) cells->pdata, error);
}

/* --- JSON --------------------------------------------------------------------------------------------------------- */

static gboolean
veche_export_file_set_error (VecheExportFile *self, const GError *cause, GError **error)
{
  g_set_error (error, VECHE_ERROR, g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? VECHE_ERROR_NO_SPACE : VECHE_ERROR_FAILED,
               _("Could not write “%s”: %s. Choose another place."), self->path, cause->message);
  return FALSE;
}

static gboolean
veche_export_file_put (VecheExportFile *self, const char *text, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (g_output_stream_write_all (G_OUTPUT_STREAM (self->json), text, strlen (text), NULL, NULL, &cause))
    return TRUE;
  return veche_export_file_set_error (self, cause, error);
}

static gboolean
veche_export_file_open_json (VecheExportFile *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) cause = NULL;
  g_autofree char *head = g_strdup_printf ("{\"kind\":\"%s\",\"records\":[", self->kind->name);

  self->json = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &cause);
  if (self->json != NULL)
    return veche_export_file_put (self, head, error);
  return veche_export_file_set_error (self, cause, error);
}

static gboolean
veche_export_file_write_object (VecheExportFile *self, VecheRecord *record, GError **error)
{
  g_autoptr (JsonObject) all = veche_record_to_json (record);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (!self->anonymous)
    json_object_set_string_member (object, "uuid", veche_record_get_uuid (record));
  if (self->parents != NULL)
    json_object_set_string_member (object, "parent", veche_export_file_get_parent (self, record));
  for (guint i = 0; i < self->fields->len; i++)
    {
      const VecheField *field = g_ptr_array_index (self->fields, i);

      json_object_set_member (object, field->name, json_node_copy (json_object_get_member (all, field->name)));
    }
  veche_place_add_json (record, object);
  node = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (node, FALSE);
  line = g_strconcat (self->any ? ",\n" : "\n", text, NULL);
  self->any = TRUE;
  return veche_export_file_put (self, line, error);
}

static gboolean
veche_export_file_finish_json (VecheExportFile *self, GError **error)
{
  g_autoptr (GFileOutputStream) json = NULL;
  g_autoptr (GError) cause = NULL;

  if (!veche_export_file_put (self, "\n]}\n", error))
    return FALSE;
  json = g_steal_pointer (&self->json);
  if (g_output_stream_close (G_OUTPUT_STREAM (json), NULL, &cause))
    return TRUE;
  return veche_export_file_set_error (self, cause, error);
}

/* --- jobs --------------------------------------------------------------------------------------------------------- */

static gboolean
veche_export_file_open_thread (gpointer data, GValue *result, GError **error)
{
  VecheExportFile *self = ((VecheExportFileJob *) data)->file;

  if (!veche_own_file_check (self->path, error))
    return FALSE;
  if (veche_export_file_has_ending (self, ".json") ? !veche_export_file_open_json (self, error) : !veche_export_file_open_table (self, error))
    return FALSE;
  return veche_export_file_succeed (result);
}

static gboolean
veche_export_file_write_thread (gpointer data, GValue *result, GError **error)
{
  const VecheExportFileJob *job = data;
  VecheExportFile *self = job->file;

  for (guint i = 0; i < job->records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (job->records, i);

      if (self->json != NULL ? !veche_export_file_write_object (self, record, error)
                             : !veche_export_file_write_row (self, record, error))
        {
          /* At once: whoever hears of the failure may end the program before the last reference goes. */
          g_clear_object (&self->table);
          return FALSE;
        }
    }
  return veche_export_file_succeed (result);
}

static gboolean
veche_export_file_finish_thread (gpointer data, GValue *result, GError **error)
{
  VecheExportFile *self = ((VecheExportFileJob *) data)->file;
  gboolean done = self->json != NULL ? veche_export_file_finish_json (self, error) : veche_table_writer_finish (self->table, error);

  if (!done)
    g_clear_object (&self->table);
  return done && veche_export_file_succeed (result);
}

DexFuture *
veche_export_file_open (VecheExportFile *self)
{
  return veche_export_file_run (self, veche_export_file_open_thread, NULL);
}

DexFuture *
veche_export_file_write (VecheExportFile *self, GPtrArray *records)
{
  return veche_export_file_run (self, veche_export_file_write_thread, records);
}

gint64
veche_export_file_conclude (VecheExportFile *self, gint64 given, GPtrArray *warnings)
{
  GPtrArray *own = self->table != NULL ? veche_table_writer_get_warnings (self->table) : NULL;

  for (guint i = 0; warnings != NULL && own != NULL && i < own->len; i++)
    g_ptr_array_add (warnings, g_strdup (g_ptr_array_index (own, i)));
  return self->table != NULL ? (gint64) veche_table_writer_get_n_rows (self->table) : given;
}

DexFuture *
veche_export_file_finish (VecheExportFile *self)
{
  return veche_export_file_run (self, veche_export_file_finish_thread, NULL);
}
