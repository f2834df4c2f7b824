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
  g_free (cli->save);
  g_free (cli->search);
  g_free (cli->connector);
  g_free (cli->at);
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

/* An option that only some commands take. */
typedef struct
{
  LanyardCliOptions option;
  GOptionEntry      entry;
} CommandOption;

/* The options of @command, with those of every command; ends with an empty one. */
static GArray *
list_entries (LanyardCli              *cli,
              const LanyardCliCommand *command)
{
  const CommandOption options[] = {
    { LANYARD_CLI_JSON, { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Print JSON"), NULL } },
    { LANYARD_CLI_LABEL, { "label", 0, 0, G_OPTION_ARG_STRING, &cli->label, N_("What people see"), N_("LABEL") } },
    { LANYARD_CLI_SLUG, { "slug", 0, 0, G_OPTION_ARG_STRING, &cli->slug, N_("The end of the IdP URL"), N_("SLUG") } },
    { LANYARD_CLI_SET_PLACEHOLDER, { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->sets,
                                     N_("Fill in a placeholder (may be repeated)"), N_("PLACEHOLDER=VALUE") } },
    { LANYARD_CLI_PERSON_FIELDS, { "email", 0, 0, G_OPTION_ARG_STRING, &cli->email, N_("E-mail address"), N_("EMAIL") } },
    { LANYARD_CLI_PERSON_FIELDS, { "first", 0, 0, G_OPTION_ARG_STRING, &cli->first, N_("First name"), N_("NAME") } },
    { LANYARD_CLI_PERSON_FIELDS, { "last", 0, 0, G_OPTION_ARG_STRING, &cli->last, N_("Last name"), N_("NAME") } },
    { LANYARD_CLI_SET_ATTRIBUTE, { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->sets,
                                   N_("Set a field or a custom attribute (may be repeated)"), N_("ATTRIBUTE=VALUE") } },
    { LANYARD_CLI_PASSWORD, { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &cli->password_stdin,
                              N_("Read the password from the first line of standard input"), NULL } },
    { LANYARD_CLI_ENTITY, { "entity", 0, 0, G_OPTION_ARG_STRING, &cli->entity,
                            N_("Which one, if the metadata describes several"), N_("ID") } },
    { LANYARD_CLI_OUTPUT, { "output", 'o', 0, G_OPTION_ARG_FILENAME, &cli->output,
                            N_("Write to a file or folder instead of standard output"), N_("FILE") } },
    { LANYARD_CLI_KEY, { "key", 0, 0, G_OPTION_ARG_FILENAME, &cli->key, N_("The private key (PEM or DER)"), N_("FILE") } },
    { LANYARD_CLI_CERTIFICATE, { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &cli->certificate,
                                 N_("The certificate (PEM or DER)"), N_("FILE") } },
    { LANYARD_CLI_FORMAT, { "format", 0, 0, G_OPTION_ARG_STRING, &cli->format,
                            N_("text (as without it), html or json"), N_("FORMAT") } },
    { LANYARD_CLI_PAIR, { "next", 0, 0, G_OPTION_ARG_NONE, &cli->next,
                          N_("Begin a rollover with it instead of signing with it at once"), NULL } },
    { LANYARD_CLI_DECRYPT, { "key", 0, 0, G_OPTION_ARG_FILENAME, &cli->key,
                             N_("The service provider’s private key, to decrypt the assertion (PEM or DER)"), N_("FILE") } },
    { LANYARD_CLI_PAIR | LANYARD_CLI_DECRYPT, { "passphrase-fd", 0, 0, G_OPTION_ARG_INT, &cli->passphrase_fd,
                          N_("Read the passphrase from a file descriptor instead of the terminal"), N_("NUMBER") } },
    { LANYARD_CLI_PERSON, { "person", 0, 0, G_OPTION_ARG_STRING, &cli->person, N_("Who signs in"), N_("PERSON") } },
    { LANYARD_CLI_REQUEST, { "request", 0, 0, G_OPTION_ARG_FILENAME, &cli->request,
                             N_("The request to answer: XML, or the URL of a redirect"), N_("FILE") } },
    { LANYARD_CLI_DRY_RUN, { "sp-initiated", 0, 0, G_OPTION_ARG_NONE, &cli->sp_initiated,
                             N_("Begin at the application, with a request that is made up"), NULL } },
    { LANYARD_CLI_NEGATIVE, { "to-test-sp", 0, 0, G_OPTION_ARG_NONE, &cli->to_test_sp,
                              N_("Let the test service provider judge them in the application’s place"), NULL } },
    { LANYARD_CLI_NEGATIVE, { "save", 0, 0, G_OPTION_ARG_FILENAME, &cli->save,
                              N_("Write them as XML, and as pages with a button that sends them"), N_("FOLDER") } },
    { LANYARD_CLI_DRY_RUN, { "xml", 0, 0, G_OPTION_ARG_NONE, &cli->xml, N_("Print the exact response and nothing else"), NULL } },
    { LANYARD_CLI_CONNECTOR, { "connector", 0, 0, G_OPTION_ARG_STRING, &cli->connector,
                               N_("The connector to check or search with"), N_("CONNECTOR") } },
    { LANYARD_CLI_CONNECTOR, { "at", 0, 0, G_OPTION_ARG_STRING, &cli->at,
                               N_("Check as of that time, such as 2026-11-21T10:00:00Z"), N_("TIME") } },
    { LANYARD_CLI_SIGN, { "sign", 0, 0, G_OPTION_ARG_NONE, &cli->sign, N_("Sign it, whatever the settings say"), NULL } },
    { LANYARD_CLI_FIX, { "fix", 0, 0, G_OPTION_ARG_STRING, &cli->fix,
                         N_("First put right what this rule finds"), N_("RULE") } },
    { LANYARD_CLI_PROPOSAL, { "dry-run", 0, 0, G_OPTION_ARG_NONE, &cli->dry_run, N_("Show the changes, save nothing"), NULL } },
    { LANYARD_CLI_PROPOSAL, { "overwrite", 0, 0, G_OPTION_ARG_NONE, &cli->overwrite,
                              N_("Take what the metadata says also where it was changed by hand"), NULL } },
    { LANYARD_CLI_PREVIEW, { "dry-run", 0, 0, G_OPTION_ARG_NONE, &cli->dry_run, N_("Show the changes, save nothing"), NULL } },
    { LANYARD_CLI_ALL, { "all", 0, 0, G_OPTION_ARG_NONE, &cli->all, N_("All of them, not only some"), NULL } },
    { LANYARD_CLI_GROUPS, { "groups", 0, 0, G_OPTION_ARG_NONE, &cli->groups, N_("Grant it to the same groups"), NULL } },
    { LANYARD_CLI_HISTORY, { "limit", 0, 0, G_OPTION_ARG_INT, &cli->limit,
                             N_("How many changes, 50 if it is not given; 0: all"), N_("NUMBER") } },
    { LANYARD_CLI_HISTORY, { "search", 0, 0, G_OPTION_ARG_STRING, &cli->search,
                             N_("Only changes with this text in their summary, label or person"), N_("TEXT") } },
    { LANYARD_CLI_HISTORY, { "deleted", 0, 0, G_OPTION_ARG_NONE, &cli->deleted,
                             N_("Only connectors that were deleted and can be restored"), NULL } },
    { LANYARD_CLI_FETCH, { "allow-private", 0, 0, G_OPTION_ARG_NONE, &cli->allow_private,
                           N_("Fetch from private and local addresses, too"), NULL } },
    { LANYARD_CLI_APPLY, { "apply", 0, 0, G_OPTION_ARG_NONE, &cli->apply, N_("Take what changed"), NULL } },
    { LANYARD_CLI_TRUST, { "trust", 0, 0, G_OPTION_ARG_FILENAME, &cli->trust,
                           N_("The certificate whose key must have signed the metadata"), N_("FILE") } },
    { LANYARD_CLI_TRUST, { "max-days", 0, 0, G_OPTION_ARG_INT, &cli->max_days,
                           N_("Refuse metadata that is valid for longer, or for ever"), N_("DAYS") } },
    { LANYARD_CLI_RAW, { "raw", 0, 0, G_OPTION_ARG_NONE, &cli->raw, N_("Write the exact bytes of the XML and nothing else"), NULL } },
    { LANYARD_CLI_PORT, { "port", 0, 0, G_OPTION_ARG_INT, &cli->port,
                          N_("Listen there; 0 picks a free port"), N_("PORT") } },
  };
  const GOptionEntry common[] = {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &cli->config, N_("The configuration to use"), N_("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &cli->help, N_("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &cli->version, N_("Print the version"), NULL },
  };
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (entries, common, G_N_ELEMENTS (common));
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (command != NULL && (command->options & options[i].option) != 0)
      g_array_append_val (entries, options[i].entry);

  return entries;
}

static GOptionContext *
make_context (LanyardCli              *cli,
              const LanyardCliCommand *command)
{
  g_autofree char *usage = command != NULL ? _lanyard_cli_format_usage (command) : NULL;
  g_autoptr(GArray) entries = list_entries (cli, command);
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
