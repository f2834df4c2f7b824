/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "encryption-fixture.h"
#include "forge-encryption.h"
#include "forge.h"
#include "lanyard-saml.h"
#include "received-fixture.h"

#define PASSES -1
#define BOTH LANYARD_SAML_SIGN_BOTH
#define RESPONSE LANYARD_SAML_SIGN_RESPONSE
#define ASSERTION LANYARD_SAML_SIGN_ASSERTION
#define NOTHING 0
#define HOLDER_START "<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
#define HOLDER_END "</saml:EncryptedAssertion>"

/* The service provider decrypts with the RSA key of 3072 bits, and takes
 * whatever is signed at all. */
static LanyardSamlExpectation
expect_encrypted (void)
{
  static GPtrArray *keys;
  LanyardSamlExpectation expectation = received_expect ();

  if (keys == NULL)
    {
      keys = g_ptr_array_new ();
      g_ptr_array_add (keys, test_get_key (LANYARD_KEY_RSA_3072));
    }
  expectation.decryption_keys = keys;
  expectation.want_encrypted = TRUE;
  expectation.want_response_signed = FALSE;
  expectation.want_assertion_signed = FALSE;

  return expectation;
}

static char *
take_assertion (const char  *document,
                char       **before,
                char       **after)
{
  const char *start = strstr (document, "<saml:Assertion");
  const char *end = g_strrstr (document, "</saml:Assertion>") + strlen ("</saml:Assertion>");

  *before = g_strndup (document, (gsize) (start - document));
  *after = g_strdup (end);

  return g_strndup (start, (gsize) (end - start));
}

/* What an identity provider that is not ours makes: the assertion changed,
 * signed by xmlsec, encrypted by OpenSSL; the Response signed by xmlsec.
 * @more: stands behind the encrypted assertion. */
static char *
make_encrypted (const ForgeEncryption *encryption,
                guint                  sign,
                const char            *find,
                const char            *replacement,
                const char            *more)
{
  static const ForgeSignature signature = { NULL };
  g_autofree char *template = forge_template (&signature, "_response");
  g_autofree char *document = received_make ((LanyardSamlSign) (sign & ASSERTION), find, replacement);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *plain = take_assertion (document, &before, &after);
  g_autofree char *content = forge_encrypt (encryption, plain, test_get_key (LANYARD_KEY_RSA_3072));
  g_autofree char *encrypted = g_strconcat (before, HOLDER_START, content, HOLDER_END, more, after, NULL);
  g_autofree char *prepared = NULL;
  g_autoptr(GString) text = g_string_new (encrypted);

  if ((sign & RESPONSE) == 0)
    return g_steal_pointer (&encrypted);

  prepared = g_strconcat ("</saml:Issuer>", template, NULL);
  g_string_replace (text, "</saml:Issuer>", prepared, 1);

  return forge_sign (text->str, "_response", test_get_key (LANYARD_KEY_RSA_2048));
}

/* what is signed, what is wanted, how it is encrypted. */
static const struct
{
  const char *name;
  guint sign;
  gboolean want_response;
  gboolean want_assertion;
  const char *content;
  int code;
} signatures[] = {
  { "both", BOTH, TRUE, TRUE, NULL, PASSES },
  { "assertion", ASSERTION, FALSE, TRUE, NULL, PASSES },
  { "response", RESPONSE, TRUE, FALSE, NULL, PASSES },
  { "nothing", NOTHING, FALSE, FALSE, NULL, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "response-missing", ASSERTION, TRUE, FALSE, NULL, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "assertion-missing", RESPONSE, FALSE, TRUE, NULL, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "cbc", BOTH, TRUE, TRUE, FORGE_XENC "aes256-cbc", PASSES },
  { "cbc-response", RESPONSE, FALSE, FALSE, FORGE_XENC "aes128-cbc", PASSES },
  { "cbc-assertion", ASSERTION, FALSE, TRUE, FORGE_XENC "aes256-cbc", LANYARD_SAML_ERROR_ALGORITHM },
};

static void
test_signature (gconstpointer user_data)
{
  gsize i = GPOINTER_TO_SIZE (user_data);
  const ForgeEncryption encryption = { .content = signatures[i].content };
  g_autofree char *document = make_encrypted (&encryption, signatures[i].sign, NULL, NULL, "");
  LanyardSamlExpectation expectation = expect_encrypted ();

  expectation.want_response_signed = signatures[i].want_response;
  expectation.want_assertion_signed = signatures[i].want_assertion;
  g_assert_cmpint (received_verify (document, &expectation), ==, signatures[i].code);
}

