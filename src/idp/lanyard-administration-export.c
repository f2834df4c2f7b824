/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-name-id-private.h"
#include "lanyard-saml.h"
#include "lanyard-signers-private.h"
#include "lanyard-test-sp-key-private.h"

#define HOUR 3600

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

static gboolean
add_certificates (GPtrArray       *certificates,
                  GPtrArray       *key_pairs,
                  LanyardKeyRole   role,
                  GError         **error)
{
  for (guint i = 0; i < key_pairs->len; i++)
    {
      LanyardKeyPair *pair = g_ptr_array_index (key_pairs, i);
      LanyardCertificate *certificate;

      if (lanyard_key_pair_get_role (pair) != role)
        continue;

      certificate = parse_certificate (pair, error);
      if (certificate == NULL)
        return FALSE;
      g_ptr_array_add (certificates, certificate);
    }

  return TRUE;
}

/* Active pairs first, then those that come next: what may sign now or soon
 * (M-61); only the first for those that read no further (I-09).
 * (element-type LanyardCertificate), NULL-terminated. */
static GPtrArray *
parse_published_certificates (GPtrArray            *key_pairs,
                              LanyardMetadataKeys   which,
                              GError              **error)
{
  g_autoptr(GPtrArray) certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) free_certificate);

  if (require_active_pair (key_pairs, error) == NULL ||
      !add_certificates (certificates, key_pairs, LANYARD_KEY_ROLE_ACTIVE, error))
    return NULL;
  if (which == LANYARD_METADATA_KEYS_ACTIVE)
    g_ptr_array_set_size (certificates, 1);
  else if (!add_certificates (certificates, key_pairs, LANYARD_KEY_ROLE_NEXT, error))
    return NULL;

  g_ptr_array_add (certificates, NULL);
  return g_steal_pointer (&certificates);
}

/* The connector's own format, then the others that a request may ask it for.
 * (element-type utf8), NULL-terminated. */
static GPtrArray *
list_name_id_formats (LanyardConnector *connector)
{
  static const char * const others[] = {
    LANYARD_SAML_NAME_ID_EMAIL, LANYARD_SAML_NAME_ID_PERSISTENT, LANYARD_SAML_NAME_ID_TRANSIENT,
  };
  const char *own = _lanyard_name_id_choose_format (connector, NULL);
  GPtrArray *formats = g_ptr_array_new ();

  g_ptr_array_add (formats, (gpointer) own);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i], own) != 0 &&
        g_strcmp0 (_lanyard_name_id_choose_format (connector, others[i]), others[i]) == 0)
      g_ptr_array_add (formats, (gpointer) others[i]);
  g_ptr_array_add (formats, NULL);

  return formats;
}

/* Everything that is kept alive while the metadata is written. */
typedef struct
{
  LanyardSamlIdpDescription  saml;
  LanyardSettings           *settings;
  GPtrArray                 *certificates;
  GPtrArray                 *formats;
  LanyardSamlSigner         *signer;
  char                      *sso_url;
  char                      *slo_url;
  char                      *text;
} Description;

static void
clear_description (Description *self)
{
  g_clear_object (&self->settings);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->signer, lanyard_saml_signer_unref);
  g_free (self->sso_url);
  g_free (self->slo_url);
  g_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Description, clear_description)

/* M-59: only what the settings ask for; by the hour, so that two copies of
 * one hour are the same. */
static void
describe_validity (Description *self,
                   gint64       now)
{
  int days = lanyard_settings_get_metadata_validity (self->settings);

  if (days > 0)
    self->saml.valid_until = now - now % HOUR + (gint64) days * 24 * HOUR;
  self->saml.cache_duration = lanyard_settings_get_metadata_cache_duration (self->settings);
}

