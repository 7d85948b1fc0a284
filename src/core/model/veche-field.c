/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-field.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "veche-error.h"
#include "veche-girth.h"
#include "veche-i18n.h"
#include "veche-letter-fields.h"
#include "veche-money.h"
#include "veche-own-form.h"
#include "veche-text.h"
#include "veche-time.h"
#include "veche-tree.h"

/* Longer texts do not come from people; SQLite's own limit for the file is set to match (db/veche-db.c). */
#define MAX_TEXT_BYTES (16 * 1024 * 1024)

/* Numbers that may stand in the file as several until the store takes them apart. */
#define SIZES (VECHE_FIELD_STEMS | VECHE_FIELD_GIRTH | VECHE_FIELD_GIRTHS)

static const char *
veche_field_code_label (const VecheCode *code)
{
  return code->context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, code->context, code->label)
                               : g_dgettext (GETTEXT_PACKAGE, code->label);
}

static char *
veche_field_list_codes (const VecheField *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const VecheCode *code = self->codes; code->code != NULL; code++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", code->code);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
veche_field_parse_code (const VecheField *self, const char *text, VecheValue *value, GError **error)
{
  g_autofree char *folded = veche_text_fold (text);
  g_autofree char *codes = NULL;

  for (const VecheCode *code = self->codes; code->code != NULL; code++)
    {
      g_autofree char *label = veche_text_fold (veche_field_code_label (code));

      if (g_str_equal (code->code, folded) || g_str_equal (label, folded))
        {
          veche_value_set_text (value, code->code);
          return TRUE;
        }
    }

  codes = veche_field_list_codes (self);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not take “%s” as “%s”: it is not one of the values. Use one of: %s."), text, veche_field_get_label (self), codes);
  return FALSE;
}

static gboolean
veche_field_parse_integer (const VecheField *self, const char *text, VecheValue *value, GError **error)
{
  gint64 number;
  char *end;

  errno = 0;
  number = g_ascii_strtoll (text, &end, 10);
  if (errno != 0 || end == text || *end != '\0')
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not take “%s” as “%s”: a whole number is needed."), text, veche_field_get_label (self));
      return FALSE;
    }
  veche_value_set_integer (value, number);
  return TRUE;
}

static gboolean
veche_field_parse_real (const VecheField *self, const char *text, VecheValue *value, GError **error)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double number = g_ascii_strtod (plain, &end);

  if (end == plain || *end != '\0' || !isfinite (number))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not take “%s” as “%s”: a number is needed."), text, veche_field_get_label (self));
      return FALSE;
    }
  veche_value_set_real (value, number);
  return TRUE;
}

/* The numbers of a girth: where nothing else is meant nobody has to say that it is one. %NULL: the text says nothing of girths. Owned. */
static char *
veche_field_strip_girth (const VecheField *self, const char *text)
{
  g_autofree char *marked = (self->flags & VECHE_FIELD_GIRTHS) != 0 ? g_strconcat (VECHE_GIRTH_MARK, text, NULL) : NULL;
  char *plain = (self->flags & (VECHE_FIELD_GIRTH | VECHE_FIELD_GIRTHS)) != 0 ? veche_girth_strip (text) : NULL;

  return plain == NULL && marked != NULL ? veche_girth_strip (marked) : plain;
}

/* «12+8», «обхват 63»: what the store makes stems and diameters of; kept with points and without spaces until then: «C63+40». */
static gboolean
veche_field_parse_size (const VecheField *self, const char *text, VecheValue *value, GError **error)
{
  g_autofree char *girth = veche_field_strip_girth (self, text);
  const char *sizes = girth != NULL ? girth : text;
  const gboolean stems = (self->flags & (VECHE_FIELD_STEMS | VECHE_FIELD_GIRTHS)) != 0 && strchr (sizes, '+') != NULL;
  g_auto (GStrv) parts = g_strsplit (sizes, "+", stems ? -1 : 1);
  g_autoptr (GString) plain = g_string_new (girth != NULL ? VECHE_GIRTH_MARK : NULL);

  if (!stems && (girth == NULL || (self->flags & VECHE_FIELD_GIRTHS) != 0))
    return veche_field_parse_real (self, sizes, value, error);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (VecheValue) one = VECHE_VALUE_INIT;
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      if (!veche_field_parse_real (self, g_strstrip (parts[i]), &one, error))
        return FALSE;
      g_string_append_printf (plain, "%s%s", i > 0 ? "+" : "", g_ascii_formatd (buffer, sizeof buffer, "%.10g", one.real));
    }
  veche_value_set_text (value, plain->str);
  return TRUE;
}

