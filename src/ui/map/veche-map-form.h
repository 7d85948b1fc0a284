/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "veche-own-form.h"

G_BEGIN_DECLS

#define VECHE_TYPE_MAP_FORM (veche_map_form_get_type ())

/**
 * VecheMapForm:
 * The fields that an office asks of the objects of its layer: named, ordered, added and taken away. What a field holds is said once, when
 * it is added: objects may have it already afterwards.
 */
G_DECLARE_FINAL_TYPE (VecheMapForm, veche_map_form, VECHE, MAP_FORM, AdwBin)

/** veche_map_form_set_fields: of #VecheOwnField, copied. */
void veche_map_form_set_fields (VecheMapForm *self, GPtrArray *fields);

/** veche_map_form_list_fields: as they stand there, valid or not. Owned. */
GPtrArray *veche_map_form_list_fields (VecheMapForm *self) G_GNUC_WARN_UNUSED_RESULT;

/** veche_map_form_is_changed: since they were set. */
gboolean veche_map_form_is_changed (VecheMapForm *self);

G_END_DECLS
