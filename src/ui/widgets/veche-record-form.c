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
  GPtrArray *folds;   /* of AdwExpanderRow; borrowed */
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

/* Somebody has added to what a reference can point at, or named it otherwise. */
static void
veche_record_form_changed_cb (VecheRecordForm *self, VecheChanges *changes)
{
  gboolean stale = FALSE;

  for (guint i = 0; self->choices_loaded && i < self->editors->len; i++)
    {
      const VecheField *field = veche_field_editor_get_field (g_ptr_array_index (self->editors, i));

      stale = stale || (field->type == VECHE_FIELD_REF && veche_changes_touch (changes, veche_kind_find (field->target)));
    }
  if (stale)
    veche_record_choices_load (GTK_WIDGET (self), self->workspace, self->editors, self->programme);
}

/* --- the form --------------------------------------------------------------------------------------------------- */

static GtkWidget *
veche_record_form_add_fold (VecheRecordForm *self, GtkWidget *group, const VecheFormSection *section)
{
  GtkWidget *fold = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fold), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fold), g_dgettext (GETTEXT_PACKAGE, section->title));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fold);
  g_ptr_array_add (self->folds, fold);
  return fold;
}

/* What is filled in is not to be overlooked because it is folded. */
static void
veche_record_form_show_folds (VecheRecordForm *self, VecheRecord *record)
{
  for (guint i = 0; i < self->folds->len; i++)
    {
      AdwExpanderRow *fold = g_ptr_array_index (self->folds, i);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; record != NULL && j < self->editors->len; j++)
        {
          VecheFieldEditor *editor = g_ptr_array_index (self->editors, j);
          const VecheField *field = veche_field_editor_get_field (editor);
          g_autofree char *part = veche_record_dup_display (record, field->name);

          if (*part != '\0' && gtk_widget_is_ancestor (veche_field_editor_get_widget (editor), GTK_WIDGET (fold)))
            g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "", g_dgettext (GETTEXT_PACKAGE, field->label), part);
        }
      /* Said here too: it is people's texts that stand there. */
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fold), FALSE);
      adw_expander_row_set_subtitle (fold, text->str);
    }
}

/* A row inside a fold is seen, and takes the focus, only when that is open. */
static void
veche_record_form_focus (GtkWidget *row)
{
  GtkWidget *fold = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);

  if (fold != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  gtk_widget_grab_focus (row);
}

static void
veche_record_form_add_section (VecheRecordForm *self, const VecheFormSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *fold = section->folded ? veche_record_form_add_fold (self, group, section) : NULL;
  g_auto (GStrv) names = g_strsplit (section->fields, " ", -1);

  if (section->title != NULL && fold == NULL)
    g_object_set (group, "title", g_dgettext (GETTEXT_PACKAGE, section->title), NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const VecheField *field = veche_kind_get_field (self->kind, names[i], NULL);
      VecheFieldEditor *editor = veche_field_editor_new (field);

      if (fold != NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (fold), veche_field_editor_get_widget (editor));
      else
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
  g_clear_pointer (&self->folds, g_ptr_array_unref);
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
  self->folds = g_ptr_array_new ();
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
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_record_form_changed_cb), self, G_CONNECT_SWAPPED);
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
  veche_record_form_show_folds (self, record);
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
          veche_record_form_focus (row);
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
