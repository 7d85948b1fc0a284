/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-file-risk.h"

static void
test_names (void)
{
  static const char *const programs[] = {
    "письмо.desktop", "setup.EXE",      "run.sh",         "Смета.lnk",     "a.bat",      "a.cmd",         "a.js",        "a.vbs",
    "a.msi",          "a.jar",          "Вече.AppImage",  "заставка.scr",  "a.ps1",      "a.py",          "Смета.pdf.exe",
    "Смета.exe.",     "Смета.exe  ",    "Смета.exe\u00a0", "Смета.exe\u200b", "a.\xff.exe", "fdp.смета\u202e.exe",
  };
  static const char *const documents[] = {
    "Смета.xlsx", "Резюме.pdf",  "Резюме.odt", "вид с реки.jpg", "голоса.csv", "письмо.eml", "архив.zip",
    "README",     "exe",         "desktop",    "Смета.exe.pdf",  "а.txt",      "",           "…",
  };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_test_message ("%s", programs[i]);
      g_assert_true (veche_file_risk_is_program (programs[i], NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_test_message ("%s", documents[i]);
      g_assert_false (veche_file_risk_is_program (documents[i], NULL));
    }
}

/* A name says nothing of what is inside. */
static void
test_types (void)
{
  g_assert_true (veche_file_risk_is_program ("README", "application/x-shellscript"));
  g_assert_true (veche_file_risk_is_program ("README", "application/x-executable"));
  g_assert_true (veche_file_risk_is_program ("Смета.pdf", "application/x-desktop"));
  g_assert_true (veche_file_risk_is_program (NULL, "Text/X-Python3"));
  g_assert_false (veche_file_risk_is_program ("Смета.pdf", "application/pdf"));
  g_assert_false (veche_file_risk_is_program ("README", "text/plain"));
  g_assert_false (veche_file_risk_is_program (NULL, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
  g_assert_false (veche_file_risk_is_program (NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/file-risk/names", test_names);
  g_test_add_func ("/model/file-risk/types", test_types);
  return g_test_run ();
}
