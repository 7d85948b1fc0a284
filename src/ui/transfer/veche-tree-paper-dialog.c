/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-paper-dialog.h"

#include <inttypes.h>

#include "veche-i18n.h"
#include "veche-report-action.h"
#include "veche-survey.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-text.h"
#include "veche-transfer-place.h"

/* More territories than that nobody looks through. */
#define MAX_CHOICES 500

/* A choice: what the report takes (%NULL: its own way), and what it is called (msgid). The last has no label. */
typedef struct
{
  const char *value;
  const char *label;
} VecheTreePaperChoice;

static const VecheTreePaperChoice veche_tree_paper_dialog_scales[] = {
  { NULL, N_("The largest that fits one sheet") },
  { "200", "1:200" },
  { "500", "1:500" },
  { "1000", "1:1000" },
  { "2000", "1:2000" },
  { NULL },
};

static const VecheTreePaperChoice veche_tree_paper_dialog_papers[] = {
  { "A4", "A4" }, { "A3", "A3" }, { "A2", "A2" }, { "A1", "A1" }, { "A0", "A0" }, { NULL },
};

static const VecheTreePaperChoice veche_tree_paper_dialog_orientations[] = {
  { NULL, N_("As it fits best") },
  { "landscape", N_("Landscape") },
  { "portrait", N_("Portrait") },
  { NULL },
};

static const VecheTreePaperChoice veche_tree_paper_dialog_forms[] = {
  { "sheet", N_("List of trees") },
  { "act", N_("Survey act") },
  { "compensation", N_("Compensation for felling") },
  { "numbers", N_("Old and new numbers") },
  { NULL },
};

static const VecheTreePaperChoice veche_tree_paper_dialog_plan_formats[] = {
  { "pdf", N_("PDF, to print") },
  { "dxf", N_("Drawing for CAD (DXF)") },
  { NULL },
};

static const VecheTreePaperChoice veche_tree_paper_dialog_sheet_formats[] = {
  { "pdf", N_("PDF, to print") },
  { "odt", N_("Text (ODT)") },
  { "xlsx", N_("Table (XLSX)") },
  { NULL },
};

static const VecheTreePaperChoice veche_tree_paper_dialog_kit_formats[] = {
  { "pdf", N_("PDF, to print") },
  { "odt", N_("Text (ODT)") },
  { NULL },
};

struct _VecheTreePaperDialog
{
  AdwDialog parent_instance;

  AdwComboRow *territory;
  AdwComboRow *survey;
  GtkWidget *period; /* of spots */
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *plan;
  AdwComboRow *scale;
  AdwComboRow *paper;
  AdwComboRow *orientation;
  AdwActionRow *base;
  GtkWidget *base_none;
  GtkWidget *sheet;
  AdwComboRow *form;
  GtkWidget *address;
  GtkWidget *cadastral;
  GtkWidget *works;
  GtkWidget *applicant;
  AdwComboRow *format;

  VecheWorkspace *workspace;
  char *report;
  char *base_path;    /* a file with map tiles, or %NULL */
  gint64 wanted;      /* row id of the territory to choose */
  gint64 wanted_survey;
  GArray *territories; /* of gint64: as the rows have them, 0 first */
  GArray *surveys;
};

G_DEFINE_FINAL_TYPE (VecheTreePaperDialog, veche_tree_paper_dialog, ADW_TYPE_DIALOG)

/* Each report has rows of its own. */
static gboolean
veche_tree_paper_dialog_is (VecheTreePaperDialog *self, const char *report)
{
  return g_str_equal (self->report, report);
}

/* A kit is of one scale always: its first line is the next one. */
static const VecheTreePaperChoice *
veche_tree_paper_dialog_get_scales (VecheTreePaperDialog *self)
{
  return veche_tree_paper_dialog_scales + (veche_tree_paper_dialog_is (self, "field-kit") ? 1 : 0);
}

static const VecheTreePaperChoice *
veche_tree_paper_dialog_get_formats (VecheTreePaperDialog *self)
{
  return veche_tree_paper_dialog_is (self, "tree-plan")   ? veche_tree_paper_dialog_plan_formats
         : veche_tree_paper_dialog_is (self, "field-kit") ? veche_tree_paper_dialog_kit_formats
                                                          : veche_tree_paper_dialog_sheet_formats;
}

