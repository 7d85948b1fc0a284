/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-online.h"

#include <libsoup/soup.h>
#include <string.h>

#include "veche-i18n.h"
#include "veche-map-address.h"
#include "veche-map-frame.h"
#include "veche-map-picture.h"
#include "veche-picture-size.h"

/* What the policy of OpenStreetMap's servers asks of everybody: who asks says who that is, over two connections at most, and keeps what came
 * for a week (operations.osmfoundation.org/policies/tiles). ShumateTileDownloader does all of that but the first: it always says
 * «libshumate/1.4.0». Its store of files is used here. */
#define AGENT "Veche/" VECHE_VERSION " (" VECHE_APP_ID ")"
#define CONNECTIONS 2
#define FRESH (7 * G_TIME_SPAN_DAY)
#define KEPT (100 * 1000 * 1000)
/* Seconds that a server may be silent, that a square may take altogether, and that the server is left alone after it has failed. */
#define TIMEOUT 20
#define DEADLINE 40
#define PAUSE 30
/* Squares in a row that may be no picture before all of them are taken for such. */
#define BAD 4
/* Bytes of a square; a usual one has a hundredth of that. */
#define MOST_BYTES (4 * 1024 * 1024)
/* The closest that servers usually have; closer it is stretched. */
#define CLOSEST 19
#define MAX_ZOOM 22

struct _VecheMapOnline
{
  VecheMapSource parent_instance;

  char *address;
  SoupSession *session;
  ShumateFileCache *cache;
  GHashTable *fetches; /* of VecheMapOnlineFetch, by their address */
  gint64 paused_until; /* monotonic */
  gboolean answered;   /* it has given something */
  guint bad;           /* squares in a row that were no picture */
  guint patience;      /* milliseconds that a square may take */
};

G_DEFINE_FINAL_TYPE (VecheMapOnline, veche_map_online, VECHE_TYPE_MAP_SOURCE)

/* A square that is being asked for: several may wait for it, where it is stretched. */
typedef struct
{
  VecheMapOnline *source; /* owned */
  char *uri;
  guint zoom;
  guint x;
  guint y;
  GCancellable *cancellable;
  GPtrArray *waiting; /* of GTask */
  GBytes *kept;       /* from disk, but old; then what came */
  char *etag;
  SoupMessage *message;
  guchar *buffer;
  guint deadline_id; /* since it was asked for */
  gboolean late;     /* and then given up */
} VecheMapOnlineFetch;

typedef struct
{
  ShumateTile *tile;
  guint times; /* zooms that it is closer than the picture */
  gboolean muted;
} VecheMapOnlineJob;

static void
veche_map_online_job_free (gpointer data)
{
  VecheMapOnlineJob *job = data;

  g_object_unref (job->tile);
  g_free (job);
}

static void
veche_map_online_fetch_free (VecheMapOnlineFetch *fetch)
{
  g_clear_handle_id (&fetch->deadline_id, g_source_remove);
  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch);
  g_object_unref (fetch->source);
  g_free (fetch->uri);
  g_object_unref (fetch->cancellable);
  g_ptr_array_unref (fetch->waiting);
  g_clear_pointer (&fetch->kept, g_bytes_unref);
  g_free (fetch->etag);
  g_clear_object (&fetch->message);
  g_free (fetch->buffer);
  g_free (fetch);
}

/* --- problems ------------------------------------------------------------------------------------------------------ */

/* @why: (nullable): what the server said. */
static void
veche_map_online_pause (VecheMapOnline *self, const char *why)
{
  g_autofree char *host = veche_map_address_dup_host (self->address);
  g_autofree char *problem = NULL;

  self->paused_until = g_get_monotonic_time () + PAUSE * G_USEC_PER_SEC;
  if (why == NULL)
    /* Translators: %s is the name of a server. */
    problem = g_strdup_printf (_("There is no connection to “%s”: the map shows what it has seen before. Check the network."), host);
  else
    /* Translators: %s is the name of a server, then what it said: “404 Not Found”. */
    problem = g_strdup_printf (_("“%s” gives no map: %s. Check its address or choose another base map."), host, why);
  veche_map_source_set_problem (VECHE_MAP_SOURCE (self), problem);
}

