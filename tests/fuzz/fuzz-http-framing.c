/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bytes of a connection, whole and in pieces: where they are cut must not
 * matter. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-http-framing.h"

#define PIECE 3

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(LanyardHttpFraming) whole = lanyard_http_framing_new ();
  g_autoptr(LanyardHttpFraming) cut = lanyard_http_framing_new ();
  guint whole_status = lanyard_http_framing_feed (whole, data, size);
  guint cut_status = 0;
  guint started = lanyard_http_framing_get_started (whole);

  for (size_t i = 0; i < size && cut_status == 0; i += PIECE)
    cut_status = lanyard_http_framing_feed (cut, data + i, MIN (PIECE, size - i));

  g_assert_cmpuint (whole_status, ==, cut_status);
  g_assert_cmpuint (started, ==, lanyard_http_framing_get_started (cut));
  g_assert_true (whole_status != 0 ||
                 lanyard_http_framing_is_between (whole) == lanyard_http_framing_is_between (cut));
  for (guint i = 0; i <= started; i++)
    {
      g_autofree char *target = lanyard_http_framing_take_target (whole);
      g_autofree char *same = lanyard_http_framing_take_target (cut);

      g_assert_cmpstr (target, ==, same);
      g_assert_true ((target != NULL) == (i < started));
    }

  return 0;
}
