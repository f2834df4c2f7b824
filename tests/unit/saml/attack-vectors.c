/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attack-vectors.h"

#include <string.h>

#include "lanyard-saml-logout.h"
#include "lanyard-saml-metadata.h"
#include "received-fixture.h"
#include "request-fixture.h"

#define SIGNATURE "{signature}"
#define REQUEST_ACS "https://sp.example/acs/a"
#define SLO "https://idp.example/saml2/app/slo"
#define LOGOUT(kind, attributes, content) \
  "<samlp:" kind " xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"" \
  " ID=\"_logout\" Version=\"2.0\" IssueInstant=\"2026-11-21T12:00:00Z\" Destination=\"" SLO "\"" attributes "><saml:Issuer>" \
  REQUEST_SP "</saml:Issuer>" SIGNATURE content "</samlp:" kind ">"
#define METADATA_ACS "https://sp.example/acs/a"
#define METADATA \
  "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_entity\" entityID=\"" REQUEST_SP "\">" SIGNATURE \
  "<md:SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"><md:AssertionConsumerService index=\"0\"" \
  " Binding=\"" LANYARD_SAML_BINDING_POST "\" Location=\"" METADATA_ACS "\"/></md:SPSSODescriptor><md:Organization>" \
  "<md:OrganizationName xml:lang=\"en\">Jane</md:OrganizationName><md:OrganizationDisplayName xml:lang=\"en\">Jane" \
  "</md:OrganizationDisplayName><md:OrganizationURL xml:lang=\"en\">https://sp.example/</md:OrganizationURL></md:Organization>" \
  "</md:EntityDescriptor>"

static char *
dup_request (void)
{
  return g_strdup (REQUEST_START SIGNATURE REQUEST_END);
}

/* By HTTP-POST. */
static int
judge_request (GBytes      *document,
               LanyardKey  *key,
               AttackRules  rules)
{
  gsize size;
  const guchar *data = g_bytes_get_data (document, &size);
  g_autofree char *base64 = g_base64_encode (data, size);
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);
  g_autofree char *form = g_strconcat ("SAMLRequest=", escaped, NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (key, NULL);
  g_autoptr(LanyardSamlRequest) request = NULL;
  const LanyardSamlEndpoint *acs;
  g_autoptr(GError) error = NULL;

  trust->require_signed_requests = (rules & ATTACK_UNSIGNED) == 0;
  trust->allow_sha1 = (rules & ATTACK_ALLOW_SHA1) != 0;
  request = lanyard_saml_request_decode_post (form, strlen (form), &error);
  if (request != NULL &&
      lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error))
    {
      g_assert_no_error (error);
      g_assert_cmpstr (acs->location, ==, REQUEST_ACS);
      g_assert_cmpstr (lanyard_saml_request_get_issuer (request), ==, REQUEST_SP);
      return ATTACK_PASSES;
    }

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static char *
dup_response (void)
{
  g_autofree char *document = received_make (0, NULL, NULL);

  return forge_replace (document, "</saml:Issuer>", "</saml:Issuer>" SIGNATURE);
}

static char *
dup_response_with_assertion (void)
{
  g_autofree char *document = received_make (0, NULL, NULL);

  return forge_replace (document, "</saml:Issuer><saml:Subject>", "</saml:Issuer>" SIGNATURE "<saml:Subject>");
}

static int
judge_received (GBytes      *document,
                LanyardKey  *key,
                gboolean     want_response,
                gboolean     want_assertion)
{
  LanyardSamlExpectation expectation = received_expect ();
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  gsize size;
  const char *data = g_bytes_get_data (document, &size);
  g_autofree char *text = g_strndup (data, size);

  /* NUL is no character of XML, so nothing is lost that could pass. */
  if (strlen (text) < size)
    return LANYARD_SAML_ERROR_MALFORMED;

  if (key != NULL)
    g_ptr_array_add (keys, key);
  expectation.keys = keys;
  expectation.want_response_signed = want_response;
  expectation.want_assertion_signed = want_assertion;

  return received_verify (text, &expectation);
}

static int
judge_response (GBytes      *document,
                LanyardKey  *key,
                AttackRules  rules)
{
  return judge_received (document, key, (rules & ATTACK_UNSIGNED) == 0, FALSE);
}

static int
judge_assertion (GBytes      *document,
                 LanyardKey  *key,
                 AttackRules  rules)
{
  return judge_received (document, key, FALSE, (rules & ATTACK_UNSIGNED) == 0);
}

static char *
dup_logout_request (void)
{
  return g_strdup (LOGOUT ("LogoutRequest", "", "<saml:NameID>ada@example.org</saml:NameID><samlp:SessionIndex>_one</samlp:SessionIndex>"));
}

