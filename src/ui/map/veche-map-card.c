/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-card.h"

#include "veche-coordinates.h"
#include "veche-error.h"
#include "veche-geodesy.h"
#include "veche-history-list.h"
#include "veche-i18n.h"
#include "veche-map-edits.h"
#include "veche-map-files.h"
#include "veche-map-inside.h"
#include "veche-map-own.h"
#include "veche-map-words.h"
#include "veche-place.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-toast.h"
#include "veche-tree.h"

struct _VecheMapCard
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *heading;
  GtkLabel *subtitle;
  GtkLabel *facts;
  GtkStack *forms; /* of VecheRecordForm, by the names of kinds */
  GtkBox *children; /* of VecheChildGroup, of the kind that has any */
  GtkWidget *place; /* AdwEntryRow: coordinates of a point */
  GtkWidget *size;  /* AdwActionRow: length or area of a shape */
  GtkWidget *hole;  /* button: of an area */
  GtkWidget *many;  /* box with what is selected */
  GtkWidget *set_fields;
  GtkWidget *by_tape;
  GtkWidget *into_act;
  GtkWidget *into_act_one;
  GtkWidget *print_spot;
  VecheMapInside *inside;
  VecheMapOwn *own;
  VecheMapFiles *files;
  VecheHistoryList *history;

  VecheWorkspace *workspace;
  VecheRecord *record; /* the one that is shown */
  const VecheKind *kind;
  gint64 id;
  const VecheKind *told_kind; /* whose history is shown */
  gint64 told;
};

G_DEFINE_FINAL_TYPE (VecheMapCard, veche_map_card, ADW_TYPE_BIN)

/* --- one object --------------------------------------------------------------------------------------------------- */

static VecheRecordForm *
veche_map_card_get_form (VecheMapCard *self, const VecheKind *kind)
{
  GtkWidget *form = gtk_stack_get_child_by_name (self->forms, kind->name);

  if (form == NULL)
    {
      form = veche_record_form_new ();
      veche_record_form_build (VECHE_RECORD_FORM (form), self->workspace, kind, veche_map_kinds_get (kind)->sections);
      gtk_stack_add_named (self->forms, form, kind->name);
    }
  return VECHE_RECORD_FORM (form);
}

static void
veche_map_card_set_size (VecheMapCard *self, const char *text)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->size), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->size), text);
}

static void
veche_map_card_show_place (VecheMapCard *self, const VecheGeometry *shape)
{
  const gboolean point = veche_kind_is_point (self->kind);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->place, point);
  gtk_widget_set_visible (self->size, !point);
  gtk_widget_set_visible (self->hole, veche_geometry_column_type (veche_kind_get_geometry (self->kind)->target) == VECHE_GEOMETRY_POLYGON);
  if (shape == NULL)
    return;
  if (point)
    {
      const double *xy = veche_geometry_get_xy (shape);

      text = veche_coordinates_format (xy[1], xy[0]);
      gtk_editable_set_text (GTK_EDITABLE (self->place), text);
    }
  else if (veche_geometry_column_type (veche_kind_get_geometry (self->kind)->target) == VECHE_GEOMETRY_POLYGON)
    {
      text = veche_map_words_dup_area (veche_geodesy_area (veche_geometry_get_xy (shape), (const guint *) (gpointer) shape->rings->data,
                                                           (const guint *) (gpointer) shape->parts->data, shape->parts->len));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size), _("Area"));
      veche_map_card_set_size (self, text);
    }
  else
    {
      text = veche_map_words_dup_length (veche_geodesy_length (veche_geometry_get_xy (shape), veche_geometry_count_vertices (shape)));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size), _("Length"));
      veche_map_card_set_size (self, text);
    }
}

/* What the object has several of: stems and inspections of a tree. Only one kind has any so far: the groups are made once. */
static void
veche_map_card_show_children (VecheMapCard *self, gint64 id)
{
  const VecheChildSpec *const *specs = veche_map_kinds_get (self->kind)->children;

  if (specs != NULL && gtk_widget_get_first_child (GTK_WIDGET (self->children)) == NULL)
    for (guint i = 0; specs[i] != NULL; i++)
      gtk_box_append (self->children, veche_child_group_new (self->workspace, specs[i]));
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->children)); group != NULL; group = gtk_widget_get_next_sibling (group))
    veche_child_group_set_parent_id (VECHE_CHILD_GROUP (group), specs != NULL ? id : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->children), specs != NULL);
}

