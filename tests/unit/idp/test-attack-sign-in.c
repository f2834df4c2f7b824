/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <openssl/evp.h>

#include "http-client.h"
#include "idp-fixture.h"
#include "lanyard-idp.h"
#include "lanyard-password.h"

#define PASSWORD "correct"

/* the work that a name costs is counted, not measured: the linker's
 * --wrap leads each computation of a hash here. */
static struct
{
  int       n_hashes;       /* atomic */
  uint64_t  cost;           /* of the last one */
  GThread  *loop;
} counted;

int __real_EVP_PBE_scrypt (const char *password, size_t length, const unsigned char *salt, size_t salt_length,
                           uint64_t n, uint64_t r, uint64_t p, uint64_t memory, unsigned char *key, size_t key_length);
int __wrap_EVP_PBE_scrypt (const char *password, size_t length, const unsigned char *salt, size_t salt_length,
                           uint64_t n, uint64_t r, uint64_t p, uint64_t memory, unsigned char *key, size_t key_length);

int
__wrap_EVP_PBE_scrypt (const char          *password,
                       size_t               length,
                       const unsigned char *salt,
                       size_t               salt_length,
                       uint64_t             n,
                       uint64_t             r,
                       uint64_t             p,
                       uint64_t             memory,
                       unsigned char       *key,
                       size_t               key_length)
{
  g_atomic_int_inc (&counted.n_hashes);
  counted.cost = n * r * p;
  if (counted.loop != NULL)
    g_assert_true (g_thread_self () != counted.loop);

  return __real_EVP_PBE_scrypt (password, length, salt, salt_length, n, r, p, memory, key, key_length);
}

typedef struct
{
  IdpFixture base;
  LanyardIdp *idp;
} Fixture;

static void
set_password (Fixture       *fixture,
              LanyardPerson *person)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = lanyard_password_hash (PASSWORD, &error);

  g_assert_no_error (error);
  lanyard_changes_set_password (changes, lanyard_record_get_id (LANYARD_RECORD (person)), hash);
  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  counted.loop = NULL;
  idp_fixture_set_up (&fixture->base, data);
  set_password (fixture, fixture->base.ada);
  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  counted.loop = g_thread_self ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  idp_fixture_tear_down (&fixture->base, data);
}

/* How many hashes an attempt costs. */
static int
try_sign_in (Fixture    *fixture,
             const char *username,
             const char *password,
             guint       status)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (lanyard_idp_get_port (fixture->idp));
  g_autoptr(HttpReply) page = http_browser_send (browser, "/login", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *form = g_strdup_printf ("token=%s&username=%s&password=%s", token, username, password);
  g_autoptr(HttpReply) reply = NULL;

  g_atomic_int_set (&counted.n_hashes, 0);
  counted.cost = 0;
  reply = http_browser_send (browser, "/login", form);
  g_assert_cmpuint (reply->status, ==, status);

  return g_atomic_int_get (&counted.n_hashes);
}

/* eve has no password, nobody is nobody. */
static void
test_work (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *username;
    const char *password;
  } attempts[] = {
    { "ada", "wrong" },
    { "ADA", "wrong" },
    { "ada%40example.org", "wrong" },
    { "eve", "wrong" },
    { "eve", "" },
    { "nobody", "wrong" },
    { "nobody%40example.org", PASSWORD },
    { "", "wrong" },
    { "", "" },
    { "%F0%9F%94%91", "wrong" },
  };
  uint64_t cost;

  g_assert_cmpint (try_sign_in (fixture, "ada", PASSWORD, 303), ==, 1);
  cost = counted.cost;
  g_assert_cmpuint (cost, >=, 1 << 18);

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_assert_cmpint (try_sign_in (fixture, attempts[i].username, attempts[i].password, 403), ==, 1);
      g_assert_cmpuint (counted.cost, ==, cost);
    }
}

static void
test_suspended (Fixture       *fixture,
                gconstpointer  data)
{
  g_object_set (fixture->base.ada, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->base, &fixture->base.ada);

  g_assert_cmpint (try_sign_in (fixture, "ada", PASSWORD, 403), ==, 1);
  g_assert_cmpint (try_sign_in (fixture, "ada", "wrong", 403), ==, 1);
}

/* Who has to wait costs nothing, known or not, and nobody can be locked out
 * for good. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const names[] = { "ada", "nobody" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint n_tries = 0;
      g_autoptr(HttpReply) reply = NULL;

      for (; n_tries < 20; n_tries++)
        {
          g_autoptr(HttpBrowser) browser = http_browser_new (lanyard_idp_get_port (fixture->idp));
          g_autoptr(HttpReply) page = http_browser_send (browser, "/login", NULL);
          g_autofree char *token = http_find_input (page->body, "token");
          g_autofree char *form = g_strdup_printf ("token=%s&username=%s&password=x", token, names[i]);

          g_clear_pointer (&reply, http_reply_free);
          g_atomic_int_set (&counted.n_hashes, 0);
          reply = http_browser_send (browser, "/login", form);
          if (reply->status == 429)
            break;
          g_assert_cmpuint (reply->status, ==, 403);
          g_assert_cmpint (g_atomic_int_get (&counted.n_hashes), ==, 1);
        }
      g_assert_cmpuint (reply->status, ==, 429);
      g_assert_cmpint (g_atomic_int_get (&counted.n_hashes), ==, 0);
      g_assert_cmpuint (n_tries, >=, 5);
    }
}

#define ADD(name, func) g_test_add ("/idp/attack/a-25-" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("work", test_work);
  ADD ("suspended", test_suspended);
  ADD ("waiting", test_waiting);

  return g_test_run ();
}
