/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-bulk.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-letter-choices.h"
#include "veche-letter-desk.h"
#include "veche-letter-dialog.h"
#include "veche-letter-kept.h"
#include "veche-letter-paper.h"
#include "veche-letter-set.h"
#include "veche-letter.h"
#include "veche-office.h"
#include "veche-people.h"
#include "veche-plain-row.h"
#include "veche-programme-choice.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-toast.h"

struct _VecheLetterBulk
{
  AdwBin parent_instance;

  AdwComboRow *template_row;
  AdwComboRow *set_row;
  AdwComboRow *signer_row;
  GtkWidget *number;
  GtkListBox *list;
  GtkLabel *summary;
  AdwBanner *letterhead;
  GtkWidget *folder; /* button */
  GtkWidget *outs;   /* all ways for letters to go out */

  VecheWorkspace *workspace;
  VecheLetterChoices *choices;
  VecheLetterSet *set; /* %NULL until loaded */
  GArray *selected;    /* of gint64: applications that a person has selected in their list, or %NULL */
  gboolean filling;
  gboolean stale;      /* something has changed while nobody looked */
  gboolean working;
  gboolean stepping;   /* letters are being looked at one by one: the list stays as it is */
  VecheLetterKept *kept;
  gint64 template;     /* that is to be chosen as soon as there are choices; 0: none */
  char *wanted;        /* kind of letter that is to be shown as soon as there are choices, or %NULL */
  char *suggested;     /* first number; what differs from it somebody has typed */
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheLetterBulk, veche_letter_bulk, ADW_TYPE_BIN)

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void
veche_letter_bulk_update (VecheLetterBulk *self)
{
  guint count = self->set != NULL ? self->set->drafts->len : 0;
  guint ready = 0;
  guint chosen = 0;
  gboolean can;
  g_autofree char *text = NULL;

  for (guint i = 0; i < count; i++)
    {
      ready += veche_letter_set_is_ready (self->set, i);
      chosen += veche_letter_set_is_chosen (self->set, i);
    }
  if (count == 0)
    text = g_strdup (_("There is no application of this kind"));
  else
    text = g_strdup_printf (_("%u of %u ready, %u chosen"), ready, count, chosen);
  if (self->set != NULL && self->set->left_out > 0)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more is not shown: it comes up when these are written",
                                                         "%u more are not shown: they come up when these are written",
                                                         self->set->left_out),
                                               self->set->left_out);
      g_autofree char *shown = g_steal_pointer (&text);

      text = g_strdup_printf ("%s\n%s", shown, rest);
    }
  gtk_label_set_text (self->summary, text);
  can = chosen > 0 && !self->working && !veche_workspace_is_read_only (self->workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.print", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.file", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.folder", can);
  gtk_widget_set_sensitive (self->folder, can);
}

/* The numbers follow: the rows stay, as one of them has the focus. */
static void
veche_letter_bulk_toggled_cb (GtkCheckButton *check, VecheLetterBulk *self)
{
  guint nth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "nth"));

  veche_letter_set_choose (self->set, nth, gtk_check_button_get_active (check));
  veche_letter_set_look (self->set);
  for (guint i = 0; i < self->set->drafts->len; i++)
    {
      g_autofree char *state = veche_letter_set_dup_state (self->set, i);

      g_object_set (gtk_list_box_get_row_at_index (self->list, (int) i), "subtitle", state, NULL);
    }
  veche_letter_bulk_update (self);
}

