/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-edit.h"

G_BEGIN_DECLS

/** VecheDirectoryPlace: where somebody is named who is not linked to the directory yet. */
typedef struct
{
  const VecheKind *kind;
  gint64 id;
  const char *reference; /* field that would refer to the directory */
} VecheDirectoryPlace;

/** VecheDirectoryEntry: one person or organisation of the applications, with all the places that name it. */
typedef struct
{
  char *name;
  char *phone;
  char *email;
  char *ogrn;
  char *consent; /* the latest day, ISO; none where the name alone makes the places one */
  GArray *places; /* of #VecheDirectoryPlace */
  gint64 match;  /* row of the directory that it is likely to be; 0: none, it would be new */
  char *match_name;
  gboolean sure;     /* the match is by phone, e-mail or OGRN, not by name alone */
  gboolean by_name;  /* places of it are the same by the name alone */
  gboolean loose;    /* places of it are the same by less than what makes @certain */
  gboolean certain;  /* the match needs nobody to look: by a whole phone or an e-mail, and the other of them says nothing else */
  gboolean unclear;  /* places that may be any of several entries */
  gboolean doubtful; /* several are as likely: a person has to look */
} VecheDirectoryEntry;

/** VecheDirectoryPlan: what the applications would bring into the directory. */
typedef struct _VecheDirectoryPlan VecheDirectoryPlan;

#define VECHE_TYPE_DIRECTORY_PLAN (veche_directory_plan_get_type ())
GType veche_directory_plan_get_type (void);

/** veche_directory_plan_new: @kind: people or organisations. */
VecheDirectoryPlan *veche_directory_plan_new (const VecheKind *kind) G_GNUC_WARN_UNUSED_RESULT;
VecheDirectoryPlan *veche_directory_plan_ref (VecheDirectoryPlan *self);
void veche_directory_plan_unref (VecheDirectoryPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheDirectoryPlan, veche_directory_plan_unref)

/**
 * veche_directory_plan_add:
 * @found: borrowed texts of one place; its other members are ignored
 *
 * Places of one name are one entry, unless their phones or OGRNs say that they are two. What may then be either is an entry apart.
 */
void veche_directory_plan_add (VecheDirectoryPlan *self, const VecheDirectoryEntry *found, VecheDirectoryPlace place);

/** veche_directory_plan_add_known: a row of the directory: entries that may be it are matched. After all places. */
void veche_directory_plan_add_known (VecheDirectoryPlan *self, gint64 id, const VecheDirectoryEntry *known);

/**
 * veche_directory_plan_list:
 *
 * Of #VecheDirectoryEntry, in the order in which they came, what is doubtful behind all others: whoever takes over the first of them
 * comes to the end. Borrowed, in order until the plan grows.
 */
GPtrArray *veche_directory_plan_list (VecheDirectoryPlan *self);

/** veche_directory_plan_add_to_edit: makes the entry, unless it is matched, and links its places to it. */
void veche_directory_plan_add_to_edit (VecheDirectoryPlan *self, const VecheDirectoryEntry *entry, VecheEdit *edit);

G_END_DECLS
