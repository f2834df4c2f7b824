/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "lanyard-base64.h"

/* Every length up to some groups, with every value of a byte. */
static void
test_same_as_glib (void)
{
  guint8 data[600];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) (i * 37);

  for (gsize size = 0; size <= sizeof data; size++)
    {
      g_autofree char *base64 = g_base64_encode (data, size);
      g_autofree char *expected = g_strconcat ("before ", base64, " after", NULL);
      g_autoptr(GString) text = g_string_new ("before ");

      lanyard_base64_append (text, data, size);
      g_string_append (text, " after");
      g_assert_cmpstr (text->str, ==, expected);
      g_assert_cmpuint (text->len, ==, strlen (expected));
    }
}

static void
test_nothing (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  lanyard_base64_append (text, NULL, 0);
  g_assert_cmpstr (text->str, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base64/same-as-glib", test_same_as_glib);
  g_test_add_func ("/base64/nothing", test_nothing);

  return g_test_run ();
}
