/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-search-dialog.h"

#include <string.h>

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-plain-row.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-record-match.h"
#include "veche-registry.h"
#include "veche-task.h"

#define MAX_FOUND 60

struct _VecheSearchDialog
{
  AdwDialog parent_instance;

  GtkWidget *entry;
  GtkStack *stack;
  GtkWidget *list;

  VecheWorkspace *workspace;
  guint asked;  /* number of the last search: answers to older ones are of no use */
  char *shown;  /* what the rows were found by, or %NULL */
  char *wanted; /* what Enter was pressed on before its rows were there, or %NULL */
};

G_DEFINE_FINAL_TYPE (VecheSearchDialog, veche_search_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  const char *page;
  const char *list; /* of the page, or %NULL */
  gint64 id;
} VecheSearchPlace;

/* The application that a found record is or belongs to, 0 for none. */
static gint64
veche_search_dialog_get_application (VecheRecord *record)
{
  const VecheKind *kind = veche_record_get_kind (record);

  if (kind == &veche_application_kind)
    return veche_record_get_id (record);
  if (g_strcmp0 (kind->parent, veche_application_kind.name) == 0)
    return veche_record_get_parent_id (record);
  if (kind == &veche_registry_attachment_kind
      && g_strcmp0 (veche_record_get_text (record, "owner_kind"), veche_application_kind.name) == 0)
    return veche_record_get_integer (record, "owner");
  return 0;
}

/* Where a found record is looked at; a page of %NULL: nowhere. What belongs to a programme is in its card. */
static VecheSearchPlace
veche_search_dialog_find_place (VecheRecord *record)
{
  static const char *const lists[][2] = { { "person", "people" }, { "organisation", "organisations" }, { "employee", "employees" } };
  const VecheKind *kind = veche_record_get_kind (record);
  gint64 application = veche_search_dialog_get_application (record);

  if (application != 0)
    return (VecheSearchPlace){ "applications", NULL, application };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (kind->name, lists[i][0]))
      return (VecheSearchPlace){ "directory", lists[i][1], veche_record_get_id (record) };
  if (kind == &veche_programme_kind)
    return (VecheSearchPlace){ "programme", NULL, veche_record_get_id (record) };
  if (g_strcmp0 (kind->parent, veche_programme_kind.name) == 0)
    return (VecheSearchPlace){ "programme", NULL, veche_record_get_parent_id (record) };
  return (VecheSearchPlace){ NULL };
}

static void
veche_search_dialog_row_activated_cb (VecheSearchDialog *self, GtkListBoxRow *row)
{
  VecheSearchPlace place = veche_search_dialog_find_place (g_object_get_data (G_OBJECT (row), "record"));

  if (place.page == NULL)
    return;
  if (g_str_equal (place.page, "programme"))
    {
      veche_programme_choice_choose (veche_programme_choice_get (self->workspace), place.id);
      place.id = 0;
    }
  veche_page_go (GTK_WIDGET (self), place.page, place.list != NULL ? "list" : NULL, place.list, place.id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_search_dialog_open_first (VecheSearchDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_list_box_row_get_activatable (row))
      {
        veche_search_dialog_row_activated_cb (self, row);
        return;
      }
}

static void
veche_search_dialog_stop_search_cb (VecheSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
veche_search_dialog_new_row (VecheRecord *record, const char *text)
{
  const VecheKind *kind = veche_record_get_kind (record);
  const char *number = veche_record_get_number (record);
  const char *label = g_dgettext (GETTEXT_PACKAGE, kind->label);
  g_autofree char *what = number != NULL ? g_strdup_printf ("%s · %s", label, number) : g_strdup (label);
  g_autofree char *why = veche_record_match_is_shown (record, text) ? NULL : veche_record_match_dup (record, text);
  g_autofree char *subtitle = why != NULL ? g_strdup_printf ("%s\n%s", what, why) : g_strdup (what);
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (record), subtitle);
  gboolean leads = veche_search_dialog_find_place (record).page != NULL;

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads);
  if (leads)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  return row;
}

/* Why it was found, where nothing of its own says so: «Contact: Talk: …». %NULL: it is not told. Owned. */
static char *
veche_search_dialog_find_part (VecheSearchDialog *self, VecheRecord *record, const char *text)
{
  g_autoptr (VecheRecord) part = dex_await_object (
    veche_workspace_find_part (self->workspace, veche_record_get_kind (record), veche_record_get_id (record), text), NULL);
  g_autofree char *why = part != NULL ? veche_record_match_dup (part, text) : NULL;

  return why != NULL ? g_strdup_printf ("%s · %s", g_dgettext (GETTEXT_PACKAGE, veche_record_get_kind (part)->label), why) : NULL;
}

/* The rows are there already: the reasons come as they are found, and no more of them once something else is asked. */
static void
veche_search_dialog_explain (VecheSearchDialog *self, VecheTask *task, guint asked, const char *text)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      g_autoptr (VecheRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), "record"));
      const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
      g_autofree char *why = NULL;
      g_autofree char *both = NULL;

      if (veche_record_get_kind (record) != &veche_application_kind || strchr (subtitle, '\n') != NULL
          || veche_record_match_is_shown (record, text))
        continue;
      why = veche_search_dialog_find_part (self, record, text);
      if (veche_task_is_over (task) || asked != self->asked)
        return;
      if (why == NULL)
        continue;
      both = g_strdup_printf ("%s\n%s", subtitle, why);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
    }
}

static void
veche_search_dialog_search_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSearchDialog *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (VecheQuery) query = veche_query_new (NULL);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GPtrArray) found = NULL;
  gboolean opens;

  veche_query_set_text (query, text);
  query->limit = MAX_FOUND;
  found = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (found == NULL || veche_task_is_over (task) || asked != self->asked)
    return;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), veche_search_dialog_new_row (g_ptr_array_index (found, i), text));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "nothing");
  g_set_str (&self->shown, text);
  opens = g_strcmp0 (self->wanted, text) == 0;
  g_clear_pointer (&self->wanted, g_free);
  if (opens)
    veche_search_dialog_open_first (self);
  else
    veche_search_dialog_explain (self, task, asked, text);
}

static void
veche_search_dialog_search_changed_cb (VecheSearchDialog *self)
{
  self->asked++;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    gtk_stack_set_visible_child_name (self->stack, "start");
  else
    veche_task_spawn (self, veche_search_dialog_search_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

/* The first of what is found by all that stands there: the last letters may not have been asked for yet. */
static void
veche_search_dialog_activate_cb (VecheSearchDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (self->shown, text) == 0)
    {
      veche_search_dialog_open_first (self);
      return;
    }
  g_set_str (&self->wanted, text);
  veche_search_dialog_search_changed_cb (self);
}

static void
veche_search_dialog_dispose (GObject *object)
{
  VecheSearchDialog *self = VECHE_SEARCH_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SEARCH_DIALOG);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_search_dialog_parent_class)->dispose (object);
}

static void
veche_search_dialog_class_init (VecheSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_search_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, VecheSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, VecheSearchDialog, stack);
  gtk_widget_class_bind_template_callback_full (widget_class, "search_changed_cb",
                                                G_CALLBACK (veche_search_dialog_search_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_search_dialog_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "row_activated_cb",
                                                G_CALLBACK (veche_search_dialog_row_activated_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "stop_search_cb",
                                                G_CALLBACK (veche_search_dialog_stop_search_cb));
}

static void
veche_search_dialog_init (VecheSearchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
veche_search_dialog_new (VecheWorkspace *workspace)
{
  VecheSearchDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_SEARCH_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  return ADW_DIALOG (self);
}
