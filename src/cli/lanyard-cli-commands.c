/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The command line, in the order of the help. */
const LanyardCliCommand _lanyard_cli_commands[] = {
  { "catalog", "list", _lanyard_cli_catalog_list, NULL, 0, 0,
    LANYARD_CLI_JSON | LANYARD_CLI_CATEGORY, N_("list all templates") },
  { "catalog", "search", _lanyard_cli_catalog_search, N_("TEXT…"), 1, -1,
    LANYARD_CLI_JSON | LANYARD_CLI_CATEGORY, N_("find templates by name, vendor, keyword or product") },
  { "catalog", "categories", _lanyard_cli_catalog_categories, NULL, 0, 0,
    LANYARD_CLI_JSON, N_("list the categories of the templates") },
  { "catalog", "show", _lanyard_cli_catalog_show, N_("TEMPLATE"), 1, 1,
    LANYARD_CLI_JSON, N_("show a template and its placeholders") },

  { "template", "list", _lanyard_cli_catalog_list, NULL, 0, 0,
    LANYARD_CLI_JSON | LANYARD_CLI_CATEGORY, N_("list all templates, one’s own too") },
  { "template", "search", _lanyard_cli_catalog_search, N_("TEXT…"), 1, -1,
    LANYARD_CLI_JSON | LANYARD_CLI_CATEGORY, N_("find templates by name, vendor, keyword or product") },
  { "template", "show", _lanyard_cli_catalog_show, N_("TEMPLATE"), 1, 1,
    LANYARD_CLI_JSON, N_("show a template and its placeholders") },
  { "template", "import", _lanyard_cli_template_import, N_("FILE…"), 1, -1,
    0, N_("add files to one’s own templates, print their ids") },
  { "template", "remove", _lanyard_cli_template_remove, N_("TEMPLATE…"), 1, -1,
    0, N_("remove templates of one’s own") },
  { "template", "validate", _lanyard_cli_template_validate, N_("[FILE…]"), 0, -1,
    LANYARD_CLI_JSON, N_("say what is wrong with files; without any, with one’s own that are left out") },

  { "connector", "add", _lanyard_cli_connector_add, N_("TEMPLATE"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_LABEL | LANYARD_CLI_SLUG | LANYARD_CLI_SET_PLACEHOLDER | LANYARD_CLI_SET_FILE,
    N_("make a draft from a template, print its slug") },
  { "connector", "list", _lanyard_cli_connector_list, NULL, 0, 0,
    LANYARD_CLI_JSON, N_("list all connectors") },
  { "connector", "show", _lanyard_cli_connector_show, N_("CONNECTOR…"), 1, -1,
    LANYARD_CLI_JSON, N_("show all fields of a connector") },
  { "connector", "set", _lanyard_cli_connector_set, N_("CONNECTOR FIELD=VALUE…"), 1, -1,
    LANYARD_CLI_SET_FILE, N_("change fields; a list’s first value replaces it, further ones are added") },
  { "connector", "set-idp-url", _lanyard_cli_connector_set_idp_url, N_("CONNECTOR SLUG"), 2, 2,
    LANYARD_CLI_JSON | LANYARD_CLI_PREVIEW,
    N_("change the end of the IdP URL, also of an active connector; shows what the service provider has to change") },
  { "connector", "duplicate", _lanyard_cli_connector_duplicate, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_LABEL | LANYARD_CLI_SLUG | LANYARD_CLI_GROUPS, N_("make a draft with the same fields, print its slug") },
  { "connector", "compare", _lanyard_cli_connector_compare, N_("CONNECTOR CONNECTOR"), 2, 2,
    LANYARD_CLI_JSON | LANYARD_CLI_ALL, N_("show the fields of two connectors side by side") },
  { "connector", "bulk", _lanyard_cli_connector_bulk, N_("ACTION [VALUE] CONNECTOR…"), 1, -1,
    LANYARD_CLI_JSON | LANYARD_CLI_PREVIEW | LANYARD_CLI_ALL,
    N_("change several as one step: activate, deactivate, the steps rotate, tick, switch, retire of a rollover, add-attribute NAME=SOURCE, grant GROUP, revoke GROUP") },
  { "connector", "check", _lanyard_cli_connector_check, N_("[CONNECTOR…]"), 0, -1,
    LANYARD_CLI_JSON | LANYARD_CLI_FIX, N_("look for the usual mistakes, everywhere or there; fails if there are errors") },
  { "connector", "clock", _lanyard_cli_connector_clock, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_FETCH,
    N_("compare the clock here with those of the service provider; fails if they are more than three minutes apart") },
  { "connector", "activate", _lanyard_cli_connector_activate, N_("CONNECTOR…"), 1, -1,
    0, N_("turn sign-on on; makes key and certificate") },
  { "connector", "deactivate", _lanyard_cli_connector_deactivate, N_("CONNECTOR…"), 1, -1,
    0, N_("turn sign-on off, keep everything") },
  { "connector", "delete", _lanyard_cli_connector_delete, N_("CONNECTOR…"), 1, -1,
    LANYARD_CLI_YES, N_("delete connectors") },
  { "connector", "import-metadata", _lanyard_cli_connector_import_metadata, N_("CONNECTOR FILE|URL"), 2, 2,
    LANYARD_CLI_JSON | LANYARD_CLI_ENTITY | LANYARD_CLI_PROPOSAL | LANYARD_CLI_FIELDS | LANYARD_CLI_FETCH |
    LANYARD_CLI_HTTP | LANYARD_CLI_TRUST,
    N_("fill in the fields from the service provider’s metadata") },
  { "connector", "paste", _lanyard_cli_connector_paste, N_("CONNECTOR [FILE]"), 1, 2,
    LANYARD_CLI_JSON | LANYARD_CLI_ENTITY | LANYARD_CLI_PROPOSAL | LANYARD_CLI_FIELDS,
    N_("fill in what a table, certificate, address or metadata says; “-”: standard input") },
  { "connector", "add-from", _lanyard_cli_connector_add_from, N_("[FILE]"), 0, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_LABEL | LANYARD_CLI_SLUG | LANYARD_CLI_SET_PLACEHOLDER | LANYARD_CLI_SET_FILE |
    LANYARD_CLI_ENTITY | LANYARD_CLI_PROPOSAL | LANYARD_CLI_FIELDS,
    N_("make a draft of the application that such values belong to, print its slug") },
  { "connector", "export-metadata", _lanyard_cli_connector_export_metadata, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_OUTPUT | LANYARD_CLI_SIGN, N_("write the identity provider’s metadata") },
  { "connector", "export-template", _lanyard_cli_connector_export_template, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_OUTPUT, N_("make a template of a connector, without keys, secrets and people") },
  { "connector", "certificate", _lanyard_cli_connector_certificate, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_OUTPUT | LANYARD_CLI_ENCODING | LANYARD_CLI_WHICH,
    N_("write a certificate of either side, the active one where none is chosen") },
  { "connector", "setup-sheet", _lanyard_cli_connector_setup, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_FORMAT | LANYARD_CLI_OUTPUT, N_("show what to enter where at the service provider") },
  { "connector", "import-name-id", _lanyard_cli_connector_import_name_id, N_("CONNECTOR PERSON VALUE"), 3, 3,
    0, N_("keep a persistent NameID that another identity provider made") },
  { "connector", "grant", _lanyard_cli_connector_grant, N_("CONNECTOR GROUP…"), 2, -1,
    0, N_("let the members of a group use the connector") },
  { "connector", "revoke", _lanyard_cli_connector_revoke, N_("CONNECTOR GROUP…"), 2, -1,
    0, N_("take that back") },
  { "connector", "exclude", _lanyard_cli_connector_exclude, N_("CONNECTOR GROUP…"), 2, -1,
    0, N_("keep the members of a group out, whatever else lets them in") },
  { "connector", "readmit", _lanyard_cli_connector_readmit, N_("CONNECTOR GROUP…"), 2, -1,
    0, N_("take the exclusion of a group back") },
  { "connector", "require-mfa", _lanyard_cli_connector_require_mfa, N_("CONNECTOR GROUP…"), 2, -1,
    0, N_("let the members of a group in with a second factor only; all: “set access_policy=require-mfa”") },
  { "connector", "waive-mfa", _lanyard_cli_connector_waive_mfa, N_("CONNECTOR GROUP…"), 2, -1,
    0, N_("let the members of a group in without one") },
  { "connector", "grant-person", _lanyard_cli_connector_grant_person, N_("CONNECTOR PERSON…"), 2, -1,
    0, N_("let a single person use the connector; groups are easier to keep in view") },
  { "connector", "revoke-person", _lanyard_cli_connector_revoke_person, N_("CONNECTOR PERSON…"), 2, -1,
    0, N_("take that back") },
  { "connector", "require-mfa-person", _lanyard_cli_connector_require_mfa_person, N_("CONNECTOR PERSON…"), 2, -1,
    0, N_("let a single person in with a second factor only, through whichever grant") },
  { "connector", "waive-mfa-person", _lanyard_cli_connector_waive_mfa_person, N_("CONNECTOR PERSON…"), 2, -1,
    0, N_("take that back; what their groups need still counts") },

  { "access", "explain", _lanyard_cli_access_explain, N_("PERSON CONNECTOR"), 2, 2,
    LANYARD_CLI_JSON, N_("say whether a person may use a connector, and which rule decides") },
  { "access", "list", _lanyard_cli_access_list, NULL, 0, 0,
    LANYARD_CLI_JSON | LANYARD_CLI_CSV | LANYARD_CLI_ACCESS, N_("list who can sign in to what, and through what") },
  { "access", "without-group", _lanyard_cli_access_without_group, N_("GROUP"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_CSV, N_("list who would lose or get access if a group went") },

  { "certificate", "list", _lanyard_cli_certificate_list, N_("[TEXT]"), 0, 1,
    LANYARD_CLI_JSON, N_("list the certificates of both sides by the days left, or find some by name or fingerprint") },
  { "certificate", "calendar", _lanyard_cli_certificate_calendar, NULL, 0, 0,
    LANYARD_CLI_OUTPUT, N_("write all ends as an iCalendar file with alarms") },
  { "certificate", "import", _lanyard_cli_certificate_import, N_("CONNECTOR FILE"), 2, 2,
    LANYARD_CLI_KEY | LANYARD_CLI_PAIR, N_("use a pair of your own: PEM or PKCS#12, encrypted or not") },
  { "certificate", "rollover", _lanyard_cli_certificate_rollover, N_("CONNECTOR [STEP]"), 1, 2,
    LANYARD_CLI_JSON, N_("start, tick, switch, retire or back: change the certificate with an overlap") },

  { "metadata", "list", _lanyard_cli_metadata_list, N_("FILE|URL [TEXT]"), 1, 2,
    LANYARD_CLI_JSON | LANYARD_CLI_FETCH | LANYARD_CLI_HTTP | LANYARD_CLI_TRUST,
    N_("list the entities of metadata of any length, or find some by ID and name") },
  { "metadata", "check", _lanyard_cli_metadata_check, N_("[CONNECTOR…]"), 0, -1,
    LANYARD_CLI_JSON | LANYARD_CLI_FETCH | LANYARD_CLI_HTTP | LANYARD_CLI_APPLY | LANYARD_CLI_FIELDS,
    N_("fetch metadata again and show what changed; fails if something did") },
  { "metadata", "fetch", _lanyard_cli_metadata_fetch, N_("URL"), 1, 1,
    LANYARD_CLI_OUTPUT | LANYARD_CLI_FETCH | LANYARD_CLI_HTTP, N_("download metadata and show the server’s certificate") },

  { "field", "search", _lanyard_cli_field_search, N_("WORDS…"), 1, -1,
    LANYARD_CLI_JSON | LANYARD_CLI_CONNECTOR, N_("find a connector’s field by any name that service providers use for it") },

  { "group", "add", _lanyard_cli_group_add, N_("GROUP…"), 1, -1,
    0, N_("make groups") },
  { "group", "list", _lanyard_cli_group_list, NULL, 0, 0,
    LANYARD_CLI_JSON, N_("list all groups with members and connectors") },
  { "group", "set", _lanyard_cli_group_set, N_("GROUP FIELD=VALUE…"), 2, -1,
    0, N_("change the name or description of a group, or switch it off: “set disabled=yes”") },
  { "group", "delete", _lanyard_cli_group_delete, N_("GROUP…"), 1, -1,
    LANYARD_CLI_YES, N_("delete groups") },
  { "group", "add-member", _lanyard_cli_group_add_member, N_("GROUP PERSON…"), 2, -1,
    0, N_("put people into a group") },
  { "group", "remove-member", _lanyard_cli_group_remove_member, N_("GROUP PERSON…"), 2, -1,
    0, N_("take people out of a group") },

  { "person", "add", _lanyard_cli_person_add, N_("NAME"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_PERSON_FIELDS | LANYARD_CLI_SET_ATTRIBUTE | LANYARD_CLI_PASSWORD,
    N_("make a person") },
  { "person", "list", _lanyard_cli_person_list, NULL, 0, 0,
    LANYARD_CLI_JSON, N_("list all people") },
  { "person", "show", _lanyard_cli_person_show, N_("PERSON…"), 1, -1,
    LANYARD_CLI_JSON, N_("show all fields of a person") },
  { "person", "set", _lanyard_cli_person_set, N_("PERSON [FIELD=VALUE…]"), 1, -1,
    LANYARD_CLI_PASSWORD, N_("change fields or the password") },
  { "person", "delete", _lanyard_cli_person_delete, N_("PERSON…"), 1, -1,
    LANYARD_CLI_YES, N_("delete people") },
  { "person", "import", _lanyard_cli_person_import, N_("FILE"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_PREVIEW | LANYARD_CLI_PEOPLE,
    N_("make and change people and their groups from a table (CSV) or a directory’s content (LDIF)") },
  { "person", "export", _lanyard_cli_person_export, N_("[FILE]"), 0, 1,
    LANYARD_CLI_PEOPLE_FORMAT, N_("write all people and their groups as a table (CSV) or for a directory (LDIF)") },
  { "person", "reset-password", _lanyard_cli_person_reset_password, N_("PERSON"), 1, 1,
    LANYARD_CLI_JSON, N_("make a link, good once, with which the person sets a new password") },
  { "person", "reset-second-factor", _lanyard_cli_person_reset_second_factor, N_("PERSON…"), 1, -1,
    0, N_("take the second factor away and sign the person out everywhere") },

  { "attribute", "list", _lanyard_cli_attribute_list, NULL, 0, 0,
    LANYARD_CLI_JSON, N_("list the custom attributes of people that have a type") },
  { "attribute", "add", _lanyard_cli_attribute_add, N_("NAME TYPE"), 2, 2,
    LANYARD_CLI_LABEL, N_("declare a custom attribute: text, number, boolean or list") },
  { "attribute", "set", _lanyard_cli_attribute_set, N_("ATTRIBUTE FIELD=VALUE…"), 2, -1,
    0, N_("change the name, type or label of a custom attribute") },
  { "attribute", "remove", _lanyard_cli_attribute_remove, N_("ATTRIBUTE…"), 1, -1,
    0, N_("take declarations back; the values stay with the people, as texts") },

  { "directory", "show", _lanyard_cli_directory_show, NULL, 0, 0,
    LANYARD_CLI_JSON, N_("show the connection to the LDAP directory that people come from") },
  { "directory", "set", _lanyard_cli_directory_set, N_("[FIELD=VALUE…]"), 0, -1,
    LANYARD_CLI_PASSWORD | LANYARD_CLI_DIRECTORY, N_("change it, and the password of its account") },
  { "directory", "test", _lanyard_cli_directory_test, NULL, 0, 0,
    0, N_("sign in to the directory, and say how many people and groups it has") },
  { "directory", "preview", _lanyard_cli_directory_preview, NULL, 0, 0,
    LANYARD_CLI_JSON | LANYARD_CLI_DIRECTORY_SYNC, N_("show what synchronizing would change") },
  { "directory", "sync", _lanyard_cli_directory_sync, NULL, 0, 0,
    LANYARD_CLI_JSON | LANYARD_CLI_DIRECTORY_SYNC,
    N_("make and change people and groups as in the directory; who is gone is suspended") },

  { "session", "list", _lanyard_cli_session_list, N_("[PERSON]"), 0, 1,
    LANYARD_CLI_JSON, N_("list who is signed in at the portal, last used first") },
  { "session", "end", _lanyard_cli_session_end, N_("SESSION…"), 1, -1,
    0, N_("end sessions") },
  { "session", "end-all", _lanyard_cli_session_end_all, N_("PERSON…"), 1, -1,
    0, N_("end all sessions of a person") },

  { "settings", "get", _lanyard_cli_settings_get, N_("[FIELD…]"), 0, -1,
    LANYARD_CLI_JSON, N_("show base URL, organization, session length …") },
  { "settings", "set", _lanyard_cli_settings_set, N_("FIELD=VALUE…"), 1, -1,
    0, N_("change settings") },

  { "history", "restore", _lanyard_cli_history_restore, N_("NUMBER"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_PREVIEW, N_("make a connector what it was after that change, all but its keys and its state; deleted ones come back") },
  { "history", "undo", _lanyard_cli_history_undo, N_("NUMBER"), 1, 1,
    0, N_("take back a change, all of it, if nothing was changed since") },
  { "history", NULL, _lanyard_cli_history, N_("[CONNECTOR]"), 0, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_HISTORY, N_("show who changed what, newest first") },

  { "sample", NULL, _lanyard_cli_sample, N_("FILE"), 1, 1,
    0, N_("make a sample configuration with planted mistakes in a new file") },
  { "serve", NULL, _lanyard_cli_serve, NULL, 0, 0,
    LANYARD_CLI_PORT, N_("run the identity provider until it is interrupted") },
  { "respond", NULL, _lanyard_cli_respond, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_PERSON | LANYARD_CLI_REQUEST, N_("print the signed response for a person (dry run)") },
  { "saml", "decode", _lanyard_cli_saml_decode, N_("[FILE]"), 0, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_RAW | LANYARD_CLI_OUTPUT | LANYARD_CLI_DECRYPT,
    N_("show what is in a URL, form, base64 text or XML; without a file, of standard input") },
  { "saml", "verify", _lanyard_cli_saml_verify, N_("[FILE]"), 0, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_CONNECTOR | LANYARD_CLI_CERTIFICATE,
    N_("check it with a connector, a certificate or both; fails if a rule does") },
  { "inspect", NULL, _lanyard_cli_inspect, N_("[FILE]"), 0, 1,
    LANYARD_CLI_JSON,
    N_("find the messages in a URL, form, HAR file or SAML-tracer export and say what disagrees") },
  { "event", "list", _lanyard_cli_event_list, NULL, 0, 0,
    LANYARD_CLI_JSON | LANYARD_CLI_EVENTS, N_("list what happened, newest first") },
  { "event", "export", _lanyard_cli_event_export, N_("[FILE]"), 0, 1,
    LANYARD_CLI_EVENTS | LANYARD_CLI_EVENT_FORMAT, N_("write what happened as a table (CSV) or JSON") },
  { "event", "show", _lanyard_cli_event_show, N_("REFERENCE"), 1, 1,
    LANYARD_CLI_JSON, N_("show what happened under the reference that a refused person reads out") },
  { "test", "dry-run", _lanyard_cli_test_dry_run, N_("CONNECTOR PERSON"), 2, 2,
    LANYARD_CLI_JSON | LANYARD_CLI_REQUEST | LANYARD_CLI_DRY_RUN,
    N_("show what a sign-in would be and whether it would be accepted; nothing is stored, and sent only on request") },
  { "test", "negative", _lanyard_cli_test_negative, N_("CONNECTOR"), 1, 1,
    LANYARD_CLI_JSON | LANYARD_CLI_PERSON | LANYARD_CLI_NEGATIVE,
    N_("make responses that are wrong on purpose and try the test service provider with them, or save them") },
  { "test-sp", "metadata", _lanyard_cli_test_sp_metadata, NULL, 0, 0,
    LANYARD_CLI_OUTPUT, N_("write the metadata of the bundled test service provider") },
  { "complete", NULL, _lanyard_cli_complete, N_("[WORD…]"), 0, -1,
    0, N_("print what may stand in place of the last word, for the shell") },
  { NULL },
};

/* "connector add TEMPLATE" */
char *
_lanyard_cli_format_usage (const LanyardCliCommand *command)
{
  const char *arguments = command->arguments != NULL ? _(command->arguments) : NULL;

  return g_strjoin (" ", command->noun,
                    command->verb != NULL ? command->verb : arguments,
                    command->verb != NULL ? arguments : NULL, NULL);
}

/* The list of commands, or of those of @noun. */
char *
_lanyard_cli_format_help (const char *noun)
{
  g_autoptr(GString) help = g_string_new (NULL);
  glong width = 0;

  for (const LanyardCliCommand *command = _lanyard_cli_commands; command->noun != NULL; command++)
    {
      g_autofree char *text = _lanyard_cli_format_usage (command);

      if (noun == NULL || strcmp (noun, command->noun) == 0)
        width = MAX (width, g_utf8_strlen (text, -1));
    }

  g_string_append_printf (help, "%s\n\n%s\n", _("Usage: lanyardctl [--config FILE] COMMAND …"), _("Commands:"));
  for (const LanyardCliCommand *command = _lanyard_cli_commands; command->noun != NULL; command++)
    {
      g_autofree char *text = _lanyard_cli_format_usage (command);

      if (noun == NULL || strcmp (noun, command->noun) == 0)
        g_string_append_printf (help, "  %s%*s  %s\n", text,
                                (int) (width - g_utf8_strlen (text, -1)), "", _(command->description));
    }

  g_string_append_printf (help, "\n%s\n%s\n%s\n%s\n",
                          _("A connector is named by its slug, label or id; a group by its name; a person by user name or e-mail address."),
                          _("Every listing takes --json. “lanyardctl COMMAND --help” shows the options of a command."),
                          _("Without --config the configuration is the one that the window opens first."),
                          _("Exit status: 0 done, 1 refused or failed, 2 wrong usage."));

  return g_string_free (g_steal_pointer (&help), FALSE);
}
