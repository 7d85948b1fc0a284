/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-dialog.h"

#include "veche-clock.h"
#include "veche-dialog-guard.h"
#include "veche-i18n.h"
#include "veche-positions.h"
#include "veche-programme-choice.h"
#include "veche-task.h"
#include "veche-template-programme.h"
#include "veche-template-shelf.h"
#include "veche-template-year.h"
#include "veche-text.h"

struct _VecheProgrammeDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *templates;
  GtkWidget *name;
  AdwSpinRow *year;

  VecheWorkspace *workspace;
  GPtrArray *entries; /* of VecheTemplateShelfEntry */
  GPtrArray *buttons; /* of GtkCheckButton, beside each */
  char *suggested;    /* title that nobody has typed */
  gboolean working;
};

G_DEFINE_FINAL_TYPE (VecheProgrammeDialog, veche_programme_dialog, ADW_TYPE_DIALOG)

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const VecheTemplateShelfEntry *
veche_programme_dialog_get_entry (VecheProgrammeDialog *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      return g_ptr_array_index (self->entries, i);
  return NULL;
}

static void
veche_programme_dialog_update_cb (VecheProgrammeDialog *self)
{
  g_autofree char *name = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme-dialog.create",
                                 name != NULL && !self->working && veche_programme_dialog_get_entry (self) != NULL);
}

/* The template's title with the new year, until somebody types another one. */
static void
veche_programme_dialog_suggest_cb (VecheProgrammeDialog *self)
{
  const VecheTemplateShelfEntry *entry = veche_programme_dialog_get_entry (self);
  gint64 year = (gint64) adw_spin_row_get_value (self->year);
  g_autofree char *title = NULL;

  if (entry != NULL && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), self->suggested) == 0)
    {
      title = entry->year != 0 ? veche_template_year_replace (entry->title, entry->year, year) : g_strdup (entry->title);
      g_set_str (&self->suggested, title);
      gtk_editable_set_text (GTK_EDITABLE (self->name), title);
    }
  veche_programme_dialog_update_cb (self);
}

/* --- templates ----------------------------------------------------------------------------------------------------- */

static void
veche_programme_dialog_describe (const VecheTemplateShelfEntry *entry, const char **title, const char **subtitle)
{
  *title = entry->name;
  *subtitle = entry->title;
  if (entry->name != NULL)
    return;
  if (entry->year != 0)
    *title = _("The selection of 2020");
  else
    {
      *title = _("Empty");
      *subtitle = _("Only reasons to return and refuse; all else is for you to set up");
    }
}

/* Takes the entry. */
static GtkWidget *
veche_programme_dialog_append (VecheProgrammeDialog *self, VecheTemplateShelfEntry *entry)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget *button = gtk_check_button_new ();
  const char *title;
  const char *subtitle;

  veche_programme_dialog_describe (entry, &title, &subtitle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (veche_programme_dialog_suggest_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->templates, row);
  g_ptr_array_add (self->entries, entry);
  g_ptr_array_add (self->buttons, button);
  return button;
}

/* On the pool: files are read. */
static DexFuture *
veche_programme_dialog_list_fiber (gpointer data)
{
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, veche_template_shelf_list ());
}

static void
veche_programme_dialog_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeDialog *self = object;
  g_autoptr (GPtrArray) entries = dex_await_boxed (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0,
                                                                        veche_programme_dialog_list_fiber, NULL, NULL),
                                                   error);

  if (entries == NULL || veche_task_is_over (task))
    return;
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    veche_programme_dialog_append (self, g_ptr_array_index (entries, i));
  if (self->buttons->len > 0)
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, 0), TRUE);
}

static DexFuture *
veche_programme_dialog_read_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;
  VecheTemplateShelfEntry *entry;
  g_autofree char *name = g_filename_display_basename (data);

  entry = veche_template_shelf_read (data, name, &error);
  return entry != NULL ? dex_future_new_for_pointer (entry) : dex_future_new_for_error (g_steal_pointer (&error));
}

static void
veche_programme_dialog_file_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeDialog *self = object;
  g_autoptr (VecheTemplateShelfEntry) entry
    = dex_await_pointer (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_programme_dialog_read_fiber,
                                              g_strdup (data), g_free),
                         error);

  if (entry != NULL && !veche_task_is_over (task))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (veche_programme_dialog_append (self, g_steal_pointer (&entry))), TRUE);
}

static void
veche_programme_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheProgrammeDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    veche_task_spawn (self, veche_programme_dialog_file_fiber, g_file_get_path (file), g_free);
}

static void
veche_programme_dialog_choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Template of a Selection"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_programme_dialog_chosen_cb,
                        g_object_ref (widget));
}

/* --- making it ----------------------------------------------------------------------------------------------------- */

