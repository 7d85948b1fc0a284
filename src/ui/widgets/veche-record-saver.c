/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-saver.h"

#include "veche-field-editor.h"
#include "veche-i18n.h"
#include "veche-size-doubt.h"
#include "veche-toast.h"
#include "veche-unsaved.h"

struct _VecheRecordSaver
{
  GObject parent_instance;

  GtkWidget *place; /* the owner */
  VecheWorkspace *workspace;
  const VecheKind *kind;
  VecheUnsaved *unsaved;
  GPtrArray *editors; /* of VecheFieldEditor */
  VecheRecord *record;
  gboolean showing; /* fields change, but no person does it */
  char *status;
};

G_DEFINE_FINAL_TYPE (VecheRecordSaver, veche_record_saver, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATUS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint saving_signal;

static void
veche_record_saver_set_status (VecheRecordSaver *self, const char *status)
{
  if (g_set_str (&self->status, status))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static const VecheValue *
veche_record_saver_get_stored (VecheRecordSaver *self, VecheFieldEditor *editor)
{
  return self->record != NULL ? veche_record_get_value (self->record, veche_field_editor_get_field (editor)->name) : NULL;
}

static DexFuture *
veche_record_saver_write (VecheWorkspace *workspace, const VecheValue *value, gpointer data)
{
  return veche_workspace_apply (workspace, veche_edit_ref (data));
}

/* The value and what follows from it (signal `saving`), as one step. */
static VecheEdit *
veche_record_saver_new_edit (VecheRecordSaver *self, VecheFieldEditor *editor)
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
veche_record_saver_dup_key (VecheRecordSaver *self, VecheFieldEditor *editor)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT ":%s", self->kind->name, veche_record_get_id (self->record),
                          veche_field_editor_get_field (editor)->name);
}

static char *
veche_record_saver_dup_what (VecheRecordSaver *self, VecheFieldEditor *editor)
{
  /* Translators: a field and the record it is of: «“Budget” of “Skating rink”». */
  return g_strdup_printf (_("“%s” of “%s”"), g_dgettext (GETTEXT_PACKAGE, veche_field_editor_get_field (editor)->label),
                          veche_record_get_title (self->record));
}

static void
veche_record_saver_edited_cb (VecheRecordSaver *self, VecheFieldEditor *editor)
{
  g_autofree char *key = NULL;
  g_autofree char *what = NULL;

  if (self->record == NULL)
    return;
  key = veche_record_saver_dup_key (self, editor);
  what = veche_record_saver_dup_what (self, editor);
  veche_unsaved_save (self->unsaved, key, what, veche_field_editor_get_value (editor), veche_record_saver_write,
                      veche_record_saver_new_edit (self, editor), (GDestroyNotify) veche_edit_unref);
}

/* What is typed and not left yet; an invalid text too: it is not to be lost because another record is looked at. */
static void
veche_record_saver_hand_in (VecheRecordSaver *self, VecheFieldEditor *editor)
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
  key = veche_record_saver_dup_key (self, editor);
  what = veche_record_saver_dup_what (self, editor);
  veche_unsaved_refuse (self->unsaved, key, what, text, message);
}

static void
veche_record_saver_collect_cb (VecheRecordSaver *self)
{
  for (guint i = 0; self->record != NULL && i < self->editors->len; i++)
    veche_record_saver_hand_in (self, g_ptr_array_index (self->editors, i));
}

static void
veche_record_saver_error_cb (VecheRecordSaver *self, GParamSpec *pspec, VecheFieldEditor *editor)
{
  g_autofree char *message = NULL;
  g_autofree char *key = NULL;

  g_object_get (editor, "error", &message, NULL);
  veche_record_saver_set_status (self, message != NULL ? _("Not saved") : NULL);
  if (message != NULL)
    veche_toast_show (self->place, message);
  if (message != NULL || self->showing || self->record == NULL)
    return;
  /* What was wrong is wrong no longer. */
  key = veche_record_saver_dup_key (self, editor);
  if (veche_unsaved_get_value (self->unsaved, key) == NULL || veche_unsaved_is_valid (self->unsaved, key))
    return;
  self->showing = TRUE;
  veche_unsaved_drop (self->unsaved, key);
  self->showing = FALSE;
}

