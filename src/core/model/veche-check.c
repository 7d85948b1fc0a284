/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-person-name.h"
#include "veche-text.h"

static const VecheCode veche_check_decisions[] = {
  { "accept", NC_("decision", "admitted"), "decision" },
  { "return", NC_("decision", "returned to the applicant"), "decision" },
  { "refuse", NC_("decision", "refused"), "decision" },
  { NULL },
};

static const VecheField veche_check_fields[] = {
  { "started", N_("Started"), VECHE_FIELD_TIME, VECHE_FIELD_BRIEF },
  { "theme_fits", N_("Fits the theme"), VECHE_FIELD_BOOLEAN, VECHE_FIELD_BRIEF },
  { "decision", N_("Decision"), VECHE_FIELD_CODE, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF, NULL, veche_check_decisions },
  { "reasons", N_("Reasons"), VECHE_FIELD_TEXT, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "override", N_("Reason of the exception"), VECHE_FIELD_TEXT, VECHE_FIELD_VERB | VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "remark", N_("Remark"), VECHE_FIELD_LONG_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { "decided", N_("Decided"), VECHE_FIELD_TIME, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "decided_by", N_("Decided by"), VECHE_FIELD_TEXT, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "confirmed", N_("Confirmed"), VECHE_FIELD_TIME, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "confirmed_by", N_("Confirmed by"), VECHE_FIELD_TEXT, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "needs_second", N_("Has to be confirmed"), VECHE_FIELD_BOOLEAN, VECHE_FIELD_VERB | VECHE_FIELD_BRIEF },
  { "decided_ref", N_("Decided by (UUID)"), VECHE_FIELD_TEXT, VECHE_FIELD_VERB },
  { NULL },
};

const VecheKind veche_check_kind = {
  .name = "check",
  .plural = "checks",
  .table = "tech_check",
  .label = N_("Technical check"),
  .parent = "application",
  .parent_column = "application",
  .title_field = "decision",
  .fields = veche_check_fields,
  .code = 15,
  .by_verb = TRUE,
};

static const VecheCode veche_check_states[] = {
  { "present", NC_("check", "present"), "check" },
  { "absent", NC_("check", "absent"), "check" },
  { "insufficient", NC_("check", "insufficient"), "check" },
  { "not-needed", NC_("check", "not needed"), "check" },
  { NULL },
};

static const VecheField veche_check_item_fields[] = {
  { "item", N_("Required item"), VECHE_FIELD_REF, VECHE_FIELD_REQUIRED | VECHE_FIELD_BRIEF, "item" },
  { "state", N_("State"), VECHE_FIELD_CODE, VECHE_FIELD_BRIEF, NULL, veche_check_states },
  { "remark", N_("Remark"), VECHE_FIELD_TEXT, VECHE_FIELD_SEARCH | VECHE_FIELD_BRIEF },
  { NULL },
};

const VecheKind veche_check_item_kind = {
  .name = "check.item",
  .plural = "check.items",
  .table = "check_item",
  .label = N_("Checked item"),
  .parent = "check",
  .parent_column = "tech_check",
  .title_field = "item",
  .fields = veche_check_item_fields,
  .code = 18,
};

G_DEFINE_BOXED_TYPE (VecheCheckSheet, veche_check_sheet, veche_check_sheet_ref, veche_check_sheet_unref)

VecheCheckSheet *
veche_check_sheet_new (void)
{
  return g_atomic_rc_box_new0 (VecheCheckSheet);
}

VecheCheckSheet *
veche_check_sheet_ref (VecheCheckSheet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_check_sheet_clear (gpointer data)
{
  VecheCheckSheet *self = data;

  g_clear_object (&self->application);
  g_clear_object (&self->check);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->employees, g_ptr_array_unref);
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    g_clear_object ((VecheRecord **) &self->marks->pdata[i]);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->derived, g_strfreev);
}

void
veche_check_sheet_unref (VecheCheckSheet *self)
{
  g_atomic_rc_box_release_full (self, veche_check_sheet_clear);
}

