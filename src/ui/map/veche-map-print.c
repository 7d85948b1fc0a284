/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-print.h"

#include "veche-attachment-action.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-job.h"
#include "veche-map-address.h"
#include "veche-map-print-labels.h"
#include "veche-map-sheet.h"
#include "veche-map-vector-source.h"
#include "veche-own-file.h"
#include "veche-printer.h"
#include "veche-report.h"
#include "veche-shown-copies.h"
#include "veche-task.h"
#include "veche-time.h"
#include "veche-toast.h"
#include "veche-transfer-job.h"
#include "veche-transfer-place.h"

/* Milliseconds after the last change until the sheet is shown anew, and dots that its longer side has then. */
#define PREVIEW_DELAY 250
#define PREVIEW_DOTS 1000.0

static const guint veche_map_print_scales[] = { 0, 500, 1000, 2000, 5000, 10000, 25000 };

struct _VecheMapPrint
{
  AdwDialog parent_instance;

  GtkEditable *heading;
  AdwComboRow *scale;
  AdwComboRow *paper;
  AdwComboRow *orientation;
  AdwSwitchRow *labels;
  AdwSwitchRow *numbers;
  GtkPicture *picture;
  GtkWidget *online_note;
  GtkWidget *vector_note;

  VecheWorkspace *workspace;
  VecheMapView *view; /* owned: it may go while this is open */
  GPtrArray *plans; /* of VecheMapPlan: what is drawn below, the lowest first */
  VecheMapFrame frame; /* what is seen */
  guint preview_id;
  GCancellable *preview; /* of the one that is being made, or %NULL */
};

G_DEFINE_FINAL_TYPE (VecheMapPrint, veche_map_print, ADW_TYPE_DIALOG)

/* --- the sheet ---------------------------------------------------------------------------------------------------- */

static void
veche_map_print_get_size (VecheMapPrint *self, double *width, double *height)
{
  const double times = adw_combo_row_get_selected (self->paper) == 1 ? G_SQRT2 : 1;
  const gboolean portrait = adw_combo_row_get_selected (self->orientation) == 1;

  /* ISO 216: whole millimetres. */
  *width = portrait ? (times > 1 ? 297 : 210) : (times > 1 ? 420 : 297);
  *height = portrait ? (times > 1 ? 420 : 297) : (times > 1 ? 297 : 210);
}

static void
veche_map_print_add_layer (VecheMapSheet *sheet, VecheMapEntry *entry)
{
  const VecheField *field = veche_map_entry_get_style_field (entry);
  const guint n = veche_map_entry_count_styles (entry);
  g_autofree char *caption = veche_map_entry_dup_caption (entry);
  g_autoptr (GArray) symbols = g_array_new (FALSE, FALSE, sizeof (VecheMapSymbol));
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_array_append_vals (symbols, veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), (guint16) i), 1);
      if (field != NULL)
        g_strv_builder_add (labels, i == 0 ? C_ ("legend", "Not said") : veche_field_get_code_label (field, field->codes[i - 1].code));
    }
  texts = g_strv_builder_end (labels);
  veche_map_sheet_add_layer (sheet, caption, veche_map_entry_get_features (entry),
                             (const VecheMapSymbol *) (gpointer) symbols->data, symbols->len, field != NULL ? (const char *const *) texts : NULL,
                             veche_map_entry_get_opacity (entry));
}

/* Whom to name is of what is printed: an online map is shown, not printed. */
static void
veche_map_print_add_plans (VecheMapPrint *self, VecheMapSheet *sheet, const char *note)
{
  g_autoptr (GPtrArray) credits = g_ptr_array_new ();
  g_autofree char *credit = NULL;

  for (guint i = 0; i < self->plans->len; i++)
    {
      VecheMapPlan *plan = g_ptr_array_index (self->plans, i);
      const char *own = veche_map_plan_get_credit (plan);

      veche_map_sheet_add_base (sheet, VECHE_MAP_SOURCE (veche_map_plan_get_source (plan)), veche_map_plan_get_opacity (plan));
      if (own != NULL && !g_ptr_array_find_with_equal_func (credits, own, g_str_equal, NULL))
        g_ptr_array_add (credits, (gpointer) own);
    }
  g_ptr_array_add (credits, NULL);
  credit = credits->len > 1 ? g_strjoinv (" · ", (char **) credits->pdata) : NULL;
  veche_map_sheet_set_texts (sheet, gtk_editable_get_text (self->heading), note, credit);
}

