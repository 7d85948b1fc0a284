/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-preferences.h"

#include "veche-i18n.h"
#include "veche-printer.h"
#include "veche-settings.h"

static const char *const veche_preferences_schemes[] = { "system", "light", "dark" };
static const int veche_preferences_scales[] = { 100, 125, 150, 200 };

struct _VechePreferences
{
  AdwPreferencesDialog parent_instance;

  AdwComboRow *scheme;
  AdwComboRow *scale;
  AdwSwitchRow *responsible;
  AdwActionRow *printer;
  GtkWidget *forget;
  AdwSpinRow *kept;
};

G_DEFINE_FINAL_TYPE (VechePreferences, veche_preferences, ADW_TYPE_PREFERENCES_DIALOG)

/* Until the rows say what the settings say, they must not say it to the settings. */
static gboolean
veche_preferences_is_ready (VechePreferences *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
veche_preferences_scheme_cb (VechePreferences *self)
{
  const guint selected = adw_combo_row_get_selected (self->scheme);

  if (veche_preferences_is_ready (self) && selected < G_N_ELEMENTS (veche_preferences_schemes))
    g_settings_set_string (veche_settings_get (), "color-scheme", veche_preferences_schemes[selected]);
}

static void
veche_preferences_scale_cb (VechePreferences *self)
{
  const guint selected = adw_combo_row_get_selected (self->scale);

  if (veche_preferences_is_ready (self) && selected < G_N_ELEMENTS (veche_preferences_scales))
    g_settings_set_int (veche_settings_get (), "text-scale", veche_preferences_scales[selected]);
}

static void
veche_preferences_show_printer (VechePreferences *self)
{
  g_autofree char *printer = veche_printer_dup_name ();

  g_object_set (self->printer, "subtitle", printer != NULL ? printer : _("It is asked for when the next one is printed."), NULL);
  gtk_widget_set_sensitive (self->forget, printer != NULL);
}

static void
veche_preferences_forget_cb (VechePreferences *self)
{
  veche_printer_forget ();
  veche_preferences_show_printer (self);
}

static void
veche_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_PREFERENCES);
  G_OBJECT_CLASS (veche_preferences_parent_class)->dispose (object);
}

static void
veche_preferences_class_init (VechePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, VechePreferences, forget);
  gtk_widget_class_bind_template_child (widget_class, VechePreferences, kept);
  gtk_widget_class_bind_template_child (widget_class, VechePreferences, printer);
  gtk_widget_class_bind_template_child (widget_class, VechePreferences, responsible);
  gtk_widget_class_bind_template_child (widget_class, VechePreferences, scale);
  gtk_widget_class_bind_template_child (widget_class, VechePreferences, scheme);
  gtk_widget_class_bind_template_callback_full (widget_class, "forget_cb", G_CALLBACK (veche_preferences_forget_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "scale_cb", G_CALLBACK (veche_preferences_scale_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "scheme_cb", G_CALLBACK (veche_preferences_scheme_cb));
}

static void
veche_preferences_init (VechePreferences *self)
{
  GSettings *settings = veche_settings_get ();
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");
  const int scale = g_settings_get_int (settings, "text-scale");

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (veche_preferences_schemes); i++)
    if (g_str_equal (scheme, veche_preferences_schemes[i]))
      adw_combo_row_set_selected (self->scheme, i);
  for (guint i = 0; i < G_N_ELEMENTS (veche_preferences_scales); i++)
    if (scale >= veche_preferences_scales[i])
      adw_combo_row_set_selected (self->scale, i);
  veche_preferences_show_printer (self);
  g_settings_bind (settings, "take-responsibility", self->responsible, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backups-kept", self->kept, "value", G_SETTINGS_BIND_DEFAULT);
}

AdwDialog *
veche_preferences_new (void)
{
  g_return_val_if_fail (veche_settings_get () != NULL, NULL);
  return g_object_new (VECHE_TYPE_PREFERENCES, NULL);
}
