/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-verdict.h"

#include "veche-i18n.h"
#include "veche-time.h"

struct _VecheCheckVerdict
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *facts;
  GtkLabel *obstacle;
  GtkWidget *decisions;
  GtkWidget *confirmation;
};

G_DEFINE_FINAL_TYPE (VecheCheckVerdict, veche_check_verdict, ADW_TYPE_BIN)

static void
veche_check_verdict_set (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* Why it cannot be admitted, besides what is missing; %NULL where nothing stands against it. Static. */
static const char *
veche_check_verdict_get_obstacle (const VecheCheckContents *contents, gboolean complete)
{
  int fits = veche_check_sheet_theme_fits (contents->sheet);

  if (fits == 0)
    return _("It does not fit its theme: move it to another one, or admit it as an exception.");
  if (fits < 0 && complete)
    return _("To admit it, say whether the project fits its theme.");
  return complete ? NULL : _("To admit it, have what is missing brought, or admit it as an exception.");
}

static void
veche_check_verdict_show_open (VecheCheckVerdict *self, const VecheCheckContents *contents)
{
  g_autofree char *missing = veche_check_sheet_dup_missing (contents->sheet);
  /* Translators: said of an application. */
  g_autofree char *text
    = missing != NULL ? g_strdup_printf (_("Missing: %s"), missing) : g_strdup (C_("application", "Complete"));

  veche_check_verdict_set (self->heading, text);
  veche_check_verdict_set (self->facts, veche_check_verdict_get_obstacle (contents, missing == NULL));
  veche_check_verdict_set (self->obstacle, NULL);
}

/* --- a decision that waits ---------------------------------------------------------------------------------------- */

/* Titles of the reasons that were given, or the reason of an exception. Owned; %NULL: none. */
static char *
veche_check_verdict_dup_grounds (const VecheCheckContents *contents)
{
  const char *codes = veche_record_get_text (contents->sheet->check, "reasons");
  g_auto (GStrv) given = g_strsplit (codes != NULL ? codes : "", ",", -1);
  g_autoptr (GString) text = g_string_new (veche_record_get_text (contents->sheet->check, "override"));

  for (guint i = 0; i < contents->reasons->len; i++)
    {
      VecheRecord *reason = g_ptr_array_index (contents->reasons, i);

      if (g_strv_contains ((const char *const *) given, veche_record_get_text (reason, "code")))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", veche_record_get_title (reason));
    }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static char *
veche_check_verdict_dup_decided (const VecheCheckContents *contents)
{
  VecheRecord *check = contents->sheet->check;
  const char *who = veche_record_get_text (check, "decided_by");
  g_autofree char *when = veche_time_format_moment (veche_record_get_text (check, "decided"), NULL);
  g_autofree char *grounds = veche_check_verdict_dup_grounds (contents);
  /* Translators: who, and when. */
  g_autofree char *decided = g_strdup_printf (_("Decided by %s, %s"), who != NULL ? who : "—", when);

  return grounds != NULL ? g_strdup_printf ("%s\n%s", decided, grounds) : g_steal_pointer (&decided);
}

static void
veche_check_verdict_show_pending (VecheCheckVerdict *self, const VecheCheckContents *contents, const char *actor)
{
  g_autofree char *decision = veche_record_dup_display (contents->sheet->check, "decision");
  /* Translators: %s is a decision: «admitted», «returned to the applicant», «refused». */
  g_autofree char *heading = g_strdup_printf (_("Waits for confirmation: %s"), decision);
  g_autofree char *decided = veche_check_verdict_dup_decided (contents);
  const char *obstacle = NULL;

  if (actor == NULL || *actor == '\0')
    obstacle = _("To confirm it, choose in “Who is working” who you are.");
  else if (!veche_check_can_confirm (contents->sheet, actor, NULL))
    obstacle = _("You decided it yourself: another employee has to confirm it.");
  veche_check_verdict_set (self->heading, heading);
  veche_check_verdict_set (self->facts, decided);
  veche_check_verdict_set (self->obstacle, obstacle);
}

static void
veche_check_verdict_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_CHECK_VERDICT);

  G_OBJECT_CLASS (veche_check_verdict_parent_class)->dispose (object);
}

static void
veche_check_verdict_class_init (VecheCheckVerdictClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_check_verdict_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-verdict.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckVerdict, confirmation);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckVerdict, decisions);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckVerdict, facts);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckVerdict, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckVerdict, obstacle);
}

static void
veche_check_verdict_init (VecheCheckVerdict *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_check_verdict_show (VecheCheckVerdict *self, VecheCheckContents *contents, const char *actor)
{
  gboolean pending;

  g_return_if_fail (VECHE_IS_CHECK_VERDICT (self));
  g_return_if_fail (contents != NULL);

  pending = veche_check_sheet_is_pending (contents->sheet);
  if (pending)
    veche_check_verdict_show_pending (self, contents, actor);
  else
    veche_check_verdict_show_open (self, contents);
  gtk_widget_set_visible (self->decisions, !pending);
  gtk_widget_set_visible (self->confirmation, pending);
}
