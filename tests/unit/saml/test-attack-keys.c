/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <openssl/x509.h>
#include <string.h>

#include "attack-vectors.h"
#include "signer-fixture.h"

/* whatever is public of the sender's key as the secret of an HMAC. */
static GBytes *
dup_public (gsize i)
{
  LanyardCertificate *certificate = test_get_certificate (LANYARD_KEY_RSA_2048);
  guchar *der = NULL;
  int size;

  switch (i)
    {
    case 0:
      return g_bytes_ref (lanyard_certificate_get_der (certificate));

    case 1:
      {
        char *pem = lanyard_certificate_dup_pem (certificate);

        return g_bytes_new_take (pem, strlen (pem));
      }

    case 2:
      {
        const char *base64 = lanyard_certificate_get_base64 (certificate);

        return g_bytes_new (base64, strlen (base64));
      }

    case 3:
      {
        GBytes *bytes;

        size = i2d_PUBKEY (lanyard_key_get_evp (attack_key ()), &der);
        g_assert_cmpint (size, >, 0);
        bytes = g_bytes_new (der, size);
        OPENSSL_free (der);

        return bytes;
      }

    default:
      return NULL;
    }
}

static void
test_hmac (gconstpointer data)
{
  static const char *const methods[] = {
    FORGE_DSIG "hmac-sha1", FORGE_MORE "hmac-sha256", FORGE_MORE "hmac-sha384", FORGE_MORE "hmac-sha512",
  };
  const AttackTarget *target = data;
  g_autofree char *template = target->dup_template ();

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    for (gsize j = 0;; j++)
      {
        const ForgeSignature signature = { .method = methods[i] };
        g_autofree char *element = forge_template (&signature, target->id);
        g_autofree char *unsigned_document = forge_replace (template, "{signature}", element);
        g_autoptr(GBytes) secret = dup_public (j);
        g_autofree char *document = NULL;

        if (secret == NULL)
          break;
        document = forge_sign_hmac (unsigned_document, target->id, g_bytes_get_data (secret, NULL), g_bytes_get_size (secret));
        g_assert_cmpint (attack_judge (target, document, ATTACK_ALLOW_SHA1), ==, LANYARD_SAML_ERROR_ALGORITHM);
        g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_ALGORITHM);
      }
}

/* the method's kind of key is not that of the key; the truncation of
 * CVE-2009-0217. */
