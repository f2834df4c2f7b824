/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-saml-metadata.h"
#include "lanyard-saml-verifier.h"
#include "received-fixture.h"

/* values that somebody chose who may not choose what is signed. They
 * arrive as they are, or nothing is sent. */
static const struct
{
  const char *name;
  const char *value;
  gboolean    refused;      /* it holds what XML 1.0 has no place for */
} values[] = {
  { "end-tag", "jane</saml:NameID><saml:NameID>root", FALSE },
  { "end-of-all", "</saml:NameID></saml:Subject></saml:Assertion></samlp:Response>", FALSE },
  { "attribute-value", "a</saml:AttributeValue><saml:AttributeValue>admins", FALSE },
  { "attribute", "a</saml:AttributeValue></saml:Attribute><saml:Attribute Name=\"role\"><saml:AttributeValue>root", FALSE },
  { "quote", "a\" Recipient=\"https://evil.example/", FALSE },
  { "apostrophe", "a' b='c", FALSE },
  { "cdata-end", "]]>", FALSE },
  { "cdata", "<![CDATA[</saml:NameID>]]>", FALSE },
  { "nul-reference", "&#0;", FALSE },
  { "references", "&lt;&#60;&#x3c;&amp;lt;&evil;", FALSE },
  { "comment", "admin<!-- -->.evil.example", FALSE },
  { "instruction", "<?xml version=\"1.0\"?>", FALSE },
  { "doctype", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;", FALSE },
  { "line-feeds", "a\nb\n\n\tc", FALSE },
  { "no-break-space", "\xc2\xa0" "a\xc2\xa0", FALSE },
  { "line-separators", "a\xe2\x80\xa8" "b\xc2\x85" "c", FALSE },
  { "delete", "a\x7f", FALSE },
  { "byte-order-mark", "\xef\xbb\xbf" "a", FALSE },
  { "beyond-the-plane", "\xf0\x9f\x94\x91", FALSE },
  { "plane-end", "a\xf0\x9f\xbf\xbf", FALSE },
  { "escape", "a\x1b[31m", TRUE },
  { "control", "a\x01", TRUE },
  { "backspace", "admin\b\b\b\b\b", TRUE },
  { "u-fffe", "a\xef\xbf\xbe", TRUE },
  { "u-ffff", "a\xef\xbf\xbf", TRUE },
  { "high-surrogate", "a\xed\xa0\x80", TRUE },
  { "low-surrogate", "a\xed\xbf\xbf", TRUE },
  { "surrogate-pair", "\xed\xa0\xbd\xed\xb4\x91", TRUE },
  { "overlong", "\xc0\xbc" "a", TRUE },
  { "overlong-nul", "a\xc0\x80", TRUE },
  { "too-high", "\xf4\x90\x80\x80", TRUE },
  { "cut-off", "a\xe2\x82", TRUE },
  { "stray-continuation", "\x80", TRUE },
  { "latin-1", "M\xfcller", TRUE },
};

static LanyardSamlReceived *
receive (const char *document)
{
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  LanyardSamlExpectation expectation = received_expect ();
  LanyardSamlReceived *received;

  g_ptr_array_add (keys, test_get_key (LANYARD_KEY_EC_P256));
  expectation.keys = keys;
  received = lanyard_saml_response_verify (bytes, &expectation, NULL, NULL, &error);
  g_assert_no_error (error);

  return received;
}

static char *
write_response (const LanyardSamlResponse  *response,
                GError                    **error)
{
  return lanyard_saml_response_write (response, test_get_signer ("ecdsa-sha256"), LANYARD_SAML_SIGN_BOTH, error);
}

/* As NameID, as value, name and friendly name of an attribute, as qualifier
 * and as session. */
static void
test_value (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  LanyardSamlResponse harmless = test_make_response ();
  LanyardSamlResponse response = test_make_response ();
  const char *texts[] = { values[i].value, "b", NULL };
  const char *harmless_texts[] = { "a", "b", NULL };
  LanyardSamlAttribute attribute = { values[i].value, LANYARD_SAML_NAME_FORMAT_BASIC, values[i].value, texts };
  LanyardSamlAttribute harmless_attribute = { "a", LANYARD_SAML_NAME_FORMAT_BASIC, "a", harmless_texts };
  g_autoptr(LanyardSamlReceived) received = NULL;
  LanyardSamlReceivedAttribute *read;
  g_autofree char *document = NULL;
  g_autofree char *harmless_document = NULL;
  g_autofree char *outline = NULL;
  g_autofree char *harmless_outline = NULL;
  g_autoptr(GError) error = NULL;

  harmless.attributes = &harmless_attribute;
  harmless.n_attributes = response.n_attributes = 1;
  response.attributes = &attribute;
  response.name_id = response.name_qualifier = response.sp_name_qualifier = response.session_index = values[i].value;
  document = write_response (&response, &error);
  if (values[i].refused)
    {
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
      g_assert_null (document);
      return;
    }

  g_assert_no_error (error);
  harmless_document = write_response (&harmless, &error);
  g_assert_no_error (error);
  outline = test_dup_outline (document);
  harmless_outline = test_dup_outline (harmless_document);
  g_assert_cmpstr (outline, ==, harmless_outline);

  received = receive (document);
  read = g_ptr_array_index (received->attributes, 0);
  g_assert_cmpuint (received->attributes->len, ==, 1);
  g_assert_cmpstr (received->name_id, ==, values[i].value);
  g_assert_cmpstr (received->session_index, ==, values[i].value);
  g_assert_cmpstr (read->name, ==, values[i].value);
  g_assert_cmpstr (read->friendly_name, ==, values[i].value);
  g_assert_cmpuint (g_strv_length (read->values), ==, 2);
  g_assert_cmpstr (read->values[0], ==, values[i].value);
}

/* Each of them alone in its place: no other value is refused in its stead. */
static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  static const gsize members[] = {
    G_STRUCT_OFFSET (LanyardSamlResponse, name_id),
    G_STRUCT_OFFSET (LanyardSamlResponse, name_id_format),
    G_STRUCT_OFFSET (LanyardSamlResponse, name_qualifier),
    G_STRUCT_OFFSET (LanyardSamlResponse, sp_name_qualifier),
    G_STRUCT_OFFSET (LanyardSamlResponse, session_index),
    G_STRUCT_OFFSET (LanyardSamlResponse, issuer),
    G_STRUCT_OFFSET (LanyardSamlResponse, audience),
    G_STRUCT_OFFSET (LanyardSamlResponse, authn_context),
  };
  const char *good[] = { "a", NULL };
  const char *bad[] = { "a", values[i].value, NULL };
  const LanyardSamlAttribute attributes[] = {
    { values[i].value, NULL, NULL, good },
    { "a", values[i].value, NULL, good },
    { "a", NULL, values[i].value, good },
    { "a", NULL, NULL, bad },
  };

  for (gsize j = 0; j < G_N_ELEMENTS (members) + G_N_ELEMENTS (attributes); j++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autoptr(GError) error = NULL;

      if (j < G_N_ELEMENTS (members))
        {
          G_STRUCT_MEMBER (const char *, &response, members[j]) = values[i].value;
        }
      else
        {
          response.attributes = &attributes[j - G_N_ELEMENTS (members)];
          response.n_attributes = 1;
        }
      document = write_response (&response, &error);
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
      g_assert_null (document);
    }
}

