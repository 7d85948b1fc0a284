/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-cli-call.h"

G_BEGIN_DECLS

/** VecheCliOption: an option of a verb; any may be repeated, verbs that want one take the last. */
typedef struct
{
  const char *name;    /* without the dashes */
  const char *value;   /* what its value is called in the help, or %NULL: it has none */
  const char *summary; /* msgid */
} VecheCliOption;

/**
 * VecheCliFunc:
 *
 * Carries a verb out, in a fiber. FALSE with an error is exit 1 (2 for %VECHE_CLI_CALL_ERROR); else the call's status, 0 unless set.
 */
typedef gboolean (*VecheCliFunc) (VecheCliCall *call, GError **error);

struct _VecheCliVerb
{
  const char *name;
  const char *arguments; /* as in the help: «FILE KIND ID» */
  guint min_arguments;
  guint max_arguments; /* G_MAXUINT: any number */
  const VecheCliOption *options; /* ends with a %NULL name; or %NULL */
  const char *summary;           /* msgid: one line */
  const char *details;           /* msgid: what the help of the verb adds, or %NULL */
  VecheCliFunc run;
};

extern const VecheCliVerb veche_cli_new;
extern const VecheCliVerb veche_cli_info;
extern const VecheCliVerb veche_cli_check;
extern const VecheCliVerb veche_cli_inside;
extern const VecheCliVerb veche_cli_clusters;
extern const VecheCliVerb veche_cli_lists;
extern const VecheCliVerb veche_cli_renumber;
extern const VecheCliVerb veche_cli_backup;
extern const VecheCliVerb veche_cli_restore;
extern const VecheCliVerb veche_cli_import;
extern const VecheCliVerb veche_cli_export;
extern const VecheCliVerb veche_cli_list;
extern const VecheCliVerb veche_cli_show;
extern const VecheCliVerb veche_cli_add;
extern const VecheCliVerb veche_cli_set;
extern const VecheCliVerb veche_cli_delete;
extern const VecheCliVerb veche_cli_attach;
extern const VecheCliVerb veche_cli_detach;
extern const VecheCliVerb veche_cli_extract;
extern const VecheCliVerb veche_cli_register;
extern const VecheCliVerb veche_cli_techcheck;
extern const VecheCliVerb veche_cli_withdraw;
extern const VecheCliVerb veche_cli_retheme;
extern const VecheCliVerb veche_cli_problems;
extern const VecheCliVerb veche_cli_duplicates;
extern const VecheCliVerb veche_cli_merge;
extern const VecheCliVerb veche_cli_unmerge;
extern const VecheCliVerb veche_cli_distinct;
extern const VecheCliVerb veche_cli_template;
extern const VecheCliVerb veche_cli_undo;
extern const VecheCliVerb veche_cli_redo;
extern const VecheCliVerb veche_cli_journal;
extern const VecheCliVerb veche_cli_report;

/** veche_cli_get_verbs: all verbs in the order of the help; ends with %NULL. Static. */
const VecheCliVerb *const *veche_cli_get_verbs (void);

/** veche_cli_find_verb: by name; %NULL when there is none. */
const VecheCliVerb *veche_cli_find_verb (const char *name);

G_END_DECLS
