/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* The generator's language: words in the order of how common they are, the same ones always. */
typedef struct _GeneratorWords GeneratorWords;

GeneratorWords *generator_words_new (void);
void generator_words_free (GeneratorWords *self);

/* A word in one of its forms, as often as its place in the language says. */
void generator_words_append (GeneratorWords *self, GRand *rand, gboolean capital, GString *text);

/* Something that could be a name. */
void generator_words_append_name (GeneratorWords *self, GRand *rand, GString *text);

/* What is done in a project: «Благоустройство сквера». */
const char *generator_words_pick_deed (GRand *rand);
