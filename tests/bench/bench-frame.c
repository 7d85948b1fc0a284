/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>

/* bench-frame COMMAND…: how long a program with a window needs until there is something to work with. It is told from outside, by what
 * the X server has: the same for every program, whatever it is written with.
 *
 *   mapped  its window stands on the screen
 *   first   the first picture in the window that is not all of one colour
 *   usable  the first picture that is the one that stays, but for a hundredth of its pixels (a counter, a highlight)
 *   whole   the picture that stays, to the last pixel
 *
 * All are ms since the program was started. It has settled when it has drawn nothing for SETTLED_MS; then its memory is read from the
 * kernel (rss and pss, MB), with the files that it maps, and it is ended. The cursor must not blink, and nothing may be animated. */

#define SETTLED_MS 4000
#define PATIENCE_MS 60000
#define ALIKE 0.01

typedef struct
{
  gint64 at; /* µs, g_get_monotonic_time() */
  int width;
  int height;
  guint32 *pixels;
} Frame;

typedef struct
{
  Display *display;
  Window window;
  gint64 start;
  gint64 mapped;
  GPtrArray *frames;
} Watch;

static void
frame_free (gpointer data)
{
  Frame *frame = data;

  g_free (frame->pixels);
  g_free (frame);
}

/* Windows come and go while they are looked at. */
static int
watch_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

static gboolean
frame_is_plain (const Frame *frame)
{
  for (gsize i = 1; i < (gsize) frame->width * frame->height; i++)
    if (frame->pixels[i] != frame->pixels[0])
      return FALSE;
  return TRUE;
}

/* Which part of the pixels differ, 0…1. */
static double
frame_compare (const Frame *frame, const Frame *other)
{
  gsize count = (gsize) frame->width * frame->height;
  gsize differ = 0;

  if (frame->width != other->width || frame->height != other->height)
    return 1;
  for (gsize i = 0; i < count; i++)
    differ += frame->pixels[i] != other->pixels[i];
  return (double) differ / (double) count;
}

/* What is in the window now, if it is another picture than the one before. */
static void
watch_look (Watch *self, gint64 now)
{
  XWindowAttributes attributes;
  XImage *image;
  Frame *frame;

  if (!XGetWindowAttributes (self->display, self->window, &attributes) || attributes.map_state != IsViewable)
    return;
  image = XGetImage (self->display, self->window, 0, 0, attributes.width, attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return;
  g_assert_cmpint (image->bits_per_pixel, ==, 32);
  frame = g_new0 (Frame, 1);
  frame->at = now;
  frame->width = image->width;
  frame->height = image->height;
  frame->pixels = g_new (guint32, (gsize) image->width * image->height);
  for (int y = 0; y < image->height; y++)
    memcpy (frame->pixels + (gsize) y * image->width, image->data + (gsize) y * image->bytes_per_line, (gsize) image->width * 4);
  XDestroyImage (image);
  if (self->frames->len > 0 && frame_compare (frame, g_ptr_array_index (self->frames, self->frames->len - 1)) == 0)
    frame_free (frame);
  else
    g_ptr_array_add (self->frames, frame);
}

/* The events that are there; TRUE when there was any of the window that is watched. */
static gboolean
watch_take_events (Watch *self, int damage_base)
{
  gint64 now = g_get_monotonic_time ();
  gboolean drawn = FALSE;

  while (XPending (self->display) > 0)
    {
      XEvent event;

      XNextEvent (self->display, &event);
      if (event.type == CreateNotify && !event.xcreatewindow.override_redirect)
        {
          XSelectInput (self->display, event.xcreatewindow.window, StructureNotifyMask);
          XDamageCreate (self->display, event.xcreatewindow.window, XDamageReportNonEmpty);
        }
      else if (event.type == MapNotify && event.xmap.event == event.xmap.window && self->window == None)
        {
          XClassHint hint = { 0 };

          /* A frame of the window manager's has no class. */
          if (XGetClassHint (self->display, event.xmap.window, &hint))
            {
              self->window = event.xmap.window;
              self->mapped = now;
              drawn = TRUE;
            }
          g_clear_pointer (&hint.res_name, XFree);
          g_clear_pointer (&hint.res_class, XFree);
        }
      else if (event.type == damage_base + XDamageNotify)
        {
          const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) &event;

          XDamageSubtract (self->display, damage->damage, None, None);
          drawn = drawn || damage->drawable == self->window;
        }
    }
  if (drawn && self->window != None)
    watch_look (self, now);
  return drawn;
}

