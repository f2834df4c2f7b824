/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a request asks for, and what its sender is told: over HTTP, from the
 * request to the form that a browser posts back. */

#include "config.h"

#include <string.h>

#include "lanyard-saml-response.h"
#include "lanyard-saml.h"
#include "sp-fixture.h"

#define STATUS "urn:oasis:names:tc:SAML:2.0:status:"
#define CLASSES "urn:oasis:names:tc:SAML:2.0:ac:classes:"
#define BINDINGS "urn:oasis:names:tc:SAML:2.0:bindings:"
#define CONTEXT(comparison, class) \
  "<samlp:RequestedAuthnContext" comparison "><saml:AuthnContextClassRef>" CLASSES class \
  "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>"
#define DECLARATION \
  "<samlp:RequestedAuthnContext><saml:AuthnContextDeclRef>urn:x</saml:AuthnContextDeclRef></samlp:RequestedAuthnContext>"
#define POLICY(attributes) "<samlp:NameIDPolicy " attributes "/>"
#define IDP_LIST(id) \
  "<samlp:Scoping><samlp:IDPList><samlp:IDPEntry ProviderID='" id "'/></samlp:IDPList></samlp:Scoping>"

/* A request, who signs in, and the answer. */
typedef struct
{
  const char *name;
  const char *attributes;
  const char *children;
  const char *username;       /* NULL: nobody signs in */
  const char *status;         /* NULL: Success */
  const char *sub_status;
  const char *code;           /* of the event */
  const char *contains;       /* in the Response of a success */
} Case;