/* The status message of an error and what our metadata says. */
static void
test_other_documents (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  LanyardCertificate *certificates[] = { test_get_certificate (LANYARD_KEY_EC_P256), NULL };
  LanyardSamlIdpDescription description = {
    .entity_id = "https://idp.example/",
    .sso_url = "https://idp.example/sso",
    .certificates = certificates,
    .display_name = values[i].value,
    .organization = values[i].value,
  };
  g_autofree char *document = NULL;
  g_autofree char *message = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) metadata = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) metadata_error = NULL;

  document = lanyard_saml_error_response_write (RECEIVED_IDP, RECEIVED_ACS, "_request", LANYARD_SAML_STATUS_RESPONDER, NULL,
                                                values[i].value, TEST_NOW, test_get_signer ("ecdsa-sha256"), &error);
  metadata = lanyard_saml_idp_metadata_write (&description, &metadata_error);
  if (values[i].refused)
    {
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
      g_assert_error (metadata_error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
      return;
    }

  g_assert_no_error (error);
  g_assert_no_error (metadata_error);
  message = test_dup_xpath (document, "//p:StatusMessage");
  text = g_strndup (g_bytes_get_data (metadata, NULL), g_bytes_get_size (metadata));
  name = test_dup_xpath (text, "//mdui:DisplayName");
  g_assert_cmpstr (message, ==, values[i].value);
  g_assert_cmpstr (name, ==, values[i].value);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = g_strdup_printf ("/saml/attack/a-18-value/%s", values[i].name);
      g_autofree char *refusal = g_strdup_printf ("/saml/attack/a-18-refusal/%s", values[i].name);
      g_autofree char *other = g_strdup_printf ("/saml/attack/a-18-other-documents/%s", values[i].name);

      g_test_add_data_func (value, GSIZE_TO_POINTER (i), test_value);
      if (values[i].refused)
        g_test_add_data_func (refusal, GSIZE_TO_POINTER (i), test_refusal);
      g_test_add_data_func (other, GSIZE_TO_POINTER (i), test_other_documents);
    }

  return g_test_run ();
}
