/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-own.h"

#include "veche-field-editor.h"
#include "veche-i18n.h"
#include "veche-own-form.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-toast.h"
#include "veche-undo-keys.h"
#include "veche-unsaved.h"

struct _VecheMapOwn
{
  AdwBin parent_instance;

  VecheWorkspace *workspace;
  VecheUnsaved *unsaved;
  VecheRecord *record;
  char *json; /* what the object says by now: one field after the other is written, before the record comes again */
  char *form; /* that the rows are of */
  GPtrArray *fields;  /* of VecheOwnField: of the form */
  GPtrArray *editors; /* of VecheFieldEditor: the same */
  gboolean showing;   /* fields change, but no person does it */
};

G_DEFINE_FINAL_TYPE (VecheMapOwn, veche_map_own, ADW_TYPE_BIN)

/* --- saving ------------------------------------------------------------------------------------------------------- */

/* Of the object's whole text; of one field: what cannot be read. */
static char *
veche_map_own_dup_key (VecheMapOwn *self, const VecheOwnField *field)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT ":%s", veche_record_get_kind (self->record)->name, veche_record_get_id (self->record),
                          field != NULL ? field->name : VECHE_OWN_FORM_FIELD);
}

static char *
veche_map_own_dup_what (VecheMapOwn *self, const VecheOwnField *field)
{
  /* Translators: a field and the record it is of: «“Budget” of “Skating rink”». */
  return g_strdup_printf (_("“%s” of “%s”"), field->label, veche_record_get_title (self->record));
}

static const VecheOwnField *
veche_map_own_find_field (VecheMapOwn *self, VecheFieldEditor *editor)
{
  guint nth = 0;

  if (!g_ptr_array_find (self->editors, editor, &nth))
    return NULL;
  return g_ptr_array_index (self->fields, nth);
}

static DexFuture *
veche_map_own_write (VecheWorkspace *workspace, const VecheValue *value, gpointer data)
{
  return veche_workspace_apply (workspace, veche_edit_ref (data));
}

static void
veche_map_own_edited_cb (VecheMapOwn *self, VecheFieldEditor *editor)
{
  const VecheOwnField *field = veche_map_own_find_field (self, editor);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autoptr (VecheEdit) edit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *what = NULL;
  g_autofree char *key = NULL;
  g_autofree char *before = NULL;
  const VecheValue *pending;

  if (self->record == NULL || field == NULL)
    return;
  before = g_steal_pointer (&self->json);
  self->json = veche_own_form_write (before, field, veche_field_editor_get_value (editor));
  /* What is not in the file yet goes along: a later text takes the place of an earlier one. */
  key = veche_map_own_dup_key (self, NULL);
  pending = veche_unsaved_get_value (self->unsaved, key);
  veche_value_take_text (&value, veche_own_form_say (pending != NULL ? pending->text : NULL, field, veche_field_editor_get_value (editor)));
  /* Translators: a step in the list of what can be undone; %s is a field: «Budget». */
  title = g_strdup_printf (_("Change of “%s”"), field->label);
  edit = veche_edit_new (title);
  veche_edit_set_own (edit, veche_edit_update (edit, veche_record_get_kind (self->record), veche_record_get_id (self->record)), value.text);
  what = veche_map_own_dup_what (self, field);
  veche_unsaved_save (self->unsaved, key, what, &value, veche_map_own_write, g_steal_pointer (&edit), (GDestroyNotify) veche_edit_unref);
}

static void
veche_map_own_error_cb (VecheMapOwn *self, GParamSpec *pspec, VecheFieldEditor *editor)
{
  const VecheOwnField *field = veche_map_own_find_field (self, editor);
  g_autofree char *message = NULL;
  g_autofree char *key = NULL;

  g_object_get (editor, "error", &message, NULL);
  if (message != NULL)
    veche_toast_show (GTK_WIDGET (self), message);
  if (message != NULL || self->showing || self->record == NULL || field == NULL)
    return;
  /* What was wrong is wrong no longer. */
  key = veche_map_own_dup_key (self, field);
  veche_unsaved_drop (self->unsaved, key);
}

