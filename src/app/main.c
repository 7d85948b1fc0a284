/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libdex.h>

#include "veche-app.h"
#include "veche-i18n.h"
#include "veche-renderer.h"

int
main (int argc, char **argv)
{
  g_autoptr (VecheApp) app = NULL;

  veche_renderer_choose ();
  /* The locale is set here, with numbers as in C: GTK must not set it again. */
  veche_i18n_init ();
  gtk_disable_setlocale ();
  dex_init ();
  g_set_application_name (_("Veche"));

  app = veche_app_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
