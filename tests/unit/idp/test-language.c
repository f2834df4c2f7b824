/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sp-fixture.h"

#include "lanyard-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The program itself runs in "C". */
static const struct
{
  const char *header;
  const char *language;
} rows[] = {
  { NULL, "en" },
  { "", "en" },
  { "de", "de" },
  { "DE-at", "de" },
  { "de_CH", "de" },
  { "en-GB, de;q=0.5", "en" },
  { "de;q=0.5, en-GB", "en" },
  { "fr, de;q=0.7, en;q=0.1", "de" },
  { "fr", "en" },
  { "*", "en" },
  { "fr, *;q=0.9, de;q=0.1", "en" },
  { "de;q=0", "en" },
  { "deu, d, d-e", "en" },
  { "\xff;;q=,,-,_;q=x", "en" },
};

/* In words, not only by name. */
static void
assert_speaks (const char *language)
{
  g_autofree char *current = lanyard_language_dup_current ();
  const char *text = _("Sign In");

  g_assert_cmpstr (current, ==, language);
  g_assert_cmpint (strcmp (text, "Sign In") == 0, ==, strcmp (language, "en") == 0);
}

static gpointer
speak_in_thread (gpointer data)
{
  assert_speaks ("en");

  return NULL;
}

static void
test_choice (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(LanyardLanguage) before = lanyard_language_enter (rows[i].header);

      g_test_message ("%zu", i);
      assert_speaks (rows[i].language);
    }
  assert_speaks ("en");
}

static void
test_scopes (void)
{
  g_auto(LanyardLanguage) before = lanyard_language_enter ("de");
  LanyardLanguage inner = lanyard_language_enter_own ();

  assert_speaks ("en");
  lanyard_language_leave (&inner);
  assert_speaks ("de");
  g_thread_join (g_thread_new ("other", speak_in_thread, NULL));
  assert_speaks ("de");
}

/* GET @target, with @header or without. */
static HttpReply *
get (SpFixture  *fixture,
     const char *target,
     const char *header)
{
  g_autoptr(HttpClient) client = http_client_new (lanyard_idp_get_port (fixture->idp));
  g_autofree char *bytes = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\n%s%s\r\n\r\n", target,
                                            fixture->base_url + strlen ("http://"),
                                            header != NULL ? "Accept-Language: " : "X: ", header != NULL ? header : "");

  http_client_send (client, bytes, -1);
  return http_client_read (client);
}

static void
test_pages (SpFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr(HttpReply) plain = get (fixture, "/login", NULL);
  g_autoptr(HttpReply) german = get (fixture, "/login", "de-DE,de;q=0.9,en;q=0.8");
  g_autoptr(HttpReply) again = get (fixture, "/login", "en");

  g_assert_nonnull (strstr (plain->body, "lang=\"en\""));
  g_assert_nonnull (strstr (plain->body, "Sign In"));
  g_assert_nonnull (strstr (german->body, "lang=\"de\""));
  g_assert_null (strstr (german->body, "Sign In"));
  g_assert_nonnull (strstr (again->body, "Sign In"));
}

/* The person reads the page, administrators the event. */
static void
test_refusals (SpFixture     *fixture,
               gconstpointer  data)
{
  static const char * const targets[] = {
    "/saml2/example?SAMLRequest=AAAA",
    "/saml2/example/slo?SAMLRequest=AAAA",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      char *messages[2] = { NULL };

      for (gsize j = 0; j < G_N_ELEMENTS (messages); j++)
        {
          g_autoptr(HttpReply) reply = get (fixture, targets[i], j == 0 ? "en" : "de");
          g_autoptr(LanyardEvent) event = sp_load_event (fixture, "refusal");

          g_assert_cmpuint (reply->status, ==, 400);
          g_assert_nonnull (strstr (reply->body, j == 0 ? "lang=\"en\"" : "lang=\"de\""));
          g_assert_cmpint (strstr (reply->body, "Reference") != NULL, ==, j == 0);
          messages[j] = sp_dup_field (event, "message");
          g_assert_nonnull (messages[j]);
        }
      g_assert_cmpstr (messages[0], ==, messages[1]);
      g_free (messages[0]);
      g_free (messages[1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LANYARD_TEST_PO")));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_add_func ("/idp/language/choice", test_choice);
  g_test_add_func ("/idp/language/scopes", test_scopes);
  g_test_add ("/idp/language/pages", SpFixture, NULL, sp_fixture_set_up, test_pages, sp_fixture_tear_down);
  g_test_add ("/idp/language/refusals", SpFixture, NULL, sp_fixture_set_up, test_refusals, sp_fixture_tear_down);

  return g_test_run ();
}
