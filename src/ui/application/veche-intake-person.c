/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-intake-person.h"

#include "veche-directory-link.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-text.h"

/* Between two keys, ms. */
#define PAUSE 200
/* Letters that are no name yet. */
#define FEW 3
#define ASKED 20
#define SHOWN 4

struct _VecheIntakePerson
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* of GtkWidget */

  VecheWorkspace *workspace;
  VecheRecordForm *form;
  VecheRecord *chosen; /* or %NULL */
  char *filled;        /* the phone that came with whom was chosen, as the form has it; or %NULL */
  gboolean filling;    /* the fields are being filled: nobody types */
  guint timeout;
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheIntakePerson, veche_intake_person, ADW_TYPE_BIN)

static void
veche_intake_person_clear (VecheIntakePerson *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
veche_intake_person_append (VecheIntakePerson *self, VecheRecord *person, const char *icon_name)
{
  const char *phone = veche_record_get_text (person, "phone");
  const char *email = veche_record_get_text (person, "email");
  g_autofree char *contacts = g_strdup_printf ("%s%s%s", phone != NULL ? phone : "", phone != NULL && email != NULL ? " · " : "",
                                               email != NULL ? email : "");
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (person), *contacts != '\0' ? contacts : NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return row;
}

/* --- who is chosen ------------------------------------------------------------------------------------------------ */

/* A namesake must not keep it. What somebody has typed since stays. */
static void
veche_intake_person_take_phone_back (VecheIntakePerson *self)
{
  g_autofree char *phone = veche_record_form_dup_text (self->form, "leader_phone");

  if (self->filled != NULL && g_strcmp0 (phone, self->filled) == 0)
    veche_record_form_set_text (self->form, "leader_phone", "");
  g_clear_pointer (&self->filled, g_free);
}

static void
veche_intake_person_drop_cb (VecheIntakePerson *self)
{
  veche_intake_person_take_phone_back (self);
  veche_intake_person_reset (self);
  gtk_widget_grab_focus (veche_record_form_get_row (self->form, "leader"));
}

static void
veche_intake_person_show_chosen (VecheIntakePerson *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  GtkWidget *row;

  veche_intake_person_clear (self);
  adw_preferences_group_set_title (self->group, _("The leader, in the directory"));
  row = veche_intake_person_append (self, self->chosen, "object-select-symbolic");
  gtk_widget_set_tooltip_text (button, _("It is somebody else"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (veche_intake_person_drop_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What somebody has typed stays. */
static void
veche_intake_person_choose_cb (VecheIntakePerson *self, GtkWidget *row)
{
  g_autofree char *phone = veche_record_form_dup_text (self->form, "leader_phone");

  g_set_object (&self->chosen, g_object_get_data (G_OBJECT (row), "person"));
  self->asked++;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->filling = TRUE;
  veche_record_form_set_text (self->form, "leader", veche_record_get_title (self->chosen));
  if (phone == NULL && !veche_record_is_null (self->chosen, "phone"))
    {
      veche_record_form_set_text (self->form, "leader_phone", veche_record_get_text (self->chosen, "phone"));
      g_free (self->filled);
      self->filled = veche_record_form_dup_text (self->form, "leader_phone");
    }
  self->filling = FALSE;
  veche_intake_person_show_chosen (self);
  gtk_widget_grab_focus (veche_record_form_get_row (self->form, "leader_phone"));
}

/* --- who is offered ----------------------------------------------------------------------------------------------- */

/* Each word that is typed begins one of the name. */
static gboolean
veche_intake_person_is_named (VecheRecord *person, char **typed)
{
  g_auto (GStrv) words = veche_text_split_words (veche_record_get_title (person));

  for (guint i = 0; typed[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint w = 0; words[w] != NULL && !found; w++)
        found = g_str_has_prefix (words[w], typed[i]);
      if (!found)
        return FALSE;
    }
  return typed[0] != NULL;
}

static void
veche_intake_person_offer (VecheIntakePerson *self, GPtrArray *people, const char *text)
{
  g_auto (GStrv) typed = veche_text_split_words (text);

  veche_intake_person_clear (self);
  adw_preferences_group_set_title (self->group, _("Is it one of the directory?"));
  for (guint i = 0; i < people->len && self->rows->len < SHOWN; i++)
    {
      VecheRecord *person = g_ptr_array_index (people, i);
      GtkWidget *row;

      if (!veche_intake_person_is_named (person, typed))
        continue;
      row = veche_intake_person_append (self, person, "x-office-address-book-symbolic");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "person", g_object_ref (person), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (veche_intake_person_choose_cb), self, G_CONNECT_SWAPPED);
    }
}

/* @data: what was typed. */
static void
veche_intake_person_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheIntakePerson *self = object;
  guint asked = self->asked;
  g_autoptr (VecheQuery) query = veche_query_new (&veche_people_person_kind);
  g_autoptr (GPtrArray) people = NULL;

  veche_query_set_text (query, data);
  veche_query_set_sort (query, "name", FALSE);
  query->limit = ASKED;
  people = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
  if (people != NULL && !veche_task_is_over (task) && asked == self->asked)
    veche_intake_person_offer (self, people, data);
}

static gboolean
veche_intake_person_timeout_cb (gpointer data)
{
  VecheIntakePerson *self = data;
  char *text = veche_record_form_dup_text (self->form, "leader");

  self->timeout = 0;
  if (text != NULL && g_utf8_strlen (text, -1) >= FEW)
    veche_task_spawn_load (self, veche_intake_person_fiber, text, g_free);
  else
    {
      veche_intake_person_clear (self);
      g_free (text);
    }
  return G_SOURCE_REMOVE;
}

static void
veche_intake_person_typed_cb (VecheIntakePerson *self)
{
  g_autofree char *text = veche_record_form_dup_text (self->form, "leader");

  if (self->filling || (self->chosen != NULL && g_strcmp0 (text, veche_record_get_title (self->chosen)) == 0))
    return;
  self->asked++;
  if (self->chosen != NULL)
    {
      veche_intake_person_take_phone_back (self);
      veche_intake_person_clear (self);
    }
  g_clear_object (&self->chosen);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE, veche_intake_person_timeout_cb, self);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_intake_person_dispose (GObject *object)
{
  VecheIntakePerson *self = VECHE_INTAKE_PERSON (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->filled, g_free);
  g_clear_object (&self->chosen);
  g_clear_object (&self->form);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_intake_person_parent_class)->dispose (object);
}

static void
veche_intake_person_class_init (VecheIntakePersonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_intake_person_dispose;
}

static void
veche_intake_person_init (VecheIntakePerson *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
veche_intake_person_watch (VecheIntakePerson *self, VecheWorkspace *workspace, VecheRecordForm *form)
{
  g_return_if_fail (VECHE_IS_INTAKE_PERSON (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->form = g_object_ref (form);
  g_signal_connect_object (veche_record_form_get_row (form, "leader"), "changed", G_CALLBACK (veche_intake_person_typed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
veche_intake_person_fill_edit (VecheIntakePerson *self, VecheEdit *edit, guint op)
{
  g_return_if_fail (VECHE_IS_INTAKE_PERSON (self));

  if (self->chosen != NULL)
    veche_edit_set_integer (edit, op, veche_directory_link_leader.reference, veche_record_get_id (self->chosen));
}

void
veche_intake_person_reset (VecheIntakePerson *self)
{
  g_return_if_fail (VECHE_IS_INTAKE_PERSON (self));

  self->asked++;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->filled, g_free);
  g_clear_object (&self->chosen);
  veche_intake_person_clear (self);
}
