/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-state-chip.h"

#include "veche-application.h"

typedef struct
{
  const char *state;
  const char *style;
} VecheStateStyle;

static const VecheStateStyle veche_state_chip_styles[] = {
  { "registered", "accent" }, { "in-check", "accent" }, { "returned", "warning" }, { "admitted", "success" },
  { "finalist", "success" },  { "refused", "error" },
};

const char *
veche_state_chip_get_label (const char *state)
{
  int index = veche_kind_find_field (&veche_application_kind, "state");

  return veche_field_get_code_label (&veche_application_kind.fields[index], state);
}

void
veche_state_chip_show (GtkLabel *label, const char *state)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  for (guint i = 0; i < G_N_ELEMENTS (veche_state_chip_styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), veche_state_chip_styles[i].style);
  for (guint i = 0; i < G_N_ELEMENTS (veche_state_chip_styles); i++)
    if (g_strcmp0 (veche_state_chip_styles[i].state, state) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (label), veche_state_chip_styles[i].style);
  gtk_label_set_text (label, veche_state_chip_get_label (state));
  gtk_widget_set_visible (GTK_WIDGET (label), state != NULL);
}
