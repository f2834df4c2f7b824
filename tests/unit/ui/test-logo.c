/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logo.h"

static void
test_not_a_picture (void)
{
  g_assert_null (lanyard_logo_create_paintable (NULL));
  g_assert_null (lanyard_logo_create_paintable ("https://example.com/logo.png"));
  g_assert_null (lanyard_logo_create_paintable ("data:image/png;base64,aGVsbG8="));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/logo/not-a-picture", test_not_a_picture);

  return g_test_run ();
}
