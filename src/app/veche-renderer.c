/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-renderer.h"

#define DEVICES "/dev/dri"

/* A driver that draws with hardware has a render node; without one GL is llvmpipe. */
static gboolean
veche_renderer_has_hardware (void)
{
  g_autoptr (GDir) folder = g_dir_open (DEVICES, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

void
veche_renderer_choose (void)
{
  if (!veche_renderer_has_hardware ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
