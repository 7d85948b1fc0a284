/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-specialist-queue.h"

#include <inttypes.h>

#include "veche-i18n.h"
#include "veche-record-list.h"
#include "veche-specialist-row.h"
#include "veche-text.h"
#include "veche-tree.h"

struct _VecheSpecialistQueue
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkEditable *search;
  GtkDropDown *reasons;
  GtkWidget *survey_bar;
  GtkLabel *survey;
  GtkStack *stack;
  GtkWidget *list;
  GtkSingleSelection *selection;

  VecheRecordList *records;
  gint64 survey_id;
  gint64 tree;    /* the one that is marked when it is shown */
  guint position; /* where that was: it leaves the queue when it is done */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (VecheSpecialistQueue, veche_specialist_queue, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS,
};

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* As the choice in the template has them. */
static const char *const veche_specialist_queue_reasons[] = { "any", "species", "inspect", "proposal" };

static gboolean
veche_specialist_queue_is_narrowed (VecheSpecialistQueue *self)
{
  return gtk_drop_down_get_selected (self->reasons) > 0 || self->survey_id != 0 || *gtk_editable_get_text (self->search) != '\0';
}

static VecheQuery *
veche_specialist_queue_new_query (VecheSpecialistQueue *self)
{
  const guint reason = gtk_drop_down_get_selected (self->reasons);
  VecheQuery *query = veche_query_new (&veche_tree_kind);
  g_autofree char *text = veche_text_strip (gtk_editable_get_text (self->search));
  g_autofree char *survey = g_strdup_printf ("id:%" PRId64, self->survey_id);

  veche_query_add_term (query, VECHE_TREE_QUEUE_FIELD, veche_specialist_queue_reasons[reason < G_N_ELEMENTS (veche_specialist_queue_reasons) ? reason : 0],
                        FALSE);
  if (self->survey_id != 0)
    veche_query_add_term (query, "survey", survey, FALSE);
  if (text != NULL)
    veche_query_set_text (query, text);
  veche_query_set_sort (query, "number", FALSE);
  return query;
}

static void
veche_specialist_queue_filter_cb (VecheSpecialistQueue *self)
{
  g_autoptr (VecheQuery) query = NULL;

  if (self->records == NULL)
    return;
  query = veche_specialist_queue_new_query (self);
  veche_record_list_set_query (self->records, query);
}

static void
veche_specialist_queue_all_surveys_cb (VecheSpecialistQueue *self)
{
  veche_specialist_queue_filter (self, 0, NULL);
}

static void
veche_specialist_queue_items_cb (VecheSpecialistQueue *self)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  /* Translators: how many trees wait for the specialist still. */
  g_autofree char *count = g_strdup_printf (ngettext ("%u tree left", "%u trees left", n_items), n_items);
  gboolean loading;

  g_object_get (self->records, "loading", &loading, NULL);
  adw_window_title_set_subtitle (self->title, n_items > 0 ? count : "");
  gtk_stack_set_visible_child_name (self->stack, n_items > 0                                 ? "list"
                                                 : loading                                   ? "loading"
                                                 : veche_specialist_queue_is_narrowed (self) ? "nothing"
                                                                                             : "empty");
  veche_specialist_queue_select (self, self->tree);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
veche_specialist_queue_selected_cb (VecheSpecialistQueue *self)
{
  VecheRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->showing || item == NULL || veche_record_item_get_id (item) == self->tree)
    return;
  self->tree = veche_record_item_get_id (item);
  self->position = gtk_single_selection_get_selected (self->selection);
  g_signal_emit (self, signals[CHOSEN], 0, self->tree);
}

static void
veche_specialist_queue_activate_cb (VecheSpecialistQueue *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
veche_specialist_queue_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = veche_specialist_row_new ();

  gtk_list_item_set_child (item, row);
  g_object_bind_property (row, "summary", item, "accessible-label", G_BINDING_DEFAULT);
}