static gboolean
veche_map_print_is_numbered (VecheMapPrint *self)
{
  return adw_switch_row_get_active (self->labels) && adw_switch_row_get_active (self->numbers);
}

static VecheMapSheet *
veche_map_print_new_sheet (VecheMapPrint *self)
{
  GListModel *entries = veche_map_view_list_entries (self->view);
  g_autofree char *now = veche_time_now_iso ();
  g_autofree char *day = veche_time_format_date (now, NULL);
  /* Translators: below a printed map: %s is a day. */
  g_autofree char *note = g_strdup_printf (_("As of %s"), day);
  const guint scale = veche_map_print_scales[adw_combo_row_get_selected (self->scale)];
  VecheMapSheet *sheet;
  double width;
  double height;
  double box[4];

  veche_map_print_get_size (self, &width, &height);
  sheet = veche_map_sheet_new (width, height);
  veche_map_print_add_plans (self, sheet, note);
  if (veche_map_print_is_numbered (self))
    veche_map_sheet_set_numbered (sheet);
  for (guint i = 0; entries != NULL && i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VecheMapEntry) entry = g_list_model_get_item (entries, i);

      if (veche_map_entry_is_shown (entry) && veche_map_entry_is_loaded (entry))
        veche_map_print_add_layer (sheet, entry);
    }
  veche_map_frame_get_box (&self->frame, 0, box);
  /* Twice: how much room the map has goes by the legend, and that by what is on the map. */
  for (guint i = 0; i < 2; i++)
    veche_map_sheet_set_place (sheet, self->frame.x, self->frame.y, scale > 0 ? scale : veche_map_sheet_fit_scale (sheet, box));
  return sheet;
}

/* --- what is made of it ------------------------------------------------------------------------------------------- */

typedef struct
{
  VecheMapSheet *sheet;
  double dpi;   /* of a picture; 0: a PDF */
  GFile *file;  /* where it goes */
  char *title;
  VecheWorkspace *workspace; /* both: whose labels are wanted, or %NULL */
  VecheMapView *view;
  gboolean numbered;
  gboolean print;
  gboolean copy; /* to be looked at */
} VecheMapPrintJob;

static void
veche_map_print_job_free (gpointer data)
{
  VecheMapPrintJob *job = data;

  veche_map_sheet_free (job->sheet);
  g_clear_object (&job->file);
  g_clear_object (&job->workspace);
  g_clear_object (&job->view);
  g_free (job->title);
  g_free (job);
}

static gboolean
veche_map_print_picture_thread (gpointer data, GValue *result, GError **error)
{
  const VecheMapPrintJob *job = data;
  g_autoptr (GBytes) bytes = veche_map_sheet_make_png (job->sheet, job->dpi, NULL, error);
  GdkTexture *texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;

  if (texture == NULL)
    return FALSE;
  g_value_init (result, GDK_TYPE_TEXTURE);
  g_value_take_object (result, texture);
  return TRUE;
}

static gboolean
veche_map_print_file_thread (gpointer data, GValue *result, GError **error)
{
  const VecheMapPrintJob *job = data;
  const char *path = g_file_peek_path (job->file);
  g_autoptr (GBytes) bytes = NULL;
  guint n_pages = 1;

  if (!veche_own_file_check (path, error))
    return FALSE;
  bytes = job->dpi > 0 ? veche_map_sheet_make_png (job->sheet, job->dpi, &n_pages, error) : veche_map_sheet_make_pdf (job->sheet, job->title, error);
  if (bytes != NULL && n_pages > 1)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                           _("Could not save the map as a picture: the list of its numbers needs further sheets, and a picture is one. Save it as PDF."));
      return FALSE;
    }
  if (bytes == NULL || !veche_report_write_bytes (bytes, path, error))
    return FALSE;
  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, TRUE);
  return TRUE;
}

/* Awaits. */
static gboolean
veche_map_print_add_labels (VecheMapPrint *self, VecheMapSheet *sheet, GError **error)
{
  g_autoptr (VecheMapView) view = g_object_ref (self->view);
  g_autoptr (VecheWorkspace) workspace = g_object_ref (self->workspace);

  return !adw_switch_row_get_active (self->labels)
         || veche_map_print_labels_load (workspace, view, veche_map_print_is_numbered (self), sheet, NULL, error);
}

