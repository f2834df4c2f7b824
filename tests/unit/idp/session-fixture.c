/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-fixture.h"

void
session_fixture_set_up (SessionFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  idp_fixture_set_up (&fixture->base, data);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
}

void
session_fixture_tear_down (SessionFixture *fixture,
                           gconstpointer   data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

LanyardHttpRequest *
session_fixture_make_request (gint64      now,
                              const char *cookie)
{
  LanyardHttpRequest *request = lanyard_http_request_new ();

  request->now = now;
  request->event = lanyard_event_new (NULL, now);
  request->address = g_strdup (SESSION_FIXTURE_ADDRESS);
  request->user_agent = g_strdup (SESSION_FIXTURE_AGENT);
  request->reference = g_strdup ("reference");
  if (cookie != NULL)
    g_hash_table_insert (request->cookies, g_strdup (SESSION_FIXTURE_COOKIE), g_strdup (cookie));

  return request;
}

LanyardSession *
session_fixture_begin (SessionFixture  *fixture,
                       LanyardPerson   *person,
                       gint64           now,
                       const char      *cookie,
                       char           **next)
{
  g_autoptr(LanyardHttpRequest) request = session_fixture_make_request (now, cookie);
  g_autoptr(GError) error = NULL;
  LanyardSession *session = lanyard_session_begin (fixture->idp, request, person, LANYARD_SECOND_FACTOR_NONE, &error);

  g_assert_no_error (error);
  if (next != NULL)
    *next = g_strdup (lanyard_http_request_get_cookie (request, SESSION_FIXTURE_COOKIE));

  return session;
}

LanyardSession *
session_fixture_load (SessionFixture     *fixture,
                      LanyardHttpRequest *request)
{
  g_autoptr(GError) error = NULL;
  LanyardSession *session = lanyard_session_load (fixture->idp, request, &error);

  g_assert_no_error (error);
  return session;
}
