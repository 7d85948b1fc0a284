/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-test.h"

#include <glib/gstdio.h>

#include "veche-i18n.h"
#include "veche-template.h"
#include "veche-ui.h"

/* Longer than anything takes on a busy machine: only a test that fails waits so long. */
#define PATIENCE_SECONDS 120

void
ui_test_init (int *argc, char ***argv)
{
  veche_i18n_init ();
  gtk_disable_setlocale ();
  /* As g_application_run() does: this thread owns the main context between iterations too. */
  g_assert_true (g_main_context_acquire (g_main_context_default ()));
  dex_init ();
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  veche_ui_init ();
}

static gboolean
ui_test_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
ui_test_wait (gboolean (*condition) (gpointer data), gpointer data, const char *what)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  guint tick = g_timeout_add (20, ui_test_tick_cb, NULL);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("waited in vain: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}

void
ui_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
ui_test_is_decided (gpointer data)
{
  return !dex_future_is_pending (data);
}

void
ui_test_await (DexFuture *future, GValue *value)
{
  g_autoptr (GError) error = NULL;
  const GValue *result;

  ui_test_wait (ui_test_is_decided, future, "a future");
  result = dex_future_get_value (future, &error);
  g_assert_no_error (error);
  if (value != NULL)
    {
      g_value_init (value, G_VALUE_TYPE (result));
      g_value_copy (result, value);
    }
  dex_unref (future);
}

VecheWorkspace *
ui_test_new_workspace (const char *template)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("veche-ui-XXXXXX", &error);
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  g_autoptr (VecheEdit) contents = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_no_error (error);
  path = g_build_filename (folder, "office.veche", NULL);
  contents = veche_template_load (template, &title, &error);
  g_assert_no_error (error);
  ui_test_await (veche_workspace_create (path, title, contents), &value);
  return g_value_dup_object (&value);
}

void
ui_test_close_workspace (VecheWorkspace *workspace)
{
  g_autofree char *path = g_strdup (veche_workspace_get_path (workspace));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  ui_test_await (veche_workspace_close (workspace), NULL);
  g_object_unref (workspace);
  g_remove (path);
  g_remove (journal);
  g_rmdir (folder);
}

static const char *
ui_test_get_label (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (ADW_IS_STATUS_PAGE (widget))
    return adw_status_page_get_title (ADW_STATUS_PAGE (widget));
  return gtk_widget_get_tooltip_text (widget);
}

GtkWidget *
ui_test_find (GtkWidget *root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (label == NULL || g_strcmp0 (ui_test_get_label (root), label) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_test_find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
ui_test_is_named (GtkWidget *widget)
{
  const char *label = ui_test_get_label (widget);

  if (label != NULL && *label != '\0')
    return TRUE;
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || ui_test_find (widget, GTK_TYPE_LABEL, NULL) != NULL;
}

static void
ui_test_collect_nameless (GtkWidget *widget, GString *list)
{
  gboolean used = GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget)
                  || ADW_IS_PREFERENCES_ROW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!gtk_widget_get_visible (widget))
    return;
  /* The button inside a menu button takes the name of the outer one; a preferences group's list that of the group. */
  if (used && !ui_test_is_named (widget) && !(parent != NULL && ui_test_is_named (parent))
      && gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) == NULL)
    g_string_append_printf (list, "%s in %s\n", G_OBJECT_TYPE_NAME (widget), parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "-");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    ui_test_collect_nameless (child, list);
}

char *
ui_test_list_nameless (GtkWidget *root)
{
  g_autoptr (GString) list = g_string_new (NULL);

  ui_test_collect_nameless (root, list);
  return g_string_free (g_steal_pointer (&list), FALSE);
}
