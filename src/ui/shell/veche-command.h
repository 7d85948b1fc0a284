/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VecheCommand:
 * Something that can be done from everywhere: what the palette lists and the window of shortcuts shows, so that the two cannot differ
 * from each other, nor from the keys.
 */
typedef struct
{
  const char *title;   /* msgid */
  const char *section; /* msgid; of the window of shortcuts */
  const char *action;  /* «win.new», or one of a widget that is shown (veche_deed_can()); %NULL for a key of some page, which only the window of shortcuts knows */
  const char *keys;    /* as gtk_accelerator_parse() reads them, or a text to be shown; %NULL: none */
  const char *words;   /* msgid of more words to be found by, or %NULL */
  const char *target;  /* of an action that takes a text */
} VecheCommand;

/** veche_command_list: all of them; ends with a %NULL title. Static. */
const VecheCommand *veche_command_list (void);

/** veche_command_dup_keys: «Ctrl+Shift+F»; %NULL for none. Owned. */
char *veche_command_dup_keys (const VecheCommand *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_command_matches:
 * @text: what is looked for in, for people
 * @typed: words, or the beginnings of some
 *
 * Whether all typed words begin words of the text, or would in the other keyboard layout. Nothing typed fits everything.
 */
gboolean veche_command_matches (const char *text, const char *typed);

G_END_DECLS