static void
veche_map_online_network_cb (VecheMapOnline *self, GParamSpec *pspec, GNetworkMonitor *monitor)
{
  if (!g_network_monitor_get_network_available (monitor))
    return;
  self->paused_until = 0;
  veche_map_source_set_problem (VECHE_MAP_SOURCE (self), NULL);
}

/* --- a square ------------------------------------------------------------------------------------------------------ */

static void
veche_map_online_decoded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GdkTexture *picture = veche_map_picture_make_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, picture, g_object_unref);
}

/* @bytes: (nullable): there is nothing there; @error: (nullable): nobody knows. */
static void
veche_map_online_finish (VecheMapOnlineFetch *fetch, GBytes *bytes, const GError *error)
{
  /* One that nobody waited for any more may have been asked for anew. */
  if (g_hash_table_lookup (fetch->source->fetches, fetch->uri) == fetch)
    g_hash_table_remove (fetch->source->fetches, fetch->uri);
  for (guint i = 0; i < fetch->waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (fetch->waiting, i);
      VecheMapOnlineJob *job = g_task_get_task_data (task);

      if (bytes != NULL)
        veche_map_picture_make_async (bytes, shumate_tile_get_x (job->tile), shumate_tile_get_y (job->tile), job->times, job->muted,
                                      g_task_get_cancellable (task), veche_map_online_decoded_cb, g_object_ref (task));
      else if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, NULL, NULL);
    }
  veche_map_online_fetch_free (fetch);
}

/* What is old is better than nothing. */
static void
veche_map_online_fail (VecheMapOnlineFetch *fetch, const GError *error, const char *why)
{
  g_autoptr (GError) late = NULL;

  if (fetch->late)
    {
      why = _("it is too slow");
      late = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, why);
      error = late;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    veche_map_online_pause (fetch->source, why);
  veche_map_online_finish (fetch, fetch->kept, fetch->kept == NULL ? error : NULL);
}

static void
veche_map_online_refuse (VecheMapOnlineFetch *fetch, const char *why)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, why);

  veche_map_online_fail (fetch, error, why);
}

/* A disk that is full is no reason not to show it. */
static void
veche_map_online_stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VecheMapOnlineFetch *fetch = data;

  shumate_file_cache_store_tile_finish (SHUMATE_FILE_CACHE (object), result, NULL);
  veche_map_online_finish (fetch, fetch->kept, NULL);
}

static void
veche_map_online_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VecheMapOnlineFetch *fetch = data;
  VecheMapOnline *self = fetch->source;
  g_autoptr (GError) error = NULL;
  gsize size;
  guint width;
  guint height;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &size, &error))
    {
      veche_map_online_fail (fetch, error, NULL);
      return;
    }
  if (!veche_picture_size_read (fetch->buffer, size, &width, &height) || size == MOST_BYTES)
    {
      if (!self->answered || ++self->bad >= BAD)
        veche_map_online_refuse (fetch, _("what it sends is no picture"));
      else
        veche_map_online_finish (fetch, fetch->kept, NULL);
      return;
    }
  self->answered = TRUE;
  self->bad = 0;
  veche_map_source_set_problem (VECHE_MAP_SOURCE (self), NULL);
  g_clear_pointer (&fetch->kept, g_bytes_unref);
  fetch->kept = g_bytes_new (fetch->buffer, size);
  shumate_file_cache_store_tile_async (self->cache, (int) fetch->x, (int) fetch->y, (int) fetch->zoom, fetch->kept,
                                       soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "ETag"), NULL,
                                       veche_map_online_stored_cb, fetch);
}

