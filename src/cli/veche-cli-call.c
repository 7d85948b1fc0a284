/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli-call.h"

#include <errno.h>
#include <string.h>

#include "veche-cli.h"
#include "veche-error.h"
#include "veche-i18n.h"

G_DEFINE_QUARK (veche-cli-call-error-quark, veche_cli_call_error)

/* Options of every verb. */
static const VecheCliOption veche_cli_call_common[] = {
  { "json", NULL, NULL }, { "actor", "NAME", NULL }, { "help", NULL, NULL }, { "version", NULL, NULL }, { NULL },
};

VecheCliCall *
veche_cli_call_new (void)
{
  VecheCliCall *self = g_new0 (VecheCliCall, 1);

  self->arguments = g_ptr_array_new_with_free_func (g_free);
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
veche_cli_call_free (VecheCliCall *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->arguments);
  g_hash_table_unref (self->options);
  g_object_unref (self->cancellable);
  g_clear_object (&self->workspace);
  g_free (self->notice);
  g_free (self);
}

gboolean
veche_cli_call_set_usage (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (VECHE_CLI_CALL_ERROR, VECHE_CLI_CALL_ERROR_USAGE, format, arguments));
  va_end (arguments);
  return FALSE;
}

static const VecheCliOption *
veche_cli_call_find_option (const VecheCliOption *options, const char *name, gsize length)
{
  for (; options != NULL && options->name != NULL; options++)
    if (strlen (options->name) == length && strncmp (options->name, name, length) == 0)
      return options;
  return NULL;
}

/* A word that begins with dashes; *@words moves on to its value where that stands apart. */
static gboolean
veche_cli_call_take_option (VecheCliCall *self, const char *const **words, GError **error)
{
  const char *word = **words;
  const char *name = g_str_equal (word, "-h") ? "help" : word + 2;
  gsize length = strcspn (name, "=");
  const VecheCliOption *option = veche_cli_call_find_option (veche_cli_call_common, name, length);
  const char *value = name[length] == '=' ? name + length + 1 : NULL;
  GPtrArray *values;

  if (option == NULL && self->verb != NULL)
    option = veche_cli_call_find_option (self->verb->options, name, length);
  if (option == NULL)
    {
      if (self->verb == NULL)
        return veche_cli_call_set_usage (error, _("There is no option “%s” before the verb. See “veche-cli help”."), word);
      return veche_cli_call_set_usage (error, _("The verb “%s” has no option “%s”. See “veche-cli help %s”."), self->verb->name,
                                       word, self->verb->name);
    }
  if (option->value == NULL && value != NULL)
    return veche_cli_call_set_usage (error, _("The option “--%s” takes no value."), option->name);
  if (option->value != NULL && value == NULL)
    {
      /* A value that begins with dashes is written behind «=»: here it is more likely to be missing. */
      if ((*words)[1] == NULL || g_str_has_prefix ((*words)[1], "--"))
        return veche_cli_call_set_usage (error, _("The option “--%s” needs a value: %s."), option->name, option->value);
      value = *++*words;
      if (!g_utf8_validate (value, -1, NULL))
        return veche_cli_call_set_usage (error, _("The value of the option “--%s” is not UTF-8 text."), option->name);
    }

  values = g_hash_table_lookup (self->options, option->name);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->options, (gpointer) option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value));
  return TRUE;
}

static gboolean
veche_cli_call_take_argument (VecheCliCall *self, const char *word, GError **error)
{
  if (self->verb != NULL)
    {
      g_ptr_array_add (self->arguments, g_strdup (word));
      return TRUE;
    }
  if (g_str_equal (word, "help"))
    {
      self->help = TRUE;
      return TRUE;
    }
  self->verb = veche_cli_find_verb (word);
  if (self->verb == NULL)
    return veche_cli_call_set_usage (error, _("There is no verb “%s”. See “veche-cli help”."), word);
  return TRUE;
}

static gboolean
veche_cli_call_check_arguments (VecheCliCall *self, GError **error)
{
  if (self->arguments->len < self->verb->min_arguments)
    return veche_cli_call_set_usage (error, _("Too few words. Usage: veche-cli %s %s"), self->verb->name, self->verb->arguments);
  if (self->arguments->len > self->verb->max_arguments)
    return veche_cli_call_set_usage (error, _("Too many words, from “%s” on. Usage: veche-cli %s %s"),
                                     (const char *) g_ptr_array_index (self->arguments, self->verb->max_arguments),
                                     self->verb->name, self->verb->arguments);
  return TRUE;
}

