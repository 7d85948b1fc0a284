/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duplicates-compare.h"

#include "veche-directory-uses.h"
#include "veche-i18n.h"
#include "veche-people.h"

/* So many places are named; of more the rest is counted. */
#define MOST_USES 4

/* Fields that go together, by the one that is shown: forms without the name that they are of would be wrong. */
static const char *const veche_duplicates_compare_people[]
  = { "name surname given patronymic sex dative salutation", "phone", "email", "consent consent_until", "note", NULL };
static const char *const veche_duplicates_compare_organisations[]
  = { "name", "ogrn", "address", "aliases", "phone", "email", "note", NULL };

struct _VecheDuplicatesCompare
{
  AdwPreferencesGroup parent_instance;

  VecheRecord *left;
  VecheRecord *right;
  GPtrArray *rows;    /* of GtkWidget */
  GPtrArray *choices; /* of GtkCheckButton, the right one of each row that differs; its fields hang on it */
};

G_DEFINE_FINAL_TYPE (VecheDuplicatesCompare, veche_duplicates_compare, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
veche_duplicates_compare_new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
veche_duplicates_compare_new_row (VecheDuplicatesCompare *self, GtkWidget *caption, GtkWidget *left, GtkWidget *right)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_set_valign (left, GTK_ALIGN_START);
  gtk_widget_set_valign (right, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), right);
  if (caption != NULL)
    gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), columns);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* The name of the field; where the values differ that is said in words too. */
static GtkWidget *
veche_duplicates_compare_new_caption (const char *text, gboolean differs)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = veche_duplicates_compare_new_label (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
  if (differs)
    {
      GtkWidget *chip = gtk_label_new (_("differs"));

      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_add_css_class (chip, "warning");
      gtk_box_append (GTK_BOX (box), chip);
    }
  return box;
}

static GtkWidget *
veche_duplicates_compare_new_choice (const char *field, const char *value)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = veche_duplicates_compare_new_label (*value != '\0' ? value : _("empty"));
  /* Translators: a field and its value: «Phone: 8 900 …». */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), field, *value != '\0' ? value : _("empty"));

  if (*value == '\0')
    gtk_widget_add_css_class (label, "dimmed");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return check;
}

static void
veche_duplicates_compare_add_field (VecheDuplicatesCompare *self, const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);
  const VecheKind *kind = veche_record_get_kind (self->left);
  const char *label = g_dgettext (GETTEXT_PACKAGE, kind->fields[veche_kind_find_field (kind, names[0])].label);
  g_autofree char *left = veche_record_dup_display (self->left, names[0]);
  g_autofree char *right = veche_record_dup_display (self->right, names[0]);
  gboolean differs = !g_str_equal (left, right);
  GtkWidget *ours, *theirs;

  if (*left == '\0' && *right == '\0')
    return;
  if (!differs)
    {
      veche_duplicates_compare_new_row (self, veche_duplicates_compare_new_caption (label, FALSE),
                                        veche_duplicates_compare_new_label (left), veche_duplicates_compare_new_label (right));
      return;
    }
  ours = veche_duplicates_compare_new_choice (label, left);
  theirs = veche_duplicates_compare_new_choice (label, right);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (ours));
  /* What the keeper lacks it takes. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (*left != '\0' ? ours : theirs), TRUE);
  g_object_set_data_full (G_OBJECT (theirs), "fields", g_strdup (fields), g_free);
  g_ptr_array_add (self->choices, theirs);
  veche_duplicates_compare_new_row (self, veche_duplicates_compare_new_caption (label, TRUE), ours, theirs);
}

static GtkWidget *
veche_duplicates_compare_new_uses (GPtrArray *uses)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < uses->len && i < MOST_USES; i++)
    {
      const VecheDirectoryUse *use = g_ptr_array_index (uses, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", use->title, use->role);
    }
  if (uses->len > MOST_USES)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", uses->len - MOST_USES),
                              uses->len - MOST_USES);
    }
  return veche_duplicates_compare_new_label (uses->len > 0 ? text->str : _("nowhere"));
}

static GtkWidget *
veche_duplicates_compare_new_heading (const char *text)
{
  GtkWidget *label = veche_duplicates_compare_new_label (text);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
veche_duplicates_compare_dispose (GObject *object)
{
  VecheDuplicatesCompare *self = VECHE_DUPLICATES_COMPARE (object);

  g_clear_object (&self->left);
  g_clear_object (&self->right);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_duplicates_compare_parent_class)->dispose (object);
}

static void
veche_duplicates_compare_class_init (VecheDuplicatesCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_duplicates_compare_dispose;
}

static void
veche_duplicates_compare_init (VecheDuplicatesCompare *self)
{
  self->rows = g_ptr_array_new ();
  self->choices = g_ptr_array_new ();
}

void
veche_duplicates_compare_show (VecheDuplicatesCompare *self, VecheRecord *left, VecheRecord *right, GPtrArray *left_uses,
                               GPtrArray *right_uses)
{
  const char *const *fields;

  g_return_if_fail (VECHE_IS_DUPLICATES_COMPARE (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->choices, 0);
  g_set_object (&self->left, left);
  g_set_object (&self->right, right);

  veche_duplicates_compare_new_row (self, NULL, veche_duplicates_compare_new_heading (_("This one stays")),
                                    veche_duplicates_compare_new_heading (_("This one joins it")));
  fields = veche_record_get_kind (left) == &veche_people_person_kind ? veche_duplicates_compare_people
                                                                      : veche_duplicates_compare_organisations;
  for (; *fields != NULL; fields++)
    veche_duplicates_compare_add_field (self, *fields);
  veche_duplicates_compare_new_row (self, veche_duplicates_compare_new_caption (_("Where it is met"), FALSE),
                                    veche_duplicates_compare_new_uses (left_uses),
                                    veche_duplicates_compare_new_uses (right_uses));
}

void
veche_duplicates_compare_fill_edit (VecheDuplicatesCompare *self, VecheEdit *edit, guint op)
{
  g_return_if_fail (VECHE_IS_DUPLICATES_COMPARE (self) && self->right != NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkCheckButton *theirs = g_ptr_array_index (self->choices, i);
      g_auto (GStrv) names = g_strsplit (g_object_get_data (G_OBJECT (theirs), "fields"), " ", -1);

      for (guint k = 0; gtk_check_button_get_active (theirs) && names[k] != NULL; k++)
        veche_edit_set_value (edit, op, names[k], veche_record_get_value (self->right, names[k]));
    }
}
