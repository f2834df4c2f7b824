/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-administration.h"
#include "lanyard-error.h"
#include "lanyard-logo-uri.h"
#include "lanyard-time.h"

static LanyardConnector *
find_connector (LanyardCli  *cli,
                const char  *text,
                GError     **error)
{
  return (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, text, error);
}

static gboolean
check_state_change (LanyardConnector  *before,
                    LanyardConnector  *after,
                    GError           **error)
{
  if (lanyard_connector_get_state (before) != lanyard_connector_get_state (after))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("Activation checks the connector and makes its key"),
                         _("Use “lanyardctl connector activate” or “deactivate”"),
                         _("The state cannot be set like other fields"));
      return FALSE;
    }

  if (lanyard_connector_get_state (before) == LANYARD_CONNECTOR_ACTIVE &&
      g_strcmp0 (lanyard_connector_get_slug (before), lanyard_connector_get_slug (after)) != 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("The service provider holds this URL"),
                         _("Use “lanyardctl connector set-idp-url”, which tells what to change at the service provider"),
                         _("The IdP URL of “%s” is fixed while it is active"), lanyard_connector_get_label (before));
      return FALSE;
    }

  return TRUE;
}

/* Groups or, for rules of their own, people. */
static gboolean
link_all (LanyardCli       *cli,
          LanyardRelation   relation,
          gboolean          linked,
          const char       *summary,
          GError          **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (cli, cli->arguments[0], error);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (summary);

  if (connector == NULL)
    return FALSE;

  for (gsize i = 1; cli->arguments[i] != NULL; i++)
    {
      GType type = lanyard_relation_get_from_type (relation);
      g_autoptr(LanyardRecord) from = _lanyard_cli_find (cli, type, cli->arguments[i], error);

      if (from == NULL)
        return FALSE;
      lanyard_changes_link (changes, relation, lanyard_record_get_id (from),
                            lanyard_record_get_id (LANYARD_RECORD (connector)), linked);
    }

  return _lanyard_cli_apply (cli, changes, error);
}

gboolean
_lanyard_cli_save_connector (LanyardCli        *cli,
                             LanyardConnector  *connector,
                             const char        *summary,
                             GError           **error)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (summary);

  if (!lanyard_administration_may_save_sync (cli->configuration, connector, lanyard_time_now (), error))
    return FALSE;

  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  return _lanyard_cli_apply (cli, changes, error);
}

gboolean
_lanyard_cli_connector_add (LanyardCli  *cli,
                            GError     **error)
{
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), cli->arguments[0], error);
  g_autoptr(GVariant) values = tmpl != NULL ? _lanyard_cli_read_placeholders (cli, error) : NULL;
  g_autoptr(LanyardConnector) connector = NULL;

  if (values == NULL || _lanyard_cli_open (cli, error) == NULL)
    return FALSE;

  connector = lanyard_administration_add_connector_sync (cli->configuration, tmpl, cli->label, cli->slug, values, error);
  if (connector == NULL)
    return FALSE;

  if (cli->json)
    {
      g_autoptr(JsonNode) node = _lanyard_cli_record_to_json (LANYARD_RECORD (connector));

      return _lanyard_cli_print_json (node);
    }

  g_print ("%s\n", lanyard_connector_get_slug (connector));
  return TRUE;
}

/* logo=FILE is as good as the data URI that is kept. */
gboolean
_lanyard_cli_read_logo (LanyardItem  *item,
                        GError      **error)
{
  g_autofree char *logo = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *uri = NULL;

  g_object_get (item, "logo", &logo, NULL);
  if (logo == NULL || g_str_has_prefix (logo, "data:"))
    return TRUE;

  bytes = _lanyard_cli_read_file (logo, error);
  uri = bytes != NULL ? lanyard_logo_make_uri (bytes, error) : NULL;
  if (uri == NULL)
    return FALSE;

  g_object_set (item, "logo", uri, NULL);
  return TRUE;
}