static char *
dup_logout_response (void)
{
  return g_strdup (LOGOUT ("LogoutResponse", " InResponseTo=\"_q\"",
                           "<samlp:Status><samlp:StatusCode Value=\"" LANYARD_SAML_STATUS_SUCCESS "\"/></samlp:Status>"));
}

/* One that is not signed is never taken (M-53). */
static LanyardSamlLogout *
read_logout (GBytes      *document,
             LanyardKey  *key,
             AttackRules  rules,
             const char  *parameter,
             GError     **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (document, &size);
  g_autofree char *base64 = g_base64_encode (data, size);
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);
  g_autofree char *form = g_strconcat (parameter, "=", escaped, NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (key, NULL);
  g_autoptr(LanyardSamlLogout) logout = lanyard_saml_logout_decode_post (form, strlen (form), error);

  trust->allow_sha1 = (rules & ATTACK_ALLOW_SHA1) != 0;
  if (logout == NULL || !lanyard_saml_logout_validate (logout, trust, SLO, TEST_NOW, NULL, error))
    return NULL;

  g_assert_cmpstr (lanyard_saml_logout_get_issuer (logout), ==, REQUEST_SP);
  return g_steal_pointer (&logout);
}

static int
judge_logout_request (GBytes      *document,
                      LanyardKey  *key,
                      AttackRules  rules)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlLogout) logout = read_logout (document, key, rules, "SAMLRequest", &error);

  if (logout != NULL)
    {
      g_assert_no_error (error);
      g_assert_true (lanyard_saml_logout_is_request (logout));
      g_assert_cmpstr (lanyard_saml_logout_get_name_id (logout)->value, ==, "ada@example.org");
      return ATTACK_PASSES;
    }

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static int
judge_logout_response (GBytes      *document,
                       LanyardKey  *key,
                       AttackRules  rules)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlLogout) logout = read_logout (document, key, rules, "SAMLResponse", &error);

  if (logout != NULL)
    {
      g_assert_no_error (error);
      g_assert_false (lanyard_saml_logout_is_request (logout));
      g_assert_cmpstr (lanyard_saml_logout_get_status (logout), ==, LANYARD_SAML_STATUS_SUCCESS);
      return ATTACK_PASSES;
    }

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static char *
dup_metadata (void)
{
  return g_strdup (METADATA);
}

/* Pinned is the certificate of @key, or without one that of somebody else. */
static int
judge_metadata (GBytes      *document,
                LanyardKey  *key,
                AttackRules  rules)
{
  static const LanyardKeyType types[] = { LANYARD_KEY_RSA_2048, LANYARD_KEY_RSA_3072, LANYARD_KEY_EC_P256 };
  g_autoptr(GPtrArray) trusted = g_ptr_array_new ();
  const LanyardSamlMetadataPolicy policy = {
    .now = TEST_NOW,
    .trusted = trusted,
    .allow_sha1 = (rules & ATTACK_ALLOW_SHA1) != 0,
  };
  g_autoptr(GPtrArray) entities = NULL;
  g_autoptr(GError) error = NULL;
  LanyardSamlEntity *entity;
  LanyardSamlEndpoint *acs;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (key == test_get_key (types[i]))
      g_ptr_array_add (trusted, test_get_certificate (types[i]));
  if (trusted->len == 0)
    g_ptr_array_add (trusted, test_get_certificate (LANYARD_KEY_EC_P384));

  entities = lanyard_saml_metadata_read_trusted (document, &policy, &error);
  if (entities == NULL)
    {
      g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
      return error->code;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);
  entity = g_ptr_array_index (entities, 0);
  g_assert_cmpstr (entity->entity_id, ==, REQUEST_SP);
  g_assert_cmpuint (entity->acs->len, ==, 1);
  acs = g_ptr_array_index (entity->acs, 0);
  g_assert_cmpstr (acs->location, ==, METADATA_ACS);
  g_assert_cmpstr (entity->display_name, ==, "Jane");

  return ATTACK_PASSES;
}

