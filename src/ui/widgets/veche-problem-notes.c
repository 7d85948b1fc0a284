/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-problem-notes.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-task.h"
#include "veche-toast.h"

struct _VecheProblemNotes
{
  AdwBin parent_instance;

  GtkWidget *box;
  VecheWorkspace *workspace;
  VecheRecord *application;
};

G_DEFINE_FINAL_TYPE (VecheProblemNotes, veche_problem_notes, ADW_TYPE_BIN)

/* --- a second filing: of two, the one that came later repeats the other, whichever is looked at ---------------- */

typedef enum
{
  VECHE_PROBLEM_ANSWER_REPLACES, /* the first leaves the office's work */
  VECHE_PROBLEM_ANSWER_BESIDE,   /* both are checked */
  VECHE_PROBLEM_ANSWER_APART,    /* they are not asked about again */
} VecheProblemAnswer;

typedef struct
{
  VecheProblemAnswer answer;
  gint64 shown;
  gint64 other;
} VecheProblemRepeat;

static void
veche_problem_repeat_fill (VecheProblemAnswer answer, VecheEdit *edit, VecheRecord *first, VecheRecord *second)
{
  const char *number = veche_record_get_number (second);
  g_autofree char *reason = NULL;

  if (answer == VECHE_PROBLEM_ANSWER_APART)
    veche_edit_tell_apart (edit, &veche_application_kind, veche_record_get_id (second), veche_record_get_id (first));
  else
    veche_edit_set_integer (edit, veche_edit_update (edit, &veche_application_kind, veche_record_get_id (second)), "repeats",
                            veche_record_get_id (first));
  if (answer != VECHE_PROBLEM_ANSWER_REPLACES)
    return;
  /* Translators: reason of a withdrawal; %s is the number or title of the application that came instead. */
  reason = g_strdup_printf (_("Replaced by the second filing %s"), number != NULL ? number : veche_record_get_title (second));
  veche_edit_move (edit, veche_record_get_id (first), "withdrawn", reason);
}

static void
veche_problem_notes_repeat_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  static const char *const told[] = { N_("The second filing replaces the first, which is withdrawn"),
                                      N_("Marked as a second filing; both are kept"), N_("They are different applications") };
  VecheProblemNotes *self = object;
  const VecheProblemRepeat *repeat = data;
  g_autoptr (VecheEdit) edit = veche_edit_new (repeat->answer == VECHE_PROBLEM_ANSWER_APART ? _("Two different applications")
                                                                                            : _("Mark of a second filing"));
  g_autoptr (VecheEdit) done = NULL;
  g_autoptr (VecheRecord) shown = NULL;
  g_autoptr (VecheRecord) other = NULL;
  gboolean later;

  /* As they stand now: which of them came first may just have been corrected. */
  shown = dex_await_object (veche_workspace_get (self->workspace, &veche_application_kind, repeat->shown), error);
  other = shown != NULL ? dex_await_object (veche_workspace_get (self->workspace, &veche_application_kind, repeat->other), error) : NULL;
  if (other == NULL)
    return;
  later = veche_application_is_before (other, shown);
  veche_problem_repeat_fill (repeat->answer, edit, later ? other : shown, later ? shown : other);
  done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), _(told[repeat->answer]), done->step);
}

static VecheRecord *
veche_problem_notes_get_other (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "other");
}

static void
veche_problem_notes_answer (VecheProblemNotes *self, GtkWidget *button, VecheProblemAnswer answer)
{
  VecheProblemRepeat repeat
    = { answer, veche_record_get_id (self->application), veche_record_get_id (veche_problem_notes_get_other (button)) };

  veche_task_spawn (self, veche_problem_notes_repeat_fiber, g_memdup2 (&repeat, sizeof repeat), g_free);
}

static void
veche_problem_notes_replaces_cb (VecheProblemNotes *self, GtkWidget *button)
{
  veche_problem_notes_answer (self, button, VECHE_PROBLEM_ANSWER_REPLACES);
}

