/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-value-private.h"
#include "lanyard-saml-writer-private.h"
#include "lanyard-saml.h"

#define ENTITY_ID_MAX 1024
#define LANGUAGE "en"

static gboolean
check_entity_id (const char  *entity_id,
                 GError     **error)
{
  if (!_lanyard_saml_value_check_present (entity_id, "entityID", error))
    return FALSE;
  if (strlen (entity_id) <= ENTITY_ID_MAX)
    return TRUE;

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                     _("The standard allows 1024 characters"),
                     _("Enter a shorter entity ID"),
                     _("The entity ID is too long"));
  return FALSE;
}

static void
start_entity (LanyardSamlWriter *writer,
              const char        *entity_id)
{
  _lanyard_saml_writer_start (writer, "md:EntityDescriptor");
  _lanyard_saml_writer_namespace (writer, "md", LANYARD_SAML_NS_METADATA);
  _lanyard_saml_writer_attribute (writer, "entityID", entity_id);
}

static void
write_localized (LanyardSamlWriter *writer,
                 const char        *name,
                 const char        *value)
{
  _lanyard_saml_writer_start (writer, name);
  _lanyard_saml_writer_attribute (writer, "xml:lang", LANGUAGE);
  _lanyard_saml_writer_text (writer, value);
  _lanyard_saml_writer_end (writer);
}

static void
write_display_name (LanyardSamlWriter *writer,
                    const char        *display_name)
{
  if (display_name == NULL)
    return;

  _lanyard_saml_writer_start (writer, "md:Extensions");
  _lanyard_saml_writer_start (writer, "mdui:UIInfo");
  _lanyard_saml_writer_namespace (writer, "mdui", LANYARD_SAML_NS_MDUI);
  write_localized (writer, "mdui:DisplayName", display_name);
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
}

static void
write_signing_key (LanyardSamlWriter  *writer,
                   LanyardCertificate *certificate)
{
  _lanyard_saml_writer_start (writer, "md:KeyDescriptor");
  _lanyard_saml_writer_attribute (writer, "use", "signing");
  _lanyard_saml_writer_start (writer, "ds:KeyInfo");
  _lanyard_saml_writer_namespace (writer, "ds", LANYARD_SAML_NS_DSIG);
  _lanyard_saml_writer_start (writer, "ds:X509Data");
  _lanyard_saml_writer_element (writer, "ds:X509Certificate", lanyard_certificate_get_base64 (certificate));
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
}

static void
write_endpoint (LanyardSamlWriter *writer,
                const char        *name,
                const char        *binding,
                const char        *location)
{
  _lanyard_saml_writer_start (writer, name);
  _lanyard_saml_writer_attribute (writer, "Binding", binding);
  _lanyard_saml_writer_attribute (writer, "Location", location);
  _lanyard_saml_writer_end (writer);
}

static void
write_idp (LanyardSamlWriter               *writer,
           const LanyardSamlIdpDescription *description)
{
  _lanyard_saml_writer_start (writer, "md:IDPSSODescriptor");
  _lanyard_saml_writer_attribute (writer, "WantAuthnRequestsSigned",
                                  description->want_authn_requests_signed ? "true" : "false");
  _lanyard_saml_writer_attribute (writer, "protocolSupportEnumeration", LANYARD_SAML_NS_PROTOCOL);

  write_display_name (writer, description->display_name);
  for (gsize i = 0; description->certificates[i] != NULL; i++)
    write_signing_key (writer, description->certificates[i]);
  if (description->slo_url != NULL)
    write_endpoint (writer, "md:SingleLogoutService", LANYARD_SAML_BINDING_REDIRECT, description->slo_url);
  for (gsize i = 0; description->name_id_formats != NULL && description->name_id_formats[i] != NULL; i++)
    _lanyard_saml_writer_element (writer, "md:NameIDFormat", description->name_id_formats[i]);
  if (description->declare_redirect)
    write_endpoint (writer, "md:SingleSignOnService", LANYARD_SAML_BINDING_REDIRECT, description->sso_url);
  write_endpoint (writer, "md:SingleSignOnService", LANYARD_SAML_BINDING_POST, description->sso_url);

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
  g_autofree char *url = dup_origin (description->sso_url);

  if (description->organization == NULL)
    return;

  _lanyard_saml_writer_start (writer, "md:Organization");
  write_localized (writer, "md:OrganizationName", description->organization);
  write_localized (writer, "md:OrganizationDisplayName", description->organization);
  write_localized (writer, "md:OrganizationURL", url);
  _lanyard_saml_writer_end (writer);
}

static void
write_contact (LanyardSamlWriter *writer,
               const char        *contact)
{
  g_autofree char *address = NULL;

  if (contact == NULL)
    return;

  address = g_strconcat ("mailto:", contact, NULL);
  _lanyard_saml_writer_start (writer, "md:ContactPerson");
  _lanyard_saml_writer_attribute (writer, "contactType", "technical");
  _lanyard_saml_writer_element (writer, "md:EmailAddress", address);
  _lanyard_saml_writer_end (writer);
}

