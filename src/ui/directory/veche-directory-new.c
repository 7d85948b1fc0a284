/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-new.h"

#include "veche-directory-names.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-record-dialog.h"

AdwDialog *
veche_directory_new_dialog (VecheWorkspace *workspace, const VecheDirectoryKind *kind)
{
  AdwDialog *dialog
    = veche_record_dialog_new (workspace, kind->kind, kind->sections, g_dgettext (GETTEXT_PACKAGE, kind->add), 0, NULL);
  VecheRecordForm *form = veche_record_dialog_get_form (VECHE_RECORD_DIALOG (dialog));

  if (kind->kind == &veche_people_person_kind)
    {
      veche_directory_names_attach (form);
      adw_dialog_set_focus (dialog, veche_record_form_get_row (form, "surname"));
    }
  return dialog;
}
