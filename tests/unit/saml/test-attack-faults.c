/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <openssl/evp.h>
#include <string.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/buffer.h>
#include <xmlsec/keys.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmldsig.h>

#include "attack-vectors.h"
#include "lanyard-saml.h"
#include "request-fixture.h"

/* every call of xmlsec, OpenSSL and libxml2 that a verification makes
 * fails in its turn (the linker's --wrap leads the calls here), and so does
 * every single part of what xmlsec says of a success. */

typedef enum
{
  VERDICT_UNTOUCHED,
  VERDICT_ERROR,                /* success in the context, but -1 */
  VERDICT_POSITIVE,             /* 1, as a careless caller takes for true */
  VERDICT_UNKNOWN,              /* 0, but the status says nothing */
  VERDICT_INVALID,
  VERDICT_REFERENCE_UNKNOWN,
  VERDICT_REFERENCE_INVALID,
  VERDICT_REFERENCE_OTHER,
  VERDICT_REFERENCE_WITHOUT_URI,
  VERDICT_NO_REFERENCE,
  VERDICT_NOT_DONE,             /* 0 without having looked at anything */
  VERDICT_LAST,
} Verdict;

static struct
{
  gboolean armed;
  const char *function;         /* the one that fails, ... */
  guint nth;                    /* ... at this call of it, from 1 */
  guint calls;
  Verdict verdict;
} fault;

static gboolean
fails (const char *function)
{
  if (!fault.armed || fault.function == NULL || strcmp (fault.function, function) != 0)
    return FALSE;

  return ++fault.calls == fault.nth;
}