/* --- choices ------------------------------------------------------------------------------------------------------ */

static void
veche_tree_paper_dialog_fill (AdwComboRow *row, const VecheTreePaperChoice *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (; choices->label != NULL; choices++)
    gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, choices->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

/* Row ids of the kind, by title, after a first row that stands for all; %FALSE with @error. */
static gboolean
veche_tree_paper_dialog_load (VecheTreePaperDialog *self, VecheTask *task, const VecheKind *kind, AdwComboRow *row, const char *all,
                              GArray *ids, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const gint64 none = 0;
  guint chosen = 0;

  veche_query_set_sort (query, kind->title_field, FALSE);
  query->limit = MAX_CHOICES;
  records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (records == NULL || veche_task_is_over (task))
    return FALSE;
  gtk_string_list_append (labels, all);
  g_array_append_val (ids, none);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const char *title = veche_record_get_title (record);
      const gint64 id = veche_record_get_id (record);

      gtk_string_list_append (labels, title != NULL ? title : "–");
      g_array_append_val (ids, id);
      if (id == (kind == &veche_territory_area_kind ? self->wanted : self->wanted_survey))
        chosen = i + 1;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, chosen);
  return TRUE;
}

static void
veche_tree_paper_dialog_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheTreePaperDialog *self = object;
  const char *all = veche_tree_paper_dialog_is (self, "spots")       ? _("All spots")
                    : veche_tree_paper_dialog_is (self, "field-kit") ? _("That of the survey")
                                                                     : _("All trees");

  if (veche_tree_paper_dialog_load (self, task, &veche_territory_area_kind, self->territory, all, self->territories, error))
    veche_tree_paper_dialog_load (self, task, &veche_survey_kind, self->survey, _("All surveys"), self->surveys, error);
}

/* --- what the report is told ---------------------------------------------------------------------------------------- */

static void
veche_tree_paper_dialog_take_choice (GHashTable *params, const char *name, AdwComboRow *row, const VecheTreePaperChoice *choices)
{
  const char *value = choices[adw_combo_row_get_selected (row)].value;

  if (value != NULL)
    g_hash_table_replace (params, g_strdup (name), g_strdup (value));
}

static void
veche_tree_paper_dialog_take_record (GHashTable *params, const char *name, AdwComboRow *row, GArray *ids)
{
  const guint nth = adw_combo_row_get_selected (row);

  if (nth > 0 && nth < ids->len)
    g_hash_table_replace (params, g_strdup (name), g_strdup_printf ("id:%" PRId64, g_array_index (ids, gint64, nth)));
}

static void
veche_tree_paper_dialog_take_text (GHashTable *params, const char *name, GtkWidget *entry)
{
  char *text = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (text != NULL)
    g_hash_table_replace (params, g_strdup (name), text);
}

static GHashTable *
veche_tree_paper_dialog_new_params (VecheTreePaperDialog *self)
{
  GHashTable *params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  veche_tree_paper_dialog_take_record (params, "territory", self->territory, self->territories);
  veche_tree_paper_dialog_take_record (params, "survey", self->survey, self->surveys);
  if (veche_tree_paper_dialog_is (self, "spots"))
    {
      veche_tree_paper_dialog_take_text (params, "from", self->from);
      veche_tree_paper_dialog_take_text (params, "to", self->to);
      return params;
    }
  if (!veche_tree_paper_dialog_is (self, "tally-sheet"))
    {
      veche_tree_paper_dialog_take_choice (params, "scale", self->scale, veche_tree_paper_dialog_get_scales (self));
      veche_tree_paper_dialog_take_choice (params, "paper", self->paper, veche_tree_paper_dialog_papers);
      veche_tree_paper_dialog_take_choice (params, "orientation", self->orientation, veche_tree_paper_dialog_orientations);
      if (self->base_path != NULL)
        g_hash_table_replace (params, g_strdup ("base"), g_strdup (self->base_path));
      return params;
    }
  veche_tree_paper_dialog_take_choice (params, "form", self->form, veche_tree_paper_dialog_forms);
  veche_tree_paper_dialog_take_text (params, "address", self->address);
  veche_tree_paper_dialog_take_text (params, "cadastral", self->cadastral);
  veche_tree_paper_dialog_take_text (params, "works", self->works);
  veche_tree_paper_dialog_take_text (params, "applicant", self->applicant);
  return params;
}

