/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All times in Lanyard are whole seconds since 1970-01-01T00:00:00Z. */
gint64   lanyard_time_now            (void);
/* xs:dateTime in UTC: "2026-11-21T10:00:00Z" (SAML Core 1.3.3). */
char    *lanyard_time_format         (gint64       seconds);
/* xs:dateTime with "Z", an offset or, as old metadata has it, neither (then
 * UTC); fractions are cut off. LANYARD_ERROR_INVALID. */
gboolean lanyard_time_parse          (const char  *text,
                                      gint64      *seconds,
                                      GError     **error);
/* xs:duration, "P1DT12H"; a month has 30 days, a year 365. LANYARD_ERROR_INVALID. */
gboolean lanyard_time_parse_duration (const char  *text,
                                      gint64      *seconds,
                                      GError     **error);

G_END_DECLS
