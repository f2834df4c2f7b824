/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml.h"

/* The pair with @role that was made last; NULL without any. */
static LanyardKeyPair *
find_key_pair (GPtrArray      *key_pairs,
               LanyardKeyRole  role)
{
  for (guint i = 0; i < key_pairs->len; i++)
    if (lanyard_key_pair_get_role (g_ptr_array_index (key_pairs, i)) == role)
      return g_ptr_array_index (key_pairs, i);

  return NULL;
}

static LanyardCertificate *
parse_certificate (LanyardKeyPair  *pair,
                   GError         **error)
{
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));

  return lanyard_certificate_new_from_data (data, error);
}

static LanyardKeyPair *
require_active_pair (GPtrArray         *key_pairs,
                     GError           **error)
{
  LanyardKeyPair *pair = find_key_pair (key_pairs, LANYARD_KEY_ROLE_ACTIVE);

  if (pair == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                       _("It is generated when the application is activated"),
                       _("Activate the application, or upload a key and its certificate"),
                       _("There is no certificate yet"));
  return pair;
}

static void
free_certificate (LanyardCertificate *certificate)
{
  g_clear_pointer (&certificate, lanyard_certificate_unref);
}

/* Active pairs first, then those that come next: what may sign now or soon
 * (M-61). (element-type LanyardCertificate), NULL-terminated. */
static GPtrArray *
parse_published_certificates (GPtrArray  *key_pairs,
                              GError    **error)
{
  static const LanyardKeyRole published[] = { LANYARD_KEY_ROLE_ACTIVE, LANYARD_KEY_ROLE_NEXT };
  g_autoptr(GPtrArray) certificates = NULL;

  if (require_active_pair (key_pairs, error) == NULL)
    return NULL;

  certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) free_certificate);
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    for (guint j = 0; j < key_pairs->len; j++)
      {
        LanyardKeyPair *pair = g_ptr_array_index (key_pairs, j);
        LanyardCertificate *certificate;

        if (lanyard_key_pair_get_role (pair) != published[i])
          continue;

        certificate = parse_certificate (pair, error);
        if (certificate == NULL)
          return NULL;
        g_ptr_array_add (certificates, certificate);
      }

  g_ptr_array_add (certificates, NULL);
  return g_steal_pointer (&certificates);
}

/**
 * lanyard_administration_write_metadata_sync:
 * @configuration: where the connector is
 * @connector: a connector
 * @base_url: where the IdP is reached
 * @error: %LANYARD_ERROR_REFUSED without an active pair or for a bookmark
 *
 * The IdP's metadata for one connector (M-57 … M-62).
 *
 * Returns: (transfer full): UTF-8 XML
 */
GBytes *
lanyard_administration_write_metadata_sync (LanyardConfiguration  *configuration,
                                            LanyardConnector      *connector,
                                            const char            *base_url,
                                            GError               **error)
{
  const char *formats[] = { lanyard_connector_get_name_id_format (connector), NULL };
  g_autofree char *sso_url = lanyard_connector_dup_sso_url (connector, base_url);
  g_autofree char *slo_url = lanyard_connector_dup_slo_url (connector, base_url);
  g_autofree char *contact = NULL;
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(GPtrArray) key_pairs = NULL;
  g_autoptr(GPtrArray) certificates = NULL;
  LanyardSamlIdpDescription description = { 0 };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It only opens an address"), NULL,
                         _("The bookmark “%s” has no metadata"), lanyard_connector_get_label (connector));
      return NULL;
    }

  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return NULL;
  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (key_pairs == NULL)
    return NULL;
  certificates = parse_published_certificates (key_pairs, error);
  if (certificates == NULL)
    return NULL;

  g_object_get (settings, "contact", &contact, NULL);
  description.entity_id = lanyard_connector_get_idp_entity_id (connector);
  description.sso_url = sso_url;
  description.slo_url = slo_url;
  description.declare_redirect = lanyard_connector_get_declare_redirect (connector);
  description.want_authn_requests_signed = lanyard_connector_get_require_signed_requests (connector);
  description.name_id_formats = formats;
  description.certificates = (LanyardCertificate **) certificates->pdata;
  description.display_name = lanyard_connector_get_label (connector);
  description.organization = lanyard_settings_get_organization (settings);
  description.contact = contact;

  return lanyard_saml_idp_metadata_write (&description, error);
}

