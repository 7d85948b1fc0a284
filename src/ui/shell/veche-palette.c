/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-palette.h"

#include <string.h>

#include "veche-application.h"
#include "veche-command.h"
#include "veche-deed.h"
#include "veche-i18n.h"
#include "veche-letter-choices.h"
#include "veche-page-slot.h"
#include "veche-settings.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-window-private.h"

#define MAX_APPLICATIONS 8

static void veche_palette_fill (VechePalette *self);

struct _VechePalette
{
  AdwDialog parent_instance;

  GtkWidget *entry;
  GtkWidget *probe;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;

  VecheWindow *window; /* borrowed: the dialog lives in it */
  guint asked;         /* number of the last search: answers to older ones are of no use */
  char **recent;       /* files that are there; %NULL until the disks have answered */
  VecheLetterChoices *letters; /* by which letters are written; %NULL until they are read */
};

G_DEFINE_FINAL_TYPE (VechePalette, veche_palette, ADW_TYPE_DIALOG)

/* --- rows --------------------------------------------------------------------------------------------------------- */

typedef struct
{
  char *action;
  GVariant *target; /* nullable */
} VechePaletteDeed;

static void
veche_palette_deed_free (gpointer data)
{
  VechePaletteDeed *deed = data;

  g_free (deed->action);
  g_clear_pointer (&deed->target, g_variant_unref);
  g_free (deed);
}

static GtkWidget *
veche_palette_new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

/* @target is sunk. */
static void
veche_palette_add (VechePalette *self, const char *title, const char *detail, const char *keys, const char *action, GVariant *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  VechePaletteDeed *deed = g_new0 (VechePaletteDeed, 1);
  g_autofree char *name = keys != NULL ? g_strdup_printf ("%s, %s", title, keys) : g_strdup (title);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), veche_palette_new_label (title, NULL));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (words), veche_palette_new_label (detail, "caption"));
  gtk_box_append (GTK_BOX (box), words);
  if (keys != NULL)
    {
      GtkWidget *label = veche_palette_new_label (keys, "caption");

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  deed->action = g_strdup (action);
  deed->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_object_set_data_full (G_OBJECT (row), "deed", deed, veche_palette_deed_free);
  gtk_list_box_append (self->list, row);
}

static void
veche_palette_select (VechePalette *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  /* The focus stays in the entry; who listens is told of the row all the same. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* --- what there is ------------------------------------------------------------------------------------------------ */

static const char *
veche_palette_get_typed (VechePalette *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* Of the window, or else of a widget that is in it. */
static gboolean
veche_palette_is_deed (const char *action)
{
  return !g_str_has_prefix (action, "win.") && !g_str_has_prefix (action, "app.") && !g_str_has_prefix (action, "window.");
}

static gboolean
veche_palette_can (VechePalette *self, const char *action, const char *target)
{
  if (veche_palette_is_deed (action))
    return veche_deed_can (self->window, action, target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->probe), action);
  return gtk_widget_get_sensitive (self->probe);
}

static void
veche_palette_add_pages (VechePalette *self)
{
  VecheWorkspaceView *view = veche_window_get_view (self->window);
  g_autoptr (GListModel) pages = view != NULL ? veche_workspace_view_list_pages (view) : NULL;

  for (guint i = 0; pages != NULL && i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GtkStackPage) page = g_list_model_get_item (pages, i);
      VechePageClass *klass = veche_page_slot_get_class (VECHE_PAGE_SLOT (gtk_stack_page_get_child (page)));
      const char *title = g_dgettext (GETTEXT_PACKAGE, klass->title);
      g_autofree char *keys = i < 9 ? g_strdup_printf ("Alt+%u", i + 1) : NULL;

      if (veche_command_matches (title, veche_palette_get_typed (self)))
        veche_palette_add (self, title, NULL, keys, "win.show-page", g_variant_new_int32 ((int) i));
    }
}

static void
veche_palette_add_commands (VechePalette *self)
{
  for (const VecheCommand *command = veche_command_list (); command->title != NULL; command++)
    {
      const char *title = g_dgettext (GETTEXT_PACKAGE, command->title);
      const char *more = command->words != NULL ? g_dgettext (GETTEXT_PACKAGE, command->words) : "";
      g_autofree char *text = g_strdup_printf ("%s %s", title, more);
      g_autofree char *keys = veche_command_dup_keys (command);

      if (command->action != NULL && veche_command_matches (text, veche_palette_get_typed (self))
          && veche_palette_can (self, command->action, command->target))
        veche_palette_add (self, title, NULL, keys, command->action,
                           command->target != NULL ? g_variant_new_string (command->target) : NULL);
    }
}