/* Until nothing has been drawn for a while. */
static gboolean
watch_until_settled (Watch *self, int damage_base)
{
  gint64 last = g_get_monotonic_time ();
  GPollFD fd = { .fd = ConnectionNumber (self->display), .events = G_IO_IN };

  for (;;)
    {
      gint64 now;

      XFlush (self->display);
      if (XPending (self->display) == 0)
        g_poll (&fd, 1, 100);
      if (watch_take_events (self, damage_base))
        last = g_get_monotonic_time ();
      now = g_get_monotonic_time ();
      if (self->frames->len > 0 && now - last > SETTLED_MS * 1000)
        return TRUE;
      if (now - self->start > PATIENCE_MS * 1000)
        return FALSE;
    }
}

static void
watch_print (const char *name, double value)
{
  g_print ("%s %.2f\n", name, value);
}

static void
watch_print_time (Watch *self, const char *name, gint64 at)
{
  watch_print (name, (double) (at - self->start) / 1000.0);
}

static void
watch_print_frames (Watch *self)
{
  const Frame *last = g_ptr_array_index (self->frames, self->frames->len - 1);
  const Frame *first = NULL;
  const Frame *usable = NULL;

  for (guint i = 0; i < self->frames->len; i++)
    {
      const Frame *frame = g_ptr_array_index (self->frames, i);

      if (first == NULL && !frame_is_plain (frame))
        first = frame;
      if (frame_compare (frame, last) > ALIKE)
        usable = NULL;
      else if (usable == NULL)
        usable = frame;
      if (g_getenv ("BENCH_FRAME_DEBUG") != NULL)
        g_printerr ("frame %u at %.1f ms, %d×%d, %.4f from the last\n", i, (double) (frame->at - self->start) / 1000.0, frame->width,
                    frame->height, frame_compare (frame, last));
    }
  watch_print_time (self, "mapped", self->mapped);
  watch_print_time (self, "first", first != NULL ? first->at : last->at);
  watch_print_time (self, "usable", usable->at);
  watch_print_time (self, "whole", last->at);
}

/* rss and pss of a process in MB, and the files that it maps. */
static gboolean
watch_print_memory (const char *pid)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "smaps_rollup", NULL);
  g_autofree char *maps = g_build_filename ("/proc", pid, "maps", NULL);
  g_autofree char *text = NULL;
  g_autofree char *mapped = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_file_get_contents (maps, &mapped, NULL, NULL))
    return FALSE;
  lines = g_strsplit (mapped, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *file = strchr (lines[i], '/');

      if (file != NULL && g_file_test (file, G_FILE_TEST_IS_REGULAR))
        g_print ("file %s\n", file);
    }
  watch_print ("rss", g_ascii_strtod (strstr (text, "Rss:") + strlen ("Rss:"), NULL) / 1024.0);
  watch_print ("pss", g_ascii_strtod (strstr (text, "Pss:") + strlen ("Pss:"), NULL) / 1024.0);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  Watch watch = { .frames = g_ptr_array_new_with_free_func (frame_free) };
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  gboolean settled;
  int damage_base;
  int damage_error;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-frame COMMAND…\n");
      return 2;
    }
  watch.display = XOpenDisplay (NULL);
  if (watch.display == NULL || !XDamageQueryExtension (watch.display, &damage_base, &damage_error))
    {
      g_printerr ("bench-frame: no display with the DAMAGE extension\n");
      return 1;
    }
  XSetErrorHandler (watch_error_cb);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  watch.start = g_get_monotonic_time ();
  program = g_subprocess_newv ((const char *const *) argv + 1, G_SUBPROCESS_FLAGS_NONE, &error);
  if (program == NULL)
    {
      g_printerr ("bench-frame: %s\n", error->message);
      return 1;
    }
  settled = watch_until_settled (&watch, damage_base);
  if (settled)
    {
      watch_print_frames (&watch);
      settled = watch_print_memory (g_subprocess_get_identifier (program));
    }
  g_subprocess_send_signal (program, SIGTERM);
  g_subprocess_wait (program, NULL, NULL);
  g_ptr_array_unref (watch.frames);
  XCloseDisplay (watch.display);
  if (!settled)
    g_printerr ("bench-frame: %s did not settle\n", argv[1]);
  return settled ? 0 : 1;
}
