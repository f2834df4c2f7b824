/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-metadata-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-check-note.h"
#include "lanyard-error.h"
#include "lanyard-metadata-watch.h"
#include "lanyard-text.h"
#include "lanyard-time.h"
#include "lanyard-url.h"

static gboolean
can_be_asked (LanyardCli       *cli,
              LanyardConnector *connector)
{
  const char *source = lanyard_connector_get_metadata_source (connector);

  return lanyard_metadata_watch_is_possible (connector) ||
         (cli->allow_http && source != NULL && lanyard_url_check (source, LANYARD_URL_ALLOW_HTTP, NULL));
}

/* Those that were named, else all whose metadata came from an address. */
static GPtrArray *
list_watched (LanyardCli  *cli,
              GError     **error)
{
  g_autoptr(GPtrArray) watched = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) all = NULL;

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      LanyardRecord *record = _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (watched, record);
    }
  if (watched->len > 0)
    return g_steal_pointer (&watched);

  if (_lanyard_cli_open (cli, error) == NULL)
    return NULL;
  all = lanyard_configuration_list_sync (cli->configuration, LANYARD_TYPE_CONNECTOR, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (can_be_asked (cli, all->pdata[i]))
      g_ptr_array_add (watched, g_object_ref (all->pdata[i]));

  return all != NULL ? g_steal_pointer (&watched) : NULL;
}

static void
print_change (LanyardCli            *cli,
              LanyardConnector      *connector,
              LanyardProposalChange *change,
              JsonArray             *array)
{
  g_autoptr(JsonObject) object = NULL;
  JsonNode *node;

  if (!cli->json)
    {
      g_autofree char *text = g_strdelimit (g_strdup (change->text), "\n", ' ');

      g_print ("%s: %s: %s\n", lanyard_connector_get_slug (connector), change->field, text);
      return;
    }

  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  _lanyard_cli_add_string (node, "connector", lanyard_connector_get_slug (connector));
  _lanyard_cli_add_string (node, "field", change->field);
  _lanyard_cli_add_string (node, "change", change->text);
  json_array_add_element (array, node);
}

/* What a person set stays, and is no change to tell. */
static gboolean
check_connector (LanyardCli        *cli,
                 LanyardConnector  *connector,
                 JsonArray         *array,
                 guint             *n_changed,
                 GError           **error)
{
  g_autoptr(LanyardProposal) proposal = _lanyard_cli_metadata_fetch_again (cli, connector, error);
  g_autoptr(LanyardConnector) taken = NULL;
  gboolean changed = FALSE;

  if (proposal == NULL || !lanyard_check_note_metadata_sync (cli->configuration, proposal, lanyard_time_now (), error))
    return FALSE;

  for (guint i = 0; i < proposal->changes->len; i++)
    {
      LanyardProposalChange *change = g_ptr_array_index (proposal->changes, i);

      if (cli->fields != NULL ? !g_strv_contains ((const char * const *) cli->fields, change->field) : change->is_own)
        continue;
      changed = TRUE;
      print_change (cli, connector, change, array);
    }
  *n_changed += changed && !cli->apply ? 1 : 0;
  if (!cli->apply)
    return TRUE;

  taken = lanyard_proposal_take (proposal, (const char * const *) cli->fields, error);
  return taken != NULL && _lanyard_cli_save_connector (cli, taken, _("Import metadata"), error);
}

/* One that failed is told at once and hinders no other. */
static void
note_failure (LanyardConnector *connector,
              GPtrArray        *failed,
              const GError     *failure)
{
  g_ptr_array_add (failed, (gpointer) lanyard_connector_get_slug (connector));
  g_printerr ("%s: %s\n", lanyard_connector_get_slug (connector), failure->message);
}

static gboolean
set_outcome (GPtrArray  *failed,
             guint       n_changed,
             GError    **error)
{
  g_autofree char *names = NULL;

  if (failed->len > 0)
    {
      g_ptr_array_add (failed, NULL);
      names = g_strjoinv (", ", (char **) failed->pdata);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, NULL, _("Check these again when the cause is gone"),
                         /* Translators: connectors */
                         _("The metadata of some connectors could not be checked: %s"), names);
      return FALSE;
    }
  if (n_changed == 0)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT, NULL,
                     _("Take the changes with --apply"),
                     /* Translators: a number */
                     ngettext ("The metadata of %u connector changed", "The metadata of %u connectors changed", n_changed),
                     n_changed);
  return FALSE;
}

gboolean
_lanyard_cli_metadata_check (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(GPtrArray) watched = _lanyard_cli_check_fields (cli, error) ? list_watched (cli, error) : NULL;
  g_autoptr(GPtrArray) failed = g_ptr_array_new ();
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);
  guint n_changed = 0;

  if (watched == NULL)
    return FALSE;
  for (guint i = 0; i < watched->len; i++)
    {
      g_autoptr(GError) failure = NULL;

      if (check_connector (cli, watched->pdata[i], array, &n_changed, &failure))
        continue;
      if (watched->len == 1)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      note_failure (watched->pdata[i], failed, failure);
    }

  return (!cli->json || _lanyard_cli_print_json (root)) && set_outcome (failed, n_changed, error);
}
