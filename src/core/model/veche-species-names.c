/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-species-names.h"

#include "veche-text.h"

/* People part other names as they like. */
#define SEPARATORS ",;\n"

struct _VecheSpeciesNames
{
  GStringChunk *texts;
  GPtrArray *species;  /* of VecheSpecies */
  GHashTable *names;   /* folded name or Latin name → VecheSpecies */
  GHashTable *aliases; /* folded other name → the same */
};

VecheSpeciesNames *
veche_species_names_new (void)
{
  VecheSpeciesNames *self = g_atomic_rc_box_new0 (VecheSpeciesNames);

  self->texts = g_string_chunk_new (1024);
  self->species = g_ptr_array_new_with_free_func (g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
veche_species_names_clear (gpointer data)
{
  VecheSpeciesNames *self = data;

  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->species);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->aliases);
}

VecheSpeciesNames *
veche_species_names_ref (VecheSpeciesNames *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
veche_species_names_unref (VecheSpeciesNames *self)
{
  g_atomic_rc_box_release_full (self, veche_species_names_clear);
}

/* %NULL: nothing is said. Owned. */
static char *
veche_species_names_dup_key (const char *name)
{
  g_autofree char *stripped = name != NULL ? veche_text_strip (name) : NULL;

  return stripped != NULL ? veche_text_fold (stripped) : NULL;
}

/* The first that has a name keeps it. */
static void
veche_species_names_index (GHashTable *table, const char *name, VecheSpecies *species)
{
  char *key = veche_species_names_dup_key (name);

  if (key == NULL || g_hash_table_contains (table, key))
    g_free (key);
  else
    g_hash_table_insert (table, key, species);
}

static const char *
veche_species_names_choose (VecheSpeciesNames *self, VecheRecord *record, const char *field, const char *listed)
{
  const char *said = veche_record_get_text (record, field);

  return said != NULL && *said != '\0' ? g_string_chunk_insert_const (self->texts, said) : listed;
}

void
veche_species_names_add (VecheSpeciesNames *self, VecheRecord *record)
{
  static const VecheSpecies nothing;
  const char *name = veche_record_get_text (record, "name"), *latin = veche_record_get_text (record, "latin");
  const VecheSpecies *by_latin = veche_species_find (latin);
  /* A Latin name with its author or a slip in it is no reason to know nothing of a lilac. */
  const VecheSpecies *by_name = by_latin == NULL ? veche_species_find (name) : NULL;
  const VecheSpecies *listed = by_latin != NULL ? by_latin : by_name != NULL ? by_name : &nothing;
  VecheSpecies *species = g_new0 (VecheSpecies, 1);
  g_auto (GStrv) aliases = NULL;

  species->name = veche_species_names_choose (self, record, "name", listed->name);
  species->latin = veche_species_names_choose (self, record, "latin", listed->latin);
  species->aliases = veche_species_names_choose (self, record, "aliases", latin == NULL || by_latin != NULL ? listed->aliases : NULL);
  species->form = veche_species_names_choose (self, record, "form", listed->form);
  species->value_group = veche_species_names_choose (self, record, "value_group", listed->value_group);
  species->limits = listed->name != NULL ? listed->limits : veche_tree_limits_any;
  if (veche_record_get_real (record, "max_diameter") > 0)
    species->limits.diameter = veche_record_get_real (record, "max_diameter");
  if (veche_record_get_real (record, "max_height") > 0)
    species->limits.height = veche_record_get_real (record, "max_height");
  g_ptr_array_add (self->species, species);
  veche_species_names_index (self->names, species->name, species);
  veche_species_names_index (self->names, species->latin, species);
  aliases = g_strsplit_set (species->aliases != NULL ? species->aliases : "", SEPARATORS, -1);
  for (guint i = 0; aliases[i] != NULL; i++)
    veche_species_names_index (self->aliases, aliases[i], species);
}

static const VecheSpecies *
veche_species_names_find_own (VecheSpeciesNames *self, const char *name)
{
  g_autofree char *key = veche_species_names_dup_key (name);
  const VecheSpecies *species = key != NULL ? g_hash_table_lookup (self->names, key) : NULL;

  return species == NULL && key != NULL ? g_hash_table_lookup (self->aliases, key) : species;
}

const VecheSpecies *
veche_species_names_find (VecheSpeciesNames *self, const char *name)
{
  const VecheSpecies *own = self != NULL ? veche_species_names_find_own (self, name) : NULL;
  const VecheSpecies *listed = own == NULL ? veche_species_find (name) : NULL;
  const VecheSpecies *same = NULL;

  if (listed == NULL)
    return own;
  /* «Ёлка» is a word of Veche's list for the species that the office calls «Ель европейская». */
  if (self != NULL)
    same = veche_species_names_find_own (self, listed->latin);
  return same != NULL ? same : listed;
}

GPtrArray *
veche_species_names_list_own (VecheSpeciesNames *self)
{
  return self != NULL ? self->species : NULL;
}
