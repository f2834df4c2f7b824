/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sign-in-fixture.h"

#include "lanyard-password.h"

void
sign_in_fixture_set_password (SignInFixture *fixture,
                              LanyardPerson *person,
                              const char    *password)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = lanyard_password_hash (password, &error);

  g_assert_no_error (error);
  lanyard_changes_set_password (changes, lanyard_record_get_id (LANYARD_RECORD (person)), hash);
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

void
sign_in_fixture_set_up (SignInFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->base, data);
  sign_in_fixture_set_password (fixture, fixture->base.ada, SIGN_IN_FIXTURE_PASSWORD);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  fixture->port = lanyard_idp_get_port (fixture->idp);
}

void
sign_in_fixture_tear_down (SignInFixture *fixture,
                           gconstpointer  data)
{
  lanyard_secret_free (fixture->secret);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

HttpReply *
sign_in_fixture_send (HttpBrowser *browser,
                      const char  *username,
                      const char  *password)
{
  g_autoptr(HttpReply) page = http_browser_send (browser, "/login", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *form = NULL;

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (token);
  form = g_strdup_printf ("token=%s&username=%s&password=%s", token, username, password);

  return http_browser_send (browser, "/login", form);
}

void
sign_in_fixture_assert_redirect (HttpReply  *reply,
                                 const char *location)
{
  g_autofree char *value = http_reply_dup (reply, "Location", 0);

  g_assert_cmpuint (reply->status, ==, 303);
  g_assert_cmpstr (value, ==, location);
}

void
sign_in_fixture_assert_signed_in (HttpBrowser *browser,
                                  gboolean     is_signed_in)
{
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/", NULL);

  if (is_signed_in)
    g_assert_cmpuint (reply->status, ==, 200);
  else
    sign_in_fixture_assert_redirect (reply, "/login");
}

char *
sign_in_fixture_dup_event (SignInFixture *fixture,
                           guint          index,
                           const char    *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 100, &error);
  char *value = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, >, index);
  g_object_get (g_ptr_array_index (events, index), field, &value, NULL);

  return value;
}

void
sign_in_fixture_assert_event (SignInFixture *fixture,
                              guint          index,
                              const char    *field,
                              const char    *expected)
{
  g_autofree char *value = sign_in_fixture_dup_event (fixture, index, field);

  g_assert_cmpstr (value, ==, expected);
}
