/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-dialog.h"

#include "veche-chosen-file.h"
#include "veche-i18n.h"
#include "veche-import-columns.h"
#include "veche-import-memory.h"
#include "veche-import-result.h"
#include "veche-import-run.h"
#include "veche-programme-choice.h"
#include "veche-task.h"
#include "veche-transfer-place.h"

struct _VecheImportDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  AdwNavigationPage *file_page;
  GtkStack *file_stack;
  AdwStatusPage *invitation;
  AdwWindowTitle *columns_title;
  VecheImportColumns *columns;
  GtkProgressBar *progress;
  AdwWindowTitle *result_title;
  VecheImportResult *result;

  VecheWorkspace *workspace;
  const VecheKind *kind;
  char *path;
  VecheTablePreview *preview;
  VecheImportRun *run; /* as it was tried last, or %NULL */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (VecheImportDialog, veche_import_dialog, ADW_TYPE_DIALOG)

/* --- the file ----------------------------------------------------------------------------------------------------- */

/* The one that pages show comes first. */
static GPtrArray *
veche_import_dialog_list_programmes (VecheImportDialog *self)
{
  VecheProgrammeChoice *choice = veche_programme_choice_get (self->workspace);
  GPtrArray *all = veche_programme_choice_list (choice);
  GPtrArray *programmes = g_ptr_array_new_with_free_func (g_object_unref);
  VecheRecord *first = veche_programme_choice_get_programme (choice);

  if (first != NULL)
    g_ptr_array_add (programmes, g_object_ref (first));
  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_index (all, i) != first)
      g_ptr_array_add (programmes, g_object_ref (g_ptr_array_index (all, i)));
  return programmes;
}

static char *
veche_import_dialog_dup_series (VecheImportDialog *self)
{
  char *name = g_path_get_basename (self->path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

typedef struct
{
  char *path;
  char *sheet; /* or %NULL */
  char *encoding; /* that somebody has chosen, or %NULL */
} VecheImportLook;

static void
veche_import_dialog_look_free (gpointer data)
{
  VecheImportLook *look = data;

  g_free (look->path);
  g_free (look->sheet);
  g_free (look->encoding);
  g_free (look);
}

/* A first look guesses the columns; a second one takes what is remembered of such a table. */
static VecheTablePreview *
veche_import_dialog_preview (VecheImportDialog *self, VecheImportLook *look, char **key, GError **error)
{
  g_autoptr (JsonObject) sheet = json_object_new ();
  g_autoptr (VecheTablePreview) preview = NULL;
  g_autoptr (JsonObject) memory = NULL;
  JsonObject *mapping;

  json_object_set_int_member (sheet, "version", 1);
  if (look->sheet != NULL)
    json_object_set_string_member (sheet, "sheet", look->sheet);
  if (look->encoding != NULL)
    json_object_set_string_member (sheet, "encoding", look->encoding);
  preview = dex_await_boxed (veche_table_import_preview (self->workspace, self->kind, look->path, sheet), error);
  memory = preview != NULL ? veche_import_memory_load (self->kind, (const char *const *) preview->columns) : NULL;
  mapping = memory != NULL && json_object_has_member (memory, "mapping") ? json_object_get_object_member (memory, "mapping") : NULL;
  if (mapping != NULL)
    {
      VecheTablePreview *known;

      if (look->sheet != NULL)
        json_object_set_string_member (mapping, "sheet", look->sheet);
      /* What was chosen for such a file before holds until another is chosen. */
      if (look->encoding == NULL)
        look->encoding = g_strdup (json_object_get_string_member_with_default (mapping, "encoding", NULL));
      else
        json_object_set_string_member (mapping, "encoding", look->encoding);
      known = dex_await_boxed (veche_table_import_preview (self->workspace, self->kind, look->path, mapping), NULL);
      if (known != NULL)
        {
          *key = g_strdup (json_object_get_string_member_with_default (memory, "key", NULL));
          return known;
        }
    }
  return g_steal_pointer (&preview);
}

static void
veche_import_dialog_look_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheImportDialog *self = object;
  VecheImportLook *look = data;
  g_autofree char *key = NULL;
  g_autofree char *series = NULL;
  g_autofree char *name = NULL;
  g_autoptr (VecheTablePreview) preview = veche_import_dialog_preview (self, look, &key, error);
  g_autoptr (GPtrArray) programmes = NULL;

  if (preview != NULL && !veche_task_is_over (task) && veche_kind_find_field (self->kind, "programme") >= 0)
    programmes = veche_import_dialog_list_programmes (self);
  if (veche_task_is_over (task))
    return;
  gtk_stack_set_visible_child_name (self->file_stack, "choose");
  if (preview == NULL)
    return;

  g_set_str (&self->path, look->path);
  g_clear_pointer (&self->preview, veche_table_preview_unref);
  self->preview = g_steal_pointer (&preview);
  series = veche_import_dialog_dup_series (self);
  name = g_path_get_basename (self->path);
  veche_import_columns_show (self->columns, self->kind, self->preview, look->sheet, look->encoding, key, series, programmes);
  veche_import_places_show (veche_import_columns_get_places (self->columns), self->workspace, self->kind);
  adw_window_title_set_subtitle (self->columns_title, name);
  adw_window_title_set_subtitle (self->result_title, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.try", TRUE);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "columns") != 0)
    adw_navigation_view_push_by_tag (self->view, "columns");
}

static void
veche_import_dialog_look (VecheImportDialog *self, const char *path, const char *sheet, const char *encoding)
{
  VecheImportLook *look = g_new0 (VecheImportLook, 1);

  look->path = g_strdup (path);
  look->sheet = g_strdup (sheet);
  look->encoding = g_strdup (encoding);
  gtk_stack_set_visible_child_name (self->file_stack, "busy");
  veche_task_spawn (self, veche_import_dialog_look_fiber, look, veche_import_dialog_look_free);
}

static void
veche_import_dialog_look_cb (VecheImportDialog *self, const char *sheet, const char *encoding)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.try", FALSE);
  veche_import_dialog_look (self, self->path, sheet, encoding);
}

static void
veche_import_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheImportDialog) self = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = veche_chosen_file_take_path (GTK_WIDGET (self), file, error);

  if (path != NULL && self->workspace != NULL)
    veche_import_dialog_look (self, path, NULL, NULL);
}

