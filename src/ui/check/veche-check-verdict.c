/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-verdict.h"

#include "veche-i18n.h"

struct _VecheCheckVerdict
{
  AdwBin parent_instance;

  GtkLabel *complete;
  GtkLabel *obstacle;
};

G_DEFINE_FINAL_TYPE (VecheCheckVerdict, veche_check_verdict, ADW_TYPE_BIN)

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
  gtk_widget_class_bind_template_child (widget_class, VecheCheckVerdict, complete);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckVerdict, obstacle);
}

static void
veche_check_verdict_init (VecheCheckVerdict *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_check_verdict_show (VecheCheckVerdict *self, VecheCheckContents *contents)
{
  g_autofree char *missing = NULL;
  g_autofree char *text = NULL;
  const char *obstacle;

  g_return_if_fail (VECHE_IS_CHECK_VERDICT (self));
  g_return_if_fail (contents != NULL);

  missing = veche_check_sheet_dup_missing (contents->sheet);
  /* Translators: said of an application. */
  text = missing != NULL ? g_strdup_printf (_("Missing: %s"), missing) : g_strdup (C_("application", "Complete"));
  obstacle = veche_check_verdict_get_obstacle (contents, missing == NULL);
  gtk_label_set_text (self->complete, text);
  gtk_label_set_text (self->obstacle, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), obstacle != NULL);
}
