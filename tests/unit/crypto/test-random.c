/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "lanyard-random.h"

static void
check_form (const char *id)
{
  g_assert_cmpuint (strlen (id), ==, 41);
  g_assert_true (*id == '_');
  g_assert_cmpuint (strspn (id + 1, "0123456789abcdef"), ==, 40);
}

/* Two of 160 random bits never meet; nor do their halves, which a mistake in
 * cutting up what the generator gave would repeat. */
static void
test_ids (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint round = 0; round < 200; round++)
    {
      LanyardRandomId ids[LANYARD_RANDOM_IDS_MAX];
      gsize n_ids = 1 + round % G_N_ELEMENTS (ids);

      lanyard_random_make_ids (ids, n_ids);
      for (gsize i = 0; i < n_ids; i++)
        {
          check_form (ids[i].text);
          g_assert_true (g_hash_table_add (seen, g_strndup (ids[i].text + 1, 20)));
          g_assert_true (g_hash_table_add (seen, g_strdup (ids[i].text + 21)));
        }
    }
}

static void
test_dup_id (void)
{
  g_autofree char *one = lanyard_random_dup_id ();
  g_autofree char *other = lanyard_random_dup_id ();

  check_form (one);
  check_form (other);
  g_assert_cmpstr (one, !=, other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/m-32-ids", test_ids);
  g_test_add_func ("/random/m-32-dup-id", test_dup_id);

  return g_test_run ();
}