static void
veche_import_dialog_choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "xlsx", "xls", "ods" };
  static const char *const map_suffixes[] = { "geojson", "json", "gpkg", "kml", "kmz", "gpx", "shp", "zip", "tab", "mif", "dxf" };
  const gboolean map = veche_kind_get_geometry (VECHE_IMPORT_DIALOG (widget)->kind) != NULL;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  for (guint i = 0; map && i < G_N_ELEMENTS (map_suffixes); i++)
    gtk_file_filter_add_suffix (tables, map_suffixes[i]);
  gtk_file_filter_set_name (tables, map ? _("Map files and tables") : _("Tables"));
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _("Import a table"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_import_dialog_chosen_cb,
                        g_object_ref (widget));
}

static gboolean
veche_import_dialog_drop_cb (VecheImportDialog *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "file") != 0)
    return FALSE;
  veche_import_dialog_take (self, files->data);
  return TRUE;
}

/* --- trying it ---------------------------------------------------------------------------------------------------- */

static VecheImportRun *
veche_import_dialog_make_run (VecheImportDialog *self)
{
  VecheImportRun *run = g_new0 (VecheImportRun, 1);
  const char *series = veche_import_columns_get_series (self->columns);
  VecheImportPlaces *places = veche_import_columns_get_places (self->columns);

  run->workspace = g_object_ref (self->workspace);
  run->kind = self->kind;
  run->path = g_strdup (self->path);
  run->mapping = veche_import_columns_make_mapping (self->columns);
  run->key = g_strdup (veche_import_columns_get_key (self->columns));
  run->series = *series != '\0' ? g_strdup (series) : NULL;
  run->programme = veche_import_columns_dup_programme (self->columns);
  run->survey = veche_import_places_dup_survey (places);
  run->block = veche_import_places_dup_block (places);
  run->crs = veche_import_places_dup_crs (places);
  run->swap_xy = veche_import_places_get_swap (places);
  run->columns = g_strdupv (self->preview->columns);
  return run;
}

static void
veche_import_dialog_progress_cb (double fraction, guint64 rows, gpointer data)
{
  VecheImportDialog *self = data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

/* @data: where refused rows are to be written, or %NULL: the result is shown. */
static void
veche_import_dialog_try_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheImportDialog *self = object;
  const char *sources[] = { self->run->path, NULL };
  VecheTableImportOptions options = {
    .errors_path = data,
    .dry_run = TRUE,
    .cancellable = self->cancellable,
    .progress = veche_import_dialog_progress_cb,
    .progress_data = self,
  };
  g_autoptr (VecheTableImportReport) report = NULL;

  veche_import_run_fill_options (self->run, &options);
  report = dex_await_boxed (veche_table_import_run (self->workspace, sources, &options), error);
  if (veche_task_is_over (task))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.try", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save-refused", TRUE);
  if (report == NULL || data != NULL)
    return;
  g_set_str (&self->run->stamp, report->stamp);
  veche_import_result_show (self->result, report);
  adw_navigation_view_push_by_tag (self->view, "result");
}

static void
veche_import_dialog_try (VecheImportDialog *self, const char *errors_path)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.try", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save-refused", FALSE);
  veche_task_spawn (self, veche_import_dialog_try_fiber, g_strdup (errors_path), g_free);
}

static void
veche_import_dialog_try_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheImportDialog *self = VECHE_IMPORT_DIALOG (widget);

  if (veche_import_columns_ask (self->columns))
    return;
  g_clear_pointer (&self->run, veche_import_run_free);
  self->run = veche_import_dialog_make_run (self);
  veche_import_dialog_try (self, NULL);
}