/* What is typed and not left yet; an invalid text too: it is not to be lost because another object is looked at. */
static void
veche_map_own_collect_cb (VecheMapOwn *self)
{
  for (guint i = 0; self->record != NULL && i < self->editors->len; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (self->fields, i);
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *message = NULL;
      g_autofree char *text = NULL;
      g_autofree char *what = NULL;
      g_autofree char *key = NULL;

      if (veche_field_editor_commit (editor))
        continue;
      g_object_get (editor, "error", &message, NULL);
      text = veche_field_editor_dup_typed (editor);
      if (message == NULL || text == NULL)
        continue;
      key = veche_map_own_dup_key (self, field);
      what = veche_map_own_dup_what (self, field);
      veche_unsaved_refuse (self->unsaved, key, what, text, message);
    }
}

/* --- showing ------------------------------------------------------------------------------------------------------ */

static void
veche_map_own_fill (VecheMapOwn *self, gboolean anew)
{
  g_autofree char *whole = veche_map_own_dup_key (self, NULL);

  self->showing = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      const VecheOwnField *field = g_ptr_array_index (self->fields, i);
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *key = veche_map_own_dup_key (self, field);
      const VecheValue *refused = veche_unsaved_get_value (self->unsaved, key);
      g_auto (VecheValue) value = VECHE_VALUE_INIT;

      veche_own_form_read (self->json, field, &value);
      if (anew)
        veche_field_editor_reset (editor, &value);
      else
        veche_field_editor_set_value (editor, &value);
      if (anew && refused != NULL)
        veche_field_editor_type (editor, refused->text);
      veche_field_editor_set_mark (editor, veche_unsaved_get_message (self->unsaved, whole));
    }
  self->showing = FALSE;
}

static void
veche_map_own_unsaved_cb (VecheMapOwn *self, const char *key, gboolean saved)
{
  g_autofree char *own = self->record != NULL ? veche_map_own_dup_key (self, NULL) : NULL;

  if (g_strcmp0 (own, key) != 0 || self->showing)
    return;
  /* Given up: what the record has is what there is. */
  if (!saved && veche_unsaved_get_value (self->unsaved, key) == NULL)
    g_set_str (&self->json, veche_record_get_text (self->record, VECHE_OWN_FORM_FIELD));
  veche_map_own_fill (self, FALSE);
}

static void
veche_map_own_build (VecheMapOwn *self, const char *title, const char *form)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_set_str (&self->form, form);
  g_ptr_array_set_size (self->editors, 0);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = veche_own_form_parse (form);
  for (guint i = 0; i < self->fields->len; i++)
    {
      VecheFieldEditor *editor = veche_field_editor_new (&((const VecheOwnField *) g_ptr_array_index (self->fields, i))->field);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), veche_field_editor_get_widget (editor));
      veche_field_editor_set_editable (editor, !veche_workspace_is_read_only (self->workspace));
      g_signal_connect_object (editor, "edited", G_CALLBACK (veche_map_own_edited_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::error", G_CALLBACK (veche_map_own_error_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->editors, editor);
    }
  if (self->fields->len > 0)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
    }
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
veche_map_own_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapOwn *self = object;
  VecheRecord *record = data;
  const gint64 id = veche_record_get_integer (record, "layer");
  g_autoptr (VecheRecord) layer
    = id != 0 ? dex_await_object (veche_workspace_get (self->workspace, &veche_territory_layer_kind, id), NULL) : NULL;
  const char *form = layer != NULL ? veche_record_get_text (layer, "form") : NULL;

  if (veche_task_is_over (task) || record != self->record)
    return;
  if (g_strcmp0 (form, self->form) != 0)
    {
      veche_map_own_collect_cb (self);
      veche_map_own_build (self, layer != NULL ? veche_record_get_title (layer) : "", form);
      veche_map_own_fill (self, TRUE);
    }
  else
    veche_map_own_fill (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->fields->len > 0);
}

