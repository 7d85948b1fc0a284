/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-page-style.h"

#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

/* Free fonts by ГОСТ Р 7.0.97, 3.7: PT Astra Serif and Liberation Serif have the widths of Times New Roman. */
#define FONT_FAMILY "PT Astra Serif,PT Serif,Liberation Serif,Times New Roman,serif"

static const struct
{
  const char *name;
  VechePaper paper;
  double width, height; /* mm, portrait */
} papers[] = {
  { "A5", VECHE_PAPER_A5, 148, 210 }, { "A4", VECHE_PAPER_A4, 210, 297 },  { "A3", VECHE_PAPER_A3, 297, 420 },
  { "A2", VECHE_PAPER_A2, 420, 594 }, { "A1", VECHE_PAPER_A1, 594, 841 },  { "A0", VECHE_PAPER_A0, 841, 1189 },
};

static gboolean
veche_page_style_set_paper (VechePageChoice *choice,
                            const char      *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, value) == 0)
      {
        choice->paper = papers[i].paper;
        return TRUE;
      }
  return FALSE;
}

static gboolean
veche_page_style_set_orientation (VechePageChoice *choice,
                                  const char      *value)
{
  if (g_ascii_strcasecmp (value, "portrait") == 0)
    choice->orientation = VECHE_PAGE_ORIENTATION_PORTRAIT;
  else if (g_ascii_strcasecmp (value, "landscape") == 0)
    choice->orientation = VECHE_PAGE_ORIENTATION_LANDSCAPE;
  else
    return FALSE;
  return TRUE;
}

static gboolean
veche_page_style_set_kept_long (VechePageChoice *choice,
                                const char      *value)
{
  if (g_ascii_strcasecmp (value, "yes") == 0)
    choice->kept_long = TRUE;
  else if (g_ascii_strcasecmp (value, "no") == 0)
    choice->kept_long = FALSE;
  else
    return FALSE;
  return TRUE;
}

gboolean
veche_page_style_choose (VechePageChoice *choice,
                         const char      *key,
                         const char      *value,
                         GError         **error)
{
  static const struct
  {
    const char *key;
    gboolean (*set) (VechePageChoice *choice, const char *value);
    const char *values;
  } keys[] = {
    { "paper", veche_page_style_set_paper, "A5 A4 A3 A2 A1 A0" },
    { "orientation", veche_page_style_set_orientation, "portrait landscape" },
    { "kept-long", veche_page_style_set_kept_long, "yes no" },
  };

  g_return_val_if_fail (choice != NULL && key != NULL && value != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].key, key) == 0)
      {
        if (keys[i].set (choice, value))
          return TRUE;
        g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                     /* TRANSLATORS: name of a parameter, its value, the values that it may have */
                     _("Could not set “%s” of the page: “%s” is not a value of it. Use one of: %s."), key,
                     value, keys[i].values);
        return FALSE;
      }
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
               _("Could not set up the page: it has no parameter “%s”. Use paper, orientation or kept-long."), key);
  return FALSE;
}

double
veche_page_style_mm (double mm)
{
  return mm * 72.0 / 25.4;
}

void
veche_page_style_init (VechePageStyle        *style,
                       const VechePageChoice *choice,
                       VechePageOrientation   orientation)
{
  VechePaper paper = VECHE_PAPER_A4;
  double width = 210, height = 297;

  g_return_if_fail (style != NULL);

  if (choice != NULL && choice->paper != VECHE_PAPER_DEFAULT)
    paper = choice->paper;
  if (choice != NULL && choice->orientation != VECHE_PAGE_ORIENTATION_DEFAULT)
    orientation = choice->orientation;

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (papers[i].paper == paper)
      {
        width = papers[i].width;
        height = papers[i].height;
      }

  *style = (VechePageStyle) {
    .width = veche_page_style_mm (orientation == VECHE_PAGE_ORIENTATION_LANDSCAPE ? height : width),
    .height = veche_page_style_mm (orientation == VECHE_PAGE_ORIENTATION_LANDSCAPE ? width : height),
    .left = veche_page_style_mm (choice != NULL && choice->kept_long ? 30 : 20),
    .right = veche_page_style_mm (10),
    .top = veche_page_style_mm (20),
    .bottom = veche_page_style_mm (20),
    .font_size = paper == VECHE_PAPER_A5 ? 10 : 12,
    .table_font_size = paper == VECHE_PAPER_A5 ? 8.5 : 10.5,
    .note_font_size = paper == VECHE_PAPER_A5 ? 7.5 : 9,
    .indent = veche_page_style_mm (12.5),
    .table_padding = 2,
    .line_spacing = 1.32,
    .font_family = FONT_FAMILY,
  };
}

void
veche_page_style_scale (VechePageStyle *style,
                        double          factor)
{
  g_return_if_fail (style != NULL && factor > 0);
  style->font_size *= factor;
  style->table_font_size *= factor;
  style->note_font_size *= factor;
  style->table_padding *= factor;
  style->indent *= factor;
}

double
veche_page_style_get_body_width (const VechePageStyle *style)
{
  return style->width - style->left - style->right;
}

double
veche_page_style_get_body_height (const VechePageStyle *style)
{
  return style->height - style->top - style->bottom;
}
