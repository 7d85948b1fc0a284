/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-money.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-text.h"

#define VECHE_MONEY_MAX G_GINT64_CONSTANT (92000000000000000)
#define VECHE_MONEY_NBSP "\302\240"
#define VECHE_MONEY_MINUS "\342\210\222"

/* A word after the number. A scale may be followed by a currency; either replaces the caller's unit. */
typedef struct
{
  const char *word;
  gint64 kopecks;
  gboolean is_scale;
} VecheMoneyUnit;

static const VecheMoneyUnit veche_money_units[] = {
  { "₽", 100, FALSE },
  { "р", 100, FALSE },
  { "руб", 100, FALSE },
  { "рубль", 100, FALSE },
  { "рубля", 100, FALSE },
  { "рублей", 100, FALSE },
  { "rub", 100, FALSE },
  { "тыс", 100000, TRUE },
  { "тысяча", 100000, TRUE },
  { "тысячи", 100000, TRUE },
  { "тысяч", 100000, TRUE },
  { "млн", 100000000, TRUE },
  { "миллион", 100000000, TRUE },
  { "миллиона", 100000000, TRUE },
  { "миллионов", 100000000, TRUE },
  { "млрд", 100000000000, TRUE },
  { "миллиард", 100000000000, TRUE },
  { "миллиарда", 100000000000, TRUE },
  { "миллиардов", 100000000000, TRUE },
};

static void
veche_money_skip_spaces (const char **at)
{
  while (**at != '\0' && g_unichar_isspace (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
}

/* Adds the digits of one run to the value; FALSE when it grows out of all bounds. */
static gboolean
veche_money_take_digits (const char **at, gint64 *value, guint *count)
{
  for (*count = 0; g_ascii_isdigit (**at); (*at)++, (*count)++)
    if (__builtin_mul_overflow (*value, 10, value) || __builtin_add_overflow (*value, **at - '0', value))
      return FALSE;
  return TRUE;
}

/* «1234567» or «1 234 567»: after the first space all groups have three digits. */
static gboolean
veche_money_take_whole (const char **at, gint64 *value)
{
  guint count;

  if (!veche_money_take_digits (at, value, &count) || count == 0)
    return FALSE;

  for (gboolean is_grouped = FALSE;; is_grouped = TRUE)
    {
      const char *next = *at;
      guint first_count = count;

      veche_money_skip_spaces (&next);
      if (next == *at || !g_ascii_isdigit (*next))
        return TRUE;
      if (!is_grouped && first_count > 3)
        return FALSE;
      *at = next;
      if (!veche_money_take_digits (at, value, &count) || count != 3)
        return FALSE;
    }
}

static const VecheMoneyUnit *
veche_money_take_unit (const char **at)
{
  const char *end = *at;
  gsize length;

  while (*end != '\0' && *end != '.' && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  length = (gsize) (end - *at);

  for (gsize i = 0; i < G_N_ELEMENTS (veche_money_units); i++)
    {
      const VecheMoneyUnit *unit = &veche_money_units[i];

      if (strlen (unit->word) == length && memcmp (unit->word, *at, length) == 0)
        {
          *at = *end == '.' ? end + 1 : end;
          veche_money_skip_spaces (at);
          return unit;
        }
    }
  return NULL;
}

/* Reads the folded text; FALSE when it is not a sum of money. */
static gboolean
veche_money_scan (const char *at, gint64 kopecks_per_unit, gint64 *kopecks)
{
  const VecheMoneyUnit *unit;
  gboolean is_negative = FALSE;
  gint64 value = 0;
  gint64 divisor = 1;
  guint decimals;

  if (*at == '-' || g_str_has_prefix (at, VECHE_MONEY_MINUS))
    {
      is_negative = TRUE;
      at = g_utf8_next_char (at);
      veche_money_skip_spaces (&at);
    }
  if (!veche_money_take_whole (&at, &value))
    return FALSE;
  if (*at == ',' || *at == '.')
    {
      at++;
      if (!veche_money_take_digits (&at, &value, &decimals) || decimals == 0 || decimals > 18)
        return FALSE;
      while (decimals-- > 0)
        divisor *= 10;
    }

  veche_money_skip_spaces (&at);
  unit = veche_money_take_unit (&at);
  if (unit != NULL)
    {
      kopecks_per_unit = unit->kopecks;
      if (unit->is_scale && *at != '\0')
        {
          unit = veche_money_take_unit (&at);
          if (unit == NULL || unit->is_scale)
            return FALSE;
        }
    }
  if (*at != '\0')
    return FALSE;

  /* Written decimals count, even zeros: «1,230» may well be a thousand that lost its meaning on the way. */
  if (kopecks_per_unit % divisor != 0 ||
      __builtin_mul_overflow (value, kopecks_per_unit / divisor, &value) || value > VECHE_MONEY_MAX)
    return FALSE;
  *kopecks = is_negative ? -value : value;
  return TRUE;
}

gboolean
veche_money_parse (const char *text, gint64 kopecks_per_unit, gint64 *kopecks, GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *stripped = NULL;
  gint64 value = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (kopecks_per_unit > 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  folded = veche_text_fold (text);
  stripped = veche_text_strip (folded);
  if (stripped == NULL || !veche_money_scan (stripped, kopecks_per_unit, &value))
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      g_set_error (
          error, VECHE_ERROR, VECHE_ERROR_INVALID,
          _ ("Could not read “%s” as a sum of money: it is not a number with at most two decimals of a "
             "rouble. Write it as 1 234 567,89."),
          shown);
      return FALSE;
    }

  if (kopecks != NULL)
    *kopecks = value;
  return TRUE;
}

char *
veche_money_format (gint64 kopecks)
{
  guint64 magnitude = kopecks < 0 ? -(guint64) kopecks : (guint64) kopecks;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude / 100);
  gsize length = strlen (digits);
  GString *out = g_string_new (kopecks < 0 ? VECHE_MONEY_MINUS : "");

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (out, VECHE_MONEY_NBSP);
      g_string_append_c (out, digits[i]);
    }
  if (magnitude % 100 != 0)
    g_string_append_printf (out, ",%02u", (guint) (magnitude % 100));
  g_string_append (out, VECHE_MONEY_NBSP "₽");
  return g_string_free_and_steal (out);
}

char *
veche_money_format_plain (gint64 kopecks)
{
  guint64 magnitude = kopecks < 0 ? -(guint64) kopecks : (guint64) kopecks;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", kopecks < 0 ? "-" : "", magnitude / 100,
                          (guint) (magnitude % 100));
}