static void
veche_palette_add_letter (VechePalette *self, const char *title, const char *action, gint64 template)
{
  if (veche_command_matches (title, veche_palette_get_typed (self)))
    veche_palette_add (self, title, NULL, NULL, action, g_variant_new_take_string (g_strdup_printf ("%" G_GINT64_FORMAT, template)));
}

/* About the applications that are selected, or the one that is open: a letter by each template. */
static void
veche_palette_add_letters (VechePalette *self)
{
  const gboolean many = veche_palette_can (self, "batch.letters-by", "0");
  const char *action = many ? "batch.letters-by" : "application.letter";

  if (!many && !veche_palette_can (self, action, "0"))
    return;
  veche_palette_add_letter (self, many ? _("Letters…") : _("Letter…"), action, 0);
  for (guint i = 0; self->letters != NULL && i < self->letters->templates->len; i++)
    {
      VecheRecord *template = g_ptr_array_index (self->letters->templates, i);
      g_autofree char *title
        = g_strdup_printf (many ? _("Letters: %s…") : _("Letter: %s…"), veche_record_get_title (template));

      veche_palette_add_letter (self, title, action, veche_record_get_id (template));
    }
}

static void
veche_palette_letters_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VechePalette *self = object;
  g_autoptr (VecheWorkspace) workspace = g_object_ref (veche_window_get_workspace (self->window));
  g_autoptr (VecheLetterChoices) letters = veche_letter_choices_load (workspace, 0, error);

  if (letters == NULL || veche_task_is_over (task))
    return;
  g_clear_pointer (&self->letters, veche_letter_choices_free);
  self->letters = g_steal_pointer (&letters);
  if (self->letters->templates->len > 0)
    veche_palette_fill (self);
}

static void
veche_palette_add_recent (VechePalette *self)
{
  VecheWorkspace *workspace = veche_window_get_workspace (self->window);
  char **paths = self->recent;

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths[i]);
      g_autofree char *folder = g_path_get_dirname (paths[i]);
      g_autofree char *shown = g_filename_display_name (folder);

      if (workspace != NULL && g_strcmp0 (paths[i], veche_workspace_get_path (workspace)) == 0)
        continue;
      if (g_str_has_suffix (name, ".veche"))
        name[strlen (name) - strlen (".veche")] = '\0';
      if (veche_command_matches (name, veche_palette_get_typed (self)))
        veche_palette_add (self, name, shown, NULL, "win.open-path", g_variant_new_string (paths[i]));
    }
}

/* A disk that is gone, or far, is waited for off the main thread. */
static DexFuture *
veche_palette_look_thread (gpointer data)
{
  char **paths = data;
  g_autoptr (GStrvBuilder) there = g_strv_builder_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
      g_strv_builder_add (there, paths[i]);
  return dex_future_new_take_boxed (G_TYPE_STRV, g_strv_builder_end (there));
}

static void
veche_palette_look_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VechePalette *self = object;
  g_auto (GStrv) there
    = dex_await_boxed (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_palette_look_thread,
                                            veche_settings_list_recent (), (GDestroyNotify) g_strfreev),
                       error);

  if (there == NULL || veche_task_is_over (task))
    return;
  g_strfreev (self->recent);
  self->recent = g_steal_pointer (&there);
  if (self->recent[0] != NULL)
    veche_palette_fill (self);
}

static void
veche_palette_show (VechePalette *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "found" : "nothing");
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    veche_palette_select (self, 0);
}

static GPtrArray *
veche_palette_find (VecheWorkspace *workspace, const char *text)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);

  veche_query_set_text (query, text);
  query->limit = MAX_APPLICATIONS;
  return dex_await_boxed (veche_workspace_query (workspace, query), NULL);
}

static void
veche_palette_add_applications (VechePalette *self, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (found, i);
      GVariantBuilder filter;

      g_variant_builder_init (&filter, G_VARIANT_TYPE ("a{ss}"));
      veche_palette_add (self, veche_record_get_title (record), veche_record_get_number (record), NULL, "win.show-rows",
                         g_variant_new ("(sa{ss}x)", "applications", &filter, veche_record_get_id (record)));
    }
}

