/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-duty.h"

#include <string.h>

#include "veche-check.h"
#include "veche-i18n.h"

struct _VecheDuty
{
  GObject parent_instance;

  VecheDutyFacts facts; /* texts owned */
};

G_DEFINE_FINAL_TYPE (VecheDuty, veche_duty, G_TYPE_OBJECT)

static void
veche_duty_finalize (GObject *object)
{
  VecheDuty *self = VECHE_DUTY (object);

  g_free ((char *) self->facts.title);
  g_free ((char *) self->facts.number);
  g_free ((char *) self->facts.text);
  g_free ((char *) self->facts.due);
  g_free ((char *) self->facts.who);

  G_OBJECT_CLASS (veche_duty_parent_class)->finalize (object);
}

static void
veche_duty_class_init (VecheDutyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_duty_finalize;
}

static void
veche_duty_init (VecheDuty *self)
{
}

VecheDuty *
veche_duty_new (const VecheDutyFacts *facts)
{
  VecheDuty *self = g_object_new (VECHE_TYPE_DUTY, NULL);

  self->facts = *facts;
  self->facts.title = g_strdup (facts->title);
  self->facts.number = g_strdup (facts->number);
  self->facts.text = g_strdup (facts->text);
  self->facts.due = g_strdup (facts->due);
  self->facts.who = g_strdup (facts->who);
  return self;
}

const VecheDutyFacts *
veche_duty_get_facts (VecheDuty *self)
{
  g_return_val_if_fail (VECHE_IS_DUTY (self), NULL);
  return &self->facts;
}

VecheDutySpan
veche_duty_get_span (VecheDuty *self, const char *today)
{
  int order;

  g_return_val_if_fail (VECHE_IS_DUTY (self), VECHE_DUTY_UNDATED);

  if (self->facts.due == NULL)
    return VECHE_DUTY_UNDATED;
  order = strncmp (self->facts.due, today, 10);
  return order < 0 ? VECHE_DUTY_OVERDUE : order == 0 ? VECHE_DUTY_TODAY : VECHE_DUTY_LATER;
}

int
veche_duty_compare (VecheDuty *a, VecheDuty *b)
{
  const gboolean first = a->facts.reason == VECHE_DUTY_CONFIRM;
  const gboolean second = b->facts.reason == VECHE_DUTY_CONFIRM;
  int order;

  if ((a->facts.due == NULL) != (b->facts.due == NULL))
    return a->facts.due == NULL ? 1 : -1;
  order = a->facts.due != NULL ? strncmp (a->facts.due, b->facts.due, 10) : 0;
  if (order == 0 && first != second)
    return first ? -1 : 1;
  return order != 0 ? order : g_strcmp0 (a->facts.number, b->facts.number);
}

static char *
veche_duty_dup_confirm (VecheDuty *self)
{
  const VecheField *field = &veche_check_kind.fields[veche_kind_find_field (&veche_check_kind, "decision")];

  /* Translators: %s is a decision: «admitted», «returned to the applicant», «refused». */
  return g_strdup_printf (_("Confirm the decision: %s"), veche_field_get_code_label (field, self->facts.text));
}

char *
veche_duty_dup_task (VecheDuty *self)
{
  g_return_val_if_fail (VECHE_IS_DUTY (self), NULL);

  switch (self->facts.reason)
    {
    case VECHE_DUTY_REGISTER:
      return g_strdup (_("Finish and register the draft"));
    case VECHE_DUTY_CHECK:
      return g_strdup (_("Check the application"));
    case VECHE_DUTY_RETURNED:
      return g_strdup (_("Returned: see what the applicant has brought"));
    case VECHE_DUTY_CONFIRM:
      return veche_duty_dup_confirm (self);
    case VECHE_DUTY_STEP:
    default:
      return g_strdup (self->facts.text != NULL ? self->facts.text : _("Get in touch with the applicant"));
    }
}
