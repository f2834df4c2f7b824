/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Logout messages as they are received, made by xmlsec and OpenSSL alone. */

#include "config.h"

#include "lanyard-saml-logout.h"

#include <string.h>

#include "forge-encryption.h"
#include "forge.h"
#include "lanyard-saml.h"
#include "request-fixture.h"

#define PASSES -1
#define SLO "https://idp.example/saml2/app/slo"
#define RSA_SHA256 "&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256"

#define NAMESPACES \
  " xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\""
#define ATTRIBUTES " ID=\"_r\" Version=\"2.0\" IssueInstant=\"2026-11-21T12:00:00Z\" Destination=\"" SLO "\""
#define ISSUER "<saml:Issuer>" REQUEST_SP "</saml:Issuer>"
#define NAME_ID "<saml:NameID>ada@example.org</saml:NameID>"
#define LOGOUT_REQUEST \
  "<samlp:LogoutRequest" NAMESPACES ATTRIBUTES ">" ISSUER NAME_ID \
  "<samlp:SessionIndex>_one</samlp:SessionIndex></samlp:LogoutRequest>"
#define SUCCESS "<samlp:Status><samlp:StatusCode Value=\"" LANYARD_SAML_STATUS_SUCCESS "\"/></samlp:Status>"
#define LOGOUT_RESPONSE \
  "<samlp:LogoutResponse" NAMESPACES ATTRIBUTES " InResponseTo=\"_q\">" ISSUER SUCCESS "</samlp:LogoutResponse>"

static LanyardKey *
own_key (void)
{
  return test_get_key (LANYARD_KEY_RSA_2048);
}

static int
validate_with_skew (LanyardSamlLogout *logout,
                    int                clock_skew,
                    GPtrArray         *findings)
{
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);
  g_autoptr(GError) error = NULL;

  trust->clock_skew = clock_skew;
  if (lanyard_saml_logout_validate (logout, trust, SLO, TEST_NOW, findings, &error))
    return PASSES;

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static int
validate (LanyardSamlLogout *logout,
          GPtrArray         *findings)
{
  return validate_with_skew (logout, LANYARD_SAML_SKEW, findings);
}

static char *
sign_document (const char *document,
               LanyardKey *key)
{
  static const ForgeSignature signature = { 0 };
  g_autofree char *template = forge_template (&signature, "_r");
  g_autofree char *after_issuer = g_strconcat ("</saml:Issuer>", template, NULL);
  g_autofree char *with_template = forge_replace (document, "</saml:Issuer>", after_issuer);

  return forge_sign (with_template, "_r", key);
}

static char *
make_form (const char *document)
{
  gboolean is_response = strstr (document, "LogoutResponse") != NULL;
  g_autofree char *base64 = g_base64_encode ((const guchar *) document, strlen (document));
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);

  return g_strconcat (is_response ? "SAMLResponse=" : "SAMLRequest=", escaped, NULL);
}

static int
validate_form (const char *document)
{
  g_autofree char *form = make_form (document);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlLogout) logout = lanyard_saml_logout_decode_post (form, strlen (form), &error);

  if (logout != NULL)
    return validate (logout, NULL);

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static char *
make_octets (const char *document,
             const char *relay_state)
{
  g_autofree char *base64 = forge_deflate (document);
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);

  return g_strconcat (strstr (document, "LogoutResponse") != NULL ? "SAMLResponse=" : "SAMLRequest=", escaped,
                      relay_state != NULL ? "&RelayState=" : "", relay_state != NULL ? relay_state : "",
                      RSA_SHA256, NULL);
}

static char *
sign_octets (const char *octets,
             LanyardKey *key)
{
  g_autofree char *signature = forge_signature_text (key, "SHA256", octets);
  g_autofree char *escaped = g_uri_escape_string (signature, NULL, FALSE);

  return g_strconcat (octets, "&Signature=", escaped, NULL);
}

static int
validate_query (const char *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlLogout) logout = lanyard_saml_logout_decode_redirect (query, &error);

  if (logout != NULL)
    return validate (logout, NULL);

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

/* How a message differs from a good one before it is signed, and what becomes
 * of it by either binding. */
