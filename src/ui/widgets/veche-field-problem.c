/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-field-problem.h"

GtkWidget *
veche_field_problem_new (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (sign, "error");
  gtk_widget_set_visible (sign, FALSE);
  return sign;
}

void
veche_field_problem_show (GtkWidget *row, GtkAccessible *typed_in, GtkWidget *sign, const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (message != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  if (typed_in != NULL)
    gtk_accessible_update_state (typed_in, GTK_ACCESSIBLE_STATE_INVALID,
                                 message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sign == NULL)
    return;
  gtk_widget_set_visible (sign, message != NULL);
  gtk_widget_set_tooltip_text (sign, message);
}