static const Case cases[] = {
  { "m-05-version-too-high", "Version='2.1'", "", NULL, "VersionMismatch", NULL, "version" },
  { "m-05-version-too-low", "Version='1.1'", "", NULL, "VersionMismatch", NULL, "version" },
  { "m-52-binding-artifact", "ProtocolBinding='" BINDINGS "HTTP-Artifact'", "", NULL, "Requester", "UnsupportedBinding",
    "unsupported-binding" },
  { "m-52-binding-paos", "ProtocolBinding='" BINDINGS "PAOS'", "", NULL, "Requester", "UnsupportedBinding",
    "unsupported-binding" },
  { "m-52-binding-post", "ProtocolBinding='" BINDINGS "HTTP-POST'", "", "ada" },
  { "m-23-passive", "IsPassive='true'", "", NULL, "Responder", "NoPassive", "no-passive" },
  { "m-23-passive-forced", "IsPassive='1' ForceAuthn='1'", "", NULL, "Responder", "NoPassive", "no-passive" },
  { "m-24-format-unknown", "", POLICY ("Format='urn:x'"), "ada", "Requester", "InvalidNameIDPolicy", "name-id-policy" },
  { "m-24-format-kerberos", "", POLICY ("Format='" LANYARD_SAML_NAME_ID_KERBEROS "'"), "ada", "Requester",
    "InvalidNameIDPolicy", "name-id-policy" },
  { "m-24-format-windows", "", POLICY ("Format='" LANYARD_SAML_NAME_ID_WINDOWS "'"), "ada", "Requester",
    "InvalidNameIDPolicy", "name-id-policy" },
  { "m-24-format-x509", "", POLICY ("Format='" LANYARD_SAML_NAME_ID_X509 "'"), "ada", "Requester",
    "InvalidNameIDPolicy", "name-id-policy" },
  { "m-24-format-entity", "", POLICY ("Format='" LANYARD_SAML_NAME_ID_ENTITY "'"), "ada", "Requester",
    "InvalidNameIDPolicy", "name-id-policy" },
  { "m-24-format-unspecified", "", POLICY ("Format='" LANYARD_SAML_NAME_ID_UNSPECIFIED "'"), "ada",
    .contains = ">ada@example.org<" },
  { "m-24-format-transient", "", POLICY ("Format='" LANYARD_SAML_NAME_ID_TRANSIENT "'"), "ada",
    .contains = "nameid-format:transient" },
  { "m-26-format-encrypted", "", POLICY ("Format='" LANYARD_SAML_NAME_ID_ENCRYPTED "'"), "ada", "Requester",
    "InvalidNameIDPolicy", "name-id-policy" },
  { "m-26-qualifier-own", "", POLICY ("SPNameQualifier='" FIXTURE_SP "'"), "ada" },
  { "m-26-qualifier-other", "", POLICY ("SPNameQualifier='https://other.example'"), NULL, "Requester",
    "InvalidNameIDPolicy", "name-id-policy" },
  { "m-27-exact", "", CONTEXT ("", "Password"), "ada", .contains = CLASSES "Password<" },
  { "m-27-exact-unknown", "", CONTEXT ("", "Smartcard"), "ada", "Responder", "NoAuthnContext", "authn-context" },
  { "m-27-minimum", "", CONTEXT (" Comparison='minimum'", "Password"), "ada", .contains = CLASSES "Password<" },
  { "m-27-minimum-unknown", "", CONTEXT (" Comparison='minimum'", "X509"), "ada", "Responder", "NoAuthnContext",
    "authn-context" },
  { "m-27-maximum", "", CONTEXT (" Comparison='maximum'", "Password"), "ada", .contains = CLASSES "Password<" },
  { "m-27-better", "", CONTEXT (" Comparison='better'", "Password"), "ada",
    .contains = CLASSES "PasswordProtectedTransport<" },
  { "m-27-better-than-best", "", CONTEXT (" Comparison='better'", "PasswordProtectedTransport"), "ada", "Responder",
    "NoAuthnContext", "authn-context" },
  { "m-27-declaration", "", DECLARATION, "ada", "Responder", "NoAuthnContext", "authn-context" },
  { "m-28-same-person", "", SP_NAME_ID ("", "ada@example.org"), "ada" },
  { "m-28-same-username", "", SP_NAME_ID ("", "ada"), "ada" },
  { "m-28-same-address", "", SP_NAME_ID (" Format='" LANYARD_SAML_NAME_ID_EMAIL "'", "Ada@Example.org"), "ada" },
  { "m-28-another", "", SP_NAME_ID ("", "eve@example.org"), "ada", "Responder", "UnknownPrincipal", "unknown-principal" },
  { "m-28-nobody", "", SP_NAME_ID ("", "nobody"), "ada", "Responder", "UnknownPrincipal", "unknown-principal" },
  { "m-28-transient", "", SP_NAME_ID (" Format='" LANYARD_SAML_NAME_ID_TRANSIENT "'", "ada"), "ada", "Responder",
    "UnknownPrincipal", "unknown-principal" },
  { "m-28-persistent", "", SP_NAME_ID (" Format='" LANYARD_SAML_NAME_ID_PERSISTENT "'", "ada"), "ada", "Responder",
    "UnknownPrincipal", "unknown-principal" },
  { "m-28-other-idp", "", SP_NAME_ID (" NameQualifier='https://other.example'", "ada"), "ada", "Responder",
    "UnknownPrincipal", "unknown-principal" },
  { "m-28-other-sp", "", SP_NAME_ID (" SPNameQualifier='https://other.example'", "ada"), "ada", "Responder",
    "UnknownPrincipal", "unknown-principal" },
  { "m-28-confirmation", "", "<saml:Subject><saml:NameID>ada</saml:NameID>"
    "<saml:SubjectConfirmation Method='urn:oasis:names:tc:SAML:2.0:cm:bearer'/></saml:Subject>", NULL, "Requester",
    "RequestUnsupported", "unsupported" },
  { "m-28-encrypted", "", "<saml:Subject><saml:EncryptedID/></saml:Subject>", NULL, "Requester", "RequestUnsupported",
    "unsupported" },
  { "m-29-idp-list", "", IDP_LIST ("https://other.example"), NULL, "Requester", "NoSupportedIDP", "no-supported-idp" },
  { "m-29-idp-list-own", "", IDP_LIST (FIXTURE_BASE_URL "/saml2/example/metadata"), "ada" },
  { "m-29-attribute-index", "AttributeConsumingServiceIndex='9'", "", "ada" },
  { "m-08-conditions", "", "<saml:Conditions NotOnOrAfter='2000-01-01T00:00:00Z'/>", "ada" },
};

