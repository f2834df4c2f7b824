/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "signer-fixture.h"

#define RANDOM_ROUNDS 200
#define RANDOM_LENGTH 40

static char *
write_response (const LanyardSamlResponse *response,
                LanyardSamlSign            sign)
{
  g_autoptr(GError) error = NULL;
  char *document = lanyard_saml_response_write (response, test_get_signer ("rsa-sha256"), sign, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

static void
assert_refused (const LanyardSamlResponse *response,
                int                        code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_response_write (response, test_get_signer ("ecdsa-sha256"),
                                                           LANYARD_SAML_SIGN_BOTH, &error);

  g_assert_error (error, LANYARD_SAML_ERROR, code);
  g_assert_null (document);
}

static void
test_bad_values (void)
{
  static const struct
  {
    gsize       member;
    const char *value;
    int         code;
  } cases[] = {
    { G_STRUCT_OFFSET (LanyardSamlResponse, response_id), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, response_id), "1a", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, response_id), "_assertion", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, assertion_id), "a b", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, assertion_id), "a:b", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, assertion_id), "_\xff", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, in_response_to), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, in_response_to), "_\"x", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, issuer), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, issuer), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, issuer), "x\x01", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "javascript:alert(1)", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "https://a@sp.example/", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "https://sp.example/#x", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, destination), "https://sp.example/\n", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlResponse, audience), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, audience), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, authn_context), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\x1b[2J", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xef\xbf\xbe", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xef\xbf\xbf", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xed\xa0\x80", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "a\r\nb", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xc3", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id), "\xc0\xbc", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_id_format), "\x0b", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, name_qualifier), "\x7f\x08", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, sp_name_qualifier), "\xf4\x90\x80\x80", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlResponse, session_index), "\x1f", LANYARD_SAML_ERROR_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardSamlResponse response = test_make_response ();

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      G_STRUCT_MEMBER (const char *, &response, cases[i].member) = cases[i].value;
      assert_refused (&response, cases[i].code);
    }
}

static void
test_bad_attributes (void)
{
  static const char * const good[] = { "a", NULL };
  static const char * const bad[] = { "a", "\x01", NULL };
  static const LanyardSamlAttribute cases[] = {
    { NULL, NULL, NULL, good },
    { "", NULL, NULL, good },
    { "\x02", NULL, NULL, good },
    { "a", "\x03", NULL, good },
    { "a", NULL, "\x04", good },
    { "a", NULL, NULL, bad },
  };
  LanyardSamlResponse response = test_make_response ();

  response.n_attributes = 1;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      response.attributes = &cases[i];
      assert_refused (&response, LANYARD_SAML_ERROR_VALUE);
    }

  response = test_make_response ();
  response.lifetime = 0;
  assert_refused (&response, LANYARD_SAML_ERROR_VALUE);
}

/* Core 8.3.7: 256 characters, not bytes */
static void
test_persistent_length (void)
{
  LanyardSamlResponse response = test_make_response ();
  g_autoptr(GString) name_id = g_string_new (NULL);
  g_autofree char *document = NULL;

  for (guint i = 0; i < 256; i++)
    g_string_append (name_id, "ä");
  response.name_id = name_id->str;
  response.name_id_format = LANYARD_SAML_NAME_ID_PERSISTENT;
  document = write_response (&response, LANYARD_SAML_SIGN_ASSERTION);

  g_string_append_c (name_id, 'x');
  response.name_id = name_id->str;
  assert_refused (&response, LANYARD_SAML_ERROR_VALUE);

  response.name_id = "\xf4";
  assert_refused (&response, LANYARD_SAML_ERROR_VALUE);
}

/* what looks like markup arrives as text. */
static void
test_injection (void)
{
  static const char * const values[] = {
    "</saml:NameID><saml:NameID>root", "]]>", "&#0;", "&amp;", "<!--x-->", "<?x?>", "\"'><", "a\n\nb\tc",
    " leading and trailing ", "\xe2\x80\x8b\xef\xbb\xbf", "\xf0\x9f\x94\x91",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autofree char *name_id = NULL;
      g_autofree char *qualifier = NULL;

      response.name_id = values[i];
      response.name_qualifier = values[i];
      document = write_response (&response, LANYARD_SAML_SIGN_BOTH);
      name_id = test_dup_xpath (document, "//a:NameID");
      qualifier = test_dup_xpath (document, "//a:NameID/@NameQualifier");
      g_assert_cmpstr (name_id, ==, values[i]);
      g_assert_cmpstr (qualifier, ==, values[i]);
    }
}

