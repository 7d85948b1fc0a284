/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-chosen-file.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-task.h"

char *
veche_chosen_file_take_path (GtkWidget *widget, GFile *file, GError *error)
{
  g_autoptr (GFile) chosen = file;
  g_autoptr (GError) failure = error;
  g_autoptr (GError) why = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (chosen != NULL && g_file_peek_path (chosen) != NULL)
    return g_file_get_path (chosen);
  if (chosen != NULL)
    {
      g_autofree char *place = g_file_get_parse_name (chosen);

      g_set_error (&why, VECHE_ERROR, VECHE_ERROR_FAILED,
                   _("Could not use the place “%s”: it is not a folder of this computer. Choose another one, or connect the network "
                     "folder first."),
                   place);
    }
  else if (failure != NULL && (failure->domain != GTK_DIALOG_ERROR || failure->code == GTK_DIALOG_ERROR_FAILED))
    g_set_error (&why, VECHE_ERROR, VECHE_ERROR_FAILED, _("Could not choose a file: %s. Try again, or start the program anew."),
                 failure->message);
  if (why != NULL)
    veche_task_show_error (widget, why);
  return NULL;
}