static const struct
{
  const char *name;
  const char *document;
  const char *find;
  const char *replacement;
  int code;
} messages[] = {
  { "m-53-request", LOGOUT_REQUEST, "", "", PASSES },
  { "m-53-several-session-indexes", LOGOUT_REQUEST, "</samlp:LogoutRequest>",
    "<samlp:SessionIndex>_two</samlp:SessionIndex></samlp:LogoutRequest>", PASSES },
  { "m-53-no-session-index", LOGOUT_REQUEST, "<samlp:SessionIndex>_one</samlp:SessionIndex>", "", PASSES },
  { "m-53-reason", LOGOUT_REQUEST, " ID=", " Reason=\"urn:oasis:names:tc:SAML:2.0:logout:user\" ID=", PASSES },
  { "m-53-not-on-or-after", LOGOUT_REQUEST, " ID=", " NotOnOrAfter=\"2026-11-21T12:05:00Z\" ID=", PASSES },
  { "m-53-not-on-or-after-within-skew", LOGOUT_REQUEST, " ID=", " NotOnOrAfter=\"2026-11-21T11:58:00Z\" ID=", PASSES },
  { "m-53-not-on-or-after-past", LOGOUT_REQUEST, " ID=", " NotOnOrAfter=\"2026-11-21T11:57:00Z\" ID=",
    LANYARD_SAML_ERROR_EXPIRED },
  { "m-53-not-on-or-after-unreadable", LOGOUT_REQUEST, " ID=", " NotOnOrAfter=\"today\" ID=",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-53-destination-missing", LOGOUT_REQUEST, " Destination=\"" SLO "\"", "", LANYARD_SAML_ERROR_DESTINATION },
  { "m-53-destination-other", LOGOUT_REQUEST, SLO, "https://idp.example/saml2/other/slo",
    LANYARD_SAML_ERROR_DESTINATION },
  { "m-53-issuer-missing", LOGOUT_REQUEST, REQUEST_SP "</saml:Issuer>", "</saml:Issuer>", LANYARD_SAML_ERROR_ISSUER },
  { "m-53-issuer-other", LOGOUT_REQUEST, REQUEST_SP "<", "https://other.example/metadata<", LANYARD_SAML_ERROR_ISSUER },
  { "m-53-issuer-twice", LOGOUT_REQUEST, NAME_ID, NAME_ID "<saml:Issuer>" REQUEST_SP "</saml:Issuer>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-53-version", LOGOUT_REQUEST, "Version=\"2.0\"", "Version=\"2.1\"", LANYARD_SAML_ERROR_VERSION },
  { "m-53-too-old", LOGOUT_REQUEST, "12:00:00", "11:50:00", LANYARD_SAML_ERROR_EXPIRED },
  { "m-53-future", LOGOUT_REQUEST, "12:00:00", "12:04:00", LANYARD_SAML_ERROR_NOT_YET_VALID },
  { "m-53-name-id-missing", LOGOUT_REQUEST, NAME_ID, "", LANYARD_SAML_ERROR_MALFORMED },
  { "m-53-name-id-empty", LOGOUT_REQUEST, "ada@example.org", "", LANYARD_SAML_ERROR_MALFORMED },
  { "m-53-name-id-twice", LOGOUT_REQUEST, NAME_ID, NAME_ID NAME_ID, LANYARD_SAML_ERROR_MALFORMED },
  { "m-53-name-id-and-encrypted-id", LOGOUT_REQUEST, NAME_ID, NAME_ID "<saml:EncryptedID/>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-55-extensions-twice", LOGOUT_REQUEST, NAME_ID, "<samlp:Extensions/><samlp:Extensions/>" NAME_ID,
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-53-base-id", LOGOUT_REQUEST, NAME_ID, "<saml:BaseID/>", LANYARD_SAML_ERROR_UNSUPPORTED },
  { "a-07-name-id-with-element", LOGOUT_REQUEST, "ada@example.org", "ada<a xmlns=\"urn:a\"/>@example.org",
    LANYARD_SAML_ERROR_MALFORMED },
  { "a-07-name-id-with-comment", LOGOUT_REQUEST, "ada@example.org", "ada<!-- -->@example.org",
    LANYARD_SAML_ERROR_MALFORMED },
  { "a-07-session-index-with-element", LOGOUT_REQUEST, ">_one<", "><a xmlns=\"urn:a\">_one</a><",
    LANYARD_SAML_ERROR_MALFORMED },
  { "a-05-dtd", LOGOUT_REQUEST, "<samlp:LogoutRequest", "<!DOCTYPE a><samlp:LogoutRequest", LANYARD_SAML_ERROR_DTD },
  { "m-05-other-element", LOGOUT_REQUEST, "samlp:LogoutRequest", "samlp:ManageNameIDRequest",
    LANYARD_SAML_ERROR_UNSUPPORTED },
  { "m-55-response", LOGOUT_RESPONSE, "", "", PASSES },
  { "m-55-in-response-to-missing", LOGOUT_RESPONSE, " InResponseTo=\"_q\"", "", LANYARD_SAML_ERROR_IN_RESPONSE_TO },
  { "m-55-status-missing", LOGOUT_RESPONSE, SUCCESS, "", LANYARD_SAML_ERROR_MALFORMED },
  { "m-55-status-twice", LOGOUT_RESPONSE, SUCCESS, SUCCESS SUCCESS, LANYARD_SAML_ERROR_MALFORMED },
  { "m-55-in-response-to-empty", LOGOUT_RESPONSE, "\"_q\"", "\"\"", LANYARD_SAML_ERROR_IN_RESPONSE_TO },
  { "m-55-status-code-twice", LOGOUT_RESPONSE, "</samlp:Status>", "<samlp:StatusCode Value=\"a\"/></samlp:Status>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-55-sub-status-twice", LOGOUT_RESPONSE, SUCCESS, "<samlp:Status><samlp:StatusCode Value=\"" LANYARD_SAML_STATUS_SUCCESS
    "\"><samlp:StatusCode Value=\"a\"/><samlp:StatusCode Value=\"b\"/></samlp:StatusCode></samlp:Status>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "m-55-response-destination-missing", LOGOUT_RESPONSE, " Destination=\"" SLO "\"", "",
    LANYARD_SAML_ERROR_DESTINATION },
  { "m-55-response-issuer-other", LOGOUT_RESPONSE, REQUEST_SP "<", "https://other.example/metadata<",
    LANYARD_SAML_ERROR_ISSUER },
};

static char *
make_message (gsize i)
{
  if (*messages[i].find == '\0')
    return g_strdup (messages[i].document);
  if (strcmp (messages[i].name, "m-05-other-element") == 0)
    {
      g_autoptr(GString) text = g_string_new (messages[i].document);

      g_string_replace (text, messages[i].find, messages[i].replacement, 0);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  return forge_replace (messages[i].document, messages[i].find, messages[i].replacement);
}

static void
test_redirect (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *document = make_message (i);
  g_autofree char *octets = make_octets (document, "a%2fb");
  g_autofree char *query = sign_octets (octets, own_key ());

  g_assert_cmpint (validate_query (query), ==, messages[i].code);
}

static void
test_post (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *document = make_message (i);
  g_autofree char *signed_document = NULL;

  /* xmlsec does not sign what it cannot read. */
  if (messages[i].code == LANYARD_SAML_ERROR_DTD)
    return;

  signed_document = sign_document (document, own_key ());
  g_assert_cmpint (validate_form (signed_document), ==, messages[i].code);
}

/* What is no form or query with one message. */
static void
test_wrong_parameters (void)
{
  static const char * const wrong[] = {
    "", "RelayState=a", "SAMLRequest=a&SAMLRequest=b", "SAMLRequest=a&SAMLResponse=b", "SAMLResponse=a&SAMLResponse=b",
    "%53AMLRequest=a", "SAMLRequest",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) other_error = NULL;

      g_assert_null (lanyard_saml_logout_decode_post (wrong[i], strlen (wrong[i]), &error));
      g_assert_null (lanyard_saml_logout_decode_redirect (wrong[i], &other_error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING);
      g_assert_error (other_error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING);
    }
}

/* M-53, A-11: whatever the connector says of sign-in requests. */
static void
test_unsigned (void)
{
  static const char * const documents[] = { LOGOUT_REQUEST, LOGOUT_RESPONSE };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *octets = make_octets (documents[i], NULL);
      g_autofree char *query = g_strndup (octets, strstr (octets, "&SigAlg") - octets);
      g_autofree char *signed_document = sign_document (documents[i], own_key ());
      g_autofree char *enveloped = make_octets (signed_document, NULL);
      g_autofree char *enveloped_query = g_strndup (enveloped, strstr (enveloped, "&SigAlg") - enveloped);

      g_assert_cmpint (validate_query (query), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
      g_assert_cmpint (validate_query (octets), ==, LANYARD_SAML_ERROR_BINDING);
      g_assert_cmpint (validate_query (enveloped_query), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
      g_assert_cmpint (validate_form (documents[i]), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
    }
}

static void
test_other_key (void)
{
  LanyardKey *other = test_get_key (LANYARD_KEY_RSA_3072);
  g_autofree char *octets = make_octets (LOGOUT_REQUEST, NULL);
  g_autofree char *query = sign_octets (octets, other);
  g_autofree char *document = sign_document (LOGOUT_REQUEST, other);

  g_assert_cmpint (validate_query (query), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_form (document), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

/* what is verified is what is read. */
static void
test_parameters (void)
{
  g_autofree char *octets = make_octets (LOGOUT_REQUEST, "a%2fb");
  g_autofree char *query = sign_octets (octets, own_key ());
  g_autofree char *relay_state = forge_replace (query, "RelayState=a%2fb", "RelayState=a%2Fb");
  g_autofree char *both = g_strconcat (query, "&SAMLResponse=x", NULL);
  g_autofree char *twice = g_strconcat (query, "&SAMLRequest=x", NULL);
  g_autofree char *as_response = forge_replace (query, "SAMLRequest=", "SAMLResponse=");
  g_autoptr(LanyardSamlLogout) logout = lanyard_saml_logout_decode_redirect (query, NULL);

  g_assert_cmpint (validate (logout, NULL), ==, PASSES);
  g_assert_cmpstr (lanyard_saml_logout_get_relay_state (logout), ==, "a/b");
  g_assert_cmpint (validate_query (relay_state), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_query (both), ==, LANYARD_SAML_ERROR_BINDING);
  g_assert_cmpint (validate_query (twice), ==, LANYARD_SAML_ERROR_BINDING);
  g_assert_cmpint (validate_query (as_response), ==, LANYARD_SAML_ERROR_UNSUPPORTED);
  g_assert_cmpint (validate_query (""), ==, LANYARD_SAML_ERROR_BINDING);
}

/* what was signed is moved into something forged. {good}: the whole
 * signed request; {signature}: its signature; {rest}: the request without. */
#define FORGED \
  "<samlp:LogoutRequest" NAMESPACES " ID=\"_forged\" Version=\"2.0\" IssueInstant=\"2026-11-21T12:00:00Z\"" \
  " Destination=\"" SLO "\">" ISSUER
#define FORGED_END "<saml:NameID>eve@example.org</saml:NameID></samlp:LogoutRequest>"

static const struct
{
  const char *name;
  const char *forged;
  int code;
} wrappings[] = {
  { "a-01-rest-in-extensions", FORGED "{signature}<samlp:Extensions>{rest}</samlp:Extensions>" FORGED_END,
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-01-rest-at-end", FORGED "{signature}{rest}" FORGED_END, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-01-rest-in-object",
    FORGED "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">{content}<ds:Object>{rest}</ds:Object></ds:Signature>" FORGED_END,
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-01-good-in-object",
    FORGED "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\"><ds:Object>{good}</ds:Object></ds:Signature>" FORGED_END,
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-01-good-in-extensions", FORGED "<samlp:Extensions>{good}</samlp:Extensions>" FORGED_END,
    LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-01-good-at-end", FORGED "{good}" FORGED_END, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-01-signature-copied", FORGED "{signature}" FORGED_END, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-01-signature-in-extensions", FORGED "<samlp:Extensions>{signature}</samlp:Extensions>" FORGED_END,
    LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-02-same-id", "<samlp:LogoutRequest" NAMESPACES ATTRIBUTES ">" ISSUER "{signature}<samlp:Extensions>{rest}"
    "</samlp:Extensions>" FORGED_END, LANYARD_SAML_ERROR_DUPLICATE_ID },
};

static char *
cut (const char *text,
     const char *start,
     const char *end)
{
  const char *from = strstr (text, start);
  const char *to = strstr (from, end) + strlen (end);

  return g_strndup (from, to - from);
}

static void
test_wrapping (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *signed_document = sign_document (LOGOUT_REQUEST, own_key ());
  const char *good = strstr (signed_document, "<samlp:LogoutRequest");
  g_autofree char *signature = cut (good, "<ds:Signature ", "</ds:Signature>");
  g_autofree char *rest = forge_replace (good, signature, "");
  g_autofree char *content = cut (signature, "<ds:SignedInfo", "</ds:SignatureValue>");
  g_autoptr(GString) document = g_string_new (wrappings[i].forged);

  g_string_replace (document, "{good}", good, 0);
  g_string_replace (document, "{signature}", signature, 0);
  g_string_replace (document, "{content}", content, 0);
  g_string_replace (document, "{rest}", rest, 0);

  g_assert_cmpint (validate_form (document->str), ==, wrappings[i].code);
}

/* The tolerance in seconds, and what becomes of a request with these times. */
static const struct
{
  int clock_skew;
  const char *issue_instant;
  const char *not_on_or_after;
  int code;
} skews[] = {
  { 30, "12:00:00", "12:00:01", PASSES },
  { 30, "12:00:00", "11:59:31", PASSES },
  { 30, "12:00:00", "11:59:30", LANYARD_SAML_ERROR_EXPIRED },
  { 600, "12:00:00", "11:50:01", PASSES },
  { 600, "12:00:00", "11:50:00", LANYARD_SAML_ERROR_EXPIRED },
  { 30, "12:00:30", "12:05:00", PASSES },
  { 30, "12:00:31", "12:05:00", LANYARD_SAML_ERROR_NOT_YET_VALID },
  { 600, "12:10:00", "12:15:00", PASSES },
};

/* M-09 */
static void
test_clock_skew (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (skews); i++)
    {
      g_autofree char *limit = g_strdup_printf (" NotOnOrAfter=\"2026-11-21T%sZ\" ID=", skews[i].not_on_or_after);
      g_autofree char *limited = forge_replace (LOGOUT_REQUEST, " ID=", limit);
      g_autofree char *instant = g_strconcat ("T", skews[i].issue_instant, "Z\" Destination", NULL);
      g_autofree char *document = forge_replace (limited, "T12:00:00Z\" Destination", instant);
      g_autofree char *signed_document = sign_document (document, own_key ());
      g_autofree char *form = make_form (signed_document);
      g_autoptr(LanyardSamlLogout) logout = lanyard_saml_logout_decode_post (form, strlen (form), NULL);

      g_assert_cmpint (validate_with_skew (logout, skews[i].clock_skew, NULL), ==, skews[i].code);
    }
}

static void
test_values (void)
{
  static const char document[] =
    "<samlp:LogoutRequest" NAMESPACES ATTRIBUTES ">" ISSUER
    "<samlp:Extensions><aslo:Asynchronous xmlns:aslo=\"urn:oasis:names:tc:SAML:2.0:protocol:ext:async-slo\"/>"
    "</samlp:Extensions>"
    "<saml:NameID Format=\"" LANYARD_SAML_NAME_ID_PERSISTENT "\" NameQualifier=\"https://idp.example/\""
    " SPNameQualifier=\"" REQUEST_SP "\">ABC</saml:NameID>"
    "<samlp:SessionIndex>_one</samlp:SessionIndex><samlp:SessionIndex>_two</samlp:SessionIndex>"
    "</samlp:LogoutRequest>";
  g_autofree char *form = make_form (document);
  g_autoptr(LanyardSamlLogout) logout = lanyard_saml_logout_decode_post (form, strlen (form), NULL);
  const LanyardSamlNameId *name_id = lanyard_saml_logout_get_name_id (logout);

  g_assert_true (lanyard_saml_logout_is_request (logout));
  g_assert_true (lanyard_saml_logout_is_asynchronous (logout));
  g_assert_cmpstr (lanyard_saml_logout_get_id (logout), ==, "_r");
  g_assert_cmpstr (lanyard_saml_logout_get_issuer (logout), ==, REQUEST_SP);
  g_assert_cmpstr (name_id->value, ==, "ABC");
  g_assert_cmpstr (name_id->format, ==, LANYARD_SAML_NAME_ID_PERSISTENT);
  g_assert_cmpstr (name_id->name_qualifier, ==, "https://idp.example/");
  g_assert_cmpstr (name_id->sp_name_qualifier, ==, REQUEST_SP);
  g_assert_cmpstr (lanyard_saml_logout_get_session_indexes (logout)[0], ==, "_one");
  g_assert_cmpstr (lanyard_saml_logout_get_session_indexes (logout)[1], ==, "_two");
  g_assert_null (lanyard_saml_logout_get_session_indexes (logout)[2]);
}

/* Every refusal has its rule, expected and received. */
static void
test_findings (void)
{
  g_autofree char *document = forge_replace (LOGOUT_REQUEST, SLO, "https://other.example/slo");
  g_autofree char *signed_document = sign_document (document, own_key ());
  g_autofree char *form = make_form (signed_document);
  g_autoptr(LanyardSamlLogout) logout = lanyard_saml_logout_decode_post (form, strlen (form), NULL);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  guint n_failed = 0;

  g_assert_cmpint (validate (logout, findings), ==, LANYARD_SAML_ERROR_DESTINATION);
  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      if (finding->passed)
        continue;
      n_failed++;
      g_assert_cmpstr (finding->rule, ==, "M-06");
      g_assert_cmpstr (finding->expected, ==, SLO);
      g_assert_cmpstr (finding->received, ==, "https://other.example/slo");
    }
  g_assert_cmpuint (n_failed, ==, 1);
}

/* What was sent, what comes back, and whether it is the same (M-42). */
static const struct
{
  const char *sent[4];         /* value, Format, NameQualifier, SPNameQualifier */
  const char *received[4];
  gboolean matches;
} name_ids[] = {
  { { "a", NULL, NULL, NULL }, { "a", NULL, NULL, NULL }, TRUE },
  { { "a", NULL, NULL, NULL }, { "A", NULL, NULL, NULL }, FALSE },
  { { "a", NULL, NULL, NULL }, { "a ", NULL, NULL, NULL }, FALSE },
  { { NULL, NULL, NULL, NULL }, { "a", NULL, NULL, NULL }, FALSE },
  { { "a", "f", NULL, NULL }, { "a", "f", NULL, NULL }, TRUE },
  { { "a", "f", NULL, NULL }, { "a", "g", NULL, NULL }, FALSE },
  { { "a", "f", NULL, NULL }, { "a", NULL, NULL, NULL }, FALSE },
  { { "a", LANYARD_SAML_NAME_ID_UNSPECIFIED, NULL, NULL }, { "a", NULL, NULL, NULL }, TRUE },
  { { "a", "f", "idp", "sp" }, { "a", "f", "idp", "sp" }, TRUE },
  { { "a", "f", "idp", "sp" }, { "a", "f", NULL, NULL }, TRUE },
  { { "a", "f", NULL, NULL }, { "a", "f", "idp", "sp" }, TRUE },
  { { "a", "f", "idp", "sp" }, { "a", "f", "", "" }, TRUE },
  { { "a", "f", "idp", "sp" }, { "a", "f", "other", "sp" }, FALSE },
  { { "a", "f", "idp", "sp" }, { "a", "f", "idp", "other" }, FALSE },
  { { "a", "f", "idp", "affiliation" }, { "a", "f", "idp", NULL }, FALSE },
};

/* A request with an EncryptedID for @key, signed and accepted. */
static LanyardSamlLogout *
receive_encrypted (const ForgeEncryption *encryption,
                   const char            *plain,
                   LanyardKey            *key)
{
  g_autofree char *encrypted = forge_encrypt (encryption, plain, key);
  g_autofree char *element = g_strconcat ("<saml:EncryptedID>", encrypted, "</saml:EncryptedID>", NULL);
  g_autofree char *document = forge_replace (LOGOUT_REQUEST, NAME_ID, element);
  g_autofree char *signed_document = sign_document (document, own_key ());
  g_autofree char *form = make_form (signed_document);
  g_autoptr(GError) error = NULL;
  LanyardSamlLogout *logout = lanyard_saml_logout_decode_post (form, strlen (form), &error);

  g_assert_no_error (error);
  g_assert_null (lanyard_saml_logout_get_name_id (logout));
  g_assert_cmpint (validate (logout, NULL), ==, PASSES);

  return logout;
}

#define PLAIN \
  "<saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" Format=\"" LANYARD_SAML_NAME_ID_PERSISTENT \
  "\">ABC</saml:NameID>"

/* What is encrypted how, and what becomes of it. */
static const struct
{
  const char *plain;
  ForgeEncryption encryption;
  int code;
} encrypted_ids[] = {
  { PLAIN, { 0 }, PASSES },
  { PLAIN, { .content = FORGE_XENC "aes128-cbc" }, PASSES },
  { PLAIN, { .n_other_keys = 1 }, PASSES },
  { PLAIN, { .key_method = FORGE_XENC "rsa-1_5" }, LANYARD_SAML_ERROR_ALGORITHM },
  { PLAIN, { .cut = 1 }, LANYARD_SAML_ERROR_DECRYPTION },
  { "<saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"></saml:NameID>", { 0 },
    LANYARD_SAML_ERROR_MALFORMED },
};

/* M-55: any of our keys, the one of an earlier pair too. */
static void
test_encrypted_id (void)
{
  LanyardKey *key = test_get_key (LANYARD_KEY_RSA_3072);

  for (gsize i = 0; i < G_N_ELEMENTS (encrypted_ids); i++)
    {
      g_autoptr(LanyardSamlLogout) logout = receive_encrypted (&encrypted_ids[i].encryption, encrypted_ids[i].plain, key);
      g_autoptr(GPtrArray) keys = g_ptr_array_new ();
      g_autoptr(GError) error = NULL;

      g_ptr_array_add (keys, test_get_key (LANYARD_KEY_EC_P256));
      g_ptr_array_add (keys, own_key ());
      g_assert_false (lanyard_saml_logout_decrypt (logout, keys, NULL));
      g_ptr_array_add (keys, key);
      if (encrypted_ids[i].code != PASSES)
        {
          g_assert_false (lanyard_saml_logout_decrypt (logout, keys, &error));
          g_assert_error (error, LANYARD_SAML_ERROR, encrypted_ids[i].code);
          g_assert_null (lanyard_saml_logout_get_name_id (logout));
          continue;
        }
      g_assert_true (lanyard_saml_logout_decrypt (logout, keys, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_saml_logout_get_name_id (logout)->value, ==, "ABC");
      g_assert_cmpstr (lanyard_saml_logout_get_name_id (logout)->format, ==, LANYARD_SAML_NAME_ID_PERSISTENT);
    }
}

static LanyardSamlNameId *
make_name_id (const char * const *parts)
{
  return lanyard_saml_name_id_new (parts[0], parts[1], parts[2], parts[3]);
}

static void
test_name_ids (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_ids); i++)
    {
      g_autoptr(LanyardSamlNameId) sent = make_name_id (name_ids[i].sent);
      g_autoptr(LanyardSamlNameId) received = make_name_id (name_ids[i].received);

      g_assert_cmpint (lanyard_saml_name_id_matches (sent, received, "idp", "sp"), ==, name_ids[i].matches);
    }
}

static void
add_table (const char    *prefix,
           const char    *name,
           gsize          i,
           GTestDataFunc  func)
{
  g_autofree char *path = g_strdup_printf ("/saml/logout/%s/%s", prefix, name);

  g_test_add_data_func (path, GSIZE_TO_POINTER (i), func);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      add_table ("redirect", messages[i].name, i, test_redirect);
      add_table ("post", messages[i].name, i, test_post);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrappings); i++)
    add_table ("wrapping", wrappings[i].name, i, test_wrapping);
  g_test_add_func ("/saml/logout/m-03-a-13-wrong-parameters", test_wrong_parameters);
  g_test_add_func ("/saml/logout/m-53-a-11-unsigned", test_unsigned);
  g_test_add_func ("/saml/logout/m-53-other-key", test_other_key);
  g_test_add_func ("/saml/logout/a-13-parameters", test_parameters);
  g_test_add_func ("/saml/logout/m-09-clock-skew", test_clock_skew);
  g_test_add_func ("/saml/logout/m-53-values", test_values);
  g_test_add_func ("/saml/logout/m-53-findings", test_findings);
  g_test_add_func ("/saml/logout/m-42-name-ids", test_name_ids);
  g_test_add_func ("/saml/logout/m-55-encrypted-id", test_encrypted_id);

  return g_test_run ();
}
