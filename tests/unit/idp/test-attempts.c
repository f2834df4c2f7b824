/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"
#include "lanyard-attempts.h"
#include "lanyard-idp.h"

#define DAY (24 * 3600)
#define ADDRESS_FREE 30

typedef struct
{
  IdpFixture base;
  LanyardIdp *idp;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  idp_fixture_set_up (&fixture->base, data);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

/* The seconds to wait; if there are none, the attempt has begun. */
static gint64
attempt (Fixture    *fixture,
         const char *subject,
         const char *address,
         gint64      now,
         gboolean    is_right)
{
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();
  g_autoptr(GError) error = NULL;
  gint64 delay;

  request->now = now;
  request->address = g_strdup (address);
  lanyard_attempts_begin (fixture->idp, request, LANYARD_ATTEMPT_PASSWORD, subject, &delay, &error);
  g_assert_no_error (error);
  if (delay == 0 && is_right)
    lanyard_attempts_succeed (fixture->idp, request, LANYARD_ATTEMPT_PASSWORD, subject, &error);
  g_assert_no_error (error);

  return delay;
}

/* One failure each of several names, as many as an address has free. */
static void
fail_at (Fixture    *fixture,
         const char *address,
         gint64      now)
{
  for (guint i = 0; i < ADDRESS_FREE; i++)
    {
      g_autofree char *name = g_strdup_printf ("name-%u", i);

      g_assert_cmpint (attempt (fixture, name, address, now, FALSE), ==, 0);
    }
}

static void
test_clock_put_back (Fixture       *fixture,
                     gconstpointer  data)
{
  gint64 now = FIXTURE_NOW + DAY;
  gint64 delay;
  guint n_failures = 0;

  while (n_failures < 8)
    {
      delay = attempt (fixture, "ada", NULL, now, FALSE);
      now += delay;
      if (delay == 0)
        n_failures++;
    }

  delay = attempt (fixture, "ada", NULL, FIXTURE_NOW, FALSE);
  g_assert_cmpint (delay, >, 0);
  g_assert_cmpint (delay, <=, 300);
  g_assert_cmpint (attempt (fixture, "ada", NULL, FIXTURE_NOW + delay, FALSE), ==, 0);
}

static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *failing;
    const char *next;
    gboolean is_delayed;
  } cases[] = {
    { "192.0.2.1", "192.0.2.1", TRUE },
    { "192.0.2.2", "192.0.2.3", FALSE },
    { "2001:db8::1", "2001:db8::ffff:1", TRUE },
    { "2001:db8:0:1::1", "2001:db8:0:2::1", FALSE },
    { "127.0.0.1", "127.0.0.1", FALSE },
    { "::1", "::1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now = FIXTURE_NOW + (gint64) i * DAY;

      fail_at (fixture, cases[i].failing, now);
      g_assert_cmpint (attempt (fixture, "ada", cases[i].next, now, TRUE) > 0, ==, cases[i].is_delayed);
    }
}

/* People who sign in all day long do not keep a few failures in mind. */
static void
test_shared_address (Fixture       *fixture,
                     gconstpointer  data)
{
  gint64 now = FIXTURE_NOW;

  fail_at (fixture, "192.0.2.1", now);
  for (gint64 end = now + 3600; now < end; now += 50)
    attempt (fixture, "ada", "192.0.2.1", now, TRUE);

  for (guint i = 0; i < ADDRESS_FREE / 2; i++)
    g_assert_cmpint (attempt (fixture, "ada", "192.0.2.1", now, TRUE), ==, 0);
  fail_at (fixture, "192.0.2.1", now);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/idp/attempts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-25-clock-put-back", test_clock_put_back);
  ADD ("a-25-address", test_address);
  ADD ("a-25-shared-address", test_shared_address);
#undef ADD

  return g_test_run ();
}
