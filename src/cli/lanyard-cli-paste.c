/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-metadata-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-proposal.h"
#include "lanyard-secret.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

/* What was given, and the service provider if it is metadata. */
typedef struct
{
  LanyardPaste      *paste;
  LanyardSamlEntity *entity;
  char              *source;
} Given;

static void
given_clear (Given *given)
{
  g_clear_pointer (&given->paste, lanyard_paste_free);
  g_clear_pointer (&given->entity, lanyard_saml_entity_unref);
  g_free (given->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static LanyardPaste *
read_bytes (GBytes  *bytes,
            GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = g_malloc0 (size + 1);
  LanyardPaste *paste;

  if (size > 0)
    memcpy (copy, data, size);
  paste = lanyard_paste_read (copy, size, error);
  lanyard_secret_erase (copy, size);

  return paste;
}

/* An address is as good on the command line as in a file. */
static GBytes *
load_bytes (const char  *name,
            gboolean     from_stdin,
            GError     **error)
{
  if (from_stdin)
    return _lanyard_cli_read_stdin (error);

  return _lanyard_cli_is_url (name) ? g_bytes_new (name, strlen (name)) : _lanyard_cli_read_file (name, error);
}

/* Nothing is fetched here: that has a limit, a warning and a fingerprint of
 * its own. */
static void
set_address_error (LanyardCli  *cli,
                   const char  *url,
                   GError     **error)
{
  const char *connector = strcmp (cli->command->verb, "paste") == 0 ? cli->arguments[0] : NULL;
  g_autofree char *visible = lanyard_text_make_visible (url, 256);
  /* Translators: a connector, a URL */
  g_autofree char *fix = connector != NULL ? g_strdup_printf (_("Fetch it with “lanyardctl connector import-metadata %s %s”"),
                                                              connector, visible)
                         /* Translators: a URL */
                         : g_strdup_printf (_("Fetch it with “lanyardctl metadata fetch --output sp.xml %s” and add from that file, "
                                              "or add the application and use “lanyardctl connector import-metadata”"), visible);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, fix,
                     /* Translators: a URL */
                     _("“%s” is only the address of metadata"), visible);
}

static gboolean
read_given (Given       *given,
            LanyardCli  *cli,
            const char  *name,
            GError     **error)
{
  gboolean from_stdin = name == NULL || strcmp (name, "-") == 0;
  g_autoptr(GBytes) bytes = load_bytes (name, from_stdin, error);
  g_auto(LanyardCliMetadata) metadata = { NULL };

  if (bytes == NULL)
    return FALSE;
  given->paste = read_bytes (bytes, error);
  if (given->paste == NULL)
    return FALSE;

  if (given->paste->kind == LANYARD_PASTE_METADATA_URL)
    {
      set_address_error (cli, given->paste->url, error);
      return FALSE;
    }

  given->source = from_stdin || _lanyard_cli_is_url (name) ? g_strdup ("pasted") : g_path_get_basename (name);
  if (given->paste->kind != LANYARD_PASTE_METADATA)
    return TRUE;

  metadata.document = g_bytes_ref (given->paste->document);
  metadata.trusted = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_certificate_unref);
  metadata.policy.now = lanyard_time_now ();
  given->entity = _lanyard_cli_metadata_read_entity (&metadata, cli->entity, error);
  return given->entity != NULL;
}

/* What was named; else the defaults, with --overwrite also what a person set. */
static gboolean
is_chosen (LanyardCli            *cli,
           LanyardProposalChange *change)
{
  if (cli->fields != NULL)
    return g_strv_contains ((const char * const *) cli->fields, change->field);

  return !change->is_uncertain && (cli->overwrite || !change->is_own);
}