static GtkWidget *
veche_letter_bulk_new_row (VecheLetterBulk *self, guint nth)
{
  const VecheLetterDraft *draft = g_ptr_array_index (self->set->drafts, nth);
  g_autofree char *state = veche_letter_set_dup_state (self->set, nth);
  g_autofree char *name = g_strdup_printf (_("Write “%s”"), draft->about);
  GtkWidget *row = veche_plain_row_new (draft->about, state);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *sign = gtk_image_new_from_icon_name (veche_letter_set_is_ready (self->set, nth) ? "go-next-symbolic"
                                                                                              : "dialog-warning-symbolic");

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, veche_letter_set_is_ready (self->set, nth) && !veche_workspace_is_read_only (self->workspace));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), veche_letter_set_is_chosen (self->set, nth));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (check), "nth", GUINT_TO_POINTER (nth));
  g_signal_connect_object (check, "toggled", G_CALLBACK (veche_letter_bulk_toggled_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (!veche_letter_set_is_ready (self->set, nth))
    gtk_widget_add_css_class (sign, "warning");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sign);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
veche_letter_bulk_show_letterhead (VecheLetterBulk *self)
{
  const VecheLetterDraft *first = self->set->drafts->len > 0 ? g_ptr_array_index (self->set->drafts, 0) : NULL;
  g_autofree char *text = first != NULL && first->letterhead != NULL ? g_strdup_printf (_("The letterhead lacks: %s"), first->letterhead)
                                                                     : NULL;

  adw_banner_set_use_markup (self->letterhead, FALSE);
  adw_banner_set_title (self->letterhead, text != NULL ? text : "");
  adw_banner_set_revealed (self->letterhead, text != NULL && !veche_workspace_is_read_only (self->workspace));
}

static void
veche_letter_bulk_show (VecheLetterBulk *self)
{
  veche_letter_bulk_show_letterhead (self);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->set->drafts->len; i++)
    gtk_list_box_append (self->list, veche_letter_bulk_new_row (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->set->drafts->len > 0);
  veche_letter_bulk_update (self);
}

static void veche_letter_bulk_refresh (VecheLetterBulk *self);

static void
veche_letter_bulk_closed_cb (VecheLetterBulk *self)
{
  self->stepping = FALSE;
  if (self->set == NULL)
    return;
  veche_letter_kept_collect (self->kept, self->set->drafts);
  veche_letter_set_look (self->set);
  veche_letter_bulk_show (self);
  veche_letter_bulk_refresh (self);
}

static void
veche_letter_bulk_row_cb (VecheLetterBulk *self, GtkListBoxRow *row)
{
  AdwDialog *dialog
    = veche_letter_dialog_new_steps (self->workspace, self->set->drafts, (guint) gtk_list_box_row_get_index (row));

  self->stepping = TRUE;
  /* A list that is still on its way would take the place of these. */
  self->asked++;
  g_signal_connect_object (dialog, "closed", G_CALLBACK (veche_letter_bulk_closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- loading ------------------------------------------------------------------------------------------------------- */

static void
veche_letter_bulk_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterBulk *self = object;
  guint asked = GPOINTER_TO_UINT (data);
  gint64 template = veche_letter_choices_get_template (self->choices, self->template_row);
  gint64 employee = veche_letter_choices_get_employee (self->choices, self->signer_row);
  guint kind = adw_combo_row_get_selected (self->set_row);
  g_autofree char *number = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->number)));
  g_autoptr (GArray) selected = self->selected != NULL ? g_array_ref (self->selected) : NULL;
  g_autoptr (VecheLetterSet) set = veche_letter_set_load (self->workspace, kind, selected, template, employee, number, error);

  if (set == NULL || veche_task_is_over (task) || asked != self->asked
      || !veche_letter_kept_restore (self->kept, self->workspace, set->drafts, error) || veche_task_is_over (task)
      || asked != self->asked)
    return;
  if (self->set != NULL)
    veche_letter_set_take_choices (set, self->set);
  veche_letter_set_look (set);
  g_clear_pointer (&self->set, veche_letter_set_free);
  self->set = g_steal_pointer (&set);
  veche_letter_bulk_show (self);
}

static void
veche_letter_bulk_reload_cb (VecheLetterBulk *self)
{
  if (self->choices == NULL || self->filling)
    return;
  self->stale = FALSE;
  veche_task_spawn (self, veche_letter_bulk_load_fiber, GUINT_TO_POINTER (++self->asked), NULL);
}

static void
veche_letter_bulk_template_cb (VecheLetterBulk *self)
{
  if (self->choices == NULL || self->filling)
    return;
  self->filling = TRUE;
  if (adw_combo_row_get_selected (self->set_row) != VECHE_LETTER_SET_SELECTED)
    adw_combo_row_set_selected (self->set_row,
                                veche_letter_set_guess (veche_letter_choices_get_code (self->choices, self->template_row)));
  self->filling = FALSE;
  veche_letter_bulk_reload_cb (self);
}

/* A number that somebody is typing stays. */
static void
veche_letter_bulk_suggest (VecheLetterBulk *self, const char *number)
{
  gboolean typed = g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->number)), self->suggested != NULL ? self->suggested : "") != 0;

  g_set_str (&self->suggested, number);
  if (!typed)
    gtk_editable_set_text (GTK_EDITABLE (self->number), number);
}

