/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-workspace.h"

G_BEGIN_DECLS

#define VECHE_CLI_CALL_ERROR (veche_cli_call_error_quark ())

/** VecheCliCallError: how a verb was called, not what became of it. */
typedef enum
{
  VECHE_CLI_CALL_ERROR_USAGE,
} VecheCliCallError;

GQuark veche_cli_call_error_quark (void);

/** The program's exit codes. */
enum
{
  VECHE_CLI_DONE = 0,
  VECHE_CLI_FAILED = 1,
  VECHE_CLI_USAGE = 2,
  VECHE_CLI_REFUSED = 3, /* done, but some rows were refused */
  VECHE_CLI_STOPPED = 130, /* by SIGINT or SIGTERM */
};

typedef struct _VecheCliVerb VecheCliVerb;

/**
 * VecheCliCall:
 * One call of the program: the verb with its arguments and options, and the workspace that it works on.
 */
typedef struct
{
  const VecheCliVerb *verb; /* %NULL: only help or version is wanted */
  GPtrArray *arguments;
  GHashTable *options; /* name → GPtrArray of text */
  gboolean json;
  gboolean help;
  gboolean version;
  const char *actor;
  GCancellable *cancellable;
  VecheWorkspace *workspace;
  char *notice; /* of the workspace, for the end */
  int status;
} VecheCliCall;

VecheCliCall *veche_cli_call_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_cli_call_free (VecheCliCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCliCall, veche_cli_call_free)

/**
 * veche_cli_call_parse:
 * @words: the command line without the program's name, ends with %NULL
 *
 * Options may stand anywhere, as «--name value» or «--name=value»; after «--» everything is an argument.
 */
gboolean veche_cli_call_parse (VecheCliCall *self, const char *const *words, GError **error);

/** veche_cli_call_set_usage: sets a %VECHE_CLI_CALL_ERROR_USAGE; returns FALSE. */
gboolean veche_cli_call_set_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** veche_cli_call_get_argument: the nth word after the verb, or %NULL. Borrowed. */
const char *veche_cli_call_get_argument (VecheCliCall *self, guint n);

gboolean veche_cli_call_has (VecheCliCall *self, const char *option);

/** veche_cli_call_get: the option's (last) value, or %NULL. Borrowed. */
const char *veche_cli_call_get (VecheCliCall *self, const char *option);

/** veche_cli_call_get_all: all values of an option, maybe none. Borrowed. */
GPtrArray *veche_cli_call_get_all (VecheCliCall *self, const char *option);

/** veche_cli_call_get_number: a whole number ≥ 0; *@number keeps its value where the option is not given. */
gboolean veche_cli_call_get_number (VecheCliCall *self, const char *option, gint64 *number, GError **error);

/** veche_cli_call_parse_number: the same of a text, which @what names in the error. */
gboolean veche_cli_call_parse_number (const char *text, const char *what, gint64 *number, GError **error);

/** veche_cli_call_guard: @future (transfer full), given up when the user stops the program. */
DexFuture *veche_cli_call_guard (VecheCliCall *self, DexFuture *future) G_GNUC_WARN_UNUSED_RESULT;

/** veche_cli_call_open: opens the workspace that the first argument names. Borrowed from the call, which closes it. */
VecheWorkspace *veche_cli_call_open (VecheCliCall *self, GError **error);

/**
 * veche_cli_call_open_to_read:
 *
 * The same for a verb that changes nothing: it stands in nobody's way, and works whatever a writer has left to be put in order.
 */
VecheWorkspace *veche_cli_call_open_to_read (VecheCliCall *self, GError **error);

/**
 * veche_cli_call_tell_notice:
 * @error: (nullable): why the verb failed
 *
 * Says on stderr what opening the workspace had to say, once the verb is over: of a failure there is one line, so there the notice
 * is told only where it is the cause, as the beginning of @error.
 */
void veche_cli_call_tell_notice (VecheCliCall *self, GError **error);

/** veche_cli_call_adopt: takes a workspace over, so that it is closed with the call. */
void veche_cli_call_adopt (VecheCliCall *self, VecheWorkspace *workspace);

/** veche_cli_call_close: waits until the workspace is closed. In a fiber. */
gboolean veche_cli_call_close (VecheCliCall *self, GError **error);

G_END_DECLS
