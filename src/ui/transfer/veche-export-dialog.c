/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-export-dialog.h"

#include "veche-chosen-file.h"
#include "veche-export-preview.h"
#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-plain-row.h"
#include "veche-table-export.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-toast.h"
#include "veche-transfer-place.h"
#include "veche-tree.h"

typedef struct
{
  const char *ending;
  const char *encoding;
  const char *label; /* msgid */
} VecheExportFormat;

static const VecheExportFormat veche_export_dialog_formats[] = {
  { "xlsx", NULL, N_("Excel (XLSX)") }, { "ods", NULL, N_("LibreOffice (ODS)") }, { "csv", NULL, N_("CSV, UTF-8") },
  { "csv", "CP1251", N_("CSV, Windows-1251") }, { "json", NULL, N_("JSON") }, { NULL },
};

/* Of what has a place on the map. What goes to a map program and comes back is known by its identifier. */
static const VecheExportFormat veche_export_dialog_map_formats[] = {
  { "gpkg", NULL, N_("GeoPackage, for QGIS") },
  { "geojson", NULL, N_("GeoJSON") },
  { "kml", NULL, N_("KML, for Google and Yandex maps") },
  { "kmz", NULL, N_("KMZ, the same packed") },
  { "gpx", NULL, N_("GPX, for navigators: points and routes") },
  { "shp.zip", NULL, N_("Shapefile (ZIP)") },
  { "shp", NULL, N_("Shapefile, its files side by side") },
  { "shp", "CP1251", N_("Shapefile, Windows-1251") },
  { "tab", NULL, N_("MapInfo (TAB)") },
  { "tab", "CP1251", N_("MapInfo (TAB), Windows-1251") },
  { "mif", "CP1251", N_("MapInfo (MIF), Windows-1251") },
  { "dxf", NULL, N_("Drawing for CAD (DXF)") },
  { "xlsx", NULL, N_("Excel (XLSX)") },
  { "csv", NULL, N_("CSV, UTF-8") },
  { NULL },
};

struct _VecheExportDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow *format;
  GtkWidget *people;
  AdwSwitchRow *contacts;
  AdwSwitchRow *anonymous;
  GtkListBox *preview;

  VecheWorkspace *workspace;
  VecheQuery *query;
  guint asked; /* how often the preview was: older ones are thrown away */
};

G_DEFINE_FINAL_TYPE (VecheExportDialog, veche_export_dialog, ADW_TYPE_DIALOG)

static gboolean
veche_export_dialog_is_map (VecheExportDialog *self)
{
  return veche_kind_get_geometry (self->query->kind) != NULL;
}

static const VecheExportFormat *
veche_export_dialog_get_formats (VecheExportDialog *self)
{
  return veche_export_dialog_is_map (self) ? veche_export_dialog_map_formats : veche_export_dialog_formats;
}

static void
veche_export_dialog_fill_formats (VecheExportDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const VecheExportFormat *format = veche_export_dialog_get_formats (self); format->ending != NULL; format++)
    gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, format->label));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (labels));
}

/* --- what goes ---------------------------------------------------------------------------------------------------- */

static void
veche_export_dialog_show_preview (VecheExportDialog *self, GPtrArray *columns)
{
  gtk_list_box_remove_all (self->preview);
  for (guint i = 0; i < columns->len; i++)
    {
      const VecheExportColumn *column = g_ptr_array_index (columns, i);
      GtkWidget *row = veche_plain_row_new (column->label, column->sample);

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
      gtk_widget_add_css_class (row, "property");
      gtk_list_box_append (self->preview, row);
    }
}

static void
veche_export_dialog_preview_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheExportDialog *self = object;
  VecheTableExportOptions options = {
    .with_contacts = adw_switch_row_get_active (self->contacts) && !adw_switch_row_get_active (self->anonymous),
    .anonymous = adw_switch_row_get_active (self->anonymous),
  };
  g_autoptr (GPtrArray) columns = NULL;

  if (GPOINTER_TO_UINT (data) != self->asked)
    return;
  columns = veche_export_preview_load (self->workspace, self->query, &options, error);
  if (columns != NULL && !veche_task_is_over (task) && GPOINTER_TO_UINT (data) == self->asked)
    veche_export_dialog_show_preview (self, columns);
}

static void
veche_export_dialog_preview (VecheExportDialog *self)
{
  if (self->workspace == NULL)
    return;
  self->asked++;
  veche_task_spawn (self, veche_export_dialog_preview_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void
veche_export_dialog_tell (GtkWidget *parent, GPtrArray *warnings)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) warnings->pdata);
  AdwDialog *dialog = adw_alert_dialog_new (_("The file is not quite the same"), text);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, parent);
}

