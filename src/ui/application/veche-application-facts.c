/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-facts.h"

#include "veche-application.h"
#include "veche-i18n.h"

char *
veche_application_facts_dup (VecheRecord *application)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *registered = veche_record_dup_display (application, "registered");
  g_autofree char *due = veche_record_dup_display (application, "due");
  g_autofree char *responsible = veche_record_dup_display (application, "responsible");
  g_autofree char *repeats = veche_record_dup_display (application, "repeats");
  g_autofree char *moved = veche_record_dup_display (application, "moved_from");
  g_autofree char *agreed = veche_record_dup_display (application, "move_agreed");

  if (*registered != '\0')
    g_string_append_printf (text, _("registered %s"), registered);
  if (*due != '\0' && veche_application_state_is_open (veche_record_get_text (application, "state")))
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _("due %s"), due);
    }
  if (*responsible != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", responsible);
  if (*repeats != '\0')
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: %s is the title of an earlier application. */
      g_string_append_printf (text, _("second filing of “%s”"), repeats);
    }
  if (*moved != '\0')
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: a theme, and a day. */
      g_string_append_printf (text, _("moved from the theme “%s”, the applicant agreed on %s"), moved, agreed);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
