/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

/**
 * lanyard_time_now:
 *
 * Returns: the wall clock, in whole seconds since 1970-01-01T00:00:00Z
 */
gint64
lanyard_time_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * lanyard_time_format:
 * @seconds: since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): an xs:dateTime in UTC with "Z" (SAML Core 1.3.3)
 */
char *
lanyard_time_format (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  g_return_val_if_fail (time != NULL, NULL);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * lanyard_time_parse:
 * @text: an xs:dateTime
 * @seconds: (out): seconds since 1970-01-01T00:00:00Z, fractions cut off
 * @error: %LANYARD_ERROR_INVALID
 *
 * Without a time zone UTC is meant, as in old metadata.
 *
 * Returns: whether @text is a time
 */
gboolean
lanyard_time_parse (const char  *text,
                    gint64      *seconds,
                    GError     **error)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (seconds != NULL, FALSE);

  /* GLib reads more of ISO 8601 than xs:dateTime allows. */
  if (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?$",
                            text, G_REGEX_DOLLAR_ENDONLY, 0))
    time = g_date_time_new_from_iso8601 (text, utc);

  if (time == NULL)
    {
      g_autofree char *visible = lanyard_text_make_visible (text, 64);

      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL,
                         _("Times look like 2026-11-21T10:00:00Z"),
                         _("“%s” is not a time"), visible);
      return FALSE;
    }

  *seconds = g_date_time_to_unix (time);
  return TRUE;
}