/* Who runs the identity provider (M-57). */
static void
describe_organization (Description      *self,
                       LanyardConnector *connector)
{
  const char *organization = lanyard_settings_get_organization (self->settings);
  const char *label = lanyard_connector_get_label (connector);
  const char *contact = lanyard_connector_get_contact (connector);

  self->text = g_strdup_printf ("Single sign-on of %s", organization != NULL ? organization : label);
  self->saml.display_name = label;
  self->saml.description = self->text;
  self->saml.information_url = lanyard_settings_get_organization_url (self->settings);
  self->saml.error_url = lanyard_settings_get_error_url (self->settings);
  self->saml.organization = organization;
  self->saml.organization_url = lanyard_settings_get_organization_url (self->settings);
  self->saml.contact = contact != NULL && strchr (contact, '@') != NULL ? contact
                       : lanyard_settings_get_contact (self->settings);
}

static gboolean
describe_keys (Description           *self,
               LanyardConfiguration  *configuration,
               LanyardConnector      *connector,
               GError               **error)
{
  g_autoptr(GPtrArray) key_pairs = NULL;

  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (key_pairs == NULL)
    return FALSE;
  self->certificates = parse_published_certificates (key_pairs, lanyard_connector_get_metadata_keys (connector), error);
  if (self->certificates == NULL)
    return FALSE;

  self->saml.certificates = (LanyardCertificate **) self->certificates->pdata;
  return TRUE;
}

static void
describe_services (Description      *self,
                   LanyardConnector *connector,
                   const char       *base_url)
{
  self->sso_url = lanyard_connector_dup_sso_url (connector, base_url);
  self->slo_url = lanyard_connector_dup_slo_url (connector, base_url);
  self->formats = list_name_id_formats (connector);

  self->saml.entity_id = lanyard_connector_get_idp_entity_id (connector);
  self->saml.sso_url = self->sso_url;
  self->saml.slo_url = self->slo_url;
  self->saml.declare_redirect = lanyard_connector_get_declare_redirect (connector);
  self->saml.want_authn_requests_signed = lanyard_connector_get_require_signed_requests (connector);
  self->saml.allow_sha1 = lanyard_connector_get_allow_sha1 (connector);
  self->saml.name_id_formats = (const char * const *) self->formats->pdata;
}

/* M-60: with the key that signs the connector's responses. */
static gboolean
describe_signer (Description             *self,
                 LanyardConfiguration    *configuration,
                 LanyardConnector        *connector,
                 LanyardMetadataSigning   signing,
                 GError                 **error)
{
  LanyardSigners *signers;

  if (signing == LANYARD_METADATA_UNSIGNED ||
      (signing == LANYARD_METADATA_AS_SET && !lanyard_settings_get_metadata_signed (self->settings)))
    return TRUE;

  signers = _lanyard_signers_new ();
  self->signer = _lanyard_signers_prepare_sync (signers, configuration, connector, error);
  _lanyard_signers_free (signers);
  self->saml.signer = self->signer;

  return self->signer != NULL;
}

/**
 * lanyard_administration_write_metadata_sync:
 * @configuration: where the connector is
 * @connector: a connector
 * @base_url: (nullable): where the IdP is reached; %NULL: as the settings say
 * @signing: whether to sign it
 * @now: seconds
 * @error: %LANYARD_ERROR_REFUSED without an active pair or for a bookmark
 *
 * The IdP's metadata for one connector (M-57 … M-62, I-06 … I-09).
 *
 * Returns: (transfer full): UTF-8 XML
 */
GBytes *
lanyard_administration_write_metadata_sync (LanyardConfiguration    *configuration,
                                            LanyardConnector        *connector,
                                            const char              *base_url,
                                            LanyardMetadataSigning   signing,
                                            gint64                   now,
                                            GError                 **error)
{
  g_auto(Description) description = { { NULL } };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It only opens an address"), NULL,
                         _("The bookmark “%s” has no metadata"), lanyard_connector_get_label (connector));
      return NULL;
    }

  description.settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (description.settings == NULL ||
      !describe_keys (&description, configuration, connector, error) ||
      !describe_signer (&description, configuration, connector, signing, error))
    return NULL;
  describe_services (&description, connector,
                     base_url != NULL ? base_url : lanyard_settings_get_base_url (description.settings));
  describe_organization (&description, connector);
  describe_validity (&description, now);

  return lanyard_saml_idp_metadata_write (&description.saml, error);
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

