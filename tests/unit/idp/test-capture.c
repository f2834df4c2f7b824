/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-capture.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"

static char *
make_query (const char *id)
{
  const LanyardSamlAuthnRequest request = {
    .id = id,
    .issuer = "https://sp.example/metadata",
    .destination = "https://idp.example/sso",
    .now = 1800000000,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *url = lanyard_saml_authn_request_redirect (&request, "deep link", NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (strchr (url, '?') + 1);
}

static GPtrArray *
read_text (const char *text)
{
  g_autoptr(GBytes) input = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  GPtrArray *captures = lanyard_capture_read (input, &error);

  g_assert_no_error (error);
  return captures;
}

static void
assert_id (GPtrArray  *captures,
           guint       i,
           const char *id,
           const char *address)
{
  LanyardCapture *capture = captures->pdata[i];
  const char *found = NULL;

  g_assert_nonnull (capture->inspection);
  g_assert_no_error (capture->inspection->fault);
  for (guint j = 0; j < capture->inspection->facts->len; j++)
    {
      LanyardSamlFact *fact = capture->inspection->facts->pdata[j];

      if (strcmp (fact->name, "ID") == 0)
        found = fact->value;
    }
  g_assert_cmpstr (found, ==, id);
  g_assert_cmpstr (capture->address, ==, address);
}

static void
test_one (void)
{
  g_autofree char *query = make_query ("_0123456789abcdef0001");
  g_autofree char *url = g_strconcat ("  https://idp.example/sso?secret=hush&", query, "#x\n", NULL);
  g_autoptr(GPtrArray) from_query = read_text (query);
  g_autoptr(GPtrArray) from_url = read_text (url);

  g_assert_cmpuint (from_query->len, ==, 1);
  assert_id (from_query, 0, "_0123456789abcdef0001", NULL);
  g_assert_cmpuint (from_url->len, ==, 1);
  assert_id (from_url, 0, "_0123456789abcdef0001", "https://idp.example/sso");
}

static void
test_log (void)
{
  g_autofree char *first = make_query ("_0123456789abcdef0001");
  g_autofree char *second = make_query ("_0123456789abcdef0002");
  g_autofree char *text = g_strdup_printf ("1.2.3.4 \"GET /sso?%s HTTP/1.1\" 200\nnothing\nhttps://idp.example/sso?%s\n"
                                           "https://idp.example/sso?%s\n", first, second, first);
  g_autoptr(GPtrArray) captures = read_text (text);

  g_assert_cmpuint (captures->len, ==, 2);
  assert_id (captures, 0, "_0123456789abcdef0001", NULL);
  assert_id (captures, 1, "_0123456789abcdef0002", "https://idp.example/sso");
}

#define RESPONSE "<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_response'/>"

/* Nothing of a HAR file is kept but SAML: no cookie, no password, no header. */
static void
test_har (void)
{
  g_autofree char *query = make_query ("_0123456789abcdef0001");
  g_autofree char *encoded = g_base64_encode ((const guchar *) RESPONSE, strlen (RESPONSE));
  g_autofree char *escaped = g_uri_escape_string (encoded, NULL, FALSE);
  g_autofree char *har =
    g_strdup_printf ("{\"log\":{\"version\":\"1.2\",\"entries\":["
                     "{\"request\":{\"method\":\"GET\",\"url\":\"https://sp.example/\"},\"response\":{\"redirectURL\":\"https://idp.example/sso?%s\"}},"
                     "{\"startedDateTime\":\"2027-01-15T08:00:00.500+00:00\",\"request\":{\"method\":\"GET\",\"url\":\"https://idp.example/sso?%s\","
                     "\"cookies\":[{\"name\":\"s\",\"value\":\"hush\"}]}},"
                     "{\"request\":{\"url\":\"https://idp.example/login\",\"postData\":{\"text\":\"username=ann&password=hush\"}}},"
                     "{\"startedDateTime\":\"2027-01-15T08:00:01Z\",\"request\":{\"method\":\"POST\",\"url\":\"https://sp.example/acs?token=hush\","
                     "\"postData\":{\"mimeType\":\"application/x-www-form-urlencoded\",\"text\":\"csrf=hush&SAMLResponse=%s\"}}},"
                     "7,null,{\"request\":[]}]}}", query, query, escaped);
  g_autoptr(GPtrArray) captures = read_text (har);
  LanyardCapture *second;

  g_assert_cmpuint (captures->len, ==, 2);
  assert_id (captures, 0, "_0123456789abcdef0001", "https://idp.example/sso");
  assert_id (captures, 1, "_response", "https://sp.example/acs");
  second = captures->pdata[1];
  g_assert_cmpint (second->time, ==, G_GINT64_CONSTANT (1800000001));
  g_assert_null (strstr (second->inspection->raw, "hush"));
  g_assert_null (second->inspection->other_names);
}

/* An export may have masked what was posted. */
static void
test_tracer (void)
{
  g_autofree char *query = make_query ("_0123456789abcdef0001");
  g_autofree char *encoded = g_base64_encode ((const guchar *) RESPONSE, strlen (RESPONSE));
  g_autofree char *text =
    g_strdup_printf ("{\"requests\":["
                     "{\"method\":\"GET\",\"url\":\"https://idp.example/sso?%s\",\"get\":[],\"saml\":\"<a/>\"},"
                     "{\"method\":\"POST\",\"url\":\"https://sp.example/acs\",\"post\":[[\"SAMLResponse\",\"%s\"],[\"x\",\"hush\"]]},"
                     "{\"method\":\"POST\",\"url\":\"https://sp.example/masked\",\"post\":[[\"SAMLResponse\",\"***\"]],"
                     "\"saml\":\"<samlp:LogoutRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_out'/>\"}"
                     "],\"timestamp\":\"2026-11-22T00:00:00Z\"}", query, encoded);
  g_autoptr(GPtrArray) captures = read_text (text);

  g_assert_cmpuint (captures->len, ==, 3);
  assert_id (captures, 0, "_0123456789abcdef0001", "https://idp.example/sso");
  assert_id (captures, 1, "_response", "https://sp.example/acs");
  assert_id (captures, 2, "_out", "https://sp.example/masked");
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *nested = g_strconcat ("{\"log\":", deep, NULL);
  const char * const inputs[] = {
    "", " \n", "hello", "{", "{}", "{\"log\":{}}", "{\"log\":{\"entries\":[]}}", "{\"requests\":[{\"url\":\"https://a/\"}]}",
    "SAMLRequest=AAAA", "{\"log\":\"\xff\"}", nested,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr(GBytes) input = g_bytes_new_static (inputs[i], strlen (inputs[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (lanyard_capture_read (input, &error));
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED);
    }
}

static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) captures = NULL;

  for (guint i = 0; i < LANYARD_CAPTURE_MESSAGES_MAX + 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("_0123456789abcdef%04u", i);
      g_autofree char *query = make_query (id);

      g_string_append_printf (text, "https://idp.example/sso?%s\n", query);
    }

  captures = read_text (text->str);
  g_assert_cmpuint (captures->len, ==, LANYARD_CAPTURE_MESSAGES_MAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lanyard_saml_init ();

  g_test_add_func ("/idp/capture/one", test_one);
  g_test_add_func ("/idp/capture/log", test_log);
  g_test_add_func ("/idp/capture/har", test_har);
  g_test_add_func ("/idp/capture/tracer", test_tracer);
  g_test_add_func ("/idp/capture/refused", test_refused);
  g_test_add_func ("/idp/capture/many", test_many);

  return g_test_run ();
}