static void
veche_map_print_preview_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPrint *self = object;
  GCancellable *cancellable = data;
  VecheMapPrintJob *job = g_new0 (VecheMapPrintJob, 1);
  g_autoptr (GdkTexture) texture = NULL;
  double width;
  double height;

  veche_map_print_get_size (self, &width, &height);
  job->sheet = veche_map_print_new_sheet (self);
  job->dpi = PREVIEW_DOTS / (MAX (width, height) / 25.4);
  veche_map_sheet_set_cancellable (job->sheet, cancellable);
  if (!veche_map_print_add_labels (self, job->sheet, error) || g_cancellable_is_cancelled (cancellable))
    {
      veche_map_print_job_free (job);
      return;
    }
  texture = dex_await_object (veche_transfer_job_run (veche_map_print_picture_thread, job, veche_map_print_job_free), error);
  if (texture != NULL && !veche_task_is_over (task) && !g_cancellable_is_cancelled (cancellable))
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static gboolean
veche_map_print_preview_cb (gpointer data)
{
  VecheMapPrint *self = data;

  self->preview_id = 0;
  self->preview = g_cancellable_new ();
  veche_task_spawn (self, veche_map_print_preview_fiber, g_object_ref (self->preview), g_object_unref);
  return G_SOURCE_REMOVE;
}

/* Nobody waits for a sheet of what has been changed since. */
static void
veche_map_print_stop_preview (VecheMapPrint *self)
{
  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
}

static void
veche_map_print_changed_cb (VecheMapPrint *self)
{
  if (self->view == NULL)
    return;
  veche_map_print_stop_preview (self);
  self->preview_id = g_timeout_add (PREVIEW_DELAY, veche_map_print_preview_cb, self);
}

static char *
veche_map_print_dup_title (VecheMapPrint *self)
{
  const char *text = gtk_editable_get_text (self->heading);

  return g_strdup (*text != '\0' ? text : _("Map"));
}

static void
veche_map_print_write_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPrintJob *job = data;
  GtkWidget *widget = object;
  g_autoptr (VecheWorkspace) workspace = g_steal_pointer (&job->workspace);
  g_autoptr (VecheMapView) view = g_steal_pointer (&job->view);
  g_autoptr (GFile) file = NULL;
  g_autofree char *title = g_strdup (job->title);
  g_autofree char *text = NULL;
  g_autofree char *dense = NULL;
  const gboolean print = job->print;
  const gboolean copy = job->copy;

  if (job->file == NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s.pdf", title);

      job->file = veche_shown_copies_dup_place (g_strdelimit (name, "/\\", '-'), error);
    }
  if (job->file == NULL)
    {
      veche_map_print_job_free (job);
      return;
    }
  file = g_object_ref (job->file);
  if (view != NULL && !veche_map_print_labels_load (workspace, view, job->numbered, job->sheet, &dense, error))
    {
      veche_map_print_job_free (job);
      return;
    }
  if (!dex_await (veche_transfer_job_run (veche_map_print_file_thread, job, veche_map_print_job_free), error))
    return;
  if (copy)
    veche_shown_copies_seal (file);
  if (veche_task_is_over (task))
    return;
  if (print)
    {
      g_autofree char *where = dex_await_string (veche_printer_print (widget, file, title, FALSE), error);

      /* Translators: the first %s is what was printed («Receipt 2020-14»), the second is the printer or the file that it went to. */
      text = where != NULL ? g_strdup_printf (_("Sent to be printed: %s → %s"), title, where) : NULL;
    }
  else if (copy)
    veche_attachment_action_launch (widget, file);
  else
    {
      g_autofree char *name = g_file_get_basename (file);

      text = g_strdup_printf (_("“%s” is saved"), name);
    }
  if (text != NULL && !veche_task_is_over (task))
    veche_toast_show (widget, text);
  if (dense != NULL && !veche_task_is_over (task))
    {
      /* Translators: %s are titles of layers of the map. */
      g_autofree char *told = g_strdup_printf (_("Too many objects for names and numbers on one sheet: %s. Choose a larger scale."), dense);

      veche_toast_show (widget, told);
    }
}

/* --- actions ------------------------------------------------------------------------------------------------------ */

static VecheMapPrintJob *
veche_map_print_new_job (VecheMapPrint *self)
{
  VecheMapPrintJob *job = g_new0 (VecheMapPrintJob, 1);

  job->sheet = veche_map_print_new_sheet (self);
  job->title = veche_map_print_dup_title (self);
  job->numbered = veche_map_print_is_numbered (self);
  if (adw_switch_row_get_active (self->labels))
    {
      job->workspace = g_object_ref (self->workspace);
      job->view = g_object_ref (self->view);
    }
  return job;
}

