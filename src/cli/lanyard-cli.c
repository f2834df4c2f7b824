/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "lanyard-cli-private.h"
#include "lanyard-local-configuration.h"
#include "lanyard-own-templates.h"
#include "lanyard-saml.h"
#include "lanyard-secret.h"

#define STATUS_DONE 0
#define STATUS_FAILED 1
#define STATUS_USAGE 2

static void
cli_clear (LanyardCli *cli)
{
  g_clear_object (&cli->configuration);
  g_strfreev (cli->arguments);
  g_strfreev (cli->sets);
  g_free (cli->config);
  g_free (cli->label);
  g_free (cli->slug);
  g_free (cli->entity);
  g_free (cli->output);
  g_free (cli->key);
  g_free (cli->certificate);
  g_free (cli->email);
  g_free (cli->first);
  g_free (cli->last);
  g_free (cli->person);
  g_free (cli->request);
  g_free (cli->trust);
  g_free (cli->fix);
  g_free (cli->format);
  g_free (cli->kind);
  g_free (cli->code);
  g_free (cli->address);
  g_free (cli->reference);
  g_free (cli->from);
  g_free (cli->group);
  g_free (cli->filter);
  g_free (cli->until);
  g_free (cli->save);
  g_free (cli->search);
  g_free (cli->connector);
  g_free (cli->at);
  g_free (cli->category);
  g_free (cli->match);
  g_strfreev (cli->maps);
  g_strfreev (cli->fields);
  g_free (cli->which);
  g_strfreev (cli->set_files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardCli, cli_clear)

static void
set_up_locale (void)
{
  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LANYARD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  bindtextdomain (LANYARD_CATALOG_DOMAIN, LANYARD_LOCALEDIR);
  bind_textdomain_codeset (LANYARD_CATALOG_DOMAIN, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
use_own_templates (void)
{
  g_autofree char *folder = lanyard_own_templates_dup_folder ();

  lanyard_catalog_use_own (folder);
  lanyard_local_configuration_use_secrets (lanyard_catalog_list_own_secrets);
}

static int
report (const GError *error)
{
  g_autofree char *line = g_strdelimit (g_strdup (error->message), "\r\n", ' ');
  gboolean usage = error->domain == G_OPTION_ERROR;

  if (usage)
    g_printerr ("lanyardctl: %s%s %s\n", line, g_str_has_suffix (line, ".") ? "" : ".",
                _("“lanyardctl --help” shows the commands."));
  else
    g_printerr ("lanyardctl: %s\n", line);

  return usage ? STATUS_USAGE : STATUS_FAILED;
}

static GOptionContext *
make_context (LanyardCli              *cli,
              const LanyardCliCommand *command)
{
  g_autofree char *usage = command != NULL ? _lanyard_cli_format_usage (command) : NULL;
  g_autoptr(GArray) entries = _lanyard_cli_list_options (cli, command);
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, (GOptionEntry *) (gpointer) entries->data, GETTEXT_PACKAGE);
  if (command != NULL)
    g_option_context_set_summary (context, _(command->description));
  else
    g_option_context_set_strict_posix (context, TRUE);

  return context;
}

static const LanyardCliCommand *
find_command (char      **words,
              GError    **error)
{
  const char *noun = words[0], *verb = noun != NULL ? words[1] : NULL;
  gboolean noun_known = FALSE;

  for (const LanyardCliCommand *command = _lanyard_cli_commands; noun != NULL && command->noun != NULL; command++)
    {
      if (strcmp (command->noun, noun) != 0)
        continue;
      noun_known = TRUE;
      if (command->verb == NULL || g_strcmp0 (command->verb, verb) == 0)
        return command;
    }

  if (noun == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("No command was given."));
  else if (!noun_known)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("There is no command “%s”."), noun);
  else if (verb == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("“%s” needs a verb."), noun);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("There is no command “%s %s”."), noun, verb);

  return NULL;
}

