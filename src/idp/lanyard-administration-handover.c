/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <string.h>

#include "lanyard-check-snapshot.h"
#include "lanyard-handover.h"

#define KEPT_FOR (G_GINT64_CONSTANT (10) * 366 * 24 * 60 * 60)

static char *
dup_fingerprint (LanyardKeyPair *pair)
{
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);

  return certificate != NULL ? lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256) : NULL;
}

/* Those in the metadata (M-61). */
static char **
list_fingerprints (GPtrArray *pairs)
{
  static const LanyardKeyRole roles[] = { LANYARD_KEY_ROLE_ACTIVE, LANYARD_KEY_ROLE_NEXT };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint j = 0; j < pairs->len; j++)
      {
        g_autofree char *fingerprint = NULL;

        if (lanyard_key_pair_get_role (pairs->pdata[j]) != roles[i])
          continue;
        fingerprint = dup_fingerprint (pairs->pdata[j]);
        if (fingerprint != NULL)
          g_strv_builder_add (builder, fingerprint);
      }

  return g_strv_builder_end (builder);
}

static gboolean
note_handover (LanyardConfiguration  *configuration,
               LanyardConnector      *connector,
               gint64                 now,
               GError               **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (configuration, error);
  g_autoptr(GPtrArray) pairs = settings != NULL
                               ? lanyard_configuration_list_key_pairs_sync (configuration, id, error) : NULL;
  g_autoptr(LanyardHandover) handover = NULL;
  g_auto(GStrv) certificates = NULL;
  g_autofree char *sso_url = NULL;
  g_autofree char *slo_url = NULL;
  g_autofree char *text = NULL;

  if (pairs == NULL)
    return FALSE;

  certificates = list_fingerprints (pairs);
  sso_url = lanyard_connector_dup_sso_url (connector, lanyard_settings_get_base_url (settings));
  slo_url = lanyard_connector_dup_slo_url (connector, lanyard_settings_get_base_url (settings));
  handover = g_object_new (LANYARD_TYPE_HANDOVER,
                           "time", now,
                           "idp-entity-id", lanyard_connector_get_idp_entity_id (connector),
                           "sso-url", sso_url,
                           "slo-url", slo_url,
                           "declares-redirect", lanyard_connector_get_declare_redirect (connector),
                           "wants-signed-requests", lanyard_connector_get_require_signed_requests (connector),
                           "certificates", certificates,
                           NULL);
  text = lanyard_item_to_json_text (LANYARD_ITEM (handover), FALSE);
  return lanyard_configuration_put_state_sync (configuration, LANYARD_HANDOVER_KIND, id, text, now + KEPT_FOR, FALSE, error);
}

/**
 * lanyard_administration_export_metadata_sync:
 * @configuration: where the connector is
 * @connector: a connector with an active pair
 * @signing: whether the metadata is signed
 * @now: seconds
 * @error: as lanyard_administration_write_metadata_sync()
 *
 * Writes our metadata for the service provider and remembers what was in it:
 * the check compares the connector with that from then on.
 *
 * Returns: (transfer full): the document
 */
GBytes *
lanyard_administration_export_metadata_sync (LanyardConfiguration    *configuration,
                                             LanyardConnector        *connector,
                                             LanyardMetadataSigning   signing,
                                             gint64                   now,
                                             GError                 **error)
{
  g_autoptr(GBytes) metadata = lanyard_administration_write_metadata_sync (configuration, connector, NULL, signing, now,
                                                                           error);

  if (metadata == NULL || !note_handover (configuration, connector, now, error))
    return NULL;

  return g_steal_pointer (&metadata);
}
