/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** VecheDutyReason: why an application is somebody's turn. */
typedef enum
{
  VECHE_DUTY_REGISTER = 1 << 0, /* a draft with a term */
  VECHE_DUTY_CHECK = 1 << 1,    /* registered or in check */
  VECHE_DUTY_RETURNED = 1 << 2, /* the applicant's term runs */
  VECHE_DUTY_CONFIRM = 1 << 3,  /* a decision waits for a second employee */
  VECHE_DUTY_STEP = 1 << 4,     /* a next step that somebody has promised */
} VecheDutyReason;

#define VECHE_DUTY_ALL (VECHE_DUTY_REGISTER | VECHE_DUTY_CHECK | VECHE_DUTY_RETURNED | VECHE_DUTY_CONFIRM | VECHE_DUTY_STEP)

/** VecheDutySpan: how urgent it is, the most urgent first. */
typedef enum
{
  VECHE_DUTY_OVERDUE,
  VECHE_DUTY_TODAY,
  VECHE_DUTY_LATER,
  VECHE_DUTY_UNDATED,
} VecheDutySpan;

/** VecheDutyFacts: what a duty is made of; texts are borrowed, and all but the title may be %NULL. */
typedef struct
{
  VecheDutyReason reason;
  gint64 application; /* row id */
  gint64 programme;   /* its row id, 0: none */
  gint64 contact;     /* row id of the contact with the next step, 0: none */
  const char *title;  /* of the application */
  const char *number;
  const char *text; /* the next step; the decision's code */
  const char *due;  /* a day */
  const char *who;  /* responsible; who decided */
} VecheDutyFacts;

#define VECHE_TYPE_DUTY (veche_duty_get_type ())

/** VecheDuty: something that the office owes an application. Immutable. */
G_DECLARE_FINAL_TYPE (VecheDuty, veche_duty, VECHE, DUTY, GObject)

VecheDuty *veche_duty_new (const VecheDutyFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
const VecheDutyFacts *veche_duty_get_facts (VecheDuty *self);

VecheDutySpan veche_duty_get_span (VecheDuty *self, const char *today);

/** veche_duty_compare: by term, those without one last; of one day the decisions that wait first, then by number. */
int veche_duty_compare (VecheDuty *a, VecheDuty *b);

/** veche_duty_dup_task: what is to be done: «Check the application», «Confirm the decision: admitted», «Call again». Owned. */
char *veche_duty_dup_task (VecheDuty *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