static gboolean
check_arguments (LanyardCli  *cli,
                 GError     **error)
{
  int n = (int) g_strv_length (cli->arguments);
  g_autofree char *usage = _lanyard_cli_format_usage (cli->command);

  if (n >= cli->command->n_min && (cli->command->n_max < 0 || n <= cli->command->n_max))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
               /* Translators: a command with its arguments */
               _("That is not how the command is used: lanyardctl %s."), usage);
  return FALSE;
}

/* @words: the last word of the command, then its options and arguments. */
static gboolean
run_command (LanyardCli  *cli,
             char       **words,
             GError     **error)
{
  g_autoptr(GOptionContext) context = make_context (cli, cli->command);
  g_auto(GStrv) rest = g_strdupv (words);

  if (!g_option_context_parse_strv (context, &rest, error))
    return FALSE;

  if (cli->help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      _lanyard_cli_print (help);
      return TRUE;
    }

  cli->arguments = g_strdupv (rest + 1);

  return check_arguments (cli, error) && cli->command->run (cli, error);
}

/* "connector --help", but not "history --help": that is a command itself. */
static gboolean
wants_help_for_noun (char **words)
{
  gboolean has_verbs = FALSE;

  if (words[0] == NULL || words[1] == NULL || (strcmp (words[1], "--help") != 0 && strcmp (words[1], "-h") != 0))
    return FALSE;

  for (const LanyardCliCommand *command = _lanyard_cli_commands; command->noun != NULL; command++)
    {
      if (strcmp (command->noun, words[0]) != 0)
        continue;
      if (command->verb == NULL)
        return FALSE;
      has_verbs = TRUE;
    }

  return has_verbs;
}

static gboolean
run (LanyardCli  *cli,
     char       **words,
     GError     **error)
{
  g_autoptr(GOptionContext) context = make_context (cli, NULL);
  g_auto(GStrv) rest = g_strdupv (words);
  gboolean for_noun;

  if (!g_option_context_parse_strv (context, &rest, error))
    return FALSE;

  for_noun = wants_help_for_noun (rest + 1);
  if (cli->help || for_noun)
    {
      g_autofree char *help = _lanyard_cli_format_help (for_noun ? rest[1] : NULL);

      _lanyard_cli_print (help);
      return TRUE;
    }

  if (cli->version)
    {
      _lanyard_cli_print ("lanyardctl " LANYARD_VERSION "\n");
      return TRUE;
    }

  cli->command = find_command (rest + 1, error);

  return cli->command != NULL && run_command (cli, rest + (cli->command->verb != NULL ? 2 : 1), error);
}

/* The configuration of the command line; a file that is not there is made, as
 * the window does at its first start. */
LanyardConfiguration *
_lanyard_cli_open (LanyardCli  *cli,
                   GError     **error)
{
  g_autofree char *path = NULL;

  if (cli->configuration != NULL)
    return cli->configuration;

  path = cli->config != NULL ? g_strdup (cli->config) : lanyard_local_configuration_dup_default_path ();
  cli->configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_CREATE, g_get_user_name (), error);

  return cli->configuration;
}

gboolean
_lanyard_cli_apply (LanyardCli      *cli,
                    LanyardChanges  *changes,
                    GError         **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);

  return configuration != NULL && lanyard_configuration_apply_sync (configuration, changes, NULL, error);
}

/**
 * lanyard_cli_run:
 * @argc: as main() has it
 * @argv: as main() has it
 *
 * The program lanyardctl.
 *
 * Returns: the exit status: 0 done, 1 refused or failed, 2 wrong usage
 */
int
lanyard_cli_run (int    argc,
                 char **argv)
{
  g_auto(LanyardCli) cli = { .passphrase_fd = -1, .port = -1, .limit = -1 };
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) words = NULL;

  lanyard_secret_deny_dumps (TRUE);
  set_up_locale ();
  use_own_templates ();
  lanyard_saml_init ();

  words = g_strdupv (argv);
  if (!run (&cli, words, &error))
    return report (error);

  if (fflush (stdout) != 0)
    {
      g_printerr ("lanyardctl: %s\n", g_strerror (errno));
      return STATUS_FAILED;
    }

  return STATUS_DONE;
}