static void
veche_map_online_sent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VecheMapOnlineFetch *fetch = data;
  VecheMapOnline *self = fetch->source;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  const guint status = soup_message_get_status (fetch->message);
  g_autofree char *why = NULL;

  if (stream == NULL)
    {
      veche_map_online_fail (fetch, error, NULL);
      return;
    }
  if (status == SOUP_STATUS_OK)
    {
      fetch->buffer = g_malloc (MOST_BYTES);
      g_input_stream_read_all_async (stream, fetch->buffer, MOST_BYTES, G_PRIORITY_DEFAULT, fetch->cancellable, veche_map_online_read_cb, fetch);
      return;
    }
  if (status == SOUP_STATUS_NOT_MODIFIED && fetch->kept != NULL)
    {
      shumate_file_cache_mark_up_to_date (self->cache, (int) fetch->x, (int) fetch->y, (int) fetch->zoom);
      veche_map_source_set_problem (VECHE_MAP_SOURCE (self), NULL);
      veche_map_online_finish (fetch, fetch->kept, NULL);
      return;
    }
  /* Servers of a region have nothing beyond it; one that has nothing at all has another address. */
  if (status == SOUP_STATUS_NO_CONTENT || (status == SOUP_STATUS_NOT_FOUND && self->answered))
    {
      veche_map_online_finish (fetch, NULL, NULL);
      return;
    }
  why = g_strdup_printf ("%u %s", status, soup_status_get_phrase (status));
  veche_map_online_refuse (fetch, why);
}

static void
veche_map_online_late_cb (gpointer data)
{
  VecheMapOnlineFetch *fetch = data;

  fetch->deadline_id = 0;
  fetch->late = TRUE;
  g_cancellable_cancel (fetch->cancellable);
}

/* The session's timeout is of silence: a server that sends a byte now and then would have both connections for ever. Not from when the square
 * was wanted: it waits for its turn, which is no fault of the server. */
static void
veche_map_online_starting_cb (SoupMessage *message, VecheMapOnlineFetch *fetch)
{
  g_clear_handle_id (&fetch->deadline_id, g_source_remove);
  fetch->deadline_id = g_timeout_add_once (fetch->source->patience, veche_map_online_late_cb, fetch);
}

static void
veche_map_online_ask (VecheMapOnlineFetch *fetch)
{
  VecheMapOnline *self = fetch->source;

  if (g_get_monotonic_time () < self->paused_until)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, "paused");

      veche_map_online_finish (fetch, fetch->kept, fetch->kept == NULL ? error : NULL);
      return;
    }
  fetch->message = soup_message_new (SOUP_METHOD_GET, fetch->uri);
  if (fetch->message == NULL)
    {
      veche_map_online_refuse (fetch, _("it is no address"));
      return;
    }
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (fetch->message, "starting", G_CALLBACK (veche_map_online_starting_cb), fetch);
  if (fetch->etag != NULL && fetch->kept != NULL)
    soup_message_headers_append (soup_message_get_request_headers (fetch->message), "If-None-Match", fetch->etag);
  soup_session_send_async (self->session, fetch->message, G_PRIORITY_DEFAULT, fetch->cancellable, veche_map_online_sent_cb, fetch);
}

static void
veche_map_online_kept_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VecheMapOnlineFetch *fetch = data;
  g_autoptr (GDateTime) modified = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  fetch->kept = shumate_file_cache_get_tile_finish (SHUMATE_FILE_CACHE (object), &fetch->etag, &modified, result, NULL);
  if (fetch->kept != NULL && modified != NULL && g_date_time_difference (now, modified) >= 0 && g_date_time_difference (now, modified) < FRESH)
    veche_map_online_finish (fetch, fetch->kept, NULL);
  else
    veche_map_online_ask (fetch);
}

/* Who has moved on is not sent what nobody sees any more. */
static void
veche_map_online_cancelled_cb (VecheMapOnline *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->fetches);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      VecheMapOnlineFetch *fetch = value;
      gboolean wanted = FALSE;

      for (guint i = 0; i < fetch->waiting->len && !wanted; i++)
        wanted = !g_cancellable_is_cancelled (g_task_get_cancellable (g_ptr_array_index (fetch->waiting, i)));
      if (!wanted)
        g_cancellable_cancel (fetch->cancellable);
    }
}

