/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The query as received: what an application signed is what is verified and
 * what is read, whatever libsoup makes of it on the way. */

#include "config.h"

#include <string.h>

#include "forge.h"
#include "sp-fixture.h"

#define ALGORITHM "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"

/* LeakSanitizer crashes on the thread-local storage of the TLS module that
 * GIO loads; the same server is looked at for leaks without TLS. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

/* How the application escapes. */
typedef enum
{
  UPPER,        /* RFC 3986 */
  LOWER,        /* as .NET does: %2b */
  FORM,         /* as forms are: a blank is "+" */
  NEEDLESS,     /* letters, too */
} Escapes;

/* @query is what is sent: {m}, {r}, {a} and {s} stand for the parameters that
 * were signed, {e} for another message. */
typedef struct
{
  const char *name;
  Escapes     escapes;
  const char *relay_state;    /* as signed; NULL: absent */
  const char *query;
  const char *code;           /* of the event, NULL: it is accepted */
} Case;

static const Case cases[] = {
  { "m-11-upper-case", UPPER, "a/b c", "{m}&{r}&{a}&{s}" },
  { "i-16-lower-case", LOWER, "a/b c", "{m}&{r}&{a}&{s}" },
  { "m-11-plus", FORM, "a/b c+d", "{m}&{r}&{a}&{s}" },
  { "m-11-percent-20", UPPER, "a b", "{m}&{r}&{a}&{s}" },
  { "m-11-needless", NEEDLESS, "abc", "{m}&{r}&{a}&{s}" },
  { "m-11-relay-state-absent", LOWER, NULL, "{m}&{a}&{s}" },
  { "m-11-relay-state-empty", LOWER, "", "{m}&{r}&{a}&{s}" },
  { "m-11-another-order", LOWER, "x", "{s}&{r}&{m}&{a}" },
  { "m-11-others-between", UPPER, "x", "y=1&{m}&z&{r}&{a}&{s}&" },
  { "i-18-long-relay-state", LOWER, "<long>", "{m}&{r}&{a}&{s}" },
  { "i-17-relay-state-added", LOWER, NULL, "{m}&RelayState=x&{a}&{s}", "signature-invalid" },
  { "i-17-relay-state-added-empty", LOWER, NULL, "{m}&RelayState=&{a}&{s}", "signature-invalid" },
  { "m-11-relay-state-removed", LOWER, "x", "{m}&{a}&{s}", "signature-invalid" },
  { "m-11-relay-state-emptied", LOWER, "x", "{m}&RelayState=&{a}&{s}", "signature-invalid" },
  { "m-11-message-replaced", LOWER, "x", "SAMLRequest={e}&{r}&{a}&{s}", "signature-invalid" },
  { "a-13-escaped-message", LOWER, "x", "%53AMLRequest={e}&{m}&{r}&{a}&{s}", "binding" },
  { "a-13-escaped-algorithm", LOWER, "x", "{m}&{r}&{a}&%53igAlg=zz&{s}", "binding" },
  { "a-13-escaped-relay-state", LOWER, NULL, "{m}&Rel%61yState=x&{a}&{s}", "binding" },
  { "a-13-message-twice", LOWER, "x", "{m}&SAMLRequest={e}&{r}&{a}&{s}", "binding" },
  { "a-13-message-twice-first", LOWER, "x", "SAMLRequest={e}&{m}&{r}&{a}&{s}", "binding" },
  { "a-13-relay-state-twice", LOWER, "x", "{m}&{r}&{a}&{s}&RelayState=x", "binding" },
  { "a-13-response-too", LOWER, "x", "{m}&SAMLResponse={e}&{r}&{a}&{s}", "binding" },
  { "a-13-semicolon", LOWER, "x", "{m}&RelayState=x;SAMLRequest={e}&{a}&{s}", "binding" },
};

typedef struct
{
  SpFixture   sp;
  LanyardKey *key;
} Fixture;

static Fixture plain;
static Fixture tls;