static DexFuture *
veche_programme_dialog_template_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;
  VecheEdit *edit = veche_template_programme_load (data, NULL, NULL, &error);

  return edit != NULL ? dex_future_new_take_boxed (VECHE_TYPE_EDIT, edit) : dex_future_new_for_error (g_steal_pointer (&error));
}

/* Two programmes of one code could not be told apart on the command line. */
static void
veche_programme_dialog_set_code (VecheProgrammeDialog *self, VecheEdit *edit, gint64 year)
{
  const VecheValue *value = veche_edit_op_get_cell (veche_edit_get_op (edit, 0), "code");
  GPtrArray *others = veche_programme_choice_list (veche_programme_choice_get (self->workspace));
  g_autofree char *stem = value != NULL && value->text != NULL ? g_strdup (value->text) : g_strdup_printf ("%d", (int) year);
  g_autofree char *code = veche_positions_dup_code (others, stem);

  veche_edit_set_text (edit, 0, "code", code);
}

static void
veche_programme_dialog_create_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheProgrammeDialog *self = object;
  gint64 year = (gint64) adw_spin_row_get_value (self->year);
  g_autofree char *title = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_autoptr (VecheEdit) edit
    = dex_await_boxed (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_programme_dialog_template_fiber,
                                            g_strdup (data), g_free),
                       error);
  g_autoptr (VecheEdit) done = NULL;

  if (edit != NULL)
    {
      veche_template_year_set (edit, year);
      veche_edit_set_text (edit, 0, "title", title);
      veche_programme_dialog_set_code (self, edit, year);
      done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
    }
  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  veche_programme_dialog_update_cb (self);
  if (done == NULL)
    return;
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CREATED], 0, veche_edit_get_op (done, 0)->id, done->step);
}

static void
veche_programme_dialog_create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheProgrammeDialog *self = VECHE_PROGRAMME_DIALOG (widget);

  self->working = TRUE;
  gtk_widget_action_set_enabled (widget, name, FALSE);
  veche_task_spawn (self, veche_programme_dialog_create_fiber, g_strdup (veche_programme_dialog_get_entry (self)->path), g_free);
}

/* --- the dialog ---------------------------------------------------------------------------------------------------- */

static void
veche_programme_dialog_close_attempt (AdwDialog *dialog)
{
  VecheProgrammeDialog *self = VECHE_PROGRAMME_DIALOG (dialog);

  if (!self->working)
    veche_dialog_guard_attempt (dialog, g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), self->suggested) != 0, NULL);
}

static void
veche_programme_dialog_dispose (GObject *object)
{
  VecheProgrammeDialog *self = VECHE_PROGRAMME_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_PROGRAMME_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_programme_dialog_parent_class)->dispose (object);
}

static void
veche_programme_dialog_finalize (GObject *object)
{
  VecheProgrammeDialog *self = VECHE_PROGRAMME_DIALOG (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->buttons);
  g_free (self->suggested);

  G_OBJECT_CLASS (veche_programme_dialog_parent_class)->finalize (object);
}

static void
veche_programme_dialog_class_init (VecheProgrammeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_programme_dialog_dispose;
  object_class->finalize = veche_programme_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = veche_programme_dialog_close_attempt;
  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/programme/veche-programme-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeDialog, name);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeDialog, templates);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeDialog, year);
  gtk_widget_class_bind_template_callback_full (widget_class, "suggest_cb", G_CALLBACK (veche_programme_dialog_suggest_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "update_cb", G_CALLBACK (veche_programme_dialog_update_cb));
  gtk_widget_class_install_action (widget_class, "programme-dialog.choose", NULL, veche_programme_dialog_choose_action);
  gtk_widget_class_install_action (widget_class, "programme-dialog.create", NULL, veche_programme_dialog_create_action);
}

static void
veche_programme_dialog_init (VecheProgrammeDialog *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_template_shelf_entry_free);
  self->buttons = g_ptr_array_new ();
  self->suggested = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_dialog_set_focus (ADW_DIALOG (self), self->name);
}

/* This year, or the one after the newest selection. */
static int
veche_programme_dialog_guess_year (VecheProgrammeDialog *self)
{
  GPtrArray *others = veche_programme_choice_list (veche_programme_choice_get (self->workspace));
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (veche_clock_now_ms () / 1000);
  gint64 newest = others->len > 0 ? veche_record_get_integer (g_ptr_array_index (others, 0), "year") : 0;

  return MAX (g_date_time_get_year (now), (int) newest + 1);
}

AdwDialog *
veche_programme_dialog_new (VecheWorkspace *workspace)
{
  VecheProgrammeDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_PROGRAMME_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  adw_spin_row_set_value (self->year, veche_programme_dialog_guess_year (self));
  veche_programme_dialog_update_cb (self);
  veche_task_spawn (self, veche_programme_dialog_load_fiber, NULL, NULL);
  return ADW_DIALOG (self);
}
