/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-attempts.h"

#include "lanyard-idp-private.h"

#include <string.h>

#define STATE_KIND "attempts"
#define HOUR 3600

typedef struct
{
  const char *prefix;
  guint       n_free;
  gint64      delay_max;
  gint64      forget;       /* seconds after the last failure */
  gint64      leak;         /* seconds after which one failure is forgotten; 0: none is before all are */
} Rule;

static const Rule rules[] = {
  [LANYARD_ATTEMPT_PASSWORD] = { "name:", 5, 300, HOUR },
  [LANYARD_ATTEMPT_CODE] = { "code:", 5, HOUR, 30 * 24 * HOUR },
};

/* Many people may share one. */
static const Rule address_rule = { "address:", 30, 300, HOUR, HOUR / 30 };

/* Failures of one name or address. */
typedef struct
{
  guint  count;
  gint64 last;
  gint64 since;     /* what leaks, leaks from here */
} Tally;

/* Two attempts of this process at the same time must not count as one. */
static GMutex lock;

static gint64
get_delay (const Tally *tally,
           const Rule  *rule,
           gint64       now)
{
  gint64 delay;

  if (tally->count < rule->n_free)
    return 0;

  delay = (gint64) 1 << MIN (tally->count - rule->n_free, 16);
  delay = MIN (delay, rule->delay_max);

  return MAX (tally->last + delay - now, 0);
}

static char *
make_key (LanyardAttempt  attempt,
          const char     *subject)
{
  g_autofree char *folded = g_utf8_casefold (subject, -1);

  return g_strconcat (rules[attempt].prefix, folded, NULL);
}

/* Behind a proxy on this machine all requests have its address. Whoever has
 * an address of IPv6 has all that begin with the same half. */
static char *
make_address_key (LanyardHttpRequest *request)
{
  g_autoptr(GInetAddress) address = NULL;
  g_autoptr(GInetAddress) network = NULL;
  g_autofree char *text = NULL;

  if (request->address != NULL)
    address = g_inet_address_new_from_string (request->address);
  if (address == NULL || g_inet_address_get_is_loopback (address))
    return NULL;

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    {
      guint8 bytes[16] = { 0 };

      memcpy (bytes, g_inet_address_to_bytes (address), sizeof bytes / 2);
      network = g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV6);
    }
  text = g_inet_address_to_string (network != NULL ? network : address);

  return g_strconcat (address_rule.prefix, text, NULL);
}

static gboolean
read_tally (const char *text,
            Tally      *tally)
{
  g_auto(GStrv) parts = g_strsplit (text, " ", 3);
  guint n_parts = g_strv_length (parts);
  guint64 count;

  if (n_parts < 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT, &count, NULL) ||
      !g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, &tally->last, NULL) ||
      (n_parts == 3 && !g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64, &tally->since, NULL)))
    return FALSE;

  if (n_parts == 2)
    tally->since = tally->last;

  tally->count = (guint) count;
  return TRUE;
}

static void
leak (Tally      *tally,
      const Rule *rule,
      gint64      now)
{
  gint64 n = rule->leak > 0 ? MAX (now - tally->since, 0) / rule->leak : 0;

  if (tally->count == 0 || n >= tally->count || tally->since > now)
    tally->since = now;
  else
    tally->since += n * rule->leak;
  tally->count -= (guint) MIN (n, tally->count);
}

static gboolean
load_tally (LanyardIdp   *idp,
            const char   *key,
            const Rule   *rule,
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
  leak (tally, rule, now);

  return TRUE;
}

static gboolean
store_tally (LanyardIdp   *idp,
             const char   *key,
             const Rule   *rule,
             const Tally  *tally,
             GError      **error)
{
  g_autofree char *text = NULL;

  if (key == NULL)
    return TRUE;

  text = g_strdup_printf ("%u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, tally->count, tally->last, tally->since);

  return lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (idp),
                                               STATE_KIND, key, text,
                                               tally->last + rule->forget, FALSE, error);
}

/* After a clock that was put back, the wait begins now. */
static gboolean
follow_clock (LanyardIdp   *idp,
              const char   *key,
              const Rule   *rule,
              Tally        *tally,
              gint64        now,
              GError      **error)
{
  if (tally->last <= now)
    return TRUE;

  tally->last = now;
  return store_tally (idp, key, rule, tally, error);
}

static gboolean
count_attempt (LanyardIdp   *idp,
               const char   *key,
               const Rule   *rule,
               Tally        *tally,
               gint64        now,
               GError      **error)
{
  tally->count++;
  tally->last = now;

  return store_tally (idp, key, rule, tally, error);
}

/**
 * lanyard_attempts_begin:
 * @idp: the identity provider
 * @request: the attempt
 * @attempt: what is tried
 * @subject: whom it concerns
 * @delay: (out): seconds to wait, 0 to go on
 * @error: return location for an error
 *
 * Counts an attempt before what was typed is looked at, unless it comes too
 * early.
 *
 * Returns: %FALSE if the state cannot be kept
 */
gboolean
lanyard_attempts_begin (LanyardIdp          *idp,
                        LanyardHttpRequest  *request,
                        LanyardAttempt       attempt,
                        const char          *subject,
                        gint64              *delay,
                        GError             **error)
{
  g_autofree char *key = make_key (attempt, subject);
  g_autofree char *address_key = make_address_key (request);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);
  Tally own, address;

  g_return_val_if_fail (delay != NULL, FALSE);

  if (!load_tally (idp, key, &rules[attempt], request->now, &own, error)
      || !load_tally (idp, address_key, &address_rule, request->now, &address, error)
      || !follow_clock (idp, key, &rules[attempt], &own, request->now, error)
      || !follow_clock (idp, address_key, &address_rule, &address, request->now, error))
    return FALSE;

  *delay = MAX (get_delay (&own, &rules[attempt], request->now),
                get_delay (&address, &address_rule, request->now));
  if (*delay > 0)
    return TRUE;

  return count_attempt (idp, key, &rules[attempt], &own, request->now, error)
         && count_attempt (idp, address_key, &address_rule, &address, request->now, error);
}

/**
 * lanyard_attempts_succeed:
 * @idp: the identity provider
 * @request: the attempt
 * @attempt: what was tried
 * @subject: whom it concerned
 * @error: return location for an error
 *
 * Forgets the failures of @subject and takes the attempt back for the
 * address.
 *
 * Returns: %FALSE if the state cannot be kept
 */
gboolean
lanyard_attempts_succeed (LanyardIdp          *idp,
                          LanyardHttpRequest  *request,
                          LanyardAttempt       attempt,
                          const char          *subject,
                          GError             **error)
{
  g_autofree char *key = make_key (attempt, subject);
  g_autofree char *address_key = make_address_key (request);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);
  const Tally none = { 0, request->now, request->now };
  Tally address;

  if (!store_tally (idp, key, &rules[attempt], &none, error)
      || !load_tally (idp, address_key, &address_rule, request->now, &address, error))
    return FALSE;

  address.count -= MIN (address.count, 1);

  return store_tally (idp, address_key, &address_rule, &address, error);
}

/**
 * lanyard_attempts_tell_delay:
 * @response: (transfer full): what the person is told
 * @delay: seconds to wait, 0 for none
 *
 * Returns: (transfer full): @response, with the time in "Retry-After"
 */
LanyardHttpResponse *
lanyard_attempts_tell_delay (LanyardHttpResponse *response,
                             gint64               delay)
{
  if (delay > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, delay);

      lanyard_http_response_set_header (response, "Retry-After", seconds);
    }

  return response;
}