/* One character of what is interesting or of all of Unicode. */
static gunichar
make_random_character (gboolean allowed_only)
{
  static const char interesting[] = "&<>\"'\t\n\r ]]>aZ0\x7f";

  for (;;)
    {
      gunichar c = g_test_rand_bit () ? (gunichar) interesting[g_test_rand_int_range (0, sizeof interesting - 1)]
                                      : (gunichar) g_test_rand_int_range (1, 0x110000);

      if (c >= 0xd800 && c <= 0xdfff)
        continue;
      if (!allowed_only || c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff))
        return c;
    }
}

static char *
make_random_text (gboolean *allowed)
{
  gboolean allowed_only = g_test_rand_int_range (0, 8) != 0;
  g_autoptr(GString) text = g_string_new (NULL);
  int length = g_test_rand_int_range (1, RANDOM_LENGTH);

  for (int i = 0; i < length; i++)
    {
      gunichar c = make_random_character (allowed_only);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff)
        *allowed = FALSE;
      g_string_append_unichar (text, c);
    }
  if (!allowed_only)
    {
      g_string_append_c (text, (char) g_test_rand_int_range (1, 0x20));
      if (strchr ("\t\n\r", text->str[text->len - 1]) == NULL)
        *allowed = FALSE;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* I-02: with lines that end in LF alone. */
static char *
dup_normalized (const char *text)
{
  g_autoptr(GString) normal = g_string_new (text);

  g_string_replace (normal, "\r\n", "\n", 0);
  g_string_replace (normal, "\r", "\n", 0);

  return g_string_free (g_steal_pointer (&normal), FALSE);
}

static void
assert_arrives (const LanyardSamlResponse *response,
                const char                *document)
{
  g_autofree char *name_id = test_dup_xpath (document, "//a:NameID");
  g_autofree char *name = test_dup_xpath (document, "//a:Attribute/@Name");
  g_autofree char *value = test_dup_xpath (document, "//a:AttributeValue");
  g_autofree char *expected_name = dup_normalized (response->attributes[0].name);
  g_autofree char *expected_value = dup_normalized (response->attributes[0].values[0]);

  g_assert_cmpstr (name_id, ==, response->name_id);
  g_assert_cmpstr (name, ==, expected_name);
  g_assert_cmpstr (value, ==, expected_value);
}

/* Any text either arrives, in canonical signed bytes, or is refused because of
 * a character that XML 1.0 does not have, or that a NameID cannot. */
static void
test_random_text (void)
{
  for (guint i = 0; i < RANDOM_ROUNDS; i++)
    {
      gboolean allowed = TRUE;
      g_autofree char *name_id = make_random_text (&allowed);
      g_autofree char *name = make_random_text (&allowed);
      g_autofree char *value = make_random_text (&allowed);
      const char * const values[] = { value, NULL };
      LanyardSamlAttribute attribute = { name, NULL, NULL, values };
      LanyardSamlResponse response = test_make_response ();
      g_autofree char *document = NULL;
      g_autoptr(GError) error = NULL;

      if (strchr (name_id, '\r') != NULL)
        allowed = FALSE;
      response.name_id = name_id;
      response.attributes = &attribute;
      response.n_attributes = 1;
      document = lanyard_saml_response_write (&response, test_get_signer ("ecdsa-sha256"),
                                              LANYARD_SAML_SIGN_BOTH, &error);
      if (allowed)
        {
          g_assert_no_error (error);
          assert_arrives (&response, document);
        }
      else
        {
          g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
          g_assert_null (document);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/response-values/bad", test_bad_values);
  g_test_add_func ("/saml/response-values/bad-attributes", test_bad_attributes);
  g_test_add_func ("/saml/response-values/m-40-persistent-length", test_persistent_length);
  g_test_add_func ("/saml/response-values/a-18-injection", test_injection);
  g_test_add_func ("/saml/response-values/a-18-random-text", test_random_text);

  return g_test_run ();
}
