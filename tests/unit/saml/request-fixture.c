/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "request-fixture.h"

#include <string.h>

#include "forge.h"
#include "lanyard-saml.h"

/* Trusts these keys; three endpoints, the second of which is the default. */
LanyardSamlTrust *
request_trust_new (LanyardKey *first_key,
                   ...)
{
  static const char *const destinations[] = { "https://old.idp.example/sso", NULL };
  static const char *const qualifiers[] = { "urn:affiliation", NULL };
  LanyardSamlTrust *trust = g_new0 (LanyardSamlTrust, 1);
  LanyardSamlEndpoint *endpoint;
  va_list args;

  trust->entity_id = REQUEST_SP;
  trust->idp_entity_id = REQUEST_IDP;
  trust->clock_skew = LANYARD_SAML_SKEW;
  trust->accepted_destinations = destinations;
  trust->sp_name_qualifiers = qualifiers;
  trust->acs = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_endpoint_free);
  trust->signing_keys = g_ptr_array_new ();

  endpoint = lanyard_saml_endpoint_new (LANYARD_SAML_BINDING_POST, "https://sp.example/acs/a", 0);
  endpoint->is_not_default = TRUE;
  g_ptr_array_add (trust->acs, endpoint);
  g_ptr_array_add (trust->acs, lanyard_saml_endpoint_new (LANYARD_SAML_BINDING_POST, "https://sp.example/acs/b", 7));
  g_ptr_array_add (trust->acs, lanyard_saml_endpoint_new ("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact",
                                                          "https://sp.example/acs/c", 2));

  va_start (args, first_key);
  for (LanyardKey *key = first_key; key != NULL; key = va_arg (args, LanyardKey *))
    g_ptr_array_add (trust->signing_keys, key);
  va_end (args);

  return trust;
}

void
request_trust_free (LanyardSamlTrust *trust)
{
  g_ptr_array_unref (trust->acs);
  g_ptr_array_unref (trust->signing_keys);
  g_free (trust);
}

LanyardSamlRequest *
request_decode (const char  *document,
                GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));

  return lanyard_saml_request_decode_xml (bytes, error);
}

char *
request_dup_form (const char *document)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) document, strlen (document));
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);

  return g_strconcat ("SAMLRequest=", escaped, NULL);
}

char *
request_dup_query (const char *document)
{
  g_autofree char *base64 = forge_deflate (document);
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);

  return g_strconcat ("SAMLRequest=", escaped, NULL);
}