/* What is encrypted is looked at like what is not. */
static const struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
} contents[] = {
  { "right", NULL, NULL, PASSES },
  { "audience", "<saml:Audience>" RECEIVED_SP, "<saml:Audience>" RECEIVED_SP "/", LANYARD_SAML_ERROR_AUDIENCE },
  { "expired", "NotOnOrAfter=\"2026-11-21T12:05:00Z\"><saml:Aud", "NotOnOrAfter=\"2026-11-21T12:00:00Z\"><saml:Aud",
    LANYARD_SAML_ERROR_EXPIRED },
  { "issuer", "<saml:Issuer>" RECEIVED_IDP, "<saml:Issuer>https://other.example", LANYARD_SAML_ERROR_ISSUER },
  { "encrypted-id", "<saml:NameID ", "<saml:EncryptedID/><saml:NameID ", LANYARD_SAML_ERROR_UNSUPPORTED },
  { "advice", "<saml:AuthnStatement", "<saml:Advice><saml:Assertion ID=\"_evil\"/></saml:Advice><saml:AuthnStatement",
    LANYARD_SAML_ERROR_MALFORMED },
  { "nested", "<saml:AuthnStatement", "<saml:EncryptedAssertion/><saml:AuthnStatement", LANYARD_SAML_ERROR_MALFORMED },
};

static void
test_content (gconstpointer user_data)
{
  static const ForgeEncryption encryption = { NULL };
  gsize i = GPOINTER_TO_SIZE (user_data);
  g_autofree char *document = make_encrypted (&encryption, BOTH, contents[i].find, contents[i].replacement, "");
  LanyardSamlExpectation expectation = expect_encrypted ();

  g_assert_cmpint (received_verify (document, &expectation), ==, contents[i].code);
}

/* a second assertion, encrypted or not, in front or behind, with every
 * signature right. */
static void
test_second (void)
{
  static const ForgeEncryption encryption = { NULL };
  static const LanyardSamlSign signs[] = { RESPONSE, ASSERTION, BOTH };
  g_autofree char *other = received_make (NOTHING, "jane@customer", "evil@customer");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *evil = take_assertion (other, &before, &after);
  g_autofree char *evil_inside = forge_encrypt (&encryption, evil, test_get_key (LANYARD_KEY_RSA_3072));
  g_autofree char *evil_encrypted = g_strconcat (HOLDER_START, evil_inside, HOLDER_END, NULL);
  g_autofree char *evil_clear = forge_replace (evil, "ID=\"_assertion\"", "ID=\"_evil\"");
  const char *more[] = { evil_encrypted, evil_clear };
  LanyardSamlExpectation expectation = expect_encrypted ();

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (more); j++)
      {
        g_autofree char *signed_with_it = make_encrypted (&encryption, signs[i], NULL, NULL, more[j]);
        g_autofree char *good = make_encrypted (&encryption, signs[i], NULL, NULL, "");
        g_autofree char *start = g_strconcat (more[j], HOLDER_START, NULL);
        g_autofree char *added = forge_replace (good, HOLDER_START, start);

        g_assert_cmpint (received_verify (signed_with_it, &expectation), ==, LANYARD_SAML_ERROR_MALFORMED);
        g_assert_cmpint (received_verify (added, &expectation), ==, LANYARD_SAML_ERROR_MALFORMED);
      }
}

/* the encrypted assertion of a signed Response exchanged for another
 * one, which anybody can encrypt for the service provider. */