gboolean
veche_cli_call_parse (VecheCliCall *self, const char *const *words, GError **error)
{
  gboolean only_arguments = FALSE;

  /* Known even where the rest is wrong: the error itself is then JSON. */
  self->json = g_strv_contains (words, "--json");

  for (; *words != NULL; words++)
    {
      gboolean is_option = !only_arguments && (g_str_has_prefix (*words, "--") || g_str_equal (*words, "-h"));

      if (!g_utf8_validate (*words, -1, NULL))
        return veche_cli_call_set_usage (error, _("The word no. %u is not UTF-8 text."), self->arguments->len + 1);
      if (is_option && g_str_equal (*words, "--"))
        only_arguments = TRUE;
      else if (is_option ? !veche_cli_call_take_option (self, &words, error)
                         : !veche_cli_call_take_argument (self, *words, error))
        return FALSE;
    }

  self->json = veche_cli_call_has (self, "json");
  self->help = self->help || veche_cli_call_has (self, "help");
  self->version = veche_cli_call_has (self, "version");
  self->actor = veche_cli_call_get (self, "actor");
  if (self->help || self->version)
    return TRUE;
  if (self->verb == NULL)
    return veche_cli_call_set_usage (error, _("A verb is missing. See “veche-cli help”."));
  return veche_cli_call_check_arguments (self, error);
}

const char *
veche_cli_call_get_argument (VecheCliCall *self, guint n)
{
  return n < self->arguments->len ? g_ptr_array_index (self->arguments, n) : NULL;
}

gboolean
veche_cli_call_has (VecheCliCall *self, const char *option)
{
  return g_hash_table_contains (self->options, option);
}

const char *
veche_cli_call_get (VecheCliCall *self, const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

GPtrArray *
veche_cli_call_get_all (VecheCliCall *self, const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->options, (gpointer) g_intern_string (option), values);
    }
  return values;
}

gboolean
veche_cli_call_parse_number (const char *text, const char *what, gint64 *number, GError **error)
{
  guint64 parsed;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &parsed, NULL))
    return veche_cli_call_set_usage (error, _("%s must be a whole number, not “%s”."), what, text);
  *number = (gint64) parsed;
  return TRUE;
}

gboolean
veche_cli_call_get_number (VecheCliCall *self, const char *option, gint64 *number, GError **error)
{
  const char *text = veche_cli_call_get (self, option);
  g_autofree char *what = g_strconcat ("--", option, NULL);

  return text == NULL || veche_cli_call_parse_number (text, what, number, error);
}

DexFuture *
veche_cli_call_guard (VecheCliCall *self, DexFuture *future)
{
  return dex_future_first (future, dex_cancellable_new_from_cancellable (self->cancellable), NULL);
}

void
veche_cli_call_adopt (VecheCliCall *self, VecheWorkspace *workspace)
{
  const char *user = g_get_user_name ();

  self->workspace = workspace;
  veche_workspace_set_actor (workspace, self->actor != NULL ? self->actor : g_utf8_validate (user, -1, NULL) ? user : NULL);
}

static VecheWorkspace *
veche_cli_call_await_open (VecheCliCall *self, DexFuture *opening, GError **error)
{
  VecheWorkspace *workspace = dex_await_object (veche_cli_call_guard (self, opening), error);

  if (workspace == NULL)
    return NULL;
  veche_cli_call_adopt (self, workspace);
  g_set_str (&self->notice, veche_workspace_get_notice (workspace));
  return workspace;
}

VecheWorkspace *
veche_cli_call_open (VecheCliCall *self, GError **error)
{
  return veche_cli_call_await_open (self, veche_workspace_open (veche_cli_call_get_argument (self, 0)), error);
}

VecheWorkspace *
veche_cli_call_open_to_read (VecheCliCall *self, GError **error)
{
  return veche_cli_call_await_open (self, veche_workspace_open_read_only (veche_cli_call_get_argument (self, 0)), error);
}

void
veche_cli_call_tell_notice (VecheCliCall *self, GError **error)
{
  if (self->notice == NULL)
    return;
  if (error == NULL && self->status != VECHE_CLI_FAILED)
    g_printerr ("veche-cli: %s\n", self->notice);
  else if (error != NULL && g_error_matches (*error, VECHE_ERROR, VECHE_ERROR_READ_ONLY))
    g_prefix_error (error, "%s ", self->notice);
}

gboolean
veche_cli_call_close (VecheCliCall *self, GError **error)
{
  g_autoptr (VecheWorkspace) workspace = g_steal_pointer (&self->workspace);

  return workspace == NULL || dex_await (veche_workspace_close (workspace), error);
}
