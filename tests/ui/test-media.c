/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-test.h"
#include "veche-media-player.h"

/* A player of films of its own stands in for what a system has installed: it knows any film, or none. */

static gboolean knows;
static guint given_away;

#define TEST_TYPE_MEDIA (test_media_get_type ())
G_DECLARE_FINAL_TYPE (TestMedia, test_media, TEST, MEDIA, GtkMediaFile)

struct _TestMedia
{
  GtkMediaFile parent_instance;
};

G_DEFINE_FINAL_TYPE (TestMedia, test_media, GTK_TYPE_MEDIA_FILE)

static void
test_media_open (GtkMediaFile *self)
{
  if (knows)
    gtk_media_stream_stream_prepared (GTK_MEDIA_STREAM (self), TRUE, TRUE, FALSE, 1000000);
  else
    gtk_media_stream_error (GTK_MEDIA_STREAM (self), G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "no decoder");
}

static gboolean
test_media_play (GtkMediaStream *self)
{
  return TRUE;
}

static void
test_media_pause (GtkMediaStream *self)
{
}

static void
test_media_class_init (TestMediaClass *klass)
{
  GTK_MEDIA_FILE_CLASS (klass)->open = test_media_open;
  GTK_MEDIA_STREAM_CLASS (klass)->play = test_media_play;
  GTK_MEDIA_STREAM_CLASS (klass)->pause = test_media_pause;
}

static void
test_media_init (TestMedia *self)
{
}

static void
otherwise (GtkWidget *widget, GFile *file)
{
  g_assert_true (g_str_has_suffix (g_file_peek_path (file), "film.mp4"));
  given_away++;
}

typedef struct
{
  AdwApplicationWindow *window;
  GtkWidget *place;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = ADW_APPLICATION_WINDOW (g_object_ref_sink (adw_application_window_new (NULL)));
  fixture->place = adw_bin_new ();
  fixture->file = g_file_new_for_path ("/nowhere/film.mp4");
  given_away = 0;
  adw_application_window_set_content (fixture->window, fixture->place);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_object_unref (fixture->file);
  ui_test_settle ();
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (fixture->window);
}

static gboolean
is_playing (gpointer stream)
{
  return gtk_media_stream_get_playing (stream);
}

static void
test_media_inside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkMediaStream) stream = NULL;
  g_autofree char *nameless = NULL;
  GtkWidget *video;

  knows = TRUE;
  veche_media_player_play (fixture->place, "film.mp4", fixture->file, otherwise);
  ui_test_settle ();
  g_assert_nonnull (get_dialog (fixture));
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "film.mp4");
  video = ui_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_VIDEO, NULL);
  g_assert_nonnull (video);
  stream = g_object_ref (gtk_video_get_media_stream (GTK_VIDEO (video)));
  ui_test_wait (is_playing, stream, "the film to play");
  nameless = ui_test_list_nameless (GTK_WIDGET (get_dialog (fixture)));
  g_assert_cmpstr (nameless, ==, "");

  adw_dialog_close (get_dialog (fixture));
  g_assert_false (gtk_media_stream_get_playing (stream));
  g_assert_cmpuint (given_away, ==, 0);
}

/* What breaks off goes to the player of the desktop, and so does what nothing here knows. */
static void
test_media_elsewhere (Fixture *fixture, gconstpointer data)
{
  GtkWidget *video;

  knows = TRUE;
  veche_media_player_play (fixture->place, "film.mp4", fixture->file, otherwise);
  ui_test_settle ();
  video = ui_test_find (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_VIDEO, NULL);
  gtk_media_stream_error (gtk_video_get_media_stream (GTK_VIDEO (video)), G_IO_ERROR, G_IO_ERROR_FAILED, "broken");
  ui_test_settle ();
  g_assert_null (get_dialog (fixture));
  g_assert_cmpuint (given_away, ==, 1);

  knows = FALSE;
  veche_media_player_play (fixture->place, "film.mp4", fixture->file, otherwise);
  ui_test_settle ();
  g_assert_null (get_dialog (fixture));
  g_assert_cmpuint (given_away, ==, 2);
}

static void
test_media_types (void)
{
  g_assert_true (veche_media_player_is_media ("video/mp4"));
  g_assert_true (veche_media_player_is_media ("audio/ogg"));
  g_assert_false (veche_media_player_is_media ("application/pdf"));
  g_assert_false (veche_media_player_is_media (NULL));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_io_extension_point_implement (GTK_MEDIA_FILE_EXTENSION_POINT_NAME, TEST_TYPE_MEDIA, "veche-test", 1000);

  g_test_add_func ("/ui/media/types", test_media_types);
  g_test_add ("/ui/media/inside", Fixture, NULL, set_up, test_media_inside, tear_down);
  g_test_add ("/ui/media/elsewhere", Fixture, NULL, set_up, test_media_elsewhere, tear_down);
  return g_test_run ();
}
