/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-file-risk.h"

#include <string.h>

static const char *const veche_file_risk_endings[] = {
  /* what Windows runs, or lets run */
  "exe", "com", "bat", "cmd", "pif", "scr", "msi", "msp", "mst", "msix", "appx", "cpl", "dll", "sys", "ocx", "hta", "chm", "lnk",
  "url", "scf", "inf", "reg", "gadget", "application", "appref-ms", "xll", "wsf", "wsh", "wsc", "vb", "vbe", "vbs", "js", "jse",
  "mjs", "ps1", "psm1", "psd1", "ps1xml",
  /* what Linux and others run */
  "desktop", "directory", "service", "appimage", "run", "bin", "elf", "so", "out", "sh", "bash", "zsh", "ksh", "csh", "fish", "command",
  "app", "dmg", "pkg", "apk", "deb", "rpm", "snap", "flatpak", "flatpakref", "flatpakrepo",
  /* languages */
  "jar", "jnlp", "class", "py", "pyw", "pyc", "pyz", "pl", "pm", "rb", "lua", "php", "tcl", "awk",
  NULL,
};

/* Each stands for all types that begin with it. */
static const char *const veche_file_risk_types[] = {
  "application/x-desktop",
  "application/x-executable",
  "application/x-pie-executable",
  "application/x-elf",
  "application/x-dosexec",
  "application/x-ms-dos-executable",
  "application/x-msdos-program",
  "application/x-msdownload",
  "application/x-msi",
  "application/x-ms-shortcut",
  "application/x-ms-win-installer",
  "application/x-mswinurl",
  "application/vnd.microsoft.portable-executable",
  "application/hta",
  "application/x-bat",
  "text/x-msdos-batch",
  "application/x-powershell",
  "text/vbs",
  "text/vbscript",
  "text/javascript",
  "application/x-java",
  "application/java",
  "application/x-sh",
  "application/x-csh",
  "text/x-sh",
  "text/x-csh",
  "text/x-script",
  "application/x-python",
  "text/x-python",
  "application/x-perl",
  "text/x-perl",
  "application/x-ruby",
  "text/x-ruby",
  "application/x-php",
  "text/x-php",
  "text/x-lua",
  "text/x-tcl",
  "application/vnd.appimage",
  "application/x-iso9660-appimage",
  "application/vnd.flatpak",
  "application/vnd.snap",
  "application/vnd.debian.binary-package",
  "application/vnd.android.package-archive",
  "application/x-rpm",
  "application/x-apple-diskimage",
  "application/x-mach-binary",
  NULL,
};

/* The last part of the name, as Windows sees it: it drops dots and blanks at the end. Owned, or %NULL. */
static char *
veche_file_risk_dup_ending (const char *name)
{
  g_autofree char *plain = g_utf8_make_valid (name, -1);
  char *end = plain + strlen (plain);
  const char *dot;

  while (end > plain)
    {
      char *last = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (last);

      if (c != '.' && !g_unichar_isspace (c) && !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        break;
      *last = '\0';
      end = last;
    }
  dot = strrchr (plain, '.');
  return dot != NULL ? g_utf8_casefold (dot + 1, -1) : NULL;
}

gboolean
veche_file_risk_is_program (const char *name, const char *media_type)
{
  g_autofree char *ending = name != NULL ? veche_file_risk_dup_ending (name) : NULL;
  g_autofree char *type = media_type != NULL ? g_ascii_strdown (media_type, -1) : NULL;

  if (ending != NULL && g_strv_contains (veche_file_risk_endings, ending))
    return TRUE;
  for (guint i = 0; type != NULL && veche_file_risk_types[i] != NULL; i++)
    if (g_str_has_prefix (type, veche_file_risk_types[i]))
      return TRUE;
  return FALSE;
}
