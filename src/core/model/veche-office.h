/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-kind.h"
#include "veche-record.h"

G_BEGIN_DECLS

/* The office itself: what stands on its letterhead and in its papers. One record a workspace. */

extern const VecheKind veche_office_kind;

/** veche_office_dup_contacts: «тел. 8 (800) 000-00-00, эл. почта: a@b», as documents have it; %NULL for none. Owned. */
char *veche_office_dup_contacts (VecheRecord *office) G_GNUC_WARN_UNUSED_RESULT;

/** veche_office_dup_codes: «ОГРН 1234567890123, ИНН 1234567890»; %NULL for none. Owned. */
char *veche_office_dup_codes (VecheRecord *office) G_GNUC_WARN_UNUSED_RESULT;

/**
 * veche_office_list_lacks:
 * @office: (nullable)
 *
 * Labels of the lines that a letterhead has and this one lacks, translated; empty for a complete one. Owned.
 */
GStrv veche_office_list_lacks (VecheRecord *office) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
