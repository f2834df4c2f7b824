/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-setup.h"

#include "lanyard-administration.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

#define TEMPLATE_ID "custom"
#define METADATA_PATH "/test-sp/metadata"

/**
 * lanyard_test_setup_is_test_sp:
 * @connector: a connector
 * @base_url: (nullable): of the identity provider
 */
gboolean
lanyard_test_setup_is_test_sp (LanyardConnector *connector,
                               const char       *base_url)
{
  g_autofree char *entity_id = NULL;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);

  if (base_url == NULL)
    return FALSE;

  entity_id = g_strconcat (base_url, METADATA_PATH, NULL);
  return g_strcmp0 (lanyard_connector_get_sp_entity_id (connector), entity_id) == 0;
}

static gboolean
fill_connector (LanyardConfiguration  *configuration,
                LanyardConnector      *connector,
                const char            *base_url,
                GError               **error)
{
  g_autoptr(GBytes) metadata = lanyard_administration_test_sp_metadata_sync (configuration, base_url, error);
  g_autoptr(GPtrArray) entities = NULL;
  g_autofree char *source = g_strconcat (base_url, METADATA_PATH, NULL);
  gint64 now = lanyard_time_now ();

  if (metadata == NULL)
    return FALSE;
  entities = lanyard_saml_metadata_read (metadata, now, error);
  if (entities == NULL)
    return FALSE;

  return lanyard_administration_apply_metadata (connector, g_ptr_array_index (entities, 0), source, metadata, now, error);
}

/* Its data is the base URL. */
static gpointer
add_worker (LanyardConfiguration  *configuration,
            gpointer               data,
            GError               **error)
{
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), TEMPLATE_ID, error);
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardChanges) changes = NULL;

  if (tmpl == NULL)
    return NULL;
  connector = lanyard_administration_add_connector_sync (configuration, tmpl, _("Test Service Provider"), NULL, NULL, error);
  if (connector == NULL)
    return NULL;
  if (!fill_connector (configuration, connector, data, error))
    return NULL;

  changes = lanyard_changes_new (_("Import the metadata of the test service provider"));
  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  if (!lanyard_configuration_apply_sync (configuration, changes, NULL, error))
    return NULL;

  return g_steal_pointer (&connector);
}

/**
 * lanyard_test_setup_add_async:
 * @configuration: where to add it
 * @base_url: of the identity provider
 * @callback: called when it is there
 * @user_data: for @callback
 */
void
lanyard_test_setup_add_async (LanyardConfiguration *configuration,
                              const char           *base_url,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  g_return_if_fail (LANYARD_IS_CONFIGURATION (configuration));
  g_return_if_fail (base_url != NULL);

  lanyard_configuration_run_async (configuration, add_worker, g_strdup (base_url), g_free, g_object_unref, NULL,
                                   callback, user_data);
}

LanyardConnector *
lanyard_test_setup_add_finish (LanyardConfiguration  *configuration,
                               GAsyncResult          *result,
                               GError               **error)
{
  return lanyard_configuration_run_finish (configuration, result, error);
}
