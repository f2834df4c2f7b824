/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-base64.h"

#include <string.h>

#define BLOCK_IN 12
#define BLOCK_OUT 16

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Four letters of the 24 bits that up to three bytes are the first of. */
static void
write_group (char    *out,
             guint32  bits)
{
  out[0] = letters[bits >> 18];
  out[1] = letters[(bits >> 12) & 63];
  out[2] = letters[(bits >> 6) & 63];
  out[3] = letters[bits & 63];
}

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
typedef guint64 Pairs __attribute__ ((vector_size (BLOCK_OUT)));
typedef guint32 Groups __attribute__ ((vector_size (BLOCK_OUT)));
typedef gint8 Letters __attribute__ ((vector_size (BLOCK_OUT)));

/* Six bytes as two numbers of 24 bits side by side. It reads eight. */
static inline guint64
read_pair (const guint8 *in)
{
  guint64 bits;

  memcpy (&bits, in, sizeof bits);
  bits = GUINT64_FROM_BE (bits);

  return bits >> 40 | (bits << 16 & G_GUINT64_CONSTANT (0x00ffffff00000000));
}

/* All letters of a block at once, by arithmetic instead of a table: six bits
 * to a byte, then what lies between them and their letters. */
static inline void
write_block (char         *out,
             const guint8 *in)
{
  Groups bits = (Groups) (Pairs) { read_pair (in), read_pair (in + BLOCK_IN / 2) };
  Letters block = (Letters) ((bits >> 18) | (bits >> 4 & 0x3f00) | (bits << 10 & 0x3f0000) | (bits << 24 & 0x3f000000));

  block += 'A' + ((block > 25) & 6) - ((block > 51) & 75) - ((block > 61) & 15) + ((block > 62) & 3);
  memcpy (out, &block, sizeof block);
}
#endif

/**
 * lanyard_base64_append:
 * @text: what it is written behind
 * @data: (array length=size): any bytes
 * @size: how many
 *
 * Writes base64 (RFC 4648 section 4) on one line: as g_base64_encode(), but
 * several times as fast and without a copy. Not for secrets: it reads a table.
 */
void
lanyard_base64_append (GString       *text,
                       gconstpointer  data,
                       gsize          size)
{
  const guint8 *in = data;
  gsize start;
  char *out;

  g_return_if_fail (text != NULL);
  g_return_if_fail (data != NULL || size == 0);

  start = text->len;
  g_string_set_size (text, start + (size + 2) / 3 * 4);
  out = text->str + start;

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  for (; size >= BLOCK_IN + 2; size -= BLOCK_IN, in += BLOCK_IN, out += BLOCK_OUT)
    write_block (out, in);
#endif
  for (; size >= 3; size -= 3, in += 3, out += 4)
    write_group (out, (guint32) in[0] << 16 | (guint32) in[1] << 8 | in[2]);
  if (size == 0)
    return;

  write_group (out, (guint32) in[0] << 16 | (size == 2 ? (guint32) in[1] << 8 : 0));
  out[3] = '=';
  if (size == 1)
    out[2] = '=';
}
