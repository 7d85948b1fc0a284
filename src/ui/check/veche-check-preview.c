/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-preview.h"

#include "veche-i18n.h"
#include "veche-shown-copies.h"
#include "veche-task.h"
#include "veche-text-decode.h"

#define MAX_BYTES (1024 * 1024)
#define MAX_CHARS 6000

struct _VecheCheckPreview
{
  AdwBin parent_instance;

  GtkLabel *label;
  VecheWorkspace *workspace;
  VecheRecord *attachment; /* that is shown or on its way, or %NULL */
};

G_DEFINE_FINAL_TYPE (VecheCheckPreview, veche_check_preview, ADW_TYPE_BIN)

/* The workspace gives bytes to files only: a copy in a folder of this user's, which goes at once. */
static GBytes *
veche_check_preview_await_bytes (VecheWorkspace *workspace, VecheRecord *attachment, GError **error)
{
  g_autoptr (GFile) copy = veche_shown_copies_dup_place (veche_record_get_title (attachment), error);
  g_autoptr (GBytes) bytes = NULL;

  if (copy == NULL || !dex_await (veche_workspace_extract (workspace, veche_record_get_id (attachment), copy), error))
    return NULL;
  bytes = dex_await_boxed (dex_file_load_contents_bytes (copy), error);
  dex_await (dex_file_delete (copy, G_PRIORITY_DEFAULT), NULL);
  return g_steal_pointer (&bytes);
}

static void
veche_check_preview_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCheckPreview *self = object;
  VecheRecord *attachment = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (attachment != self->attachment)
    return;
  bytes = veche_check_preview_await_bytes (self->workspace, attachment, error);
  if (bytes == NULL || veche_task_is_over (task) || attachment != self->attachment)
    return;
  text = veche_text_decode_beginning (bytes, MAX_CHARS);
  gtk_label_set_text (self->label, text != NULL ? g_strchomp (text) : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
veche_check_preview_dispose (GObject *object)
{
  VecheCheckPreview *self = VECHE_CHECK_PREVIEW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->attachment);

  G_OBJECT_CLASS (veche_check_preview_parent_class)->dispose (object);
}

static void
veche_check_preview_class_init (VecheCheckPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_check_preview_dispose;
}

static void
veche_check_preview_init (VecheCheckPreview *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->label, TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "check-preview");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), label);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
veche_check_preview_can_show (VecheRecord *attachment)
{
  const char *type = veche_record_get_text (attachment, "media_type");

  return g_strcmp0 (type, "text/plain") == 0 && veche_record_get_integer (attachment, "size") <= MAX_BYTES;
}

void
veche_check_preview_show (VecheCheckPreview *self, VecheWorkspace *workspace, VecheRecord *attachment)
{
  g_return_if_fail (VECHE_IS_CHECK_PREVIEW (self));

  /* Records are read anew after every change, contents never change. */
  if (attachment != NULL && self->attachment != NULL
      && veche_record_get_id (attachment) == veche_record_get_id (self->attachment))
    return;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->attachment, attachment);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (attachment != NULL)
    veche_task_spawn_load (self, veche_check_preview_fiber, g_object_ref (attachment), g_object_unref);
}