#define WRAP(type, failure, function, parameters, arguments) \
  type __real_##function parameters; \
  type __wrap_##function parameters; \
  type \
  __wrap_##function parameters \
  { \
    return fails (#function) ? failure : __real_##function arguments; \
  }

WRAP (xmlDocPtr, NULL, xmlCtxtReadMemory,
      (xmlParserCtxtPtr context, const char *data, int size, const char *url, const char *encoding, int options),
      (context, data, size, url, encoding, options))
WRAP (xmlAttrPtr, NULL, xmlAddID,
      (xmlValidCtxtPtr context, xmlDocPtr document, const xmlChar *value, xmlAttrPtr attribute),
      (context, document, value, attribute))
WRAP (xmlAttrPtr, NULL, xmlGetID, (xmlDocPtr document, const xmlChar *id), (document, id))
WRAP (xmlSecDSigCtxPtr, NULL, xmlSecDSigCtxCreate, (xmlSecKeysMngrPtr manager), (manager))
WRAP (xmlSecTransformId, xmlSecTransformIdUnknown, xmlSecTransformIdListFindByHref,
      (xmlSecPtrListPtr list, const xmlChar *href, xmlSecTransformUsage usage), (list, href, usage))
WRAP (int, -1, xmlSecDSigCtxEnableReferenceTransform, (xmlSecDSigCtxPtr context, xmlSecTransformId id), (context, id))
WRAP (int, -1, xmlSecDSigCtxEnableSignatureTransform, (xmlSecDSigCtxPtr context, xmlSecTransformId id), (context, id))
WRAP (int, -1, xmlSecPtrListAdd, (xmlSecPtrListPtr list, xmlSecPtr item), (list, item))
WRAP (xmlSecSize, 0, xmlSecPtrListGetSize, (xmlSecPtrListPtr list), (list))
WRAP (xmlSecPtr, NULL, xmlSecPtrListGetItem, (xmlSecPtrListPtr list, xmlSecSize i), (list, i))
WRAP (xmlSecKeyDataPtr, NULL, xmlSecOpenSSLEvpKeyAdopt, (EVP_PKEY *pkey), (pkey))
WRAP (int, -1, xmlSecKeySetValue, (xmlSecKeyPtr key, xmlSecKeyDataPtr value), (key, value))
WRAP (xmlSecBufferPtr, NULL, xmlSecDSigReferenceCtxGetPreDigestBuffer, (xmlSecDSigReferenceCtxPtr reference), (reference))
WRAP (xmlSecSize, 0, xmlSecBufferGetSize, (xmlSecBufferPtr buffer), (buffer))
WRAP (EVP_MD_CTX *, NULL, EVP_MD_CTX_new, (void), ())
WRAP (int, 0, EVP_DigestVerifyInit,
      (EVP_MD_CTX *context, EVP_PKEY_CTX **pkey_context, const EVP_MD *md, ENGINE *engine, EVP_PKEY *pkey),
      (context, pkey_context, md, engine, pkey))
WRAP (int, fault.verdict == VERDICT_ERROR ? -1 : 0, EVP_DigestVerify,
      (EVP_MD_CTX *context, const unsigned char *signature, size_t signature_size, const unsigned char *data, size_t size),
      (context, signature, signature_size, data, size))

int __real_xmlSecDSigCtxVerify (xmlSecDSigCtxPtr context,
                                xmlNodePtr       node);
int __wrap_xmlSecDSigCtxVerify (xmlSecDSigCtxPtr context,
                                xmlNodePtr       node);

static int
falsify (xmlSecDSigCtx *context,
         int            result)
{
  xmlSecDSigReferenceCtx *reference = __real_xmlSecPtrListGetItem (&context->signedInfoReferences, 0);

  switch (fault.verdict)
    {
    case VERDICT_ERROR:
      return -1;
    case VERDICT_POSITIVE:
      return 1;
    case VERDICT_UNKNOWN:
      context->status = xmlSecDSigStatusUnknown;
      break;
    case VERDICT_INVALID:
      context->status = xmlSecDSigStatusInvalid;
      break;
    case VERDICT_REFERENCE_UNKNOWN:
      reference->status = xmlSecDSigStatusUnknown;
      break;
    case VERDICT_REFERENCE_INVALID:
      reference->status = xmlSecDSigStatusInvalid;
      break;
    case VERDICT_REFERENCE_OTHER:
      xmlFree (reference->uri);
      reference->uri = xmlStrdup (BAD_CAST "#other");
      break;
    case VERDICT_REFERENCE_WITHOUT_URI:
      xmlFree (reference->uri);
      reference->uri = NULL;
      break;
    case VERDICT_NO_REFERENCE:
      xmlSecPtrListEmpty (&context->signedInfoReferences);
      break;
    case VERDICT_UNTOUCHED:
    case VERDICT_NOT_DONE:
    case VERDICT_LAST:
    default:
      break;
    }

  return result;
}

int
__wrap_xmlSecDSigCtxVerify (xmlSecDSigCtxPtr context,
                            xmlNodePtr       node)
{
  if (fails ("xmlSecDSigCtxVerify"))
    return -1;
  if (fault.armed && fault.verdict == VERDICT_NOT_DONE)
    return 0;

  return falsify (context, __real_xmlSecDSigCtxVerify (context, node));
}

/* What decides about one message, with the fault or, with NULL, without. */
typedef int (*Judge) (gconstpointer data);

static int
judge_with (Judge          judge,
            gconstpointer  data,
            const char    *function,
            guint          nth,
            Verdict        verdict)
{
  int code;

  fault.function = function;
  fault.nth = nth;
  fault.calls = 0;
  fault.verdict = verdict;
  fault.armed = TRUE;
  code = judge (data);
  fault.armed = FALSE;
  fault.verdict = VERDICT_UNTOUCHED;

  return code;
}

/* Each call of each function once; @n_first calls may fail without harm. */
static void
fail_each (Judge          judge,
           gconstpointer  data,
           const char    *function,
           guint          n_first)
{
  guint n_calls;

  g_assert_cmpint (judge_with (judge, data, function, G_MAXUINT, VERDICT_UNTOUCHED), ==, ATTACK_PASSES);
  n_calls = fault.calls;
  g_test_message ("%s: %u calls", function, n_calls);
  g_assert_cmpuint (n_calls, >, n_first);

  for (guint i = n_first + 1; i <= n_calls; i++)
    g_assert_cmpint (judge_with (judge, data, function, i, VERDICT_UNTOUCHED), !=, ATTACK_PASSES);

  g_assert_cmpint (judge_with (judge, data, NULL, 0, VERDICT_UNTOUCHED), ==, ATTACK_PASSES);
}

typedef struct
{
  const AttackTarget *target;
  GBytes *document;
} Message;

static int
judge_message (gconstpointer data)
{
  const Message *message = data;

  return message->target->judge (message->document, attack_key (), ATTACK_STRICT);
}

static void
test_enveloped (gconstpointer data)
{
  static const struct
  {
    const char *function;
    guint       n_first;       /* xmlGetID() finds nothing before the ID is registered */
  } functions[] = {
    { "xmlCtxtReadMemory", 0 },
    { "xmlAddID", 0 },
    { "xmlGetID", 1 },
    { "xmlSecDSigCtxCreate", 0 },
    { "xmlSecTransformIdListFindByHref", 0 },
    { "xmlSecDSigCtxEnableReferenceTransform", 0 },
    { "xmlSecDSigCtxEnableSignatureTransform", 0 },
    { "xmlSecPtrListAdd", 0 },
    { "xmlSecOpenSSLEvpKeyAdopt", 0 },
    { "xmlSecKeySetValue", 0 },
    { "xmlSecDSigCtxVerify", 0 },
    { "xmlSecPtrListGetSize", 0 },
    { "xmlSecPtrListGetItem", 0 },
    { "xmlSecDSigReferenceCtxGetPreDigestBuffer", 0 },
    { "xmlSecBufferGetSize", 0 },
  };
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autoptr(GBytes) document = g_bytes_new (good, strlen (good));
  const Message message = { target, document };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    fail_each (judge_message, &message, functions[i].function, functions[i].n_first);
}

static void
test_verdicts (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autoptr(GBytes) document = g_bytes_new (good, strlen (good));
  const Message message = { target, document };

  g_assert_cmpint (judge_with (judge_message, &message, NULL, 0, VERDICT_UNTOUCHED), ==, ATTACK_PASSES);
  for (Verdict verdict = VERDICT_ERROR; verdict < VERDICT_LAST; verdict++)
    g_assert_cmpint (judge_with (judge_message, &message, NULL, 0, verdict), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

static int
judge_query (gconstpointer data)
{
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (attack_key (), NULL);
  g_autoptr(LanyardSamlRequest) request = NULL;
  const LanyardSamlEndpoint *acs;
  g_autoptr(GError) error = NULL;

  trust->require_signed_requests = TRUE;
  request = lanyard_saml_request_decode_redirect (data, &error);
  if (request != NULL &&
      lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error))
    return ATTACK_PASSES;

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static void
test_redirect (void)
{
  static const char *const functions[] = { "xmlCtxtReadMemory", "EVP_MD_CTX_new", "EVP_DigestVerifyInit", "EVP_DigestVerify" };
  g_autofree char *request = request_dup_query (REQUEST);
  g_autofree char *octets = g_strconcat (request, "&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256", NULL);
  g_autofree char *signature = forge_signature_text (attack_key (), "SHA256", octets);
  g_autofree char *escaped = g_uri_escape_string (signature, NULL, FALSE);
  g_autofree char *query = g_strconcat (octets, "&Signature=", escaped, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    fail_each (judge_query, query, functions[i], 0);

  /* -1 is an error of OpenSSL, not a success. */
  g_assert_cmpint (judge_with (judge_query, query, "EVP_DigestVerify", 1, VERDICT_ERROR), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ATTACK_ADD_ONE ("a-12-calls", test_enveloped);
  ATTACK_ADD_ONE ("a-12-verdicts", test_verdicts);
  g_test_add_func ("/saml/attack/a-12-calls/redirect", test_redirect);

  return g_test_run ();
}
