/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-dry-run.h"
#include "lanyard-inspect.h"
#include "lanyard-saml-response.h"

static LanyardInspectMessage *
inspect (IdpFixture *fixture,
         const char *text,
         gint64      now)
{
  g_autoptr(GBytes) input = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) messages = lanyard_inspect_sync (fixture->configuration, input, now, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 1);
  return g_ptr_array_steal_index (messages, 0);
}

static LanyardInspectDifference *
find_difference (LanyardInspectMessage *message,
                 const char            *field)
{
  for (guint i = 0; i < message->differences->len; i++)
    {
      LanyardInspectDifference *difference = message->differences->pdata[i];

      if (strcmp (difference->field, field) == 0)
        return difference;
    }

  return NULL;
}

static char *
make_request (IdpFixture *fixture,
              const char *issuer,
              const char *acs_url,
              const char *destination)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, &error);
  g_autofree char *sso_url = lanyard_connector_dup_sso_url (fixture->connector, lanyard_settings_get_base_url (settings));
  const LanyardSamlAuthnRequest request = {
    .issuer = issuer,
    .destination = destination != NULL ? destination : sso_url,
    .acs_url = acs_url,
    .now = FIXTURE_NOW,
  };
  char *url = lanyard_saml_authn_request_redirect (&request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return url;
}

static char *
make_response (IdpFixture *fixture)
{
  const LanyardDryRunWish wish = { FALSE, NULL, NULL, FIXTURE_NOW };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardDryRun) dry_run = lanyard_dry_run_new_sync (fixture->configuration, fixture->connector, fixture->ada,
                                                               &wish, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&dry_run->document);
}

static void
free_message (LanyardInspectMessage *message)
{
  lanyard_inspect_message_free (message);
}

/* The issuer, the ACS URL and the destination of a request, and the field
 * that is named for it. */
static const struct
{
  const char *issuer;
  const char *acs_url;
  const char *destination;
  const char *field;
  const char *expected;
} requests[] = {
  { FIXTURE_SP, FIXTURE_ACS, NULL, NULL, NULL },
  { FIXTURE_SP, FIXTURE_OTHER_ACS, NULL, NULL, NULL },
  { FIXTURE_SP "/", FIXTURE_ACS, NULL, "issuer", FIXTURE_SP },
  { "https://SP.example.org/metadata", FIXTURE_ACS, NULL, "issuer", FIXTURE_SP },
  { "http://sp.example.org/metadata", NULL, NULL, "issuer", FIXTURE_SP },
  { FIXTURE_SP, "https://sp.example.org/othr", NULL, "acs", FIXTURE_OTHER_ACS },
  { FIXTURE_SP, "https://sp.example.org/acs/", NULL, "acs", FIXTURE_ACS },
  { FIXTURE_SP, FIXTURE_ACS, "https://elsewhere.example/sso", "destination", NULL },
};

static void
test_requests (IdpFixture    *fixture,
               gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *url = make_request (fixture, requests[i].issuer, requests[i].acs_url, requests[i].destination);
      LanyardInspectMessage *message = inspect (fixture, url, FIXTURE_NOW + 30);
      LanyardInspectDifference *difference = requests[i].field != NULL ? find_difference (message, requests[i].field) : NULL;

      g_assert_nonnull (message->connector);
      g_assert_cmpstr (lanyard_connector_get_slug (message->connector), ==, "example");
      g_assert_cmpuint (message->differences->len, ==, requests[i].field != NULL);
      g_assert_true ((message->objection != NULL) == (requests[i].field != NULL));
      g_assert_true ((difference != NULL) == (requests[i].field != NULL));
      if (requests[i].expected != NULL)
        g_assert_cmpstr (difference->expected, ==, requests[i].expected);
      if (difference != NULL)
        g_assert_nonnull (difference->fix);
      free_message (message);
    }
}

static void
test_response (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *document = make_response (fixture);
  g_autofree char *changed = NULL;
  LanyardInspectMessage *message = inspect (fixture, document, FIXTURE_NOW);
  char *place;

  g_assert_no_error (message->objection);
  g_assert_true (message->exact);
  g_assert_cmpuint (message->differences->len, ==, 0);
  g_assert_cmpuint (message->outline->len, >, 20);
  free_message (message);

  changed = g_strdup (document);
  place = strstr (changed, "ada@example.org");
  place[0] = 'b';
  message = inspect (fixture, changed, FIXTURE_NOW);
  g_assert_error (message->objection, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_nonnull (find_difference (message, "signature"));
  free_message (message);
}

/* C35: what was copied long ago is looked at as of then. */
static void
test_c_35_clock (IdpFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *document = make_response (fixture);
  LanyardInspectMessage *message = inspect (fixture, document, FIXTURE_NOW + 86400);

  g_assert_no_error (message->objection);
  g_assert_nonnull (find_difference (message, "clock"));
  free_message (message);

  message = inspect (fixture, document, FIXTURE_NOW - 600);
  g_assert_nonnull (find_difference (message, "clock"));
  free_message (message);
}

static void
test_audience (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *document = make_response (fixture);
  LanyardInspectMessage *message;

  g_object_set (fixture->connector, "sp-entity-id", FIXTURE_SP "/", NULL);
  idp_fixture_save (fixture, &fixture->connector);
  message = inspect (fixture, document, FIXTURE_NOW);
  g_assert_error (message->objection, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_AUDIENCE);
  g_assert_cmpstr (find_difference (message, "audience")->expected, ==, FIXTURE_SP "/");
  free_message (message);
}

static void
test_nobodys (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *url = make_request (fixture, "urn:stranger", "https://stranger.example/acs", "https://stranger.example/");
  LanyardInspectMessage *message = inspect (fixture, url, FIXTURE_NOW);

  g_assert_null (message->connector);
  g_assert_cmpstr (find_difference (message, "connector")->received, ==, "urn:stranger");
  g_assert_cmpuint (message->findings->len, ==, 0);
  free_message (message);
}

static const struct
{
  const char *path;
  void (*run) (IdpFixture *fixture, gconstpointer data);
} tests[] = {
  { "/idp/inspect/requests", test_requests },
  { "/idp/inspect/response", test_response },
  { "/idp/inspect/c-35-clock", test_c_35_clock },
  { "/idp/inspect/audience", test_audience },
  { "/idp/inspect/nobodys", test_nobodys },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, IdpFixture, NULL, idp_fixture_set_up, tests[i].run, idp_fixture_tear_down);

  return g_test_run ();
}
