/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-form.h"

#include "veche-field-editor.h"
#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-record-choices.h"
#include "veche-toast.h"
#include "veche-unsaved.h"

struct _VecheRecordForm
{
  AdwBin parent_instance;

  GtkWidget *box;
  VecheWorkspace *workspace;
  const VecheKind *kind;
  VecheUnsaved *unsaved;
  GPtrArray *editors; /* of VecheFieldEditor */
  VecheRecord *record;
  gint64 programme;
  gboolean choices_loaded;
  gboolean showing; /* fields change, but no person does it */
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
static guint saving_signal;

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

/* --- saving: what is typed is kept by the workspace's VecheUnsaved until it is in the file ------------------------- */

static DexFuture *
veche_record_form_write (VecheWorkspace *workspace, const VecheValue *value, gpointer data)
{
  return veche_workspace_apply (workspace, veche_edit_ref (data));
}

/* The value and what follows from it (signal `saving`), as one step. */
static VecheEdit *
veche_record_form_new_edit (VecheRecordForm *self, VecheFieldEditor *editor)
{
  const VecheField *field = veche_field_editor_get_field (editor);
  /* Translators: a step in the list of what can be undone; %s is a field: «Budget». */
  g_autofree char *title = g_strdup_printf (_("Change of “%s”"), g_dgettext (GETTEXT_PACKAGE, field->label));
  VecheEdit *edit = veche_edit_new (title);
  guint op = veche_edit_update (edit, self->kind, veche_record_get_id (self->record));

  veche_edit_set_value (edit, op, field->name, veche_field_editor_get_value (editor));
  g_signal_emit (self, saving_signal, 0, field->name, edit, op);
  return edit;
}

static char *
veche_record_form_dup_key (VecheRecordForm *self, VecheFieldEditor *editor)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT ":%s", self->kind->name, veche_record_get_id (self->record),
                          veche_field_editor_get_field (editor)->name);
}

static char *
veche_record_form_dup_what (VecheRecordForm *self, VecheFieldEditor *editor)
{
  /* Translators: a field and the record it is of: «“Budget” of “Skating rink”». */
  return g_strdup_printf (_("“%s” of “%s”"), g_dgettext (GETTEXT_PACKAGE, veche_field_editor_get_field (editor)->label),
                          veche_record_get_title (self->record));
}

static void
veche_record_form_edited_cb (VecheRecordForm *self, VecheFieldEditor *editor)
{
  g_autofree char *key = NULL;
  g_autofree char *what = NULL;

  if (self->record == NULL)
    return;
  key = veche_record_form_dup_key (self, editor);
  what = veche_record_form_dup_what (self, editor);
  veche_unsaved_save (self->unsaved, key, what, veche_field_editor_get_value (editor), veche_record_form_write,
                      veche_record_form_new_edit (self, editor), (GDestroyNotify) veche_edit_unref);
}

/* What is typed and not left yet; an invalid text too: it is not to be lost because another record is looked at. */
static void
veche_record_form_hand_in (VecheRecordForm *self, VecheFieldEditor *editor)
{
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;
  g_autofree char *what = NULL;
  g_autofree char *key = NULL;

  if (veche_field_editor_commit (editor))
    return;
  g_object_get (editor, "error", &message, NULL);
  text = veche_field_editor_dup_typed (editor);
  if (message == NULL || text == NULL)
    return;
  key = veche_record_form_dup_key (self, editor);
  what = veche_record_form_dup_what (self, editor);
  veche_unsaved_refuse (self->unsaved, key, what, text, message);
}

static void
veche_record_form_collect_cb (VecheRecordForm *self)
{
  for (guint i = 0; self->record != NULL && i < self->editors->len; i++)
    veche_record_form_hand_in (self, g_ptr_array_index (self->editors, i));
}

static void
veche_record_form_error_cb (VecheRecordForm *self, GParamSpec *pspec, VecheFieldEditor *editor)
{
  g_autofree char *message = NULL;
  g_autofree char *key = NULL;

  g_object_get (editor, "error", &message, NULL);
  veche_record_form_set_status (self, message != NULL ? _("Not saved") : NULL);
  if (message != NULL)
    veche_toast_show (GTK_WIDGET (self), message);
  if (message != NULL || self->showing || self->record == NULL)
    return;
  /* What was wrong is wrong no longer. */
  key = veche_record_form_dup_key (self, editor);
  if (veche_unsaved_get_value (self->unsaved, key) == NULL || veche_unsaved_is_valid (self->unsaved, key))
    return;
  self->showing = TRUE;
  veche_unsaved_drop (self->unsaved, key);
  self->showing = FALSE;
}