const char *
veche_check_sheet_get_state (const VecheCheckSheet *self, guint item)
{
  VecheRecord *mark = g_ptr_array_index (self->marks, item);
  const char *marked = mark != NULL ? veche_record_get_text (mark, "state") : NULL;

  return marked != NULL ? marked : self->derived[item];
}

GStrv
veche_check_sheet_list_missing (const VecheCheckSheet *self)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (self->items, i);
      const char *state = veche_check_sheet_get_state (self, i);

      if (veche_record_get_integer (item, "required") != 0
          && (g_str_equal (state, "absent") || g_str_equal (state, "insufficient")))
        g_strv_builder_add (missing, veche_record_get_text (item, "code"));
    }
  return g_strv_builder_end (missing);
}

char *
veche_check_sheet_dup_missing (const VecheCheckSheet *self)
{
  g_auto (GStrv) missing = veche_check_sheet_list_missing (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      VecheRecord *item = g_ptr_array_index (self->items, i);

      if (g_strv_contains ((const char *const *) missing, veche_record_get_text (item, "code")))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", veche_record_get_title (item));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

int
veche_check_sheet_theme_fits (const VecheCheckSheet *self)
{
  if (self->check == NULL || veche_record_is_null (self->check, "theme_fits"))
    return -1;
  return veche_record_get_integer (self->check, "theme_fits") != 0;
}

/* As it was when it was decided, whatever has become of the programme's rule since. A decision that needs no confirming has moved the
 * application on, so one that waits leaves it «in check». */
gboolean
veche_check_sheet_is_pending (const VecheCheckSheet *self)
{
  return self->check != NULL && !veche_record_is_null (self->check, "decision")
         && veche_record_get_integer (self->check, "needs_second") != 0
         && veche_record_is_null (self->check, "confirmed")
         && g_strcmp0 (veche_record_get_text (self->application, "state"), "in-check") == 0;
}

/* «А.» may be short for «Анна»; what is missing may be anything. */
static gboolean
veche_check_may_be_same_part (const char *a, const char *b)
{
  g_autofree char *first = a != NULL ? veche_text_fold (a) : NULL;
  g_autofree char *second = b != NULL ? veche_text_fold (b) : NULL;

  if (first == NULL || second == NULL)
    return TRUE;
  if (g_str_has_suffix (first, ".") || g_str_has_suffix (second, "."))
    return g_utf8_get_char (first) == g_utf8_get_char (second);
  return g_str_equal (first, second);
}

/* Whether two spellings may name one person: «Иванов И.И.» and «Иванов Иван Иванович» do. */
static gboolean
veche_check_may_be_same (const char *a, const char *b)
{
  g_autofree char *first = veche_text_fold (a);
  g_autofree char *second = veche_text_fold (b);
  g_autoptr (VechePersonName) one = veche_person_name_parse (a);
  g_autoptr (VechePersonName) other = veche_person_name_parse (b);

  if (g_str_equal (g_strstrip (first), g_strstrip (second)))
    return TRUE;
  return one != NULL && other != NULL && one->surname != NULL && other->surname != NULL
         && veche_check_may_be_same_part (one->surname, other->surname) && veche_check_may_be_same_part (one->given, other->given)
         && veche_check_may_be_same_part (one->patronymic, other->patronymic);
}

char *
veche_check_sheet_dup_stamp (const VecheCheckSheet *self)
{
  const char *state = veche_record_get_text (self->application, "state");
  gboolean decided = self->check != NULL && !veche_record_is_null (self->check, "decision");

  /* The first mark begins the check: that is no other sheet. */
  if (g_strcmp0 (state, "registered") == 0 || (!decided && g_strcmp0 (state, "in-check") == 0))
    return g_strdup ("open");
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", state, self->check != NULL ? veche_record_get_id (self->check) : 0,
                          veche_check_sheet_is_pending (self) ? "pending" : decided ? "decided" : "undecided");
}

const char *
veche_check_find_employee (GPtrArray *employees, const char *name)
{
  g_autofree char *wanted = veche_text_fold (name != NULL ? name : "");
  const char *found = NULL;

  g_strstrip (wanted);
  for (guint i = 0; employees != NULL && i < employees->len; i++)
    {
      VecheRecord *employee = g_ptr_array_index (employees, i);
      g_autofree char *folded = veche_text_fold (veche_record_get_title (employee));

      if (!g_str_equal (g_strstrip (folded), wanted))
        continue;
      if (found != NULL)
        return NULL;
      found = veche_record_get_uuid (employee);
    }
  return found;
}

gboolean
veche_check_is_other (const char *decided_ref, const char *decided_by, const char *actor_ref, const char *actor)
{
  if (decided_ref != NULL && actor_ref != NULL)
    return !g_str_equal (decided_ref, actor_ref);
  return !veche_check_may_be_same (decided_by != NULL ? decided_by : "", actor);
}

gboolean
veche_check_can_confirm (const VecheCheckSheet *self, const char *actor, GError **error)
{
  const char *reason = NULL;

  if (!veche_check_sheet_is_pending (self))
    reason = _("Could not confirm the decision: none waits for it. Decide first.");
  else if (actor == NULL || *actor == '\0')
    reason = _("Could not confirm the decision: nobody is named as the one who is working. Say who you are first.");
  else
    {
      if (!veche_check_is_other (veche_record_get_text (self->check, "decided_ref"), veche_record_get_text (self->check, "decided_by"),
                                 veche_check_find_employee (self->employees, actor), actor))
        reason = _("Could not confirm the decision: it takes another employee than the one who decided.");
    }
  if (reason == NULL)
    return TRUE;
  g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED, reason);
  return FALSE;
}

