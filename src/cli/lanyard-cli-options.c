/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#define FIELD(name) G_STRUCT_OFFSET (LanyardCli, name)

typedef struct
{
  LanyardCliOptions  options;           /* the commands that take it have one of these; 0: every command */
  const char        *name;
  char               short_name;
  GOptionArg         arg;
  gsize              field;             /* of LanyardCli, where its value goes */
  const char        *description;       /* N_() */
  const char        *arg_description;   /* N_(); NULL: it takes no value */
} Option;

/* In the order of the help. */
static const Option options[] = {
  { 0, "config", 0, G_OPTION_ARG_FILENAME, FIELD (config),
    N_("The configuration to use"), N_("FILE") },
  { 0, "help", 'h', G_OPTION_ARG_NONE, FIELD (help),
    N_("Show this help"), NULL },
  { 0, "version", 0, G_OPTION_ARG_NONE, FIELD (version),
    N_("Print the version"), NULL },
  { LANYARD_CLI_JSON, "json", 0, G_OPTION_ARG_NONE, FIELD (json),
    N_("Print JSON"), NULL },
  { LANYARD_CLI_LABEL, "label", 0, G_OPTION_ARG_STRING, FIELD (label),
    N_("What people see"), N_("LABEL") },
  { LANYARD_CLI_SLUG, "slug", 0, G_OPTION_ARG_STRING, FIELD (slug),
    N_("The end of the IdP URL"), N_("SLUG") },
  { LANYARD_CLI_SET_PLACEHOLDER, "set", 0, G_OPTION_ARG_STRING_ARRAY, FIELD (sets),
    N_("Fill in a placeholder (may be repeated)"), N_("PLACEHOLDER=VALUE") },
  { LANYARD_CLI_SET_FILE, "set-file", 0, G_OPTION_ARG_STRING_ARRAY, FIELD (set_files),
    N_("Fill in a placeholder from the first line of a file, or of standard input where it is “-”"), N_("PLACEHOLDER=FILE") },
  { LANYARD_CLI_PERSON_FIELDS, "email", 0, G_OPTION_ARG_STRING, FIELD (email),
    N_("E-mail address"), N_("EMAIL") },
  { LANYARD_CLI_PERSON_FIELDS, "first", 0, G_OPTION_ARG_STRING, FIELD (first),
    N_("First name"), N_("NAME") },
  { LANYARD_CLI_PERSON_FIELDS, "last", 0, G_OPTION_ARG_STRING, FIELD (last),
    N_("Last name"), N_("NAME") },
  { LANYARD_CLI_SET_ATTRIBUTE, "set", 0, G_OPTION_ARG_STRING_ARRAY, FIELD (sets),
    N_("Set a field or a custom attribute (may be repeated)"), N_("ATTRIBUTE=VALUE") },
  { LANYARD_CLI_PASSWORD, "password-stdin", 0, G_OPTION_ARG_NONE, FIELD (password_stdin),
    N_("Read the password from the first line of standard input"), NULL },
  { LANYARD_CLI_ENTITY, "entity", 0, G_OPTION_ARG_STRING, FIELD (entity),
    N_("Which one, if the metadata describes several"), N_("ID") },
  { LANYARD_CLI_OUTPUT, "output", 'o', G_OPTION_ARG_FILENAME, FIELD (output),
    N_("Write to a file or folder instead of standard output"), N_("FILE") },
  { LANYARD_CLI_KEY, "key", 0, G_OPTION_ARG_FILENAME, FIELD (key),
    N_("The private key (PEM or DER)"), N_("FILE") },
  { LANYARD_CLI_CERTIFICATE, "certificate", 0, G_OPTION_ARG_FILENAME, FIELD (certificate),
    N_("The certificate (PEM or DER)"), N_("FILE") },
  { LANYARD_CLI_FORMAT, "format", 0, G_OPTION_ARG_STRING, FIELD (format),
    N_("text (as without it), html or json"), N_("FORMAT") },
  { LANYARD_CLI_PAIR, "next", 0, G_OPTION_ARG_NONE, FIELD (next),
    N_("Begin a rollover with it instead of signing with it at once"), NULL },
  { LANYARD_CLI_DECRYPT, "key", 0, G_OPTION_ARG_FILENAME, FIELD (key),
    N_("The service provider’s private key, to decrypt the assertion (PEM or DER)"), N_("FILE") },
  { LANYARD_CLI_PAIR | LANYARD_CLI_DECRYPT, "passphrase-fd", 0, G_OPTION_ARG_INT, FIELD (passphrase_fd),
    N_("Read the passphrase from a file descriptor instead of the terminal"), N_("NUMBER") },
  { LANYARD_CLI_PERSON, "person", 0, G_OPTION_ARG_STRING, FIELD (person),
    N_("Who signs in"), N_("PERSON") },
  { LANYARD_CLI_REQUEST, "request", 0, G_OPTION_ARG_FILENAME, FIELD (request),
    N_("The request to answer: XML, or the URL of a redirect"), N_("FILE") },
  { LANYARD_CLI_DRY_RUN, "sp-initiated", 0, G_OPTION_ARG_NONE, FIELD (sp_initiated),
    N_("Begin at the application, with a request that is made up"), NULL },
  { LANYARD_CLI_DRY_RUN, "to-test-sp", 0, G_OPTION_ARG_NONE, FIELD (to_test_sp),
    N_("Hand the response to the test service provider, in the application’s place"), NULL },
  { LANYARD_CLI_DRY_RUN, "show-secrets", 0, G_OPTION_ARG_NONE, FIELD (show_secrets),
    N_("Put secret values into the response instead of a mask"), NULL },
  { LANYARD_CLI_NEGATIVE, "to-test-sp", 0, G_OPTION_ARG_NONE, FIELD (to_test_sp),
    N_("Let the test service provider judge them in the application’s place"), NULL },
  { LANYARD_CLI_NEGATIVE, "save", 0, G_OPTION_ARG_FILENAME, FIELD (save),
    N_("Write them as XML, and as pages with a button that sends them"), N_("FOLDER") },
  { LANYARD_CLI_DRY_RUN, "xml", 0, G_OPTION_ARG_NONE, FIELD (xml),
    N_("Print the exact response and nothing else"), NULL },
  { LANYARD_CLI_CONNECTOR, "connector", 0, G_OPTION_ARG_STRING, FIELD (connector),
    N_("The connector to check or search with"), N_("CONNECTOR") },
  { LANYARD_CLI_CONNECTOR, "at", 0, G_OPTION_ARG_STRING, FIELD (at),
    N_("Check as of that time, such as 2026-11-21T10:00:00Z"), N_("TIME") },
  { LANYARD_CLI_SIGN, "sign", 0, G_OPTION_ARG_NONE, FIELD (sign),
    N_("Sign it, whatever the settings say"), NULL },
  { LANYARD_CLI_FIX, "fix", 0, G_OPTION_ARG_STRING, FIELD (fix),
    N_("First put right what this rule finds"), N_("RULE") },
  { LANYARD_CLI_PROPOSAL, "dry-run", 0, G_OPTION_ARG_NONE, FIELD (dry_run),
    N_("Show the changes, save nothing"), NULL },
  { LANYARD_CLI_PROPOSAL, "overwrite", 0, G_OPTION_ARG_NONE, FIELD (overwrite),
    N_("Take what the metadata says also where it was changed by hand"), NULL },
  { LANYARD_CLI_PREVIEW, "dry-run", 0, G_OPTION_ARG_NONE, FIELD (dry_run),
    N_("Show the changes, save nothing"), NULL },
  { LANYARD_CLI_PEOPLE, "match", 0, G_OPTION_ARG_STRING, FIELD (match),
    N_("Find people by username or email"), N_("KEY") },
  { LANYARD_CLI_PEOPLE, "map", 0, G_OPTION_ARG_STRING_ARRAY, FIELD (maps),
    N_("What a column is for; without a field it is left out"), N_("COLUMN=FIELD") },
  { LANYARD_CLI_PEOPLE, "make-groups", 0, G_OPTION_ARG_NONE, FIELD (make_groups),
    N_("Make groups that are not there"), NULL },
  { LANYARD_CLI_PEOPLE, "clear-empty", 0, G_OPTION_ARG_NONE, FIELD (clear_empty),
    N_("Empty cells empty a field instead of leaving it"), NULL },
  { LANYARD_CLI_PEOPLE, "skip-faulty", 0, G_OPTION_ARG_NONE, FIELD (skip_faulty),
    N_("Import the other lines if some are refused"), NULL },
  { LANYARD_CLI_PEOPLE_FORMAT, "format", 0, G_OPTION_ARG_STRING, FIELD (format),
    N_("csv (as without it) or ldif"), N_("TABLE-FORMAT") },
  { LANYARD_CLI_DIRECTORY, "certificate", 0, G_OPTION_ARG_FILENAME, FIELD (certificate),
    N_("Whose certificates the directory may have: an authority’s, or its own (PEM)"), N_("FILE") },
  { LANYARD_CLI_DIRECTORY_SYNC, "accept-missing", 0, G_OPTION_ARG_NONE, FIELD (accept_missing),
    N_("Go on although the directory has lost more than half of its people, or all"), NULL },
  { LANYARD_CLI_DIRECTORY_SYNC, "accept-returning", 0, G_OPTION_ARG_NONE, FIELD (accept_returning),
    N_("Go on although no entry says any more whether its account is on"), NULL },
  { LANYARD_CLI_YES, "yes", 0, G_OPTION_ARG_NONE, FIELD (yes),
    N_("Delete several at once without asking for their number"), NULL },
  { LANYARD_CLI_ALL, "all", 0, G_OPTION_ARG_NONE, FIELD (all),
    N_("All of them, not only some"), NULL },
  { LANYARD_CLI_GROUPS, "groups", 0, G_OPTION_ARG_NONE, FIELD (groups),
    N_("Grant it to the same groups"), NULL },
  { LANYARD_CLI_CATEGORY, "category", 0, G_OPTION_ARG_STRING, FIELD (category),
    N_("Only templates of this category"), N_("CATEGORY") },
  { LANYARD_CLI_ENCODING, "format", 0, G_OPTION_ARG_STRING, FIELD (format),
    N_("pem (as without it), der or base64"), N_("ENCODING") },
  { LANYARD_CLI_WHICH, "which", 0, G_OPTION_ARG_STRING, FIELD (which),
    N_("active (as without it), next, previous, retired, sp-signing or sp-encryption, or a fingerprint"), N_("ROLE") },
  { LANYARD_CLI_HISTORY, "limit", 0, G_OPTION_ARG_INT, FIELD (limit),
    N_("How many changes, 50 if it is not given; 0: all"), N_("NUMBER") },
  { LANYARD_CLI_HISTORY, "search", 0, G_OPTION_ARG_STRING, FIELD (search),
    N_("Only changes with this text in their summary, label or person"), N_("TEXT") },
  { LANYARD_CLI_HISTORY, "deleted", 0, G_OPTION_ARG_NONE, FIELD (deleted),
    N_("Only connectors that were deleted and can be restored"), NULL },
  { LANYARD_CLI_EVENTS, "from", 0, G_OPTION_ARG_STRING, FIELD (from),
    N_("Not before that time, such as 2026-11-21 or 2026-11-21T10:00:00Z"), N_("TIME") },
  { LANYARD_CLI_EVENTS, "until", 0, G_OPTION_ARG_STRING, FIELD (until),
    N_("Before that time"), N_("TIME") },
  { LANYARD_CLI_EVENTS, "kind", 0, G_OPTION_ARG_STRING, FIELD (kind),
    N_("Only these: sign-in, refusal, warning, logout, change …"), N_("KIND") },
  { LANYARD_CLI_EVENTS, "person", 0, G_OPTION_ARG_STRING, FIELD (person),
    N_("Only of this person"), N_("PERSON") },
  { LANYARD_CLI_EVENTS, "connector", 0, G_OPTION_ARG_STRING, FIELD (connector),
    N_("Only of this connector"), N_("CONNECTOR") },
  { LANYARD_CLI_EVENTS, "code", 0, G_OPTION_ARG_STRING, FIELD (code),
    N_("Only with this code"), N_("CODE") },
  { LANYARD_CLI_EVENTS, "reference", 0, G_OPTION_ARG_STRING, FIELD (reference),
    N_("Only with this reference"), N_("REFERENCE") },
  { LANYARD_CLI_EVENTS, "address", 0, G_OPTION_ARG_STRING, FIELD (address),
    N_("Only from this address"), N_("ADDRESS") },
  { LANYARD_CLI_EVENTS, "search", 0, G_OPTION_ARG_STRING, FIELD (search),
    N_("Only events with this text"), N_("TEXT") },
  { LANYARD_CLI_EVENTS, "limit", 0, G_OPTION_ARG_INT, FIELD (limit),
    N_("How many events; 0: all"), N_("NUMBER") },
  { LANYARD_CLI_EVENT_FORMAT, "format", 0, G_OPTION_ARG_STRING, FIELD (format),
    N_("csv (as without it) or json"), N_("EVENT-FORMAT") },
  { LANYARD_CLI_ACCESS, "person", 0, G_OPTION_ARG_STRING, FIELD (person),
    N_("Only of this person"), N_("PERSON") },
  { LANYARD_CLI_ACCESS, "connector", 0, G_OPTION_ARG_STRING, FIELD (connector),
    N_("Only of this connector"), N_("CONNECTOR") },
  { LANYARD_CLI_ACCESS, "group", 0, G_OPTION_ARG_STRING, FIELD (group),
    N_("Only what this group is granted to its members"), N_("GROUP") },
  { LANYARD_CLI_ACCESS, "filter", 0, G_OPTION_ARG_STRING, FIELD (filter),
    N_("allowed (as without it), exception, one-reason, several-reasons, blocked or all"), N_("FILTER") },
  { LANYARD_CLI_ACCESS, "search", 0, G_OPTION_ARG_STRING, FIELD (search),
    N_("Only with these words in the person, the connector or a group"), N_("TEXT") },
  { LANYARD_CLI_CSV, "csv", 0, G_OPTION_ARG_NONE, FIELD (csv),
    N_("Print a table of comma-separated values"), NULL },
  { LANYARD_CLI_FETCH, "allow-private", 0, G_OPTION_ARG_NONE, FIELD (allow_private),
    N_("Fetch from private and local addresses, too"), NULL },
  { LANYARD_CLI_HTTP, "allow-http", 0, G_OPTION_ARG_NONE, FIELD (allow_http),
    N_("Fetch over plain http, too, where anybody on the way can change it"), NULL },
  { LANYARD_CLI_FIELDS, "field", 0, G_OPTION_ARG_STRING_ARRAY, FIELD (fields),
    N_("Take this field and no other, also one that may stay (may be repeated)"), N_("FIELD") },
  { LANYARD_CLI_APPLY, "apply", 0, G_OPTION_ARG_NONE, FIELD (apply),
    N_("Take what changed"), NULL },
  { LANYARD_CLI_TRUST, "trust", 0, G_OPTION_ARG_FILENAME, FIELD (trust),
    N_("The certificate whose key must have signed the metadata"), N_("FILE") },
  { LANYARD_CLI_TRUST, "max-days", 0, G_OPTION_ARG_INT, FIELD (max_days),
    N_("Refuse metadata that is valid for longer, or for ever"), N_("DAYS") },
  { LANYARD_CLI_RAW, "raw", 0, G_OPTION_ARG_NONE, FIELD (raw),
    N_("Write the exact bytes of the XML and nothing else"), NULL },
  { LANYARD_CLI_PORT, "port", 0, G_OPTION_ARG_INT, FIELD (port),
    N_("Listen there; 0 picks a free port"), N_("PORT") },
};

GArray *
_lanyard_cli_list_options (LanyardCli              *cli,
                           const LanyardCliCommand *command)
{
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const Option *option = &options[i];
      GOptionEntry entry = {
        .long_name = option->name,
        .short_name = option->short_name,
        .arg = option->arg,
        .arg_data = (char *) cli + option->field,
        .description = option->description,
        .arg_description = option->arg_description,
      };

      if (option->options == 0 || (command != NULL && (command->options & option->options) != 0))
        g_array_append_val (entries, entry);
    }

  return entries;
}