/* --- what lies below ------------------------------------------------------------------------------------------------ */

static void
veche_tree_paper_dialog_set_base (VecheTreePaperDialog *self, char *path)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;

  g_free (self->base_path);
  self->base_path = path;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->base), FALSE);
  adw_action_row_set_subtitle (self->base, name != NULL ? name : C_ ("base map", "None"));
  gtk_widget_set_visible (self->base_none, path != NULL);
}

static void
veche_tree_paper_dialog_base_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheTreePaperDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL && self->workspace != NULL)
    veche_tree_paper_dialog_set_base (self, g_file_get_path (file));
}

static void
veche_tree_paper_dialog_base_cb (VecheTreePaperDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Files with map tiles"));
  gtk_file_filter_add_suffix (filter, "mbtiles");
  gtk_file_filter_add_suffix (filter, "gpkg");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Choose a base map"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, veche_tree_paper_dialog_base_chosen_cb,
                        g_object_ref (self));
}

static void
veche_tree_paper_dialog_no_base_cb (VecheTreePaperDialog *self)
{
  veche_tree_paper_dialog_set_base (self, NULL);
}

/* --- actions ------------------------------------------------------------------------------------------------------ */

static void
veche_tree_paper_dialog_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheTreePaperDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GHashTable) params = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->workspace == NULL)
    return;
  params = veche_tree_paper_dialog_new_params (self);
  veche_report_action_write (veche_transfer_place_find (GTK_WIDGET (self)), self->workspace, self->report, params, NULL, file);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_tree_paper_dialog_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheTreePaperDialog *self = VECHE_TREE_PAPER_DIALOG (widget);
  const char *ending = veche_tree_paper_dialog_get_formats (self)[adw_combo_row_get_selected (self->format)].value;
  const char *title = veche_report_action_get_title (self->report);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file = g_strdup_printf ("%s.%s", title, ending);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_tree_paper_dialog_chosen_cb,
                        g_object_ref (self));
}

/* The dialog stays: what was looked at is often changed once more, then printed. */
static void
veche_tree_paper_dialog_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheTreePaperDialog *self = VECHE_TREE_PAPER_DIALOG (widget);
  g_autoptr (GHashTable) params = veche_tree_paper_dialog_new_params (self);

  if (g_str_equal (name, "paper.print"))
    veche_report_action_print_with (widget, self->workspace, self->report, params, NULL);
  else
    veche_report_action_write (widget, self->workspace, self->report, params, NULL, NULL);
}

/* A table of numbers has no heading to be filled in. */
static void
veche_tree_paper_dialog_form_cb (VecheTreePaperDialog *self)
{
  const char *form = veche_tree_paper_dialog_forms[adw_combo_row_get_selected (self->form)].value;
  const gboolean heading = g_strcmp0 (form, "numbers") != 0;

  for (guint i = 0; i < 4; i++)
    gtk_widget_set_visible (((GtkWidget *[]) { self->address, self->cadastral, self->works, self->applicant })[i], heading);
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_tree_paper_dialog_dispose (GObject *object)
{
  VecheTreePaperDialog *self = VECHE_TREE_PAPER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_TREE_PAPER_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_tree_paper_dialog_parent_class)->dispose (object);
}

static void
veche_tree_paper_dialog_finalize (GObject *object)
{
  VecheTreePaperDialog *self = VECHE_TREE_PAPER_DIALOG (object);

  g_free (self->report);
  g_free (self->base_path);
  g_array_unref (self->territories);
  g_array_unref (self->surveys);

  G_OBJECT_CLASS (veche_tree_paper_dialog_parent_class)->finalize (object);
}

