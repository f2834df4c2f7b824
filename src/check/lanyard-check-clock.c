/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-clock.h"

#include <glib/gi18n-lib.h>

#define OFF 60
#define FAR 180

/**
 * lanyard_clock_judge:
 * @offset: seconds that another clock is ahead of the one here
 *
 * Returns: what C35 says to it
 */
LanyardClockVerdict
lanyard_clock_judge (gint64 offset)
{
  if (offset > FAR || offset < -FAR)
    return LANYARD_CLOCK_FAR;

  return offset > OFF || offset < -OFF ? LANYARD_CLOCK_OFF : LANYARD_CLOCK_RIGHT;
}

/**
 * lanyard_clock_get_offset:
 * @date: what the other clock said
 * @sent: when it was asked, by the clock here
 * @received: when the answer was there
 *
 * What the way took is in nobody's disfavour.
 *
 * Returns: the seconds that the other clock is ahead at least; below 0: behind
 */
gint64
lanyard_clock_get_offset (gint64 date,
                          gint64 sent,
                          gint64 received)
{
  if (date > received)
    return date - received;

  return MIN (date - sent, 0);
}

/**
 * lanyard_clock_get_request_offset:
 * @request: (nullable): the last request
 * @offset: (out): the seconds that its sender's clock is ahead
 *
 * Returns: whether it said when it was issued
 */
gboolean
lanyard_clock_get_request_offset (LanyardSeenRequest *request,
                                  gint64             *offset)
{
  gint64 issued = request != NULL ? lanyard_seen_request_get_issue_instant (request) : 0;

  *offset = issued != 0 ? issued - lanyard_seen_request_get_time (request) : 0;
  return issued != 0;
}

/**
 * lanyard_clock_describe:
 * @offset: seconds that another clock is ahead of the one here
 *
 * Returns: (transfer full): a few words, translated
 */
char *
lanyard_clock_describe (gint64 offset)
{
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (offset));

  if (offset == 0)
    return g_strdup (_("the same time as here"));

  /* Translators: a number of seconds */
  return g_strdup_printf (offset > 0 ? _("%s s ahead of the clock here") : _("%s s behind the clock here"), seconds);
}
