/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"
#include "veche-record.h"

G_BEGIN_DECLS

/* The technical check of an application: a grid of the programme's required items, and a decision. */
extern const VecheKind veche_check_kind;
extern const VecheKind veche_check_item_kind;

/**
 * VecheCheckSheet:
 * What is known of one application's check, in the order of the programme's items. Filled by the store.
 */
typedef struct
{
  VecheRecord *application;
  VecheRecord *check;  /* the latest, or %NULL */
  GPtrArray *items;    /* of VecheRecord «item» */
  GPtrArray *marks;    /* of VecheRecord «check.item» or %NULL, beside each item */
  GStrv derived;       /* state that follows from the contents, beside each item */
  gboolean confirms;   /* a second employee has to confirm what is decided next */
  GPtrArray *employees; /* of VecheRecord «employee» who have not left; %NULL: no second one is wanted */
} VecheCheckSheet;

VecheCheckSheet *veche_check_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void veche_check_sheet_unref (VecheCheckSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheCheckSheet, veche_check_sheet_unref)

#define VECHE_TYPE_CHECK_SHEET (veche_check_sheet_get_type ())
GType veche_check_sheet_get_type (void);

/** veche_check_sheet_ref: sheets are shared, not copied. */
VecheCheckSheet *veche_check_sheet_ref (VecheCheckSheet *self);

/** veche_check_sheet_get_state: the state of the nth item: as a person marked it, else derived. Borrowed. */
const char *veche_check_sheet_get_state (const VecheCheckSheet *self, guint item);

/** veche_check_sheet_list_missing: codes of required items that are absent or insufficient. Owned, maybe empty. */
GStrv veche_check_sheet_list_missing (const VecheCheckSheet *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_sheet_dup_missing: titles of the same items, for people: «A, B»; %NULL: none. Owned. */
char *veche_check_sheet_dup_missing (const VecheCheckSheet *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_sheet_theme_fits: 1 yes, 0 no, -1 nobody has said. */
int veche_check_sheet_theme_fits (const VecheCheckSheet *self);

/**
 * veche_check_sheet_is_pending: whether a decision has been taken that a second employee has not confirmed yet. One from before the
 * programme asked for a second employee waits for nobody.
 */
gboolean veche_check_sheet_is_pending (const VecheCheckSheet *self);

/**
 * veche_check_sheet_dup_stamp:
 *
 * What a decision is taken upon: which of them stands, and whether the application is open. A decision that was prepared on a sheet with
 * another stamp belongs to what is no more. Owned.
 */
char *veche_check_sheet_dup_stamp (const VecheCheckSheet *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_check_find_employee: uuid of the one of @employees who is called so; %NULL: nobody, or more than one. Borrowed. */
const char *veche_check_find_employee (GPtrArray *employees, const char *name);

/**
 * veche_check_is_other:
 * @decided_ref: (nullable): uuid of the employee who decided
 * @actor_ref: (nullable): of who would confirm
 *
 * Whether they are two people: by the directory where both are in it, else by what they are called.
 */
gboolean veche_check_is_other (const char *decided_ref, const char *decided_by, const char *actor_ref, const char *actor);

/**
 * veche_check_can_confirm:
 *
 * Whether @actor may confirm the decision that waits: somebody, and not who decided. %VECHE_ERROR_NOT_ALLOWED.
 */
gboolean veche_check_can_confirm (const VecheCheckSheet *self, const char *actor, GError **error);

/**
 * veche_check_derive_state:
 * @item: the required item
 * @count: how many files, links, members or votes the application has for it (files only for text items)
 *
 * What the contents alone say: «present», «insufficient» (over the item's limit) or «absent».
 */
const char *veche_check_derive_state (VecheRecord *application, VecheRecord *item, gint64 count);

/**
 * veche_check_derive_consent:
 * @people: how many are named in the application, its leader and the team
 * @given: how many of them have a day of consent
 * @files: how many files the application has for the item
 *
 * The same of an item of kind «consent»: a file with what everybody signed will do, else each must have consented.
 */
const char *veche_check_derive_consent (gint64 people, gint64 given, gint64 files);

/**
 * veche_check_can_decide:
 *
 * Whether the decision may be taken: accepting needs every required item and a fitting theme, or an @override
 * with its reason; returning and refusing need a reason. %VECHE_ERROR_NOT_ALLOWED says what is missing, by titles.
 */
gboolean veche_check_can_decide (const VecheCheckSheet *self, const char *decision, const char *const *reasons,
                                 const char *override, GError **error);

G_END_DECLS