/* The list follows changes by itself: it is told of another object only. */
static void
veche_map_card_show_history (VecheMapCard *self)
{
  if (self->told_kind == self->kind && self->told == self->id)
    return;
  self->told_kind = self->kind;
  self->told = self->id;
  veche_history_list_show (self->history, self->workspace, self->kind, self->id);
}

static void
veche_map_card_show_record (VecheMapCard *self, VecheRecord *record)
{
  VecheRecordForm *form = veche_map_card_get_form (self, self->kind);
  g_autoptr (VecheGeometry) shape = veche_place_dup (record);
  const char *number = veche_record_get_number (record);
  g_autofree char *subtitle = number != NULL ? g_strdup_printf ("№ %s", number) : NULL;
  g_autofree char *facts = veche_map_words_dup_facts (record);

  g_set_object (&self->record, record);
  gtk_label_set_text (self->heading, veche_record_get_title (record));
  gtk_label_set_text (self->subtitle, subtitle != NULL ? subtitle : g_dgettext (GETTEXT_PACKAGE, self->kind->label));
  gtk_label_set_text (self->facts, facts != NULL ? facts : "");
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts != NULL);
  veche_record_form_set_record (form, record);
  veche_map_own_show (self->own, self->workspace, record);
  veche_map_card_show_place (self, shape);
  veche_map_card_show_children (self, veche_record_get_id (record));
  gtk_widget_set_visible (self->into_act_one, self->kind == &veche_tree_kind);
  gtk_widget_set_visible (self->print_spot, self->kind == &veche_territory_spot_kind);
  veche_map_inside_show (self->inside, self->id, gtk_widget_get_visible (self->hole) ? shape : NULL);
  veche_map_files_show (self->files, self->workspace, self->kind, self->id);
  veche_map_card_show_history (self);
  gtk_stack_set_visible_child (self->forms, GTK_WIDGET (form));
  gtk_stack_set_visible_child_name (self->stack, "one");
}

static void
veche_map_card_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapCard *self = object;
  const VecheKind *kind = self->kind;
  const gint64 id = self->id;
  g_autoptr (GError) local = NULL;
  g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (self->workspace, kind, id), &local);

  if (veche_task_is_over (task) || kind != self->kind || id != self->id)
    return;
  if (record != NULL)
    veche_map_card_show_record (self, record);
  else if (!g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
}

static void
veche_map_card_changed_cb (VecheMapCard *self, VecheChanges *changes)
{
  if (self->id != 0 && veche_changes_touch_row (changes, self->kind, self->id))
    veche_task_spawn (self, veche_map_card_load_fiber, NULL, NULL);
}

typedef struct
{
  const VecheKind *kind;
  gint64 id;
  VecheGeometry *shape;
} VecheMapCardPlace;

static void
veche_map_card_place_free (gpointer data)
{
  VecheMapCardPlace *place = data;

  veche_geometry_free (place->shape);
  g_free (place);
}

static void
veche_map_card_place_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapCard *self = object;
  const VecheMapCardPlace *place = data;
  const char *title = _("Coordinates changed");
  g_autoptr (VecheEdit) done
    = dex_await_boxed (veche_map_edits_reshape (self->workspace, place->kind, place->id, place->shape, title), error);

  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), title, done->step);
}

static void
veche_map_card_place_cb (VecheMapCard *self)
{
  VecheMapCardPlace *place;
  double lat;
  double lon;

  if (!veche_coordinates_parse (gtk_editable_get_text (GTK_EDITABLE (self->place)), &lat, &lon))
    {
      gtk_widget_add_css_class (self->place, "error");
      veche_toast_show (GTK_WIDGET (self), _("Type latitude and longitude in degrees: 55.812345, 37.612345."));
      return;
    }
  gtk_widget_remove_css_class (self->place, "error");
  place = g_new0 (VecheMapCardPlace, 1);
  place->kind = self->kind;
  place->id = self->id;
  place->shape = veche_geometry_new_point (lon, lat);
  veche_task_spawn (self, veche_map_card_place_fiber, place, veche_map_card_place_free);
}

/* --- several ------------------------------------------------------------------------------------------------------ */

