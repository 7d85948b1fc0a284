/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-command.h"

#include "veche-i18n.h"
#include "veche-text.h"

#define EVERYWHERE N_("Everywhere")
#define PAGES N_("On a page")
#define CHECK N_("Technical check")
#define CARD N_("The open application")
#define PAPERS N_("Papers")
#define FILES N_("Files")

static const VecheCommand veche_commands[] = {
  { N_("Commands"), EVERYWHERE, NULL, "<Control>k", NULL },
  { N_("Search everywhere"), EVERYWHERE, "win.search-everywhere", "<Control><Shift>f", N_("find") },
  { N_("Undo"), EVERYWHERE, "win.undo", "<Control>z", NULL },
  { N_("Redo"), EVERYWHERE, "win.redo", "<Control><Shift>z", NULL },
  { N_("Go to a section"), EVERYWHERE, NULL, "Alt+1…9", NULL },
  { N_("Show or hide the sections"), EVERYWHERE, "win.toggle-sidebar", "F9", NULL },
  { N_("Main menu"), EVERYWHERE, NULL, "F10", NULL },
  { N_("Retype in the other keyboard layout"), EVERYWHERE, NULL, "F12", NULL },
  { N_("Our office"), EVERYWHERE, "win.show-office", NULL, N_("letterhead address phone details") },
  { N_("Tree plan"), EVERYWHERE, "win.tree-plan", NULL, N_("map trees print drawing") },
  { N_("Tally sheet"), EVERYWHERE, "win.tally-sheet", NULL, N_("trees print survey act compensation") },
  { N_("Field kit"), EVERYWHERE, "win.field-kit", NULL, N_("trees survey crew map blank print") },
  { N_("Cards of problem spots"), EVERYWHERE, "win.spots", NULL, N_("map photographs print table") },
  { N_("Inspection acts"), EVERYWHERE, "win.show-acts", NULL, N_("trees felling commission print") },
  { N_("Preferences"), EVERYWHERE, "win.show-preferences", "<Control>comma", N_("settings options printer colours") },
  { N_("Keyboard Shortcuts"), EVERYWHERE, "win.show-shortcuts", "<Control>question", N_("keys help") },
  { N_("About Veche"), EVERYWHERE, "app.about", NULL, N_("version help") },
  { N_("Who works"), EVERYWHERE, "employee.open", NULL, N_("employee switch me") },
  { N_("Take in an application"), EVERYWHERE, "win.take-in", NULL, N_("new create visitor") },
  { N_("New on this page"), PAGES, "win.new", "<Control>n", N_("add create application") },
  { N_("Search on this page"), PAGES, "win.search", "<Control>f", N_("find filter") },
  { N_("Edit the title"), PAGES, "win.edit", "F2", N_("rename") },
  { N_("Print the receipt of this application"), PAGES, "win.print", "<Control>p", N_("printer paper") },
  { N_("Between list and card"), PAGES, "win.toggle-pane", "F4", NULL },
  { N_("Select all rows"), PAGES, NULL, "<Control>a", NULL },
  { N_("Copy the rows as a table"), PAGES, NULL, "<Control>c", NULL },
  { N_("Save what is filled in"), PAGES, NULL, "<Control>Return", NULL },
  { N_("Mark as present, absent, insufficient, not needed"), CHECK, NULL, "1 2 3 4", NULL },
  { N_("Next item"), CHECK, NULL, "Return", NULL },
  { N_("Admit"), CHECK, NULL, "<Control>Return", NULL },
  { N_("Next step of this application"), CARD, "application.next", NULL, N_("register check begin") },
  { N_("Show the receipt"), CARD, "application.show", NULL, N_("look paper"), "receipt" },
  { N_("Print the check protocol"), CARD, "application.print", NULL, N_("printer paper"), "check-protocol" },
  { N_("Save the receipt as a file"), CARD, "application.paper", NULL, N_("PDF ODT text"), "receipt" },
  { N_("Save the check protocol as a file"), CARD, "application.paper", NULL, N_("PDF ODT text"), "check-protocol" },
  { N_("Register of applications"), PAPERS, "page.print", NULL, N_("print journal table"), "register" },
  { N_("List of applications"), PAPERS, "page.print", NULL, N_("print table"), "applications" },
  { N_("Protocol of a sitting"), PAPERS, "page.print", NULL, N_("check meeting print"), "sitting-protocol" },
  { N_("Attendance sheet"), PAPERS, "page.print", NULL, N_("print meeting"), "attendance" },
  { N_("Copy for the head"), FILES, "win.copy-for-head", NULL, N_("without personal data") },
  { N_("New workspace"), FILES, "win.create-workspace", "<Control><Shift>n", N_("create file") },
  { N_("Open a workspace"), FILES, "win.open", "<Control>o", N_("file") },
  { N_("Import a table"), FILES, "win.import", "<Control>i", N_("load file Excel CSV") },
  { N_("Save a copy"), FILES, "win.save-copy", NULL, N_("file") },
  { N_("Backups"), FILES, "win.show-backups", NULL, N_("restore copy for the head another computer") },
  { N_("Another window of this file"), FILES, "win.new-window", NULL, N_("second screen monitor") },
  { N_("Close the window"), FILES, "window.close", "<Control>w", NULL },
  { N_("Quit"), FILES, "app.quit", "<Control>q", N_("exit") },
  { NULL },
};

const VecheCommand *
veche_command_list (void)
{
  return veche_commands;
}

char *
veche_command_dup_keys (const VecheCommand *self)
{
  guint key;
  GdkModifierType modifiers;

  g_autoptr (GString) label = NULL;

  if (self->keys == NULL || !gtk_accelerator_parse (self->keys, &key, &modifiers))
    return g_strdup (self->keys);
  label = g_string_new_take (gtk_accelerator_get_label (key, modifiers));
  /* As it is written on the key. */
  g_string_replace (label, "Return", "Enter", 0);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static gboolean
veche_command_has_word (char **words, const char *begin)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], begin))
      return TRUE;
  return FALSE;
}

static gboolean
veche_command_has_words (char **words, const char *typed)
{
  g_auto (GStrv) begins = veche_text_split_words (typed);

  for (guint i = 0; begins[i] != NULL; i++)
    if (!veche_command_has_word (words, begins[i]))
      return FALSE;
  return begins[0] != NULL;
}

gboolean
veche_command_matches (const char *text, const char *typed)
{
  g_auto (GStrv) words = veche_text_split_words (text);
  g_autofree char *meant = NULL;
  g_autofree char *stripped = veche_text_strip (typed);

  if (stripped == NULL || veche_command_has_words (words, typed))
    return TRUE;
  meant = veche_text_swap_layout (typed);
  return veche_command_has_words (words, meant);
}