/**
 * lanyard_administration_export_metadata_sync:
 * @configuration: where the connector is
 * @connector: a connector
 * @error: %LANYARD_ERROR_REFUSED without an active pair or for a bookmark
 *
 * The IdP's metadata for one connector, with the configuration's base URL.
 *
 * Returns: (transfer full): UTF-8 XML
 */
GBytes *
lanyard_administration_export_metadata_sync (LanyardConfiguration  *configuration,
                                             LanyardConnector      *connector,
                                             GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return NULL;

  return lanyard_administration_write_metadata_sync (configuration, connector,
                                                     lanyard_settings_get_base_url (settings), error);
}

/**
 * lanyard_administration_load_certificate_sync:
 * @configuration: where the connector is
 * @connector_id: its id
 * @error: %LANYARD_ERROR_REFUSED without an active pair
 *
 * Returns: (transfer full): the certificate of the pair that signs
 */
LanyardCertificate *
lanyard_administration_load_certificate_sync (LanyardConfiguration  *configuration,
                                              const char            *connector_id,
                                              GError               **error)
{
  g_autoptr(GPtrArray) key_pairs = NULL;
  LanyardKeyPair *pair;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration, connector_id, error);
  if (key_pairs == NULL)
    return NULL;
  pair = require_active_pair (key_pairs, error);
  if (pair == NULL)
    return NULL;

  return parse_certificate (pair, error);
}

/**
 * lanyard_administration_setup_sheet_sync:
 * @configuration: where the connector is
 * @connector: a connector
 * @error: what loading gives
 *
 * What to enter where at the service provider. A certificate that is not
 * generated yet is said to be so in the sheet.
 *
 * Returns: (transfer full): the sheet
 */
LanyardSetupSheet *
lanyard_administration_setup_sheet_sync (LanyardConfiguration  *configuration,
                                         LanyardConnector      *connector,
                                         GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(GPtrArray) key_pairs = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *pem = NULL;
  g_autofree char *sha1 = NULL;
  g_autofree char *sha256 = NULL;
  const char *template_id;
  LanyardTemplate *tmpl = NULL;
  LanyardKeyPair *pair;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return NULL;
  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (key_pairs == NULL)
    return NULL;

  pair = find_key_pair (key_pairs, LANYARD_KEY_ROLE_ACTIVE);
  if (pair != NULL)
    {
      certificate = parse_certificate (pair, error);
      if (certificate == NULL)
        return NULL;
      pem = lanyard_certificate_dup_pem (certificate);
      sha1 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA1);
      sha256 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
    }

  template_id = lanyard_connector_get_template (connector);
  if (template_id != NULL)
    tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), template_id, NULL);

  return lanyard_setup_sheet_new (tmpl, connector, lanyard_settings_get_base_url (settings), pem, sha1, sha256);
}

/**
 * lanyard_administration_test_sp_metadata:
 * @base_url: where the IdP is reached
 * @error: %LANYARD_SAML_ERROR
 *
 * Metadata of the bundled test SP.
 *
 * Returns: (transfer full): UTF-8 XML
 */
GBytes *
lanyard_administration_test_sp_metadata (const char  *base_url,
                                         GError     **error)
{
  static const char * const requested[] = { "email", "firstName", "lastName", NULL };
  g_autofree char *entity_id = NULL;
  g_autofree char *acs_url = NULL;
  LanyardSamlSpDescription description = { 0 };

  g_return_val_if_fail (base_url != NULL, NULL);

  entity_id = g_strconcat (base_url, "/test-sp/metadata", NULL);
  acs_url = g_strconcat (base_url, "/test-sp/acs", NULL);
  description.entity_id = entity_id;
  description.acs_url = acs_url;
  description.name_id_format = LANYARD_SAML_NAME_ID_EMAIL;
  description.requested_attributes = requested;
  description.display_name = _("Lanyard Test Service Provider");

  return lanyard_saml_sp_metadata_write (&description, error);
}
