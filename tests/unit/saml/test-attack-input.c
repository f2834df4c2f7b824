/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "attack-vectors.h"
#include "lanyard-saml.h"
#include "received-fixture.h"
#include "request-fixture.h"

/* what a browser, a server or a person would take for the endpoint
 * that is configured, "https://sp.example/acs/a"; as it stands in XML. */
static const struct
{
  const char *name;
  const char *url;
  int code;
} spoofs[] = {
  { "itself", "https://sp.example/acs/a", ATTACK_PASSES },
  { "itself-in-references", "https:&#47;&#x2f;sp.example/acs/&#97;", ATTACK_PASSES },
  { "scheme", "http://sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "scheme-case", "HTTPS://sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "no-scheme", "//sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "javascript", "javascript:alert(1)//https://sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "data", "data:text/html,https://sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "host-case", "https://SP.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "path-case", "https://sp.example/ACS/a", LANYARD_SAML_ERROR_ACS },
  { "port", "https://sp.example:443/acs/a", LANYARD_SAML_ERROR_ACS },
  { "port-empty", "https://sp.example:/acs/a", LANYARD_SAML_ERROR_ACS },
  { "port-other", "https://sp.example:8443/acs/a", LANYARD_SAML_ERROR_ACS },
  { "trailing-dot", "https://sp.example./acs/a", LANYARD_SAML_ERROR_ACS },
  { "trailing-slash", "https://sp.example/acs/a/", LANYARD_SAML_ERROR_ACS },
  { "trailing-dot-in-path", "https://sp.example/acs/a.", LANYARD_SAML_ERROR_ACS },
  { "userinfo", "https://sp.example@evil.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "userinfo-before", "https://user@sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "userinfo-escaped", "https://sp.example%40evil.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "backslash", "https:\\\\sp.example\\acs\\a", LANYARD_SAML_ERROR_ACS },
  { "backslash-userinfo", "https://evil.example\\@sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "encoded-slash", "https://sp.example/acs%2fa", LANYARD_SAML_ERROR_ACS },
  { "encoded-slash-upper-case", "https://sp.example/acs%2Fa", LANYARD_SAML_ERROR_ACS },
  { "encoded-letter", "https://sp.example/acs/%61", LANYARD_SAML_ERROR_ACS },
  { "dots", "https://sp.example/x/../acs/a", LANYARD_SAML_ERROR_ACS },
  { "dot", "https://sp.example/./acs/a", LANYARD_SAML_ERROR_ACS },
  { "double-slash", "https://sp.example//acs/a", LANYARD_SAML_ERROR_ACS },
  { "query", "https://sp.example/acs/a?next=https://evil.example", LANYARD_SAML_ERROR_ACS },
  { "query-empty", "https://sp.example/acs/a?", LANYARD_SAML_ERROR_ACS },
  { "fragment", "https://sp.example/acs/a#x", LANYARD_SAML_ERROR_ACS },
  { "parameter", "https://sp.example/acs/a;x", LANYARD_SAML_ERROR_ACS },
  { "longer", "https://sp.example/acs/ab", LANYARD_SAML_ERROR_ACS },
  { "shorter", "https://sp.example/acs/", LANYARD_SAML_ERROR_ACS },
  { "subdomain", "https://evil.sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "suffix", "https://sp.example.evil.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "prefix", "https://evilsp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "inside", "https://evil.example/?https://sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "wildcard", "https://*.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "wildcard-path", "https://sp.example/acs/*", LANYARD_SAML_ERROR_ACS },
  { "wildcard-all", "*", LANYARD_SAML_ERROR_ACS },
  { "unicode-host", "https://sp.ex\xd0\xb0mple/acs/a", LANYARD_SAML_ERROR_ACS },
  { "unicode-slash", "https://sp.example\xe2\x81\x84" "acs/a", LANYARD_SAML_ERROR_ACS },
  { "unicode-full-stop", "https://sp\xe3\x80\x82" "example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "full-width", "https://\xef\xbd\x93p.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "punycode", "https://xn--sp-.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "zero-width", "https://sp.example/acs/a\xe2\x80\x8b", LANYARD_SAML_ERROR_ACS },
  { "right-to-left", "https://sp.example/acs/a\xe2\x80\xae", LANYARD_SAML_ERROR_ACS },
  { "blank-before", " https://sp.example/acs/a", LANYARD_SAML_ERROR_ACS },
  { "blank-after", "https://sp.example/acs/a ", LANYARD_SAML_ERROR_ACS },
  { "tab", "https://sp.example/acs/a&#9;", LANYARD_SAML_ERROR_ACS },
  { "line-feed", "https://sp.example/acs/a&#10;", LANYARD_SAML_ERROR_ACS },
  { "line-feed-inside", "https://sp.ex&#10;ample/acs/a", LANYARD_SAML_ERROR_ACS },
  { "header", "https://sp.example/acs/a&#13;&#10;Set-Cookie: a=b", LANYARD_SAML_ERROR_ACS },
  { "empty", "", LANYARD_SAML_ERROR_ACS },
  { "not-post", "https://sp.example/acs/c", LANYARD_SAML_ERROR_ACS },
  { "of-ours", REQUEST_SSO, LANYARD_SAML_ERROR_ACS },
};

static void
test_spoof (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  static const ForgeSignature signature = { 0 };
  g_autofree char *template = forge_template (&signature, "_r");
  g_autofree char *with_template = g_strconcat (REQUEST_START, template, REQUEST_END, NULL);
  g_autofree char *unsigned_document = forge_replace (REQUEST, "https://sp.example/acs/a", spoofs[i].url);
  g_autofree char *with_url = forge_replace (with_template, "https://sp.example/acs/a", spoofs[i].url);
  g_autofree char *signed_document = forge_sign (with_url, "_r", attack_key ());
  const char *documents[] = { unsigned_document, signed_document };

  /* A signature does not make it better (M-18). */
  for (gsize j = 0; j < G_N_ELEMENTS (documents); j++)
    {
      g_autoptr(LanyardSamlTrust) trust = request_trust_new (attack_key (), NULL);
      g_autofree char *form = request_dup_form (documents[j]);
      g_autoptr(LanyardSamlRequest) request = NULL;
      g_autoptr(GError) error = NULL;
      const LanyardSamlEndpoint *acs = NULL;
      gboolean valid;

      request = lanyard_saml_request_decode_post (form, strlen (form), &error);
      g_assert_no_error (error);
      valid = lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, NULL, &error);
      if (spoofs[i].code == ATTACK_PASSES)
        {
          g_assert_no_error (error);
          g_assert_true (valid);
          g_assert_cmpstr (acs->location, ==, "https://sp.example/acs/a");
        }
      else
        {
          g_assert_error (error, LANYARD_SAML_ERROR, spoofs[i].code);
          g_assert_false (valid);
          g_assert_null (acs);
        }
    }
}

/* raw DEFLATE as hexadecimal digits; "*" is the rest of a stream that
 * inflates to a good request. */
static const struct
{
  const char *name;
  const char *before;
  const char *after;
  int code;
} streams[] = {
  { "good", "", "", ATTACK_PASSES },
  { "empty-blocks-first", "000000ffff000000ffff", "", ATTACK_PASSES },
  { "trailing-byte", "", "00", LANYARD_SAML_ERROR_MALFORMED },
  { "trailing-stream", "", "0300", LANYARD_SAML_ERROR_MALFORMED },
  { "zlib-header", "789c", "", LANYARD_SAML_ERROR_MALFORMED },
  { "zlib-dictionary", "78bb00000001", "", LANYARD_SAML_ERROR_MALFORMED },
  { "gzip-header", "1f8b0800000000000003", "", LANYARD_SAML_ERROR_MALFORMED },
  { "reserved-block", "07", "", LANYARD_SAML_ERROR_MALFORMED },
  { "stored-length-wrong", "000500ffff", "", LANYARD_SAML_ERROR_MALFORMED },
  { "distance-before-start", "4b040100", "", LANYARD_SAML_ERROR_MALFORMED },
  { "codes-over-subscribed", "05e0ffffffffffffff", "", LANYARD_SAML_ERROR_MALFORMED },
};

static void
append_hex (GByteArray *bytes,
            const char *hex)
{
  for (; *hex != '\0'; hex += 2)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));

      g_byte_array_append (bytes, &byte, 1);
    }
}

static int
judge_deflated (const guint8 *data,
                gsize         size)
{
  g_autofree char *base64 = g_base64_encode (data, size);
  g_autofree char *escaped = g_uri_escape_string (base64, NULL, FALSE);
  g_autofree char *query = g_strconcat ("SAMLRequest=", escaped, NULL);
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(GError) error = NULL;

  request = lanyard_saml_request_decode_redirect (query, &error);
  if (request != NULL)
    return ATTACK_PASSES;

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static void
test_stream (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *base64 = forge_deflate (REQUEST);
  gsize size;
  g_autofree guchar *good = g_base64_decode (base64, &size);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  append_hex (bytes, streams[i].before);
  g_byte_array_append (bytes, good, (guint) size);
  append_hex (bytes, streams[i].after);
  g_assert_cmpint (judge_deflated (bytes->data, bytes->len), ==, streams[i].code);
}

/* @size bytes behind a good request, compressed as far as it goes. */
static void
test_bombs (void)
{
  static const gsize sizes[] = { LANYARD_SAML_REQUEST_MAX + 1, 1024 * 1024, 60 * 1024 * 1024 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i], ' ');
      g_autofree char *base64 = NULL;
      gsize size;
      g_autofree guchar *bytes = NULL;

      memcpy (text, REQUEST, strlen (REQUEST));
      base64 = forge_deflate (text);
      bytes = g_base64_decode (base64, &size);
      g_test_message ("%zu bytes become %zu", size, sizes[i]);
      g_assert_cmpuint (size, <, LANYARD_SAML_REQUEST_MAX);
      g_assert_cmpint (judge_deflated (bytes, size), ==, LANYARD_SAML_ERROR_TOO_LARGE);
    }
}

