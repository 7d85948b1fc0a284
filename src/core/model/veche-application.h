/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"

G_BEGIN_DECLS

/* An application for a programme and what belongs to it. */
/** VecheApplicationMark: what is found out about an application beside its fields (veche_record_get_marks()). */
typedef enum
{
  VECHE_APPLICATION_LATE = 1 << 0,       /* received after the end of the programme's intake */
  VECHE_APPLICATION_INCOMPLETE = 1 << 1, /* not decided yet, and required contents are missing */
} VecheApplicationMark;

/* A query's term asks for them by this name: value «late» or «incomplete», also «repeated» and «no-consent». */
#define VECHE_APPLICATION_MARK_FIELD "mark"
/* And by these for what is owed when, and for when it was received; see veche_application_seek_repo_dup_condition(). */
#define VECHE_APPLICATION_TERM_FIELD "term"
#define VECHE_APPLICATION_SINCE_FIELD "since"
#define VECHE_APPLICATION_UNTIL_FIELD "until"

extern const VecheKind veche_application_kind;
extern const VecheKind veche_application_member_kind;
extern const VecheKind veche_application_budget_line_kind;
extern const VecheKind veche_application_votes_kind;
extern const VecheKind veche_application_contact_kind;

/**
 * veche_application_can_move:
 *
 * Whether the office may move an application between two states by hand or by a verb: the map of its life.
 * Unknown codes cannot move.
 */
gboolean veche_application_can_move (const char *from, const char *to);

/** veche_application_state_is_open: whether the office still owes it something (draft to returned). */
gboolean veche_application_state_is_open (const char *state);

/** veche_application_is_before: whether @self was received before @other; of one moment, the one that was entered first. */
gboolean veche_application_is_before (VecheRecord *self, VecheRecord *other);

/** veche_application_can_replace: whether @self, a later filing, can take the place of @first: nothing is decided on that, and @self still counts. */
gboolean veche_application_can_replace (VecheRecord *self, VecheRecord *first);

G_END_DECLS
