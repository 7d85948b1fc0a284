/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-help.h"

#include "veche-cli-output.h"
#include "veche-cli-table.h"
#include "veche-i18n.h"
#include "veche-kind.h"
#include "veche-office-report.h"
#include "veche-template.h"

#define FIRST_COLUMN 28

void
veche_cli_help_print_columns (const char *first, const char *second)
{
  guint width = veche_cli_table_measure (first);

  if (width < FIRST_COLUMN)
    veche_cli_output_text ("  %s%*s%s\n", first, (int) (FIRST_COLUMN - width), "", second);
  else
    veche_cli_output_text ("  %s\n%*s%s\n", first, FIRST_COLUMN + 2, "", second);
}

static void
veche_cli_help_print_list (const char *heading, const char *const *words)
{
  veche_cli_output_text ("\n%s", heading);
  for (; *words != NULL; words++)
    veche_cli_output_text (" %s", *words);
  veche_cli_output_text ("\n");
}

static void
veche_cli_help_print_kinds (void)
{
  veche_cli_output_text ("\n%s", _("Kinds:"));
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    if (!(*kind)->internal)
      veche_cli_output_text (" %s", (*kind)->name);
  veche_cli_output_text ("\n");
}

static void
veche_cli_help_print_verb (const VecheCliVerb *verb)
{
  veche_cli_output_text (_("Usage: veche-cli %s %s\n"), verb->name, verb->arguments);
  veche_cli_output_text ("\n%s\n", _(verb->summary));
  if (verb->details != NULL)
    veche_cli_output_text ("\n%s\n", _(verb->details));

  veche_cli_output_text ("\n%s\n", _("Options:"));
  for (const VecheCliOption *option = verb->options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *name = g_strdup_printf ("--%s%s%s", option->name, option->value != NULL ? " " : "",
                                               option->value != NULL ? option->value : "");

      veche_cli_help_print_columns (name, _(option->summary));
    }
  veche_cli_help_print_columns ("--json", _("print JSON"));
  veche_cli_help_print_columns ("--actor NAME", _("who does it, for the journal"));
}

void
veche_cli_help_print (const VecheCliVerb *verb)
{
  if (verb != NULL)
    {
      veche_cli_help_print_verb (verb);
      return;
    }

  veche_cli_output_text ("%s\n\n", _("Usage: veche-cli VERB FILE … [OPTION …]"));
  veche_cli_output_text ("%s\n\n", _("Works on a workspace of Veche without a window."));
  veche_cli_output_text ("%s\n", _("Verbs:"));
  for (const VecheCliVerb *const *known = veche_cli_get_verbs (); *known != NULL; known++)
    veche_cli_help_print_columns ((*known)->name, _((*known)->summary));
  veche_cli_help_print_kinds ();
  veche_cli_help_print_list (_("Templates:"), veche_template_list ());
  veche_cli_help_print_list (_("Reports:"), veche_office_report_list ());
  veche_cli_output_text ("\n%s\n", _("Options of every verb: --json, --actor NAME, --help. “veche-cli help VERB” tells about a verb."));
  veche_cli_output_text ("%s\n", _("Exit status: 0 done, 1 failed, 2 wrong usage, 3 done, but some rows were refused."));
}