/* The application signs, and must. */
static void
require_signatures (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *pem = NULL;
  const char *certificates[] = { NULL, NULL };

  fixture->key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  g_assert_no_error (error);
  certificate = lanyard_certificate_new_self_signed (fixture->key, "sp", FIXTURE_NOW, 30, &error);
  g_assert_no_error (error);
  pem = lanyard_certificate_dup_pem (certificate);
  certificates[0] = pem;
  g_object_set (fixture->sp.base.connector,
                "sp-signing-certificates", certificates,
                "require-signed-requests", TRUE,
                NULL);
  idp_fixture_save (&fixture->sp.base, &fixture->sp.base.connector);
}

static void
set_up (void)
{
  g_autoptr(GTlsCertificate) certificate = http_make_certificate ();
  g_autoptr(GError) error = NULL;

  sp_fixture_set_up (&plain.sp, NULL);
  require_signatures (&plain);

  sp_fixture_set_up (&tls.sp, NULL);
  require_signatures (&tls);
  lanyard_idp_stop (tls.sp.idp);
  lanyard_idp_start (tls.sp.idp, NULL, 0, certificate, &error);
  g_assert_no_error (error);
  g_free (tls.sp.destination);
  tls.sp.destination = g_strconcat (lanyard_idp_get_base_url (tls.sp.idp), "/saml2/example", NULL);
  g_assert_true (g_str_has_prefix (tls.sp.destination, "https:"));
}

static void
tear_down (void)
{
  Fixture *fixtures[] = { &plain, &tls };

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      lanyard_key_unref (fixtures[i]->key);
      sp_fixture_tear_down (&fixtures[i]->sp, NULL);
    }
}

static char *
escape (const char *text,
        Escapes     escapes)
{
  GString *escaped = g_string_new (NULL);

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      gboolean unreserved = g_ascii_isalnum (*p) || strchr ("-._~", *p) != NULL;

      if (unreserved && (escapes != NEEDLESS || !g_ascii_isalpha (*p)))
        g_string_append_c (escaped, (char) *p);
      else if (*p == ' ' && escapes == FORM)
        g_string_append_c (escaped, '+');
      else
        g_string_append_printf (escaped, escapes == LOWER || escapes == FORM ? "%%%02x" : "%%%02X", *p);
    }

  return g_string_free (escaped, FALSE);
}

static char *
make_parameter (const char *name,
                const char *value,
                Escapes     escapes)
{
  g_autofree char *escaped = escape (value, escapes);

  return g_strconcat (name, "=", escaped, NULL);
}

static char *
make_message (Fixture *fixture,
              Escapes  escapes)
{
  g_autofree char *document = sp_make_request (&fixture->sp, "", "");
  g_autofree char *message = forge_deflate (document);

  return make_parameter ("SAMLRequest", message, escapes);
}

/* Signs as Bindings 3.4.4.1 says, then puts together what is sent. */
static char *
make_query (Fixture    *fixture,
            const Case *c)
{
  g_autofree char *length = g_strnfill (2000, 'x');
  const char *state = g_strcmp0 (c->relay_state, "<long>") == 0 ? length : c->relay_state;
  g_autofree char *message = make_message (fixture, c->escapes);
  g_autofree char *other = make_message (fixture, c->escapes);
  g_autofree char *relay_state = state != NULL ? make_parameter ("RelayState", state, c->escapes) : NULL;
  g_autofree char *algorithm = make_parameter ("SigAlg", ALGORITHM, c->escapes);
  g_autofree char *octets = g_strconcat (message, relay_state != NULL ? "&" : "",
                                         relay_state != NULL ? relay_state : "", "&", algorithm, NULL);
  g_autofree char *value = forge_signature_text (fixture->key, "SHA256", octets);
  g_autofree char *signature = make_parameter ("Signature", value, c->escapes);
  GString *query = g_string_new (c->query);

  g_string_replace (query, "{m}", message, 0);
  if (relay_state != NULL)
    g_string_replace (query, "{r}", relay_state, 0);
  g_string_replace (query, "{a}", algorithm, 0);
  g_string_replace (query, "{s}", signature, 0);
  g_string_replace (query, "{e}", strchr (other, '=') + 1, 0);

  return g_string_free (query, FALSE);
}

static char *
make_http_request (Fixture    *fixture,
                   const char *query)
{
  return g_strdup_printf ("GET /saml2/example?%s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", query,
                          lanyard_idp_get_port (fixture->sp.idp));
}

