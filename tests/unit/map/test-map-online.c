/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A base map from a server: here one of this computer, which ends with the test. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "veche-map-online.h"

typedef struct
{
  GSocketService *service;
  GMutex mutex; /* over what follows */
  GPtrArray *asked; /* of what stood in the first line of each request */
  char *agent;
  char *etag; /* that was asked about last */
  const char *status;
  const char *extra; /* headers of the answer */
  GBytes *body;
  gulong delay; /* microseconds until the answer */
  gboolean silent; /* none comes at all */
  gboolean trickles; /* it comes, but never to its end */
  guint at_once;
  guint most_at_once;
  int running; /* threads; atomic */
} Server;

typedef struct
{
  Server server;
  char *address;
  char *folder;
  ShumateMapSource *source;
} Fixture;

static void
server_read (Server *server, GInputStream *input)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autofree char *line = NULL;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  for (guint n = 0; (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; n++)
    {
      g_strchomp (line);
      g_mutex_lock (&server->mutex);
      if (n == 0)
        g_ptr_array_add (server->asked, g_strdup (line));
      if (g_ascii_strncasecmp (line, "User-Agent: ", 12) == 0)
        g_set_str (&server->agent, line + 12);
      if (g_ascii_strncasecmp (line, "If-None-Match: ", 15) == 0)
        g_set_str (&server->etag, line + 15);
      g_mutex_unlock (&server->mutex);
      if (*line == '\0')
        break;
      g_clear_pointer (&line, g_free);
    }
}

/* Until whoever asked has had enough. */
static void
server_keep_waiting (Server *server, GIOStream *stream)
{
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  const char head[] = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
  gboolean open = !server->trickles || g_output_stream_write_all (output, head, sizeof head - 1, NULL, NULL, NULL);

  while (open && server->trickles)
    {
      g_usleep (5000);
      open = g_output_stream_write_all (output, "x", 1, NULL, NULL, NULL);
    }
  if (open)
    g_input_stream_skip (g_io_stream_get_input_stream (stream), 1, NULL, NULL);
}

static void
server_answer_thread (Server *server, GSocketConnection *connection)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GString) head = NULL;
  g_autoptr (GBytes) body = NULL;

  g_mutex_lock (&server->mutex);
  server->at_once++;
  server->most_at_once = MAX (server->most_at_once, server->at_once);
  g_mutex_unlock (&server->mutex);
  server_read (server, g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  if (server->silent || server->trickles)
    {
      server_keep_waiting (server, G_IO_STREAM (connection));
      return;
    }
  g_usleep (server->delay);
  g_mutex_lock (&server->mutex);
  server->at_once--;
  body = server->body != NULL ? g_bytes_ref (server->body) : g_bytes_new_static ("", 0);
  head = g_string_new (NULL);
  g_string_printf (head, "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n", server->status, g_bytes_get_size (body),
                   server->extra);
  g_mutex_unlock (&server->mutex);
  g_output_stream_write_all (output, head->str, head->len, NULL, NULL, NULL);
  g_output_stream_write_all (output, g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL, NULL, NULL);
}

static gboolean
server_run_thread (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  Server *server = data;

  g_atomic_int_inc (&server->running);
  server_answer_thread (server, connection);
  g_atomic_int_add (&server->running, -1);
  return TRUE;
}

static void
server_answer (Server *server, const char *status, const char *extra, GBytes *body)
{
  g_mutex_lock (&server->mutex);
  server->status = status;
  server->extra = extra;
  g_clear_pointer (&server->body, g_bytes_unref);
  server->body = body;
  g_mutex_unlock (&server->mutex);
}

static guint
server_count (Server *server)
{
  guint n;

  g_mutex_lock (&server->mutex);
  n = server->asked->len;
  g_mutex_unlock (&server->mutex);
  return n;
}

static GBytes *
make_png (void)
{
  guint32 *pixels = g_new0 (guint32, 256 * 256);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, 256 * 256 * 4);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (256, 256, GDK_MEMORY_DEFAULT, bytes, 1024);

  return gdk_texture_save_to_png_bytes (texture);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint16 port;

  g_mutex_init (&fixture->server.mutex);
  fixture->server.asked = g_ptr_array_new_with_free_func (g_free);
  server_answer (&fixture->server, "200 OK", "ETag: \"one\"\r\n", make_png ());
  fixture->server.service = g_threaded_socket_service_new (8);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (fixture->server.service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->server.service, "run", G_CALLBACK (server_run_thread), &fixture->server);
  fixture->address = g_strdup_printf ("http://127.0.0.1:%u/{z}/{x}/{y}.png", port);
  fixture->folder = g_dir_make_tmp ("veche-online-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->source = veche_map_online_new (fixture->address, "© Test", fixture->folder);
}