/* streams that never end: of data, and of blocks that hold none. */
static void
test_endless (void)
{
  g_autofree char *base64 = forge_deflate (REQUEST);
  gsize size;
  g_autofree guchar *good = g_base64_decode (base64, &size);
  g_autoptr(GByteArray) data = g_byte_array_new ();
  g_autoptr(GByteArray) empty = g_byte_array_new ();

  while (data->len < LANYARD_SAML_REQUEST_MAX / 4)
    append_hex (data, "000800f7ff4141414141414141");
  g_assert_cmpint (judge_deflated (data->data, data->len), ==, LANYARD_SAML_ERROR_MALFORMED);

  while (empty->len < LANYARD_SAML_REQUEST_MAX / 4)
    append_hex (empty, "000000ffff");
  g_assert_cmpint (judge_deflated (empty->data, empty->len), ==, LANYARD_SAML_ERROR_MALFORMED);

  /* Cut off anywhere. */
  for (gsize length = 1; length < size; length++)
    g_assert_cmpint (judge_deflated (good, length), ==, LANYARD_SAML_ERROR_MALFORMED);
}

/* nothing larger is even decoded, by any binding. */
static void
test_oversized (void)
{
  static const gsize sizes[] = { LANYARD_SAML_REQUEST_MAX * 3 + 1, 2 * 1024 * 1024, 8 * 1024 * 1024 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *digits = g_strnfill (sizes[i], 'A');
      g_autofree char *parameters = g_strconcat ("SAMLRequest=", digits, NULL);
      g_autoptr(GBytes) document = g_bytes_new (digits, sizes[i]);
      LanyardSamlExpectation expectation = received_expect ();
      g_autoptr(GError) error = NULL;

      g_assert_null (lanyard_saml_request_decode_redirect (parameters, &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
      g_clear_error (&error);
      g_assert_null (lanyard_saml_request_decode_post (parameters, strlen (parameters), &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
      g_clear_error (&error);
      g_assert_null (lanyard_saml_request_decode_xml (document, &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
      if (sizes[i] > 1024 * 1024)
        g_assert_cmpint (received_verify (digits, &expectation), ==, LANYARD_SAML_ERROR_TOO_LARGE);
    }
}

/* whatever a message says about itself, no error repeats characters
 * that a terminal or a log would act on. */
static void
test_visible (void)
{
  static const char *const evil = "a&#13;&#10;2026-11-22 sign-in ok&#9;\xc2\x9b" "31m\xe2\x80\xae\xe2\x80\xa8" "b";
  static const char *const places[][2] = {
    { ">" REQUEST_SP "<", ">%s<" },
    { "Destination=\"" REQUEST_SSO "\"", "Destination=\"%s\"" },
    { "https://sp.example/acs/a", "%s" },
    { "2026-11-21T12:00:00Z", "%s" },
    { "ID=\"_r\"", "ID=\"%s\"" },
    { "Version=\"2.0\"", "Version=\"%s\"" },
    { "ID=\"_r\"", "ID=\"_r\" ForceAuthn=\"%s\"" },
    { "ID=\"_r\"", "ID=\"_r\" ProtocolBinding=\"%s\"" },
    { "ID=\"_r\"", "ID=\"_r\" AssertionConsumerServiceIndex=\"%s\"" },
    { "</saml:Issuer>", "</saml:Issuer><samlp:NameIDPolicy SPNameQualifier=\"%s\"/>" },
    { "</saml:Issuer>", "</saml:Issuer><samlp:RequestedAuthnContext Comparison=\"%s\"/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_auto(GStrv) parts = g_strsplit (places[i][1], "%s", 2);
      g_autofree char *replacement = g_strconcat (parts[0], evil, parts[1], NULL);
      g_autofree char *document = forge_replace (REQUEST, places[i][0], replacement);
      g_autoptr(LanyardSamlTrust) trust = request_trust_new (NULL, NULL);
      g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardSamlRequest) request = request_decode (document, &error);
      const LanyardSamlEndpoint *acs;
      g_autoptr(GString) said = g_string_new (NULL);

      if (request != NULL)
        g_assert_false (lanyard_saml_request_validate (request, trust, REQUEST_SSO, TEST_NOW, &acs, findings, &error));
      g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
      g_string_append (said, error->message);
      for (guint j = 0; j < findings->len; j++)
        {
          LanyardSamlFinding *finding = g_ptr_array_index (findings, j);

          g_string_append_printf (said, " %s %s", finding->expected, finding->received);
        }

      for (const char *p = said->str; *p != '\0'; p = g_utf8_next_char (p))
        {
          GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

          if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR)
            g_error ("Row %zu shows the character U+%04X: %s", i, g_utf8_get_char (p), said->str);
        }
    }
}

#define ADD_TABLE(table, folder, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strdup_printf ("/saml/attack/" folder "/%s", table[i].name); \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), function); \
    }

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ADD_TABLE (spoofs, "a-16-acs", test_spoof);
  ADD_TABLE (streams, "a-19-deflate", test_stream);
  g_test_add_func ("/saml/attack/a-19-bombs", test_bombs);
  g_test_add_func ("/saml/attack/a-19-endless", test_endless);
  g_test_add_func ("/saml/attack/a-20-oversized", test_oversized);
  g_test_add_func ("/saml/attack/a-26-visible", test_visible);

  return g_test_run ();
}