static void
veche_map_print_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheMapPrint) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *lower = file != NULL && g_file_peek_path (file) != NULL ? g_ascii_strdown (g_file_peek_path (file), -1) : NULL;
  VecheMapPrintJob *job;

  if (lower == NULL || self->workspace == NULL)
    return;
  job = veche_map_print_new_job (self);
  job->file = g_object_ref (file);
  job->dpi = g_str_has_suffix (lower, ".png") ? 150 : 0;
  veche_task_spawn (veche_transfer_place_find (GTK_WIDGET (self)), veche_map_print_write_fiber, job, NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_map_print_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = veche_map_print_dup_title (VECHE_MAP_PRINT (widget));
  g_autofree char *file = g_strdup_printf ("%s.pdf", title);

  gtk_file_dialog_set_title (dialog, _("Save the map"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (file, "/\\", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, veche_map_print_chosen_cb, g_object_ref (widget));
}

/* The dialog stays: what was looked at is often changed once more, then printed. */
static void
veche_map_print_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapPrintJob *job = veche_map_print_new_job (VECHE_MAP_PRINT (widget));

  job->copy = TRUE;
  job->print = g_str_equal (name, "paper.print");
  veche_task_spawn (widget, veche_map_print_write_fiber, job, NULL);
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_map_print_dispose (GObject *object)
{
  VecheMapPrint *self = VECHE_MAP_PRINT (object);

  veche_map_print_stop_preview (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_MAP_PRINT);
  g_clear_object (&self->workspace);
  g_clear_object (&self->view);
  g_clear_pointer (&self->plans, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_map_print_parent_class)->dispose (object);
}

static void
veche_map_print_class_init (VecheMapPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_map_print_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/map/veche-map-print.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, labels);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, orientation);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, numbers);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, online_note);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, paper);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, picture);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, scale);
  gtk_widget_class_bind_template_child (widget_class, VecheMapPrint, vector_note);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (veche_map_print_changed_cb));
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, veche_map_print_save_action);
  gtk_widget_class_install_action (widget_class, "paper.show", NULL, veche_map_print_paper_action);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, veche_map_print_paper_action);
}

static void
veche_map_print_init (VecheMapPrint *self)
{
  g_autoptr (GtkStringList) scales = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (veche_map_print_scales); i++)
    {
      g_autofree char *text = g_strdup_printf ("1:%u", veche_map_print_scales[i]);

      gtk_string_list_append (scales, i == 0 ? _("All that the map shows") : text);
    }
  adw_combo_row_set_model (self->scale, G_LIST_MODEL (scales));
}

static void
veche_map_print_take_plan (VecheMapPrint *self, VecheMapPlan *plan)
{
  ShumateMapSource *source = plan != NULL && veche_map_plan_is_shown (plan) ? veche_map_plan_get_source (plan) : NULL;

  if (source != NULL && veche_map_source_is_file (VECHE_MAP_SOURCE (source)))
    {
      g_ptr_array_add (self->plans, g_object_ref (plan));
      /* libshumate draws them over the squares of a window. */
      if (VECHE_IS_MAP_VECTOR_SOURCE (source))
        gtk_widget_set_visible (self->vector_note, TRUE);
    }
  else if (source != NULL && veche_map_address_is_online (veche_map_plan_get_path (plan)))
    gtk_widget_set_visible (self->online_note, TRUE);
}

void
veche_map_print_present (GtkWidget *parent, VecheWorkspace *workspace, VecheMapView *view)
{
  VecheMapPrint *self = g_object_new (VECHE_TYPE_MAP_PRINT, NULL);
  GListModel *plans = veche_map_backdrop_list_plans (veche_map_view_get_backdrop (view));

  self->workspace = g_object_ref (workspace);
  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  veche_map_print_take_plan (self, veche_map_backdrop_get_base (veche_map_view_get_backdrop (view)));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (VecheMapPlan) plan = g_list_model_get_item (plans, i);

      veche_map_print_take_plan (self, plan);
    }
  self->view = g_object_ref (view);
  veche_map_view_init_frame (view, &self->frame);
  gtk_editable_set_text (self->heading, veche_workspace_get_title (workspace));
  veche_map_print_changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
