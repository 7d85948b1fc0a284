/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-changes.h"
#include "veche-check.h"
#include "veche-problem.h"

G_BEGIN_DECLS

/** VecheApplicationRepeat: an application that this one may repeat. */
typedef struct
{
  VecheRecord *application;
  guint reasons; /* of VecheDuplicateReason */
} VecheApplicationRepeat;

/** VecheApplicationTeams: in what else of the programme somebody takes part. */
typedef struct
{
  VecheRecord *person;
  GPtrArray *applications; /* of #VecheRecord */
} VecheApplicationTeams;

/** VecheApplicationCase: an application and what is looked at beside it; all but the application may be %NULL. */
typedef struct
{
  VecheRecord *application;
  VecheRecord *programme;
  const VecheCheckSheet *sheet;
  GPtrArray *members;      /* of #VecheRecord */
  GPtrArray *budget_lines; /* of #VecheRecord */
  GPtrArray *repeats;      /* of #VecheApplicationRepeat */
  const char *deadline;    /* ISO, end of the intake */
  GTimeZone *local;        /* of the office; %NULL: of the process */
  GHashTable *people;      /* row id (gint64) of the directory → #VecheRecord: those whom the application or a member is linked to */
  const char *today;       /* ISO day; %NULL: no consent runs out */
  GPtrArray *teams;        /* of #VecheApplicationTeams */
} VecheApplicationCase;

/** veche_application_warnings_is_late: whether the moment is after the deadline; not, where either is missing. Both ISO. */
gboolean veche_application_warnings_is_late (const char *received, const char *deadline);

/**
 * veche_application_warnings_has_consent:
 * @given: (nullable): ISO day on which consent was given with the application
 * @person: (nullable): who it is in the directory, where consent may be kept with its term
 * @today: (nullable): ISO day; %NULL: nothing runs out
 *
 * Whether there is a consent today. What the directory has counts as well as what is on the card; after the end of its term only a
 * consent that was given later does.
 */
gboolean veche_application_warnings_has_consent (const char *given, VecheRecord *person, const char *today);

/** veche_application_warnings_is_consent: the same of what the directory has: @kept is the day of the consent, @until the end of its term. */
gboolean veche_application_warnings_is_consent (const char *given, const char *kept, const char *until, const char *today);

/** veche_application_warnings_are_touched: whether what veche_application_warnings_list() says of some application may be another now. */
gboolean veche_application_warnings_are_touched (const VecheChanges *changes);

/**
 * veche_application_warnings_list:
 *
 * What a clerk should know of an application. Codes: «team» (larger than the programme allows), «budget» (the lines add up to
 * something else), «late» (both times told), «consent» (somebody's is missing: it keeps the CV from experts, not the application
 * from intake), «repeat» (one for each), «teams» (somebody takes part in others too), «incomplete» (required contents are missing). Owned array of #VecheProblem.
 */
GPtrArray *veche_application_warnings_list (const VecheApplicationCase *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