static void
each_file (const char *folder, void (*what) (const char *path))
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        each_file (path, what);
      what (path);
    }
}

static void
remove_file (const char *path)
{
  g_remove (path);
}

static void
make_old (const char *path)
{
  const time_t then = time (NULL) - 8 * 24 * 3600;

  if (g_str_has_suffix (path, ".png"))
    g_assert_cmpint (g_utime (path, &(struct utimbuf) { then, then }), ==, 0);
}

static void
stop (Server *server)
{
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  stop (&fixture->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->source);
  /* Whom it still answers has gone: threads see that, and what they work with goes after them. */
  while (g_atomic_int_get (&fixture->server.running) > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_clear_object (&fixture->server.service);
  each_file (fixture->folder, remove_file);
  g_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->address);
  g_ptr_array_unref (fixture->server.asked);
  g_free (fixture->server.agent);
  g_free (fixture->server.etag);
  g_bytes_unref (fixture->server.body);
  g_mutex_clear (&fixture->server.mutex);
}

/* Another one with the same folder: as after a restart. */
static void
restart (Fixture *fixture)
{
  g_object_unref (fixture->source);
  fixture->source = veche_map_online_new (fixture->address, "© Test", fixture->folder);
}

static void
filled_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  guint *left = data;

  shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (object), result, &error);
  (*left)--;
}

static void
fill (Fixture *fixture, ShumateTile **tiles, guint n)
{
  guint left = n;

  for (guint i = 0; i < n; i++)
    shumate_map_source_fill_tile_async (fixture->source, tiles[i], NULL, filled_cb, &left);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* How wide its picture is; 0: there is none. */
static int
fill_one (Fixture *fixture, guint zoom, guint x, guint y)
{
  g_autoptr (ShumateTile) tile = shumate_tile_new_full ((int) x, (int) y, 256, (int) zoom);
  GdkPaintable *picture;

  fill (fixture, &tile, 1);
  picture = shumate_tile_get_paintable (tile);
  return picture != NULL ? gdk_paintable_get_intrinsic_width (picture) : 0;
}

static char *
dup_problem (Fixture *fixture)
{
  char *problem;

  g_object_get (fixture->source, "problem", &problem, NULL);
  return problem;
}

static void
test_online_fetch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  g_assert_cmpuint (server_count (&fixture->server), ==, 0);
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  g_assert_cmpstr (g_ptr_array_index (fixture->server.asked, 0), ==, "GET /5/19/10.png HTTP/1.1");
  g_assert_true (g_str_has_prefix (fixture->server.agent, "Veche/" VECHE_VERSION));
  g_assert_cmpstr (shumate_map_source_get_license (fixture->source), ==, "© Test");
  problem = dup_problem (fixture);
  g_assert_null (problem);

  /* For a week nobody is asked again. */
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  restart (fixture);
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  g_assert_cmpuint (server_count (&fixture->server), ==, 1);
}

static void
test_online_old (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  each_file (fixture->folder, make_old);
  restart (fixture);
  server_answer (&fixture->server, "304 Not Modified", "", NULL);
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  g_assert_cmpuint (server_count (&fixture->server), ==, 2);
  g_assert_cmpstr (fixture->server.etag, ==, "\"one\"");
  /* And is new again. */
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  g_assert_cmpuint (server_count (&fixture->server), ==, 2);

  /* The same picture, sent once more. */
  each_file (fixture->folder, make_old);
  server_answer (&fixture->server, "200 OK", "ETag: \"two\"\r\n", make_png ());
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  g_assert_cmpuint (server_count (&fixture->server), ==, 3);
}

/* Closer than servers have it, four squares are parts of one. */
static void
test_online_stretch (Fixture *fixture, gconstpointer data)
{
  ShumateTile *tiles[4];

  for (guint i = 0; i < 4; i++)
    tiles[i] = shumate_tile_new_full (8 + (int) (i % 2), 12 + (int) (i / 2), 256, 21);
  fill (fixture, tiles, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpint (gdk_paintable_get_intrinsic_width (shumate_tile_get_paintable (tiles[i])), ==, 64);
      g_object_unref (tiles[i]);
    }
  g_assert_cmpuint (server_count (&fixture->server), ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->server.asked, 0), ==, "GET /19/2/3.png HTTP/1.1");
}

static void
test_online_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  each_file (fixture->folder, make_old);
  stop (&fixture->server);
  restart (fixture);
  /* What was seen is seen; the rest is a hole. */
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  g_assert_cmpint (fill_one (fixture, 5, 20, 10), ==, 0);
  problem = dup_problem (fixture);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "127.0.0.1"));
}

