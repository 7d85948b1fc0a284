/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-specialist-row.h"

#include "veche-i18n.h"
#include "veche-tree.h"

struct _VecheSpecialistRow
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GSignalGroup *signals;
  char *summary;
};

G_DEFINE_FINAL_TYPE (VecheSpecialistRow, veche_specialist_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

char *
veche_specialist_row_dup_name (VecheRecord *tree)
{
  const char *number = veche_record_get_number (tree);
  const char *species = veche_record_get_text (tree, "species");

  if (species == NULL)
    species = C_ ("species", "not identified");
  return number != NULL ? g_strdup_printf ("№ %s · %s", number, species) : g_strdup (species);
}

char *
veche_specialist_row_dup_facts (VecheRecord *tree)
{
  static const char *const names[] = { "volunteer_decision", "diameter", "height", "crown", "age", "note", "volunteer", "surveyed", "address", "survey",
                                       "block" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = veche_record_dup_display (tree, names[i]);
      const VecheField *field = &veche_tree_kind.fields[veche_kind_find_field (&veche_tree_kind, names[i])];

      if (*value != '\0')
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", veche_field_get_label (field), value);
    }
  return g_string_free_and_steal (text);
}

/* What has been said about it; the species stands above. */
static char *
veche_specialist_row_dup_details (VecheRecord *tree)
{
  g_autofree char *proposal = veche_record_dup_display (tree, "volunteer_decision");
  g_autofree char *decision = veche_record_dup_display (tree, "decision");

  if (*decision != '\0')
    /* Translators: a decision about a tree: «Inspect», «Keep». */
    return g_strdup_printf (_("Decision: %s"), decision);
  /* Translators: a volunteer's proposal about a tree: «Remove», «Keep». */
  return *proposal != '\0' ? g_strdup_printf (_("Proposed: %s"), proposal) : veche_record_dup_display (tree, "condition");
}

static void
veche_specialist_row_show (VecheSpecialistRow *self, VecheRecord *tree)
{
  g_autofree char *title = tree != NULL ? veche_specialist_row_dup_name (tree) : g_strdup ("…");
  g_autofree char *subtitle = tree != NULL ? veche_specialist_row_dup_details (tree) : g_strdup ("");

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  g_free (self->summary);
  self->summary = *subtitle != '\0' ? g_strdup_printf ("%s, %s", title, subtitle) : g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
veche_specialist_row_record_cb (VecheSpecialistRow *self, GParamSpec *pspec, VecheRecordItem *item)
{
  veche_specialist_row_show (self, veche_record_item_get_record (item));
}

static void
veche_specialist_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, VECHE_SPECIALIST_ROW (object)->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_specialist_row_dispose (GObject *object)
{
  g_clear_object (&VECHE_SPECIALIST_ROW (object)->signals);

  G_OBJECT_CLASS (veche_specialist_row_parent_class)->dispose (object);
}

static void
veche_specialist_row_finalize (GObject *object)
{
  g_free (VECHE_SPECIALIST_ROW (object)->summary);

  G_OBJECT_CLASS (veche_specialist_row_parent_class)->finalize (object);
}

static void
veche_specialist_row_class_init (VecheSpecialistRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = veche_specialist_row_dispose;
  object_class->finalize = veche_specialist_row_finalize;
  object_class->get_property = veche_specialist_row_get_property;
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkLabel *
veche_specialist_row_add_label (VecheSpecialistRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
veche_specialist_row_init (VecheSpecialistRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  self->title = veche_specialist_row_add_label (self);
  self->subtitle = veche_specialist_row_add_label (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dimmed");
  self->signals = g_signal_group_new (VECHE_TYPE_RECORD_ITEM);
  g_signal_group_connect_object (self->signals, "notify::record", G_CALLBACK (veche_specialist_row_record_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
veche_specialist_row_new (void)
{
  return g_object_new (VECHE_TYPE_SPECIALIST_ROW, NULL);
}

void
veche_specialist_row_set_item (VecheSpecialistRow *self, VecheRecordItem *item)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_ROW (self));

  g_signal_group_set_target (self->signals, item);
  veche_specialist_row_show (self, item != NULL ? veche_record_item_get_record (item) : NULL);
}