/* Shows the value of the record, or what a person has typed instead and what is not in the file. */
static void
veche_record_form_fill (VecheRecordForm *self, VecheFieldEditor *editor)
{
  g_autofree char *key = self->record != NULL ? veche_record_form_dup_key (self, editor) : NULL;
  const VecheValue *typed = key != NULL ? veche_unsaved_get_value (self->unsaved, key) : NULL;

  veche_field_editor_reset (editor, veche_record_form_get_stored (self, editor));
  if (typed == NULL)
    return;
  if (!veche_unsaved_is_valid (self->unsaved, key))
    {
      veche_field_editor_type (editor, typed->text);
      return;
    }
  veche_field_editor_reset (editor, typed);
  veche_field_editor_set_mark (editor, veche_unsaved_get_message (self->unsaved, key));
}

static void
veche_record_form_settle (VecheRecordForm *self, VecheFieldEditor *editor, const char *key, gboolean saved)
{
  const char *message = veche_unsaved_get_message (self->unsaved, key);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (saved)
    {
      veche_record_form_set_status (self, _("Saved"));
      veche_field_editor_set_mark (editor, NULL);
      veche_value_copy (veche_field_editor_get_value (editor), &value);
      veche_field_editor_set_value (editor, &value);
    }
  else if (veche_unsaved_get_value (self->unsaved, key) == NULL)
    {
      veche_record_form_set_status (self, NULL);
      veche_record_form_fill (self, editor);
    }
  else if (veche_unsaved_is_valid (self->unsaved, key))
    {
      veche_record_form_set_status (self, message != NULL ? _("Not saved") : _("Saving…"));
      veche_field_editor_set_mark (editor, message);
    }
}

/* The text may be of another record than the one that is shown now. */
static void
veche_record_form_unsaved_cb (VecheRecordForm *self, const char *key, gboolean saved)
{
  if (self->record == NULL || self->showing)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *own = veche_record_form_dup_key (self, editor);

      if (g_str_equal (own, key))
        veche_record_form_settle (self, editor, key, saved);
    }
  self->showing = FALSE;
}

/* --- undo ------------------------------------------------------------------------------------------------------- */

/* An entry keeps these keys for itself even where it has nothing to undo, and Tab always leads into the next entry: unless
   something is being typed they are for what has been saved. */
static gboolean
veche_record_form_undo_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  VecheRecordForm *self = VECHE_RECORD_FORM (widget);
  gboolean redo = g_variant_get_boolean (args);

  if (self->record == NULL)
    return FALSE;
  for (guint i = 0; i < self->editors->len; i++)
    if (veche_field_editor_is_touched (g_ptr_array_index (self->editors, i)))
      return FALSE;
  if (redo && veche_workspace_get_redo_title (self->workspace) == NULL)
    return FALSE;
  return gtk_widget_activate_action (widget, redo ? "win.redo" : "win.undo", NULL);
}

static void
veche_record_form_watch_undo (VecheRecordForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const char *const triggers[] = { "<Control>z|<Control>Cyrillic_ya", "<Control><Shift>z|<Control><Shift>Cyrillic_ya" };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]),
                                                gtk_callback_action_new (veche_record_form_undo_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (i == 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  g_clear_object (&self->unsaved);
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
  saving_signal = g_signal_new ("saving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_STRING, VECHE_TYPE_EDIT, G_TYPE_UINT);
}

static void
veche_record_form_init (VecheRecordForm *self)
{
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
  veche_record_form_watch_undo (self);
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
  self->unsaved = g_object_ref (veche_unsaved_get (workspace));
  self->kind = kind;
  g_signal_connect_object (self->unsaved, "changed", G_CALLBACK (veche_record_form_unsaved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved, "collect", G_CALLBACK (veche_record_form_collect_cb), self, G_CONNECT_SWAPPED);
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
      veche_record_form_collect_cb (self);
      veche_record_form_set_status (self, NULL);
    }
  g_set_object (&self->record, record);
  self->showing = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *key = same ? veche_record_form_dup_key (self, editor) : NULL;

      if (!same)
        veche_record_form_fill (self, editor);
      else if (veche_unsaved_get_value (self->unsaved, key) == NULL)
        veche_field_editor_set_value (editor, veche_record_form_get_stored (self, editor));
    }
  self->showing = FALSE;
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
