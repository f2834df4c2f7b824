/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LANYARD_RANDOM_IDS_MAX 4
#define LANYARD_RANDOM_ID_BYTES 20

typedef struct
{
  char text[42];
} LanyardRandomId;

/* The CSPRNG; a failure aborts the program: nothing secret is made without it. */
void  lanyard_random_bytes     (gpointer  data,
                                gsize     size);
/* "_" and 40 hex digits: an xs:ID of 160 bits (M-32) */
void  lanyard_random_make_ids  (LanyardRandomId *ids,
                                gsize            n_ids);
/* The ID of bytes that come from lanyard_random_bytes() */
void  lanyard_random_write_id  (LanyardRandomId *id,
                                const guchar    *bytes);
char *lanyard_random_dup_id    (void);
/* base64url without padding of @size random bytes */
char *lanyard_random_dup_token (gsize     size);
/* Constant time for equal lengths; NULL equals nothing. */
gboolean lanyard_secret_equal  (const char *a,
                                const char *b);

G_END_DECLS
