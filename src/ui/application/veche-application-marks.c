/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-marks.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-time.h"

static void
veche_application_marks_add_chip (GtkWidget *row, const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "chip");
  if (style != NULL)
    gtk_widget_add_css_class (chip, style);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

/* One line more below what stands there. */
static void
veche_application_marks_add_line (GtkWidget *row, const char *line)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_autofree char *both = NULL;

  both = subtitle != NULL && *subtitle != '\0' ? g_strdup_printf ("%s\n%s", subtitle, line) : g_strdup (line);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
}

void
veche_application_marks_add_consent (GtkWidget *row, VecheRecord *member)
{
  g_autofree char *day = veche_record_dup_display (member, "consent");
  g_autofree char *line = NULL;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  if (*day == '\0')
    return;
  line = g_strdup_printf (_("consent of %s"), day);
  veche_application_marks_add_line (row, line);
}

void
veche_application_marks_add_next_step (GtkWidget *row, VecheRecord *contact)
{
  const char *step = veche_record_get_text (contact, "next_step");
  const char *date = veche_record_get_text (contact, "next_date");
  g_autofree char *today = veche_time_parse_date ("today", NULL);
  g_autofree char *day = veche_record_dup_display (contact, "next_date");
  g_autofree char *line = NULL;
  g_autofree char *chip = NULL;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  if (step != NULL)
    {
      line = g_strdup_printf (_("Next: %s"), step);
      veche_application_marks_add_line (row, line);
    }
  if (step == NULL && date == NULL)
    return;
  if (veche_record_get_integer (contact, "next_done") != 0)
    {
      veche_application_marks_add_chip (row, C_("next step", "done"), "success");
      return;
    }
  if (date == NULL)
    return;
  /* Translators: %s is a day. */
  chip = g_strdup_printf (C_("next step", "by %s"), day);
  veche_application_marks_add_chip (row, chip, strncmp (date, today, 10) < 0 ? "error" : "accent");
}
