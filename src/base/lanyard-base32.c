/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-base32.h"

/**
 * lanyard_base32_encode:
 * @data: (array length=size): any bytes
 * @size: how many
 *
 * Writes base32 (RFC 4648 section 6) without padding: no two results differ
 * in case only, and nothing is lost when somebody reads them out. The letters
 * are made by arithmetic, so that it may be used for secrets.
 *
 * Returns: (transfer full): capital letters and the digits 2 to 7
 */
char *
lanyard_base32_encode (gconstpointer data,
                       gsize         size)
{
  const guint8 *in = data;
  gsize length = (size * 8 + 4) / 5;
  char *text;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  text = g_malloc (length + 1);
  for (gsize i = 0; i < length; i++)
    {
      gsize at = i * 5 / 8;
      guint pair = (guint) in[at] << 8 | (at + 1 < size ? in[at + 1] : 0);
      guint value = pair >> (11 - i * 5 % 8) & 31;

      text[i] = (char) (value + 'A' - ((25 - value) >> 8 & ('A' + 26 - '2')));
    }
  text[length] = '\0';

  return text;
}

static int
get_value (char letter)
{
  char upper = g_ascii_toupper (letter);

  if (upper >= 'A' && upper <= 'Z')
    return upper - 'A';
  if (upper >= '2' && upper <= '7')
    return upper - '2' + 26;

  return -1;
}

/**
 * lanyard_base32_decode:
 * @text: base32 without padding, in either case
 * @data: (out caller-allocates) (array length=size): the bytes
 * @size: how many are expected
 *
 * Returns: whether @text stands for exactly @size bytes; if not, @data holds
 *   nothing of use
 */
gboolean
lanyard_base32_decode (const char *text,
                       guint8     *data,
                       gsize       size)
{
  guint32 bits = 0;
  guint n_bits = 0;
  gsize done = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (data != NULL, FALSE);

  for (; *text != '\0'; text++)
    {
      int value = get_value (*text);

      if (value < 0)
        return FALSE;

      bits = bits << 5 | (guint32) value;
      n_bits += 5;
      if (n_bits < 8)
        continue;
      if (done == size)
        return FALSE;

      n_bits -= 8;
      data[done++] = (guint8) (bits >> n_bits);
      bits &= (1u << n_bits) - 1;
    }

  return done == size && n_bits < 5 && bits == 0;
}