/* What a limit is held against in a field of the card: characters of a text, whole roubles of a sum, a number itself. */
static gint64
veche_check_measure (VecheRecord *application, VecheRecord *item, const char *field)
{
  const VecheValue *value = veche_record_get_value (application, field);
  const char *kind = veche_record_get_text (item, "item_kind");

  if (value->type == VECHE_VALUE_TEXT && g_strcmp0 (kind, "text") == 0)
    return g_utf8_strlen (value->text, -1);
  if (value->type == VECHE_VALUE_INTEGER && g_strcmp0 (kind, "money") == 0)
    return value->integer / 100 + (value->integer % 100 > 0);
  return value->type == VECHE_VALUE_INTEGER && g_strcmp0 (kind, "number") == 0 ? value->integer : 0;
}

const char *
veche_check_derive_state (VecheRecord *application, VecheRecord *item, gint64 count)
{
  const char *field = veche_record_get_text (item, "field");
  gboolean filled = FALSE;
  gint64 measure = count;

  if (field != NULL && veche_kind_find_field (veche_record_get_kind (application), field) >= 0)
    {
      filled = !veche_record_is_null (application, field);
      measure = MAX (count, veche_check_measure (application, item, field));
    }
  if (!veche_record_is_null (item, "limit_max") && measure > veche_record_get_integer (item, "limit_max"))
    return "insufficient";
  return filled || count > 0 ? "present" : "absent";
}

const char *
veche_check_derive_consent (gint64 people, gint64 given, gint64 files)
{
  if (files > 0 || (people > 0 && given >= people))
    return "present";
  return given > 0 ? "insufficient" : "absent";
}

gboolean
veche_check_can_decide (const VecheCheckSheet *self, const char *decision, const char *const *reasons,
                        const char *override, GError **error)
{
  g_autofree char *missing = NULL;

  if (!g_str_equal (decision, "accept"))
    {
      if (reasons != NULL && reasons[0] != NULL)
        return TRUE;
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                           _("Could not record the decision: it needs a reason. Choose at least one."));
      return FALSE;
    }

  if (override != NULL && *override != '\0')
    return TRUE;

  missing = veche_check_sheet_dup_missing (self);
  if (missing != NULL)
    g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                 _("Could not admit the application: it is not complete (%s). Return it to the applicant, or admit it "
                   "as an exception with a reason."),
                 missing);
  else if (veche_check_sheet_theme_fits (self) == 0)
    g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                         _("Could not admit the application: it does not fit its theme. Move it to another theme, or "
                           "admit it as an exception with a reason."));
  else if (veche_check_sheet_theme_fits (self) < 0)
    g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                         _("Could not admit the application: nobody has said whether it fits its theme. Answer that "
                           "first."));
  else
    return TRUE;
  return FALSE;
}
