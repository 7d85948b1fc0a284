/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-draft.h"

#include <string.h>

#include "veche-i18n.h"
#include "veche-letter-fields.h"
#include "veche-text.h"

G_DEFINE_BOXED_TYPE (VecheLetterDraft, veche_letter_draft, veche_letter_draft_copy, veche_letter_draft_free)

/* Placeholders that are forms of the leader's name. */
static const char *const veche_letter_draft_forms[]
  = { "leader_short", "leader_dative", "leader_short_dative", "salutation", NULL };

VecheLetterDraft *
veche_letter_draft_new (gint64 application)
{
  VecheLetterDraft *self = g_new0 (VecheLetterDraft, 1);

  self->application = application;
  return self;
}

VecheLetterDraft *
veche_letter_draft_copy (const VecheLetterDraft *self)
{
  VecheLetterDraft *copy = g_memdup2 (self, sizeof *self);

  copy->about = g_strdup (self->about);
  copy->number = g_strdup (self->number);
  copy->date = g_strdup (self->date);
  copy->addressee = g_strdup (self->addressee);
  copy->subject = g_strdup (self->subject);
  copy->body = g_strdup (self->body);
  copy->letterhead = g_strdup (self->letterhead);
  return copy;
}

void
veche_letter_draft_free (VecheLetterDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->about);
  g_free (self->number);
  g_free (self->date);
  g_free (self->addressee);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->letterhead);
  g_free (self);
}

void
veche_letter_draft_take (VecheLetterDraft *self, const VecheLetterDraft *made, gboolean keep)
{
  self->person = made->person;
  self->employee = made->employee;
  g_set_str (&self->letterhead, made->letterhead);
  if (!keep)
    {
      self->template = made->template;
      g_set_str (&self->date, made->date);
    }
  if (!keep || (self->addressee != NULL && strchr (self->addressee, '{') != NULL))
    g_set_str (&self->addressee, made->addressee);
  g_set_str (&self->subject, made->subject);
  g_set_str (&self->body, made->body);
}

static char *
veche_letter_draft_join (const VecheLetterDraft *self)
{
  return g_strdup_printf ("%s\n%s\n%s", self->addressee != NULL ? self->addressee : "", self->subject != NULL ? self->subject : "",
                          self->body != NULL ? self->body : "");
}

/* Names of the placeholders that stand in it. */
static GStrv
veche_letter_draft_list_placeholders (const VecheLetterDraft *self)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = veche_letter_draft_join (self);

  return veche_letter_fields_list_missing (text, none);
}

static const char *
veche_letter_draft_get_label (const char *name)
{
  return g_dgettext (GETTEXT_PACKAGE, veche_letter_fields_find (name)->label);
}

GStrv
veche_letter_draft_list_lacks (const VecheLetterDraft *self)
{
  g_autoptr (GStrvBuilder) lacks = g_strv_builder_new ();
  g_autofree char *text = veche_letter_draft_join (self);
  g_autofree char *subject = self->subject != NULL ? veche_text_strip (self->subject) : NULL;
  g_auto (GStrv) names = veche_letter_draft_list_placeholders (self);
  g_auto (GStrv) unknown = veche_letter_fields_list_unknown (text);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_equal (names[i], "letter_number") || (self->number == NULL && (self->numbered || !self->counted)))
      g_strv_builder_add (lacks, veche_letter_draft_get_label (names[i]));
  for (guint i = 0; unknown[i] != NULL; i++)
    g_strv_builder_take (lacks, g_strdup_printf (_("“{%s}” is not a field of letters"), unknown[i]));
  if (subject == NULL)
    g_strv_builder_add (lacks, _("Subject"));
  return g_strv_builder_end (lacks);
}

gboolean
veche_letter_draft_lacks_form (const VecheLetterDraft *self)
{
  g_auto (GStrv) names = veche_letter_draft_list_placeholders (self);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strv_contains (veche_letter_draft_forms, names[i]))
      return TRUE;
  return FALSE;
}

gboolean
veche_letter_draft_lacks_office (const VecheLetterDraft *self)
{
  g_auto (GStrv) names = veche_letter_draft_list_placeholders (self);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "office_"))
      return TRUE;
  return FALSE;
}

char *
veche_letter_draft_next_number (const char *number)
{
  gsize length = number != NULL ? strlen (number) : 0;
  gsize end = length;
  gsize first;
  g_autofree char *digits = NULL;
  gsize at;

  while (end > 0 && !g_ascii_isdigit (number[end - 1]))
    end--;
  for (first = end; first > 0 && g_ascii_isdigit (number[first - 1]);)
    first--;
  if (first == end)
    return NULL;

  /* As text, with the zeros at its beginning: an office's numbers may be of any length. */
  digits = g_strndup (number + first, end - first);
  for (at = end - first; at > 0 && digits[at - 1] == '9'; at--)
    digits[at - 1] = '0';
  if (at > 0)
    digits[at - 1]++;
  return g_strdup_printf ("%.*s%s%s%s", (int) first, number, at > 0 ? "" : "1", digits, number + end);
}
