/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-contents.h"

#include "veche-application-link.h"
#include "veche-application.h"
#include "veche-contents.h"
#include "veche-i18n.h"
#include "veche-paper-dialog.h"
#include "veche-plain-row.h"
#include "veche-programme.h"
#include "veche-record-dialog.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheApplicationContents
{
  AdwPreferencesGroup parent_instance;

  VecheWorkspace *workspace;
  VecheRecord *application;
  GPtrArray *items;    /* of VecheRecord: what the programme asks for */
  GPtrArray *contents; /* of VecheRecord: what is told */
  GPtrArray *rows;     /* of GtkWidget */
  GtkWidget *paper;    /* button */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheApplicationContents, veche_application_contents, ADW_TYPE_PREFERENCES_GROUP)

static const VecheFormSection veche_application_contents_sections[] = {
  { NULL, "value" },
  { NULL, NULL },
};

/* The card has a place of its own for what is a field of it, for the team and for votes. A link may stand for a file, such as a CV. */
static gboolean
veche_application_contents_has_place (VecheRecord *item)
{
  const char *field = veche_record_get_text (item, "field");
  const char *kind = veche_record_get_text (item, "item_kind");

  return g_strcmp0 (kind, "votes") == 0 || g_strcmp0 (field, "votes") == 0 || g_strcmp0 (field, "members") == 0
         || (field != NULL && veche_kind_find_field (&veche_application_kind, field) >= 0);
}

static VecheRecord *
veche_application_contents_find (VecheApplicationContents *self, VecheRecord *item)
{
  for (guint i = 0; self->contents != NULL && i < self->contents->len; i++)
    if (veche_record_get_integer (g_ptr_array_index (self->contents, i), "item") == veche_record_get_id (item))
      return g_ptr_array_index (self->contents, i);
  return NULL;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void
veche_application_contents_saving_cb (VecheRecord *item, const char *field, VecheEdit *edit, guint op)
{
  veche_edit_set_integer (edit, op, "item", veche_record_get_id (item));
}

static void
veche_application_contents_edit_cb (GtkWidget *row, VecheApplicationContents *self)
{
  VecheRecord *item = g_object_get_data (G_OBJECT (row), "item");
  VecheRecord *content = veche_application_contents_find (self, item);
  AdwDialog *dialog = veche_record_dialog_new (self->workspace, &veche_contents_kind, veche_application_contents_sections,
                                               veche_record_get_title (item), veche_record_get_id (self->application), content);

  if (content == NULL)
    g_signal_connect_object (veche_record_dialog_get_form (VECHE_RECORD_DIALOG (dialog)), "saving",
                             G_CALLBACK (veche_application_contents_saving_cb), item, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
veche_application_contents_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationContents *self = object;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Part of the application deleted"));
  g_autoptr (VecheEdit) done = NULL;

  /* What came on paper stays. */
  if (veche_record_is_null (data, "sheets"))
    veche_edit_delete (edit, &veche_contents_kind, veche_record_get_id (data));
  else
    veche_edit_set_null (edit, veche_edit_update (edit, &veche_contents_kind, veche_record_get_id (data)), "value");
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), done->title, done->step);
}

static void
veche_application_contents_delete_cb (GtkWidget *button, VecheApplicationContents *self)
{
  VecheRecord *content = veche_application_contents_find (self, g_object_get_data (G_OBJECT (button), "item"));

  if (content != NULL)
    veche_task_spawn (self, veche_application_contents_delete_fiber, g_object_ref (content), g_object_unref);
}

static void
veche_application_contents_open_cb (GtkWidget *button, VecheApplicationContents *self)
{
  VecheRecord *content = veche_application_contents_find (self, g_object_get_data (G_OBJECT (button), "item"));

  if (content != NULL)
    veche_application_link_open (button, veche_record_get_text (content, "value"));
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static void
veche_application_contents_add_button (VecheApplicationContents *self, GtkWidget *row, const char *icon, const char *format,
                                       GCallback clicked_cb)
{
  VecheRecord *item = g_object_get_data (G_OBJECT (row), "item");
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf (format, veche_record_get_title (item));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  g_object_set_data_full (G_OBJECT (button), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked_cb, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
veche_application_contents_add_suffixes (VecheApplicationContents *self, GtkWidget *row, VecheRecord *item, const char *value)
{
  if (g_str_equal (veche_contents_derive_state (item, value), "insufficient"))
    {
      g_autofree char *text = g_strdup_printf (_("at most %d"), (int) veche_record_get_integer (item, "limit_max"));
      GtkWidget *chip = gtk_label_new (text);

      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_add_css_class (chip, "warning");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }
  if (veche_application_link_is_link (value))
    veche_application_contents_add_button (self, row, "adw-external-link-symbolic", _("Open the link of “%s”"),
                                           G_CALLBACK (veche_application_contents_open_cb));
  if (!veche_workspace_is_read_only (self->workspace))
    veche_application_contents_add_button (self, row, "user-trash-symbolic", _("Delete “%s”"),
                                           G_CALLBACK (veche_application_contents_delete_cb));
}

static gint64
veche_application_contents_get_sheets (VecheApplicationContents *self, VecheRecord *item)
{
  VecheRecord *content = veche_application_contents_find (self, item);

  return content != NULL ? veche_record_get_integer (content, "sheets") : 0;
}

/* What is told, and what came on paper. Owned. */
static char *
veche_application_contents_dup_words (VecheApplicationContents *self, VecheRecord *item, const char *value)
{
  gboolean file = g_strcmp0 (veche_record_get_text (item, "item_kind"), "file") == 0;
  gint64 sheets = veche_application_contents_get_sheets (self, item);
  g_autofree char *paper
    = g_strdup_printf (ngettext ("on paper, %d sheet", "on paper, %d sheets", (gulong) sheets), (int) sheets);

  if (sheets == 0)
    return g_strdup (value != NULL ? value : file ? _("No link; files are under “Files”") : _("Nothing told yet"));
  return value != NULL ? g_strdup_printf ("%s\n%s", value, paper) : g_steal_pointer (&paper);
}

static GtkWidget *
veche_application_contents_new_row (VecheApplicationContents *self, VecheRecord *item)
{
  VecheRecord *content = veche_application_contents_find (self, item);
  const char *value = content != NULL ? veche_record_get_text (content, "value") : NULL;
  g_autofree char *words = veche_application_contents_dup_words (self, item, value);
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (item), words);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  if (value != NULL)
    veche_application_contents_add_suffixes (self, row, item, value);
  if (!veche_workspace_is_read_only (self->workspace) && !veche_application_contents_has_place (item))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (veche_application_contents_edit_cb), self, 0);
    }
  return row;
}