static void
add_note (LanyardSetupSheet *sheet,
          char              *note)
{
  guint n_notes = g_strv_length (sheet->notes);

  sheet->notes = g_renew (char *, sheet->notes, n_notes + 2);
  sheet->notes[n_notes] = note;
  sheet->notes[n_notes + 1] = NULL;
}

/* Of those who may use the connector, the first by name. */
static LanyardPerson *
find_test_person (LanyardConfiguration *configuration,
                  LanyardConnector     *connector)
{
  g_auto(GStrv) groups = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT, NULL,
                                                                lanyard_record_get_id (LANYARD_RECORD (connector)), NULL);
  g_autoptr(LanyardPerson) first = NULL;

  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      g_auto(GStrv) members = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, groups[i],
                                                                     NULL, NULL);

      for (guint j = 0; members != NULL && members[j] != NULL; j++)
        {
          g_autoptr(LanyardRecord) person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON,
                                                                             members[j], NULL);

          if (person != NULL && !lanyard_person_is_suspended (LANYARD_PERSON (person)) &&
              (first == NULL || strcmp (lanyard_person_get_username (LANYARD_PERSON (person)),
                                        lanyard_person_get_username (first)) < 0))
            g_set_object (&first, LANYARD_PERSON (person));
        }
    }

  return g_steal_pointer (&first);
}

static void
add_expiry (LanyardSetupSheet  *sheet,
            LanyardCertificate *certificate)
{
  g_autoptr(GDateTime) end = g_date_time_new_from_unix_utc (lanyard_certificate_get_not_after (certificate));
  g_autofree char *date = g_date_time_format (end, "%F");

  /* Translators: a date */
  add_note (sheet, g_strdup_printf (_("The certificate is valid until %s; before that, the next one has to be entered."), date));
}

static void
add_test_person (LanyardSetupSheet *sheet,
                 LanyardPerson     *person)
{
  const char *email = lanyard_person_get_email (person);
  const char *username = lanyard_person_get_username (person);

  /* Translators: an email address or the name of an account */
  add_note (sheet, g_strdup_printf (_("To try it, sign in as %s; the service provider may have to know this person first."),
                                    email != NULL ? email : username));
}

/* @pair: whose certificate it has; NULL without any */
static LanyardSetupSheet *
make_sheet (LanyardConfiguration  *configuration,
            LanyardConnector      *connector,
            LanyardKeyPair        *pair,
            GError               **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (configuration, error);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *pem = NULL;
  g_autofree char *sha1 = NULL;
  g_autofree char *sha256 = NULL;
  const char *template_id = lanyard_connector_get_template (connector);
  LanyardTemplate *tmpl = NULL;
  g_autoptr(LanyardPerson) person = NULL;
  LanyardSetupSheet *sheet;

  if (settings == NULL)
    return NULL;

  if (pair != NULL)
    {
      certificate = parse_certificate (pair, error);
      if (certificate == NULL)
        return NULL;
      pem = lanyard_certificate_dup_pem (certificate);
      sha1 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA1);
      sha256 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
    }

  if (template_id != NULL)
    tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), template_id, NULL);

  sheet = lanyard_setup_sheet_new (tmpl, connector, lanyard_settings_get_base_url (settings), pem, sha1, sha256);
  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    return sheet;

  person = find_test_person (configuration, connector);
  if (certificate != NULL)
    add_expiry (sheet, certificate);
  if (person != NULL)
    add_test_person (sheet, person);
  return sheet;
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
  g_autoptr(GPtrArray) key_pairs = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (key_pairs == NULL)
    return NULL;

  return make_sheet (configuration, connector, find_key_pair (key_pairs, LANYARD_KEY_ROLE_ACTIVE), error);
}