static void
test_exchanged (void)
{
  static const ForgeEncryption encryption = { NULL };
  g_autofree char *good = make_encrypted (&encryption, RESPONSE, NULL, NULL, "");
  g_autofree char *evil = make_encrypted (&encryption, NOTHING, "jane@customer", "evil@customer", "");
  const char *good_start = strstr (good, HOLDER_START);
  const char *evil_start = strstr (evil, HOLDER_START);
  g_autofree char *head = g_strndup (good, (gsize) (good_start - good));
  g_autofree char *exchanged = g_strconcat (head, evil_start, NULL);
  LanyardSamlExpectation expectation = expect_encrypted ();

  g_assert_cmpint (received_verify (good, &expectation), ==, PASSES);
  g_assert_cmpint (received_verify (exchanged, &expectation), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

/* A-01 inside: the signed assertion wrapped in another one, or a signature
 * where it is none of the assertion. */
static void
test_wrapping (void)
{
  static const char *const forms[] = { "<saml:Advice>{assertion}</saml:Advice>{statement}",
                                       "<saml:Advice><ds:Signature xmlns:ds=\"" FORGE_DSIG "\"/></saml:Advice>{statement}" };
  static const ForgeEncryption encryption = { NULL };
  g_autofree char *good = received_make (ASSERTION, NULL, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *assertion = take_assertion (good, &before, &after);
  g_autofree char *evil = forge_replace (assertion, "ID=\"_assertion\"", "ID=\"_evil\"");
  LanyardSamlExpectation expectation = expect_encrypted ();

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GString) inside = g_string_new (forms[i]);
      g_autofree char *plain = NULL;
      g_autofree char *content = NULL;
      g_autofree char *document = NULL;

      g_string_replace (inside, "{assertion}", assertion, 1);
      g_string_replace (inside, "{statement}", "<saml:AuthnStatement", 1);
      plain = forge_replace (evil, "<saml:AuthnStatement", inside->str);
      content = forge_encrypt (&encryption, plain, test_get_key (LANYARD_KEY_RSA_3072));
      document = g_strconcat (before, HOLDER_START, content, HOLDER_END, after, NULL);
      g_assert_cmpint (received_verify (document, &expectation), ==, LANYARD_SAML_ERROR_MALFORMED);
    }
}

/* a Response whose signature is wrong is not decrypted, so that its
 * sender learns nothing from it. */
static void
test_not_decrypted (void)
{
  static const ForgeEncryption foreign = { .content = FORGE_XENC "aes256-cbc", .last_byte = 17 };
  g_autofree char *good = make_encrypted (&foreign, RESPONSE, NULL, NULL, "");
  g_autofree char *bad = forge_replace (good, "status:Success\"", "status:Success\" ");
  g_autofree char *changed = forge_replace (good, "<samlp:Status>", " <samlp:Status>");
  LanyardSamlExpectation expectation = expect_encrypted ();

  g_assert_cmpint (received_verify (bad, &expectation), ==, LANYARD_SAML_ERROR_DECRYPTION);
  g_assert_cmpint (received_verify (changed, &expectation), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

/* What the service provider can do and wants. */
static void
test_wanted (void)
{
  LanyardSamlEncryption encryption = encryption_make ();
  g_autofree char *encrypted = encryption_write (&encryption, BOTH);
  g_autofree char *clear = received_make (BOTH, NULL, NULL);
  LanyardSamlExpectation expectation = expect_encrypted ();
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  g_assert_cmpint (received_verify (clear, &expectation), ==, LANYARD_SAML_ERROR_DECRYPTION);
  expectation.want_encrypted = FALSE;
  g_assert_cmpint (received_verify (clear, &expectation), ==, PASSES);
  g_assert_cmpint (received_verify (encrypted, &expectation), ==, PASSES);

  g_ptr_array_add (keys, test_get_key (LANYARD_KEY_RSA_2048));
  expectation.decryption_keys = keys;
  g_assert_cmpint (received_verify (encrypted, &expectation), ==, LANYARD_SAML_ERROR_DECRYPTION);
  expectation.decryption_keys = NULL;
  g_assert_cmpint (received_verify (encrypted, &expectation), ==, LANYARD_SAML_ERROR_UNSUPPORTED);
}

/* M-47, M-48: everything that is written is read. */
static void
test_written (void)
{
  static const char * const contents_written[] = { "aes256-gcm", "aes128-gcm", "aes256-cbc", "aes128-cbc" };
  static const char * const key_transports[] = { "rsa-oaep-mgf1p", "rsa-oaep-sha256" };

  for (guint i = 0; i < G_N_ELEMENTS (contents_written) * G_N_ELEMENTS (key_transports) * 2; i++)
    for (LanyardSamlSign sign = RESPONSE; sign <= BOTH; sign++)
      {
        LanyardSamlEncryption encryption = encryption_make ();
        LanyardSamlExpectation expectation = expect_encrypted ();
        g_autofree char *document = NULL;
        gboolean is_readable;

        encryption.content = contents_written[i / 4];
        encryption.key_transport = key_transports[i / 2 % 2];
        encryption.key_is_sibling = i % 2 == 1;
        document = encryption_write (&encryption, sign);
        expectation.want_response_signed = (sign & RESPONSE) != 0;
        expectation.want_assertion_signed = (sign & ASSERTION) != 0;
        is_readable = i / 4 < 2 || (sign & RESPONSE) != 0;
        g_test_message ("%s %s %d", encryption.content, encryption.key_transport, sign);
        g_assert_cmpint (received_verify (document, &expectation), ==,
                         is_readable ? PASSES : (int) LANYARD_SAML_ERROR_ALGORITHM);
      }
}

static char *
make_text (GRand *rand)
{
  static const gunichar ends[] = { 0x7f, 0x7ff, 0xd7ff, 0xfffd, 0x10ffff };
  GString *text = g_string_new (NULL);
  int length = g_rand_int_range (rand, 0, 200);

  for (int i = 0; i < length; i++)
    {
      gunichar c = (gunichar) g_rand_int_range (rand, 0x20, (int) ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))]);

      if (g_unichar_validate (c) && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (text, c);
    }
  g_string_append (text, &"\t\n<&>\"']]>"[g_rand_int_range (rand, 0, 10)]);

  return g_string_free (text, FALSE);
}

static void
check_values (GRand                *rand,
              LanyardSamlEncrypter *encrypter)
{
  g_autofree char *first = make_text (rand);
  g_autofree char *second = make_text (rand);
  g_autofree char *rest = make_text (rand);
  g_autofree char *name = g_strconcat ("a", rest, NULL);
  const char *values[] = { first, second, NULL };
  const LanyardSamlAttribute attribute = { name, NULL, NULL, values };
  LanyardSamlResponse response = test_make_response ();
  LanyardSamlExpectation expectation = expect_encrypted ();
  g_autofree char *document = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardSamlReceived) received = NULL;
  g_autoptr(GError) error = NULL;
  LanyardSamlReceivedAttribute *attribute_received;

  response.attributes = &attribute;
  response.n_attributes = 1;
  response.encrypter = encrypter;
  document = lanyard_saml_response_write (&response, test_get_signer ("ecdsa-sha256"), BOTH, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_static (document, strlen (document));
  expectation.keys = g_ptr_array_new ();
  g_ptr_array_add (expectation.keys, test_get_key (LANYARD_KEY_EC_P256));
  received = lanyard_saml_response_verify (bytes, &expectation, NULL, NULL, &error);
  g_ptr_array_unref (expectation.keys);
  g_assert_no_error (error);
  g_assert_true (received->was_encrypted);

  attribute_received = g_ptr_array_index (received->attributes, 0);
  g_assert_cmpstr (attribute_received->name, ==, name);
  g_assert_true (g_strv_equal ((const char * const *) attribute_received->values, values));
}

/* Whatever Unicode goes in comes out (seed in the log). */
static void
test_values (void)
{
  gboolean is_full = g_strcmp0 (g_getenv ("LANYARD_TEST_FULL"), "1") == 0;
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  LanyardSamlEncryption encryption = encryption_make ();
  g_autoptr(LanyardSamlEncrypter) encrypter = encryption_make_encrypter (&encryption);

  for (guint i = 0; i < (is_full ? 5000 : 60); i++)
    check_values (rand, encrypter);
}

static void
add_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/verifier/encrypted/a-30-", signatures[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_signature);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/verifier/encrypted/contents/", contents[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_content);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  add_cases ();
  g_test_add_func ("/saml/verifier/encrypted/a-30-second", test_second);
  g_test_add_func ("/saml/verifier/encrypted/a-30-exchanged", test_exchanged);
  g_test_add_func ("/saml/verifier/encrypted/a-01-wrapping", test_wrapping);
  g_test_add_func ("/saml/verifier/encrypted/a-21-not-decrypted", test_not_decrypted);
  g_test_add_func ("/saml/verifier/encrypted/wanted", test_wanted);
  g_test_add_func ("/saml/verifier/encrypted/m-47-written", test_written);
  g_test_add_func ("/saml/verifier/encrypted/m-48-values", test_values);

  return g_test_run ();
}
