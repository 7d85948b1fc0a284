/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-forms.h"

#include "veche-application.h"
#include "veche-directory-link.h"
#include "veche-directory-names.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-person-card.h"
#include "veche-record-dialog.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-uuid.h"

/* On the widget that has asked, while it is being answered: a second press asks nothing more. */
#define BUSY "letter-forms"

typedef struct
{
  VecheWorkspace *workspace;
  gint64 id;                /* of the application */
  gint64 person;            /* 0: not in the directory */
  VecheRecord *application; /* %NULL until read */
  gint64 step;              /* that has kept the forms, 0: none yet */
} VecheLetterForms;

static const VecheFormSection veche_letter_forms_sections[] = {
  { N_("In letters"), "dative salutation" },
  { N_("Name"), "surname given patronymic sex" },
  { NULL, NULL },
};

static void
veche_letter_forms_free (gpointer data)
{
  VecheLetterForms *self = data;

  g_object_unref (self->workspace);
  g_clear_object (&self->application);
  g_free (self);
}

static VecheLetterForms *
veche_letter_forms_copy (const VecheLetterForms *self, gint64 person)
{
  VecheLetterForms *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->workspace);
  g_object_ref (copy->application);
  copy->person = person;
  return copy;
}

static void
veche_letter_forms_closed_cb (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (widget), BUSY, NULL);
}

/* --- the form ------------------------------------------------------------------------------------------------------ */

/* The person, new or known, becomes the leader of the application in the step that keeps the forms. */
static void
veche_letter_forms_saving_cb (VecheRecordForm *form, const char *field, VecheEdit *edit, guint op, VecheLetterForms *self)
{
  const char *const *pairs = veche_directory_link_leader.pairs;
  guint link;

  if (!veche_record_is_null (self->application, "leader_person"))
    return;
  link = veche_edit_update (edit, &veche_application_kind, self->id);
  if (self->person != 0)
    {
      veche_edit_set_integer (edit, link, "leader_person", self->person);
      return;
    }
  g_free (veche_edit_get_op (edit, op)->uuid);
  veche_edit_get_op (edit, op)->uuid = veche_uuid_new ();
  /* The name is in the form. */
  for (guint i = 2; pairs[i] != NULL; i += 2)
    if (!veche_record_is_null (self->application, pairs[i]))
      veche_edit_set_value (edit, op, pairs[i + 1], veche_record_get_value (self->application, pairs[i]));
  veche_edit_set_text (edit, link, "leader_person", veche_edit_get_op (edit, op)->uuid);
}

static void
veche_letter_forms_saved_cb (AdwDialog *dialog)
{
  VecheLetterForms *self = g_object_get_data (G_OBJECT (dialog), BUSY);

  self->step = veche_workspace_get_last_step (self->workspace);
}

/* A toast of before would go with the dialog. */
static void
veche_letter_forms_shown_cb (AdwDialog *dialog, GtkWidget *widget)
{
  const VecheLetterForms *self = g_object_get_data (G_OBJECT (dialog), BUSY);

  veche_letter_forms_closed_cb (widget);
  if (self->step != 0)
    veche_toast_show_undo (widget, adw_dialog_get_title (dialog), self->step);
}

/* The parts of the name as it stands on the application; the rest follows from them. */
static void
veche_letter_forms_preset (VecheLetterForms *self, VecheRecordForm *form)
{
  static const VechePersonCardField parts[] = { VECHE_PERSON_CARD_SURNAME, VECHE_PERSON_CARD_GIVEN, VECHE_PERSON_CARD_PATRONYMIC };
  const char *name = veche_record_get_text (self->application, "leader");
  g_autoptr (VechePersonCard) card = name != NULL ? veche_person_card_new_for_name (name) : NULL;

  veche_directory_names_attach (form);
  for (guint i = 0; card != NULL && i < G_N_ELEMENTS (parts); i++)
    if (card->values[parts[i]] != NULL)
      veche_record_form_set_text (form, veche_person_card_get_field (parts[i]), card->values[parts[i]]);
}

