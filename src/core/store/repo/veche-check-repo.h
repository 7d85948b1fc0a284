/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-check-difference.h"
#include "veche-check.h"
#include "veche-store.h"

G_BEGIN_DECLS

/** veche_check_repo_load: the check sheet of an application: items, marks, what the contents say. Owned. */
VecheCheckSheet *veche_check_repo_load (VecheStore *store, gint64 application, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_repo_list_employees: who is in the office's directory and has not left. Owned array of VecheRecord. */
GPtrArray *veche_check_repo_list_employees (VecheStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_check_repo_derive:
 * @contents: what is told for items themselves, veche_content_repo_list()
 * @state: (out): code of the state, static
 *
 * What follows for an item of the programme from the card's fields and from what hangs on the application.
 */
gboolean veche_check_repo_derive (VecheStore *store, VecheRecord *application, VecheRecord *item, GHashTable *contents,
                                  const char **state, GError **error);

/** VecheCheckMark: what a person says of one item; a %NULL state or remark leaves that alone. */
typedef struct
{
  const char *item; /* code */
  const char *state;
  const char *remark;
} VecheCheckMark;

/**
 * VecheCheckChange:
 * What a verb or page changes in a check; fields left %NULL or -1 stay.
 */
typedef struct
{
  const VecheCheckMark *marks;
  guint n_marks;
  int theme_fits; /* 1, 0, -1 */
  const char *remark;
  const char *decision;
  const char *const *reasons; /* codes */
  const char *override;
  const char *actor;
  gboolean confirm; /* the decision that waits; with nothing else */
  const char *due;  /* with a decision to return: until when the applicant has time, a day */
  const char *stamp; /* with a decision or its confirmation: veche_check_sheet_dup_stamp() of the sheet it was taken upon; %NULL: any */
} VecheCheckChange;

/**
 * veche_check_repo_apply:
 *
 * Inside the caller's step: starts a check where there is none that is open (a registered application is then «in check»), sets
 * marks and the answer about the theme, and, with a decision, decides by veche_check_can_decide() and moves the application. Where the programme wants a second employee, the
 * application stays «in check» until one has confirmed it; marking or deciding anew begins another check instead.
 */
gboolean veche_check_repo_apply (VecheStore *store, gint64 application, const VecheCheckChange *change, GError **error);

/**
 * veche_check_repo_begin:
 *
 * Inside the caller's step, of an application that has just come «in check»: where the last check is decided, another begins that takes over
 * its marks, so that no decision of long ago can be taken for one that waits.
 */
gboolean veche_check_repo_begin (VecheStore *store, gint64 application, GError **error);

/**
 * veche_check_repo_list_differences:
 *
 * What of the application has changed since the last check was decided: not the one that is being made or waits for its confirmation,
 * but the one before it. Empty where there was none. Owned array of #VecheCheckDifference.
 */
GPtrArray *veche_check_repo_list_differences (VecheStore *store, gint64 application,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
