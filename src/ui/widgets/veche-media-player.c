/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-media-player.h"

#include <adwaita.h>

#include "veche-i18n.h"

typedef struct
{
  GtkWidget *widget;
  GFile *file;
  GtkMediaStream *stream;
  AdwDialog *dialog; /* which owns this */
  VecheMediaPlayerFunc otherwise;
} VecheMediaPlayer;

static void
veche_media_player_free (gpointer data)
{
  VecheMediaPlayer *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->file);
  g_object_unref (self->stream);
  g_free (self);
}

/* Sound does not outlive the window that it comes from. */
static void
veche_media_player_closed_cb (AdwDialog *dialog, VecheMediaPlayer *self)
{
  g_signal_handlers_disconnect_by_data (self->stream, self);
  gtk_media_stream_pause (self->stream);
}

static void
veche_media_player_give_away (VecheMediaPlayer *self)
{
  g_autoptr (GtkWidget) widget = g_object_ref (self->widget);
  g_autoptr (GFile) file = g_object_ref (self->file);
  VecheMediaPlayerFunc otherwise = self->otherwise;

  adw_dialog_force_close (self->dialog);
  if (gtk_widget_get_root (widget) != NULL)
    otherwise (widget, file);
}

static void
veche_media_player_error_cb (GtkMediaStream *stream, GParamSpec *pspec, VecheMediaPlayer *self)
{
  if (gtk_media_stream_get_error (stream) != NULL)
    veche_media_player_give_away (self);
}

static void
veche_media_player_elsewhere_cb (GtkButton *button, VecheMediaPlayer *self)
{
  veche_media_player_give_away (self);
}

static GtkWidget *
veche_media_player_new_content (VecheMediaPlayer *self, const char *title)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *elsewhere = gtk_button_new_from_icon_name ("document-open-symbolic");
  GtkWidget *video = gtk_video_new_for_media_stream (self->stream);

  gtk_widget_set_tooltip_text (elsewhere, _("Open in the player of this computer"));
  g_signal_connect (elsewhere, "clicked", G_CALLBACK (veche_media_player_elsewhere_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), elsewhere);
  gtk_accessible_update_property (GTK_ACCESSIBLE (video), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_video_set_autoplay (GTK_VIDEO (video), TRUE);
  gtk_widget_set_vexpand (video, TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), video);
  return view;
}

gboolean
veche_media_player_is_media (const char *media_type)
{
  return media_type != NULL && (g_str_has_prefix (media_type, "video/") || g_str_has_prefix (media_type, "audio/"));
}

void
veche_media_player_play (GtkWidget *widget, const char *title, GFile *file, VecheMediaPlayerFunc otherwise)
{
  g_autoptr (GtkMediaStream) stream = NULL;
  VecheMediaPlayer *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (file) && otherwise != NULL);

  stream = gtk_media_file_new_for_file (file);
  if (gtk_media_stream_get_error (stream) != NULL)
    {
      otherwise (widget, file);
      return;
    }
  self = g_new0 (VecheMediaPlayer, 1);
  self->widget = g_object_ref (widget);
  self->file = g_object_ref (file);
  self->stream = g_steal_pointer (&stream);
  self->otherwise = otherwise;
  self->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "veche-media-player", self, veche_media_player_free);
  adw_dialog_set_title (self->dialog, title);
  adw_dialog_set_content_width (self->dialog, 860);
  adw_dialog_set_content_height (self->dialog, 560);
  adw_dialog_set_child (self->dialog, veche_media_player_new_content (self, title));
  g_signal_connect (self->dialog, "closed", G_CALLBACK (veche_media_player_closed_cb), self);
  g_signal_connect (self->stream, "notify::error", G_CALLBACK (veche_media_player_error_cb), self);
  adw_dialog_present (self->dialog, widget);
}
