/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-places.h"

#include "veche-i18n.h"
#include "veche-survey.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-tree.h"

struct _VecheImportPlaces
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *survey;
  AdwComboRow *block;
  AdwEntryRow *crs;
  AdwSwitchRow *swap;

  VecheWorkspace *workspace;
  const VecheKind *kind;
  GPtrArray *surveys; /* of VecheRecord; %NULL: not read yet */
  GPtrArray *blocks;  /* the same, of all surveys */
  GPtrArray *shown;   /* of VecheRecord: those of the survey that is chosen */
};

G_DEFINE_FINAL_TYPE (VecheImportPlaces, veche_import_places, ADW_TYPE_PREFERENCES_GROUP)

static VecheRecord *
veche_import_places_get_chosen (AdwComboRow *row, GPtrArray *records)
{
  const guint selected = adw_combo_row_get_selected (row);

  return records != NULL && selected > 0 && selected <= records->len ? g_ptr_array_index (records, selected - 1) : NULL;
}

static void
veche_import_places_fill (AdwComboRow *row, const char *none, GPtrArray *records)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, none);
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);

      gtk_string_list_take (names, veche_record_get_kind (record) == &veche_survey_block_kind ? veche_survey_dup_block_name (record)
                                                                                          : g_strdup (veche_record_get_title (record)));
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (row), records->len > 0);
}

static void
veche_import_places_survey_cb (VecheImportPlaces *self)
{
  VecheRecord *survey = veche_import_places_get_chosen (self->survey, self->surveys);

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; survey != NULL && i < self->blocks->len; i++)
    if (veche_record_get_parent_id (g_ptr_array_index (self->blocks, i)) == veche_record_get_id (survey))
      g_ptr_array_add (self->shown, g_object_ref (g_ptr_array_index (self->blocks, i)));
  veche_import_places_fill (self->block, _("No number block"), self->shown);
}

static void
veche_import_places_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheImportPlaces *self = object;
  g_autoptr (VecheQuery) surveys = veche_query_new (&veche_survey_kind);
  g_autoptr (VecheQuery) blocks = veche_query_new (&veche_survey_block_kind);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) of_all = NULL;

  /* The one that was made last is what a file from the field belongs to, most likely. */
  veche_query_set_sort (surveys, VECHE_QUERY_BY_ID, TRUE);
  veche_query_set_sort (blocks, "first", FALSE);
  all = dex_await_boxed (veche_workspace_query (self->workspace, surveys), error);
  of_all = all != NULL ? dex_await_boxed (veche_workspace_query (self->workspace, blocks), error) : NULL;
  if (of_all == NULL || veche_task_is_over (task))
    return;
  self->surveys = g_steal_pointer (&all);
  self->blocks = g_steal_pointer (&of_all);
  veche_import_places_fill (self->survey, _("No survey"), self->surveys);
}

static void
veche_import_places_dispose (GObject *object)
{
  VecheImportPlaces *self = VECHE_IMPORT_PLACES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_IMPORT_PLACES);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_import_places_parent_class)->dispose (object);
}

static void
veche_import_places_class_init (VecheImportPlacesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_import_places_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-import-places.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheImportPlaces, block);
  gtk_widget_class_bind_template_child (widget_class, VecheImportPlaces, crs);
  gtk_widget_class_bind_template_child (widget_class, VecheImportPlaces, survey);
  gtk_widget_class_bind_template_child (widget_class, VecheImportPlaces, swap);
  gtk_widget_class_bind_template_callback_full (widget_class, "survey_cb", G_CALLBACK (veche_import_places_survey_cb));
}

static void
veche_import_places_init (VecheImportPlaces *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_import_places_show (VecheImportPlaces *self, VecheWorkspace *workspace, const VecheKind *kind)
{
  g_return_if_fail (VECHE_IS_IMPORT_PLACES (self));

  self->kind = kind;
  gtk_widget_set_visible (GTK_WIDGET (self), veche_kind_get_geometry (kind) != NULL);
  if (kind != &veche_tree_kind || self->workspace != NULL)
    return;
  self->workspace = g_object_ref (workspace);
  veche_task_spawn (self, veche_import_places_load_fiber, NULL, NULL);
}

static char *
veche_import_places_dup_reference (VecheRecord *record)
{
  return record != NULL ? g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (record)) : NULL;
}

char *
veche_import_places_dup_survey (VecheImportPlaces *self)
{
  g_return_val_if_fail (VECHE_IS_IMPORT_PLACES (self), NULL);

  return veche_import_places_dup_reference (veche_import_places_get_chosen (self->survey, self->surveys));
}

char *
veche_import_places_dup_block (VecheImportPlaces *self)
{
  g_return_val_if_fail (VECHE_IS_IMPORT_PLACES (self), NULL);

  return veche_import_places_dup_reference (veche_import_places_get_chosen (self->block, self->shown));
}

char *
veche_import_places_dup_crs (VecheImportPlaces *self)
{
  g_return_val_if_fail (VECHE_IS_IMPORT_PLACES (self), NULL);

  return veche_kind_get_geometry (self->kind) != NULL ? veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->crs))) : NULL;
}

gboolean
veche_import_places_get_swap (VecheImportPlaces *self)
{
  g_return_val_if_fail (VECHE_IS_IMPORT_PLACES (self), FALSE);

  return veche_kind_get_geometry (self->kind) != NULL && adw_switch_row_get_active (self->swap);
}