static void
assert_status (SpOutcome  *outcome,
               const char *status,
               const char *sub_status)
{
  g_autofree char *top = g_strdup_printf ("<samlp:StatusCode Value=\"" STATUS "%s\"", status);
  g_autofree char *second = g_strdup_printf ("<samlp:StatusCode Value=\"" STATUS "%s\"", sub_status);

  g_assert_nonnull (strstr (outcome->document, top));
  if (sub_status != NULL)
    g_assert_nonnull (strstr (outcome->document, second));
  g_assert_null (strstr (outcome->document, "<saml:Assertion"));
}

/* What the administrator finds: nothing of it is in the browser. */
static void
assert_refusal (SpFixture  *fixture,
                SpOutcome  *outcome,
                const char *code)
{
  static const char * const told[] = { "rule", "expected", "received", "fix" };
  g_autoptr(LanyardEvent) event = sp_load_event (fixture, NULL);
  g_autofree char *kind = sp_dup_field (event, "event");
  g_autofree char *event_code = sp_dup_field (event, "code");
  g_autofree char *message = sp_dup_field (event, "message");
  g_autofree char *fix = sp_dup_field (event, "fix");

  g_assert_cmpstr (kind, ==, "refusal");
  g_assert_cmpstr (event_code, ==, code);
  g_assert_nonnull (message);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *value = sp_dup_field (event, told[i]);

      g_test_message ("%s: %s", told[i], value);
      g_assert_nonnull (value);
    }
  g_assert_null (strstr (outcome->page, fix));
}

/* All cases have one IdP; who signs in keeps the session. */
static SpFixture shared;

static void
use_stranger (HttpBrowser **signed_in)
{
  *signed_in = g_steal_pointer (&shared.browser);
  shared.browser = http_browser_new (lanyard_idp_get_port (shared.idp));
}

static void
use_signed_in (HttpBrowser *signed_in)
{
  http_browser_free (shared.browser);
  shared.browser = signed_in;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  SpFixture *fixture = &shared;
  HttpBrowser *signed_in = NULL;
  g_autofree char *document = sp_make_request (fixture, c->attributes, c->children);
  g_autoptr(SpOutcome) outcome = NULL;

  if (c->username == NULL)
    use_stranger (&signed_in);
  outcome = sp_send (fixture, document, "state & <x>", c->username);
  if (c->username == NULL)
    use_signed_in (signed_in);

  g_test_message ("%s", outcome->document != NULL ? outcome->document : outcome->page);
  g_assert_cmpuint (outcome->status, ==, 200);
  g_assert_cmpstr (outcome->relay_state, ==, "state & <x>");
  if (c->status == NULL)
    {
      g_assert_true (sp_verify (fixture, outcome, document));
      g_assert_nonnull (strstr (outcome->document, c->contains != NULL ? c->contains : ">ada@example.org<"));
      return;
    }

  g_assert_false (sp_verify (fixture, outcome, document));
  assert_status (outcome, c->status, c->sub_status);
  assert_refusal (fixture, outcome, c->code);
}

/* What proves nothing is answered to nobody. */
static void
test_not_proven (SpFixture     *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *attributes;
    const char *code;
    const char *rule;
  } unproven[] = {
    { "Version='1.1' AssertionConsumerServiceURL='https://evil.example/acs'", "acs-unknown", "M-18" },
    { "ProtocolBinding='" BINDINGS "HTTP-Artifact' AssertionConsumerServiceIndex='0'", "acs-unknown", "M-17" },
    { "AssertionConsumerServiceIndex='9'", "acs-unknown", "M-19" },
    { "IsPassive='true' AssertionConsumerServiceURL='" FIXTURE_ACS "/'", "acs-unknown", "M-18" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (unproven); i++)
    {
      g_autofree char *document = sp_make_request (fixture, unproven[i].attributes, "");
      g_autoptr(SpOutcome) outcome = sp_send (fixture, document, NULL, NULL);
      g_autoptr(LanyardEvent) event = sp_load_event (fixture, NULL);
      g_autofree char *rule = sp_dup_field (event, "rule");
      g_autofree char *reference = sp_dup_field (event, "reference");

      g_assert_cmpuint (outcome->status, ==, 400);
      g_assert_null (outcome->document);
      g_assert_null (strstr (outcome->page, "evil.example"));
      g_assert_null (strstr (outcome->page, FIXTURE_ACS));
      g_assert_nonnull (strstr (outcome->page, reference));
      assert_refusal (fixture, outcome, unproven[i].code);
      g_assert_cmpstr (rule, ==, unproven[i].rule);
    }
}