static void
veche_letter_forms_show (VecheLetterForms *self, GtkWidget *widget, VecheRecord *person)
{
  VecheLetterForms *kept = veche_letter_forms_copy (self, self->person);
  AdwDialog *dialog = veche_record_dialog_new (self->workspace, &veche_people_person_kind, veche_letter_forms_sections,
                                               _("Forms of a name"), 0, person);
  VecheRecordForm *form = veche_record_dialog_get_form (VECHE_RECORD_DIALOG (dialog));

  if (person == NULL)
    veche_letter_forms_preset (self, form);
  g_object_set_data_full (G_OBJECT (dialog), BUSY, kept, veche_letter_forms_free);
  g_signal_connect (form, "saving", G_CALLBACK (veche_letter_forms_saving_cb), kept);
  g_signal_connect (dialog, "saved", G_CALLBACK (veche_letter_forms_saved_cb), NULL);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (veche_letter_forms_shown_cb), widget, 0);
  adw_dialog_set_focus (dialog, veche_record_form_get_row (form, "dative"));
  adw_dialog_present (dialog, widget);
}

/* --- who it is ----------------------------------------------------------------------------------------------------- */

static void
veche_letter_forms_known_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterForms *self = data;
  g_autoptr (VecheRecord) person
    = dex_await_object (veche_workspace_get (self->workspace, &veche_people_person_kind, self->person), error);

  if (person == NULL || veche_task_is_over (task))
    veche_letter_forms_closed_cb (object);
  else
    veche_letter_forms_show (self, object, person);
}

static void
veche_letter_forms_answered_cb (AdwAlertDialog *question, const char *response, GtkWidget *widget)
{
  VecheLetterForms *self = g_object_get_data (G_OBJECT (question), BUSY);

  if (g_str_equal (response, "same"))
    veche_task_spawn (widget, veche_letter_forms_known_fiber, veche_letter_forms_copy (self, self->person), veche_letter_forms_free);
  else if (g_str_equal (response, "other"))
    {
      self->person = 0;
      veche_letter_forms_show (self, widget, NULL);
    }
  else
    veche_letter_forms_closed_cb (widget);
}

static void
veche_letter_forms_ask (VecheLetterForms *self, GtkWidget *widget, VecheRecord *person)
{
  g_autofree char *phone = veche_record_dup_display (person, "phone");
  g_autofree char *text = NULL;
  AdwDialog *question;

  if (*phone != '\0')
    text = g_strdup_printf (_("The directory has “%s”, phone %s. Is it the leader of this project?"), veche_record_get_title (person),
                            phone);
  else
    text = g_strdup_printf (_("The directory has “%s”. Is it the leader of this project?"), veche_record_get_title (person));
  question = adw_alert_dialog_new (_("The same person?"), text);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _("_Cancel"), "other", _("_Another one"), "same",
                                  _("_The same"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "same", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_object_set_data_full (G_OBJECT (question), BUSY, veche_letter_forms_copy (self, veche_record_get_id (person)),
                          veche_letter_forms_free);
  g_signal_connect_object (question, "response", G_CALLBACK (veche_letter_forms_answered_cb), widget, 0);
  adw_dialog_present (question, widget);
}

/* People of the directory who have the leader's name. */
static GPtrArray *
veche_letter_forms_list_namesakes (VecheLetterForms *self, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_people_person_kind);
  const char *name = veche_record_get_text (self->application, "leader");

  if (name == NULL)
    return g_ptr_array_new ();
  veche_query_add_term (query, "name", name, FALSE);
  return dex_await_boxed (veche_workspace_query (self->workspace, query), error);
}

static void
veche_letter_forms_find_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterForms *self = data;
  g_autoptr (GPtrArray) namesakes = NULL;

  self->application = dex_await_object (veche_workspace_get (self->workspace, &veche_application_kind, self->id), error);
  if (self->application != NULL && self->person == 0)
    namesakes = veche_letter_forms_list_namesakes (self, error);
  if (*error != NULL || veche_task_is_over (task))
    veche_letter_forms_closed_cb (object);
  else if (self->person != 0)
    veche_task_spawn (object, veche_letter_forms_known_fiber, veche_letter_forms_copy (self, self->person), veche_letter_forms_free);
  else if (namesakes->len > 0)
    veche_letter_forms_ask (self, object, g_ptr_array_index (namesakes, 0));
  else
    veche_letter_forms_show (self, object, NULL);
}

void
veche_letter_forms_present (GtkWidget *widget, VecheWorkspace *workspace, gint64 application, gint64 person)
{
  VecheLetterForms *self;

  if (g_object_get_data (G_OBJECT (widget), BUSY) != NULL)
    return;
  g_object_set_data (G_OBJECT (widget), BUSY, widget);
  self = g_new0 (VecheLetterForms, 1);
  self->workspace = g_object_ref (workspace);
  self->id = application;
  self->person = person;
  veche_task_spawn (widget, veche_letter_forms_find_fiber, self, veche_letter_forms_free);
}
