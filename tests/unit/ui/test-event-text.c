/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event-text.h"

static void
test_every_kind (void)
{
  const char * const *kinds = lanyard_event_list_kinds ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr(LanyardEvent) event = lanyard_event_new (kinds[i], 1);

      g_test_message ("%s", kinds[i]);
      g_assert_cmpstr (lanyard_event_text_get_kind (event), !=, kinds[i]);
      g_assert_cmpstr (lanyard_event_text_get_all (kinds[i]), !=, kinds[i]);
      g_assert_cmpstr (lanyard_event_text_get_icon (event), !=, "dialog-information-symbolic");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/event-text/every-kind", test_every_kind);

  return g_test_run ();
}