static gboolean
veche_field_parse_boolean (const VecheField *self, const char *text, VecheValue *value, GError **error)
{
  static const char *const yes[] = { "1", "yes", "true", "да", "+", "есть", NULL };
  static const char *const no[] = { "0", "no", "false", "нет", "-", NULL };
  g_autofree char *folded = veche_text_fold (text);

  if (g_strv_contains (yes, folded))
    veche_value_set_integer (value, 1);
  else if (g_strv_contains (no, folded))
    veche_value_set_integer (value, 0);
  else
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not take “%s” as “%s”: yes or no is needed."), text, veche_field_get_label (self));
      return FALSE;
    }
  return TRUE;
}

/* Prefixes the reason with the field's label, so that a row of an import says where it is wrong. */
static gboolean
veche_field_take_text (const VecheField *self, char *text, VecheValue *value, GError **error)
{
  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", veche_field_get_label (self));
      return FALSE;
    }
  veche_value_take_text (value, text);
  return TRUE;
}

static gboolean
veche_field_parse_day (const char *text, VecheValue *value)
{
  char *day = veche_time_parse_date (text, NULL);

  if (day == NULL)
    return FALSE;
  veche_value_take_text (value, day);
  return TRUE;
}

gboolean
veche_field_parse (const VecheField *self, const char *text, VecheValue *value, GError **error)
{
  g_autofree char *stripped = NULL;
  gint64 kopecks;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  stripped = text != NULL ? veche_text_strip (text) : NULL;
  if (stripped == NULL)
    {
      veche_value_clear (value);
      return TRUE;
    }

  switch (self->type)
    {
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_REF:
      veche_value_set_text (value, stripped);
      break;
    case VECHE_FIELD_LONG_TEXT:
      veche_value_set_text (value, text);
      break;
    case VECHE_FIELD_INTEGER:
      if (!veche_field_parse_integer (self, stripped, value, error))
        return FALSE;
      break;
    case VECHE_FIELD_REAL:
      if (!veche_field_parse_size (self, stripped, value, error))
        return FALSE;
      break;
    case VECHE_FIELD_MONEY:
      /* The parser's own error speaks of roubles, which a number without a unit is not here. */
      if (!veche_money_parse (stripped, 1, &kopecks, NULL))
        {
          g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                       _("Could not take “%s” as “%s”: it is neither a whole number of kopecks nor a sum with its unit. "
                         "Write 123456789, or 1 234 567,89 ₽."),
                       text, veche_field_get_label (self));
          return FALSE;
        }
      veche_value_set_integer (value, kopecks);
      break;
    case VECHE_FIELD_DATE:
      if (!veche_field_take_text (self, veche_time_parse_date (stripped, error), value, error))
        return FALSE;
      break;
    case VECHE_FIELD_TIME:
      if ((self->flags & (VECHE_FIELD_FROM | VECHE_FIELD_UNTIL)) != 0 && veche_field_parse_day (stripped, value))
        break;
      if (!veche_field_take_text (self, veche_time_parse (stripped, NULL, error), value, error))
        return FALSE;
      break;
    case VECHE_FIELD_BOOLEAN:
      if (!veche_field_parse_boolean (self, stripped, value, error))
        return FALSE;
      break;
    case VECHE_FIELD_CODE:
      if (!veche_field_parse_code (self, stripped, value, error))
        return FALSE;
      break;
    case VECHE_FIELD_GEOMETRY:
    default:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED,
                   _("Could not set “%s” from text: it is a geometry. Set the coordinates instead."), veche_field_get_label (self));
      return FALSE;
    }

  return veche_field_check (self, value, error);
}

/* «12+8»; of girths what was measured and what follows from it. */
static char *
veche_field_format_size (const char *text)
{
  g_autofree char *girth = veche_girth_strip (text);
  g_autofree char *diameters = girth != NULL ? veche_tree_dup_diameters (text) : NULL;
  g_autofree char *words = NULL;

  /* Translators: the girth of a trunk and its diameter: «girth 63 (20,1 cm)». */
  words = diameters != NULL ? g_strdup_printf (_("girth %s (%s cm)"), girth, diameters) : g_strdup (text);
  return g_strdelimit (g_steal_pointer (&words), ".", ',');
}

