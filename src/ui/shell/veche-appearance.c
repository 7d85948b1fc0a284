/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-appearance.h"

#include <adwaita.h>

#include "veche-settings.h"
#include "veche-workspace-rotate.h"

/* What GTK takes where the desktop says nothing: 96 dots per inch, in 1024ths. */
#define USUAL_DPI (96 * 1024)

static void
veche_appearance_scheme_cb (GSettings *settings)
{
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (scheme, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                      : g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                     : ADW_COLOR_SCHEME_DEFAULT);
}

/* Over what the desktop says; at 100 per cent the desktop is asked again. What settings.ini says is gone then until the next start, and is
 * left alone where nothing of ours was set. */
static void
veche_appearance_text_cb (GSettings *settings)
{
  static gboolean ours;
  GtkSettings *toolkit = gtk_settings_get_default ();
  const int scale = g_settings_get_int (settings, "text-scale");
  int dpi;

  if (ours)
    gtk_settings_reset_property (toolkit, "gtk-xft-dpi");
  ours = scale != 100;
  if (!ours)
    return;
  g_object_get (toolkit, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (toolkit, "gtk-xft-dpi", (dpi > 0 ? dpi : USUAL_DPI) / 100 * scale, NULL);
}

static void
veche_appearance_backups_cb (GSettings *settings)
{
  veche_workspace_rotate_set_kept ((guint) g_settings_get_int (settings, "backups-kept"));
}

void
veche_appearance_start (void)
{
  GSettings *settings = veche_settings_get ();

  if (settings == NULL)
    return;
  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (veche_appearance_scheme_cb), NULL);
  g_signal_connect (settings, "changed::text-scale", G_CALLBACK (veche_appearance_text_cb), NULL);
  g_signal_connect (settings, "changed::backups-kept", G_CALLBACK (veche_appearance_backups_cb), NULL);
  veche_appearance_scheme_cb (settings);
  veche_appearance_text_cb (settings);
  veche_appearance_backups_cb (settings);
}
