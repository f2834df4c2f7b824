/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-saml-algorithm-private.h"
#include "lanyard-saml-guard-private.h"
#include "lanyard-saml-metadata-writer-private.h"
#include "lanyard-saml-signer-private.h"
#include "lanyard-saml-value-private.h"
#include "lanyard-time.h"
#include "lanyard-url.h"

/* Nothing for a value that is not there. */
static void
write_localized_optional (LanyardSamlWriter *writer,
                          const char        *name,
                          const char        *value)
{
  if (value != NULL && *value != '\0')
    _lanyard_saml_metadata_write_localized (writer, name, value);
}

/* What a service provider may show: only one that is loaded encrypted. */
static void
write_logo (LanyardSamlWriter               *writer,
            const LanyardSamlIdpDescription *description)
{
  char width[16];
  char height[16];

  if (description->logo_url == NULL || !lanyard_url_check (description->logo_url, LANYARD_URL_HTTPS, NULL) ||
      !g_str_has_prefix (description->logo_url, "https:"))
    return;

  g_snprintf (height, sizeof height, "%d", MAX (description->logo_height, 1));
  g_snprintf (width, sizeof width, "%d", MAX (description->logo_width, 1));
  _lanyard_saml_writer_start (writer, "mdui:Logo");
  _lanyard_saml_writer_attribute (writer, "height", height);
  _lanyard_saml_writer_attribute (writer, "width", width);
  _lanyard_saml_writer_text (writer, description->logo_url);
  _lanyard_saml_writer_end (writer);
}

static void
write_idp_info (LanyardSamlWriter               *writer,
                const LanyardSamlIdpDescription *description)
{
  if (description->display_name == NULL)
    return;

  _lanyard_saml_metadata_start_info (writer);
  _lanyard_saml_metadata_write_localized (writer, "mdui:DisplayName", description->display_name);
  write_localized_optional (writer, "mdui:Description", description->description);
  write_localized_optional (writer, "mdui:InformationURL", description->information_url);
  write_logo (writer, description);
  _lanyard_saml_metadata_end_info (writer);
}

static void
write_algorithms (LanyardSamlWriter *writer,
                  const char        *name,
                  GPtrArray         *uris)
{
  for (guint i = 0; i < uris->len; i++)
    {
      _lanyard_saml_writer_start (writer, name);
      _lanyard_saml_writer_namespace (writer, "alg", LANYARD_SAML_NS_ALGORITHMS);
      _lanyard_saml_writer_attribute (writer, "Algorithm", g_ptr_array_index (uris, i));
      _lanyard_saml_writer_end (writer);
    }
}

/* What a request may be signed with (M-16; Metadata Profile for Algorithm
 * Support 2.3, 2.4), and how the identity provider is shown. */
static void
write_extensions (LanyardSamlWriter               *writer,
                  const LanyardSamlIdpDescription *description)
{
  g_autoptr(GPtrArray) digests = _lanyard_saml_algorithm_list_digests (description->allow_sha1);
  g_autoptr(GPtrArray) signatures = _lanyard_saml_algorithm_list_signatures (description->allow_sha1);

  _lanyard_saml_writer_start (writer, "md:Extensions");
  write_algorithms (writer, "alg:DigestMethod", digests);
  write_algorithms (writer, "alg:SigningMethod", signatures);
  write_idp_info (writer, description);
  _lanyard_saml_writer_end (writer);
}

static void
write_idp (LanyardSamlWriter               *writer,
           const LanyardSamlIdpDescription *description)
{
  _lanyard_saml_writer_start (writer, "md:IDPSSODescriptor");
  _lanyard_saml_writer_attribute (writer, "WantAuthnRequestsSigned",
                                  description->want_authn_requests_signed ? "true" : "false");
  _lanyard_saml_writer_attribute (writer, "errorURL", description->error_url);
  _lanyard_saml_writer_attribute (writer, "protocolSupportEnumeration", LANYARD_SAML_NS_PROTOCOL);

  write_extensions (writer, description);
  for (gsize i = 0; description->certificates[i] != NULL; i++)
    {
      _lanyard_saml_metadata_start_key (writer, "signing", description->certificates[i]);
      _lanyard_saml_writer_end (writer);
    }
  if (description->slo_url != NULL)
    {
      _lanyard_saml_metadata_write_endpoint (writer, "md:SingleLogoutService", LANYARD_SAML_BINDING_REDIRECT,
                                             description->slo_url);
      _lanyard_saml_metadata_write_endpoint (writer, "md:SingleLogoutService", LANYARD_SAML_BINDING_POST,
                                             description->slo_url);
    }
  for (gsize i = 0; description->name_id_formats != NULL && description->name_id_formats[i] != NULL; i++)
    _lanyard_saml_writer_element (writer, "md:NameIDFormat", description->name_id_formats[i]);
  if (description->declare_redirect)
    _lanyard_saml_metadata_write_endpoint (writer, "md:SingleSignOnService", LANYARD_SAML_BINDING_REDIRECT,
                                           description->sso_url);
  _lanyard_saml_metadata_write_endpoint (writer, "md:SingleSignOnService", LANYARD_SAML_BINDING_POST,
                                         description->sso_url);

  _lanyard_saml_writer_end (writer);
}

/* The schema wants a URL of the organization: the host that people sign in at. */
static char *
dup_origin (const char *url)
{
  const char *host = strstr (url, "://") + strlen ("://");

  return g_strdup_printf ("%.*s/", (int) (host - url + (gssize) strcspn (host, "/?")), url);
}

