/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-table.h"

#include "veche-cli-output.h"

/* A column takes no more than this of the screen, but for the last one. */
#define MAX_WIDTH 60

struct _VecheCliTable
{
  guint n_columns;
  guint *widths;
  GPtrArray *rows; /* of GStrv */
};

guint
veche_cli_table_measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* One line of at most MAX_WIDTH columns. */
static char *
veche_cli_table_shorten (const char *text)
{
  GString *line = g_string_new (NULL);
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        c = ' ';
      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (width > MAX_WIDTH - 1 && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, c);
    }
  return g_string_free (line, FALSE);
}

VecheCliTable *
veche_cli_table_new (const char *const *headers)
{
  VecheCliTable *self = g_new0 (VecheCliTable, 1);

  self->n_columns = g_strv_length ((char **) headers);
  self->widths = g_new0 (guint, self->n_columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  veche_cli_table_add (self, headers);
  return self;
}

void
veche_cli_table_free (VecheCliTable *self)
{
  if (self == NULL)
    return;
  g_free (self->widths);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
veche_cli_table_add (VecheCliTable *self, const char *const *cells)
{
  char **row = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      row[i] = veche_cli_table_shorten (cells[i] != NULL ? cells[i] : "");
      self->widths[i] = MAX (self->widths[i], veche_cli_table_measure (row[i]));
    }
  g_ptr_array_add (self->rows, row);
}

void
veche_cli_table_print (VecheCliTable *self)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      char **row = g_ptr_array_index (self->rows, r);

      for (guint i = 0; i < self->n_columns; i++)
        {
          guint gap = i + 1 < self->n_columns ? self->widths[i] - veche_cli_table_measure (row[i]) + 2 : 0;

          veche_cli_output_text ("%s%*s", row[i], (int) gap, "");
        }
      veche_cli_output_text ("\n");
    }
}
