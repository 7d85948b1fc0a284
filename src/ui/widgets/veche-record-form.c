/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-form.h"

#include "veche-field-editor.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheRecordForm
{
  AdwBin parent_instance;

  GtkWidget *box;
  VecheWorkspace *workspace;
  const VecheKind *kind;
  GPtrArray *editors; /* of VecheFieldEditor */
  VecheRecord *record;
  gint64 programme;
  gboolean choices_loaded;
  char *status;
};

G_DEFINE_FINAL_TYPE (VecheRecordForm, veche_record_form, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STATUS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
veche_record_form_set_status (VecheRecordForm *self, const char *status)
{
  if (g_set_str (&self->status, status))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static VecheFieldEditor *
veche_record_form_find (VecheRecordForm *self, const char *field)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (g_str_equal (veche_field_editor_get_field (editor)->name, field))
        return editor;
    }
  return NULL;
}

static const VecheValue *
veche_record_form_get_stored (VecheRecordForm *self, VecheFieldEditor *editor)
{
  return self->record != NULL ? veche_record_get_value (self->record, veche_field_editor_get_field (editor)->name) : NULL;
}

/* --- saving --------------------------------------------------------------------------------------------------- */

static void
veche_record_form_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheRecordForm *self = object;
  g_autoptr (VecheEdit) done = dex_await_boxed (dex_ref (data), error);

  if (veche_task_is_over (task))
    return;
  if (done != NULL)
    {
      veche_record_form_set_status (self, _("Saved"));
      return;
    }
  /* What could not be saved does not stay there as if it had been. */
  veche_record_form_set_status (self, NULL);
  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);

      veche_field_editor_reset (editor, veche_record_form_get_stored (self, editor));
    }
}

static void
veche_record_form_edited_cb (VecheRecordForm *self, VecheFieldEditor *editor)
{
  const VecheField *field = veche_field_editor_get_field (editor);
  g_autoptr (VecheEdit) edit = NULL;
  g_autofree char *title = NULL;
  guint op;

  if (self->record == NULL)
    return;

  /* Translators: a step in the list of what can be undone; %s is a field: «Budget». */
  title = g_strdup_printf (_("Change of “%s”"), g_dgettext (GETTEXT_PACKAGE, field->label));
  edit = veche_edit_new (title);
  op = veche_edit_update (edit, self->kind, veche_record_get_id (self->record));
  veche_edit_set_value (edit, op, field->name, veche_field_editor_get_value (editor));
  veche_record_form_set_status (self, _("Saving…"));
  /* Asked for at once, not in the fiber: the window may be closing. */
  veche_task_spawn (self, veche_record_form_save_fiber, veche_workspace_apply (self->workspace, g_steal_pointer (&edit)),
                    dex_unref);
}

static void
veche_record_form_error_cb (VecheRecordForm *self, GParamSpec *pspec, VecheFieldEditor *editor)
{
  g_autofree char *message = NULL;

  g_object_get (editor, "error", &message, NULL);
  if (message == NULL)
    return;
  veche_record_form_set_status (self, _("Not saved"));
  veche_toast_show (GTK_WIDGET (self), message);
}

/* --- what references may point at ------------------------------------------------------------------------------- */

static VecheQuery *
veche_record_form_new_choice_query (VecheRecordForm *self, const VecheField *field)
{
  const VecheKind *target = veche_kind_find (field->target);
  VecheQuery *query = veche_query_new (target);

  if (target == &veche_people_employee_kind)
    {
      veche_query_add_term (query, "left_on", "", FALSE);
      veche_query_set_sort (query, "name", FALSE);
    }
  else if (target->parent != NULL && g_str_equal (target->parent, veche_programme_kind.name))
    {
      query->parent_id = self->programme;
      veche_query_set_sort (query, "position", FALSE);
    }
  return query;
}

static void
veche_record_form_choices_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheRecordForm *self = object;
  g_autoptr (GPtrArray) editors = g_ptr_array_copy (self->editors, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  g_ptr_array_set_free_func (editors, g_object_unref);
  for (guint i = 0; i < editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (editors, i);
      const VecheField *field = veche_field_editor_get_field (editor);
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (VecheQuery) query = NULL;

      if (field->type != VECHE_FIELD_REF)
        continue;
      query = veche_record_form_new_choice_query (self, field);
      records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
      if (records == NULL || veche_task_is_over (task))
        return;
      veche_field_editor_set_choices (editor, records);
    }
}

/* --- the form --------------------------------------------------------------------------------------------------- */

