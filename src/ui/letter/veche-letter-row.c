/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-row.h"

#include "veche-i18n.h"
#include "veche-letter-paper.h"
#include "veche-letter.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheLetterRow
{
  AdwActionRow parent_instance;

  GtkWidget *menu;

  VecheWorkspace *workspace;
  VecheRecord *letter;
  GArray *ids; /* the letter's, alone */
};

G_DEFINE_FINAL_TYPE (VecheLetterRow, veche_letter_row, ADW_TYPE_ACTION_ROW)

static void
veche_letter_row_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterRow *self = VECHE_LETTER_ROW (widget);

  /* Marks change the record, and the list makes its rows anew: what goes on belongs to the list. */
  if (g_str_equal (name, "letter.open"))
    veche_letter_paper_open (gtk_widget_get_parent (widget), self->workspace, self->ids);
  else if (g_str_equal (name, "letter.print"))
    veche_letter_paper_print (gtk_widget_get_parent (widget), self->workspace, self->ids);
  else
    veche_letter_paper_save (gtk_widget_get_parent (widget), self->workspace, self->ids);
}

static void
veche_letter_row_mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterRow *self = VECHE_LETTER_ROW (widget);
  gboolean sent = parameter != NULL;

  veche_letter_paper_mark (gtk_widget_get_parent (widget), self->workspace, self->ids, sent ? "sent" : "printed",
                           sent ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
veche_letter_row_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterRow *self = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Letter deleted"));
  g_autoptr (VecheEdit) done = NULL;

  veche_edit_delete (edit, &veche_letter_kind, veche_record_get_id (self->letter));
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (object, _("Letter deleted"), done->step);
}

static void
veche_letter_row_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_task_spawn (gtk_widget_get_parent (widget), veche_letter_row_delete_fiber, g_object_ref (widget), g_object_unref);
}

static void
veche_letter_row_dispose (GObject *object)
{
  VecheLetterRow *self = VECHE_LETTER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_LETTER_ROW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->letter);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (veche_letter_row_parent_class)->dispose (object);
}

static void
veche_letter_row_class_init (VecheLetterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_letter_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterRow, menu);
  gtk_widget_class_install_action (widget_class, "letter.open", NULL, veche_letter_row_paper_action);
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, veche_letter_row_paper_action);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, veche_letter_row_paper_action);
  gtk_widget_class_install_action (widget_class, "letter.printed", NULL, veche_letter_row_mark_action);
  gtk_widget_class_install_action (widget_class, "letter.sent", "s", veche_letter_row_mark_action);
  gtk_widget_class_install_action (widget_class, "letter.delete", NULL, veche_letter_row_delete_action);
}

static void
veche_letter_row_init (VecheLetterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* «№ 12 · 20.02.2020 · sent · 21.02.2020» */
static char *
veche_letter_row_dup_facts (VecheRecord *letter)
{
  static const char *const fields[] = { "date", "state", "channel", "sent" };
  g_autoptr (GString) text = g_string_new (NULL);

  if (!veche_record_is_null (letter, "number"))
    g_string_append_printf (text, _("No. %s"), veche_record_get_text (letter, "number"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *part = veche_record_dup_display (letter, fields[i]);

      if (*part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

GtkWidget *
veche_letter_row_new (VecheWorkspace *workspace, VecheRecord *letter)
{
  VecheLetterRow *self = g_object_new (VECHE_TYPE_LETTER_ROW, "use-markup", FALSE, NULL);
  gint64 id = veche_record_get_id (letter);
  gboolean writable = !veche_workspace_is_read_only (workspace);
  g_autofree char *facts = veche_letter_row_dup_facts (letter);
  g_autofree char *name = NULL;

  self->workspace = g_object_ref (workspace);
  self->letter = g_object_ref (letter);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->ids, id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), veche_record_get_title (letter));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
  name = g_strdup_printf (_("What can be done with “%s”"), veche_record_get_title (letter));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.printed", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.sent", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.delete", writable);
  return GTK_WIDGET (self);
}