static void
set_valid_until (SpFixture *fixture,
                 gint64     time)
{
  g_object_set (fixture->base.connector, "metadata-valid-until", time, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
}

/* The person reads why, and the service provider learns that, no more. */
static void
test_person_refused (SpFixture     *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *username;
    gboolean    suspended;
    const char *code;
  } persons[] = {
    { "eve", FALSE, "no-access" },
    { "ada", FALSE, "person-suspended" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      g_autofree char *document = sp_make_request (fixture, "", "");
      g_autofree char *passive = sp_make_request (fixture, "IsPassive='true'", "");
      g_autoptr(SpOutcome) outcome = NULL;
      g_autoptr(SpOutcome) direct = NULL;

      if (i == 1)
        {
          g_clear_pointer (&fixture->browser, http_browser_free);
          fixture->browser = http_browser_new (lanyard_idp_get_port (fixture->idp));
          sp_outcome_free (sp_send (fixture, document, NULL, "ada"));
          g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
          idp_fixture_save (&fixture->base, &fixture->base.ada);
          g_clear_pointer (&document, g_free);
          document = sp_make_request (fixture, "", "");
        }

      outcome = sp_send (fixture, document, "state", persons[i].username);
      if (i == 1)
        {
          /* a suspended person has no session any more */
          g_assert_null (outcome->document);
          continue;
        }
      g_assert_cmpuint (outcome->status, ==, 403);
      g_assert_cmpstr (outcome->relay_state, ==, "state");
      g_assert_false (sp_verify (fixture, outcome, document));
      assert_status (outcome, "Responder", "RequestDenied");
      assert_refusal (fixture, outcome, persons[i].code);
      g_assert_null (strstr (outcome->document, "access"));

      direct = sp_send (fixture, passive, NULL, NULL);
      g_assert_cmpuint (direct->status, ==, 200);
      g_assert_false (sp_verify (fixture, direct, passive));
      assert_status (direct, "Responder", "RequestDenied");
      assert_refusal (fixture, direct, persons[i].code);
    }
}

/* A connector that is off, or whose metadata is over, answers nobody. */
static void
test_connector_refuses (SpFixture     *fixture,
                        gconstpointer  data)
{
  g_autofree char *first = sp_make_request (fixture, "", "");
  g_autofree char *second = sp_make_request (fixture, "", "");
  g_autofree char *third = sp_make_request (fixture, "", "");
  g_autofree char *fourth = sp_make_request (fixture, "Version='3.0'", "");
  g_autoptr(SpOutcome) valid = NULL;
  g_autoptr(SpOutcome) expired = NULL;
  g_autoptr(SpOutcome) off = NULL;
  g_autoptr(SpOutcome) off_version = NULL;

  set_valid_until (fixture, g_get_real_time () / G_USEC_PER_SEC + 3600);
  valid = sp_send (fixture, first, NULL, "ada");
  g_assert_true (sp_verify (fixture, valid, first));

  set_valid_until (fixture, g_get_real_time () / G_USEC_PER_SEC - 1);
  expired = sp_send (fixture, second, NULL, "ada");
  g_assert_null (expired->document);
  assert_refusal (fixture, expired, "metadata-expired");

  set_valid_until (fixture, 0);
  g_object_set (fixture->base.connector, "state", LANYARD_CONNECTOR_INACTIVE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  off = sp_send (fixture, third, NULL, "ada");
  g_assert_null (off->document);
  assert_refusal (fixture, off, "switched-off");
  off_version = sp_send (fixture, fourth, NULL, "ada");
  g_assert_null (off_version->document);
  assert_refusal (fixture, off_version, "switched-off");
}

static void
test_cancel (SpFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *document = sp_make_request (fixture, "", "");
  g_autoptr(SpOutcome) page = sp_send (fixture, document, "state", NULL);
  g_autoptr(SpOutcome) without_token = NULL;
  g_autoptr(SpOutcome) outcome = NULL;
  g_autoptr(SpOutcome) again = NULL;
  g_autofree char *token = http_find_input (page->page, "token");
  g_autofree char *handle = http_find_input (page->page, "handle");
  g_autofree char *form = g_strdup_printf ("token=%s&handle=%s&username=&password=&cancel=yes", token, handle);
  g_autofree char *forged = g_strdup_printf ("handle=%s&cancel=yes", handle);

  without_token = sp_follow (fixture, "/login", forged);
  g_assert_null (without_token->document);
  outcome = sp_follow (fixture, "/login", form);
  g_assert_false (sp_verify (fixture, outcome, document));
  g_assert_cmpstr (outcome->relay_state, ==, "state");
  assert_status (outcome, "Responder", "AuthnFailed");
  assert_refusal (fixture, outcome, "authn-failed");

  again = sp_follow (fixture, "/login", form);
  g_assert_null (again->document);
}

/* M-22: a session is not enough, and the page says why it asks. */
static void
test_forced (SpFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *first = sp_make_request (fixture, "", "");
  g_autofree char *second = sp_make_request (fixture, "ForceAuthn='true'", "");
  g_autofree char *third = sp_make_request (fixture, "ForceAuthn='true' IsPassive='true'", "");
  g_autoptr(SpOutcome) page = NULL;
  g_autoptr(SpOutcome) passive = NULL;

  sp_outcome_free (sp_send (fixture, first, NULL, "ada"));
  page = sp_send (fixture, second, NULL, NULL);
  g_assert_null (page->document);
  g_assert_nonnull (strstr (page->page, "Example asks you to prove that it is still you"));
  passive = sp_send (fixture, third, NULL, NULL);
  g_assert_false (sp_verify (fixture, passive, third));
  assert_status (passive, "Responder", "NoPassive");
}

/* M-28: the name is there already, and somebody else who is signed in can
 * still sign in as the one that is asked for. */
static void
test_subject (SpFixture     *fixture,
              gconstpointer  data)
{
  g_autofree char *first = sp_make_request (fixture, "", SP_NAME_ID ("", "ada &amp; \"x\""));
  g_autofree char *second = sp_make_request (fixture, "", "");
  g_autofree char *third = sp_make_request (fixture, "", SP_NAME_ID ("", "ada"));
  g_autofree char *fourth = sp_make_request (fixture, "IsPassive='true'", SP_NAME_ID ("", "eve"));
  g_autoptr(SpOutcome) page = sp_send (fixture, first, NULL, NULL);
  g_autoptr(SpOutcome) outcome = NULL;
  g_autoptr(SpOutcome) passive = NULL;
  g_autofree char *username = http_find_input (page->page, "username");

  g_assert_nonnull (username);
  g_assert_true (g_str_has_prefix (username, "ada &amp; "));

  sp_outcome_free (sp_send (fixture, second, NULL, "eve"));
  outcome = sp_send (fixture, third, NULL, "ada");
  g_assert_true (sp_verify (fixture, outcome, third));
  passive = sp_send (fixture, fourth, NULL, NULL);
  g_assert_false (sp_verify (fixture, passive, fourth));
  assert_status (passive, "Responder", "NoPassive");
}

#define PERSISTENT POLICY ("Format='" LANYARD_SAML_NAME_ID_PERSISTENT "'")
#define PERSISTENT_CREATE POLICY ("Format='" LANYARD_SAML_NAME_ID_PERSISTENT "' AllowCreate='true'")

/* M-25: a new identifier only if the request allows it, or if the
 * administrator says that it forgets to; that is noted. */
static void
test_allow_create (SpFixture     *fixture,
                   gconstpointer  data)
{
  gboolean ignore = GPOINTER_TO_INT (data);
  g_autofree char *first = sp_make_request (fixture, "", PERSISTENT);
  g_autofree char *second = sp_make_request (fixture, "", PERSISTENT_CREATE);
  g_autofree char *third = sp_make_request (fixture, "", PERSISTENT);
  g_autoptr(SpOutcome) refused = NULL;
  g_autoptr(SpOutcome) made = NULL;
  g_autoptr(SpOutcome) kept = NULL;
  g_autoptr(LanyardEvent) warning = NULL;

  g_object_set (fixture->base.connector, "ignore-allow-create", ignore, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);

  refused = sp_send (fixture, first, NULL, "ada");
  g_assert_cmpint (sp_verify (fixture, refused, first), ==, ignore);
  if (!ignore)
    assert_refusal (fixture, refused, "name-id-policy");
  made = sp_send (fixture, second, NULL, NULL);
  g_assert_true (sp_verify (fixture, made, second));
  kept = sp_send (fixture, third, NULL, NULL);
  g_assert_true (sp_verify (fixture, kept, third));

  warning = sp_load_event (fixture, "warning");
  g_assert_cmpint (warning != NULL, ==, ignore);
  if (warning != NULL)
    {
      g_autofree char *rule = sp_dup_field (warning, "rule");

      g_assert_cmpstr (rule, ==, "M-25");
    }
}

static char *
dup_persistent (SpFixture  *fixture,
                const char *qualifier)
{
  g_autofree char *policy = g_strdup_printf ("<samlp:NameIDPolicy Format='" LANYARD_SAML_NAME_ID_PERSISTENT "'"
                                             " SPNameQualifier='%s'/>", qualifier);
  g_autofree char *document = sp_make_request (fixture, "", policy);
  g_autoptr(SpOutcome) outcome = sp_send (fixture, document, NULL, "ada");
  g_autoptr(GRegex) regex = g_regex_new ("SPNameQualifier=\"([^\"]*)\">([^<]*)<", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *named = NULL;

  g_assert_true (sp_verify (fixture, outcome, document));
  g_assert_true (g_regex_match (regex, outcome->document, 0, &match));
  named = g_match_info_fetch (match, 1);
  g_assert_cmpstr (named, ==, qualifier);
  return g_match_info_fetch (match, 2);
}

/* M-26, M-40: an affiliation knows the person by another name than its member
 * does, always by the same. */
static void
test_affiliation (SpFixture     *fixture,
                  gconstpointer  data)
{
  static const char * const affiliations[] = { "urn:affiliation", NULL };
  g_autofree char *own = NULL;
  g_autofree char *common = NULL;
  g_autofree char *again = NULL;

  g_object_set (fixture->base.connector, "sp-name-qualifiers", affiliations, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  own = dup_persistent (fixture, FIXTURE_SP);
  common = dup_persistent (fixture, "urn:affiliation");
  again = dup_persistent (fixture, "urn:affiliation");
  g_assert_cmpstr (own, !=, common);
  g_assert_cmpstr (common, ==, again);
}

/* M-24: any format can be the connector's own, with the value of its source. */
static void
test_own_format (SpFixture     *fixture,
                 gconstpointer  data)
{
  static const char * const formats[] = {
    LANYARD_SAML_NAME_ID_X509, LANYARD_SAML_NAME_ID_WINDOWS, LANYARD_SAML_NAME_ID_KERBEROS, "urn:example:custom",
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *policy = g_strdup_printf ("<samlp:NameIDPolicy Format='%s'/>", formats[i]);
      g_autofree char *document = sp_make_request (fixture, "", policy);
      g_autofree char *expected = g_strdup_printf ("Format=\"%s\">ada</saml:NameID>", formats[i]);
      g_autoptr(SpOutcome) outcome = NULL;

      g_object_set (fixture->base.connector, "name-id-format", formats[i], "name-id-source", "username", NULL);
      idp_fixture_save (&fixture->base, &fixture->base.connector);
      outcome = sp_send (fixture, document, NULL, "ada");
      g_assert_true (sp_verify (fixture, outcome, document));
      g_assert_nonnull (strstr (outcome->document, expected));
    }
}

/* M-51: anybody can write a link, so where it leads must be configured. */
static void
test_relay_state (SpFixture     *fixture,
                  gconstpointer  data)
{
  static const char * const allowed[] = { "/reports", NULL };
  static const struct
  {
    const char *query;
    const char *relay_state;
    gboolean    refused;
  } links[] = {
    { "", "/start" },
    { "?RelayState=%2Fstart", "/start" },
    { "?RelayState=%2freports", "/reports" },
    { "?RelayState=%2Freports%2F..", NULL, TRUE },
    { "?RelayState=https%3A%2F%2Fevil.example", NULL, TRUE },
  };
  g_autofree char *request = sp_make_request (fixture, "", "");

  g_object_set (fixture->base.connector, "relay-state", "/start", "allowed-relay-states", allowed, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  sp_outcome_free (sp_send (fixture, request, NULL, "ada"));
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *target = g_strconcat ("/saml2/example", links[i].query, NULL);
      g_autoptr(SpOutcome) outcome = sp_follow (fixture, target, NULL);

      g_test_message ("%s", links[i].query);
      if (links[i].refused)
        {
          g_assert_cmpuint (outcome->status, ==, 403);
          g_assert_null (outcome->document);
          assert_refusal (fixture, outcome, "relay-state");
          continue;
        }
      g_assert_true (sp_verify (fixture, outcome, NULL));
      g_assert_cmpstr (outcome->relay_state, ==, links[i].relay_state);
      g_assert_null (strstr (outcome->document, "InResponseTo"));
    }

  g_object_set (fixture->base.connector, "idp-initiated", FALSE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  {
    g_autoptr(SpOutcome) outcome = sp_follow (fixture, "/saml2/example", NULL);

    g_assert_null (outcome->document);
    assert_refusal (fixture, outcome, "idp-initiated-off");
  }
}

static char *
make_form (const char *document)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) document, strlen (document));
  g_autofree char *message = g_uri_escape_string (base64, NULL, FALSE);

  return g_strconcat ("SAMLRequest=", message, NULL);
}

/* M-10: nothing on the way keeps a request or an answer; what goes wrong in
 * the protocol is no error of HTTP. */
static void
test_headers (SpFixture     *fixture,
              gconstpointer  data)
{
  static const char * const attributes[] = { "", "ProtocolBinding='urn:x'", "AssertionConsumerServiceURL='urn:x'" };
  static const guint statuses[] = { 303, 200, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *document = sp_make_request (fixture, attributes[i], "");
      g_autofree char *form = make_form (document);
      g_autoptr(HttpReply) reply = http_browser_send (fixture->browser, "/saml2/example", form);
      g_autofree char *cache = http_reply_dup (reply, "Cache-Control", 0);
      g_autofree char *pragma = http_reply_dup (reply, "Pragma", 0);

      g_assert_cmpuint (reply->status, ==, statuses[i]);
      g_assert_cmpstr (cache, ==, "no-cache, no-store");
      g_assert_cmpstr (pragma, ==, "no-cache");
    }
}

/* M-01: requests come by Redirect and by POST, answers go by POST. */
static void
test_bindings (SpFixture     *fixture,
               gconstpointer  data)
{
  LanyardSamlAuthnRequest wishes = {
    .issuer = FIXTURE_SP,
    .destination = fixture->destination,
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *document = sp_make_request (fixture, "", "");
  g_autofree char *url = lanyard_saml_authn_request_redirect (&wishes, "state", NULL, NULL, &error);
  g_autoptr(SpOutcome) posted = sp_send (fixture, document, "state", "ada");
  g_autoptr(SpOutcome) redirected = NULL;

  g_assert_no_error (error);
  g_assert_true (sp_verify (fixture, posted, document));
  redirected = sp_follow (fixture, url + strlen (fixture->base_url), NULL);
  g_assert_cmpuint (redirected->status, ==, 200);
  g_assert_cmpstr (redirected->action, ==, FIXTURE_ACS);
  g_assert_cmpstr (redirected->relay_state, ==, "state");
  g_assert_nonnull (strstr (redirected->document, "InResponseTo"));
}

/* M-06, M-13: what the administrator lets a service provider off. */
static void
test_leniency (SpFixture     *fixture,
               gconstpointer  data)
{
  static const char * const destinations[] = { "https://old.example/sso", NULL };
  g_autofree char *document = sp_make_request (fixture, "", "<samlp:Extensions><ds:Signature "
                                               "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></samlp:Extensions>");
  g_autoptr(GString) moved = g_string_new (document);
  g_autoptr(SpOutcome) refused = NULL;
  g_autoptr(SpOutcome) accepted = NULL;
  g_autoptr(LanyardEvent) event = NULL;
  g_autofree char *rule = NULL;

  g_assert_cmpuint (g_string_replace (moved, fixture->destination, destinations[0], 0), ==, 1);
  refused = sp_send (fixture, moved->str, NULL, "ada");
  g_assert_cmpuint (refused->status, ==, 400);

  g_object_set (fixture->base.connector,
                "accepted-destinations", destinations,
                "ignore-request-signatures", TRUE,
                NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  accepted = sp_send (fixture, moved->str, NULL, "ada");
  g_assert_true (sp_verify (fixture, accepted, moved->str));
  event = sp_load_event (fixture, "warning");
  g_assert_nonnull (event);
  rule = sp_dup_field (event, "rule");
  g_assert_cmpstr (rule, ==, "M-13");
}

/* M-09: the clock skew is a setting. */
static void
test_clock_skew (SpFixture     *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    int         skew;
    int         offset;
    const char *code;
  } clocks[] = {
    { 180, 150, NULL },
    { 30, 150, "not-yet-valid" },
    { 180, -450, NULL },
    { 30, -450, "expired" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSettings) settings = NULL;
      g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
      g_autofree char *document = sp_make_request (fixture, "", "");
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
      g_autoptr(GDateTime) time = g_date_time_add_seconds (now, clocks[i].offset);
      g_autofree char *instant = g_date_time_format (time, "IssueInstant=\"%Y-%m-%dT%H:%M:%SZ\"");
      g_autoptr(GRegex) regex = g_regex_new ("IssueInstant=\"[^\"]*\"", 0, 0, NULL);
      g_autofree char *changed = g_regex_replace_literal (regex, document, -1, 0, instant, 0, NULL);
      g_autoptr(SpOutcome) outcome = NULL;

      settings = lanyard_configuration_load_settings_sync (fixture->base.configuration, &error);
      g_assert_no_error (error);
      g_object_set (settings, "clock-skew", clocks[i].skew, NULL);
      lanyard_changes_save (changes, LANYARD_RECORD (settings));
      lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
      g_assert_no_error (error);

      outcome = sp_send (fixture, changed, NULL, "ada");
      if (clocks[i].code == NULL)
        g_assert_true (sp_verify (fixture, outcome, changed));
      else
        assert_refusal (fixture, outcome, clocks[i].code);
    }
}

#define ADD(path, function) \
  g_test_add ("/idp/sso-statuses/" path, SpFixture, NULL, sp_fixture_set_up, function, sp_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  sp_fixture_set_up (&shared, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/idp/sso-statuses/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  ADD ("m-52-not-proven", test_not_proven);
  ADD ("m-52-person-refused", test_person_refused);
  ADD ("m-07-connector-refuses", test_connector_refuses);
  ADD ("m-52-cancel", test_cancel);
  ADD ("m-22-forced", test_forced);
  ADD ("m-28-subject", test_subject);
  g_test_add ("/idp/sso-statuses/m-25-allow-create", SpFixture, GINT_TO_POINTER (FALSE), sp_fixture_set_up,
              test_allow_create, sp_fixture_tear_down);
  g_test_add ("/idp/sso-statuses/m-25-ignored", SpFixture, GINT_TO_POINTER (TRUE), sp_fixture_set_up,
              test_allow_create, sp_fixture_tear_down);
  ADD ("m-26-affiliation", test_affiliation);
  ADD ("m-24-own-format", test_own_format);
  ADD ("m-51-relay-state", test_relay_state);
  ADD ("m-09-clock-skew", test_clock_skew);
  ADD ("m-10-headers", test_headers);
  ADD ("m-01-bindings", test_bindings);
  ADD ("m-13-leniency", test_leniency);

  result = g_test_run ();
  sp_fixture_tear_down (&shared, NULL);

  return result;
}