static void
veche_record_form_add_section (VecheRecordForm *self, const VecheFormSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_auto (GStrv) names = g_strsplit (section->fields, " ", -1);

  if (section->title != NULL)
    g_object_set (group, "title", g_dgettext (GETTEXT_PACKAGE, section->title), NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const VecheField *field = veche_kind_get_field (self->kind, names[i], NULL);
      VecheFieldEditor *editor = veche_field_editor_new (field);

      g_signal_connect_object (editor, "edited", G_CALLBACK (veche_record_form_edited_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::error", G_CALLBACK (veche_record_form_error_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), veche_field_editor_get_widget (editor));
      g_ptr_array_add (self->editors, editor);
    }
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
veche_record_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheRecordForm *self = VECHE_RECORD_FORM (object);

  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_record_form_dispose (GObject *object)
{
  VecheRecordForm *self = VECHE_RECORD_FORM (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);
  g_clear_pointer (&self->status, g_free);

  G_OBJECT_CLASS (veche_record_form_parent_class)->dispose (object);
}

static void
veche_record_form_class_init (VecheRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = veche_record_form_dispose;
  object_class->get_property = veche_record_form_get_property;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_record_form_init (VecheRecordForm *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
veche_record_form_new (void)
{
  return g_object_new (VECHE_TYPE_RECORD_FORM, NULL);
}

void
veche_record_form_build (VecheRecordForm *self, VecheWorkspace *workspace, const VecheKind *kind,
                         const VecheFormSection *sections)
{
  g_return_if_fail (VECHE_IS_RECORD_FORM (self));
  g_return_if_fail (self->kind == NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  for (; sections->fields != NULL; sections++)
    veche_record_form_add_section (self, sections);
  if (veche_workspace_is_read_only (workspace))
    for (guint i = 0; i < self->editors->len; i++)
      veche_field_editor_set_editable (g_ptr_array_index (self->editors, i), FALSE);
}

void
veche_record_form_set_record (VecheRecordForm *self, VecheRecord *record)
{
  gboolean same;

  g_return_if_fail (VECHE_IS_RECORD_FORM (self));

  same = record != NULL && self->record != NULL && veche_record_get_id (record) == veche_record_get_id (self->record);
  if (!same && self->record != NULL)
    {
      for (guint i = 0; i < self->editors->len; i++)
        veche_field_editor_commit (g_ptr_array_index (self->editors, i));
      veche_record_form_set_status (self, NULL);
    }

  g_set_object (&self->record, record);
  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (same)
        veche_field_editor_set_value (editor, veche_record_form_get_stored (self, editor));
      else
        veche_field_editor_reset (editor, veche_record_form_get_stored (self, editor));
    }
  if (record != NULL && veche_kind_find_field (self->kind, "programme") >= 0)
    veche_record_form_set_programme (self, veche_record_get_integer (record, "programme"));
  else
    veche_record_form_set_programme (self, self->programme);
}

void
veche_record_form_set_programme (VecheRecordForm *self, gint64 programme)
{
  g_return_if_fail (VECHE_IS_RECORD_FORM (self));

  if (self->choices_loaded && self->programme == programme)
    return;
  self->programme = programme;
  self->choices_loaded = TRUE;
  veche_task_spawn (self, veche_record_form_choices_fiber, NULL, NULL);
}

void
veche_record_form_set_text (VecheRecordForm *self, const char *field, const char *text)
{
  VecheFieldEditor *editor = veche_record_form_find (self, field);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  g_return_if_fail (editor != NULL);

  if (veche_field_parse (veche_field_editor_get_field (editor), text, &value, NULL))
    veche_field_editor_reset (editor, &value);
}

void
veche_record_form_preset (VecheRecordForm *self, const char *field, const VecheValue *value)
{
  VecheFieldEditor *editor = veche_record_form_find (self, field);

  if (editor != NULL)
    veche_field_editor_reset (editor, value);
}

char *
veche_record_form_dup_text (VecheRecordForm *self, const char *field)
{
  VecheFieldEditor *editor = veche_record_form_find (self, field);
  g_autofree char *text = NULL;

  g_return_val_if_fail (editor != NULL, NULL);

  veche_field_editor_commit (editor);
  text = veche_field_format (veche_field_editor_get_field (editor), veche_field_editor_get_value (editor));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
veche_record_form_fill_edit (VecheRecordForm *self, VecheEdit *edit, guint op)
{
  g_return_val_if_fail (VECHE_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (!veche_field_editor_commit (editor))
        {
          GtkWidget *row = veche_field_editor_get_widget (editor);

          gtk_widget_add_css_class (row, "error");
          gtk_widget_grab_focus (row);
          return FALSE;
        }
      if (veche_field_editor_get_value (editor)->type != VECHE_VALUE_NULL)
        veche_edit_set_value (edit, op, veche_field_editor_get_field (editor)->name, veche_field_editor_get_value (editor));
      else if (veche_edit_get_op (edit, op)->verb == VECHE_EDIT_UPDATE)
        veche_edit_set_null (edit, op, veche_field_editor_get_field (editor)->name);
    }
  return TRUE;
}

GtkWidget *
veche_record_form_get_row (VecheRecordForm *self, const char *field)
{
  VecheFieldEditor *editor = veche_record_form_find (self, field);

  return editor != NULL ? veche_field_editor_get_widget (editor) : NULL;
}