static GBytes *
finish_document (LanyardSamlWriter  *writer,
                 GError            **error)
{
  g_autoptr(GString) document = NULL;

  _lanyard_saml_writer_end (writer);
  document = _lanyard_saml_writer_finish (writer, error);
  if (document == NULL)
    return NULL;

  g_string_prepend (document, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_c (document, '\n');

  return g_string_free_to_bytes (g_steal_pointer (&document));
}

/**
 * lanyard_saml_idp_metadata_write:
 * @description: what our metadata says of one connector
 * @error: %LANYARD_SAML_ERROR_VALUE: something mandatory is missing or a value
 *   holds what XML 1.0 cannot; %LANYARD_SAML_ERROR_URL: an endpoint that M-21
 *   refuses
 *
 * Writes the metadata of an identity provider (Metadata 2.4.3; M-57, M-58,
 * M-62): the certificates in the order given, the active one first, since
 * some service providers read no further (M-61); of the single sign-on
 * endpoints the Redirect one first. There is no validUntil: a file that was
 * downloaded once must not expire unnoticed (M-59).
 *
 * Returns: (transfer full): an EntityDescriptor in UTF-8, indented, unsigned
 */
GBytes *
lanyard_saml_idp_metadata_write (const LanyardSamlIdpDescription  *description,
                                 GError                          **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };

  g_return_val_if_fail (description != NULL, NULL);

  if (!check_entity_id (description->entity_id, error) ||
      !_lanyard_saml_value_check_url (description->sso_url, "SingleSignOnService", error) ||
      (description->slo_url != NULL &&
       !_lanyard_saml_value_check_url (description->slo_url, "SingleLogoutService", error)))
    return NULL;
  if (description->certificates == NULL || description->certificates[0] == NULL)
    {
      _lanyard_saml_value_check_present (NULL, "X509Certificate", error);
      return NULL;
    }

  _lanyard_saml_writer_init (&writer, TRUE);
  start_entity (&writer, description->entity_id);
  write_idp (&writer, description);
  write_organization (&writer, description);
  write_contact (&writer, description->contact);

  return finish_document (&writer, error);
}

static void
write_acs (LanyardSamlWriter *writer,
           const char        *acs_url)
{
  _lanyard_saml_writer_start (writer, "md:AssertionConsumerService");
  _lanyard_saml_writer_attribute (writer, "Binding", LANYARD_SAML_BINDING_POST);
  _lanyard_saml_writer_attribute (writer, "Location", acs_url);
  _lanyard_saml_writer_attribute (writer, "index", "0");
  _lanyard_saml_writer_attribute (writer, "isDefault", "true");
  _lanyard_saml_writer_end (writer);
}

static void
write_requested_attributes (LanyardSamlWriter              *writer,
                            const LanyardSamlSpDescription *description)
{
  if (description->requested_attributes == NULL || description->requested_attributes[0] == NULL)
    return;

  _lanyard_saml_writer_start (writer, "md:AttributeConsumingService");
  _lanyard_saml_writer_attribute (writer, "index", "0");
  _lanyard_saml_writer_attribute (writer, "isDefault", "true");
  write_localized (writer, "md:ServiceName",
                   description->display_name != NULL ? description->display_name : description->entity_id);
  for (gsize i = 0; description->requested_attributes[i] != NULL; i++)
    {
      _lanyard_saml_writer_start (writer, "md:RequestedAttribute");
      _lanyard_saml_writer_attribute (writer, "Name", description->requested_attributes[i]);
      _lanyard_saml_writer_end (writer);
    }
  _lanyard_saml_writer_end (writer);
}

static void
write_sp (LanyardSamlWriter              *writer,
          const LanyardSamlSpDescription *description)
{
  _lanyard_saml_writer_start (writer, "md:SPSSODescriptor");
  _lanyard_saml_writer_attribute (writer, "AuthnRequestsSigned", "false");
  _lanyard_saml_writer_attribute (writer, "WantAssertionsSigned", "true");
  _lanyard_saml_writer_attribute (writer, "protocolSupportEnumeration", LANYARD_SAML_NS_PROTOCOL);

  write_display_name (writer, description->display_name);
  if (description->slo_url != NULL)
    write_endpoint (writer, "md:SingleLogoutService", LANYARD_SAML_BINDING_REDIRECT, description->slo_url);
  _lanyard_saml_writer_element (writer, "md:NameIDFormat", description->name_id_format);
  write_acs (writer, description->acs_url);
  write_requested_attributes (writer, description);

  _lanyard_saml_writer_end (writer);
}

/**
 * lanyard_saml_sp_metadata_write:
 * @description: what the test SP says of itself
 * @error: as lanyard_saml_idp_metadata_write()
 *
 * Writes the metadata of a service provider without keys that wants its
 * assertions signed (Metadata 2.4.4).
 *
 * Returns: (transfer full): an EntityDescriptor in UTF-8, indented, unsigned
 */
GBytes *
lanyard_saml_sp_metadata_write (const LanyardSamlSpDescription  *description,
                                GError                         **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };

  g_return_val_if_fail (description != NULL, NULL);

  if (!check_entity_id (description->entity_id, error) ||
      !_lanyard_saml_value_check_url (description->acs_url, "AssertionConsumerService", error) ||
      (description->slo_url != NULL &&
       !_lanyard_saml_value_check_url (description->slo_url, "SingleLogoutService", error)))
    return NULL;

  _lanyard_saml_writer_init (&writer, TRUE);
  start_entity (&writer, description->entity_id);
  write_sp (&writer, description);

  return finish_document (&writer, error);
}
