/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>

#include "lanyard-digest.h"

static gpointer
compare_all (gpointer data)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *ours = lanyard_digest_dup_sha256 (text->str);
      g_autofree char *theirs = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);

      g_assert_cmpstr (ours, ==, theirs);
      g_string_append_c (text, (char) ('a' + i % 26));
    }

  return NULL;
}

static void
test_sha256 (void)
{
  GThread *thread = g_thread_new ("digest", compare_all, NULL);

  compare_all (NULL);
  g_thread_join (thread);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/digest/sha256", test_sha256);

  return g_test_run ();
}