static void
test_online_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  server_answer (&fixture->server, "403 Forbidden", "", NULL);
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 0);
  problem = dup_problem (fixture);
  g_assert_nonnull (strstr (problem, "403"));
  /* A server that refuses is left alone for a while. */
  g_assert_cmpint (fill_one (fixture, 5, 20, 10), ==, 0);
  g_assert_cmpuint (server_count (&fixture->server), ==, 1);
}

static void
test_online_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  /* To the same server: if this were followed, a second request would be seen. */
  server_answer (&fixture->server, "302 Found", "Location: /elsewhere\r\n", NULL);
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 0);
  problem = dup_problem (fixture);
  g_assert_nonnull (strstr (problem, "302"));
  g_assert_cmpuint (server_count (&fixture->server), ==, 1);
}

static void
test_online_no_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  server_answer (&fixture->server, "200 OK", "", g_bytes_new_static ("<html>log in</html>", 19));
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 0);
  problem = dup_problem (fixture);
  g_assert_nonnull (problem);
  /* Nor is it kept. */
  server_answer (&fixture->server, "200 OK", "", make_png ());
  restart (fixture);
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
}

/* One that is no picture among others is a hole; the others come. */
static void
test_online_one_bad (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  server_answer (&fixture->server, "200 OK", "", g_bytes_new_static ("<html>quota</html>", 18));
  g_assert_cmpint (fill_one (fixture, 5, 20, 10), ==, 0);
  server_answer (&fixture->server, "200 OK", "", make_png ());
  g_assert_cmpint (fill_one (fixture, 5, 21, 10), ==, 256);
  problem = dup_problem (fixture);
  g_assert_null (problem);
}

static void
test_online_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* Beyond what the server has there is nothing, and nothing is wrong. */
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 256);
  server_answer (&fixture->server, "404 Not Found", "", NULL);
  g_assert_cmpint (fill_one (fixture, 5, 20, 10), ==, 0);
  before = dup_problem (fixture);
  g_assert_null (before);
  /* Where there is nothing at all, the address is wrong. */
  restart (fixture);
  g_assert_cmpint (fill_one (fixture, 5, 21, 10), ==, 0);
  after = dup_problem (fixture);
  g_assert_nonnull (strstr (after, "404"));
}

static void
test_online_connections (Fixture *fixture, gconstpointer data)
{
  ShumateTile *tiles[10];

  fixture->server.delay = 20000;
  for (guint i = 0; i < 10; i++)
    tiles[i] = shumate_tile_new_full ((int) i, 10, 256, 5);
  fill (fixture, tiles, 10);
  for (guint i = 0; i < 10; i++)
    {
      g_assert_nonnull (shumate_tile_get_paintable (tiles[i]));
      g_object_unref (tiles[i]);
    }
  g_assert_cmpuint (server_count (&fixture->server), ==, 10);
  g_assert_cmpuint (fixture->server.most_at_once, <=, 2);
}

/* Who moves on is not sent what nobody sees any more. */
static void
test_online_moved_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint left = 8;

  fixture->server.delay = 50000;
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (ShumateTile) tile = shumate_tile_new_full ((int) i, 10, 256, 5);

      shumate_map_source_fill_tile_async (fixture->source, tile, cancellable, filled_cb, &left);
    }
  while (server_count (&fixture->server) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (server_count (&fixture->server), <=, 2);
}

static void
assert_given_up (Fixture *fixture)
{
  g_autofree char *problem = NULL;

  veche_map_online_set_patience (VECHE_MAP_ONLINE (fixture->source), 50);
  g_assert_cmpint (fill_one (fixture, 5, 19, 10), ==, 0);
  problem = dup_problem (fixture);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "too slow"));
  /* And is left alone for a while. */
  g_assert_cmpint (fill_one (fixture, 5, 20, 10), ==, 0);
  g_assert_cmpuint (server_count (&fixture->server), ==, 1);
}

/* A server that says nothing, or a byte now and then, does not hold a connection for ever. */
static void
test_online_silent (Fixture *fixture, gconstpointer data)
{
  fixture->server.silent = TRUE;
  assert_given_up (fixture);
}

static void
test_online_trickles (Fixture *fixture, gconstpointer data)
{
  fixture->server.trickles = TRUE;
  assert_given_up (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/map/online/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("fetch", test_online_fetch);
  ADD ("old", test_online_old);
  ADD ("stretch", test_online_stretch);
  ADD ("gone", test_online_gone);
  ADD ("refused", test_online_refused);
  ADD ("elsewhere", test_online_elsewhere);
  ADD ("no-picture", test_online_no_picture);
  ADD ("one-bad", test_online_one_bad);
  ADD ("missing", test_online_missing);
  ADD ("connections", test_online_connections);
  ADD ("moved-on", test_online_moved_on);
  ADD ("silent", test_online_silent);
  ADD ("trickles", test_online_trickles);
  return g_test_run ();
}
