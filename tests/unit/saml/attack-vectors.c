/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "attack-vectors.h"

#include <string.h>

#include "received-fixture.h"
#include "request-fixture.h"

#define SIGNATURE "{signature}"
#define REQUEST_ACS "https://sp.example/acs/a"

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

const AttackTarget attack_targets[] = {
  { "authn-request", "samlp:AuthnRequest", "_r", "</saml:Issuer>",
    "sp.example/acs/a", "sp.example/acs/b", REQUEST_SP "</saml:Issuer>", TRUE, dup_request, judge_request },
  { "response", "samlp:Response", "_response", "</saml:Issuer>",
    "jane@customer.example", "evil@customer.example", RECEIVED_IDP "</saml:Issuer>", TRUE, dup_response, judge_response },
  { "assertion", "saml:Assertion", "_assertion", "</saml:Issuer>",
    "jane@customer.example", "evil@customer.example", "jane@customer.example</saml:NameID>", FALSE,
    dup_response_with_assertion, judge_assertion },
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
