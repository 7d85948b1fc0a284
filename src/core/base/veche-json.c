/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

#define VECHE_JSON_MAX_DEPTH 64
#define VECHE_JSON_MAX_BYTES (64u << 20)
#define VECHE_JSON_MAX_DIGITS 17

static void veche_json_append_node (GString *out, JsonNode *node);

static void
veche_json_append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *at = valid != NULL ? valid : text; *at != '\0'; at++)
    {
      static const char shorts[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r' };
      guchar byte = (guchar) *at;

      if (byte == '"' || byte == '\\')
        g_string_append_printf (out, "\\%c", byte);
      else if (byte >= 0x20)
        g_string_append_c (out, *at);
      else if (byte < sizeof shorts && shorts[byte] != 0)
        g_string_append_printf (out, "\\%c", shorts[byte]);
      else
        g_string_append_printf (out, "\\u%04x", byte);
    }
  g_string_append_c (out, '"');
}

/* Writes @count significant digits of @value and its exponent: value = 0.DIGITS × 10^exponent. */
static void
veche_json_get_digits (double value, int count, char digits[VECHE_JSON_MAX_DIGITS + 2], int *exponent)
{
  char format[8];
  char text[40];
  const char *at;
  int n = 0;

  g_snprintf (format, sizeof format, "%%.%de", count - 1);
  g_ascii_formatd (text, sizeof text, format, value);
  for (at = text; *at != 'e'; at++)
    if (g_ascii_isdigit (*at))
      digits[n++] = *at;
  digits[n] = '\0';
  *exponent = atoi (at + 1) + 1;
}

static gboolean
veche_json_digits_give (const char *digits, int exponent, double value)
{
  char text[40];

  g_snprintf (text, sizeof text, "0.%se%d", digits, exponent);
  return g_ascii_strtod (text, NULL) == value;
}

/* One more in the last place; FALSE where it carries out of the first. */
static gboolean
veche_json_increment (char *digits)
{
  for (gsize i = strlen (digits); i-- > 0; digits[i] = '0')
    if (digits[i]++ != '9')
      return TRUE;
  return FALSE;
}

/* The fewest digits that read back as @value (positive). Above a power of two the gap to the next double is
 * twice the one below, so there the digits next above may fit where the nearest ones do not. */
static void
veche_json_get_shortest (double value, char digits[VECHE_JSON_MAX_DIGITS + 2], int *exponent)
{
  int binary;
  gboolean is_power = frexp (value, &binary) == 0.5;

  for (int count = 1; count <= VECHE_JSON_MAX_DIGITS; count++)
    {
      veche_json_get_digits (value, count, digits, exponent);
      if (veche_json_digits_give (digits, *exponent, value))
        return;
      if (is_power && veche_json_increment (digits) && veche_json_digits_give (digits, *exponent, value))
        return;
    }
  veche_json_get_digits (value, VECHE_JSON_MAX_DIGITS, digits, exponent);
}

/* ECMAScript's Number::toString, which RFC 8785 prescribes. */
static void
veche_json_append_double (GString *out, double value)
{
  char digits[VECHE_JSON_MAX_DIGITS + 2];
  int length;
  int exponent;

  if (!isfinite (value))
    {
      /* JSON has no such number. */
      g_string_append (out, "null");
      return;
    }
  if (value == 0)
    {
      g_string_append_c (out, '0');
      return;
    }
  if (value < 0)
    g_string_append_c (out, '-');

  veche_json_get_shortest (fabs (value), digits, &exponent);
  length = (int) strlen (digits);
  if (exponent > 21 || exponent < -5)
    {
      g_string_append_c (out, digits[0]);
      if (length > 1)
        g_string_append_printf (out, ".%s", digits + 1);
      g_string_append_printf (out, "e%+d", exponent - 1);
    }
  else if (exponent <= 0)
    {
      g_string_append_printf (out, "0.%.*s%s", -exponent, "00000", digits);
    }
  else if (length <= exponent)
    {
      g_string_append (out, digits);
      for (int i = length; i < exponent; i++)
        g_string_append_c (out, '0');
    }
  else
    {
      g_string_append_printf (out, "%.*s.%s", exponent, digits, digits + exponent);
    }
}