static gboolean
veche_map_own_is_same (VecheRecord *a, VecheRecord *b)
{
  return a != NULL && b != NULL && veche_record_get_kind (a) == veche_record_get_kind (b) && veche_record_get_id (a) == veche_record_get_id (b);
}

static void
veche_map_own_changed_cb (VecheMapOwn *self, VecheChanges *changes)
{
  if (self->record != NULL && veche_changes_touch (changes, &veche_territory_layer_kind))
    veche_task_spawn_load (self, veche_map_own_load_fiber, g_object_ref (self->record), g_object_unref);
}

static void
veche_map_own_connect (VecheMapOwn *self, VecheWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  self->unsaved = g_object_ref (veche_unsaved_get (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_map_own_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved, "changed", G_CALLBACK (veche_map_own_unsaved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved, "collect", G_CALLBACK (veche_map_own_collect_cb), self, G_CONNECT_SWAPPED);
}

void
veche_map_own_show (VecheMapOwn *self, VecheWorkspace *workspace, VecheRecord *record)
{
  const gboolean has = record != NULL && veche_kind_find_field (veche_record_get_kind (record), VECHE_OWN_FORM_FIELD) >= 0;
  gboolean same;
  g_autofree char *key = NULL;
  const VecheValue *pending;

  g_return_if_fail (VECHE_IS_MAP_OWN (self));

  if (self->workspace == NULL)
    veche_map_own_connect (self, workspace);
  same = has && veche_map_own_is_same (self->record, record);
  if (!same)
    veche_map_own_collect_cb (self);
  if (has)
    g_set_object (&self->record, record);
  else
    {
      g_clear_object (&self->record);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  key = veche_map_own_dup_key (self, NULL);
  pending = veche_unsaved_get_value (self->unsaved, key);
  g_free (self->json);
  self->json = veche_own_form_merge (veche_record_get_text (record, VECHE_OWN_FORM_FIELD), pending != NULL ? pending->text : NULL);
  if (!same)
    {
      veche_map_own_fill (self, TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  veche_task_spawn_load (self, veche_map_own_load_fiber, g_object_ref (record), g_object_unref);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

/* Unless something is being typed, the keys are for what has been saved. */
static gboolean
veche_map_own_is_free (GtkWidget *widget, gboolean redo)
{
  VecheMapOwn *self = VECHE_MAP_OWN (widget);

  for (guint i = 0; i < self->editors->len; i++)
    if (veche_field_editor_is_touched (g_ptr_array_index (self->editors, i)))
      return FALSE;
  return self->workspace != NULL && (!redo || veche_workspace_get_redo_title (self->workspace) != NULL);
}

static void
veche_map_own_dispose (GObject *object)
{
  VecheMapOwn *self = VECHE_MAP_OWN (object);

  g_ptr_array_set_size (self->editors, 0);
  g_clear_object (&self->workspace);
  g_clear_object (&self->unsaved);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_map_own_parent_class)->dispose (object);
}

static void
veche_map_own_finalize (GObject *object)
{
  VecheMapOwn *self = VECHE_MAP_OWN (object);

  g_ptr_array_unref (self->editors);
  g_ptr_array_unref (self->fields);
  g_free (self->json);
  g_free (self->form);

  G_OBJECT_CLASS (veche_map_own_parent_class)->finalize (object);
}

static void
veche_map_own_class_init (VecheMapOwnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_own_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_own_finalize;
}

static void
veche_map_own_init (VecheMapOwn *self)
{
  self->fields = veche_own_form_new_list ();
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  veche_undo_keys_watch (GTK_WIDGET (self), veche_map_own_is_free);
}
