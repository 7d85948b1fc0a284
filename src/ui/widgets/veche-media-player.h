/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** VecheMediaPlayerFunc: shows the file by other means, for a widget that is still there. */
typedef void (*VecheMediaPlayerFunc) (GtkWidget *widget, GFile *file);

/** veche_media_player_is_media: whether contents of this type are played: a film or a sound. */
gboolean veche_media_player_is_media (const char *media_type);

/**
 * veche_media_player_play:
 * @title: what it is, for people
 * @file: a file of this computer
 * @otherwise: is called where nothing here can play it, and when a person asks for it
 *
 * Plays the file in a dialog over @widget. Which films are understood hangs on what the system has installed: nothing is said of that,
 * since the desktop's own player may know more.
 */
void veche_media_player_play (GtkWidget *widget, const char *title, GFile *file, VecheMediaPlayerFunc otherwise);

G_END_DECLS