static void
veche_tree_paper_dialog_class_init (VecheTreePaperDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_tree_paper_dialog_dispose;
  object_class->finalize = veche_tree_paper_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-tree-paper-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, address);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, applicant);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, base);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, base_none);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, cadastral);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, form);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, format);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, from);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, orientation);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, period);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, survey);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, territory);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, to);
  gtk_widget_class_bind_template_child (widget_class, VecheTreePaperDialog, works);
  gtk_widget_class_bind_template_callback_full (widget_class, "base_cb", G_CALLBACK (veche_tree_paper_dialog_base_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "form_cb", G_CALLBACK (veche_tree_paper_dialog_form_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "no_base_cb", G_CALLBACK (veche_tree_paper_dialog_no_base_cb));
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, veche_tree_paper_dialog_save_action);
  gtk_widget_class_install_action (widget_class, "paper.show", NULL, veche_tree_paper_dialog_paper_action);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, veche_tree_paper_dialog_paper_action);
}

static void
veche_tree_paper_dialog_init (VecheTreePaperDialog *self)
{
  self->territories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->surveys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static VecheTreePaperDialog *
veche_tree_paper_dialog_new (VecheWorkspace *workspace, const char *report)
{
  const gboolean kit = g_str_equal (report, "field-kit"), spots = g_str_equal (report, "spots"), sheet = g_str_equal (report, "tally-sheet");
  VecheTreePaperDialog *self = g_object_new (VECHE_TYPE_TREE_PAPER_DIALOG, "title", veche_report_action_get_title (report), NULL);

  self->workspace = g_object_ref (workspace);
  self->report = g_strdup (report);
  veche_tree_paper_dialog_fill (self->scale, veche_tree_paper_dialog_get_scales (self));
  veche_tree_paper_dialog_fill (self->paper, veche_tree_paper_dialog_papers);
  /* A plan on A3; a kit at 1:500 on what a crew can hold. */
  adw_combo_row_set_selected (kit ? self->scale : self->paper, 1);
  veche_tree_paper_dialog_fill (self->orientation, veche_tree_paper_dialog_orientations);
  veche_tree_paper_dialog_fill (self->form, veche_tree_paper_dialog_forms);
  veche_tree_paper_dialog_fill (self->format, veche_tree_paper_dialog_get_formats (self));
  veche_tree_paper_dialog_set_base (self, NULL);
  gtk_widget_set_visible (self->plan, !spots && !sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->orientation), !kit);
  gtk_widget_set_visible (GTK_WIDGET (self->base), !kit);
  gtk_widget_set_visible (self->sheet, sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->survey), !spots);
  gtk_widget_set_visible (self->period, spots);
  return self;
}

static void
veche_tree_paper_dialog_show (VecheTreePaperDialog *self, GtkWidget *parent)
{
  adw_dialog_present (ADW_DIALOG (self), parent);
  veche_task_spawn (GTK_WIDGET (self), veche_tree_paper_dialog_load_fiber, NULL, NULL);
}

void
veche_tree_paper_dialog_present (GtkWidget *parent, VecheWorkspace *workspace, const char *report, gint64 territory)
{
  VecheTreePaperDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (VECHE_IS_WORKSPACE (workspace) && report != NULL);

  self = veche_tree_paper_dialog_new (workspace, report);
  self->wanted = territory;
  veche_tree_paper_dialog_show (self, parent);
}

void
veche_tree_paper_dialog_present_sheet (GtkWidget *parent, VecheWorkspace *workspace, const char *form, gint64 survey)
{
  VecheTreePaperDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (VECHE_IS_WORKSPACE (workspace) && form != NULL);

  self = veche_tree_paper_dialog_new (workspace, "tally-sheet");
  self->wanted_survey = survey;
  for (guint i = 0; veche_tree_paper_dialog_forms[i].label != NULL; i++)
    if (g_str_equal (veche_tree_paper_dialog_forms[i].value, form))
      adw_combo_row_set_selected (self->form, i);
  veche_tree_paper_dialog_show (self, parent);
}

void
veche_tree_paper_dialog_present_kit (GtkWidget *parent, VecheWorkspace *workspace, gint64 survey)
{
  VecheTreePaperDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (VECHE_IS_WORKSPACE (workspace));

  self = veche_tree_paper_dialog_new (workspace, "field-kit");
  self->wanted_survey = survey;
  veche_tree_paper_dialog_show (self, parent);
}
