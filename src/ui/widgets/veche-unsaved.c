/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-unsaved.h"

#include "veche-i18n.h"
#include "veche-task.h"

#define QDATA "veche-unsaved"

typedef struct
{
  char *key;
  char *what;
  VecheValue value;
  char *message; /* why not; %NULL: it is being written */
  guint tries;
  guint serial; /* of the writing whose end counts */
  VecheUnsavedFunc save; /* %NULL: not valid */
  gpointer data;
  GDestroyNotify destroy;
} VecheUnsavedEntry;

struct _VecheUnsaved
{
  GObject parent_instance;

  VecheWorkspace *workspace; /* which this hangs on */
  gboolean held;             /* at the last look, another program was changing the file */
  GPtrArray *entries;        /* of VecheUnsavedEntry, oldest first */
  GPtrArray *waiting;        /* of DexPromise: for nothing to be under way */
  guint under_way;
  guint serial;
};

G_DEFINE_FINAL_TYPE (VecheUnsaved, veche_unsaved, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SUMMARY,
  N_PROPS,
};

enum
{
  CHANGED,
  COLLECT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
veche_unsaved_entry_free (gpointer data)
{
  VecheUnsavedEntry *entry = data;

  if (entry->destroy != NULL)
    entry->destroy (entry->data);
  veche_value_clear (&entry->value);
  g_free (entry->key);
  g_free (entry->what);
  g_free (entry->message);
  g_free (entry);
}

static VecheUnsavedEntry *
veche_unsaved_find (VecheUnsaved *self, const char *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      VecheUnsavedEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->key, key))
        return entry;
    }
  return NULL;
}

static void
veche_unsaved_notify (VecheUnsaved *self, const char *key, gboolean saved)
{
  g_autofree char *owned = g_strdup (key);

  g_signal_emit (self, signals[CHANGED], 0, owned, saved);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

typedef struct
{
  char *key;
  guint serial;
  DexFuture *future;
} VecheUnsavedWork;

static void
veche_unsaved_work_free (gpointer data)
{
  VecheUnsavedWork *work = data;

  dex_unref (work->future);
  g_free (work->key);
  g_free (work);
}

static void
veche_unsaved_settle (VecheUnsaved *self)
{
  g_autoptr (GPtrArray) waiting = NULL;

  if (self->under_way > 0)
    return;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (dex_unref);
  for (guint i = 0; i < waiting->len; i++)
    dex_promise_resolve_boolean (g_ptr_array_index (waiting, i), TRUE);
}

static void
veche_unsaved_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheUnsaved *self = object;
  VecheUnsavedWork *work = data;
  g_autoptr (GError) local = NULL;
  gboolean done = dex_await (dex_ref (work->future), &local);
  VecheUnsavedEntry *entry = veche_unsaved_find (self, work->key);

  self->under_way--;
  /* A later text of the same field has taken its place: only that one counts. */
  if (entry != NULL && entry->serial == work->serial)
    {
      if (done)
        g_ptr_array_remove (self->entries, entry);
      else
        {
          entry->tries++;
          g_set_str (&entry->message, local->message);
        }
      veche_unsaved_notify (self, work->key, done);
    }
  veche_unsaved_settle (self);
}

static void
veche_unsaved_start (VecheUnsaved *self, VecheUnsavedEntry *entry)
{
  VecheUnsavedWork *work = g_new0 (VecheUnsavedWork, 1);

  g_clear_pointer (&entry->message, g_free);
  entry->serial = ++self->serial;
  self->under_way++;
  work->key = g_strdup (entry->key);
  work->serial = entry->serial;
  /* Asked for at once, not in the fiber: what is asked of the workspace next comes after it. */
  work->future = entry->save (self->workspace, &entry->value, entry->data);
  veche_task_spawn (self, veche_unsaved_fiber, work, veche_unsaved_work_free);
}