static gboolean
is_about_certificate (const LanyardSetupValue *value)
{
  return g_str_has_prefix (value->name, "certificate") || g_str_has_prefix (value->name, "fingerprint") ||
         g_str_has_prefix (value->name, "metadata");
}

/**
 * lanyard_administration_rollover_sheet_sync:
 * @configuration: where the connector is
 * @connector: a connector
 * @error: what loading gives
 *
 * What a rollover changes at the service provider: the values that have to do
 * with the certificate, with the next one if there is one.
 *
 * Returns: (transfer full): the sheet
 */
LanyardSetupSheet *
lanyard_administration_rollover_sheet_sync (LanyardConfiguration  *configuration,
                                            LanyardConnector      *connector,
                                            GError               **error)
{
  g_autoptr(GPtrArray) key_pairs = NULL;
  LanyardSetupSheet *sheet;
  LanyardKeyPair *pair;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  if (key_pairs == NULL)
    return NULL;

  pair = find_key_pair (key_pairs, LANYARD_KEY_ROLE_NEXT);
  if (pair == NULL || lanyard_key_pair_get_replaced (pair) != 0)
    pair = find_key_pair (key_pairs, LANYARD_KEY_ROLE_ACTIVE);
  sheet = make_sheet (configuration, connector, pair, error);
  for (guint i = sheet != NULL ? sheet->values->len : 0; i > 0; i--)
    if (!is_about_certificate (g_ptr_array_index (sheet->values, i - 1)))
      g_ptr_array_remove_index (sheet->values, i - 1);

  return sheet;
}

/**
 * lanyard_administration_test_sp_metadata_sync:
 * @configuration: a configuration, which keeps the test SP's key
 * @base_url: where the IdP is reached
 * @error: %LANYARD_SAML_ERROR, or why there is no key
 *
 * Metadata of the bundled test SP, with the keys that it decrypts and signs
 * with.
 *
 * Returns: (transfer full): UTF-8 XML
 */
GBytes *
lanyard_administration_test_sp_metadata_sync (LanyardConfiguration  *configuration,
                                              const char            *base_url,
                                              GError               **error)
{
  static const char * const requested[] = { "email", "firstName", "lastName", NULL };
  g_autofree char *entity_id = NULL;
  g_autofree char *acs_url = NULL;
  g_autofree char *slo_url = NULL;
  g_autoptr(LanyardKey) key = NULL;
  g_autoptr(LanyardKey) signing_key = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardCertificate) signing_certificate = NULL;
  LanyardSamlSpDescription description = { 0 };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  key = _lanyard_test_sp_load_key_sync (configuration, LANYARD_TEST_SP_DECRYPTS, &certificate, error);
  if (key == NULL)
    return NULL;
  signing_key = _lanyard_test_sp_load_key_sync (configuration, LANYARD_TEST_SP_SIGNS, &signing_certificate, error);
  if (signing_key == NULL)
    return NULL;

  entity_id = g_strconcat (base_url, "/test-sp/metadata", NULL);
  acs_url = g_strconcat (base_url, "/test-sp/acs", NULL);
  slo_url = g_strconcat (base_url, "/test-sp/slo", NULL);
  description.entity_id = entity_id;
  description.acs_url = acs_url;
  description.slo_url = slo_url;
  description.name_id_format = LANYARD_SAML_NAME_ID_EMAIL;
  description.requested_attributes = requested;
  description.display_name = _("Lanyard Test Service Provider");
  description.signing_certificate = signing_certificate;
  description.encryption_certificate = certificate;

  return lanyard_saml_sp_metadata_write (&description, error);
}
