/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include <string.h>

#include "forge.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "request-fixture.h"

/* What is changed of a request that is right, and what it leads to. */
typedef struct
{
  const char *rule;
  const char *name;
  const char *find;
  const char *replacement;
  int code;          /* -1: it is taken */
  const char *acs;   /* the endpoint that is answered to; NULL: nobody is told */
} Change;

/* The rule that an error names for the administrator. */
static void
assert_rule (const GError *error,
             const char   *rule)
{
  const LanyardErrorParts *parts = lanyard_error_get_parts (error);
  g_autofree char *upper = g_ascii_strup (rule, -1);

  g_assert_nonnull (parts);
  g_assert_cmpstr (parts->rule, ==, upper);
  g_assert_nonnull (parts->fix);
}

static const Change decoding[] = {
  { "m-04", "not-xml", "<samlp:AuthnRequest", "samlp:AuthnRequest", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "cut-off", "</samlp:AuthnRequest>", "", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "trailing-text", "</samlp:AuthnRequest>", "</samlp:AuthnRequest>x", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "other-namespace", "SAML:2.0:protocol", "SAML:3.0:protocol", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "saml-1", "SAML:2.0:protocol", "SAML:1.0:protocol", LANYARD_SAML_ERROR_VERSION },
  { "m-05", "no-version", "Version=\"2.0\"", "", LANYARD_SAML_ERROR_VERSION },
  { "m-29", "empty-index-of-attributes", "ID=\"_r\"", "ID=\"_r\" AttributeConsumingServiceIndex=\"\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-29", "attributes-index-too-large", "ID=\"_r\"", "ID=\"_r\" AttributeConsumingServiceIndex=\"65536\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-25", "allow-create-no-boolean", "</samlp:AuthnRequest>", "<samlp:NameIDPolicy AllowCreate='yes'/></samlp:AuthnRequest>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-29", "two-scopings", "</samlp:AuthnRequest>", "<samlp:Scoping/><samlp:Scoping/></samlp:AuthnRequest>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-28", "two-subjects", "</saml:Issuer>", "</saml:Issuer><saml:Subject/><saml:Subject/>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "no-id", "ID=\"_r\"", "", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "empty-id", "ID=\"_r\"", "ID=\"\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "id-starts-with-digit", "ID=\"_r\"", "ID=\"1r\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "id-with-quote", "ID=\"_r\"", "ID=\"_r'\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "id-with-colon", "ID=\"_r\"", "ID=\"_r:a\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "no-issue-instant", "IssueInstant=\"2026-11-21T12:00:00Z\"", "", LANYARD_SAML_ERROR_MALFORMED },
  { "m-05", "issue-instant-no-time", "2026-11-21T12:00:00Z", "now", LANYARD_SAML_ERROR_MALFORMED },
  { "m-22", "force-authn-no-boolean", "ID=\"_r\"", "ID=\"_r\" ForceAuthn=\"yes\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-23", "is-passive-no-boolean", "ID=\"_r\"", "ID=\"_r\" IsPassive=\"\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-19", "index-no-number", "ID=\"_r\"", "ID=\"_r\" AssertionConsumerServiceIndex=\"a\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-19", "index-negative", "ID=\"_r\"", "ID=\"_r\" AssertionConsumerServiceIndex=\"-1\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-19", "index-too-large", "ID=\"_r\"", "ID=\"_r\" AssertionConsumerServiceIndex=\"65536\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "doubled-attribute", "ID=\"_r\"", "ID=\"_r\" ID=\"_s\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-07", "two-issuers", "</saml:Issuer>", "</saml:Issuer><saml:Issuer>a</saml:Issuer>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-07", "element-in-issuer", "</saml:Issuer>", "<a xmlns='urn:a'/></saml:Issuer>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "comment-in-issuer", "</saml:Issuer>", "<!-- -->.evil</saml:Issuer>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "instruction-in-issuer", "</saml:Issuer>", "<?a?></saml:Issuer>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "entity-in-issuer", "</saml:Issuer>", "&a;</saml:Issuer>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-27", "comparison-unknown", "</samlp:AuthnRequest>",
    "<samlp:RequestedAuthnContext Comparison='worse'/></samlp:AuthnRequest>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-24", "two-policies", "</samlp:AuthnRequest>", "<samlp:NameIDPolicy/><samlp:NameIDPolicy/></samlp:AuthnRequest>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "prefix-undeclared", "</saml:Issuer>", "</saml:Issuer><x:a/>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "prefix-of-attribute-undeclared", "ID=\"_r\"", "ID=\"_r\" x:a=\"b\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "relative-namespace", "ID=\"_r\"", "ID=\"_r\" xmlns:x=\"1\"", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "namespace-without-scheme", "</saml:Issuer>", "</saml:Issuer><a xmlns='../b'/>", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "dtd", "<samlp:AuthnRequest", "<!DOCTYPE samlp:AuthnRequest><samlp:AuthnRequest", LANYARD_SAML_ERROR_DTD },
  { "m-04", "external-entity", "<samlp:AuthnRequest",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><samlp:AuthnRequest", LANYARD_SAML_ERROR_DTD },
  { "m-04", "billion-laughs", "<samlp:AuthnRequest",
    "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
    "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]><samlp:AuthnRequest",
    LANYARD_SAML_ERROR_DTD },
  { "m-04", "parameter-entity", "<samlp:AuthnRequest", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'>%p;]><samlp:AuthnRequest",
    LANYARD_SAML_ERROR_DTD },
  { "m-04", "duplicate-id", "</saml:Issuer>", "</saml:Issuer><samlp:Extensions><a xmlns='urn:a' ID='_r'/></samlp:Extensions>",
    LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "m-04", "duplicate-id-Id", "</saml:Issuer>", "</saml:Issuer><samlp:Extensions><a xmlns='urn:a' Id='_r'/></samlp:Extensions>",
    LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "m-04", "duplicate-id-id", "</saml:Issuer>", "</saml:Issuer><samlp:Extensions><a xmlns='urn:a' id='_r'/></samlp:Extensions>",
    LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "m-04", "duplicate-id-xml", "</saml:Issuer>", "</saml:Issuer><samlp:Extensions><a xmlns='urn:a' xml:id='_r'/></samlp:Extensions>",
    LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "m-04", "duplicate-id-namespace", "ID=\"_r\"", "ID=\"_r\" xmlns:b=\"urn:b\" b:ID=\"_r\"", LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "m-04", "end-tag-differs", "samlp:AuthnRequest ", "samlp:Response ", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "other-encoding", "<samlp:AuthnRequest", "<?xml version='1.0' encoding='ISO-8859-1'?><samlp:AuthnRequest",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "utf-7", "<samlp:AuthnRequest", "<?xml version='1.0' encoding='UTF-7'?><samlp:AuthnRequest", LANYARD_SAML_ERROR_MALFORMED },
};

static void
test_decoding (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *document = forge_replace (REQUEST, change->find, change->replacement);
  g_autoptr(GError) error = NULL;

  g_assert_null (request_decode (document, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, change->code);
  assert_rule (error, change->rule);
}

#define ACS_URL " AssertionConsumerServiceURL=\"https://sp.example/acs/a\""

static const Change validation[] = {
  { "m-18", "plain", "", "", -1, "https://sp.example/acs/a" },
  { "m-07", "issuer-unknown", REQUEST_SP "<", "https://sp.example/other<", LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-case", REQUEST_SP "<", "https://SP.example/metadata<", LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-slash", REQUEST_SP "<", REQUEST_SP "/<", LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-blank", REQUEST_SP "<", REQUEST_SP " <", LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-cdata", REQUEST_SP "<", "<![CDATA[https://sp.example]]>.evil/metadata<", LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-all-cdata", REQUEST_SP "<", "<![CDATA[" REQUEST_SP "]]><", -1, "https://sp.example/acs/a" },
  { "m-07", "issuer-missing", "<saml:Issuer>" REQUEST_SP "</saml:Issuer>", "", LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-other-namespace", "<saml:Issuer>" REQUEST_SP "</saml:Issuer>", "<Issuer xmlns='urn:a'>" REQUEST_SP "</Issuer>",
    LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-format", "<saml:Issuer>", "<saml:Issuer Format='urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'>",
    LANYARD_SAML_ERROR_ISSUER },
  { "m-07", "issuer-format-entity", "<saml:Issuer>", "<saml:Issuer Format='urn:oasis:names:tc:SAML:2.0:nameid-format:entity'>",
    -1, "https://sp.example/acs/a" },
  { "m-06", "destination-other", "Destination=\"" REQUEST_SSO, "Destination=\"https://other.example/saml2/app", LANYARD_SAML_ERROR_DESTINATION },
  { "m-06", "destination-slash", REQUEST_SSO "\"", REQUEST_SSO "/\"", LANYARD_SAML_ERROR_DESTINATION },
  { "m-06", "destination-empty", REQUEST_SSO "\"", "\"", LANYARD_SAML_ERROR_DESTINATION },
  { "m-06", "destination-accepted", REQUEST_SSO "\"", "https://old.idp.example/sso\"", -1, "https://sp.example/acs/a" },
  { "m-06", "destination-absent", "Destination=\"" REQUEST_SSO "\"", "", -1, "https://sp.example/acs/a" },
  { "m-05", "fraction", "12:00:00Z", "12:00:00.123Z", -1, "https://sp.example/acs/a" },
  { "m-05", "offset", "12:00:00Z", "13:00:00+01:00", -1, "https://sp.example/acs/a" },
  { "m-05", "a-bit-old", "12:00:00Z", "11:52:00Z", -1, "https://sp.example/acs/a" },
  { "m-05", "too-old", "12:00:00Z", "11:51:59Z", LANYARD_SAML_ERROR_EXPIRED },
  { "m-09", "a-bit-early", "12:00:00Z", "12:03:00Z", -1, "https://sp.example/acs/a" },
  { "m-05", "too-early", "12:00:00Z", "12:03:01Z", LANYARD_SAML_ERROR_NOT_YET_VALID },
  { "m-18", "acs-unknown", "sp.example/acs/a", "sp.example/acs/d", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-case", "https://sp.example/acs/a", "https://sp.example/acs/A", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-host-case", "https://sp.example/acs/a", "https://SP.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-port", "https://sp.example/acs/a", "https://sp.example:443/acs/a", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-dot", "https://sp.example/acs/a", "https://sp.example./acs/a", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-user-info", "https://sp.example/acs/a", "https://sp.example@evil.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-escaped-slash", "https://sp.example/acs/a", "https://sp.example/acs%2fa", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-longer", "https://sp.example/acs/a", "https://sp.example/acs/a?b", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-shorter", "https://sp.example/acs/a", "https://sp.example/acs/", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-empty", "https://sp.example/acs/a", "", LANYARD_SAML_ERROR_ACS },
  { "m-18", "acs-not-post", "https://sp.example/acs/a", "https://sp.example/acs/c", LANYARD_SAML_ERROR_ACS },
  { "m-20", "acs-default", ACS_URL, "", -1, "https://sp.example/acs/b" },
  { "m-19", "acs-index", ACS_URL, " AssertionConsumerServiceIndex=\"0\"", -1, "https://sp.example/acs/a" },
  { "m-19", "i-43-acs-index-7", ACS_URL, " AssertionConsumerServiceIndex=\"7\"", -1, "https://sp.example/acs/b" },
  { "m-19", "acs-index-unknown", ACS_URL, " AssertionConsumerServiceIndex=\"1\"", LANYARD_SAML_ERROR_ACS },
  { "m-19", "acs-index-not-post", ACS_URL, " AssertionConsumerServiceIndex=\"2\"", LANYARD_SAML_ERROR_ACS },
  { "m-17", "acs-index-and-url", ACS_URL, ACS_URL " AssertionConsumerServiceIndex=\"0\"", LANYARD_SAML_ERROR_ACS },
  { "m-17", "acs-index-and-binding", ACS_URL,
    " AssertionConsumerServiceIndex=\"0\" ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"", LANYARD_SAML_ERROR_ACS },
  { "m-52", "binding-post", ACS_URL, ACS_URL " ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"",
    -1, "https://sp.example/acs/a" },
  { "m-52", "binding-artifact", ACS_URL, ACS_URL " ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact\"",
    LANYARD_SAML_ERROR_ANSWER_BINDING, "https://sp.example/acs/a" },
  { "m-52", "binding-redirect", ACS_URL, ACS_URL " ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"",
    LANYARD_SAML_ERROR_ANSWER_BINDING, "https://sp.example/acs/a" },
  { "m-05", "version-1", "\"2.0\"", "\"1.1\"", LANYARD_SAML_ERROR_VERSION, "https://sp.example/acs/a" },
  { "m-05", "version-2.1", "\"2.0\"", "\"2.1\"", LANYARD_SAML_ERROR_VERSION, "https://sp.example/acs/a" },
  { "m-05", "version-empty", "\"2.0\"", "\"\"", LANYARD_SAML_ERROR_VERSION, "https://sp.example/acs/a" },
  { "m-28", "subject", "</saml:Issuer>", "</saml:Issuer><saml:Subject><saml:NameID>a</saml:NameID></saml:Subject>",
    -1, "https://sp.example/acs/a" },
  { "m-28", "subject-confirmation", "</saml:Issuer>", "</saml:Issuer><saml:Subject><saml:NameID>a</saml:NameID>"
    "<saml:SubjectConfirmation Method='urn:oasis:names:tc:SAML:2.0:cm:bearer'/></saml:Subject>",
    LANYARD_SAML_ERROR_UNSUPPORTED, "https://sp.example/acs/a" },
  { "m-28", "subject-confirmation-alone", "</saml:Issuer>", "</saml:Issuer><saml:Subject>"
    "<saml:SubjectConfirmation Method='urn:oasis:names:tc:SAML:2.0:cm:holder-of-key'/></saml:Subject>",
    LANYARD_SAML_ERROR_UNSUPPORTED, "https://sp.example/acs/a" },
  { "m-28", "subject-encrypted", "</saml:Issuer>", "</saml:Issuer><saml:Subject><saml:EncryptedID/></saml:Subject>",
    LANYARD_SAML_ERROR_UNSUPPORTED, "https://sp.example/acs/a" },
  { "m-28", "subject-base-id", "</saml:Issuer>", "</saml:Issuer><saml:Subject><saml:BaseID/></saml:Subject>",
    LANYARD_SAML_ERROR_UNSUPPORTED, "https://sp.example/acs/a" },
  { "m-28", "subject-twice", "</saml:Issuer>",
    "</saml:Issuer><saml:Subject><saml:NameID>a</saml:NameID><saml:NameID>b</saml:NameID></saml:Subject>",
    LANYARD_SAML_ERROR_UNSUPPORTED, "https://sp.example/acs/a" },
  { "m-28", "subject-with-element", "</saml:Issuer>",
    "</saml:Issuer><saml:Subject><saml:NameID>a<saml:a/></saml:NameID></saml:Subject>",
    LANYARD_SAML_ERROR_UNSUPPORTED, "https://sp.example/acs/a" },
  { "m-28", "subject-empty", "</saml:Issuer>", "</saml:Issuer><saml:Subject/>", LANYARD_SAML_ERROR_UNSUPPORTED, "https://sp.example/acs/a" },
  { "m-26", "qualifier-own", "</saml:Issuer>", "</saml:Issuer><samlp:NameIDPolicy SPNameQualifier='" REQUEST_SP "'/>",
    -1, "https://sp.example/acs/a" },
  { "m-26", "qualifier-other", "</saml:Issuer>", "</saml:Issuer><samlp:NameIDPolicy SPNameQualifier='https://other.example'/>",
    LANYARD_SAML_ERROR_NAME_ID_POLICY, "https://sp.example/acs/a" },
  { "m-26", "qualifier-affiliation", "</saml:Issuer>", "</saml:Issuer><samlp:NameIDPolicy SPNameQualifier='urn:affiliation'/>",
    -1, "https://sp.example/acs/a" },
  { "m-26", "qualifier-empty", "</saml:Issuer>", "</saml:Issuer><samlp:NameIDPolicy SPNameQualifier=''/>", -1, "https://sp.example/acs/a" },
  { "m-29", "idp-list-other", "</saml:Issuer>", "</saml:Issuer><samlp:Scoping><samlp:IDPList><samlp:IDPEntry ProviderID='https://other.example'/>"
    "</samlp:IDPList></samlp:Scoping>", LANYARD_SAML_ERROR_IDP_LIST, "https://sp.example/acs/a" },
  { "m-29", "idp-list-empty", "</saml:Issuer>", "</saml:Issuer><samlp:Scoping><samlp:IDPList/></samlp:Scoping>",
    LANYARD_SAML_ERROR_IDP_LIST, "https://sp.example/acs/a" },
  { "m-29", "idp-list-own", "</saml:Issuer>", "</saml:Issuer><samlp:Scoping ProxyCount='0'><samlp:IDPList>"
    "<samlp:IDPEntry ProviderID='https://other.example'/><samlp:IDPEntry ProviderID='" REQUEST_IDP "'/>"
    "<samlp:GetComplete>https://list.example</samlp:GetComplete></samlp:IDPList></samlp:Scoping>", -1, "https://sp.example/acs/a" },
  { "m-29", "scoping-other", "</saml:Issuer>", "</saml:Issuer><samlp:Scoping ProxyCount='1'><samlp:RequesterID>urn:x</samlp:RequesterID>"
    "</samlp:Scoping>", -1, "https://sp.example/acs/a" },
  { "m-29", "attributes-index", ACS_URL, ACS_URL " AttributeConsumingServiceIndex='3'", -1, "https://sp.example/acs/a" },
  { "m-08", "unknown-content", "</saml:Issuer>", "</saml:Issuer><samlp:Extensions><a xmlns='urn:a' b='c'>d</a></samlp:Extensions><samlp:Scoping/>"
    "<saml:Conditions NotOnOrAfter='2000-01-01T00:00:00Z'/>", -1, "https://sp.example/acs/a" },
};

static void
test_validation (gconstpointer data)
{
  const Change *change = data;
  g_autofree char *document = forge_replace (REQUEST, change->find, change->replacement);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GError) error = NULL;
  const LanyardSamlEndpoint *acs = (gpointer) trust;
  guint n_failed = 0;
  gboolean valid;

  request = request_decode (document, &error);
  g_assert_no_error (error);
  valid = lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, findings, &error);

  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      if (finding->passed)
        continue;
      if (n_failed++ == 0)
        g_assert_cmpint (finding->code, ==, change->code);
    }
  g_assert_cmpuint (findings->len, >=, 7);

  if (change->code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (valid);
      g_assert_cmpuint (n_failed, ==, 0);
      g_assert_cmpstr (acs->location, ==, change->acs);
    }
  else
    {
      LanyardSamlStatus status;

      g_assert_error (error, LANYARD_SAML_ERROR, change->code);
      assert_rule (error, change->rule);
      g_assert_false (valid);
      g_assert_cmpuint (n_failed, ==, 1);
      g_assert_cmpstr (acs != NULL ? acs->location : NULL, ==, change->acs);
      g_assert_cmpint (lanyard_saml_error_get_status (error, &status), ==, change->acs != NULL);
    }
}

/* M-20 with everything that can be said about a default. */
static const struct
{
  gboolean is_default[3];
  gboolean is_not_default[3];
  guint chosen;
} defaults[] = {
  { { FALSE, FALSE, FALSE }, { FALSE, FALSE, FALSE }, 0 },
  { { FALSE, TRUE, TRUE }, { FALSE, FALSE, FALSE }, 1 },
  { { FALSE, FALSE, FALSE }, { TRUE, FALSE, FALSE }, 1 },
  { { FALSE, FALSE, FALSE }, { TRUE, TRUE, TRUE }, 0 },
  { { FALSE, FALSE, TRUE }, { TRUE, FALSE, FALSE }, 2 },
};

static void
test_default_acs (void)
{
  g_autofree char *document = forge_replace (REQUEST, ACS_URL, "");
  g_autoptr(LanyardSamlRequest) request = request_decode (document, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
      const LanyardSamlEndpoint *acs;
      g_autoptr(GError) error = NULL;

      for (guint j = 0; j < 3; j++)
        {
          LanyardSamlEndpoint *endpoint = g_ptr_array_index (trust->acs, j);

          g_free (endpoint->binding);
          endpoint->binding = g_strdup (LANYARD_SAML_BINDING_POST);
          endpoint->is_default = defaults[i].is_default[j];
          endpoint->is_not_default = defaults[i].is_not_default[j];
        }
      g_assert_true (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (acs == g_ptr_array_index (trust->acs, defaults[i].chosen));
    }
}

static void
test_no_acs (void)
{
  g_autofree char *document = forge_replace (REQUEST, ACS_URL, "");
  g_autoptr(LanyardSamlRequest) request = request_decode (document, NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  const LanyardSamlEndpoint *acs;

  g_ptr_array_set_size (trust->acs, 0);
  g_assert_false (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ACS);
}

static void
test_bad_acs (void)
{
  g_autofree char *document = forge_replace (REQUEST, "https://sp.example/acs/a", "javascript:alert(1)");
  g_autoptr(LanyardSamlRequest) request = request_decode (document, NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  const LanyardSamlEndpoint *acs;

  g_ptr_array_add (trust->acs, lanyard_saml_endpoint_new (LANYARD_SAML_BINDING_POST, "javascript:alert(1)", 9));
  g_assert_false (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_URL);
}

static void
test_signature_required (void)
{
  g_autoptr(LanyardSamlRequest) request = request_decode (REQUEST, NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  const LanyardSamlEndpoint *acs;

  trust->require_signed_requests = TRUE;
  g_assert_false (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
}

static void
test_all_findings (void)
{
  g_autofree char *first = forge_replace (REQUEST, "<saml:Issuer>", "<saml:Issuer>x");
  g_autofree char *second = forge_replace (first, "Destination=\"", "Destination=\"x");
  g_autofree char *third = forge_replace (second, "2026-11-21", "2026-11-22");
  g_autofree char *document = forge_replace (third, "acs/a", "acs/x");
  g_autoptr(LanyardSamlRequest) request = request_decode (document, NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GString) failed = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  const LanyardSamlEndpoint *acs;

  trust->require_signed_requests = TRUE;
  g_assert_false (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, findings, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ISSUER);
  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->passed)
        g_string_append_printf (failed, "%s ", finding->rule);
    }
  g_assert_cmpstr (failed->str, ==, "M-07 M-13 M-06 M-05 M-18 ");
}

#define FULL \
  "\n<?xml version=\"1.0\"?><!-- from a product --><samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='a.b-c' " \
  "Version='2.0' IssueInstant='2026-11-21T12:00:00.5Z' ForceAuthn='1' IsPassive='true' AssertionConsumerServiceIndex='7' " \
  "ProtocolBinding='urn:x'><Issuer xmlns='urn:oasis:names:tc:SAML:2.0:assertion'>s&amp;p</Issuer>" \
  "<samlp:NameIDPolicy Format='urn:f' AllowCreate='true'/>" \
  "<samlp:RequestedAuthnContext Comparison='minimum'><AuthnContextClassRef xmlns='urn:oasis:names:tc:SAML:2.0:assertion'>\n urn:c\n" \
  "</AuthnContextClassRef><AuthnContextClassRef xmlns='urn:oasis:names:tc:SAML:2.0:assertion'>urn:d</AuthnContextClassRef>" \
  "</samlp:RequestedAuthnContext></samlp:AuthnRequest>"

static void
test_getters (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlRequest) request = request_decode (FULL, &error);
  const char *const *contexts;

  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_saml_request_get_id (request), ==, "a.b-c");
  g_assert_cmpstr (lanyard_saml_request_get_issuer (request), ==, "s&p");
  g_assert_cmpint (lanyard_saml_request_get_issue_instant (request), ==, TEST_NOW);
  g_assert_null (lanyard_saml_request_get_destination (request));
  g_assert_null (lanyard_saml_request_get_acs_url (request));
  g_assert_cmpint (lanyard_saml_request_get_acs_index (request), ==, 7);
  g_assert_cmpstr (lanyard_saml_request_get_protocol_binding (request), ==, "urn:x");
  g_assert_true (lanyard_saml_request_get_force_authn (request));
  g_assert_true (lanyard_saml_request_get_is_passive (request));
  g_assert_cmpstr (lanyard_saml_request_get_name_id_format (request), ==, "urn:f");
  contexts = lanyard_saml_request_get_authn_contexts (request);
  g_assert_cmpuint (g_strv_length ((char **) contexts), ==, 2);
  g_assert_cmpstr (contexts[0], ==, "urn:c");
  g_assert_cmpstr (lanyard_saml_request_get_authn_context_comparison (request), ==, "minimum");
  g_assert_null (lanyard_saml_request_get_relay_state (request));
  g_assert_cmpint (g_bytes_get_size (lanyard_saml_request_get_document (request)), ==, strlen (FULL) - 1);
}

static void
test_getters_of_little (void)
{
  g_autoptr(LanyardSamlRequest) request = request_decode (REQUEST, NULL);

  g_assert_cmpstr (lanyard_saml_request_get_destination (request), ==, REQUEST_SSO);
  g_assert_cmpstr (lanyard_saml_request_get_acs_url (request), ==, "https://sp.example/acs/a");
  g_assert_cmpint (lanyard_saml_request_get_acs_index (request), ==, -1);
  g_assert_null (lanyard_saml_request_get_protocol_binding (request));
  g_assert_false (lanyard_saml_request_get_force_authn (request));
  g_assert_false (lanyard_saml_request_get_is_passive (request));
  g_assert_null (lanyard_saml_request_get_name_id_format (request));
  g_assert_null (lanyard_saml_request_get_authn_contexts (request));
  g_assert_cmpstr (lanyard_saml_request_get_authn_context_comparison (request), ==, "exact");
}

/* Queries; "@" stands for a good SAMLRequest, URL-encoded. */
static const struct
{
  const char *rule;
  const char *name;
  const char *query;
  int code;
} queries[] = {
  { "m-03", "plain", "SAMLRequest=@", -1 },
  { "m-03", "with-others", "a=b&SAMLRequest=@&c=d", -1 },
  { "m-02", "encoding", "SAMLRequest=@&SAMLEncoding=urn%3Aoasis%3Anames%3Atc%3ASAML%3A2.0%3Abindings%3AURL-Encoding%3ADEFLATE", -1 },
  { "m-02", "encoding-other", "SAMLRequest=@&SAMLEncoding=urn:x", LANYARD_SAML_ERROR_BINDING },
  { "m-02", "encoding-empty", "SAMLRequest=@&SAMLEncoding=", LANYARD_SAML_ERROR_BINDING },
  { "m-03", "nothing", "", LANYARD_SAML_ERROR_BINDING },
  { "m-03", "empty", "SAMLRequest=", LANYARD_SAML_ERROR_BINDING },
  { "m-03", "response-too", "SAMLRequest=@&SAMLResponse=@", LANYARD_SAML_ERROR_BINDING },
  { "m-03", "response", "SAMLResponse=@", LANYARD_SAML_ERROR_BINDING },
  { "a-13", "escaped-response", "SAMLRequest=@&%53AMLResponse=@", LANYARD_SAML_ERROR_BINDING },
  { "m-03", "twice", "SAMLRequest=@&SAMLRequest=@", LANYARD_SAML_ERROR_BINDING },
  { "m-11", "only-signature", "SAMLRequest=@&Signature=AAAA", LANYARD_SAML_ERROR_BINDING },
  { "m-11", "only-algorithm", "SAMLRequest=@&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256", LANYARD_SAML_ERROR_BINDING },
  { "m-02", "relay-state-bad", "SAMLRequest=@&RelayState=%ff", LANYARD_SAML_ERROR_BINDING },
  { "m-02", "not-base64", "SAMLRequest=%3C%3E%3C%3E", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "line-break", "SAMLRequest=@%0A", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "blank", "SAMLRequest=+@", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "no-padding", "SAMLRequest=AAA", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "padding-inside", "SAMLRequest=AA%3D%3DAAAA", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "not-deflate", "SAMLRequest=////////", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "zlib-header", "SAMLRequest=eJwDAAAAAAE%3D", LANYARD_SAML_ERROR_MALFORMED },
  { "m-04", "deflate-of-nothing", "SAMLRequest=AwA%3D", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "deflate-cut-off", "SAMLRequest=s7Ez", LANYARD_SAML_ERROR_MALFORMED },
  { "m-02", "trailing-bytes", "SAMLRequest=AwBh", LANYARD_SAML_ERROR_MALFORMED },
};

static void
test_query (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *good = request_dup_query (REQUEST);
  g_auto(GStrv) parts = g_strsplit (queries[i].query, "@", -1);
  g_autofree char *query = g_strjoinv (good + strlen ("SAMLRequest="), parts);
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GError) error = NULL;

  request = lanyard_saml_request_decode_redirect (query, &error);
  if (queries[i].code < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_saml_request_get_id (request), ==, "_r");
    }
  else
    {
      g_assert_null (request);
      g_assert_error (error, LANYARD_SAML_ERROR, queries[i].code);
      assert_rule (error, queries[i].rule);
    }
}

static void
test_bomb (void)
{
  static const gsize sizes[] = { LANYARD_SAML_REQUEST_MAX, LANYARD_SAML_REQUEST_MAX + 1, 50 * 1024 * 1024 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i], ' ');
      g_autofree char *query = NULL;
      g_autoptr(GError) error = NULL;

      memcpy (text, REQUEST, strlen (REQUEST));
      query = request_dup_query (text);
      if (sizes[i] <= LANYARD_SAML_REQUEST_MAX)
        {
          g_autoptr(LanyardSamlRequest) request = lanyard_saml_request_decode_redirect (query, &error);

          g_assert_no_error (error);
          g_assert_nonnull (request);
        }
      else
        {
          g_assert_null (lanyard_saml_request_decode_redirect (query, &error));
          g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
        }
    }
}