static void
veche_palette_find_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VechePalette *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  g_autoptr (VecheWorkspace) workspace = g_object_ref (veche_window_get_workspace (self->window));
  g_autofree char *typed = g_strdup (veche_palette_get_typed (self));
  g_autofree char *meant = veche_text_swap_layout (typed);
  g_autoptr (GPtrArray) found = veche_palette_find (workspace, typed);

  if (found != NULL && found->len == 0)
    {
      g_ptr_array_unref (found);
      found = veche_palette_find (workspace, meant);
    }
  if (veche_task_is_over (task) || asked != self->asked)
    return;
  if (found != NULL)
    veche_palette_add_applications (self, found);
  veche_palette_show (self);
}

static void
veche_palette_fill (VechePalette *self)
{
  self->asked++;
  gtk_list_box_remove_all (self->list);
  veche_palette_add_pages (self);
  veche_palette_add_commands (self);
  veche_palette_add_letters (self);
  veche_palette_add_recent (self);
  /* What is not found here may be an application: that nothing is found is said only after it. */
  if (g_utf8_strlen (veche_palette_get_typed (self), -1) >= 2 && veche_window_get_workspace (self->window) != NULL)
    veche_task_spawn (self, veche_palette_find_fiber, GUINT_TO_POINTER (self->asked), NULL);
  else
    veche_palette_show (self);
  if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    veche_palette_show (self);
}

/* --- what is done ------------------------------------------------------------------------------------------------- */

static void
veche_palette_row_activated_cb (VechePalette *self, GtkListBoxRow *row)
{
  const VechePaletteDeed *deed = g_object_get_data (G_OBJECT (row), "deed");
  g_autofree char *action = g_strdup (deed->action);
  g_autoptr (GVariant) target = deed->target != NULL ? g_variant_ref (deed->target) : NULL;
  g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (self->window));

  /* First, so that a dialog that it opens comes over the window, and the focus is where it was. */
  adw_dialog_force_close (ADW_DIALOG (self));
  if (veche_palette_is_deed (action))
    veche_deed_do (VECHE_WINDOW (window), action, target != NULL ? g_variant_get_string (target, NULL) : NULL);
  else if (!gtk_widget_activate_action_variant (window, action, target))
    gtk_widget_error_bell (window);
}

static void
veche_palette_activate_cb (VechePalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    veche_palette_row_activated_cb (self, row);
}

static void
veche_palette_search_changed_cb (VechePalette *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    veche_palette_fill (self);
}

static void
veche_palette_stop_search_cb (VechePalette *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
veche_palette_key_pressed_cb (VechePalette *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    veche_palette_select (self, at + 1);
  else if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && at > 0)
    veche_palette_select (self, at - 1);
  else
    return key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  return GDK_EVENT_STOP;
}

/* The commands that can be given are those of the window that it stands in by now. */
static void
veche_palette_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (veche_palette_parent_class)->map (widget);
  veche_palette_fill (VECHE_PALETTE (widget));
  veche_task_spawn (widget, veche_palette_look_fiber, NULL, NULL);
  if (veche_window_get_workspace (VECHE_PALETTE (widget)->window) != NULL)
    veche_task_spawn_load (widget, veche_palette_letters_fiber, NULL, NULL);
}

static void
veche_palette_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_PALETTE);
  g_clear_pointer (&VECHE_PALETTE (object)->recent, g_strfreev);
  g_clear_pointer (&VECHE_PALETTE (object)->letters, veche_letter_choices_free);
  G_OBJECT_CLASS (veche_palette_parent_class)->dispose (object);
}

static void
veche_palette_class_init (VechePaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_palette_dispose;
  widget_class->map = veche_palette_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/shell/veche-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, VechePalette, entry);
  gtk_widget_class_bind_template_child (widget_class, VechePalette, list);
  gtk_widget_class_bind_template_child (widget_class, VechePalette, probe);
  gtk_widget_class_bind_template_child (widget_class, VechePalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, VechePalette, stack);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_palette_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "key_pressed_cb", G_CALLBACK (veche_palette_key_pressed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "row_activated_cb", G_CALLBACK (veche_palette_row_activated_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "search_changed_cb", G_CALLBACK (veche_palette_search_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "stop_search_cb", G_CALLBACK (veche_palette_stop_search_cb));
}

static void
veche_palette_init (VechePalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
veche_palette_new (VecheWindow *window)
{
  VechePalette *self;

  g_return_val_if_fail (VECHE_IS_WINDOW (window), NULL);

  self = g_object_new (VECHE_TYPE_PALETTE, NULL);
  self->window = window;
  return ADW_DIALOG (self);
}