static void
veche_export_dialog_run_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheExportDialog *self = object;
  const VecheExportFormat *format = &veche_export_dialog_get_formats (self)[adw_combo_row_get_selected (self->format)];
  g_autoptr (VecheJob) job = veche_job_start (self->workspace, _("Export"));
  g_autoptr (GError) local = NULL;
  g_autofree char *name = g_file_get_basename (data);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  GtkWidget *place;
  VecheTableExportOptions options = {
    .with_contacts = adw_switch_row_get_active (self->contacts) && !adw_switch_row_get_active (self->anonymous),
    .anonymous = adw_switch_row_get_active (self->anonymous),
    .encoding = format->encoding,
    .warnings = warnings,
    .cancellable = veche_job_get_cancellable (job),
  };
  gint64 rows;

  rows = dex_await_int64 (veche_table_export_run (self->workspace, self->query, g_file_peek_path (data), &options), &local);
  veche_job_end (job);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return;
    }
  if (veche_task_is_over (task))
    return;
  text = g_strdup_printf (ngettext ("%u row saved in “%s”", "%u rows saved in “%s”", (gulong) rows), (guint) rows, name);
  place = veche_transfer_place_find (GTK_WIDGET (self));
  adw_dialog_close (ADW_DIALOG (self));
  veche_toast_show (place, text);
  /* What is not in the file as it is here must not be found out elsewhere. */
  if (warnings->len > 0)
    veche_export_dialog_tell (place, warnings);
}

static void
veche_export_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheExportDialog) self = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = veche_chosen_file_take_path (GTK_WIDGET (self), file, error);

  if (path != NULL && self->workspace != NULL)
    veche_task_spawn (self, veche_export_dialog_run_fiber, g_file_new_for_path (path), g_object_unref);
}

/* What the file is called unless somebody calls it otherwise. */
static const char *
veche_export_dialog_get_name (VecheExportDialog *self)
{
  static const struct
  {
    const VecheKind *kind;
    const char *name;
  } names[] = {
    { &veche_tree_kind, N_("Trees") },
    { &veche_territory_spot_kind, N_("Problem spots") },
    { &veche_territory_place_kind, N_("Points of interest") },
    { &veche_territory_route_kind, N_("Routes") },
    { &veche_territory_area_kind, N_("Territories") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].kind == self->query->kind)
      return g_dgettext (GETTEXT_PACKAGE, names[i].name);
  return _("Applications");
}

static void
veche_export_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheExportDialog *self = VECHE_EXPORT_DIALOG (widget);
  const VecheExportFormat *format = &veche_export_dialog_get_formats (self)[adw_combo_row_get_selected (self->format)];
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file = g_strdup_printf ("%s.%s", veche_export_dialog_get_name (self), format->ending);

  gtk_file_dialog_set_title (dialog, _("Export"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_export_dialog_chosen_cb,
                        g_object_ref (self));
}

static void
veche_export_dialog_dispose (GObject *object)
{
  VecheExportDialog *self = VECHE_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, veche_query_free);

  G_OBJECT_CLASS (veche_export_dialog_parent_class)->dispose (object);
}

static void
veche_export_dialog_class_init (VecheExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_export_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheExportDialog, anonymous);
  gtk_widget_class_bind_template_child (widget_class, VecheExportDialog, contacts);
  gtk_widget_class_bind_template_child (widget_class, VecheExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, VecheExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, VecheExportDialog, people);
  gtk_widget_class_bind_template_child (widget_class, VecheExportDialog, preview);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, veche_export_dialog_save_action);
}

static void
veche_export_dialog_init (VecheExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->anonymous, "active", self->contacts, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (self->anonymous, "notify::active", G_CALLBACK (veche_export_dialog_preview), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contacts, "notify::active", G_CALLBACK (veche_export_dialog_preview), self, G_CONNECT_SWAPPED);
}

AdwDialog *
veche_export_dialog_new (VecheWorkspace *workspace, const VecheQuery *query, guint count)
{
  VecheExportDialog *self;
  g_autofree char *text = g_strdup_printf (ngettext ("%u row, as it is shown in the list", "%u rows, as they are shown in the list",
                                                     count),
                                           count);

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (VECHE_TYPE_EXPORT_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->query = veche_query_copy (query);
  g_object_set (self->group, "description", text, NULL);
  veche_export_dialog_fill_formats (self);
  gtk_widget_set_visible (self->people, !veche_export_dialog_is_map (self));
  veche_export_dialog_preview (self);
  return ADW_DIALOG (self);
}

/* How many rows there are is known only when the workspace has counted them. */
typedef struct
{
  VecheWorkspace *workspace;
  VecheQuery *query;
} VecheExportRequest;

static void
veche_export_dialog_request_free (gpointer data)
{
  VecheExportRequest *request = data;

  g_object_unref (request->workspace);
  veche_query_free (request->query);
  g_free (request);
}

static void
veche_export_dialog_present_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  const VecheExportRequest *request = data;
  GError *local = NULL;
  gint64 count = dex_await_int64 (veche_workspace_count (request->workspace, request->query), &local);

  if (local != NULL)
    g_propagate_error (error, local);
  else if (!veche_task_is_over (task))
    adw_dialog_present (veche_export_dialog_new (request->workspace, request->query, (guint) count), object);
}

void
veche_export_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const VecheQuery *query)
{
  VecheExportRequest *request;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (VECHE_IS_WORKSPACE (workspace) && query != NULL);

  request = g_new0 (VecheExportRequest, 1);
  request->workspace = g_object_ref (workspace);
  request->query = veche_query_copy (query);
  veche_task_spawn (parent, veche_export_dialog_present_fiber, request, veche_export_dialog_request_free);
}
