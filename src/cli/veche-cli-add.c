/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <gio/gunixinputstream.h>
#include <inttypes.h>

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-edit-json.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-place.h"
#include "veche-uuid.h"

static const VecheCliOption veche_cli_add_options[] = {
  { "parent", "ID", N_("the record that the new one belongs to") },
  { "stdin", NULL, N_("read one JSON object a line from standard input") },
  { NULL },
};

static gint64
veche_cli_add_find_parent (VecheCliCall *call, const VecheKind *kind, const char *reference, GError **error)
{
  return veche_cli_record_find (call, veche_kind_find (kind->parent), reference, error);
}

static VecheEdit *
veche_cli_add_new_edit (const VecheKind *kind)
{
  /* Translators: name of a step in the menu «Undo …»; %s is a kind of record («application»). */
  g_autofree char *title = g_strdup_printf (_("Add: %s"), _(kind->label));

  return veche_edit_new (title);
}

static VecheRecord *
veche_cli_add_apply (VecheCliCall *call, const VecheKind *kind, VecheEdit *edit, gint64 *step, GError **error)
{
  g_autoptr (VecheEdit) done = veche_cli_record_apply (call, edit, error);

  if (done == NULL || !veche_cli_record_warn (call, done, error))
    return NULL;
  *step = done->step;
  return veche_cli_record_load_id (call, kind, veche_edit_get_op (done, 0)->id, error);
}

static gboolean
veche_cli_add_one (VecheCliCall *call, const VecheKind *kind, gint64 parent, GError **error)
{
  g_autoptr (VecheEdit) edit = veche_cli_add_new_edit (kind);
  g_autoptr (VecheRecord) record = NULL;
  guint op = veche_edit_insert (edit, kind, parent);
  gint64 step;

  if (!veche_cli_record_parse_fields (call, 2, edit, op, error))
    return FALSE;
  record = veche_cli_add_apply (call, kind, g_steal_pointer (&edit), &step, error);
  if (record == NULL)
    return FALSE;
  veche_cli_record_print (call, record, step);
  return TRUE;
}