static const struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
} confusions[] = {
  { "a-09/ecdsa-for-rsa", "xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-09/pss-for-pkcs1", FORGE_MORE "rsa-sha256", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-09/dsa", FORGE_MORE "rsa-sha256", "http://www.w3.org/2009/xmldsig11#dsa-sha256", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-09/hmac-relabelled", FORGE_MORE "rsa-sha256", FORGE_MORE "hmac-sha256", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-09/truncated", "#rsa-sha256\"/>", "#rsa-sha256\"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>",
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-09/none", "#rsa-sha256", "#none", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-09/no-method", " Algorithm=\"" FORGE_MORE "rsa-sha256\"", "", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-09/other-hash", "xmldsig-more#rsa-sha256", "xmldsig-more#rsa-sha512", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-09/blank-in-method", FORGE_MORE "rsa-sha256", " " FORGE_MORE "rsa-sha256", LANYARD_SAML_ERROR_ALGORITHM },

  { "a-14/rsa-sha1", FORGE_MORE "rsa-sha256", FORGE_DSIG "rsa-sha1", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/rsa-md5", FORGE_MORE "rsa-sha256", FORGE_MORE "rsa-md5", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/rsa-ripemd160", FORGE_MORE "rsa-sha256", FORGE_MORE "rsa-ripemd160", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/rsa-sha224", FORGE_MORE "rsa-sha256", FORGE_MORE "rsa-sha224", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/ecdsa-sha1", FORGE_MORE "rsa-sha256", FORGE_MORE "ecdsa-sha1", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/dsa-sha1", FORGE_MORE "rsa-sha256", FORGE_DSIG "dsa-sha1", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/digest-sha1", FORGE_XENC "sha256", FORGE_DSIG "sha1", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/digest-md5", FORGE_XENC "sha256", FORGE_MORE "md5", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/digest-sha224", FORGE_XENC "sha256", FORGE_MORE "sha224", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/digest-ripemd160", FORGE_XENC "sha256", FORGE_XENC "ripemd160", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-14/digest-none", " Algorithm=\"" FORGE_XENC "sha256\"", "", LANYARD_SAML_ERROR_ALGORITHM },

  /* less of a signature than there should be. */
  { "a-11/value-empty", "<ds:SignatureValue>", "<ds:SignatureValue/><ds:KeyInfo>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-11/value-renamed", "<ds:SignatureValue>", "<ds:SignatureValue></ds:SignatureValue><ds:KeyInfo><ds:KeyName>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-11/digest-renamed", "DigestValue>", "DigestValues>", LANYARD_SAML_ERROR_MALFORMED },
};

static void
test_confusion (gconstpointer data)
{
  gsize i = ATTACK_GET_ROW (data);

  attack_assert_refused (ATTACK_GET_TARGET (data), confusions[i].find, confusions[i].replacement, confusions[i].code);
}

/* really made with SHA-1, in one place or in both; allowing it for an
 * application allows it in both and MD5 in none. */
static void
test_weak (gconstpointer data)
{
  static const struct
  {
    ForgeSignature signature;
    gboolean       is_sha1;
  } weak[] = {
    { { .method = FORGE_DSIG "rsa-sha1", .digest = FORGE_DSIG "sha1" }, TRUE },
    { { .method = FORGE_DSIG "rsa-sha1" }, TRUE },
    { { .digest = FORGE_DSIG "sha1" }, TRUE },
    { { .method = FORGE_MORE "rsa-sha224" }, FALSE },
    { { .digest = FORGE_MORE "sha224" }, FALSE },
    { { .method = FORGE_MORE "rsa-md5" }, FALSE },
    { { .digest = FORGE_MORE "md5" }, FALSE },
  };
  const AttackTarget *target = data;

  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autofree char *document = attack_sign (target, &weak[i].signature, attack_key ());

      g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_ALGORITHM);
      g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_ALGORITHM);
      if (target->may_be_sha1)
        g_assert_cmpint (attack_judge (target, document, ATTACK_ALLOW_SHA1), ==,
                         weak[i].is_sha1 ? ATTACK_PASSES : (int) LANYARD_SAML_ERROR_ALGORITHM);
    }
}

/* signed with the attacker's key, which comes along in every way that
 * KeyInfo knows. */
