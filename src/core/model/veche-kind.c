/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-kind.h"

#include "veche-act.h"
#include "veche-application.h"
#include "veche-check.h"
#include "veche-contents.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-letter.h"
#include "veche-office.h"
#include "veche-people.h"
#include "veche-programme.h"
#include "veche-project.h"
#include "veche-registry.h"
#include "veche-survey.h"
#include "veche-territory.h"
#include "veche-tree.h"

/* Parents before children, and what is referred to before what refers. */
static const VecheKind *const veche_kinds[] = {
  &veche_programme_kind,
  &veche_programme_theme_kind,
  &veche_programme_stage_kind,
  &veche_programme_item_kind,
  &veche_programme_criterion_kind,
  &veche_programme_reason_kind,
  &veche_office_kind,
  &veche_people_employee_kind,
  &veche_people_person_kind,
  &veche_people_organisation_kind,
  &veche_letter_template_kind,
  &veche_application_kind,
  &veche_application_member_kind,
  &veche_application_budget_line_kind,
  &veche_application_votes_kind,
  &veche_application_contact_kind,
  &veche_contents_kind,
  &veche_check_kind,
  &veche_check_item_kind,
  &veche_letter_kind,
  &veche_project_kind,
  &veche_territory_layer_kind,
  &veche_territory_area_kind,
  &veche_survey_scale_kind,
  &veche_survey_grade_kind,
  &veche_survey_kind,
  &veche_survey_block_kind,
  &veche_tree_species_kind,
  &veche_tree_kind,
  &veche_tree_stem_kind,
  &veche_tree_inspection_kind,
  &veche_act_kind,
  &veche_act_member_kind,
  &veche_act_tree_kind,
  &veche_territory_spot_kind,
  &veche_territory_place_kind,
  &veche_territory_route_kind,
  &veche_registry_attachment_kind,
  NULL,
};

const VecheKind *const *
veche_kind_list (void)
{
  return veche_kinds;
}

const VecheKind *
veche_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; veche_kinds[i] != NULL; i++)
    if (g_str_equal (veche_kinds[i]->name, name) || g_str_equal (veche_kinds[i]->plural, name))
      return veche_kinds[i];
  return NULL;
}

const VecheKind *
veche_kind_find_checked (const char *name, GError **error)
{
  const VecheKind *kind = veche_kind_find (name);
  g_autoptr (GString) names = NULL;

  if (kind != NULL && !kind->internal)
    return kind;

  names = g_string_new (NULL);
  for (guint i = 0; veche_kinds[i] != NULL; i++)
    if (!veche_kinds[i]->internal)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", veche_kinds[i]->name);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
               _("Could not find the kind “%s”: there is none. The kinds are: %s."), name, names->str);
  return NULL;
}

const VecheKind *
veche_kind_find_table (const char *table)
{
  for (guint i = 0; veche_kinds[i] != NULL; i++)
    if (g_str_equal (veche_kinds[i]->table, table))
      return veche_kinds[i];
  return NULL;
}

const VecheKind *
veche_kind_find_code (guint code)
{
  for (guint i = 0; veche_kinds[i] != NULL; i++)
    if (veche_kinds[i]->code == code)
      return veche_kinds[i];
  return NULL;
}

GPtrArray *
veche_kind_list_children (const VecheKind *self)
{
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; veche_kinds[i] != NULL; i++)
    if (g_strcmp0 (veche_kinds[i]->parent, self->name) == 0)
      g_ptr_array_add (children, (gpointer) veche_kinds[i]);
  return children;
}

const VecheKind *
veche_kind_get_root (const VecheKind *self)
{
  while (self->parent != NULL)
    {
      self = veche_kind_find (self->parent);
      g_assert (self != NULL);
    }
  return self;
}

int
veche_kind_find_field (const VecheKind *self, const char *name)
{
  for (int i = 0; self->fields[i].name != NULL; i++)
    if (g_str_equal (self->fields[i].name, name))
      return i;
  return -1;
}

gboolean
veche_kind_has_by_parent (const VecheKind *self, const char *name)
{
  const VecheKind *parent = self->parent != NULL ? veche_kind_find (self->parent) : NULL;

  return parent != NULL && veche_kind_find_field (self, name) < 0 && !g_str_equal (name, "number") && !g_str_equal (name, "title")
         && veche_kind_find_field (parent, name) >= 0;
}

const VecheField *
veche_kind_get_field (const VecheKind *self, const char *name, GError **error)
{
  int index = veche_kind_find_field (self, name);
  g_autoptr (GString) names = NULL;

  if (index >= 0)
    return &self->fields[index];

  names = g_string_new (NULL);
  for (guint i = 0; self->fields[i].name != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", self->fields[i].name);
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
               _("Could not find the field “%s” of %s: there is none. The fields are: %s."), name, self->name, names->str);
  return NULL;
}

guint
veche_kind_count_fields (const VecheKind *self)
{
  guint n = 0;

  while (self->fields[n].name != NULL)
    n++;
  return n;
}

const VecheField *
veche_kind_get_geometry (const VecheKind *self)
{
  for (const VecheField *field = self->fields; field->name != NULL; field++)
    if (field->type == VECHE_FIELD_GEOMETRY)
      return field;
  return NULL;
}

gboolean
veche_kind_is_point (const VecheKind *self)
{
  const VecheField *field = veche_kind_get_geometry (self);

  return field != NULL && g_str_equal (field->target, "POINT");
}
