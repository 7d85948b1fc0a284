/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "veche-cli-help.h"
#include "veche-cli-output.h"
#include "veche-i18n.h"

#define STACK_SIZE (512 * 1024)

static const VecheCliVerb *const veche_cli_verbs[] = {
  &veche_cli_new,     &veche_cli_info,     &veche_cli_check,   &veche_cli_backup,    &veche_cli_restore,  &veche_cli_import,
  &veche_cli_export,  &veche_cli_list,     &veche_cli_show,    &veche_cli_add,       &veche_cli_set,      &veche_cli_delete,
  &veche_cli_attach,  &veche_cli_detach,   &veche_cli_extract, &veche_cli_register,  &veche_cli_techcheck, &veche_cli_withdraw,
  &veche_cli_retheme, &veche_cli_problems, &veche_cli_duplicates, &veche_cli_merge,   &veche_cli_unmerge,  &veche_cli_distinct,
  &veche_cli_template, &veche_cli_inside,  &veche_cli_clusters,  &veche_cli_lists,   &veche_cli_renumber,
  &veche_cli_undo,    &veche_cli_redo,     &veche_cli_journal, &veche_cli_report,    NULL,
};

const VecheCliVerb *const *
veche_cli_get_verbs (void)
{
  return veche_cli_verbs;
}

const VecheCliVerb *
veche_cli_find_verb (const char *name)
{
  for (guint i = 0; veche_cli_verbs[i] != NULL; i++)
    if (g_str_equal (veche_cli_verbs[i]->name, name))
      return veche_cli_verbs[i];
  return NULL;
}

/* The verb's own error is the one to tell; closing speaks up only where all went well before. */
static DexFuture *
veche_cli_run_fiber (gpointer data)
{
  VecheCliCall *call = data;
  g_autoptr (GError) error = NULL;
  gboolean done = call->verb->run (call, &error);

  if (!veche_cli_call_close (call, done ? &error : NULL))
    done = FALSE;
  if (done)
    done = veche_cli_output_finish (&error);
  veche_cli_call_tell_notice (call, done ? NULL : &error);
  if (!done)
    call->status = veche_cli_output_error (call, error);
  return dex_future_new_true ();
}

static DexFuture *
veche_cli_ended_cb (DexFuture *future, gpointer data)
{
  g_main_loop_quit (data);
  return dex_ref (future);
}

static gboolean
veche_cli_stop_cb (gpointer data)
{
  VecheCliCall *call = data;

  g_cancellable_cancel (call->cancellable);
  return G_SOURCE_CONTINUE;
}

static int
veche_cli_run (VecheCliCall *call)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, veche_cli_stop_cb, call);
  guint terminate = g_unix_signal_add (SIGTERM, veche_cli_stop_cb, call);
  DexFuture *future = dex_scheduler_spawn (NULL, STACK_SIZE, veche_cli_run_fiber, call, NULL);

  future = dex_future_finally (future, veche_cli_ended_cb, g_main_loop_ref (loop), (GDestroyNotify) g_main_loop_unref);
  g_main_loop_run (loop);
  dex_unref (future);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  return call->status;
}

/* Whether the caller has closed the stream: the number is free, or an event counter of a library that was there before main(). */
static gboolean
veche_cli_is_closed (int fd)
{
  struct stat info;

  return fstat (fd, &info) != 0 || (info.st_mode & S_IFMT) == 0;
}

/* The number of a closed stream goes to the next file opened: what is meant for the screen would be written there, and «add --stdin»
 * would read it without end. Begins again with /dev/null in its place, where reading ends at once and writing is an error. */
static void
veche_cli_fill_streams (char **argv)
{
  gboolean filled = FALSE;

  for (int fd = 0; fd <= 2; fd++)
    if (veche_cli_is_closed (fd))
      {
        int null = open ("/dev/null", O_RDONLY);

        filled = null == fd || (null >= 0 && dup2 (null, fd) == fd);
        if (!filled)
          abort ();
      }
  if (filled)
    execv ("/proc/self/exe", argv);
}

int
main (int argc, char **argv)
{
  g_autoptr (VecheCliCall) call = NULL;
  g_autoptr (GError) error = NULL;

  veche_cli_fill_streams (argv);
  veche_i18n_init ();
  g_set_prgname ("veche-cli");
  dex_init ();

  call = veche_cli_call_new ();
  if (!veche_cli_call_parse (call, (const char *const *) argv + (argc > 0), &error))
    return veche_cli_output_error (call, error);
  if (call->version)
    veche_cli_output_text ("veche-cli %s\n", VECHE_VERSION);
  else if (call->help)
    veche_cli_help_print (call->verb);
  else
    return veche_cli_run (call);
  return VECHE_CLI_DONE;
}