static void
veche_map_online_fill_tile_async (ShumateMapSource *source, ShumateTile *tile, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data)
{
  VecheMapOnline *self = VECHE_MAP_ONLINE (source);
  VecheMapOnlineJob *job = g_new0 (VecheMapOnlineJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);
  const guint zoom = shumate_tile_get_zoom_level (tile);
  g_autofree char *uri = NULL;
  VecheMapOnlineFetch *fetch;

  job->tile = g_object_ref (tile);
  job->times = zoom > CLOSEST ? zoom - CLOSEST : 0;
  job->muted = veche_map_source_get_muted (VECHE_MAP_SOURCE (self));
  g_task_set_task_data (task, job, veche_map_online_job_free);
  uri = veche_map_address_expand (self->address, zoom - job->times, shumate_tile_get_x (tile) >> job->times, shumate_tile_get_y (tile) >> job->times);
  fetch = g_hash_table_lookup (self->fetches, uri);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (veche_map_online_cancelled_cb), self, G_CONNECT_SWAPPED);
  if (fetch != NULL && !g_cancellable_is_cancelled (fetch->cancellable))
    {
      g_ptr_array_add (fetch->waiting, task);
      return;
    }
  fetch = g_new0 (VecheMapOnlineFetch, 1);
  fetch->source = g_object_ref (self);
  fetch->uri = g_steal_pointer (&uri);
  fetch->zoom = zoom - job->times;
  fetch->x = shumate_tile_get_x (tile) >> job->times;
  fetch->y = shumate_tile_get_y (tile) >> job->times;
  fetch->cancellable = g_cancellable_new ();
  fetch->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (fetch->waiting, task);
  g_hash_table_replace (self->fetches, fetch->uri, fetch);
  shumate_file_cache_get_tile_async (self->cache, (int) fetch->x, (int) fetch->y, (int) fetch->zoom, fetch->cancellable, veche_map_online_kept_cb, fetch);
}

static gboolean
veche_map_online_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  const VecheMapOnlineJob *job = g_task_get_task_data (G_TASK (result));

  return veche_map_source_finish (job->tile, result, error);
}

/* --- the object ---------------------------------------------------------------------------------------------------- */

static void
veche_map_online_finalize (GObject *object)
{
  VecheMapOnline *self = VECHE_MAP_ONLINE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cache);
  g_hash_table_unref (self->fetches);
  g_free (self->address);

  G_OBJECT_CLASS (veche_map_online_parent_class)->finalize (object);
}

static void
veche_map_online_class_init (VecheMapOnlineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_map_online_finalize;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_async = veche_map_online_fill_tile_async;
  SHUMATE_MAP_SOURCE_CLASS (klass)->fill_tile_finish = veche_map_online_fill_tile_finish;
}

static void
veche_map_online_init (VecheMapOnline *self)
{
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), VECHE_MAP_FRAME_TILE);
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), MAX_ZOOM);
  self->patience = DEADLINE * 1000;
  /* They hold the source while they are asked for. */
  self->fetches = g_hash_table_new (g_str_hash, g_str_equal);
  g_signal_connect_object (g_network_monitor_get_default (), "notify::network-available", G_CALLBACK (veche_map_online_network_cb), self,
                           G_CONNECT_SWAPPED);
}

ShumateMapSource *
veche_map_online_new (const char *address, const char *credit, const char *folder)
{
  VecheMapOnline *self = g_object_new (VECHE_TYPE_MAP_ONLINE, NULL);
  g_autofree char *host = veche_map_address_dup_host (address);
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  self->address = g_strdup (address);
  self->session = soup_session_new_with_options ("user-agent", AGENT, "max-conns", CONNECTIONS, "max-conns-per-host", CONNECTIONS, "timeout", TIMEOUT,
                                                 NULL);
  self->cache = shumate_file_cache_new_full (KEPT, key, folder);
  shumate_map_source_set_name (SHUMATE_MAP_SOURCE (self), host);
  shumate_map_source_set_license (SHUMATE_MAP_SOURCE (self), credit);
  return SHUMATE_MAP_SOURCE (self);
}

void
veche_map_online_set_patience (VecheMapOnline *self, guint milliseconds)
{
  g_return_if_fail (VECHE_IS_MAP_ONLINE (self));

  self->patience = milliseconds;
}

gboolean
veche_map_online_is_possible (void)
{
  g_autoptr (GKeyFile) sandbox = g_key_file_new ();
  g_auto (GStrv) shared = NULL;

  /* As Flatpak tells whom it has in: flatpak-metadata(5). */
  if (!g_key_file_load_from_file (sandbox, "/.flatpak-info", G_KEY_FILE_NONE, NULL))
    return TRUE;
  shared = g_key_file_get_string_list (sandbox, "Context", "shared", NULL, NULL);
  return shared != NULL && g_strv_contains ((const char *const *) shared, "network");
}