char *
veche_field_format (const VecheField *self, const VecheValue *value)
{
  char *words;

  if (value->type == VECHE_VALUE_NULL)
    return g_strdup ("");
  if ((self->flags & SIZES) != 0 && (value->type == VECHE_VALUE_TEXT || value->label != NULL))
    return veche_field_format_size (value->type == VECHE_VALUE_TEXT ? value->text : value->label);

  if (g_str_equal (self->name, VECHE_OWN_FORM_FIELD) && (words = veche_own_form_dup_words (value->text)) != NULL)
    return words;

  switch (self->type)
    {
    case VECHE_FIELD_MONEY:
      return veche_money_format (value->integer);
    case VECHE_FIELD_DATE:
      return veche_time_format_date (value->text, NULL);
    case VECHE_FIELD_TIME:
      return veche_time_format_moment (value->text, NULL);
    case VECHE_FIELD_BOOLEAN:
      return g_strdup (value->integer != 0 ? _("yes") : _("no"));
    case VECHE_FIELD_CODE:
      return g_strdup (veche_field_get_code_label (self, value->text));
    case VECHE_FIELD_REF:
      return g_strdup (value->label != NULL ? value->label : value->text != NULL ? value->text : "");
    case VECHE_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case VECHE_FIELD_REAL:
      {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];

        g_ascii_formatd (buffer, sizeof buffer, "%.10g", value->real);
        return g_strdelimit (g_strdup (buffer), ".", ',');
      }
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
      return g_strdup (value->text);
    case VECHE_FIELD_GEOMETRY:
    default:
      return g_strdup ("");
    }
}

const char *
veche_field_get_label (const VecheField *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->label != NULL ? g_dgettext (GETTEXT_PACKAGE, self->label) : self->name;
}

const char *
veche_field_get_code_label (const VecheField *self, const char *code)
{
  if (code == NULL)
    return "";
  for (const VecheCode *c = self->codes; c != NULL && c->code != NULL; c++)
    if (g_str_equal (c->code, code))
      return veche_field_code_label (c);
  return code;
}

/* The class in which each type is kept; a reference may also still be the text that the store looks up. */
static gboolean
veche_field_accepts (VecheFieldType type, VecheValueType value)
{
  switch (type)
    {
    case VECHE_FIELD_INTEGER:
    case VECHE_FIELD_MONEY:
    case VECHE_FIELD_BOOLEAN:
      return value == VECHE_VALUE_INTEGER;
    case VECHE_FIELD_REAL:
      return value == VECHE_VALUE_REAL || value == VECHE_VALUE_INTEGER;
    case VECHE_FIELD_REF:
      return value == VECHE_VALUE_REF || value == VECHE_VALUE_INTEGER || value == VECHE_VALUE_TEXT;
    case VECHE_FIELD_GEOMETRY:
      return value == VECHE_VALUE_BYTES;
    case VECHE_FIELD_TEXT:
    case VECHE_FIELD_LONG_TEXT:
    case VECHE_FIELD_DATE:
    case VECHE_FIELD_TIME:
    case VECHE_FIELD_CODE:
    default:
      return value == VECHE_VALUE_TEXT;
    }
}

static gboolean
veche_field_check_text (const VecheField *self, const char *text, GError **error)
{
  g_auto (GStrv) unknown = NULL;

  if (strlen (text) > MAX_TEXT_BYTES)
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not set “%s”: the text is longer than 16 MB. Attach it as a file instead."), veche_field_get_label (self));
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not set “%s”: the text is not valid UTF-8."), veche_field_get_label (self));
      return FALSE;
    }
  if ((self->flags & VECHE_FIELD_FILLED_IN) == 0)
    return TRUE;
  unknown = veche_letter_fields_list_unknown (text);
  if (unknown[0] == NULL)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               /* Translators: the first %s is a field of the template, the second what somebody has put in braces. */
               _("Could not set “%s”: letters have no field “{%s}”. Insert one of the list."), veche_field_get_label (self), unknown[0]);
  return FALSE;
}

gboolean
veche_field_check (const VecheField *self, const VecheValue *value, GError **error)
{
  if (value->type == VECHE_VALUE_NULL)
    {
      if ((self->flags & VECHE_FIELD_REQUIRED) == 0)
        return TRUE;
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not leave “%s” empty: it is needed. Fill it in."), veche_field_get_label (self));
      return FALSE;
    }

  if (!veche_field_accepts (self->type, value->type)
      && !((self->flags & SIZES) != 0 && value->type == VECHE_VALUE_TEXT))
    {
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not set “%s”: the value is of another kind than the field."), veche_field_get_label (self));
      return FALSE;
    }

  if (value->type == VECHE_VALUE_TEXT && !veche_field_check_text (self, value->text, error))
    return FALSE;

  if (self->type == VECHE_FIELD_CODE)
    {
      for (const VecheCode *code = self->codes; code->code != NULL; code++)
        if (g_str_equal (code->code, value->text))
          return TRUE;
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not set “%s”: there is no value “%s”."), veche_field_get_label (self), value->text);
      return FALSE;
    }

  return TRUE;
}
