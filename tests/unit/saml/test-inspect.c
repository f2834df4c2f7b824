/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Messages as people copy them: what they are, and whether they are signed. */

#include "config.h"

#include <string.h>

#include "forge.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-inspect.h"
#include "lanyard-saml.h"
#include "request-fixture.h"

#define LOGOUT \
  "<p:LogoutRequest xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_l\">" \
  "<s:Issuer xmlns:s=\"urn:oasis:names:tc:SAML:2.0:assertion\">a</s:Issuer></p:LogoutRequest>"
#define LOGGED_OUT "<p:LogoutResponse xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_l\"></p:LogoutResponse>"
#define METADATA \
  "<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"><!-- here -->" \
  "<EntityDescriptor entityID=\"urn:one\"><SPSSODescriptor/></EntityDescriptor>" \
  "<EntityDescriptor entityID=\"urn:two\"><IDPSSODescriptor/></EntityDescriptor></EntitiesDescriptor>"

static LanyardSamlInspection *
inspect (const char  *text,
         GError     **error)
{
  g_autoptr(GBytes) input = g_bytes_new (text, strlen (text));

  return lanyard_saml_inspect (input, error);
}

static const char *
find_fact (LanyardSamlInspection *inspection,
           const char            *name)
{
  for (guint i = 0; i < inspection->facts->len; i++)
    {
      LanyardSamlFact *fact = g_ptr_array_index (inspection->facts, i);

      if (strcmp (fact->name, name) == 0)
        return fact->value;
    }

  return NULL;
}

static void
assert_inspected (const char      *text,
                  LanyardSamlForm  form,
                  LanyardSamlKind  kind,
                  const char      *document)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlInspection) inspection = inspect (text, &error);
  gsize size;
  const char *data;

  g_test_message ("%.60s", text);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_saml_form_get_name (inspection->form), ==, lanyard_saml_form_get_name (form));
  g_assert_no_error (inspection->fault);
  g_assert_cmpstr (lanyard_saml_kind_get_name (inspection->kind), ==, lanyard_saml_kind_get_name (kind));
  data = g_bytes_get_data (inspection->document, &size);
  g_assert_cmpmem (data, size, document, strlen (document));
}

