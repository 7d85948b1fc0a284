/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-child-group.h"

G_BEGIN_DECLS

/* What an application's card and its parts are made of. */
extern const VecheFormSection veche_application_forms_card[];
extern const VecheChildSpec veche_application_forms_members;
extern const VecheChildSpec veche_application_forms_budget;
extern const VecheChildSpec veche_application_forms_votes;
extern const VecheChildSpec veche_application_forms_contacts;

G_END_DECLS
