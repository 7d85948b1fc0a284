/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-forms.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-record-dialog.h"
#include "veche-task.h"

typedef struct
{
  VecheWorkspace *workspace;
  gint64 application;
  gint64 person;
} VecheLetterForms;

static const VecheFormSection veche_letter_forms_sections[] = {
  { N_("In letters"), "dative salutation" },
  { N_("Name"), "name surname given patronymic sex" },
  { NULL, NULL },
};

static void
veche_letter_forms_free (gpointer data)
{
  VecheLetterForms *self = data;

  g_object_unref (self->workspace);
  g_free (self);
}

/* The leader as the application has the name, and the application's word of it, as one step; returns the row, 0 on an error. */
static gint64
veche_letter_forms_add_leader (VecheLetterForms *self, GError **error)
{
  g_autoptr (VecheRecord) application
    = dex_await_object (veche_workspace_get (self->workspace, &veche_application_kind, self->application), error);
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Leader in the directory"));
  g_autoptr (VecheEdit) done = NULL;
  const char *name;
  guint person;
  guint link;

  if (application == NULL)
    return 0;
  name = veche_record_get_text (application, "leader");
  person = veche_edit_insert (edit, &veche_people_person_kind, 0);
  veche_edit_set_text (edit, person, "name", name != NULL ? name : _("Leader of the project"));
  veche_edit_set_text (edit, person, "phone", veche_record_get_text (application, "leader_phone"));
  veche_edit_set_text (edit, person, "email", veche_record_get_text (application, "leader_email"));
  veche_edit_get_op (edit, person)->uuid = g_uuid_string_random ();
  link = veche_edit_update (edit, &veche_application_kind, self->application);
  veche_edit_set_text (edit, link, "leader_person", veche_edit_get_op (edit, person)->uuid);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  return done != NULL ? veche_edit_get_op (done, person)->id : 0;
}

static void
veche_letter_forms_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterForms *self = data;
  g_autoptr (VecheRecord) person = NULL;

  if (self->person == 0)
    self->person = veche_letter_forms_add_leader (self, error);
  if (self->person == 0)
    return;
  person = dex_await_object (veche_workspace_get (self->workspace, &veche_people_person_kind, self->person), error);
  if (person == NULL || veche_task_is_over (task))
    return;
  adw_dialog_present (veche_record_dialog_new (self->workspace, &veche_people_person_kind, veche_letter_forms_sections,
                                               _("Forms of a name"), 0, person),
                      object);
}

void
veche_letter_forms_present (GtkWidget *widget, VecheWorkspace *workspace, gint64 application, gint64 person)
{
  VecheLetterForms *self = g_new0 (VecheLetterForms, 1);

  self->workspace = g_object_ref (workspace);
  self->application = application;
  self->person = person;
  veche_task_spawn (widget, veche_letter_forms_fiber, self, veche_letter_forms_free);
}