static VecheUnsavedEntry *
veche_unsaved_replace (VecheUnsaved *self, const char *key, const char *what)
{
  VecheUnsavedEntry *old = veche_unsaved_find (self, key);
  VecheUnsavedEntry *entry = g_new0 (VecheUnsavedEntry, 1);

  if (old != NULL)
    g_ptr_array_remove (self->entries, old);
  entry->key = g_strdup (key);
  entry->what = g_strdup (what);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/* --- the object ---------------------------------------------------------------------------------------------------- */

static void
veche_unsaved_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SUMMARY:
      g_value_take_string (value, veche_unsaved_dup_summary (VECHE_UNSAVED (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_unsaved_finalize (GObject *object)
{
  VecheUnsaved *self = VECHE_UNSAVED (object);

  g_clear_weak_pointer (&self->workspace);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (veche_unsaved_parent_class)->finalize (object);
}

static void
veche_unsaved_class_init (VecheUnsavedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->finalize = veche_unsaved_finalize;
  object_class->get_property = veche_unsaved_get_property;

  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                   G_TYPE_BOOLEAN);
  signals[COLLECT] = g_signal_new ("collect", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_unsaved_init (VecheUnsaved *self)
{
  self->entries = g_ptr_array_new_with_free_func (veche_unsaved_entry_free);
  self->waiting = g_ptr_array_new_with_free_func (dex_unref);
}

/* Nobody needs to stand by until the other program is done. */
static void
veche_unsaved_notice_cb (VecheUnsaved *self)
{
  const gboolean was_held = self->held;

  self->held = veche_workspace_is_held (self->workspace);
  if (was_held && !self->held)
    veche_unsaved_retry (self);
}

VecheUnsaved *
veche_unsaved_get (VecheWorkspace *workspace)
{
  VecheUnsaved *self = g_object_get_data (G_OBJECT (workspace), QDATA);

  if (self != NULL)
    return self;
  self = g_object_new (VECHE_TYPE_UNSAVED, NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  g_signal_connect_object (workspace, "notify::notice", G_CALLBACK (veche_unsaved_notice_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (workspace), QDATA, self, g_object_unref);
  return self;
}

void
veche_unsaved_save (VecheUnsaved *self, const char *key, const char *what, const VecheValue *value, VecheUnsavedFunc save,
                    gpointer data, GDestroyNotify destroy)
{
  VecheUnsavedEntry *entry;

  g_return_if_fail (VECHE_IS_UNSAVED (self));
  g_return_if_fail (key != NULL && what != NULL && value != NULL && save != NULL);

  entry = veche_unsaved_replace (self, key, what);
  veche_value_copy (value, &entry->value);
  entry->save = save;
  entry->data = data;
  entry->destroy = destroy;
  veche_unsaved_start (self, entry);
  veche_unsaved_notify (self, key, FALSE);
}

void
veche_unsaved_refuse (VecheUnsaved *self, const char *key, const char *what, const char *text, const char *message)
{
  VecheUnsavedEntry *entry;

  g_return_if_fail (VECHE_IS_UNSAVED (self));
  g_return_if_fail (key != NULL && what != NULL && text != NULL && message != NULL);

  entry = veche_unsaved_replace (self, key, what);
  veche_value_set_text (&entry->value, text);
  entry->message = g_strdup (message);
  veche_unsaved_notify (self, key, FALSE);
}

void
veche_unsaved_drop (VecheUnsaved *self, const char *key)
{
  VecheUnsavedEntry *entry;

  g_return_if_fail (VECHE_IS_UNSAVED (self));

  entry = veche_unsaved_find (self, key);
  if (entry == NULL)
    return;
  g_ptr_array_remove (self->entries, entry);
  veche_unsaved_notify (self, key, FALSE);
}

const VecheValue *
veche_unsaved_get_value (VecheUnsaved *self, const char *key)
{
  VecheUnsavedEntry *entry = veche_unsaved_find (self, key);

  return entry != NULL ? &entry->value : NULL;
}

const char *
veche_unsaved_get_message (VecheUnsaved *self, const char *key)
{
  VecheUnsavedEntry *entry = veche_unsaved_find (self, key);

  return entry != NULL ? entry->message : NULL;
}

gboolean
veche_unsaved_is_valid (VecheUnsaved *self, const char *key)
{
  VecheUnsavedEntry *entry = veche_unsaved_find (self, key);

  return entry != NULL && entry->save != NULL;
}

char *
veche_unsaved_dup_summary (VecheUnsaved *self)
{
  VecheUnsavedEntry *first = NULL;
  guint count = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      VecheUnsavedEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->message == NULL)
        continue;
      first = first != NULL ? first : entry;
      count++;
    }
  if (count == 0)
    return NULL;
  if (count == 1)
    /* Translators: %s: «“Budget” of “Skating rink”»; then the reason, a sentence of its own. */
    return g_strdup_printf (_("Not saved: %s. %s"), first->what, first->message);
  return g_strdup_printf (ngettext ("Not saved: %s and %u more. %s", "Not saved: %s and %u more. %s", count - 1), first->what,
                          count - 1, first->message);
}

void
veche_unsaved_retry (VecheUnsaved *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (VECHE_IS_UNSAVED (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      VecheUnsavedEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->message == NULL || entry->save == NULL)
        continue;
      g_ptr_array_add (keys, g_strdup (entry->key));
      veche_unsaved_start (self, entry);
    }
  for (guint i = 0; i < keys->len; i++)
    veche_unsaved_notify (self, g_ptr_array_index (keys, i), FALSE);
}

gboolean
veche_unsaved_can_retry (VecheUnsaved *self, guint at_least)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      VecheUnsavedEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->message != NULL && entry->save != NULL && entry->tries >= at_least)
        return TRUE;
    }
  return FALSE;
}

void
veche_unsaved_discard (VecheUnsaved *self)
{
  for (guint i = self->entries->len; i > 0; i--)
    {
      VecheUnsavedEntry *entry = g_ptr_array_index (self->entries, i - 1);
      g_autofree char *key = g_strdup (entry->key);

      if (entry->message != NULL)
        veche_unsaved_drop (self, key);
    }
}

void
veche_unsaved_collect (VecheUnsaved *self)
{
  g_return_if_fail (VECHE_IS_UNSAVED (self));

  g_signal_emit (self, signals[COLLECT], 0);
}

DexFuture *
veche_unsaved_wait (VecheUnsaved *self)
{
  DexPromise *promise;

  g_return_val_if_fail (VECHE_IS_UNSAVED (self), NULL);

  promise = dex_promise_new ();
  g_ptr_array_add (self->waiting, dex_ref (promise));
  veche_unsaved_settle (self);
  return DEX_FUTURE (promise);
}
