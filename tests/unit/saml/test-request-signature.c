/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <string.h>

#include "forge.h"
#include "lanyard-saml.h"
#include "request-fixture.h"

#define PASSES -1

#define TRANSFORM(uri) "<ds:Transform Algorithm=\"" uri "\"/>"
#define C14N TRANSFORM (FORGE_EXC_C14N)
#define ENVELOPED TRANSFORM (FORGE_ENVELOPED)

static LanyardKey *
own_key (void)
{
  return test_get_key (LANYARD_KEY_RSA_2048);
}

static LanyardKey *
other_key (void)
{
  return test_get_key (LANYARD_KEY_RSA_3072);
}

/* The code of the first failure, PASSES if there is none. */
static int
validate (LanyardSamlRequest *request,
          LanyardSamlTrust   *trust)
{
  const LanyardSamlEndpoint *acs;
  g_autoptr(GError) error = NULL;

  if (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error))
    {
      g_assert_no_error (error);
      return PASSES;
    }

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

/* As a POST request; also the code when it is not even decoded. */
static int
validate_document (const char       *document,
                   LanyardSamlTrust *trust)
{
  g_autofree char *form = request_dup_form (document);
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GError) error = NULL;

  request = lanyard_saml_request_decode_post (form, strlen (form), &error);
  if (request != NULL)
    return validate (request, trust);

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static char *
make_signed (const ForgeSignature *signature,
             LanyardKey           *key)
{
  g_autofree char *template = forge_template (signature, "_r");
  g_autofree char *document = g_strconcat (REQUEST_START, template, REQUEST_END, NULL);

  return forge_sign (document, "_r", key);
}

static char *
make_good (void)
{
  static const ForgeSignature signature = { 0 };

  return make_signed (&signature, own_key ());
}

