/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-office-dialog.h"

#include "veche-i18n.h"
#include "veche-office.h"
#include "veche-record-dialog.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-transfer-place.h"

static const VecheFormSection veche_office_dialog_sections[] = {
  { NULL, "name short_name city" },
  { N_("Letterhead"), "address phone email ogrn inn" },
  { N_("Head"), "head head_position" },
  { N_("Name in letters"), "genitive dative" },
  { NULL, NULL },
};

/* A toast shows where the dialog is, as long as it is. */
static void
veche_office_dialog_closed_cb (GtkWidget *widget, AdwDialog *dialog)
{
  VecheWorkspace *workspace = g_object_get_data (G_OBJECT (dialog), "workspace");

  veche_toast_show_undo (widget, _("Our office saved"), veche_workspace_get_undo_step (workspace));
}

static void
veche_office_dialog_saved_cb (GtkWidget *widget, gint64 id, AdwDialog *dialog)
{
  g_signal_connect_object (dialog, "closed", G_CALLBACK (veche_office_dialog_closed_cb), widget, G_CONNECT_SWAPPED);
}

static void
veche_office_dialog_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheWorkspace *workspace = data;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_office_kind);
  g_autoptr (GPtrArray) offices = dex_await_boxed (veche_workspace_query (workspace, query), error);
  VecheRecord *office;
  AdwDialog *dialog;

  if (offices == NULL || veche_task_is_over (task))
    return;
  office = offices->len > 0 ? g_ptr_array_index (offices, 0) : NULL;
  dialog = veche_record_dialog_new (workspace, &veche_office_kind, veche_office_dialog_sections, _("Our office"), 0, office);
  /* So far the workspace's own name has stood for it. */
  if (office == NULL)
    veche_record_form_set_text (veche_record_dialog_get_form (VECHE_RECORD_DIALOG (dialog)), "name",
                                veche_workspace_get_title (workspace));
  g_object_set_data_full (G_OBJECT (dialog), "workspace", g_object_ref (workspace), g_object_unref);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (veche_office_dialog_saved_cb), veche_transfer_place_find (object),
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, object);
}

void
veche_office_dialog_open (GtkWidget *widget, VecheWorkspace *workspace)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace));

  veche_task_spawn (widget, veche_office_dialog_fiber, g_object_ref (workspace), g_object_unref);
}