/* Shows the value of the record, or what a person has typed instead and what is not in the file. */
static void
veche_record_saver_fill (VecheRecordSaver *self, VecheFieldEditor *editor)
{
  g_autofree char *key = self->record != NULL ? veche_record_saver_dup_key (self, editor) : NULL;
  const VecheValue *typed = key != NULL ? veche_unsaved_get_value (self->unsaved, key) : NULL;

  veche_field_editor_reset (editor, veche_record_saver_get_stored (self, editor));
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

/* What is kept was typed in another window, and nothing is being typed here: it is to be seen, and put right, here too. */
static gboolean
veche_record_saver_is_elsewhere (VecheRecordSaver *self, VecheFieldEditor *editor, const char *key)
{
  return veche_unsaved_get_message (self->unsaved, key) != NULL && !veche_field_editor_is_touched (editor)
         && !veche_value_equal (veche_field_editor_get_value (editor), veche_unsaved_get_value (self->unsaved, key));
}

static void
veche_record_saver_settle (VecheRecordSaver *self, VecheFieldEditor *editor, const char *key, gboolean saved)
{
  const char *message = veche_unsaved_get_message (self->unsaved, key);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (saved)
    {
      veche_record_saver_set_status (self, _("Saved"));
      veche_field_editor_set_mark (editor, NULL);
      veche_value_copy (veche_field_editor_get_value (editor), &value);
      veche_field_editor_set_value (editor, &value);
      veche_size_doubt_ask (self->place, self->workspace, self->kind, veche_record_get_id (self->record),
                            veche_field_editor_get_field (editor)->name);
    }
  else if (veche_unsaved_get_value (self->unsaved, key) == NULL || veche_record_saver_is_elsewhere (self, editor, key))
    {
      veche_record_saver_set_status (self, NULL);
      veche_record_saver_fill (self, editor);
    }
  else if (veche_unsaved_is_valid (self->unsaved, key))
    {
      veche_record_saver_set_status (self, message != NULL ? _("Not saved") : _("Saving…"));
      veche_field_editor_set_mark (editor, message);
    }
}

/* The text may be of another record than the one that is shown now. */
static void
veche_record_saver_unsaved_cb (VecheRecordSaver *self, const char *key, gboolean saved)
{
  if (self->record == NULL || self->showing)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *own = veche_record_saver_dup_key (self, editor);

      if (g_str_equal (own, key))
        veche_record_saver_settle (self, editor, key, saved);
    }
  self->showing = FALSE;
}

static void
veche_record_saver_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheRecordSaver *self = VECHE_RECORD_SAVER (object);

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
veche_record_saver_finalize (GObject *object)
{
  VecheRecordSaver *self = VECHE_RECORD_SAVER (object);

  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);
  g_clear_object (&self->unsaved);
  g_clear_pointer (&self->status, g_free);

  G_OBJECT_CLASS (veche_record_saver_parent_class)->finalize (object);
}

static void
veche_record_saver_class_init (VecheRecordSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = veche_record_saver_finalize;
  object_class->get_property = veche_record_saver_get_property;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  saving_signal = g_signal_new ("saving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, VECHE_TYPE_EDIT, G_TYPE_UINT);
}

static void
veche_record_saver_init (VecheRecordSaver *self)
{
}

VecheRecordSaver *
veche_record_saver_new (GtkWidget *place, VecheWorkspace *workspace, const VecheKind *kind, GPtrArray *editors)
{
  VecheRecordSaver *self;

  g_return_val_if_fail (GTK_IS_WIDGET (place), NULL);
  g_return_val_if_fail (kind != NULL && editors != NULL, NULL);

  self = g_object_new (VECHE_TYPE_RECORD_SAVER, NULL);
  self->place = place;
  self->workspace = g_object_ref (workspace);
  self->unsaved = g_object_ref (veche_unsaved_get (workspace));
  self->kind = kind;
  self->editors = g_ptr_array_ref (editors);
  g_signal_connect_object (self->unsaved, "changed", G_CALLBACK (veche_record_saver_unsaved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved, "collect", G_CALLBACK (veche_record_saver_collect_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (editors, i);

      g_signal_connect_object (editor, "edited", G_CALLBACK (veche_record_saver_edited_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::error", G_CALLBACK (veche_record_saver_error_cb), self, G_CONNECT_SWAPPED);
    }
  return self;
}

void
veche_record_saver_set_record (VecheRecordSaver *self, VecheRecord *record)
{
  gboolean same;

  g_return_if_fail (VECHE_IS_RECORD_SAVER (self));

  same = record != NULL && self->record != NULL && veche_record_get_id (record) == veche_record_get_id (self->record);
  if (!same && self->record != NULL)
    {
      veche_record_saver_collect_cb (self);
      veche_record_saver_set_status (self, NULL);
    }
  g_set_object (&self->record, record);
  self->showing = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    {
      VecheFieldEditor *editor = g_ptr_array_index (self->editors, i);
      g_autofree char *key = same ? veche_record_saver_dup_key (self, editor) : NULL;

      if (!same)
        veche_record_saver_fill (self, editor);
      else if (veche_unsaved_get_value (self->unsaved, key) == NULL)
        veche_field_editor_set_value (editor, veche_record_saver_get_stored (self, editor));
    }
  self->showing = FALSE;
}

VecheRecord *
veche_record_saver_get_record (VecheRecordSaver *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_SAVER (self), NULL);

  return self->record;
}
