/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-secret.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/**
 * lanyard_secret_erase:
 * @data: (nullable): what to overwrite
 * @size: its size in bytes
 *
 * Overwrites memory in a way that the compiler does not leave out.
 */
void
lanyard_secret_erase (gpointer data,
                      gsize    size)
{
  if (data != NULL && size > 0)
    explicit_bzero (data, size);
}

/**
 * lanyard_secret_free:
 * @secret: (nullable) (transfer full): a NUL-terminated secret
 *
 * Erases @secret and frees it.
 */
void
lanyard_secret_free (LanyardSecret *secret)
{
  if (secret == NULL)
    return;

  lanyard_secret_erase (secret, strlen (secret));
  g_free (secret);
}

typedef struct
{
  gpointer data;
  gsize size;
} SecretBuffer;

static void
secret_buffer_free (gpointer user_data)
{
  SecretBuffer *buffer = user_data;

  lanyard_secret_erase (buffer->data, buffer->size);
  g_free (buffer->data);
  g_free (buffer);
}

/**
 * lanyard_secret_bytes_new_take:
 * @data: (transfer full): memory from g_malloc()
 * @size: its size in bytes
 *
 * Returns: (transfer full): bytes that are erased with their last reference
 */
GBytes *
lanyard_secret_bytes_new_take (gpointer data,
                               gsize    size)
{
  SecretBuffer *buffer = g_new (SecretBuffer, 1);

  buffer->data = data;
  buffer->size = size;

  return g_bytes_new_with_free_func (data, size, secret_buffer_free, buffer);
}

/**
 * lanyard_secret_deny_dumps:
 * @hide: whether other processes of this user may not look in either. A
 *   window must not hide: the desktop's portals have to see what it is.
 *
 * Keeps the keys that are in memory out of core files. To be called
 * before anything else.
 */
void
lanyard_secret_deny_dumps (gboolean hide)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) < 0 || (hide && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) < 0))
    g_warning ("Core files cannot be switched off");
}