gboolean
_lanyard_cli_connector_set (LanyardCli  *cli,
                            GError     **error)
{
  g_autoptr(LanyardConnector) before = NULL;
  g_autoptr(LanyardConnector) after = NULL;

  if (cli->arguments[1] == NULL && cli->set_files == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("There is nothing to set: FIELD=VALUE is missing."));
      return FALSE;
    }
  before = find_connector (cli, cli->arguments[0], error);
  if (before == NULL)
    return FALSE;

  after = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (before));
  return _lanyard_cli_set_fields (LANYARD_ITEM (after), (const char * const *) cli->arguments + 1, error) &&
         _lanyard_cli_set_placeholder_files (cli, LANYARD_ITEM (after), error) &&
         _lanyard_cli_read_logo (LANYARD_ITEM (after), error) &&
         check_state_change (before, after, error) &&
         _lanyard_cli_follow_placeholders (before, after, error) &&
         _lanyard_cli_save_connector (cli, after, _("Change connector"), error);
}

gboolean
_lanyard_cli_connector_activate (LanyardCli  *cli,
                                 GError     **error)
{
  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardConnector) connector = find_connector (cli, cli->arguments[i], error);

      if (connector == NULL ||
          !lanyard_administration_activate_sync (cli->configuration, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                                 lanyard_time_now (), NULL, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
_lanyard_cli_connector_deactivate (LanyardCli  *cli,
                                   GError     **error)
{
  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardConnector) connector = find_connector (cli, cli->arguments[i], error);

      if (connector == NULL ||
          !lanyard_administration_deactivate_sync (cli->configuration,
                                                   lanyard_record_get_id (LANYARD_RECORD (connector)), NULL, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
_lanyard_cli_connector_delete (LanyardCli  *cli,
                               GError     **error)
{
  return _lanyard_cli_delete (cli, LANYARD_TYPE_CONNECTOR, _("Delete connectors"), error);
}

gboolean
_lanyard_cli_connector_grant (LanyardCli  *cli,
                              GError     **error)
{
  return link_all (cli, LANYARD_RELATION_GRANT, TRUE, _("Grant connector"), error);
}

gboolean
_lanyard_cli_connector_revoke (LanyardCli  *cli,
                               GError     **error)
{
  return link_all (cli, LANYARD_RELATION_GRANT, FALSE, _("Revoke grant"), error);
}

gboolean
_lanyard_cli_connector_grant_person (LanyardCli  *cli,
                                     GError     **error)
{
  return link_all (cli, LANYARD_RELATION_PERSON_GRANT, TRUE, _("Grant connector to a person"), error);
}

gboolean
_lanyard_cli_connector_revoke_person (LanyardCli  *cli,
                                      GError     **error)
{
  return link_all (cli, LANYARD_RELATION_PERSON_GRANT, FALSE, _("Revoke grant to a person"), error);
}

gboolean
_lanyard_cli_connector_exclude (LanyardCli  *cli,
                                GError     **error)
{
  return link_all (cli, LANYARD_RELATION_EXCLUSION, TRUE, _("Exclude from connector"), error);
}

gboolean
_lanyard_cli_connector_readmit (LanyardCli  *cli,
                                GError     **error)
{
  return link_all (cli, LANYARD_RELATION_EXCLUSION, FALSE, _("Take exclusion back"), error);
}

gboolean
_lanyard_cli_connector_require_mfa (LanyardCli  *cli,
                                    GError     **error)
{
  return link_all (cli, LANYARD_RELATION_MFA, TRUE, _("Require a second factor"), error);
}

gboolean
_lanyard_cli_connector_waive_mfa (LanyardCli  *cli,
                                  GError     **error)
{
  return link_all (cli, LANYARD_RELATION_MFA, FALSE, _("Require no second factor"), error);
}

gboolean
_lanyard_cli_connector_require_mfa_person (LanyardCli  *cli,
                                           GError     **error)
{
  return link_all (cli, LANYARD_RELATION_PERSON_MFA, TRUE, _("Require a second factor of a person"), error);
}

gboolean
_lanyard_cli_connector_waive_mfa_person (LanyardCli  *cli,
                                         GError     **error)
{
  return link_all (cli, LANYARD_RELATION_PERSON_MFA, FALSE, _("Require no second factor of a person"), error);
}
