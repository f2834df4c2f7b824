/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "lanyard-base32.h"

/* RFC 4648 section 10, without the padding. */
static const struct
{
  const char *data;
  const char *text;
} vectors[] = {
  { "", "" },
  { "f", "MY" },
  { "fo", "MZXQ" },
  { "foo", "MZXW6" },
  { "foob", "MZXW6YQ" },
  { "fooba", "MZXW6YTB" },
  { "foobar", "MZXW6YTBOI" },
};

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      gsize size = strlen (vectors[i].data);
      g_autofree char *text = lanyard_base32_encode (vectors[i].data, size);
      guint8 data[8];

      g_assert_cmpstr (text, ==, vectors[i].text);
      g_assert_true (lanyard_base32_decode (text, data, size));
      g_assert_cmpmem (data, size, vectors[i].data, size);
    }
}

/* All letters, and there and back for every value of a byte. */
static void
test_round_trip (void)
{
  guint8 data[256], again[256];
  g_autofree char *text = NULL;
  g_autofree char *lower = NULL;

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) i;
  text = lanyard_base32_encode (data, sizeof data);
  lower = g_ascii_strdown (text, -1);

  g_assert_cmpuint (strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), ==, strlen (text));
  g_assert_true (lanyard_base32_decode (text, again, sizeof again));
  g_assert_cmpmem (data, sizeof data, again, sizeof again);
  g_assert_true (lanyard_base32_decode (lower, again, sizeof again));
  g_assert_cmpmem (data, sizeof data, again, sizeof again);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gsize size;
  } rows[] = {
    { "MZXW6", 2 },           /* more than expected */
    { "MZXW6", 4 },           /* less */
    { "MZXW6YTBOI======", 6 },
    { "MZXW6 YTBOI", 6 },
    { "MZXW6YTBO1", 6 },      /* no such letters */
    { "MZXW6YTBO0", 6 },
    { "MZXW6YTBO\303\211", 6 },
    { "MZXW6YTBOJ", 6 },      /* bits that stand for nothing */
    { "MZXW6YTBOIA", 6 },
    { "", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint8 data[8];

      g_test_message ("%s", rows[i].text);
      g_assert_false (lanyard_base32_decode (rows[i].text, data, rows[i].size));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base32/vectors", test_vectors);
  g_test_add_func ("/base32/round-trip", test_round_trip);
  g_test_add_func ("/base32/refused", test_refused);

  return g_test_run ();
}
