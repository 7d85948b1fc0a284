/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

/* errno of the first write that failed: later calls overwrite it. */
static int veche_cli_output_errno;

static void
veche_cli_output_put (const char *text)
{
  if (fputs (text, stdout) == EOF && veche_cli_output_errno == 0)
    veche_cli_output_errno = errno;
}

static void
veche_cli_output_flush (void)
{
  if (fflush (stdout) != 0 && veche_cli_output_errno == 0)
    veche_cli_output_errno = errno;
}

void
veche_cli_output_text (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  veche_cli_output_put (text);
}

void
veche_cli_output_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);

  json_object_unref (object);
  veche_cli_output_put (text);
  veche_cli_output_put ("\n");
  veche_cli_output_flush ();
}

void
veche_cli_output_warning (const char *text)
{
  fprintf (stderr, "veche-cli: %s\n", text);
}

static const char *
veche_cli_output_get_code (const GError *error)
{
  return error->domain == VECHE_CLI_CALL_ERROR ? "usage" : veche_error_get_code (error);
}

JsonObject *
veche_cli_output_error_object (const GError *error)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", veche_cli_output_get_code (error));
  json_object_set_string_member (object, "message", error->message);
  return object;
}

/* A message is one line, whatever a library has put into it. */
static char *
veche_cli_output_flatten (const char *message)
{
  return g_strstrip (g_strdelimit (g_strdup (message), "\r\n", ' '));
}

/* GLib's own words for a cancelled operation say neither why nor what now. */
static GError *
veche_cli_output_explain (const GError *error)
{
  GError *explained = g_error_copy (error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_str (&explained->message, _("Stopped, as was asked for. What was under way has been taken back."));
  return explained;
}

int
veche_cli_output_error (VecheCliCall *call, const GError *cause)
{
  g_autoptr (GError) error = veche_cli_output_explain (cause);
  g_autofree char *line = veche_cli_output_flatten (error->message);

  veche_cli_output_warning (line);
  if (call->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_object_member (object, "error", veche_cli_output_error_object (error));
      veche_cli_output_json (object);
    }
  if (error->domain == VECHE_CLI_CALL_ERROR)
    return VECHE_CLI_USAGE;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? VECHE_CLI_STOPPED : VECHE_CLI_FAILED;
}

void
veche_cli_output_set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

void
veche_cli_output_set_step (JsonObject *object, const char *member, gint64 step)
{
  if (step != 0)
    json_object_set_int_member (object, member, step);
  else
    json_object_set_null_member (object, member);
}

void
veche_cli_output_set_texts (JsonObject *object, const char *member, const char *const *texts)
{
  JsonArray *array = json_array_new ();

  for (; texts != NULL && *texts != NULL; texts++)
    json_array_add_string_element (array, *texts);
  json_object_set_array_member (object, member, array);
}

gboolean
veche_cli_output_finish (GError **error)
{
  veche_cli_output_flush ();
  if (veche_cli_output_errno == 0)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED, _("Could not write the output: %s. What was asked for is done."),
               g_strerror (veche_cli_output_errno));
  return FALSE;
}
