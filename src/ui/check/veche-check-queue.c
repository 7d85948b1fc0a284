/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-queue.h"

#include "veche-application.h"
#include "veche-check-queue-row.h"
#include "veche-i18n.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-record-list.h"
#include "veche-report-action.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-workspace-intake.h"

struct _VecheCheckQueue
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkEditable *search;
  AdwToggleGroup *states;
  GtkStack *stack;
  GtkWidget *list;
  GtkSingleSelection *selection;

  VecheWorkspace *workspace;
  GHashTable *waiting;  /* row ids of applications whose decision waits for a second employee */
  GHashTable *rows;     /* of VecheCheckQueueRow that show something → its VecheRecordItem */
  VecheRecordList *records;
  VecheProgrammeChoice *programme;
  GVariant *filter; /* a{ss}, or %NULL */
  gint64 application; /* the one that is marked when it is shown */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (VecheCheckQueue, veche_check_queue, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS,
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Registered or in check, or one of the two: a query knows «is» and «is not», but no «or». */
static void
veche_check_queue_add_states (VecheQuery *query, const char *state)
{
  int field = veche_kind_find_field (&veche_application_kind, "state");

  if (!g_str_equal (state, "all"))
    {
      veche_query_add_term (query, "state", state, FALSE);
      return;
    }
  for (const VecheCode *code = veche_application_kind.fields[field].codes; code->code != NULL; code++)
    if (!g_str_equal (code->code, "registered") && !g_str_equal (code->code, "in-check"))
      veche_query_add_term (query, "state", code->code, TRUE);
}

static VecheQuery *
veche_check_queue_make_query (VecheCheckQueue *self)
{
  VecheQuery *query = veche_query_new (&veche_application_kind);
  g_autofree char *text = veche_text_strip (gtk_editable_get_text (self->search));
  GVariantIter iter;
  const char *field;
  const char *value;

  veche_check_queue_add_states (query, adw_toggle_group_get_active_name (self->states));
  if (self->filter != NULL)
    {
      g_variant_iter_init (&iter, self->filter);
      while (g_variant_iter_next (&iter, "{&s&s}", &field, &value))
        if (!g_str_equal (field, "state"))
          veche_query_add_term (query, field, value, FALSE);
    }
  if (text != NULL)
    veche_query_set_text (query, text);
  veche_programme_choice_narrow (self->programme, query);
  veche_query_set_sort (query, "due", FALSE);
  return query;
}

static void
veche_check_queue_filter_cb (VecheCheckQueue *self)
{
  g_autoptr (VecheQuery) query = NULL;

  if (self->records == NULL)
    return;
  query = veche_check_queue_make_query (self);
  veche_record_list_set_query (self->records, query);
}

/* Whoever chooses by hand what to see is done with what the page was asked to show. */
static void
veche_check_queue_states_cb (VecheCheckQueue *self)
{
  if (self->showing)
    return;
  g_clear_pointer (&self->filter, g_variant_unref);
  veche_check_queue_filter_cb (self);
}

static void
veche_check_queue_items_cb (VecheCheckQueue *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autofree char *count = g_strdup_printf (ngettext ("%u application", "%u applications", n_items), n_items);

  adw_window_title_set_subtitle (self->title, n_items > 0 ? count : "");
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "empty");
  veche_check_queue_select (self, self->application);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
veche_check_queue_selected_cb (VecheCheckQueue *self)
{
  VecheRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->showing || item == NULL || veche_record_item_get_id (item) == self->application)
    return;
  self->application = veche_record_item_get_id (item);
  g_signal_emit (self, signals[CHOSEN], 0, self->application);
}

static void
veche_check_queue_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = veche_check_queue_row_new ();

  gtk_list_item_set_child (item, row);
  g_object_bind_property (row, "summary", item, "accessible-label", G_BINDING_DEFAULT);
}

/* --- decisions that wait ------------------------------------------------------------------------------------------ */

static void
veche_check_queue_update_row (VecheCheckQueue *self, GtkWidget *row, VecheRecordItem *item)
{
  gint64 id = veche_record_item_get_id (item);

  veche_check_queue_row_set_waits (VECHE_CHECK_QUEUE_ROW (row), g_hash_table_contains (self->waiting, &id));
}

static void
veche_check_queue_waiting_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCheckQueue *self = object;
  g_autoptr (GPtrArray) duties
    = dex_await_boxed (veche_workspace_intake_list_duties (self->workspace, NULL, VECHE_DUTY_CONFIRM), error);
  GHashTableIter iter;
  gpointer row, item;

  if (duties == NULL || veche_task_is_over (task))
    return;
  g_hash_table_remove_all (self->waiting);
  for (guint i = 0; i < duties->len; i++)
    {
      gint64 id = veche_duty_get_facts (g_ptr_array_index (duties, i))->application;

      g_hash_table_add (self->waiting, g_memdup2 (&id, sizeof id));
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, &item))
    veche_check_queue_update_row (self, row, item);
}

static void
veche_check_queue_changed_cb (VecheCheckQueue *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_application_kind) || veche_changes_touch (changes, &veche_check_kind)
      || veche_changes_touch (changes, &veche_programme_kind))
    veche_task_spawn (self, veche_check_queue_waiting_fiber, NULL, NULL);
}

static void
veche_check_queue_bind_cb (VecheCheckQueue *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  veche_check_queue_row_set_item (VECHE_CHECK_QUEUE_ROW (row), gtk_list_item_get_item (item));
  veche_check_queue_update_row (self, row, gtk_list_item_get_item (item));
  g_hash_table_insert (self->rows, row, gtk_list_item_get_item (item));
}

