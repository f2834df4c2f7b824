/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-negative-suite.h"
#include "lanyard-saml-error.h"

/* What a strict service provider says to each; replay comes after the control. */
static const struct
{
  const char *id;
  LanyardSamlError code;
} expected[] = {
  { "expired", LANYARD_SAML_ERROR_EXPIRED },
  { "future", LANYARD_SAML_ERROR_NOT_YET_VALID },
  { "audience", LANYARD_SAML_ERROR_AUDIENCE },
  { "recipient", LANYARD_SAML_ERROR_RECIPIENT },
  { "unsigned", LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "sha1", LANYARD_SAML_ERROR_ALGORITHM },
  { "attribute", LANYARD_SAML_ERROR_ATTRIBUTE },
  { "replay", LANYARD_SAML_ERROR_REPLAY },
};

static LanyardNegativeSuite *
make (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  LanyardNegativeSuite *suite = lanyard_negative_suite_make_sync (fixture->configuration, fixture->connector, fixture->ada,
                                                                  FIXTURE_NOW, &error);

  g_assert_no_error (error);
  return suite;
}

static LanyardNegativeCase *
find (LanyardNegativeSuite *suite,
      const char           *id)
{
  LanyardNegativeCase *item = lanyard_negative_suite_find (suite, id);

  g_assert_nonnull (item);
  return item;
}

static void
assert_judged (IdpFixture *fixture)
{
  g_autoptr(LanyardNegativeSuite) suite = make (fixture);
  g_autoptr(GError) error = NULL;
  gboolean good = lanyard_negative_suite_judge_sync (suite, fixture->configuration, FIXTURE_NOW, &error);

  g_assert_no_error (find (suite, "control")->refusal);
  g_assert_true (find (suite, "control")->accepted);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_no_error (find (suite, expected[i].id)->fault);
      g_assert_error (find (suite, expected[i].id)->refusal, LANYARD_SAML_ERROR, (int) expected[i].code);
    }
  g_assert_true (find (suite, "wrapped")->judged);
  g_assert_false (find (suite, "wrapped")->accepted);
  g_assert_no_error (error);
  g_assert_true (good);
}

static void
add_attribute (IdpFixture *fixture)
{
  g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new ("mail", "email");

  g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (fixture->connector)), attribute);
}

/* A-01 A-11 A-14 A-15 M-33 M-34 M-35: whatever is signed. */
static void
test_all_refused (IdpFixture    *fixture,
                  gconstpointer  data)
{
  static const LanyardSign signs[] = { LANYARD_SIGN_BOTH, LANYARD_SIGN_ASSERTION, LANYARD_SIGN_RESPONSE };

  add_attribute (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_object_set (fixture->connector, "sign", signs[i], NULL);
      idp_fixture_save (fixture, &fixture->connector);
      assert_judged (fixture);
    }
}

/* With the other prefixes, and with an application that takes answers alone. */
static void
test_other_forms (IdpFixture    *fixture,
                  gconstpointer  data)
{
  add_attribute (fixture);
  g_object_set (fixture->connector, "xml-prefixes", LANYARD_XML_PREFIXES_SAML2, "idp-initiated", FALSE, NULL);
  idp_fixture_save (fixture, &fixture->connector);
  assert_judged (fixture);
}

static void
test_no_attribute (IdpFixture    *fixture,
                   gconstpointer  data)
{
  g_autoptr(LanyardNegativeSuite) suite = make (fixture);

  g_assert_error (find (suite, "attribute")->fault, LANYARD_ERROR, LANYARD_ERROR_INVALID);
  g_assert_null (find (suite, "attribute")->document);
}

/* Each run is an event, and nothing else is kept. */
static void
test_event (IdpFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(LanyardNegativeSuite) suite = make (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->configuration, NULL, 10, &error);
  g_autofree char *kind = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_object_get (events->pdata[0], "event", &kind, NULL);
  g_assert_cmpstr (kind, ==, LANYARD_NEGATIVE_EVENT);
}

static void
test_refused (IdpFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_negative_suite_make_sync (fixture->configuration, fixture->connector, fixture->eve, FIXTURE_NOW,
                                                   &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
}

static void
test_save (IdpFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr(LanyardNegativeSuite) suite = make (fixture);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "broken", NULL);
  g_autofree char *path = g_build_filename (folder, "wrapped.html", NULL);
  g_autofree char *page = NULL;
  GStatBuf status;

  lanyard_negative_suite_save_sync (suite, folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &page, NULL, &error));
  g_assert_nonnull (strstr (page, "action=\"" FIXTURE_ACS "\""));
  g_assert_null (strstr (page, "<script"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  for (guint i = 0; i < suite->cases->len; i++)
    for (guint j = 0; j < 2; j++)
      {
        LanyardNegativeCase *item = suite->cases->pdata[i];
        g_autofree char *name = g_strconcat (item->id, j == 0 ? ".xml" : ".html", NULL);
        g_autofree char *file = g_build_filename (folder, name, NULL);

        g_assert_cmpint (g_unlink (file), ==, item->document != NULL ? 0 : -1);
      }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The very same response, as long as it is valid. */
static void
test_replay (IdpFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardNegativeSuite) suite = NULL;
  g_autoptr(LanyardNegativeSuite) other = NULL;

  g_object_set (fixture->connector, "assertion-lifetime", 120, NULL);
  idp_fixture_save (fixture, &fixture->connector);
  suite = make (fixture);
  other = make (fixture);

  g_assert_cmpstr (find (suite, "replay")->encoded, ==, find (suite, "control")->encoded);
  g_assert_cmpstr (find (suite, "replay")->encoded, !=, find (other, "control")->encoded);
  g_assert_cmpint (suite->valid_until, ==, FIXTURE_NOW + 120);
  g_assert_null (lanyard_negative_suite_find (suite, "none"));
}

static void
test_limits (IdpFixture    *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 4; i++)
    {
      g_auto(GStrv) limits = NULL;

      g_object_set (fixture->connector, "idp-initiated", (i & 1) == 0, "encrypt-assertion", (i & 2) != 0, NULL);
      limits = lanyard_negative_suite_list_limits (fixture->connector);
      g_assert_cmpuint (g_strv_length (limits), ==, (i & 1) + (i >> 1));
    }
}

static const struct
{
  const char *path;
  void (*run) (IdpFixture *fixture, gconstpointer data);
} tests[] = {
  { "/idp/negative-suite/all-refused", test_all_refused },
  { "/idp/negative-suite/other-forms", test_other_forms },
  { "/idp/negative-suite/no-attribute", test_no_attribute },
  { "/idp/negative-suite/event", test_event },
  { "/idp/negative-suite/refused", test_refused },
  { "/idp/negative-suite/replay", test_replay },
  { "/idp/negative-suite/limits", test_limits },
  { "/idp/negative-suite/save", test_save },
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
