/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-report.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/**
 * VecheOfficeContext:
 * What the office's reports have in common: the programmes with what belongs to them, the employees, the user's parameters.
 */
typedef struct
{
  VecheWorkspace *workspace;
  VechePageChoice page;
  VecheReportFormat format; /* what is written */
  char *number; /* or %NULL, as are the next eight */
  char *from;   /* ISO day */
  char *to;
  char *state;
  char *theme;
  char *programme;
  char *columns;
  char *letters; /* row ids of letters, parted by commas */
  char *title;   /* what a sheet of attendance is for */
  char *territory; /* which trees a paper is about, as the next two; or %NULL, as all of these */
  char *survey;
  char *layer;
  char *form;      /* of the tally sheet */
  char *scale;     /* of the plan, «500» or «1:500» */
  char *base;      /* of the plan: a file with map tiles */
  char *address;   /* what stands in the heading of a tally sheet, as the next three */
  char *cadastral;
  char *works;
  char *applicant;
  char *protocol;  /* number of the protocol of a sitting, as the next four of it; or %NULL */
  char *date;      /* ISO day */
  char *chair;     /* name of an employee, as the next */
  char *secretary;
  char *present;   /* names of employees, parted by commas */
  VecheQuery *query; /* what a list was narrowed to and ordered by before the parameters; or %NULL */
  VecheRecord *about; /* borrowed: the one programme that the report is about; %NULL: none, or several */
  gboolean several;   /* which of the two */
  GHashTable *programmes; /* row id (gint64) → VecheRecord, as the next four */
  GHashTable *themes;
  GHashTable *stages;
  GHashTable *reasons;
  GHashTable *employees;
  VecheRecord *office;  /* or %NULL */
  GPtrArray *warnings; /* of text */
} VecheOfficeContext;

/** veche_office_context_load: in a fiber; %VECHE_ERROR_INVALID for a parameter that is not known or not understood. Owned. */
VecheOfficeContext *veche_office_context_load (VecheWorkspace *workspace, GHashTable *params,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void veche_office_context_free (VecheOfficeContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheOfficeContext, veche_office_context_free)

/** veche_office_context_has_day: whether an ISO day is within the period of the parameters; none is where a period is asked for. */
gboolean veche_office_context_has_day (VecheOfficeContext *self, const char *day);

/**
 * veche_office_context_list_applications:
 * @registered: only those that have a number
 *
 * The applications that the parameters leave, by number; %VECHE_ERROR_NOT_FOUND for a number that is not there. In a fiber. Owned.
 */
GPtrArray *veche_office_context_list_applications (VecheOfficeContext *self, gboolean registered,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_office_context_settle:
 *
 * Tells from the rows of a list which programme it is about, where no parameter says so: what stands in its heading must be true of
 * all of them.
 */
void veche_office_context_settle (VecheOfficeContext *self, GPtrArray *applications);

/** veche_office_context_get_programme: of an application; or with %NULL the one that the report is about. Borrowed, maybe %NULL. */
VecheRecord *veche_office_context_get_programme (VecheOfficeContext *self, VecheRecord *application);

/** veche_office_context_get_text: a @field of that programme; for a report about several what they share. Borrowed, maybe %NULL. */
const char *veche_office_context_get_text (VecheOfficeContext *self, VecheRecord *application, const char *field);

/** veche_office_context_get_zone: tz name of that programme, or %NULL. A report about several has the zone that they share. */
const char *veche_office_context_get_zone (VecheOfficeContext *self, VecheRecord *application);

/** veche_office_context_get_stage: a stage of the application's programme by code, or %NULL. Borrowed. */
VecheRecord *veche_office_context_get_stage (VecheOfficeContext *self, VecheRecord *application, const char *code);

/** veche_office_context_get_deadline: the end of its intake, ISO text, or %NULL. */
const char *veche_office_context_get_deadline (VecheOfficeContext *self, VecheRecord *application);

/** veche_office_context_is_late: whether it came after the deadline. */
gboolean veche_office_context_is_late (VecheOfficeContext *self, VecheRecord *application);

/** veche_office_context_get_theme: its theme, or %NULL. Borrowed. */
VecheRecord *veche_office_context_get_theme (VecheOfficeContext *self, VecheRecord *application);

/** veche_office_context_get_reason: what the programme calls a reason; the code where it does not know it. Borrowed. */
const char *veche_office_context_get_reason (VecheOfficeContext *self, VecheRecord *application, const char *code);

/** veche_office_context_get_office_name: as its record has it, else the workspace's title. Borrowed. */
const char *veche_office_context_get_office_name (VecheOfficeContext *self);

/** veche_office_context_new_office: who makes the document. Owned. */
VecheReportOffice *veche_office_context_new_office (VecheOfficeContext *self, VecheRecord *application) G_GNUC_WARN_UNUSED_RESULT;

/** veche_office_context_get_employee: by row id; %NULL for 0 and for one that is gone. Borrowed. */
VecheRecord *veche_office_context_get_employee (VecheOfficeContext *self, gint64 id);

/** veche_office_context_find_employee: by name, or %NULL. Borrowed. */
VecheRecord *veche_office_context_find_employee (VecheOfficeContext *self, const char *name);

/** veche_office_context_new_responsible: the application's responsible employee, or %NULL. Owned. */
VecheReportPerson *veche_office_context_new_responsible (VecheOfficeContext *self, VecheRecord *application) G_GNUC_WARN_UNUSED_RESULT;

/** veche_office_context_new_person: an employee by name; one who is not in the directory has no position. Owned, %NULL for %NULL. */
VecheReportPerson *veche_office_context_new_person (VecheOfficeContext *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