static void
veche_check_queue_unbind_cb (VecheCheckQueue *self, GtkListItem *item)
{
  g_hash_table_remove (self->rows, gtk_list_item_get_child (item));
  veche_check_queue_row_set_item (VECHE_CHECK_QUEUE_ROW (gtk_list_item_get_child (item)), NULL);
}

static gboolean
veche_check_queue_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VECHE_CHECK_QUEUE (widget)->list);
}

static void
veche_check_queue_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheCheckQueue *self = VECHE_CHECK_QUEUE (object);

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
veche_check_queue_dispose (GObject *object)
{
  VecheCheckQueue *self = VECHE_CHECK_QUEUE (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CHECK_QUEUE);
  g_clear_object (&self->records);
  g_clear_object (&self->programme);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->filter, g_variant_unref);

  G_OBJECT_CLASS (veche_check_queue_parent_class)->dispose (object);
}

static void
veche_check_queue_finalize (GObject *object)
{
  VecheCheckQueue *self = VECHE_CHECK_QUEUE (object);

  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (veche_check_queue_parent_class)->finalize (object);
}

/* What was decided is in the queue no more: the protocol is about all of its day. */
static void
veche_check_queue_sitting_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_application_kind);

  veche_report_action_save_list (widget, VECHE_CHECK_QUEUE (widget)->workspace, "sitting-protocol", query, NULL);
}

static void
veche_check_queue_class_init (VecheCheckQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_check_queue_dispose;
  object_class->finalize = veche_check_queue_finalize;
  object_class->get_property = veche_check_queue_get_property;
  widget_class->grab_focus = veche_check_queue_grab_focus;

  properties[PROP_N_ITEMS]
    = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueue, list);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueue, search);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueue, search_bar);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueue, selection);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueue, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueue, states);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckQueue, title);
  gtk_widget_class_bind_template_callback_full (widget_class, "bind_cb", G_CALLBACK (veche_check_queue_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "filter_cb", G_CALLBACK (veche_check_queue_filter_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "selected_cb", G_CALLBACK (veche_check_queue_selected_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "setup_cb", G_CALLBACK (veche_check_queue_setup_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "states_cb", G_CALLBACK (veche_check_queue_states_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "unbind_cb", G_CALLBACK (veche_check_queue_unbind_cb));
  gtk_widget_class_install_action (widget_class, "queue.sitting", NULL, veche_check_queue_sitting_action);
}

static void
veche_check_queue_init (VecheCheckQueue *self)
{
  self->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  gtk_search_bar_set_key_capture_widget (self->search_bar, self->list);
}

void
veche_check_queue_set_workspace (VecheCheckQueue *self, VecheWorkspace *workspace)
{
  g_autoptr (VecheQuery) query = NULL;

  g_return_if_fail (VECHE_IS_CHECK_QUEUE (self) && VECHE_IS_WORKSPACE (workspace));
  g_return_if_fail (self->records == NULL);

  self->programme = g_object_ref (veche_programme_choice_get (workspace));
  g_signal_connect_object (self->programme, "chosen", G_CALLBACK (veche_check_queue_filter_cb), self, G_CONNECT_SWAPPED);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_check_queue_changed_cb), self, G_CONNECT_SWAPPED);
  veche_task_spawn (self, veche_check_queue_waiting_fiber, NULL, NULL);
  query = veche_check_queue_make_query (self);
  self->records = veche_record_list_new (workspace, query);
  /* A list that is loaded anew may lose its selection for a moment: nobody has chosen anything by that. */
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->records));
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (veche_check_queue_items_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  veche_check_queue_items_cb (self);
}

void
veche_check_queue_filter (VecheCheckQueue *self, GVariant *filter)
{
  const char *state = NULL;

  g_return_if_fail (VECHE_IS_CHECK_QUEUE (self));

  g_clear_pointer (&self->filter, g_variant_unref);
  self->filter = filter != NULL ? g_variant_ref (filter) : NULL;
  if (filter != NULL)
    g_variant_lookup (filter, "state", "&s", &state);
  self->showing = TRUE;
  adw_toggle_group_set_active_name (self->states, g_strcmp0 (state, "registered") == 0 || g_strcmp0 (state, "in-check") == 0
                                                    ? state
                                                    : "all");
  self->showing = FALSE;
  veche_check_queue_filter_cb (self);
}

void
veche_check_queue_select (VecheCheckQueue *self, gint64 application)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (VECHE_IS_CHECK_QUEUE (self));

  self->application = application;
  if (application != 0)
    position = veche_record_list_find (self->records, application);
  self->showing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->showing = FALSE;
}

static gint64
veche_check_queue_get_nth (VecheCheckQueue *self, guint position)
{
  g_autoptr (VecheRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->records), position);

  return item != NULL ? veche_record_item_get_id (item) : 0;
}

gint64
veche_check_queue_get_first (VecheCheckQueue *self)
{
  g_return_val_if_fail (VECHE_IS_CHECK_QUEUE (self), 0);
  return veche_check_queue_get_nth (self, 0);
}

gint64
veche_check_queue_get_next (VecheCheckQueue *self, gint64 application)
{
  guint position;
  gint64 next;

  g_return_val_if_fail (VECHE_IS_CHECK_QUEUE (self), 0);

  position = veche_record_list_find (self->records, application);
  if (position == G_MAXUINT)
    return veche_check_queue_get_first (self);
  next = veche_check_queue_get_nth (self, position + 1);
  return next != 0 || position == 0 ? next : veche_check_queue_get_nth (self, position - 1);
}

void
veche_check_queue_search (VecheCheckQueue *self)
{
  g_return_if_fail (VECHE_IS_CHECK_QUEUE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