/* The first template of the kind; without one the applications are those of the kind all the same. */
static void
veche_letter_bulk_select_wanted (VecheLetterBulk *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  self->filling = TRUE;
  veche_letter_choices_select_code (self->choices, self->template_row, wanted);
  adw_combo_row_set_selected (self->set_row, veche_letter_set_guess (wanted));
  self->filling = FALSE;
  veche_letter_bulk_reload_cb (self);
}

static void
veche_letter_bulk_choices_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterBulk *self = object;
  g_autoptr (VecheLetterChoices) choices = veche_letter_choices_load (self->workspace, 0, error);
  gint64 template = 0;

  if (choices == NULL || veche_task_is_over (task))
    return;
  self->filling = TRUE;
  if (self->choices != NULL)
    {
      template = veche_letter_choices_get_template (self->choices, self->template_row);
      veche_letter_choices_keep_employee (choices, veche_letter_choices_get_employee (self->choices, self->signer_row));
    }
  if (self->template != 0)
    template = self->template;
  self->template = 0;
  g_clear_pointer (&self->choices, veche_letter_choices_free);
  self->choices = g_steal_pointer (&choices);
  veche_letter_choices_fill (self->choices, self->template_row, self->signer_row);
  veche_letter_choices_select_template (self->choices, self->template_row, template);
  veche_letter_bulk_suggest (self, self->choices->number != NULL ? self->choices->number : "");
  self->filling = FALSE;
  if (self->wanted != NULL)
    veche_letter_bulk_select_wanted (self);
  else if (template == 0)
    veche_letter_bulk_template_cb (self);
  else
    veche_letter_bulk_reload_cb (self);
}

static void
veche_letter_bulk_refresh (VecheLetterBulk *self)
{
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->working && !self->stepping)
    {
      self->stale = FALSE;
      veche_task_spawn (self, veche_letter_bulk_choices_fiber, NULL, NULL);
    }
}

static void
veche_letter_bulk_changed_cb (VecheLetterBulk *self, VecheChanges *changes)
{
  if (!veche_changes_touch (changes, veche_kind_find ("application")) && !veche_changes_touch (changes, &veche_letter_kind)
      && !veche_changes_touch (changes, &veche_letter_template_kind) && !veche_changes_touch (changes, &veche_people_employee_kind)
      && !veche_changes_touch (changes, &veche_people_person_kind) && !veche_changes_touch (changes, &veche_office_kind))
    return;
  self->stale = TRUE;
  veche_letter_bulk_refresh (self);
}

static void
veche_letter_bulk_programme_cb (VecheLetterBulk *self)
{
  self->stale = TRUE;
  veche_letter_bulk_refresh (self);
}

/* --- out they go --------------------------------------------------------------------------------------------------- */

/* @data: «print», «file», «pdf» or «odt». */
static void
veche_letter_bulk_save_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheLetterBulk *self = object;
  const char *way = data;
  g_autoptr (GPtrArray) drafts = veche_letter_set_list_chosen (self->set);
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_letter_desk_save (self->workspace, drafts), error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = NULL;

  if (veche_task_is_over (task))
    return;
  self->working = FALSE;
  if (done != NULL)
    {
      veche_letter_kept_forget (self->kept, drafts);
      veche_letter_set_mark_written (self->set, drafts);
      g_set_str (&self->suggested, gtk_editable_get_text (GTK_EDITABLE (self->number)));
    }
  veche_letter_bulk_update (self);
  veche_letter_bulk_refresh (self);
  if (done == NULL)
    return;
  for (guint i = 0; i < drafts->len; i++)
    g_array_append_val (ids, veche_edit_get_op (done, i)->id);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter written", "%u letters written", drafts->len), drafts->len);
  veche_toast_show_undo (GTK_WIDGET (self), text, done->step);
  if (g_str_equal (way, "print"))
    veche_letter_paper_print (GTK_WIDGET (self), self->workspace, ids);
  else if (g_str_equal (way, "file"))
    veche_letter_paper_save (GTK_WIDGET (self), self->workspace, ids);
  else
    veche_letter_paper_save_folder (GTK_WIDGET (self), self->workspace, ids, way);
}