static void
veche_application_contents_show (VecheApplicationContents *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (self->items, i);
      GtkWidget *row;

      if (veche_application_contents_has_place (item) && veche_application_contents_get_sheets (self, item) == 0)
        continue;
      row = veche_application_contents_new_row (self, item);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->paper, self->items->len > 0 && !veche_workspace_is_read_only (self->workspace));
  gtk_widget_set_visible (GTK_WIDGET (self), self->items->len > 0);
}

static void
veche_application_contents_paper_cb (VecheApplicationContents *self)
{
  adw_dialog_present (veche_paper_dialog_new (GTK_WIDGET (self), self->workspace, veche_record_get_id (self->application), self->items,
                                              self->contents),
                      GTK_WIDGET (self));
}

static GPtrArray *
veche_application_contents_query (VecheApplicationContents *self, const VecheKind *kind, gint64 parent, const char *sort,
                                  GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  query->parent_id = parent;
  if (sort != NULL)
    veche_query_set_sort (query, sort, FALSE);
  return dex_await_boxed (veche_workspace_query (self->workspace, query), error);
}

static void
veche_application_contents_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationContents *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  gint64 id = veche_record_get_id (self->application);
  gint64 programme = veche_record_get_integer (self->application, "programme");
  g_autoptr (GPtrArray) items = veche_application_contents_query (self, &veche_programme_item_kind, programme, "position", error);
  g_autoptr (GPtrArray) contents = NULL;

  if (items == NULL || veche_task_is_over (task) || asked != self->asked)
    return;
  contents = veche_application_contents_query (self, &veche_contents_kind, id, NULL, error);
  if (contents == NULL || veche_task_is_over (task) || asked != self->asked)
    return;
  g_clear_pointer (&self->contents, g_ptr_array_unref);
  self->contents = g_steal_pointer (&contents);
  g_ptr_array_set_size (self->items, 0);
  /* Without a programme the query is one for the items of all. */
  for (guint i = 0; programme != 0 && i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  veche_application_contents_show (self);
}

static void
veche_application_contents_load (VecheApplicationContents *self)
{
  veche_task_spawn_load (self, veche_application_contents_fiber, GUINT_TO_POINTER (++self->asked), NULL);
}

static void
veche_application_contents_changed_cb (VecheApplicationContents *self, VecheChanges *changes)
{
  if (self->application != NULL
      && (veche_changes_touch (changes, &veche_contents_kind) || veche_changes_touch (changes, &veche_programme_item_kind)))
    veche_application_contents_load (self);
}

/* --- the group ---------------------------------------------------------------------------------------------------- */

static void
veche_application_contents_dispose (GObject *object)
{
  VecheApplicationContents *self = VECHE_APPLICATION_CONTENTS (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->contents, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->application);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_application_contents_parent_class)->dispose (object);
}

static void
veche_application_contents_class_init (VecheApplicationContentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_application_contents_dispose;
}

static void
veche_application_contents_init (VecheApplicationContents *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
}

GtkWidget *
veche_application_contents_new (VecheWorkspace *workspace)
{
  VecheApplicationContents *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_APPLICATION_CONTENTS, "title", _("Contents of the application"), "visible", FALSE, NULL);
  self->workspace = g_object_ref (workspace);
  self->paper = gtk_button_new_with_mnemonic (_("On _paper…"));
  gtk_widget_set_tooltip_text (self->paper, _("What came on paper, and how many sheets"));
  gtk_widget_set_valign (self->paper, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->paper, "flat");
  g_signal_connect_object (self->paper, "clicked", G_CALLBACK (veche_application_contents_paper_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->paper);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_contents_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
veche_application_contents_set_record (VecheApplicationContents *self, VecheRecord *application)
{
  g_return_if_fail (VECHE_IS_APPLICATION_CONTENTS (self) && VECHE_IS_RECORD (application));

  /* What belongs to the one before must not be written into this one. */
  if (self->application != NULL && veche_record_get_id (self->application) != veche_record_get_id (application))
    {
      g_clear_pointer (&self->contents, g_ptr_array_unref);
      g_ptr_array_set_size (self->items, 0);
      veche_application_contents_show (self);
    }
  if (g_set_object (&self->application, application))
    veche_application_contents_load (self);
}