static void
test_forms (void)
{
  g_autofree char *query = request_dup_query (REQUEST);
  g_autofree char *form = request_dup_form (REQUEST);
  g_autofree char *url = g_strconcat (REQUEST_SSO "?lang=de&", query, "&secret=1#top", NULL);
  g_autofree char *log_line = g_strconcat ("10.0.0.1 \"GET /saml2/app?", query, " HTTP/1.1\" 200", NULL);
  g_autofree char *base64 = g_base64_encode ((const guchar *) REQUEST, strlen (REQUEST));
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);
  g_autofree char *broken = g_strdup_printf ("%.40s\n  %s\n", base64, base64 + 40);
  g_autofree char *deflated = forge_deflate (REQUEST);
  g_autofree char *blanks = g_strconcat ("\n  ", REQUEST, "\n", NULL);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", REQUEST, NULL);

  assert_inspected (REQUEST, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (blanks, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_AUTHN_REQUEST, blanks + 3);
  assert_inspected (marked, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_AUTHN_REQUEST, marked);
  assert_inspected (query, LANYARD_SAML_FORM_REDIRECT, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (url, LANYARD_SAML_FORM_REDIRECT, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (log_line, LANYARD_SAML_FORM_REDIRECT, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (form, LANYARD_SAML_FORM_POST, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (base64, LANYARD_SAML_FORM_BASE64, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (broken, LANYARD_SAML_FORM_BASE64, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (escaped, LANYARD_SAML_FORM_BASE64, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
  assert_inspected (deflated, LANYARD_SAML_FORM_DEFLATED, LANYARD_SAML_KIND_AUTHN_REQUEST, REQUEST);
}

static void
test_kinds (void)
{
  const LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"),
                                                           LANYARD_SAML_SIGN_BOTH, &error);
  g_autofree char *assertion = g_strndup (strstr (document, "<saml:Assertion"),
                                          strstr (document, "</saml:Assertion>") + strlen ("</saml:Assertion>") -
                                          strstr (document, "<saml:Assertion"));

  g_assert_no_error (error);
  assert_inspected (document, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_RESPONSE, document);
  assert_inspected (assertion, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_ASSERTION, assertion);
  assert_inspected (LOGOUT, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_LOGOUT_REQUEST, LOGOUT);
  assert_inspected (LOGGED_OUT, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_LOGOUT_RESPONSE, LOGGED_OUT);
  assert_inspected (METADATA, LANYARD_SAML_FORM_XML, LANYARD_SAML_KIND_METADATA, METADATA);
}

static void
test_facts (void)
{
  const LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"),
                                                           LANYARD_SAML_SIGN_BOTH, &error);
  g_autofree char *query = request_dup_query (REQUEST);
  g_autofree char *url = g_strconcat ("https://a/?token=s3cret&", query, "&RelayState=a%20b", NULL);
  g_autoptr(LanyardSamlInspection) of_response = inspect (document, &error);
  g_autoptr(LanyardSamlInspection) of_metadata = inspect (METADATA, &error);
  g_autoptr(LanyardSamlInspection) of_url = inspect (url, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (find_fact (of_response, "StatusCode"), ==, LANYARD_SAML_STATUS_SUCCESS);
  g_assert_cmpstr (find_fact (of_response, "NameID"), ==, response.name_id);
  g_assert_cmpstr (find_fact (of_response, "Audience"), ==, response.audience);
  g_assert_nonnull (find_fact (of_response, "Signature of Assertion"));
  g_assert_cmpstr (find_fact (of_metadata, "Entities"), ==, "2");
  g_assert_cmpstr (find_fact (of_metadata, "Role"), ==, "SPSSODescriptor");
  g_assert_cmpstr (of_url->relay_state, ==, "a b");
  g_assert_cmpstr (of_url->other_names, ==, "token");
}

static void
test_refused (void)
{
  static const struct
  {
    const char       *text;
    LanyardSamlError  code;
  } cases[] = {
    { "", LANYARD_SAML_ERROR_MALFORMED },
    { " \n", LANYARD_SAML_ERROR_MALFORMED },
    { "hello", LANYARD_SAML_ERROR_MALFORMED },
    { "AAAA", LANYARD_SAML_ERROR_MALFORMED },
    { "https://a.example/?x=1", LANYARD_SAML_ERROR_MALFORMED },
    { "SAMLRequest=", LANYARD_SAML_ERROR_MALFORMED },
    { "xSAMLRequest=PGEvPg==", LANYARD_SAML_ERROR_MALFORMED },
    { "?xSAMLResponse=PGEvPg==&y", LANYARD_SAML_ERROR_MALFORMED },
    { "SAMLRequest=%zz", LANYARD_SAML_ERROR_BINDING },
    { "SAMLRequest=PGEvPg==&SAMLResponse=PGEvPg==", LANYARD_SAML_ERROR_BINDING },
    { "SAMLRequest=PGEvPg==&SAMLRequest=PGEvPg==", LANYARD_SAML_ERROR_BINDING },
    { "SAMLRequest=PGEvPg==&RelayState=%ff", LANYARD_SAML_ERROR_BINDING },
    { "SAMLRequest=PGEvPg==\nx", LANYARD_SAML_ERROR_BINDING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlInspection) inspection = inspect (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_null (inspection);
      g_assert_error (error, LANYARD_SAML_ERROR, (int) cases[i].code);
    }
}

/* The bytes are there even if the document is not read. */
static void
test_fault (void)
{
  static const struct
  {
    const char       *text;
    LanyardSamlError  code;
  } cases[] = {
    { "<a", LANYARD_SAML_ERROR_MALFORMED },
    { "<a/>", LANYARD_SAML_ERROR_UNSUPPORTED },
    { "<!DOCTYPE a><a/>", LANYARD_SAML_ERROR_DTD },
    { "<a ID=\"x\"><b ID=\"x\"/></a>", LANYARD_SAML_ERROR_DUPLICATE_ID },
    { "<a>\xff</a>", LANYARD_SAML_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlInspection) inspection = inspect (cases[i].text, &error);
      g_autofree char *indented = NULL;

      g_assert_no_error (error);
      g_assert_error (inspection->fault, LANYARD_SAML_ERROR, (int) cases[i].code);
      g_assert_cmpuint (g_bytes_get_size (inspection->document), ==, strlen (cases[i].text));
      g_assert_cmpint (inspection->kind, ==, LANYARD_SAML_KIND_UNKNOWN);
      indented = lanyard_saml_inspection_indent (inspection);
      g_assert_true ((indented == NULL) == (cases[i].code != LANYARD_SAML_ERROR_UNSUPPORTED));
    }
}

/* I-01: a copy that is laid out is another document than the signed one. */
static void
test_indent (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlInspection) inspection = inspect ("<p:LogoutResponse xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                                                         "  <p:Status><p:StatusMessage> a  b </p:StatusMessage>\n\n</p:Status>"
                                                         "</p:LogoutResponse>", &error);
  g_autofree char *indented = lanyard_saml_inspection_indent (inspection);

  g_assert_cmpstr (indented, ==,
                   "<p:LogoutResponse xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\">\n"
                   "  <p:Status>\n"
                   "    <p:StatusMessage> a  b </p:StatusMessage>\n"
                   "  </p:Status>\n"
                   "</p:LogoutResponse>");
}

static int
verify (const char     *text,
        LanyardKeyType  type,
        gboolean        allow_sha1)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlInspection) inspection = inspect (text, &error);
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  gboolean verified;

  g_assert_no_error (error);
  g_ptr_array_add (keys, test_get_key (type));
  verified = lanyard_saml_inspection_verify (inspection, keys, allow_sha1, findings, &error);
  g_assert_true (verified == (error == NULL));
  g_assert_cmpuint (findings->len, >, 0);

  return verified ? -1 : error->code;
}

static char *
sign_query (const char     *query,
            LanyardKeyType  type)
{
  g_autofree char *octets = g_strconcat (query, "&RelayState=&SigAlg=http%3a%2f%2fwww.w3.org%2f2001%2f04%2fxmldsig-more%23rsa-sha256", NULL);
  g_autofree char *signature = forge_signature_text (test_get_key (type), "SHA256", octets);
  g_autofree char *escaped = g_uri_escape_string (signature, NULL, FALSE);

  return g_strconcat (octets, "&Signature=", escaped, NULL);
}

static void
test_signed_parameters (void)
{
  g_autofree char *query = request_dup_query (REQUEST);
  g_autofree char *response = forge_replace (query, "SAMLRequest", "SAMLResponse");
  g_autofree char *signed_query = sign_query (query, LANYARD_KEY_RSA_2048);
  g_autofree char *signed_response = sign_query (response, LANYARD_KEY_RSA_2048);
  g_autofree char *changed = forge_replace (signed_query, "RelayState=", "RelayState=x");
  g_autofree char *no_signature = g_strdup_printf ("%.*s", (int) (strstr (signed_query, "&Signature") - signed_query),
                                                   signed_query);
  g_autofree char *weak = forge_replace (signed_query, "2001%2f04%2fxmldsig-more%23rsa-sha256", "x");

  g_assert_cmpint (verify (signed_query, LANYARD_KEY_RSA_2048, FALSE), ==, -1);
  g_assert_cmpint (verify (signed_response, LANYARD_KEY_RSA_2048, FALSE), ==, -1);
  g_assert_cmpint (verify (signed_query, LANYARD_KEY_EC_P256, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (verify (changed, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (verify (no_signature, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
  g_assert_cmpint (verify (weak, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_ALGORITHM);
  g_assert_cmpint (verify (query, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
}

static void
test_signed_document (void)
{
  const LanyardSamlResponse response = test_make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_response_write (&response, test_get_signer ("rsa-sha256"),
                                                           LANYARD_SAML_SIGN_BOTH, &error);
  g_autofree char *changed = forge_replace (document, response.name_id, "somebody@else.example");
  g_autofree char *commented = forge_replace (document, "<samlp:Status>", "<!-- x --><samlp:Status>");
  g_autoptr(LanyardSamlInspection) inspection = inspect (document, &error);
  g_autofree char *indented = lanyard_saml_inspection_indent (inspection);

  g_assert_no_error (error);
  g_assert_cmpint (verify (document, LANYARD_KEY_RSA_2048, FALSE), ==, -1);
  g_assert_cmpint (verify (document, LANYARD_KEY_EC_P256, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (verify (changed, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (verify (commented, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_MALFORMED);
  g_assert_cmpint (verify (indented, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (verify (METADATA, LANYARD_KEY_RSA_2048, FALSE), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
}

static void
test_request (void)
{
  g_autofree char *query = request_dup_query (REQUEST);
  g_autofree char *form = request_dup_form (REQUEST);
  const char *texts[] = { REQUEST, query, form };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlInspection) inspection = inspect (texts[i], &error);
      g_autoptr(LanyardSamlRequest) request = lanyard_saml_inspection_dup_request (inspection, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_saml_request_get_id (request), ==, "_r");
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/inspect/forms", test_forms);
  g_test_add_func ("/saml/inspect/kinds", test_kinds);
  g_test_add_func ("/saml/inspect/facts", test_facts);
  g_test_add_func ("/saml/inspect/refused", test_refused);
  g_test_add_func ("/saml/inspect/a-28-fault", test_fault);
  g_test_add_func ("/saml/inspect/i-01-indented-copy", test_indent);
  g_test_add_func ("/saml/inspect/signed-parameters", test_signed_parameters);
  g_test_add_func ("/saml/inspect/signed-document", test_signed_document);
  g_test_add_func ("/saml/inspect/request", test_request);

  return g_test_run ();
}
