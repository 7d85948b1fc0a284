/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-forms.h"

#include "veche-i18n.h"
#include "veche-programme.h"
#include "veche-text.h"
#include "veche-time.h"

/* A row tells what it is in two lines at most; the rest is inside. */
#define SUMMARY_CHARS 150

const VecheFormSection veche_programme_forms_own[] = {
  { N_("Selection"), "title code year organiser site" },
  { N_("Clocks and numbers"), "zone number_pattern" },
  { N_("Applications and their check"), "team_max check_days confirm_checks" },
  { N_("Scoring by experts"), "finalists per_expert" },
  { N_("For the office"), "note" },
  { NULL, NULL },
};

static char *
veche_programme_forms_join (char **parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- themes -------------------------------------------------------------------------------------------------------- */

static const VecheFormSection veche_programme_forms_theme_sections[] = {
  { NULL, "title abbr scope code" },
  { NULL, NULL },
};

static char *
veche_programme_forms_summarise_theme (VecheRecord *theme, GTimeZone *zone)
{
  const char *scope = veche_record_get_text (theme, "scope");
  g_autofree char *abbr = veche_record_dup_display (theme, "abbr");
  g_autofree char *sentence = scope != NULL ? veche_text_first_sentence (scope, SUMMARY_CHARS) : g_strdup (_("no scope text yet"));
  char *parts[] = { abbr, sentence, NULL };

  return veche_programme_forms_join (parts);
}

const VecheProgrammeForm veche_programme_forms_themes = {
  .kind = &veche_programme_theme_kind,
  .title = N_("Themes"),
  .empty = N_("No themes yet. The scope of a theme stands beside the question whether a project fits it."),
  .add = N_("New theme"),
  .deleted = N_("Theme deleted"),
  .moved = N_("Order of the themes"),
  .stem = "theme",
  .sections = veche_programme_forms_theme_sections,
  .summarise = veche_programme_forms_summarise_theme,
};

/* --- stages -------------------------------------------------------------------------------------------------------- */

static const VecheFormSection veche_programme_forms_stage_sections[] = {
  { NULL, "title starts ends code" },
  { NULL, NULL },
};

static char *
veche_programme_forms_summarise_stage (VecheRecord *stage, GTimeZone *zone)
{
  const char *starts = veche_record_get_text (stage, "starts");
  const char *ends = veche_record_get_text (stage, "ends");
  g_autofree char *first = starts != NULL ? veche_time_format_moment (starts, zone) : g_strdup ("…");
  g_autofree char *last = ends != NULL ? veche_time_format_moment (ends, zone) : g_strdup ("…");

  if (starts == NULL && ends == NULL)
    return g_strdup (_("no dates yet"));
  return g_strdup_printf ("%s – %s", first, last);
}

const VecheProgrammeForm veche_programme_forms_stages = {
  .kind = &veche_programme_stage_kind,
  .title = N_("Stages"),
  .empty = N_("No stages yet. The first one takes applications in: whoever comes after its end is late."),
  .add = N_("New stage"),
  .deleted = N_("Stage deleted"),
  .moved = N_("Order of the stages"),
  /* By this code it is known when an application is late. */
  .stem = "intake",
  .sections = veche_programme_forms_stage_sections,
  .summarise = veche_programme_forms_summarise_stage,
};

/* --- required contents --------------------------------------------------------------------------------------------- */

static const VecheFormSection veche_programme_forms_item_sections[] = {
  { NULL, "title requirement item_kind required limit_max field code" },
  { NULL, NULL },
};

static void
veche_programme_forms_preset_item (VecheEdit *edit, guint op)
{
  veche_edit_set_text (edit, op, "item_kind", "text");
  veche_edit_set_integer (edit, op, "required", 1);
}

static char *
veche_programme_forms_summarise_item (VecheRecord *item, GTimeZone *zone)
{
  g_autofree char *kind = veche_record_dup_display (item, "item_kind");
  g_autofree char *most = NULL;
  char *parts[4] = { kind };

  if (!veche_record_is_null (item, "limit_max"))
    most = g_strdup_printf (_("at most %d"), (int) veche_record_get_integer (item, "limit_max"));
  parts[1] = veche_record_get_integer (item, "required") != 0 ? _("required") : _("may be missing");
  parts[2] = most;
  return veche_programme_forms_join (parts);
}

const VecheProgrammeForm veche_programme_forms_items = {
  .kind = &veche_programme_item_kind,
  .title = N_("Required contents"),
  .empty = N_("Nothing is required yet: every application counts as complete."),
  .add = N_("New required item"),
  .deleted = N_("Required item deleted"),
  .moved = N_("Order of the required contents"),
  .stem = "item",
  .sections = veche_programme_forms_item_sections,
  .preset = veche_programme_forms_preset_item,
  .summarise = veche_programme_forms_summarise_item,
};

/* --- criteria ------------------------------------------------------------------------------------------------------ */

static const VecheFormSection veche_programme_forms_criterion_sections[] = {
  { NULL, "title weight scale_min scale_max criterion_kind anchors code" },
  { NULL, NULL },
};

static void
veche_programme_forms_preset_criterion (VecheEdit *edit, guint op)
{
  veche_edit_set_integer (edit, op, "scale_min", 1);
  veche_edit_set_integer (edit, op, "scale_max", 10);
  veche_edit_set_text (edit, op, "criterion_kind", "marked");
}

static char *
veche_programme_forms_summarise_criterion (VecheRecord *criterion, GTimeZone *zone)
{
  g_autofree char *weight = veche_record_dup_display (criterion, "weight");
  g_autofree char *least = veche_record_dup_display (criterion, "scale_min");
  g_autofree char *most = veche_record_dup_display (criterion, "scale_max");
  g_autofree char *kind = veche_record_dup_display (criterion, "criterion_kind");
  g_autofree char *weighs = *weight != '\0' ? g_strdup_printf (_("weight %s"), weight) : g_strdup (_("no weight yet"));
  g_autofree char *scale = *least != '\0' && *most != '\0' ? g_strdup_printf (_("marks %s–%s"), least, most) : g_strdup ("");
  char *parts[] = { weighs, scale, kind, NULL };

  return veche_programme_forms_join (parts);
}

const VecheProgrammeForm veche_programme_forms_criteria = {
  .kind = &veche_programme_criterion_kind,
  .title = N_("Criteria"),
  .empty = N_("No criteria yet. Experts give each application a mark for every one of them."),
  .add = N_("New criterion"),
  .deleted = N_("Criterion deleted"),
  .moved = N_("Order of the criteria"),
  .stem = "criterion",
  .sections = veche_programme_forms_criterion_sections,
  .preset = veche_programme_forms_preset_criterion,
  .summarise = veche_programme_forms_summarise_criterion,
};

/* --- reasons ------------------------------------------------------------------------------------------------------- */

static const VecheFormSection veche_programme_forms_reason_sections[] = {
  { NULL, "title applies code" },
  { NULL, NULL },
};

static void
veche_programme_forms_preset_reason (VecheEdit *edit, guint op)
{
  veche_edit_set_text (edit, op, "applies", "return,refuse");
}

static char *
veche_programme_forms_summarise_reason (VecheRecord *reason, GTimeZone *zone)
{
  return veche_record_dup_display (reason, "applies");
}

const VecheProgrammeForm veche_programme_forms_reasons = {
  .kind = &veche_programme_reason_kind,
  .title = N_("Reasons"),
  .empty = N_("No reasons yet: without them no application can be returned or refused."),
  .add = N_("New reason"),
  .deleted = N_("Reason deleted"),
  .moved = N_("Order of the reasons"),
  .stem = "reason",
  .sections = veche_programme_forms_reason_sections,
  .preset = veche_programme_forms_preset_reason,
  .summarise = veche_programme_forms_summarise_reason,
};