static void
veche_json_append_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    veche_json_append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    veche_json_append_double (out, json_node_get_double (node));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static int
veche_json_compare_keys (gconstpointer a, gconstpointer b)
{
  /* The order of UTF-8's bytes is that of the code points. */
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
veche_json_append_object (GString *out, JsonObject *object)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const char *key;
  JsonObjectIter iter;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, (gpointer) key);
  g_ptr_array_sort (keys, veche_json_compare_keys);

  g_string_append_c (out, '{');
  for (guint i = 0; i < keys->len; i++)
    {
      key = g_ptr_array_index (keys, i);
      if (i > 0)
        g_string_append_c (out, ',');
      veche_json_append_string (out, key);
      g_string_append_c (out, ':');
      veche_json_append_node (out, json_object_get_member (object, key));
    }
  g_string_append_c (out, '}');
}

static void
veche_json_append_array (GString *out, JsonArray *array)
{
  guint length = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      veche_json_append_node (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
veche_json_append_node (GString *out, JsonNode *node)
{
  if (json_node_is_null (node))
    g_string_append (out, "null");
  else if (JSON_NODE_HOLDS_OBJECT (node))
    veche_json_append_object (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    veche_json_append_array (out, json_node_get_array (node));
  else
    veche_json_append_value (out, node);
}

char *
veche_json_to_canonical (JsonNode *node)
{
  GString *out;

  g_return_val_if_fail (node != NULL, NULL);

  out = g_string_new (NULL);
  veche_json_append_node (out, node);
  return g_string_free_and_steal (out);
}

/* Counted before the parser sees the text: its recursion is what deep nesting would exhaust. */
static gboolean
veche_json_is_too_deep (const char *text, gsize length)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            in_string = FALSE;
        }
      else if (text[i] == '"')
        in_string = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        {
          if (++depth > VECHE_JSON_MAX_DEPTH)
            return TRUE;
        }
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }
  return FALSE;
}

/* A text ends at its first zero character, so one in the middle would cut it off without a word. */
static gboolean
veche_json_has_zero (const char *text, gsize length)
{
  for (gsize i = 0; i + 5 < length; i++)
    if (text[i] == '\\' && memcmp (text + i, "\\u0000", 6) == 0)
      return TRUE;
    else if (text[i] == '\\')
      i++;
  return FALSE;
}

/* The parser knows its place only while it reads. */
static void
veche_json_parse_error_cb (JsonParser *parser, const GError *error, guint *line)
{
  *line = json_parser_get_current_line (parser);
}

JsonObject *
veche_json_parse_object (const char *text, gssize length, const char *what, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (veche_json_has_zero (text, length < 0 ? strlen (text) : (gsize) length))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not read %s: there is a zero character (\\u0000) in a text. Take it out and try again."), what);
      return NULL;
    }
  return veche_json_parse_own_object (text, length, what, error);
}

JsonObject *
veche_json_parse_own_object (const char *text, gssize length, const char *what, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  guint line = 1;
  gsize size;
  JsonNode *root;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (what != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (size > VECHE_JSON_MAX_BYTES)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not read %s: it is larger than 64 MiB. Divide it into smaller parts."), what);
      return NULL;
    }
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0) /* the byte order mark of Windows' editors */
    {
      text += 3;
      size -= 3;
    }
  if (!g_utf8_validate_len (text, size, NULL))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not read %s: it is not text in UTF-8. Save it in UTF-8 and try again."), what);
      return NULL;
    }
  if (veche_json_is_too_deep (text, size))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _ ("Could not read %s: it is nested over %d levels deep. Make it simpler and try again."),
                   what, VECHE_JSON_MAX_DEPTH);
      return NULL;
    }

  parser = json_parser_new_immutable ();
  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "error", G_CALLBACK (veche_json_parse_error_cb), &line);
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _ ("Could not read %s: it is not valid JSON at line %u. Correct it and try again."), what,
                   line);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not read %s: it is not a JSON object. Write it in braces."), what);
      return NULL;
    }
  return json_node_dup_object (root);
}
