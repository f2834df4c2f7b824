/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "lanyard-secret.h"

static void
test_erase (void)
{
  char secret[] = "secret";
  static const char zeros[sizeof secret];

  lanyard_secret_erase (secret, sizeof secret);
  g_assert_cmpmem (secret, sizeof secret, zeros, sizeof zeros);
  lanyard_secret_erase (NULL, 5);
  lanyard_secret_erase (secret, 0);
}

static void
test_owners (void)
{
  g_autoptr(LanyardSecret) secret = g_strdup ("secret");
  g_autoptr(LanyardSecret) none = NULL;
  g_autoptr(GBytes) bytes = lanyard_secret_bytes_new_take (g_strdup ("secret"), 6);
  g_autoptr(GBytes) part = g_bytes_new_from_bytes (bytes, 2, 3);

  g_assert_cmpstr (secret, ==, "secret");
  g_assert_null (none);
  g_clear_pointer (&bytes, g_bytes_unref);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), "cre", 3);
}

/* in processes of their own, since it cannot be taken back. */
static void
test_dumps (gconstpointer data)
{
  gboolean hide = GPOINTER_TO_INT (data);
  struct rlimit limit = { 1, 1 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  lanyard_secret_deny_dumps (hide);
  g_assert_no_errno (getrlimit (RLIMIT_CORE, &limit));
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, hide ? 0 : 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/secret/erase", test_erase);
  g_test_add_func ("/base/secret/owners", test_owners);

  g_test_add_data_func ("/base/secret/a-27-dumps/server", GINT_TO_POINTER (TRUE), test_dumps);
  g_test_add_data_func ("/base/secret/a-27-dumps/window", GINT_TO_POINTER (FALSE), test_dumps);

  return g_test_run ();
}
