/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "attack-vectors.h"
#include "forge-encryption.h"
#include "received-fixture.h"

/* everybody can encrypt for a service provider, so that something could
 * be decrypted proves nothing. The service provider's key is the other one. */

#define EVIL_NAME "evil@customer.example"

/* What stands for the assertion in a Response: {signed}, {plain}, {evil},
 * {foreign}: the assertion as the identity provider signed it, without a
 * Signature, changed and without, and signed with the attacker's key;
 * {wrapped}: the signed one inside a forged one; {carried}: a forged one with
 * the Signature of the right one. {e:X}: X encrypted. */
static const struct
{
  const char *name;
  const char *content;
  int code;
} contents[] = {
  { "signed", "{e:signed}", ATTACK_PASSES },
  { "plain-signed", "{signed}", ATTACK_PASSES },
  { "nothing-signed", "{e:plain}", LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "evil", "{e:evil}", LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "foreign-signature", "{e:foreign}", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "carried-signature", "{e:carried}", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "wrapped", "{e:wrapped}", LANYARD_SAML_ERROR_MALFORMED },
  { "second-before", "{e:evil}{e:signed}", LANYARD_SAML_ERROR_MALFORMED },
  { "second-after", "{e:signed}{e:evil}", LANYARD_SAML_ERROR_MALFORMED },
  { "twice", "{e:signed}{e:signed}", LANYARD_SAML_ERROR_MALFORMED },
  { "beside-plain", "{e:evil}{signed}", LANYARD_SAML_ERROR_MALFORMED },
  { "plain-beside", "{e:signed}{evil}", LANYARD_SAML_ERROR_MALFORMED },
  { "in-extensions", "<samlp:Extensions>{e:signed}</samlp:Extensions>{e:evil}", LANYARD_SAML_ERROR_MALFORMED },
  { "evil-in-extensions", "<samlp:Extensions>{e:evil}</samlp:Extensions>{e:signed}", LANYARD_SAML_ERROR_MALFORMED },
  { "nothing", "", LANYARD_SAML_ERROR_MALFORMED },
};

static char *
encrypt_assertion (const char *assertion)
{
  static const ForgeEncryption encryption = { NULL };
  g_autofree char *encrypted = forge_encrypt (&encryption, assertion, attack_other_key ());

  return g_strconcat ("<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">", encrypted,
                      "</saml:EncryptedAssertion>", NULL);
}

static char *
sign_assertion (const char *document,
                LanyardKey *key)
{
  static const ForgeSignature signature = { 0 };
  g_autofree char *template = forge_template (&signature, "_assertion");
  g_autofree char *replacement = g_strconcat ("</saml:Issuer>", template, "<saml:Subject>", NULL);
  g_autofree char *with_template = forge_replace (document, "</saml:Issuer><saml:Subject>", replacement);
  g_autofree char *signed_document = forge_sign (with_template, "_assertion", key);

  return attack_take (signed_document, "<saml:Assertion ", "</saml:Assertion>", NULL);
}

static char *
build (const char *content)
{
  g_autofree char *good = received_make (0, NULL, NULL);
  g_autofree char *changed = forge_replace (good, "jane@customer.example", EVIL_NAME);
  g_autofree char *plain = attack_take (good, "<saml:Assertion ", "</saml:Assertion>", NULL);
  g_autofree char *frame = forge_replace (good, plain, "{}");
  g_autofree char *evil_same = attack_take (changed, "<saml:Assertion ", "</saml:Assertion>", NULL);
  g_autofree char *evil = forge_replace (evil_same, "\"_assertion\"", "\"_evil\"");
  g_autofree char *own = sign_assertion (good, attack_key ());
  g_autofree char *foreign = sign_assertion (changed, attack_other_key ());
  g_autofree char *signature = attack_take (own, "<ds:Signature ", "</ds:Signature>", NULL);
  g_autofree char *after_issuer = g_strconcat ("</saml:Issuer>", signature, NULL);
  g_autofree char *carried = forge_replace (evil_same, "</saml:Issuer>", after_issuer);
  g_autofree char *at_end = g_strconcat ("<saml:Advice>", own, "</saml:Advice></saml:Assertion>", NULL);
  g_autofree char *wrapped = forge_replace (evil, "</saml:Assertion>", at_end);
  const struct
  {
    const char *name;
    const char *assertion;
  } pieces[] = {
    { "signed", own }, { "plain", plain }, { "evil", evil }, { "foreign", foreign }, { "carried", carried }, { "wrapped", wrapped },
  };
  g_autoptr(GString) text = g_string_new (content);
  g_autofree char *filled = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *place = g_strdup_printf ("{%s}", pieces[i].name);
      g_autofree char *encrypted_place = g_strdup_printf ("{e:%s}", pieces[i].name);
      g_autofree char *encrypted = encrypt_assertion (pieces[i].assertion);

      g_string_replace (text, place, pieces[i].assertion, 0);
      g_string_replace (text, encrypted_place, encrypted, 0);
    }
  filled = g_string_free (g_steal_pointer (&text), FALSE);

  return forge_replace (frame, "{}", filled);
}