static void
test_key_info (gconstpointer data)
{
  const AttackTarget *target = data;
  const char *certificate = lanyard_certificate_get_base64 (test_get_certificate (LANYARD_KEY_RSA_3072));
  const ForgeSignature with_value = { .key_value = TRUE };
  g_autofree char *by_value = attack_sign (target, &with_value, attack_other_key ());
  g_autofree char *good_by_value = attack_sign (target, &with_value, attack_key ());
  g_autofree char *key_value = attack_take (by_value, "<ds:KeyValue>", "</ds:KeyValue>", NULL);
  const ForgeSignature without = { 0 };
  g_autofree char *bare = attack_sign (target, &without, attack_other_key ());
  g_autofree char *good = attack_dup_good (target);
  char *infos[] = {
    g_strdup (key_value),
    g_strdup_printf ("<ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>", certificate),
    g_strdup_printf ("<ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>",
                     lanyard_certificate_get_base64 (test_get_certificate (LANYARD_KEY_RSA_2048)), certificate),
    g_strdup ("<ds:X509Data><ds:X509SubjectName>CN=idp.example</ds:X509SubjectName></ds:X509Data>"),
    g_strdup ("<ds:KeyName>key</ds:KeyName>"),
    g_strdup_printf ("<ds:RetrievalMethod Type=\"" FORGE_DSIG "X509Data\" URI=\"#key\"/><ds:X509Data Id=\"key\">"
                     "<ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>", certificate),
    g_strdup ("<ds:RetrievalMethod Type=\"" FORGE_DSIG "rawX509Certificate\" URI=\"file:///tmp/evil.der\"/>"),
    g_strdup ("<KeyInfoReference xmlns=\"http://www.w3.org/2009/xmldsig11#\" URI=\"#key\"/>"),
    g_strdup_printf ("<DEREncodedKeyValue xmlns=\"http://www.w3.org/2009/xmldsig11#\">%s</DEREncodedKeyValue>", certificate),
    g_strdup ("<ds:PGPData><ds:PGPKeyID>AAAA</ds:PGPKeyID></ds:PGPData>"),
  };

  g_assert_nonnull (strstr (by_value, "<ds:Modulus>"));
  g_assert_cmpint (attack_judge (target, by_value, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (attack_judge (target, good_by_value, ATTACK_STRICT), ==, ATTACK_PASSES);

  for (gsize i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      g_autofree char *info = g_strconcat ("</ds:SignatureValue><ds:KeyInfo>", infos[i], "</ds:KeyInfo>", NULL);
      g_autofree char *evil = forge_replace (bare, "</ds:SignatureValue>", info);
      g_autofree char *harmless = forge_replace (good, "</ds:SignatureValue>", info);
      g_autoptr(GBytes) bytes = g_bytes_new (evil, strlen (evil));

      g_assert_cmpint (attack_judge (target, evil, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
      g_assert_cmpint (attack_judge (target, evil, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
      g_assert_cmpint (target->judge (bytes, NULL, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
      /* Nor does it spoil a signature that is right. */
      g_assert_cmpint (attack_judge (target, harmless, ATTACK_STRICT), ==, ATTACK_PASSES);
      g_free (infos[i]);
    }
}

/* the message never decides that it need not be signed. */
static void
test_exclusion (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *stripped = NULL;
  g_autofree char *signature = attack_take (good, "<ds:Signature ", "</ds:Signature>", &stripped);
  g_autofree char *info = attack_take (signature, "<ds:SignedInfo>", "</ds:SignedInfo>", NULL);
  g_autofree char *value = attack_take (signature, "<ds:SignatureValue>", "</ds:SignatureValue>", NULL);
  g_autofree char *renamed = forge_replace (good, "<ds:Signature ", "<ds:Signaturf ");
  const char *remains[] = {
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\"/>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\"><ds:SignedInfo/></ds:Signature>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\"><ds:SignedInfo/><ds:SignatureValue/></ds:Signature>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">{info}</ds:Signature>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">{info}<ds:SignatureValue/></ds:Signature>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">{info}<ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">{value}</ds:Signature>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">{value}{info}</ds:Signature>",
    "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\"><ds:KeyInfo/></ds:Signature>",
    "{signature}{signature}",
  };

  g_assert_cmpint (attack_judge (target, stripped, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
  g_assert_cmpint (attack_judge (target, renamed, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_MALFORMED);
  for (gsize i = 0; i < G_N_ELEMENTS (remains); i++)
    {
      g_autoptr(GString) remain = g_string_new (remains[i]);
      g_autofree char *document = NULL;
      int code;

      g_string_replace (remain, "{info}", info, 0);
      g_string_replace (remain, "{value}", value, 0);
      g_string_replace (remain, "{signature}", signature, 0);
      document = forge_replace (good, signature, remain->str);
      code = attack_judge (target, document, ATTACK_STRICT);
      g_assert_true (code == LANYARD_SAML_ERROR_SIGNATURE_INVALID || code == LANYARD_SAML_ERROR_MALFORMED);
      g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), ==, code);
    }
}

/* without a key nothing verifies, and no other key will do. */
static void
test_wrong_keys (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autoptr(GBytes) bytes = g_bytes_new (good, strlen (good));

  g_assert_cmpint (target->judge (bytes, attack_key (), ATTACK_STRICT), ==, ATTACK_PASSES);
  g_assert_cmpint (target->judge (bytes, NULL, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (target->judge (bytes, NULL, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (target->judge (bytes, attack_other_key (), ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (target->judge (bytes, test_get_key (LANYARD_KEY_EC_P256), ATTACK_STRICT), ==,
                   LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ATTACK_ADD (confusions, "key", test_confusion);
  ATTACK_ADD_ONE ("a-09-hmac", test_hmac);
  ATTACK_ADD_ONE ("a-10-key-info", test_key_info);
  ATTACK_ADD_ONE ("a-10-wrong-keys", test_wrong_keys);
  ATTACK_ADD_ONE ("a-11-exclusion", test_exclusion);
  ATTACK_ADD_ONE ("a-14-weak", test_weak);

  return g_test_run ();
}
