/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 5545 3.1: octets of a line without its end */
#define LINE_MAX_OCTETS 75

static const int alarm_days[] = { 60, 30, 7, 1 };

/* A line, folded between characters, with CRLF. */
static void
append_line (GString    *calendar,
             const char *line)
{
  gsize room = LINE_MAX_OCTETS;

  while (strlen (line) > room)
    {
      gsize length = room;

      while (((guchar) line[length] & 0xc0) == 0x80)
        length--;
      g_string_append_len (calendar, line, (gssize) length);
      g_string_append (calendar, "\r\n ");
      line += length;
      room = LINE_MAX_OCTETS - 1;
    }
  g_string_append (calendar, line);
  g_string_append (calendar, "\r\n");
}

/* RFC 5545 3.3.11; control characters have no place in a text. */
static void
append_text (GString    *calendar,
             const char *name,
             const char *text)
{
  g_autoptr(GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (; *text != '\0'; text++)
    {
      if (*text == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *text) != NULL)
        g_string_append_printf (line, "\\%c", *text);
      else if ((guchar) *text >= ' ' && *text != 0x7f)
        g_string_append_c (line, *text);
    }
  append_line (calendar, line->str);
}

static void
append_time (GString    *calendar,
             const char *name,
             gint64      seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : NULL;
  g_autofree char *line = text != NULL ? g_strdup_printf ("%s:%s", name, text) : NULL;

  if (line != NULL)
    append_line (calendar, line);
}

/* The same for the same certificate, so that a file that is read again changes
 * events instead of adding them. */
static void
append_uid (GString                 *calendar,
            LanyardCertificateEntry *entry)
{
  LanyardConnector *connector = lanyard_certificate_entry_get_connector (entry);
  const char *sha256 = lanyard_certificate_entry_get_sha256 (entry);
  g_autofree char *identity = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *line = NULL;

  identity = g_strdup_printf ("%s/%s/%d", lanyard_record_get_id (LANYARD_RECORD (connector)),
                              sha256 != NULL ? sha256 : "", sha256 == NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, identity, -1);
  line = g_strdup_printf ("UID:%.40s@lanyard", hash);
  append_line (calendar, line);
}

static char *
describe (LanyardCertificateEntry *entry)
{
  LanyardCertificate *certificate = lanyard_certificate_entry_get_certificate (entry);

  if (certificate == NULL)
    return g_strdup (_("Import the metadata again before that date."));

  return g_strdup_printf ("%s\nSHA-256 %s\nSHA-1 %s\n%s", lanyard_certificate_get_subject (certificate),
                          lanyard_certificate_entry_get_sha256 (entry), lanyard_certificate_entry_get_sha1 (entry),
                          lanyard_key_get_label (lanyard_certificate_get_key (certificate)));
}

static void
append_alarms (GString    *calendar,
               const char *summary)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alarm_days); i++)
    {
      g_autofree char *trigger = g_strdup_printf ("TRIGGER:-P%dD", alarm_days[i]);

      append_line (calendar, "BEGIN:VALARM");
      append_line (calendar, "ACTION:DISPLAY");
      append_line (calendar, trigger);
      append_text (calendar, "DESCRIPTION", summary);
      append_line (calendar, "END:VALARM");
    }
}

static void
append_event (GString                 *calendar,
              LanyardCertificateEntry *entry,
              gint64                   now)
{
  gint64 not_after = lanyard_certificate_entry_get_not_after (entry);
  g_autofree char *description = describe (entry);
  g_autofree char *summary = NULL;

  /* Translators: an entry of a calendar: what ends, then an application */
  summary = g_strdup_printf (_("%s of “%s” expires"),
                             lanyard_certificate_use_get_label (lanyard_certificate_entry_get_use (entry)),
                             lanyard_connector_get_label (lanyard_certificate_entry_get_connector (entry)));
  append_line (calendar, "BEGIN:VEVENT");
  append_uid (calendar, entry);
  append_time (calendar, "DTSTAMP", now);
  append_time (calendar, "DTSTART", not_after);
  append_text (calendar, "SUMMARY", summary);
  append_text (calendar, "DESCRIPTION", description);
  append_line (calendar, "TRANSP:TRANSPARENT");
  append_alarms (calendar, summary);
  append_line (calendar, "END:VEVENT");
}

/**
 * lanyard_certificate_entries_to_calendar:
 * @entries: (element-type LanyardCertificateEntry): what ends
 * @now: when this is written
 *
 * Every end but those of retired certificates, with alarms 60, 30, 7 and 1
 * days before.
 *
 * Returns: (transfer full): an iCalendar file (RFC 5545)
 */
char *
lanyard_certificate_entries_to_calendar (GPtrArray *entries,
                                         gint64     now)
{
  GString *calendar = g_string_new (NULL);

  g_return_val_if_fail (entries != NULL, g_string_free (calendar, FALSE));

  append_line (calendar, "BEGIN:VCALENDAR");
  append_line (calendar, "VERSION:2.0");
  append_line (calendar, "PRODID:-//Lanyard//Certificates//EN");
  append_line (calendar, "CALSCALE:GREGORIAN");
  for (guint i = 0; i < entries->len; i++)
    if (lanyard_certificate_entry_get_use (g_ptr_array_index (entries, i)) != LANYARD_CERTIFICATE_RETIRED)
      append_event (calendar, g_ptr_array_index (entries, i), now);
  append_line (calendar, "END:VCALENDAR");

  return g_string_free (calendar, FALSE);
}