static HttpClient *
connect_client (Fixture *fixture)
{
  guint port = lanyard_idp_get_port (fixture->sp.idp);

  return fixture == &tls ? http_client_new_tls (port) : http_client_new (port);
}

static void
assert_reply (HttpClient *client,
              const Case *c)
{
  g_autoptr(HttpReply) reply = http_client_read (client);

  g_assert_nonnull (reply);
  g_assert_cmpuint (reply->status, ==, c->code == NULL ? 303 : 400);
}

static void
assert_event (Fixture    *fixture,
              const Case *c)
{
  g_autoptr(LanyardEvent) event = sp_load_event (&fixture->sp, NULL);
  g_autofree char *code = sp_dup_field (event, "code");
  g_autofree char *rule = sp_dup_field (event, "rule");
  g_autofree char *message = sp_dup_field (event, "message");

  g_assert_cmpstr (code, ==, c->code);
  g_assert_nonnull (rule);
  if (g_str_has_prefix (c->name, "i-17"))
    {
      g_assert_cmpstr (rule, ==, "M-11");
      g_assert_nonnull (strstr (message, "does not cover its RelayState"));
    }
}

/* A connection of its own, then two on one. */
static void
test_case (Fixture    *fixture,
           const Case *c)
{
  g_autoptr(HttpClient) client = connect_client (fixture);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *query = make_query (fixture, c);
      g_autofree char *request = make_http_request (fixture, query);

      http_client_send (client, request, -1);
      assert_reply (client, c);
      if (c->code != NULL)
        assert_event (fixture, c);
    }
}

static void
test_http (gconstpointer data)
{
  test_case (&plain, data);
}

static void
test_https (gconstpointer data)
{
  test_case (&tls, data);
}

/* All of them at once on one connection: each is read by its own line. */
static void
test_pipelined (gconstpointer data)
{
  Fixture *fixture = (gpointer) data;
  g_autoptr(HttpClient) client = connect_client (fixture);
  g_autoptr(GString) requests = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *query = make_query (fixture, &cases[i]);
      g_autofree char *request = make_http_request (fixture, query);

      g_string_append (requests, request);
    }
  http_client_send (client, requests->str, (gssize) requests->len);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reply (client, &cases[i]);
}

/* A form whose address has parameters as well: which of them would count is
 * not to be guessed. */
static void
test_form_and_query (void)
{
  static const struct
  {
    const char *query;
    guint       status;
  } targets[] = {
    { "", 400 },                        /* unsigned */
    { "?SAMLRequest={e}", 400 },
    { "?RelayState=x", 400 },
    { "?%53igAlg=x", 400 },
  };
  g_autoptr(LanyardEvent) event = NULL;
  g_autofree char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *document = sp_make_request (&plain.sp, "", "");
      g_autofree char *base64 = g_base64_encode ((const guchar *) document, strlen (document));
      g_autofree char *body = make_parameter ("SAMLRequest", base64, UPPER);
      g_autofree char *other = make_message (&plain, UPPER);
      g_autoptr(GString) target = g_string_new ("/saml2/example");
      g_autoptr(HttpReply) reply = NULL;

      g_string_append (target, targets[i].query);
      g_string_replace (target, "{e}", strchr (other, '=') + 1, 0);
      reply = http_browser_send (plain.sp.browser, target->str, body);
      g_assert_cmpuint (reply->status, ==, targets[i].status);
      g_clear_object (&event);
      g_clear_pointer (&code, g_free);
      event = sp_load_event (&plain.sp, NULL);
      code = sp_dup_field (event, "code");
      g_assert_cmpstr (code, ==, i == 0 ? "signature-missing" : "binding");
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  set_up ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/idp/query/http/%s", cases[i].name);
      g_autofree char *tls_path = g_strdup_printf ("/idp/query/https/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_http);
      g_test_add_data_func (tls_path, &cases[i], test_https);
    }
  g_test_add_data_func ("/idp/query/http/m-11-pipelined", &plain, test_pipelined);
  g_test_add_data_func ("/idp/query/https/m-11-pipelined", &tls, test_pipelined);
  g_test_add_func ("/idp/query/http/a-13-form-and-query", test_form_and_query);
  result = g_test_run ();
  tear_down ();

  return result;
}