/* What xmlsec signs, and what becomes of it. */
static const struct
{
  const char *name;
  LanyardKeyType key;
  ForgeSignature signature;
  gboolean allow_sha1;
  int code;
} forms[] = {
  { "rsa-sha256", LANYARD_KEY_RSA_2048, { 0 }, FALSE, PASSES },
  { "rsa-sha384", LANYARD_KEY_RSA_2048, { .method = FORGE_MORE "rsa-sha384", .digest = FORGE_MORE "sha384" }, FALSE, PASSES },
  { "rsa-sha512", LANYARD_KEY_RSA_2048, { .method = FORGE_MORE "rsa-sha512", .digest = FORGE_XENC "sha512" }, FALSE, PASSES },
  { "rsa-3072", LANYARD_KEY_RSA_3072, { 0 }, FALSE, PASSES },
  { "ecdsa-sha256", LANYARD_KEY_EC_P256, { .method = FORGE_MORE "ecdsa-sha256" }, FALSE, PASSES },
  { "ecdsa-sha384", LANYARD_KEY_EC_P384, { .method = FORGE_MORE "ecdsa-sha384", .digest = FORGE_MORE "sha384" }, FALSE, PASSES },
  { "ecdsa-sha512", LANYARD_KEY_EC_P384, { .method = FORGE_MORE "ecdsa-sha512", .digest = FORGE_XENC "sha512" }, FALSE, PASSES },
  { "m-15-key-value", LANYARD_KEY_RSA_2048, { .key_value = TRUE }, FALSE, PASSES },
  { "with-comments", LANYARD_KEY_RSA_2048,
    { .c14n = FORGE_EXC_C14N "WithComments", .transforms = ENVELOPED TRANSFORM (FORGE_EXC_C14N "WithComments") }, FALSE, PASSES },
  { "i-15-prefix-list", LANYARD_KEY_RSA_2048,
    { .transforms = ENVELOPED "<ds:Transform Algorithm=\"" FORGE_EXC_C14N "\"><ec:InclusiveNamespaces xmlns:ec=\"" FORGE_EXC_C14N
      "\" PrefixList=\"xs saml\"/></ds:Transform>" }, FALSE, PASSES },
  { "sha1-allowed", LANYARD_KEY_RSA_2048, { .method = FORGE_DSIG "rsa-sha1", .digest = FORGE_DSIG "sha1" }, TRUE, PASSES },
  { "sha1", LANYARD_KEY_RSA_2048, { .method = FORGE_DSIG "rsa-sha1", .digest = FORGE_DSIG "sha1" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "sha1-method", LANYARD_KEY_RSA_2048, { .method = FORGE_DSIG "rsa-sha1" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "sha1-digest", LANYARD_KEY_RSA_2048, { .digest = FORGE_DSIG "sha1" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "rsa-sha224", LANYARD_KEY_RSA_2048, { .method = FORGE_MORE "rsa-sha224" }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
  { "rsa-md5", LANYARD_KEY_RSA_2048, { .method = FORGE_MORE "rsa-md5" }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
  { "digest-md5", LANYARD_KEY_RSA_2048, { .digest = FORGE_MORE "md5" }, TRUE, LANYARD_SAML_ERROR_ALGORITHM },
  { "c14n-inclusive", LANYARD_KEY_RSA_2048, { .c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "transform-c14n-inclusive", LANYARD_KEY_RSA_2048,
    { .transforms = ENVELOPED TRANSFORM ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315") }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "transform-xslt", LANYARD_KEY_RSA_2048,
    { .transforms = ENVELOPED "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">"
      "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"><xsl:template match=\"/\"><a/></xsl:template>"
      "</xsl:stylesheet></ds:Transform>" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "transform-xpath", LANYARD_KEY_RSA_2048,
    { .transforms = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>not(ancestor-or-self::ds:Signature)"
      "</ds:XPath></ds:Transform>" C14N }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "transform-xpath2", LANYARD_KEY_RSA_2048,
    { .transforms = ENVELOPED "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><XPath xmlns="
      "\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"intersect\">/*</XPath></ds:Transform>" }, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "transform-three", LANYARD_KEY_RSA_2048, { .transforms = ENVELOPED C14N C14N }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "transform-enveloped-only", LANYARD_KEY_RSA_2048, { .transforms = ENVELOPED }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "transform-c14n-only", LANYARD_KEY_RSA_2048, { .transforms = C14N }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "transform-none", LANYARD_KEY_RSA_2048, { .transforms = "" }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "uri-empty", LANYARD_KEY_RSA_2048, { .uri = "" }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "uri-xpointer", LANYARD_KEY_RSA_2048, { .uri = "#xpointer(id('_r'))" }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "uri-xpointer-all", LANYARD_KEY_RSA_2048, { .uri = "#xpointer(/)" }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "two-references", LANYARD_KEY_RSA_2048,
    { .more_references = "<ds:Reference URI=\"\"><ds:Transforms>" ENVELOPED C14N "</ds:Transforms><ds:DigestMethod Algorithm=\"" FORGE_XENC
      "sha256\"/><ds:DigestValue/></ds:Reference>" }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "object", LANYARD_KEY_RSA_2048, { .more_objects = "<ds:Object>a</ds:Object>" }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "manifest", LANYARD_KEY_RSA_2048, { .more_objects = "<ds:Object><ds:Manifest/></ds:Object>" }, FALSE, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
};

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  LanyardKey *key = test_get_key (forms[i].key);
  g_autofree char *document = make_signed (&forms[i].signature, key);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (key, NULL);

  trust->allow_sha1 = forms[i].allow_sha1;
  g_assert_cmpint (validate_document (document, trust), ==, forms[i].code);
}

static void
test_keys (void)
{
  g_autofree char *document = make_good ();
  LanyardKey *ec = test_get_key (LANYARD_KEY_EC_P256);
  g_autoptr(LanyardSamlTrust) none = request_trust_new (NULL, NULL);
  g_autoptr(LanyardSamlTrust) second = request_trust_new (ec, other_key (), own_key (), NULL);
  g_autoptr(LanyardSamlTrust) wrong = request_trust_new (other_key (), NULL);
  g_autoptr(LanyardSamlTrust) other_kind = request_trust_new (ec, NULL);

  g_assert_cmpint (validate_document (document, none), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_document (document, second), ==, PASSES);
  g_assert_cmpint (validate_document (document, wrong), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_document (document, other_kind), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

/* What happens to a signed request on its way. */
static const struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
} changes[] = {
  { "untouched", "", "", PASSES },
  { "acs", "sp.example/acs/a", "sp.example/acs/b", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "id", "ID=\"_r\"", "ID=\"_s\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "issue-instant", "12:00:00", "12:00:01", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "attribute-added", "ID=\"_r\"", "ID=\"_r\" ForceAuthn=\"false\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "element-added", "</samlp:AuthnRequest>", "<samlp:Scoping/></samlp:AuthnRequest>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "blank-added", "</samlp:AuthnRequest>", " </samlp:AuthnRequest>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "comment-added", "</samlp:AuthnRequest>", "<!-- --></samlp:AuthnRequest>", LANYARD_SAML_ERROR_MALFORMED },
  { "comment-in-digest", "</ds:DigestValue>", "<!-- --></ds:DigestValue>", LANYARD_SAML_ERROR_MALFORMED },
  { "element-in-digest", "</ds:DigestValue>", "<a xmlns='urn:a'/></ds:DigestValue>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "element-in-value", "</ds:SignatureValue>", "<a xmlns='urn:a'/></ds:SignatureValue>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "method-weaker", "xmldsig-more#rsa-sha256", "xmldsig-more#rsa-sha512", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "method-none", "xmldsig-more#rsa-sha256", "xmldsig-more#none", LANYARD_SAML_ERROR_ALGORITHM },
  { "method-ecdsa", "xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "truncation", "xmldsig-more#rsa-sha256\"/>", "xmldsig-more#rsa-sha256\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>",
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "uri-other", "URI=\"#_r\"", "URI=\"#_s\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "uri-absent", "URI=\"#_r\"", "", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "uri-file", "URI=\"#_r\"", "URI=\"file:///etc/passwd\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "transform-base64", "</ds:Transforms>", TRANSFORM (FORGE_DSIG "base64") "</ds:Transforms>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "transform-base64-first", "<ds:Transforms>", "<ds:Transforms>" TRANSFORM (FORGE_DSIG "base64"), LANYARD_SAML_ERROR_ALGORITHM },
  { "signature-split", "<ds:SignedInfo>", "</ds:Signature><ds:Signature xmlns:ds=\"" FORGE_DSIG "\"><ds:SignedInfo>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "prefix-undeclared", "<ds:SignedInfo>", "<x:a/><ds:SignedInfo>", LANYARD_SAML_ERROR_MALFORMED },
  { "signature-after", "</ds:Signature>", "</ds:Signature><ds:Signature xmlns:ds=\"" FORGE_DSIG "\"/>", LANYARD_SAML_ERROR_MALFORMED },
  { "signature-namespace", "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">", "<ds:Signature xmlns:ds=\"urn:a\">", PASSES },
  { "destination-removed", " Destination=\"" REQUEST_SSO "\"", "", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
};

static void
test_change (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *good = make_good ();
  g_autofree char *document = *changes[i].find != '\0' ? forge_replace (good, changes[i].find, changes[i].replacement) : g_strdup (good);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  g_assert_cmpint (validate_document (document, trust), ==, changes[i].code);

  /* However it was changed, it never counts as signed. */
  trust->require_signed_requests = TRUE;
  if (*changes[i].find != '\0')
    g_assert_cmpint (validate_document (document, trust), !=, PASSES);
}

/* What stands between the tags, tags included. */
static char *
dup_element (const char *document,
             const char *start,
             const char *end)
{
  const char *from = strstr (document, start);
  const char *to = strstr (from, end) + strlen (end);

  return g_strndup (from, to - from);
}

/* Every bit of the signature's value counts, and of the digest's. */
static void
flip_bits (const char       *good,
           const char       *start,
           const char       *end,
           LanyardSamlTrust *trust)
{
  g_autofree char *element = dup_element (good, start, end);
  g_autofree char *text = g_strndup (element + strlen (start), strlen (element) - strlen (start) - strlen (end));
  gsize size;
  g_autofree guchar *value = g_base64_decode (text, &size);

  for (gsize bit = 0; bit < size * 8; bit += size > 64 ? 37 : 5)
    {
      g_autofree char *changed = NULL;
      g_autofree char *replacement = NULL;
      g_autofree char *document = NULL;

      value[bit / 8] ^= 1 << (bit % 8);
      changed = g_base64_encode (value, size);
      value[bit / 8] ^= 1 << (bit % 8);
      replacement = g_strconcat (start, changed, end, NULL);
      document = forge_replace (good, element, replacement);
      g_assert_cmpint (validate_document (document, trust), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
    }
}

static void
test_bits (void)
{
  g_autofree char *good = make_good ();
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  flip_bits (good, "<ds:SignatureValue>", "</ds:SignatureValue>", trust);
  flip_bits (good, "<ds:DigestValue>", "</ds:DigestValue>", trust);
}

/* The query for a request, signed as @algorithm says; "%s" in @format is the
 * part with SAMLRequest. */
static char *
sign_query (const char *octets,
            LanyardKey *key,
            const char *digest)
{
  g_autofree char *signature = forge_signature_text (key, digest, octets);
  g_autofree char *escaped = g_uri_escape_string (signature, NULL, FALSE);

  return g_strconcat (octets, "&Signature=", escaped, NULL);
}

static int
validate_query (const char       *query,
                LanyardSamlTrust *trust)
{
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GError) error = NULL;

  request = lanyard_saml_request_decode_redirect (query, &error);
  if (request != NULL)
    return validate (request, trust);

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

#define RSA_SHA256 "&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256"

/* What is signed; the escapes are those of different products. */
static const struct
{
  const char *name;
  const char *relay_state;
  const char *algorithm;
  const char *digest;
  LanyardKeyType key;
  gboolean lower_case;
  int code;
} queries[] = {
  { "plain", "", RSA_SHA256, "SHA256", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "relay-state", "&RelayState=abc", RSA_SHA256, "SHA256", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "relay-state-empty", "&RelayState=", RSA_SHA256, "SHA256", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "relay-state-plus", "&RelayState=a+b", RSA_SHA256, "SHA256", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "relay-state-%20", "&RelayState=a%20b", RSA_SHA256, "SHA256", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "relay-state-needless", "&RelayState=%61%2D%7e", RSA_SHA256, "SHA256", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "lower-case", "&RelayState=a%2fb", "&SigAlg=http%3a%2f%2fwww.w3.org%2f2001%2f04%2fxmldsig-more%23rsa-sha256", "SHA256",
    LANYARD_KEY_RSA_2048, TRUE, PASSES },
  { "unescaped-algorithm", "", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23rsa-sha256", "SHA256", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "rsa-sha512", "", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23rsa-sha512", "SHA512", LANYARD_KEY_RSA_2048, FALSE, PASSES },
  { "ecdsa-der", "", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23ecdsa-sha256", "SHA256", LANYARD_KEY_EC_P256, FALSE, PASSES },
  { "sha1", "", "&SigAlg=http://www.w3.org/2000/09/xmldsig%23rsa-sha1", "SHA1", LANYARD_KEY_RSA_2048, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "md5", "", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23rsa-md5", "MD5", LANYARD_KEY_RSA_2048, FALSE, LANYARD_SAML_ERROR_ALGORITHM },
  { "other-digest", "", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23rsa-sha256", "SHA512", LANYARD_KEY_RSA_2048, FALSE,
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "other-kind", "", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23ecdsa-sha256", "SHA256", LANYARD_KEY_RSA_2048, FALSE,
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
};

static char *
make_query (gsize i)
{
  g_autofree char *request = request_dup_query (REQUEST);
  g_autofree char *octets = NULL;

  if (queries[i].lower_case)
    for (char *p = strchr (request, '%'); p != NULL; p = strchr (p + 1, '%'))
      {
        p[1] = g_ascii_tolower (p[1]);
        p[2] = g_ascii_tolower (p[2]);
      }
  octets = g_strconcat (request, queries[i].relay_state, queries[i].algorithm, NULL);

  return sign_query (octets, test_get_key (queries[i].key), queries[i].digest);
}

static void
test_query (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *query = make_query (i);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (other_key (), test_get_key (queries[i].key), NULL);

  trust->require_signed_requests = TRUE;
  g_assert_cmpint (validate_query (query, trust), ==, queries[i].code);
}

/* XML Signature has r and s one after the other, Java programs send DER. */
static char *
unwrap_ecdsa (const char *text,
              int         width)
{
  gsize size;
  g_autofree guchar *der = g_base64_decode (text, &size);
  const guchar *p = der;
  ECDSA_SIG *pair = d2i_ECDSA_SIG (NULL, &p, (long) size);
  g_autofree guchar *raw = g_malloc (2 * width);

  g_assert_nonnull (pair);
  g_assert_cmpint (BN_bn2binpad (ECDSA_SIG_get0_r (pair), raw, width), ==, width);
  g_assert_cmpint (BN_bn2binpad (ECDSA_SIG_get0_s (pair), raw + width, width), ==, width);
  ECDSA_SIG_free (pair);

  return g_base64_encode (raw, 2 * width);
}

static void
test_query_ecdsa (void)
{
  static const struct
  {
    LanyardKeyType key;
    const char *digest;
    const char *algorithm;
    int width;
  } kinds[] = {
    { LANYARD_KEY_EC_P256, "SHA256", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23ecdsa-sha256", 32 },
    { LANYARD_KEY_EC_P384, "SHA384", "&SigAlg=http://www.w3.org/2001/04/xmldsig-more%23ecdsa-sha384", 48 },
  };
  g_autofree char *request = request_dup_query (REQUEST);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      LanyardKey *key = test_get_key (kinds[i].key);
      g_autofree char *octets = g_strconcat (request, kinds[i].algorithm, NULL);
      g_autofree char *der = forge_signature_text (key, kinds[i].digest, octets);
      g_autofree char *raw = unwrap_ecdsa (der, kinds[i].width);
      g_autofree char *escaped = g_uri_escape_string (raw, NULL, FALSE);
      g_autofree char *query = g_strconcat (octets, "&Signature=", escaped, NULL);
      g_autofree char *changed = forge_replace (query, "SAMLRequest=", "RelayState=&SAMLRequest=");
      g_autoptr(LanyardSamlTrust) trust = request_trust_new (key, NULL);

      trust->require_signed_requests = TRUE;
      g_assert_cmpint (validate_query (query, trust), ==, PASSES);
      g_assert_cmpint (validate_query (changed, trust), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
    }
}

/* The signed query "relay-state" on its way. */
static const struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
  int code_if_required;
} query_changes[] = {
  { "untouched", "", "", PASSES, PASSES },
  { "another-added", "SAMLRequest=", "a=b&SAMLRequest=", PASSES, PASSES },
  { "relay-state-changed", "RelayState=abc", "RelayState=abd", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "relay-state-escaped", "RelayState=abc", "RelayState=%61bc", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "relay-state-emptied", "RelayState=abc", "RelayState=", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "relay-state-removed", "&RelayState=abc", "", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "relay-state-renamed", "RelayState=abc", "relayState=abc", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "relay-state-doubled", "RelayState=abc", "RelayState=abc&RelayState=abc", LANYARD_SAML_ERROR_BINDING, LANYARD_SAML_ERROR_BINDING },
  { "algorithm-case", "%3A%2F%2F", "%3a%2f%2f", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "algorithm-name-escaped", "&SigAlg=", "&%53igAlg=", LANYARD_SAML_ERROR_BINDING, LANYARD_SAML_ERROR_BINDING },
  { "signature-empty", "&Signature=", "&Signature=&x=", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "signature-renamed", "&Signature=", "&x=", LANYARD_SAML_ERROR_BINDING, LANYARD_SAML_ERROR_BINDING },
  { "signature-blank", "&Signature=", "&Signature=+", LANYARD_SAML_ERROR_SIGNATURE_INVALID, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
};

static void
test_query_change (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *good = make_query (1);
  g_autofree char *query = *query_changes[i].find != '\0' ? forge_replace (good, query_changes[i].find, query_changes[i].replacement)
                                                          : g_strdup (good);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  g_assert_cmpint (validate_query (query, trust), ==, query_changes[i].code);
  trust->require_signed_requests = TRUE;
  g_assert_cmpint (validate_query (query, trust), ==, query_changes[i].code_if_required);
}

/* The signed parts may come in any order; signed is the binding's order. */
static void
test_query_order (void)
{
  g_autofree char *good = make_query (1);
  g_auto(GStrv) parts = g_strsplit (good, "&", -1);
  g_autofree char *query = g_strjoin ("&", parts[3], parts[2], parts[1], parts[0], NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  trust->require_signed_requests = TRUE;
  g_assert_cmpint (validate_query (query, trust), ==, PASSES);
}

static void
test_query_stripped (void)
{
  g_autofree char *good = make_query (1);
  g_autofree char *query = g_strndup (good, strstr (good, "&SigAlg") - good);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  g_assert_cmpint (validate_query (query, trust), ==, PASSES);
  trust->require_signed_requests = TRUE;
  g_assert_cmpint (validate_query (query, trust), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
}

/* M-06: a signed request says where it is meant to go. */
static void
test_query_destination (void)
{
  g_autofree char *document = forge_replace (REQUEST, " Destination=\"" REQUEST_SSO "\"", "");
  g_autofree char *request = request_dup_query (document);
  g_autofree char *octets = g_strconcat (request, RSA_SHA256, NULL);
  g_autofree char *query = sign_query (octets, own_key (), "SHA256");
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  g_assert_cmpint (validate_query (request, trust), ==, PASSES);
  g_assert_cmpint (validate_query (query, trust), ==, LANYARD_SAML_ERROR_DESTINATION);
}

/* In the Redirect binding a signature inside the message proves nothing,
 * neither for it nor against it. */
static void
test_query_with_enveloped (void)
{
  g_autofree char *document = make_good ();
  g_autofree char *query = request_dup_query (document);
  g_autofree char *octets = g_strconcat (query, RSA_SHA256, NULL);
  g_autofree char *signed_by_other = sign_query (octets, other_key (), "SHA256");
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  g_assert_cmpint (validate_query (query, trust), ==, PASSES);
  g_assert_cmpint (validate_query (signed_by_other, trust), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  trust->require_signed_requests = TRUE;
  g_assert_cmpint (validate_query (query, trust), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
}

/* The only warning of a validation; NULL if there is none. */
static LanyardSamlFinding *
find_warning (GPtrArray *findings)
{
  LanyardSamlFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->warning)
        continue;
      g_assert_null (found);
      found = finding;
    }

  return found;
}

/* A signature that is not looked at helps nobody who must sign, and its
 * absence of meaning is noted. */
static void
test_ignored (void)
{
  g_autofree char *good = make_good ();
  g_autofree char *bad = forge_replace (good, "12:00:00", "12:00:01");
  g_autofree char *octets = make_query (1);
  g_autofree char *query = forge_replace (octets, "&Signature=", "&Signature=AAAA");
  g_autoptr(LanyardSamlRequest) request = request_decode (bad, NULL);
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  const LanyardSamlEndpoint *acs;

  trust->ignore_signatures = TRUE;
  g_assert_cmpint (validate_document (bad, trust), ==, PASSES);
  g_assert_cmpint (validate_query (query, trust), ==, PASSES);
  g_assert_true (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, findings, NULL));
  g_assert_cmpstr (find_warning (findings)->rule, ==, "M-13");

  trust->require_signed_requests = TRUE;
  g_assert_cmpint (validate_document (bad, trust), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_query (query, trust), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_document (good, trust), ==, PASSES);
}

/* A key that comes along is not one that is trusted. */
static void
test_key_in_message (void)
{
  static const ForgeSignature signature = { .key_value = TRUE };
  g_autofree char *document = make_signed (&signature, own_key ());
  g_autoptr(LanyardSamlTrust) wrong = request_trust_new (other_key (), NULL);
  g_autoptr(LanyardSamlTrust) none = request_trust_new (NULL, NULL);

  g_assert_cmpint (validate_document (document, wrong), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_document (document, none), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

static void
test_sha1_is_noted (void)
{
  static const ForgeSignature signatures[] = {
    { .method = FORGE_DSIG "rsa-sha1", .digest = FORGE_DSIG "sha1" },
    { .digest = FORGE_DSIG "sha1" },
    { 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autofree char *document = make_signed (&signatures[i], own_key ());
      g_autoptr(LanyardSamlRequest) request = request_decode (document, NULL);
      g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);
      g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
      const LanyardSamlEndpoint *acs;

      trust->allow_sha1 = TRUE;
      g_assert_true (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, findings, NULL));
      g_assert_cmpint (find_warning (findings) != NULL, ==, i < 2);
      if (i < 2)
        g_assert_cmpstr (find_warning (findings)->rule, ==, "M-16");
    }
}

/* The cause is named: with the hint that every bad signature has, and for
 * certain when what is left without RelayState verifies. */
static void
test_relay_state_added (void)
{
  static const struct
  {
    const char *parameter;
    gboolean    certain;
  } added[] = {
    { "&RelayState=x", TRUE },
    { "&RelayState=", TRUE },
    { "&RelayState=a%2fb&y=1", TRUE },
  };
  g_autofree char *request = request_dup_query (REQUEST);
  g_autofree char *octets = g_strconcat (request, RSA_SHA256, NULL);
  g_autofree char *good = sign_query (octets, own_key (), "SHA256");
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (added); i++)
    {
      g_autofree char *query = g_strconcat (good, added[i].parameter, NULL);
      g_autoptr(LanyardSamlRequest) decoded = lanyard_saml_request_decode_redirect (query, NULL);
      g_autoptr(GError) error = NULL;
      const LanyardSamlEndpoint *acs;

      g_assert_false (lanyard_saml_request_validate (decoded, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
      g_assert_cmpint (strstr (error->message, "was added after the request was signed") != NULL, ==, added[i].certain);
    }
}

static void
test_frozen (void)
{
  g_autofree char *query = make_query (1);
  g_autofree char *document = make_good ();
  g_autofree char *form = request_dup_form (document);
  LanyardSamlRequest *requests[] = {
    lanyard_saml_request_decode_redirect (query, NULL),
    lanyard_saml_request_decode_post (form, strlen (form), NULL),
    request_decode (document, NULL),
  };
  g_autoptr(LanyardSamlTrust) trust = request_trust_new (own_key (), NULL);

  trust->require_signed_requests = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *frozen = lanyard_saml_request_freeze (requests[i]);
      g_autoptr(LanyardSamlRequest) thawed = lanyard_saml_request_thaw (frozen, NULL);

      g_assert_cmpint (validate (thawed, trust), ==, PASSES);
      g_assert_cmpint (validate (requests[i], trust), ==, PASSES);
      g_assert_cmpint (validate (requests[i], trust), ==, PASSES);
      lanyard_saml_request_free (requests[i]);
    }
}

/* Made with the program xmlsec1 and with openssl, with a key of their own. */
static void
test_stored (void)
{
  g_autofree char *certificate_path = g_test_build_filename (G_TEST_DIST, "saml", "request-signer.pem", NULL);
  g_autofree char *document_path = g_test_build_filename (G_TEST_DIST, "saml", "request-signed-by-xmlsec1.xml", NULL);
  g_autofree char *query_path = g_test_build_filename (G_TEST_DIST, "saml", "request-signed-by-openssl.query", NULL);
  g_autofree char *pem = NULL;
  g_autofree char *document = NULL;
  g_autofree char *query = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardSamlTrust) trust = NULL;
  g_autoptr(LanyardSamlTrust) other = request_trust_new (own_key (), NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (certificate_path, &pem, NULL, NULL));
  g_assert_true (g_file_get_contents (document_path, &document, NULL, NULL));
  g_assert_true (g_file_get_contents (query_path, &query, NULL, NULL));
  bytes = g_bytes_new (pem, strlen (pem));
  certificate = lanyard_certificate_new_from_data (bytes, &error);
  g_assert_no_error (error);
  trust = request_trust_new (lanyard_certificate_get_key (certificate), NULL);
  trust->require_signed_requests = TRUE;

  g_assert_cmpint (validate_document (document, trust), ==, PASSES);
  g_assert_cmpint (validate_document (document, other), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (validate_query (g_strchomp (query), trust), ==, PASSES);
  g_assert_cmpint (validate_query (query, other), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

#define ADD_TABLE(table, folder, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strdup_printf ("/saml/request-signature/" folder "/%s", table[i].name); \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), function); \
    }

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ADD_TABLE (forms, "m-12-forms", test_form);
  ADD_TABLE (changes, "m-12-changes", test_change);
  ADD_TABLE (queries, "m-11-query", test_query);
  ADD_TABLE (query_changes, "m-11-query-changes", test_query_change);
  g_test_add_func ("/saml/request-signature/m-14-keys", test_keys);
  g_test_add_func ("/saml/request-signature/m-12-bits", test_bits);
  g_test_add_func ("/saml/request-signature/m-16-query-ecdsa", test_query_ecdsa);
  g_test_add_func ("/saml/request-signature/m-11-query-order", test_query_order);
  g_test_add_func ("/saml/request-signature/m-13-query-stripped", test_query_stripped);
  g_test_add_func ("/saml/request-signature/m-06-query-destination", test_query_destination);
  g_test_add_func ("/saml/request-signature/m-11-query-with-enveloped", test_query_with_enveloped);
  g_test_add_func ("/saml/request-signature/m-13-ignored", test_ignored);
  g_test_add_func ("/saml/request-signature/m-15-key-info", test_key_in_message);
  g_test_add_func ("/saml/request-signature/m-16-sha1-is-noted", test_sha1_is_noted);
  g_test_add_func ("/saml/request-signature/i-17-relay-state-added", test_relay_state_added);
  g_test_add_func ("/saml/request-signature/frozen", test_frozen);
  g_test_add_func ("/saml/request-signature/stored", test_stored);

  return g_test_run ();
}