const AttackTarget attack_targets[] = {
  {
    .name = "authn-request", .tag = "samlp:AuthnRequest", .id = "_r", .anchor = "</saml:Issuer>",
    .find = "sp.example/acs/a", .evil = "sp.example/acs/b", .identity = REQUEST_SP "</saml:Issuer>",
    .is_root = TRUE, .may_be_sha1 = TRUE, .dup_template = dup_request, .judge = judge_request,
  },
  {
    .name = "logout-request", .tag = "samlp:LogoutRequest", .id = "_logout", .anchor = "</saml:Issuer>",
    .find = "ada@example.org", .evil = "eve@example.org", .identity = "ada@example.org</saml:NameID>",
    .is_root = TRUE, .may_be_sha1 = TRUE, .dup_template = dup_logout_request, .judge = judge_logout_request,
  },
  {
    .name = "logout-response", .tag = "samlp:LogoutResponse", .id = "_logout", .anchor = "</saml:Issuer>",
    .find = "status:Success", .evil = "status:Responder", .identity = REQUEST_SP "</saml:Issuer>",
    .is_root = TRUE, .may_be_sha1 = TRUE, .dup_template = dup_logout_response, .judge = judge_logout_response,
  },
  {
    .name = "response", .tag = "samlp:Response", .id = "_response", .anchor = "</saml:Issuer>",
    .find = "jane@customer.example", .evil = "evil@customer.example", .identity = RECEIVED_IDP "</saml:Issuer>",
    .is_root = TRUE, .dup_template = dup_response, .judge = judge_response,
  },
  {
    .name = "assertion", .tag = "saml:Assertion", .id = "_assertion", .anchor = "</saml:Issuer>",
    .find = "jane@customer.example", .evil = "evil@customer.example", .identity = "jane@customer.example</saml:NameID>",
    .dup_template = dup_response_with_assertion, .judge = judge_assertion,
  },
  {
    .name = "metadata", .tag = "md:EntityDescriptor", .id = "_entity",
    .find = METADATA_ACS, .evil = "https://evil.example/", .identity = "Jane</md:OrganizationDisplayName>",
    .is_root = TRUE, .may_be_sha1 = TRUE, .may_comment = TRUE, .dup_template = dup_metadata, .judge = judge_metadata,
  },
};
const gsize attack_n_targets = G_N_ELEMENTS (attack_targets);

LanyardKey *
attack_key (void)
{
  return test_get_key (LANYARD_KEY_RSA_2048);
}

LanyardKey *
attack_other_key (void)
{
  return test_get_key (LANYARD_KEY_RSA_3072);
}

int
attack_judge (const AttackTarget *target,
              const char         *document,
              AttackRules         rules)
{
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));

  return target->judge (bytes, attack_key (), rules);
}

/* @template as of dup_template(), signed by xmlsec. */
char *
attack_sign_text (const AttackTarget   *target,
                  const char           *template,
                  const ForgeSignature *signature,
                  LanyardKey           *key)
{
  g_autofree char *element = forge_template (signature, target->id);
  g_autofree char *document = forge_replace (template, SIGNATURE, element);

  return forge_sign (document, target->id, key);
}

char *
attack_sign (const AttackTarget   *target,
             const ForgeSignature *signature,
             LanyardKey           *key)
{
  g_autofree char *template = target->dup_template ();

  return attack_sign_text (target, template, signature, key);
}

/* As it should be. */
char *
attack_dup_good (const AttackTarget *target)
{
  static const ForgeSignature signature = { 0 };

  return attack_sign (target, &signature, attack_key ());
}

/* {tag}, {id} and {identity} are those of the target. */
static char *
fill_in (const AttackTarget *target,
         const char         *text)
{
  g_autoptr(GString) filled = g_string_new (text);

  g_string_replace (filled, "{tag}", target->tag, 0);
  g_string_replace (filled, "{id}", target->id, 0);
  g_string_replace (filled, "{identity}", target->identity, 0);

  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/* Replaces the first occurrence, in @find and @replacement with {tag}, {id}
 * and {identity} for those of the target; nothing for an empty @find. */
char *
attack_change (const AttackTarget *target,
               const char         *document,
               const char         *find,
               const char         *replacement)
{
  g_autofree char *filled_find = fill_in (target, find);
  g_autofree char *filled_replacement = fill_in (target, replacement);

  return *find != '\0' ? forge_replace (document, filled_find, filled_replacement) : g_strdup (document);
}

/* A good message with one thing changed: refused with this code, and not taken
 * where unsigned ones are. */
void
attack_assert_refused (const AttackTarget *target,
                       const char         *find,
                       const char         *replacement,
                       int                 code)
{
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *document = attack_change (target, good, find, replacement);

  g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, code);
  g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), !=, ATTACK_PASSES);
}

/* The first piece from @start up to and with the last @end; what remains in
 * @rest. */
char *
attack_take (const char  *document,
             const char  *start,
             const char  *end,
             char       **rest)
{
  const char *from = strstr (document, start);
  const char *to;
  g_autofree char *head = NULL;

  g_assert_nonnull (from);
  to = g_strrstr (from, end);
  g_assert_nonnull (to);
  to += strlen (end);

  head = g_strndup (document, from - document);
  if (rest != NULL)
    *rest = g_strconcat (head, to, NULL);

  return g_strndup (from, to - from);
}
