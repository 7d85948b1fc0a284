/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record.h"
#include "veche-species.h"

G_BEGIN_DECLS

/**
 * VecheSpeciesNames:
 * What surveyors write, and the species that they mean: by the list of the office, else by Veche's. Counted (atomic): any thread may look
 * up once it is filled.
 */
typedef struct _VecheSpeciesNames VecheSpeciesNames;

VecheSpeciesNames *veche_species_names_new (void) G_GNUC_WARN_UNUSED_RESULT;
VecheSpeciesNames *veche_species_names_ref (VecheSpeciesNames *self);
void veche_species_names_unref (VecheSpeciesNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheSpeciesNames, veche_species_names_unref)

/** veche_species_names_add: @record: of %veche_tree_species_kind. What it does not say is taken from Veche's list, if that has the species. */
void veche_species_names_add (VecheSpeciesNames *self, VecheRecord *record);

/**
 * veche_species_names_find:
 * @self: (nullable): Veche's list alone
 *
 * The species by its Russian, Latin or another name, in any case, е for ё; %NULL where no list has it. A name of the office's list goes
 * before its other names, both before Veche's; a species that both have is called as the office calls it. Borrowed from @self, or static.
 */
const VecheSpecies *veche_species_names_find (VecheSpeciesNames *self, const char *name);

/** veche_species_names_list_own: of #VecheSpecies: the office's own, as they were added. Borrowed; @self may be %NULL: %NULL. */
GPtrArray *veche_species_names_list_own (VecheSpeciesNames *self);

G_END_DECLS