static int
judge (const char *document,
       gboolean    want_response)
{
  LanyardSamlExpectation expectation = received_expect ();
  g_autoptr(GPtrArray) decryption_keys = g_ptr_array_new ();

  g_ptr_array_add (decryption_keys, attack_other_key ());
  expectation.decryption_keys = decryption_keys;
  expectation.want_assertion_signed = FALSE;
  expectation.want_response_signed = want_response;

  return received_verify (document, &expectation);
}

static void
test_content (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *document = build (contents[i].content);

  g_assert_cmpint (judge (document, FALSE), ==, contents[i].code);
  /* Nor does it replace the signature of the Response. */
  g_assert_cmpint (judge (document, TRUE), !=, ATTACK_PASSES);
}

static char *
sign_response (const char *document)
{
  static const ForgeSignature signature = { 0 };
  g_autofree char *template = forge_template (&signature, "_response");
  g_autofree char *after_issuer = g_strconcat ("</saml:Issuer>", template, NULL);
  g_autofree char *with_template = forge_replace (document, "</saml:Issuer>", after_issuer);

  return forge_sign (with_template, "_response", attack_key ());
}

/* The Response is signed and its encrypted assertion exchanged, moved, or
 * joined by another. */
static void
test_signed_response (void)
{
  g_autofree char *plain = build ("{e:plain}");
  g_autofree char *evil = build ("{e:evil}");
  g_autofree char *document = sign_response (plain);
  g_autofree char *right = attack_take (document, "<saml:EncryptedAssertion ", "</saml:EncryptedAssertion>", NULL);
  g_autofree char *forged = attack_take (evil, "<saml:EncryptedAssertion ", "</saml:EncryptedAssertion>", NULL);
  g_autofree char *before = g_strconcat (forged, right, NULL);
  g_autofree char *after = g_strconcat (right, forged, NULL);
  g_autofree char *extensions = g_strconcat ("<samlp:Extensions>", right, "</samlp:Extensions>", forged, NULL);
  g_autofree char *decrypted = attack_take (plain, "<samlp:Status>", "</samlp:Status>", NULL);
  const char *replacements[] = { forged, before, after, extensions, "" };

  g_assert_nonnull (decrypted);
  g_assert_cmpint (judge (document, TRUE), ==, ATTACK_PASSES);
  g_assert_cmpint (judge (document, FALSE), ==, ATTACK_PASSES);
  for (gsize i = 0; i < G_N_ELEMENTS (replacements); i++)
    {
      g_autofree char *changed = forge_replace (document, right, replacements[i]);
      int code = judge (changed, TRUE);

      g_assert_true (code == LANYARD_SAML_ERROR_SIGNATURE_INVALID || code == LANYARD_SAML_ERROR_MALFORMED);
      g_assert_cmpint (judge (changed, FALSE), !=, ATTACK_PASSES);
    }
}

/* before the signature around it is known to be right, nothing is
 * decrypted that an oracle could come of: the same answer for a good and a
 * bad cipher text. */
static void
test_no_oracle (void)
{
  static const ForgeEncryption cbc = { .content = FORGE_XENC "aes256-cbc" };
  static const ForgeEncryption bad = { .content = FORGE_XENC "aes256-cbc", .last_byte = 17 };
  static const ForgeEncryption other_key = { .content = FORGE_XENC "aes256-cbc" };
  const ForgeEncryption *encryptions[] = { &cbc, &bad, &other_key };
  g_autofree char *frame = build ("<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">{x}</saml:EncryptedAssertion>");
  g_autofree char *good = received_make (0, NULL, NULL);
  g_autofree char *own = sign_assertion (good, attack_key ());

  for (gsize i = 0; i < G_N_ELEMENTS (encryptions); i++)
    {
      LanyardKey *key = i == 2 ? attack_key () : attack_other_key ();
      g_autofree char *encrypted = forge_encrypt (encryptions[i], own, key);
      g_autofree char *document = forge_replace (frame, "{x}", encrypted);

      g_assert_cmpint (judge (document, FALSE), ==, LANYARD_SAML_ERROR_ALGORITHM);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/attack/a-30-content/%s", contents[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_content);
    }
  g_test_add_func ("/saml/attack/a-30-signed-response", test_signed_response);
  g_test_add_func ("/saml/attack/a-21-no-oracle", test_no_oracle);

  return g_test_run ();
}
