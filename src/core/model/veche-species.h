/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-tree.h"

G_BEGIN_DECLS

/**
 * VecheSpecies:
 * A species of the list that Veche brings along. The limits are what old trees of towns come to, with room above them: what is larger is
 * asked about, never refused.
 */
typedef struct
{
  const char *name;        /* Russian */
  const char *latin;
  const char *aliases;     /* parted by «, », or %NULL: what surveyors write for it */
  const char *form;        /* code of «form»: tree, shrub; %NULL: an office's own species of which nobody says it */
  const char *value_group; /* code of the towns' tables of compensation; %NULL: the same */
  VecheTreeLimits limits;
} VecheSpecies;

/** veche_species_list: all of them; the last has no name. Static. */
const VecheSpecies *veche_species_list (void);

/** veche_species_find: by its Russian, Latin or another name, in any case, е for ё; %NULL where it is not listed. Any thread. Static. */
const VecheSpecies *veche_species_find (const char *name);

G_END_DECLS