static void
veche_specialist_queue_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  veche_specialist_row_set_item (VECHE_SPECIALIST_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
veche_specialist_queue_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  veche_specialist_row_set_item (VECHE_SPECIALIST_ROW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
veche_specialist_queue_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VECHE_SPECIALIST_QUEUE (widget)->list);
}

static void
veche_specialist_queue_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheSpecialistQueue *self = VECHE_SPECIALIST_QUEUE (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->records != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->records)) : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_specialist_queue_dispose (GObject *object)
{
  VecheSpecialistQueue *self = VECHE_SPECIALIST_QUEUE (object);

  self->showing = TRUE;
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SPECIALIST_QUEUE);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (veche_specialist_queue_parent_class)->dispose (object);
}

static void
veche_specialist_queue_class_init (VecheSpecialistQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_specialist_queue_dispose;
  object_class->get_property = veche_specialist_queue_get_property;
  widget_class->grab_focus = veche_specialist_queue_grab_focus;

  properties[PROP_N_ITEMS]
    = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-specialist-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, list);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, reasons);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, search);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, search_bar);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, selection);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, survey);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, survey_bar);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistQueue, title);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_specialist_queue_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "all_surveys_cb", G_CALLBACK (veche_specialist_queue_all_surveys_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "bind_cb", G_CALLBACK (veche_specialist_queue_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "filter_cb", G_CALLBACK (veche_specialist_queue_filter_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "selected_cb", G_CALLBACK (veche_specialist_queue_selected_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "setup_cb", G_CALLBACK (veche_specialist_queue_setup_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "unbind_cb", G_CALLBACK (veche_specialist_queue_unbind_cb));
}

static void
veche_specialist_queue_init (VecheSpecialistQueue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  gtk_search_bar_set_key_capture_widget (self->search_bar, self->list);
}

void
veche_specialist_queue_set_workspace (VecheSpecialistQueue *self, VecheWorkspace *workspace)
{
  g_autoptr (VecheQuery) query = NULL;

  g_return_if_fail (VECHE_IS_SPECIALIST_QUEUE (self) && self->records == NULL);

  query = veche_specialist_queue_new_query (self);
  self->records = veche_record_list_new (workspace, query);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->records));
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (veche_specialist_queue_items_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (veche_specialist_queue_items_cb), self, G_CONNECT_SWAPPED);
  veche_specialist_queue_items_cb (self);
}

void
veche_specialist_queue_filter (VecheSpecialistQueue *self, gint64 survey, const char *title)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_QUEUE (self));

  self->survey_id = survey;
  gtk_label_set_text (self->survey, title != NULL ? title : "");
  gtk_widget_set_visible (self->survey_bar, survey != 0);
  veche_specialist_queue_filter_cb (self);
}

void
veche_specialist_queue_select (VecheSpecialistQueue *self, gint64 tree)
{
  guint position;

  g_return_if_fail (VECHE_IS_SPECIALIST_QUEUE (self));

  self->tree = tree;
  position = tree != 0 ? veche_record_list_find (self->records, tree) : GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    self->position = position;
  self->showing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->showing = FALSE;
}

gint64
veche_specialist_queue_get_beside (VecheSpecialistQueue *self, gint64 tree, int by)
{
  guint position;

  g_return_val_if_fail (VECHE_IS_SPECIALIST_QUEUE (self), 0);

  position = veche_record_list_find (self->records, tree);
  /* What has left the queue has left its place to the next one. */
  if (position == G_MAXUINT)
    return by > 0 || self->position > 0 ? veche_record_list_get_id (self->records, by > 0 ? self->position : self->position - 1) : 0;
  return by > 0 || position > 0 ? veche_record_list_get_id (self->records, by > 0 ? position + 1 : position - 1) : 0;
}

gint64
veche_specialist_queue_get_first (VecheSpecialistQueue *self)
{
  g_return_val_if_fail (VECHE_IS_SPECIALIST_QUEUE (self), 0);
  return veche_record_list_get_id (self->records, 0);
}

void
veche_specialist_queue_search (VecheSpecialistQueue *self)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_QUEUE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