static void
veche_map_card_show_many (VecheMapCard *self, const GArray *picks)
{
  g_autofree char *count = veche_map_edits_dup_count (picks->len);
  GtkWidget *list = gtk_widget_get_first_child (self->many);
  guint kinds = 0, trees = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (list));
  for (const VecheKind *const *kind = veche_map_columns_list_kinds (); *kind != NULL; kind++)
    {
      guint n = 0;
      g_autofree char *text = NULL;

      for (guint i = 0; i < picks->len; i++)
        n += g_array_index (picks, VecheMapPick, i).kind->kind == *kind;
      if (n == 0)
        continue;
      kinds++;
      trees += *kind == &veche_tree_kind ? n : 0;
      text = g_strdup_printf ("%u", n);
      gtk_list_box_append (GTK_LIST_BOX (list), veche_plain_row_new (g_dgettext (GETTEXT_PACKAGE, veche_map_kinds_get (*kind)->title), text));
    }
  gtk_label_set_text (self->heading, count);
  gtk_label_set_text (self->subtitle, _("Selected"));
  gtk_widget_set_visible (GTK_WIDGET (self->facts), FALSE);
  gtk_widget_set_sensitive (self->set_fields, kinds == 1);
  gtk_widget_set_visible (self->into_act, trees > 0);
  gtk_widget_set_visible (self->by_tape, veche_map_edits_are_two_points (picks));
  gtk_stack_set_visible_child_name (self->stack, "many");
}

void
veche_map_card_show (VecheMapCard *self, const GArray *picks)
{
  g_return_if_fail (VECHE_IS_MAP_CARD (self));

  if (picks->len != 1 && self->record != NULL)
    {
      /* What was being typed is saved first. */
      veche_record_form_set_record (veche_map_card_get_form (self, self->kind), NULL);
      veche_map_own_show (self->own, self->workspace, NULL);
      g_clear_object (&self->record);
    }
  self->id = 0;
  if (picks->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else if (picks->len > 1)
    veche_map_card_show_many (self, picks);
  else
    {
      const VecheMapPick *pick = &g_array_index (picks, VecheMapPick, 0);

      if (self->record != NULL && self->kind != pick->kind->kind)
        veche_record_form_set_record (veche_map_card_get_form (self, self->kind), NULL);
      self->kind = pick->kind->kind;
      self->id = pick->id;
      veche_task_spawn (self, veche_map_card_load_fiber, NULL, NULL);
    }
}

void
veche_map_card_edit (VecheMapCard *self)
{
  if (self->id != 0)
    gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

void
veche_map_card_set_workspace (VecheMapCard *self, VecheWorkspace *workspace)
{
  const gboolean writable = !veche_workspace_is_read_only (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_editable_set_editable (GTK_EDITABLE (self->place), writable);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_map_card_changed_cb), self, G_CONNECT_SWAPPED);
}

void
veche_map_card_set_view (VecheMapCard *self, VecheMapView *view)
{
  g_return_if_fail (VECHE_IS_MAP_CARD (self));

  veche_map_inside_set_view (self->inside, view);
}

void
veche_map_card_layers_changed (VecheMapCard *self)
{
  g_return_if_fail (VECHE_IS_MAP_CARD (self));

  veche_map_inside_changed (self->inside);
}

static gboolean
veche_map_card_shows_heading (VecheMapCard *self, const char *child)
{
  return g_strcmp0 (child, "none") != 0;
}

static void
veche_map_card_dispose (GObject *object)
{
  VecheMapCard *self = VECHE_MAP_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_MAP_CARD);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_map_card_parent_class)->dispose (object);
}

static void
veche_map_card_class_init (VecheMapCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_map_card_dispose;

  g_type_ensure (VECHE_TYPE_HISTORY_LIST);
  g_type_ensure (VECHE_TYPE_MAP_FILES);
  g_type_ensure (VECHE_TYPE_MAP_INSIDE);
  g_type_ensure (VECHE_TYPE_MAP_OWN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/map/veche-map-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, by_tape);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, children);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, facts);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, files);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, forms);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, heading);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, history);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, hole);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, inside);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, into_act);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, into_act_one);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, print_spot);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, many);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, own);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, place);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, set_fields);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, size);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheMapCard, subtitle);
  gtk_widget_class_bind_template_callback_full (widget_class, "place_cb", G_CALLBACK (veche_map_card_place_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "shows_heading", G_CALLBACK (veche_map_card_shows_heading));
}

static void
veche_map_card_init (VecheMapCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
veche_map_card_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_CARD, NULL);
}