static void
write_organization (LanyardSamlWriter               *writer,
                    const LanyardSamlIdpDescription *description)
{
  g_autofree char *url = description->organization_url != NULL ? g_strdup (description->organization_url)
                                                               : dup_origin (description->sso_url);

  if (description->organization == NULL)
    return;

  _lanyard_saml_writer_start (writer, "md:Organization");
  _lanyard_saml_metadata_write_localized (writer, "md:OrganizationName", description->organization);
  _lanyard_saml_metadata_write_localized (writer, "md:OrganizationDisplayName", description->organization);
  _lanyard_saml_metadata_write_localized (writer, "md:OrganizationURL", url);
  _lanyard_saml_writer_end (writer);
}

static void
write_contact (LanyardSamlWriter               *writer,
               const LanyardSamlIdpDescription *description)
{
  g_autofree char *address = NULL;

  if (description->contact == NULL)
    return;

  address = g_strconcat ("mailto:", description->contact, NULL);
  _lanyard_saml_writer_start (writer, "md:ContactPerson");
  _lanyard_saml_writer_attribute (writer, "contactType", "technical");
  _lanyard_saml_writer_element (writer, "md:Company", description->organization);
  _lanyard_saml_writer_element (writer, "md:EmailAddress", address);
  _lanyard_saml_writer_end (writer);
}

/* M-60: right behind the start tag of the root, over all of it. */
static gboolean
sign_document (GString            *document,
               const char         *id,
               gsize               gap,
               LanyardSamlSigner  *signer,
               GError            **error)
{
  LanyardSamlSpan span = { .id = id, .start = 0, .gap = gap, .end = document->len };

  if (!_lanyard_saml_signer_envelop (signer, document, &span, error))
    return FALSE;

  _lanyard_saml_guard_check (document, &span, 1, signer);
  return TRUE;
}

static gboolean
check_idp (const LanyardSamlIdpDescription  *description,
           GError                          **error)
{
  if (!_lanyard_saml_metadata_check_entity_id (description->entity_id, error) ||
      !_lanyard_saml_value_check_url (description->sso_url, "SingleSignOnService", error) ||
      !_lanyard_saml_metadata_check_optional_url (description->slo_url, "SingleLogoutService", error) ||
      !_lanyard_saml_metadata_check_optional_url (description->information_url, "InformationURL", error) ||
      !_lanyard_saml_metadata_check_optional_url (description->error_url, "errorURL", error) ||
      !_lanyard_saml_metadata_check_optional_url (description->organization_url, "OrganizationURL", error))
    return FALSE;
  if (description->certificates != NULL && description->certificates[0] != NULL)
    return TRUE;

  _lanyard_saml_value_check_present (NULL, "X509Certificate", error);
  return FALSE;
}

/* @gap: where a signature would go. */
static GString *
write_idp_entity (const LanyardSamlIdpDescription  *description,
                  const char                       *id,
                  gsize                            *gap,
                  GError                          **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };
  g_autofree char *valid_until = description->valid_until != 0 ? lanyard_time_format (description->valid_until) : NULL;
  g_autofree char *cache_duration = NULL;

  if (description->cache_duration > 0)
    cache_duration = g_strdup_printf ("PT%" G_GINT64_FORMAT "S", description->cache_duration);

  _lanyard_saml_writer_init (&writer, TRUE);
  _lanyard_saml_metadata_start_entity (&writer, id, cache_duration, description->entity_id, valid_until);
  *gap = _lanyard_saml_writer_tell (&writer);
  write_idp (&writer, description);
  write_organization (&writer, description);
  write_contact (&writer, description);
  _lanyard_saml_writer_end (&writer);

  return _lanyard_saml_writer_finish (&writer, error);
}

/* An ID that is the same as long as the content is: a copy that did not change
 * can be told from one that did. */
static char *
dup_content_id (const GString *content)
{
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content->str, content->len);

  return g_strdup_printf ("_%.40s", hash);
}

/**
 * lanyard_saml_idp_metadata_write:
 * @description: what our metadata says of one connector
 * @error: %LANYARD_SAML_ERROR_VALUE: something mandatory is missing or a value
 *   holds what XML 1.0 cannot; %LANYARD_SAML_ERROR_URL: an address that M-21
 *   refuses; %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Writes the metadata of an identity provider (Metadata 2.4.3; M-57, M-58,
 * M-62), in the order of the schema: the certificates in the order given, the
 * active one first, since some service providers read no further (M-61,
 * I-09), each the leaf alone in one element without line breaks (I-06, I-07);
 * of the single sign-on endpoints the Redirect one first. The role says which
 * algorithms a signed request may use (M-16), so that a service provider that
 * reads that needs no setting. validUntil and
 * cacheDuration are on the root and only there if they are given: a file that
 * was downloaded once must not expire unnoticed (M-59). With a signer, the
 * root is signed, the signature its first child (M-60).
 *
 * Returns: (transfer full): an EntityDescriptor in UTF-8, indented
 */
GBytes *
lanyard_saml_idp_metadata_write (const LanyardSamlIdpDescription  *description,
                                 GError                          **error)
{
  g_autoptr(GString) document = NULL;
  g_autofree char *id = NULL;
  gsize gap;

  g_return_val_if_fail (description != NULL, NULL);

  if (!check_idp (description, error))
    return NULL;
  document = write_idp_entity (description, NULL, &gap, error);
  if (document == NULL)
    return NULL;
  if (description->signer == NULL)
    return _lanyard_saml_metadata_finish_document (g_steal_pointer (&document));

  id = dup_content_id (document);
  g_string_free (g_steal_pointer (&document), TRUE);
  document = write_idp_entity (description, id, &gap, error);
  if (document == NULL || !sign_document (document, id, gap, description->signer, error))
    return NULL;

  return _lanyard_saml_metadata_finish_document (g_steal_pointer (&document));
}
