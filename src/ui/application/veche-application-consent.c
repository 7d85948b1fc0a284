/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-consent.h"

#include "veche-application-warnings.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-task.h"
#include "veche-time.h"

/* A person may have been merged into another, and that one again. */
#define HOPS 8

typedef struct
{
  VecheWorkspace *workspace;
  char *given;   /* ISO day, or %NULL */
  gint64 person; /* 0: none is known */
} VecheApplicationConsent;

static void
veche_application_consent_free (gpointer data)
{
  VecheApplicationConsent *consent = data;

  g_object_unref (consent->workspace);
  g_free (consent->given);
  g_free (consent);
}

static VecheRecord *
veche_application_consent_load (const VecheApplicationConsent *consent)
{
  g_autoptr (VecheRecord) person = NULL;
  gint64 id = consent->person;

  for (guint i = 0; id != 0 && i < HOPS; i++)
    {
      g_clear_object (&person);
      person = dex_await_object (veche_workspace_get (consent->workspace, &veche_people_person_kind, id), NULL);
      id = person != NULL ? veche_record_get_integer (person, "merged_into") : 0;
    }
  return g_steal_pointer (&person);
}

static void
veche_application_consent_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  const VecheApplicationConsent *consent = data;
  g_autoptr (VecheRecord) person = veche_application_consent_load (consent);
  g_autofree char *today = veche_time_parse_date ("today", NULL);

  if (veche_task_is_over (task) || g_object_get_data (object, "consent") != data)
    return;
  gtk_label_set_text (object, veche_application_warnings_has_consent (consent->given, person, NULL) ? _("consent has run out")
                                                                                                   : _("no consent"));
  gtk_widget_set_visible (object, !veche_application_warnings_has_consent (consent->given, person, today));
}

GtkWidget *
veche_application_consent_new (void)
{
  GtkWidget *mark = gtk_label_new (_("no consent"));

  gtk_widget_add_css_class (mark, "chip");
  gtk_widget_add_css_class (mark, "warning");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (mark, FALSE);
  return mark;
}

void
veche_application_consent_show (GtkWidget *mark, VecheWorkspace *workspace, VecheRecord *record, const char *date, const char *person)
{
  VecheApplicationConsent *consent;

  g_return_if_fail (GTK_IS_LABEL (mark) && VECHE_IS_WORKSPACE (workspace) && VECHE_IS_RECORD (record));

  consent = g_new0 (VecheApplicationConsent, 1);
  consent->workspace = g_object_ref (workspace);
  consent->given = g_strdup (veche_record_get_text (record, date));
  consent->person = veche_record_get_integer (record, person);
  /* The last that was asked is the one that is shown. */
  g_object_set_data (G_OBJECT (mark), "consent", consent);
  veche_task_spawn (mark, veche_application_consent_fiber, consent, veche_application_consent_free);
}