/* A line as «list --json» prints it is welcome too: what it says beside the fields is taken or passed over. */
static gboolean
veche_cli_add_fill (VecheCliCall *call, const VecheKind *kind, JsonObject *line, VecheEdit *edit, guint op, GError **error)
{
  static const char *const passed[] = { "id", "kind", "parent_id", "area_m2", NULL };
  static const char *const told[] = { "number", "title", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, line);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      const char *text = json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : NULL;

      gboolean is_field = veche_kind_find_field (kind, name) >= 0 || veche_place_is_field (kind, name);

      if (JSON_NODE_HOLDS_NULL (value) && (is_field || g_strv_contains (told, name)))
        continue;
      if (g_str_equal (name, "uuid") && text != NULL && veche_uuid_is_valid (text))
        g_set_str (&veche_edit_get_op (edit, op)->uuid, text);
      else if (g_str_equal (name, "parent") && text != NULL && kind->parent != NULL)
        {
          veche_edit_get_op (edit, op)->parent_id = veche_cli_add_find_parent (call, kind, text, error);
          if (veche_edit_get_op (edit, op)->parent_id == 0)
            return FALSE;
        }
      else if (!g_strv_contains (passed, name) && (is_field || !g_strv_contains (told, name))
               && !veche_edit_json_set (edit, op, name, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
veche_cli_add_line (VecheCliCall *call, const VecheKind *kind, gint64 parent, const char *text, gssize length, GError **error)
{
  g_autoptr (JsonObject) line = veche_json_parse_object (text, length, _("the line"), error);
  g_autoptr (VecheEdit) edit = NULL;
  g_autoptr (VecheRecord) record = NULL;
  gint64 step;
  guint op;

  if (line == NULL)
    return FALSE;
  edit = veche_cli_add_new_edit (kind);
  op = veche_edit_insert (edit, kind, parent);
  if (!veche_cli_add_fill (call, kind, line, edit, op, error))
    return FALSE;
  record = veche_cli_add_apply (call, kind, g_steal_pointer (&edit), &step, error);
  if (record == NULL)
    return FALSE;
  veche_cli_output_json (veche_cli_record_to_json (record, step));
  return TRUE;
}

static void
veche_cli_add_refuse (VecheCliCall *call, guint64 number, const GError *refusal)
{
  JsonObject *object = json_object_new ();
  g_autofree char *line = g_strdup_printf (_("Line %" PRIu64 ": %s"), number, refusal->message);

  veche_cli_output_warning (line);
  json_object_set_int_member (object, "line", (gint64) number);
  json_object_set_object_member (object, "error", veche_cli_output_error_object (refusal));
  veche_cli_output_json (object);
  call->status = VECHE_CLI_REFUSED;
}

static void
veche_cli_add_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;
  GError *error = NULL;
  gsize length;
  char *text = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, &length, &error);

  if (error != NULL)
    dex_promise_reject (promise, error);
  else if (text == NULL)
    dex_promise_resolve_boxed (promise, G_TYPE_BYTES, NULL);
  else
    dex_promise_resolve_boxed (promise, G_TYPE_BYTES, g_bytes_new_take (text, length));
}

/* Resolves with the bytes of the next line, %NULL at the end. */
static DexFuture *
veche_cli_add_read (VecheCliCall *call, GDataInputStream *stream)
{
  DexPromise *promise = dex_promise_new ();

  g_data_input_stream_read_line_async (stream, G_PRIORITY_DEFAULT, call->cancellable, veche_cli_add_read_cb, dex_ref (promise));
  return DEX_FUTURE (promise);
}

/* Nothing, or what is left of an empty line that ends with CR LF. */
static gboolean
veche_cli_add_is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
veche_cli_add_stream (VecheCliCall *call, const VecheKind *kind, gint64 parent, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (input);

  for (guint64 number = 1;; number++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (GBytes) line = dex_await_boxed (veche_cli_add_read (call, stream), &failure);
      const char *text;
      gsize length;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (line == NULL)
        return TRUE;
      text = g_bytes_get_data (line, &length);
      if (veche_cli_add_is_blank (text, length) || veche_cli_add_line (call, kind, parent, text, (gssize) length, &failure))
        continue;
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      veche_cli_add_refuse (call, number, failure);
    }
}

static gboolean
veche_cli_add_run (VecheCliCall *call, GError **error)
{
  const VecheKind *kind = veche_cli_record_find_kind (call, 1, error);
  const char *reference = veche_cli_call_get (call, "parent");
  gboolean many = veche_cli_call_has (call, "stdin");
  gint64 parent = 0;

  if (kind == NULL || !veche_cli_record_check_fields (call, 2, error))
    return FALSE;
  if (!many && veche_cli_call_get_argument (call, 2) == NULL)
    return veche_cli_call_set_usage (error, _("Too few words. Usage: veche-cli %s %s"), call->verb->name, call->verb->arguments);
  if (many && veche_cli_call_get_argument (call, 2) != NULL)
    return veche_cli_call_set_usage (error, _("With “--stdin” fields come from standard input, not from the command line."));
  if (reference != NULL && kind->parent == NULL)
    return veche_cli_call_set_usage (error, _("“--parent” is for kinds that belong to others; %s does not."), kind->name);
  if (reference == NULL && kind->parent != NULL && !many)
    return veche_cli_call_set_usage (error, _("%s belongs to %s: say to which one with “--parent ID”."), kind->name, kind->parent);
  if (veche_cli_call_open (call, error) == NULL)
    return FALSE;
  if (reference != NULL)
    {
      parent = veche_cli_add_find_parent (call, kind, reference, error);
      if (parent == 0)
        return FALSE;
    }
  return many ? veche_cli_add_stream (call, kind, parent, error) : veche_cli_add_one (call, kind, parent, error);
}

const VecheCliVerb veche_cli_add = {
  .name = "add",
  .arguments = "FILE KIND FIELD=VALUE… [--parent ID] | FILE KIND --stdin",
  .min_arguments = 2,
  .max_arguments = G_MAXUINT,
  .options = veche_cli_add_options,
  .summary = N_("add a record, or with --stdin many"),
  .details = N_("With --stdin each line is a JSON object of fields; a line with uuid, number and step is printed when the record "
                "is safely in the file. Lines that are refused are printed with their error; exit status 3 then."),
  .run = veche_cli_add_run,
};