static void
veche_letter_bulk_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheLetterBulk *self = VECHE_LETTER_BULK (widget);
  const char *way = parameter != NULL ? g_variant_get_string (parameter, NULL) : strchr (name, '.') + 1;

  self->working = TRUE;
  veche_letter_bulk_update (self);
  veche_task_spawn (self, veche_letter_bulk_save_fiber, g_strdup (way), g_free);
}

/* --- the widget ---------------------------------------------------------------------------------------------------- */

static void
veche_letter_bulk_dispose (GObject *object)
{
  VecheLetterBulk *self = VECHE_LETTER_BULK (object);

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_LETTER_BULK);
  g_clear_pointer (&self->choices, veche_letter_choices_free);
  g_clear_pointer (&self->set, veche_letter_set_free);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->kept, veche_letter_kept_free);
  g_clear_pointer (&self->suggested, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_letter_bulk_parent_class)->dispose (object);
}

static void
veche_letter_bulk_class_init (VecheLetterBulkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_letter_bulk_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-bulk.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, letterhead);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, folder);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, list);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, number);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, outs);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, set_row);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, signer_row);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, summary);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterBulk, template_row);
  gtk_widget_class_bind_template_callback_full (widget_class, "reload_cb", G_CALLBACK (veche_letter_bulk_reload_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "row_cb", G_CALLBACK (veche_letter_bulk_row_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "template_cb", G_CALLBACK (veche_letter_bulk_template_cb));
  gtk_widget_class_install_action (widget_class, "letters.print", NULL, veche_letter_bulk_save_action);
  gtk_widget_class_install_action (widget_class, "letters.file", NULL, veche_letter_bulk_save_action);
  gtk_widget_class_install_action (widget_class, "letters.folder", "s", veche_letter_bulk_save_action);
}

static void
veche_letter_bulk_init (VecheLetterBulk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kept = veche_letter_kept_new ();
  self->stale = TRUE;
  g_signal_connect (self, "map", G_CALLBACK (veche_letter_bulk_refresh), NULL);
}

/* Why nothing can be done is told where a person would do it. */
static void
veche_letter_bulk_close (VecheLetterBulk *self, const char *why)
{
  GtkWidget *const widgets[] = { self->number, GTK_WIDGET (self->signer_row), self->outs };

  gtk_editable_set_editable (GTK_EDITABLE (self->number), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      gtk_widget_set_sensitive (widgets[i], FALSE);
      gtk_widget_set_tooltip_text (widgets[i], why);
    }
}

void
veche_letter_bulk_set_workspace (VecheLetterBulk *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_LETTER_BULK (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  if (veche_workspace_is_read_only (workspace))
    veche_letter_bulk_close (self, _("Letters are not written here: this file can only be read"));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_letter_bulk_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_letter_bulk_programme_cb), self,
                           G_CONNECT_SWAPPED);
  veche_letter_bulk_update (self);
}

void
veche_letter_bulk_select (VecheLetterBulk *self, GArray *applications, gint64 template)
{
  GtkStringList *sets;
  g_autofree char *text = NULL;
  const char *row[] = { NULL, NULL };

  g_return_if_fail (VECHE_IS_LETTER_BULK (self) && applications != NULL);

  g_array_ref (applications);
  g_clear_pointer (&self->selected, g_array_unref);
  self->selected = applications;
  text = g_strdup_printf (ngettext ("%u selected application", "%u selected applications", applications->len), applications->len);
  row[0] = text;
  sets = GTK_STRING_LIST (adw_combo_row_get_model (self->set_row));
  self->filling = TRUE;
  gtk_string_list_splice (sets, VECHE_LETTER_SET_SELECTED,
                          g_list_model_get_n_items (G_LIST_MODEL (sets)) - VECHE_LETTER_SET_SELECTED, row);
  adw_combo_row_set_selected (self->set_row, VECHE_LETTER_SET_SELECTED);
  self->template = self->choices == NULL ? template : 0;
  if (self->choices != NULL)
    veche_letter_choices_select_template (self->choices, self->template_row, template);
  self->filling = FALSE;
  veche_letter_bulk_reload_cb (self);
}

void
veche_letter_bulk_show_code (VecheLetterBulk *self, const char *code)
{
  g_return_if_fail (VECHE_IS_LETTER_BULK (self) && code != NULL);

  g_set_str (&self->wanted, code);
  if (self->choices != NULL && !self->stale)
    veche_letter_bulk_select_wanted (self);
}
