/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-batch.h"

#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-map-edits.h"
#include "veche-map-own-batch.h"
#include "veche-size-doubt.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheMapBatch
{
  AdwDialog parent_instance;

  GtkWidget *save;
  VecheRecordForm *form;
  VecheMapOwnBatch *own;

  VecheWorkspace *workspace;
  const VecheMapKind *kind;
  GArray *ids; /* of gint64 */
};

G_DEFINE_FINAL_TYPE (VecheMapBatch, veche_map_batch, ADW_TYPE_DIALOG)

static void
veche_map_batch_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapBatch *self = object;
  VecheEdit *cells = data;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (VecheEdit) done
    = dex_await_boxed (veche_map_edits_set (self->workspace, self->kind->kind, (const gint64 *) (gpointer) self->ids->data, self->ids->len,
                                            veche_edit_get_op (cells, 0)),
                       error);

  if (veche_task_is_over (task))
    return;
  gtk_widget_set_sensitive (self->save, TRUE);
  if (done == NULL)
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  if (parent == NULL)
    return;
  veche_toast_show_undo (parent, done->title, done->step);
  veche_size_doubt_ask_all (parent, self->workspace, done);
}

static void
veche_map_batch_save_cb (VecheMapBatch *self)
{
  g_autoptr (VecheEdit) cells = veche_edit_new ("");
  const guint op = veche_edit_insert (cells, self->kind->kind, 0);

  if (!veche_record_form_fill_edit (self->form, cells, op) || !veche_map_own_batch_fill_edit (self->own, cells, op))
    return;
  if (veche_edit_get_op (cells, op)->cells->len == 0)
    {
      veche_toast_show (GTK_WIDGET (self), _("Fill in at least one field."));
      return;
    }
  gtk_widget_set_sensitive (self->save, FALSE);
  veche_task_spawn (self, veche_map_batch_save_fiber, g_steal_pointer (&cells), (GDestroyNotify) veche_edit_unref);
}

static void
veche_map_batch_close_attempt (AdwDialog *dialog)
{
  VecheMapBatch *self = VECHE_MAP_BATCH (dialog);
  g_autoptr (VecheEdit) cells = veche_edit_new ("");
  const guint op = veche_edit_insert (cells, self->kind->kind, 0);
  const gboolean changed = veche_record_form_is_changed (self->form) || !veche_map_own_batch_fill_edit (self->own, cells, op)
                           || veche_edit_get_op (cells, op)->cells->len > 0;

  veche_dialog_guard_attempt (dialog, changed, NULL);
}

static void
veche_map_batch_dispose (GObject *object)
{
  VecheMapBatch *self = VECHE_MAP_BATCH (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (veche_map_batch_parent_class)->dispose (object);
}

static void
veche_map_batch_class_init (VecheMapBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_batch_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_map_batch_close_attempt;
}

static void
veche_map_batch_init (VecheMapBatch *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hint = gtk_label_new (_("What is left empty stays as it is."));

  adw_dialog_set_title (ADW_DIALOG (self), _("Set fields"));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 620);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (veche_map_batch_save_cb), self, G_CONNECT_SWAPPED);
  self->form = VECHE_RECORD_FORM (veche_record_form_new ());
  self->own = VECHE_MAP_OWN_BATCH (veche_map_own_batch_new ());
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->own));
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 24, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
veche_map_batch_new (VecheWorkspace *workspace, const VecheMapKind *kind, const gint64 *ids, guint n, VecheMapEntry *entry)
{
  VecheMapBatch *self = g_object_new (VECHE_TYPE_MAP_BATCH, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n);
  veche_record_form_build (self->form, workspace, kind->kind, kind->sections);
  /* A blank: what surveys, blocks and layers there are is read then. */
  veche_record_form_set_record (self->form, NULL);
  if (entry != NULL)
    veche_map_own_batch_build (self->own, veche_map_entry_get_title (entry), veche_map_entry_get_fields (entry));
  return ADW_DIALOG (self);
}
