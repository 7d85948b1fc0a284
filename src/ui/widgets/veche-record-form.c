/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-form.h"

#include "veche-field-editor.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-record-choices.h"
#include "veche-record-saver.h"
#include "veche-undo-keys.h"

struct _VecheRecordForm
{
  AdwBin parent_instance;

  GtkWidget *box;
  VecheWorkspace *workspace;
  const VecheKind *kind;
  GPtrArray *editors; /* of VecheFieldEditor */
  VecheRecordSaver *saver; /* there once it is built */
  gint64 programme;
  gboolean choices_loaded;
};

G_DEFINE_FINAL_TYPE (VecheRecordForm, veche_record_form, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STATUS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint saving_signal;

static void
veche_record_form_status_cb (VecheRecordForm *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
veche_record_form_saving_cb (VecheRecordForm *self, const char *field, VecheEdit *edit, guint op)
{
  g_signal_emit (self, saving_signal, 0, field, edit, op);
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

/* Unless something is being typed they are for what has been saved. */
static gboolean
veche_record_form_is_free (GtkWidget *widget, gboolean redo)
{
  VecheRecordForm *self = VECHE_RECORD_FORM (widget);

  if (self->saver == NULL || veche_record_saver_get_record (self->saver) == NULL)
    return FALSE;
  for (guint i = 0; i < self->editors->len; i++)
    if (veche_field_editor_is_touched (g_ptr_array_index (self->editors, i)))
      return FALSE;
  return !redo || veche_workspace_get_redo_title (self->workspace) != NULL;
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
      if (self->saver != NULL)
        g_object_get_property (G_OBJECT (self->saver), "status", value);
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
  g_clear_object (&self->saver);
  g_clear_object (&self->workspace);

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
  saving_signal = g_signal_new ("saving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_STRING, VECHE_TYPE_EDIT, G_TYPE_UINT);
}

static void
veche_record_form_init (VecheRecordForm *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
  veche_undo_keys_watch (GTK_WIDGET (self), veche_record_form_is_free);
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
  self->saver = veche_record_saver_new (GTK_WIDGET (self), workspace, kind, self->editors);
  g_signal_connect_object (self->saver, "notify::status", G_CALLBACK (veche_record_form_status_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "saving", G_CALLBACK (veche_record_form_saving_cb), self, G_CONNECT_SWAPPED);
  if (veche_workspace_is_read_only (workspace))
    for (guint i = 0; i < self->editors->len; i++)
      veche_field_editor_set_editable (g_ptr_array_index (self->editors, i), FALSE);
}

void
veche_record_form_set_record (VecheRecordForm *self, VecheRecord *record)
{
  g_return_if_fail (VECHE_IS_RECORD_FORM (self));
  g_return_if_fail (self->saver != NULL);

  veche_record_saver_set_record (self->saver, record);
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
  veche_record_choices_load (GTK_WIDGET (self), self->workspace, self->editors, programme);
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
      /* Of an old record only what a person has changed here: a colleague may have changed the rest meanwhile. */
      if (veche_edit_get_op (edit, op)->verb == VECHE_EDIT_UPDATE ? veche_field_editor_is_changed (editor)
                                                                  : veche_field_editor_get_value (editor)->type != VECHE_VALUE_NULL)
        veche_edit_set_value (edit, op, veche_field_editor_get_field (editor)->name, veche_field_editor_get_value (editor));
    }
  g_signal_emit (self, saving_signal, 0, NULL, edit, op);
  return TRUE;
}

gboolean
veche_record_form_is_changed (VecheRecordForm *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++)
    if (veche_field_editor_is_changed (g_ptr_array_index (self->editors, i)))
      return TRUE;
  return FALSE;
}

GtkWidget *
veche_record_form_get_row (VecheRecordForm *self, const char *field)
{
  VecheFieldEditor *editor = veche_record_form_find (self, field);

  return editor != NULL ? veche_field_editor_get_widget (editor) : NULL;
}

void
veche_record_form_set_zone (VecheRecordForm *self, GTimeZone *zone)
{
  for (guint i = 0; i < self->editors->len; i++)
    veche_field_editor_set_zone (g_ptr_array_index (self->editors, i), zone);
}