static void
test_too_large (void)
{
  g_autofree char *digits = g_strnfill (200 * 1024, 'A');
  g_autofree char *query = g_strconcat ("SAMLRequest=", digits, NULL);
  g_autofree char *blanks = g_strnfill (LANYARD_SAML_REQUEST_MAX, ' ');
  g_autofree char *document = g_strconcat (REQUEST, blanks, NULL);
  g_autofree char *form = request_dup_form (document);
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_saml_request_decode_redirect (query, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (lanyard_saml_request_decode_post (query, strlen (query), &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (lanyard_saml_request_decode_post (form, strlen (form), &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (request_decode (document, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
}

static void
test_form (void)
{
  g_autofree char *form = request_dup_form (REQUEST);
  g_autofree char *middle = g_strndup (form + strlen ("SAMLRequest="), 40);
  g_autofree char *with_state = g_strconcat (form, "&RelayState=a%20%2b", NULL);
  g_autofree char *with_breaks = g_strdup_printf ("SAMLRequest=+%s%%0D%%0A%%09%s%%0A", middle, form + strlen ("SAMLRequest=") + 40);
  static const char *const wrong[] = {
    "&SigAlg=a&Signature=b", "&SigAlg=a", "&Signature=b", "&SAMLEncoding=urn%3Aa", "&RelayState=a&RelayState=b",
  };
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GError) error = NULL;

  request = lanyard_saml_request_decode_post (with_state, strlen (with_state), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_saml_request_get_relay_state (request), ==, "a +");
  g_clear_pointer (&request, lanyard_saml_request_free);

  request = lanyard_saml_request_decode_post (with_breaks, strlen (with_breaks), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_saml_request_get_id (request), ==, "_r");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *whole = g_strconcat (form, wrong[i], NULL);

      g_assert_null (lanyard_saml_request_decode_post (whole, strlen (whole), &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING);
      g_clear_error (&error);
    }
}

static void
test_relay_state (void)
{
  static const struct
  {
    const char *parameter;
    const char *value;
  } states[] = {
    { "", NULL },
    { "&RelayState=", "" },
    { "&RelayState=a%2fb%2B+%22", "a/b+ \"" },
  };
  g_autofree char *query = request_dup_query (REQUEST);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *whole = g_strconcat (query, states[i].parameter, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlRequest) request = lanyard_saml_request_decode_redirect (whole, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_saml_request_get_relay_state (request), ==, states[i].value);
    }
}

static void
test_other_messages (void)
{
  static const char *const names[] = { "LogoutRequest", "LogoutResponse", "Response", "ArtifactResolve", "authnRequest" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *document = g_strdup_printf ("<%s xmlns='urn:oasis:names:tc:SAML:2.0:protocol' ID='_a' Version='2.0'/>", names[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (request_decode (document, &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED);
    }
}

/* M-08: nothing is cut off. */
static void
test_long_strings (void)
{
  static const gsize lengths[] = { 256, 257, 1024, 8000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *text = g_strnfill (lengths[i], 'x');
      g_autofree char *id = g_strdup_printf ("ID=\"%s\" ProtocolBinding=\"%s\"", text, text);
      g_autofree char *with_id = forge_replace (REQUEST, "ID=\"_r\"", id);
      g_autofree char *policy = g_strdup_printf ("</saml:Issuer><samlp:NameIDPolicy Format='%s'/>", text);
      g_autofree char *document = forge_replace (with_id, "</saml:Issuer>", policy);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlRequest) request = request_decode (document, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_saml_request_get_id (request), ==, text);
      g_assert_cmpstr (lanyard_saml_request_get_protocol_binding (request), ==, text);
      g_assert_cmpstr (lanyard_saml_request_get_name_id_format (request), ==, text);
    }
}

static void
assert_same (LanyardSamlRequest *a,
             LanyardSamlRequest *b)
{
  g_assert_cmpstr (lanyard_saml_request_get_id (a), ==, lanyard_saml_request_get_id (b));
  g_assert_cmpstr (lanyard_saml_request_get_relay_state (a), ==, lanyard_saml_request_get_relay_state (b));
  g_assert_true (g_bytes_equal (lanyard_saml_request_get_document (a), lanyard_saml_request_get_document (b)));
}

static void
test_freeze (void)
{
  g_autofree char *query = request_dup_query (REQUEST);
  g_autofree char *whole_query = g_strconcat (query, "&RelayState=%c3%bc", NULL);
  g_autofree char *form = request_dup_form (REQUEST);
  LanyardSamlRequest *requests[] = {
    lanyard_saml_request_decode_redirect (whole_query, NULL),
    lanyard_saml_request_decode_post (form, strlen (form), NULL),
    request_decode (REQUEST, NULL),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *frozen = lanyard_saml_request_freeze (requests[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlRequest) thawed = lanyard_saml_request_thaw (frozen, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_is_ascii (frozen));
      assert_same (thawed, requests[i]);
      lanyard_saml_request_free (requests[i]);
    }
}

static void
test_thaw_refuses (void)
{
  static const char *const frozen[] = { "", "z", "x", "x???", "xAAAA" };

  for (gsize i = 0; i < G_N_ELEMENTS (frozen); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (lanyard_saml_request_thaw (frozen[i], &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (decoding); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/request/%s-%s", decoding[i].rule, decoding[i].name);

      g_test_add_data_func (path, &decoding[i], test_decoding);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (validation); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/request/%s-%s", validation[i].rule, validation[i].name);

      g_test_add_data_func (path, &validation[i], test_validation);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/request/%s-query-%s", queries[i].rule, queries[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_query);
    }
  g_test_add_func ("/saml/request/m-20-default-acs", test_default_acs);
  g_test_add_func ("/saml/request/m-20-no-acs", test_no_acs);
  g_test_add_func ("/saml/request/m-21-bad-acs", test_bad_acs);
  g_test_add_func ("/saml/request/m-13-signature-required", test_signature_required);
  g_test_add_func ("/saml/request/all-findings", test_all_findings);
  g_test_add_func ("/saml/request/getters", test_getters);
  g_test_add_func ("/saml/request/getters-of-little", test_getters_of_little);
  g_test_add_func ("/saml/request/a-19-bomb", test_bomb);
  g_test_add_func ("/saml/request/a-20-too-large", test_too_large);
  g_test_add_func ("/saml/request/m-02-form", test_form);
  g_test_add_func ("/saml/request/m-30-i-19-relay-state", test_relay_state);
  g_test_add_func ("/saml/request/m-05-other-messages", test_other_messages);
  g_test_add_func ("/saml/request/m-08-long-strings", test_long_strings);
  g_test_add_func ("/saml/request/freeze", test_freeze);
  g_test_add_func ("/saml/request/thaw-refuses", test_thaw_refuses);

  return g_test_run ();
}