static void
print_notes (LanyardCli      *cli,
             LanyardProposal *proposal)
{
  for (guint i = 0; i < proposal->notes->len; i++)
    g_printerr ("%s\n", (char *) g_ptr_array_index (proposal->notes, i));
  for (guint i = 0; i < proposal->changes->len; i++)
    {
      LanyardProposalChange *change = g_ptr_array_index (proposal->changes, i);

      if (is_chosen (cli, change) || (!change->is_uncertain && !change->is_own))
        continue;
      g_printerr (change->is_own
                  /* Translators: the name of a field */
                  ? _("%s was changed by hand since the last import and stays as it is; --overwrite takes what the metadata says.")
                  /* Translators: the name of a field */
                  : _("%s may be meant as well, and stays as it is; --field takes it."), change->field);
      g_printerr ("\n");
    }
}

/* (transfer full): what is taken */
static char **
choose_fields (LanyardCli      *cli,
               LanyardProposal *proposal)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < proposal->changes->len; i++)
    {
      LanyardProposalChange *change = g_ptr_array_index (proposal->changes, i);

      if (is_chosen (cli, change))
        g_strv_builder_add (builder, change->field);
    }

  return g_strv_builder_end (builder);
}

static gboolean
print_taken (LanyardCli       *cli,
             LanyardConnector *before,
             LanyardConnector *after)
{
  g_autoptr(GPtrArray) changes = lanyard_item_diff (LANYARD_ITEM (before), LANYARD_ITEM (after));

  return _lanyard_cli_print_changes (cli, changes);
}

gboolean
_lanyard_cli_connector_paste (LanyardCli  *cli,
                              GError     **error)
{
  g_autoptr(LanyardConnector) before = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR,
                                                                               cli->arguments[0], error);
  g_auto(Given) given = { NULL };
  g_autoptr(LanyardProposal) proposal = NULL;
  g_auto(GStrv) fields = NULL;
  g_autoptr(LanyardConnector) after = NULL;

  if (before == NULL || !_lanyard_cli_check_fields (cli, error) || !read_given (&given, cli, cli->arguments[1], error))
    return FALSE;

  if (given.entity != NULL)
    proposal = lanyard_proposal_new_for_entity (before, given.entity, given.source, given.paste->document,
                                                lanyard_time_now (), error);
  else
    proposal = lanyard_proposal_new_for_paste (before, given.paste, error);
  if (proposal == NULL)
    return FALSE;

  fields = choose_fields (cli, proposal);
  after = lanyard_proposal_take (proposal, (const char * const *) fields, error);
  if (after == NULL || (!cli->dry_run && !_lanyard_cli_save_connector (cli, after, _("Fill in pasted values"), error)))
    return FALSE;

  print_notes (cli, proposal);
  return print_taken (cli, before, after);
}

static void
set_names (LanyardCli       *cli,
           LanyardConnector *connector)
{
  if (cli->label != NULL)
    g_object_set (connector, "label", cli->label, NULL);
}

gboolean
_lanyard_cli_connector_add_from (LanyardCli  *cli,
                                 GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_auto(Given) given = { NULL };
  g_autoptr(LanyardProposal) proposal = NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;
  g_auto(GStrv) fields = NULL;

  if (configuration == NULL || !_lanyard_cli_check_fields (cli, error) || !read_given (&given, cli, cli->arguments[0], error))
    return FALSE;

  proposal = lanyard_proposal_new_connector_sync (configuration, given.entity, given.paste, given.source,
                                                  given.paste->document, cli->slug, lanyard_time_now (), error);
  if (proposal == NULL)
    return FALSE;

  fields = choose_fields (cli, proposal);
  connector = lanyard_proposal_take (proposal, (const char * const *) fields, error);
  if (connector == NULL || !_lanyard_cli_fill_placeholders (cli, proposal->tmpl, connector, error))
    return FALSE;

  set_names (cli, connector);
  summary = g_strdup_printf (_("Add %s"), lanyard_connector_get_label (connector));
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  if (!cli->dry_run && !lanyard_configuration_apply_sync (configuration, changes, NULL, error))
    return FALSE;

  print_notes (cli, proposal);
  if (cli->json)
    {
      g_autoptr(JsonNode) node = _lanyard_cli_record_to_json (LANYARD_RECORD (connector));

      return _lanyard_cli_print_json (node);
    }
  g_print ("%s\n", lanyard_connector_get_slug (connector));
  return TRUE;
}