static void
veche_problem_notes_beside_cb (VecheProblemNotes *self, GtkWidget *button)
{
  veche_problem_notes_answer (self, button, VECHE_PROBLEM_ANSWER_BESIDE);
}

static void
veche_problem_notes_apart_cb (VecheProblemNotes *self, GtkWidget *button)
{
  veche_problem_notes_answer (self, button, VECHE_PROBLEM_ANSWER_APART);
}

static void
veche_problem_notes_open_cb (VecheProblemNotes *self, GtkWidget *button)
{
  veche_page_go (GTK_WIDGET (self), "applications", NULL, NULL,
                 veche_record_get_id (veche_problem_notes_get_other (button)));
}

static void
veche_problem_notes_append_button (VecheProblemNotes *self, GtkWidget *box, const char *label, VecheRecord *other,
                                   GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "other", g_object_ref (other), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "note-action");
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

/* --- showing ------------------------------------------------------------------------------------------------------ */

static const char *
veche_problem_notes_get_style (VecheProblemLevel level)
{
  return level == VECHE_PROBLEM_ERROR ? "error" : level == VECHE_PROBLEM_WARNING ? "warning" : "dimmed";
}

static gboolean
veche_problem_notes_can_replace (VecheProblemNotes *self, VecheRecord *other)
{
  return veche_application_is_before (other, self->application) ? veche_application_can_replace (self->application, other)
                                                                : veche_application_can_replace (other, self->application);
}

static void
veche_problem_notes_append (VecheProblemNotes *self, const VecheProblem *problem)
{
  static const struct
  {
    const char *label;
    GCallback callback;
  } answers[] = {
    { N_("Second filing _replaces the first"), G_CALLBACK (veche_problem_notes_replaces_cb) },
    { N_("Second filing _beside the first"), G_CALLBACK (veche_problem_notes_beside_cb) },
    { N_("_Different applications"), G_CALLBACK (veche_problem_notes_apart_cb) },
  };
  gboolean error = problem->level == VECHE_PROBLEM_ERROR;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (problem->message);
  GtkWidget *icon
    = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                    error ? "dialog-error-symbolic" : "dialog-warning-symbolic", "valign", GTK_ALIGN_START, "margin-top", 1, NULL);

  gtk_widget_add_css_class (icon, veche_problem_notes_get_style (problem->level));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (column), label);
  if (g_str_equal (problem->code, "repeat"))
    {
      GtkWidget *buttons = adw_wrap_box_new ();

      adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
      adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
      veche_problem_notes_append_button (self, buttons, _("_Open the other one"), problem->record,
                                         G_CALLBACK (veche_problem_notes_open_cb));
      for (guint i = 0; !veche_workspace_is_read_only (self->workspace) && i < G_N_ELEMENTS (answers); i++)
        if (i != VECHE_PROBLEM_ANSWER_REPLACES || veche_problem_notes_can_replace (self, problem->record))
          veche_problem_notes_append_button (self, buttons, _(answers[i].label), problem->record, answers[i].callback);
      gtk_box_append (GTK_BOX (column), buttons);
    }
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
veche_problem_notes_dispose (GObject *object)
{
  g_clear_object (&VECHE_PROBLEM_NOTES (object)->application);
  g_clear_object (&VECHE_PROBLEM_NOTES (object)->workspace);

  G_OBJECT_CLASS (veche_problem_notes_parent_class)->dispose (object);
}

static void
veche_problem_notes_class_init (VecheProblemNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_problem_notes_dispose;
}

static void
veche_problem_notes_init (VecheProblemNotes *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Worth a look"), -1);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
veche_problem_notes_show (VecheProblemNotes *self, VecheWorkspace *workspace, VecheRecord *application, GPtrArray *problems,
                          const char *without)
{
  GtkWidget *child;

  g_return_if_fail (VECHE_IS_PROBLEM_NOTES (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->application, application);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; application != NULL && problems != NULL && i < problems->len; i++)
    {
      const VecheProblem *problem = g_ptr_array_index (problems, i);

      if (g_strcmp0 (problem->code, without) != 0)
        veche_problem_notes_append (self, problem);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}
