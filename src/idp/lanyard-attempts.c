/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-attempts.h"

#include "lanyard-idp-private.h"

#define STATE_KIND "attempts"
#define FREE_PER_NAME 5
#define FREE_PER_ADDRESS 30
#define DELAY_MAX 300
#define FORGET_SECONDS 3600

/* Failures of one name or address. */
typedef struct
{
  guint  count;
  gint64 last;
} Tally;

/* Two attempts of this process at the same time must not count as one. */
static GMutex lock;

static gint64
get_delay (const Tally *tally,
           guint        n_free,
           gint64       now)
{
  gint64 delay;

  if (tally->count < n_free)
    return 0;

  delay = (gint64) 1 << MIN (tally->count - n_free, 16);
  delay = MIN (delay, DELAY_MAX);

  return MAX (tally->last + delay - now, 0);
}

static char *
make_name_key (const char *username)
{
  g_autofree char *folded = g_utf8_casefold (username, -1);

  return g_strconcat ("name:", folded, NULL);
}

/* Behind a proxy on this machine all requests have its address. */
static char *
make_address_key (LanyardHttpRequest *request)
{
  g_autoptr(GInetAddress) address = NULL;

  if (request->address != NULL)
    address = g_inet_address_new_from_string (request->address);
  if (address == NULL || g_inet_address_get_is_loopback (address))
    return NULL;

  return g_strconcat ("address:", request->address, NULL);
}

static gboolean
read_tally (const char *text,
            Tally      *tally)
{
  g_auto(GStrv) parts = g_strsplit (text, " ", 2);
  guint64 count;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT, &count, NULL) ||
      !g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, &tally->last, NULL))
    return FALSE;

  tally->count = (guint) count;
  return TRUE;
}

static gboolean
load_tally (LanyardIdp   *idp,
            const char   *key,
            gint64        now,
            Tally        *tally,
            GError      **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;

  *tally = (Tally) { 0 };
  if (key == NULL)
    return TRUE;

  text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp),
                                               STATE_KIND, key, now, FALSE, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (text != NULL && !read_tally (text, tally))
    *tally = (Tally) { 0 };

  return TRUE;
}

static gboolean
store_tally (LanyardIdp   *idp,
             const char   *key,
             const Tally  *tally,
             GError      **error)
{
  g_autofree char *text = NULL;

  if (key == NULL)
    return TRUE;

  text = g_strdup_printf ("%u %" G_GINT64_FORMAT, tally->count, tally->last);

  return lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (idp),
                                               STATE_KIND, key, text,
                                               tally->last + FORGET_SECONDS, FALSE, error);
}

static gboolean
count_attempt (LanyardIdp   *idp,
               const char   *key,
               Tally        *tally,
               gint64        now,
               GError      **error)
{
  tally->count++;
  tally->last = now;

  return store_tally (idp, key, tally, error);
}

/**
 * lanyard_attempts_begin:
 * @idp: the identity provider
 * @request: the attempt
 * @username: the name that was typed
 * @delay: (out): seconds to wait, 0 to go on
 * @error: return location for an error
 *
 * Counts an attempt before the password is looked at, unless it comes too
 * early.
 *
 * Returns: %FALSE if the state cannot be kept
 */
gboolean
lanyard_attempts_begin (LanyardIdp          *idp,
                        LanyardHttpRequest  *request,
                        const char          *username,
                        gint64              *delay,
                        GError             **error)
{
  g_autofree char *name_key = make_name_key (username);
  g_autofree char *address_key = make_address_key (request);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);
  Tally name, address;

  g_return_val_if_fail (delay != NULL, FALSE);

  if (!load_tally (idp, name_key, request->now, &name, error)
      || !load_tally (idp, address_key, request->now, &address, error))
    return FALSE;

  *delay = MAX (get_delay (&name, FREE_PER_NAME, request->now),
                get_delay (&address, FREE_PER_ADDRESS, request->now));
  if (*delay > 0)
    return TRUE;

  return count_attempt (idp, name_key, &name, request->now, error)
         && count_attempt (idp, address_key, &address, request->now, error);
}

/**
 * lanyard_attempts_succeed:
 * @idp: the identity provider
 * @request: the attempt
 * @username: the name that was typed
 * @error: return location for an error
 *
 * Forgets the failures of @username and takes the attempt back for the
 * address.
 *
 * Returns: %FALSE if the state cannot be kept
 */
gboolean
lanyard_attempts_succeed (LanyardIdp          *idp,
                          LanyardHttpRequest  *request,
                          const char          *username,
                          GError             **error)
{
  g_autofree char *name_key = make_name_key (username);
  g_autofree char *address_key = make_address_key (request);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);
  const Tally none = { 0, request->now };
  Tally address;

  if (!store_tally (idp, name_key, &none, error)
      || !load_tally (idp, address_key, request->now, &address, error))
    return FALSE;

  address.count -= MIN (address.count, 1);

  return store_tally (idp, address_key, &address, error);
}
