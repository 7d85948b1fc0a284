/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-filter-chip.h"

#include "veche-i18n.h"

GtkWidget *
veche_application_filter_chip_new (const char *label)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *text = gtk_label_new (label);
  g_autofree char *tooltip = g_strdup_printf (_("Remove the filter “%s”"), label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return chip;
}

/* Icon and number, in the place of the icon alone. */
static GtkWidget *
veche_application_filter_chip_new_face (guint count)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = g_strdup_printf ("%u", count);
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("veche-filter-symbolic"));
  gtk_box_append (GTK_BOX (face), badge);
  return face;
}

void
veche_application_filter_chip_count (GtkMenuButton *button, guint count)
{
  /* Translators: of a button; %u filters narrow the list. */
  g_autofree char *tooltip = count > 0 ? g_strdup_printf (ngettext ("Filter: %u is on", "Filter: %u are on", count), count)
                                       : g_strdup (_("Filter"));

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  if (count > 0)
    gtk_menu_button_set_child (button, veche_application_filter_chip_new_face (count));
  else
    gtk_menu_button_set_icon_name (button, "veche-filter-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}