static void
veche_import_dialog_answered_cb (VecheImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "import.try", NULL);
}

static void
veche_import_dialog_save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheImportDialog) self = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = veche_chosen_file_take_path (GTK_WIDGET (self), file, error);

  if (path != NULL && self->workspace != NULL)
    veche_import_dialog_try (self, path);
}

static void
veche_import_dialog_save_refused_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheImportDialog *self = VECHE_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *series = veche_import_dialog_dup_series (self);
  /* Translators: name of a file: %s is that of the table. */
  g_autofree char *file = g_strdup_printf (_("%s, refused rows.csv"), series);

  gtk_file_dialog_set_title (dialog, _("Save the refused rows"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_import_dialog_save_chosen_cb,
                        g_object_ref (widget));
}

/* --- doing it ----------------------------------------------------------------------------------------------------- */

static void
veche_import_dialog_any_cb (VecheImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", veche_import_result_is_any (self->result));
}

/* The dialog goes, the job stays: its progress is in the sidebar, its end in a toast of the window. */
static void
veche_import_dialog_run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheImportDialog *self = VECHE_IMPORT_DIALOG (widget);
  VecheImportRun *run = veche_import_run_copy (self->run);

  g_clear_pointer (&run->take_theirs, g_hash_table_unref);
  run->take_theirs = veche_import_result_list_theirs (self->result);
  veche_import_run_start (veche_transfer_place_find (widget), run);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_import_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (VECHE_IMPORT_DIALOG (dialog)->cancellable);
}

static void
veche_import_dialog_dispose (GObject *object)
{
  VecheImportDialog *self = VECHE_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->preview, veche_table_preview_unref);

  G_OBJECT_CLASS (veche_import_dialog_parent_class)->dispose (object);
}

static void
veche_import_dialog_finalize (GObject *object)
{
  VecheImportDialog *self = VECHE_IMPORT_DIALOG (object);

  veche_import_run_free (self->run);
  g_object_unref (self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (veche_import_dialog_parent_class)->finalize (object);
}

static void
veche_import_dialog_class_init (VecheImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_import_dialog_dispose;
  object_class->finalize = veche_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = veche_import_dialog_closed;

  g_type_ensure (VECHE_TYPE_IMPORT_COLUMNS);
  g_type_ensure (VECHE_TYPE_IMPORT_RESULT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, columns_title);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, file_page);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, file_stack);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, invitation);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, result);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, result_title);
  gtk_widget_class_bind_template_child (widget_class, VecheImportDialog, view);
  gtk_widget_class_bind_template_callback_full (widget_class, "answered_cb", G_CALLBACK (veche_import_dialog_answered_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "any_cb", G_CALLBACK (veche_import_dialog_any_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "look_cb", G_CALLBACK (veche_import_dialog_look_cb));
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, veche_import_dialog_choose_action);
  gtk_widget_class_install_action (widget_class, "import.try", NULL, veche_import_dialog_try_action);
  gtk_widget_class_install_action (widget_class, "import.save-refused", NULL, veche_import_dialog_save_refused_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, veche_import_dialog_run_action);
}

static void
veche_import_dialog_init (VecheImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", FALSE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (veche_import_dialog_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

AdwDialog *
veche_import_dialog_new (VecheWorkspace *workspace, const VecheKind *kind)
{
  VecheImportDialog *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (VECHE_TYPE_IMPORT_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  if (veche_kind_get_geometry (kind) != NULL)
    {
      adw_dialog_set_title (ADW_DIALOG (self), _("Import to the map"));
      adw_navigation_page_set_title (self->file_page, _("Import to the map"));
      adw_status_page_set_title (self->invitation, _("Drop a map file here"));
      adw_status_page_set_description (self->invitation,
                                       _("GeoPackage, GeoJSON, KML, GPX, Shapefile, MapInfo, DXF or a table. Nothing is written before you "
                                         "have seen what would happen."));
    }
  return ADW_DIALOG (self);
}

void
veche_import_dialog_take (VecheImportDialog *self, GFile *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (VECHE_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  path = veche_chosen_file_take_path (GTK_WIDGET (self), g_object_ref (file), NULL);
  if (path != NULL)
    veche_import_dialog_look (self, path, NULL, NULL);
}

void
veche_import_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const VecheKind *kind)
{
  adw_dialog_present (veche_import_dialog_new (workspace, kind), parent);
}

void
veche_import_dialog_present_file (GtkWidget *parent, VecheWorkspace *workspace, const VecheKind *kind, GFile *file)
{
  AdwDialog *dialog = veche_import_dialog_new (workspace, kind);

  adw_dialog_present (dialog, parent);
  veche_import_dialog_take (VECHE_IMPORT_DIALOG (dialog), file);
}
