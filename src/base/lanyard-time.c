/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

/* Digits and what stands between them, as far as it is always there. */
#define PATTERN "0000-00-00T00:00:00"

#define DAY 86400
/* From the first of January of the year 1 to the end of the year 9999. */
#define FIRST_SECOND (G_GINT64_CONSTANT (-719162) * DAY)
#define LAST_SECOND (G_GINT64_CONSTANT (2932897) * DAY - 1)

static char *
write_number (char *p,
              int   number,
              guint width)
{
  for (guint i = width; i > 0; i--, number /= 10)
    p[i - 1] = (char) ('0' + number % 10);

  return p + width;
}

/* What @text holds of @pattern, where "0" stands for any digit; NULL for
 * something else. */
static const char *
skip_pattern (const char *text,
              const char *pattern)
{
  for (; *pattern != '\0'; pattern++, text++)
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return NULL;

  return text;
}

/* GLib reads more of ISO 8601 than xs:dateTime allows. */
static gboolean
has_form (const char *text)
{
  const char *p = skip_pattern (text, PATTERN);

  if (p == NULL)
    return FALSE;

  if (*p == '.')
    {
      if (!g_ascii_isdigit (*++p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }
  if (*p == 'Z')
    p++;
  else if (*p == '+' || *p == '-')
    p = skip_pattern (p + 1, "00:00");

  return p != NULL && *p == '\0';
}

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
 * @seconds: since 1970-01-01T00:00:00Z, of a year from 1 to 9999
 *
 * Returns: (transfer full): an xs:dateTime in UTC with "Z" (SAML Core 1.3.3)
 */
char *
lanyard_time_format (gint64 seconds)
{
  char text[] = PATTERN "Z";
  GDate date;
  int second;
  char *p;

  g_return_val_if_fail (seconds >= FIRST_SECOND && seconds <= LAST_SECOND, NULL);

  second = (int) ((seconds - FIRST_SECOND) % DAY);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) ((seconds - FIRST_SECOND) / DAY) + 1);

  p = write_number (text, g_date_get_year (&date), 4);
  p = write_number (p + 1, (int) g_date_get_month (&date), 2);
  p = write_number (p + 1, g_date_get_day (&date), 2);
  p = write_number (p + 1, second / 3600, 2);
  p = write_number (p + 1, second / 60 % 60, 2);
  write_number (p + 1, second % 60, 2);

  return g_strdup (text);
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

  if (has_form (text))
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

/* The number at the group @name of a match; 0: it is not there. */
static gint64
fetch_number (GMatchInfo *match,
              const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/**
 * lanyard_time_parse_duration:
 * @text: an xs:duration
 * @seconds: (out): its length, fractions cut off
 * @error: %LANYARD_ERROR_INVALID: it is none, is negative, or has a number of
 *   more than ten digits
 *
 * How long a month or a year is depends on when it begins; here they have 30
 * and 365 days.
 *
 * Returns: whether @text is a duration
 */
gboolean
lanyard_time_parse_duration (const char  *text,
                             gint64      *seconds,
                             GError     **error)
{
  g_autoptr(GRegex) regex = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  gint64 days;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (seconds != NULL, FALSE);

  regex = g_regex_new ("^P(?=.)((?<y>\\d{1,10})Y)?((?<mo>\\d{1,10})M)?((?<d>\\d{1,10})D)?"
                       "(T(?=.)((?<h>\\d{1,10})H)?((?<mi>\\d{1,10})M)?((?<s>\\d{1,10})(\\.\\d+)?S)?)?$",
                       G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  if (!g_regex_match (regex, text, 0, &match))
    {
      g_autofree char *visible = lanyard_text_make_visible (text, 64);

      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL,
                         _("Durations look like P1DT12H"),
                         _("“%s” is not a duration"), visible);
      return FALSE;
    }

  days = fetch_number (match, "y") * 365 + fetch_number (match, "mo") * 30 + fetch_number (match, "d");
  *seconds = ((days * 24 + fetch_number (match, "h")) * 60 + fetch_number (match, "mi")) * 60 + fetch_number (match, "s");
  return TRUE;
}
