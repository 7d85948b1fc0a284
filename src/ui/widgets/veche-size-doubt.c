/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-size-doubt.h"

#include "veche-i18n.h"
#include "veche-species-limits.h"
#include "veche-task.h"
#include "veche-toast.h"

typedef struct
{
  VecheWorkspace *workspace;
  VecheEdit *edit;
} VecheSizeDoubt;

static void
veche_size_doubt_free (gpointer data)
{
  VecheSizeDoubt *self = data;

  g_object_unref (self->workspace);
  veche_edit_unref (self->edit);
  g_free (self);
}

static void
veche_size_doubt_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSizeDoubt *self = data;
  g_autoptr (GPtrArray) doubts = veche_species_limits_find_doubts (self->workspace, self->edit, NULL);
  g_autofree char *text = NULL;

  /* Of a tree that is gone meanwhile there is nothing to ask. */
  if (veche_task_is_over (task) || doubts == NULL || doubts->len == 0)
    return;
  if (doubts->len == 1)
    /* Translators: %s says why: «a trunk of 350 cm is more than a rowan grows to…». */
    text = g_strdup_printf (_("Look again: %s"), (const char *) g_ptr_array_index (doubts, 0));
  else
    /* Translators: why one of several is asked about, and how many there are beside it. */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Look again: %s; and %u more tree", "Look again: %s; and %u more trees", doubts->len - 1),
                            (const char *) g_ptr_array_index (doubts, 0), doubts->len - 1);
  veche_toast_show (object, text);
}

void
veche_size_doubt_ask_all (GtkWidget *place, VecheWorkspace *workspace, VecheEdit *edit)
{
  VecheSizeDoubt *self = g_new0 (VecheSizeDoubt, 1);

  self->workspace = g_object_ref (workspace);
  self->edit = veche_edit_ref (edit);
  veche_task_spawn (place, veche_size_doubt_fiber, self, veche_size_doubt_free);
}

void
veche_size_doubt_ask (GtkWidget *place, VecheWorkspace *workspace, const VecheKind *kind, gint64 id, const char *field)
{
  const VecheValue unknown = VECHE_VALUE_INIT;
  g_autoptr (VecheEdit) edit = NULL;

  if (kind != &veche_tree_kind)
    return;
  edit = veche_edit_new (NULL);
  /* Only which field it was matters: the tree is read as it stands now. */
  veche_edit_set_value (edit, veche_edit_update (edit, kind, id), field, &unknown);
  veche_size_doubt_ask_all (place, workspace, edit);
}
