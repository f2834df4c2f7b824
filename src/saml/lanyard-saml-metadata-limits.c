/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-saml-report-private.h"
#include "lanyard-time.h"

/* Earlier than SAML itself: what programs write that mean "not set", such as
 * 0001-01-01T00:00:00Z. */
#define TIME_NOT_SET 0
#define DAY (24 * 60 * 60)

/* 0 is none at all. */
static gint64
get_smaller (gint64 a,
             gint64 b)
{
  if (a == 0 || b == 0)
    return MAX (a, b);

  return MIN (a, b);
}

static gboolean
read_valid_until (LanyardSamlMetadataLimits  *limits,
                  xmlNode                    *element,
                  GError                    **error)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, "validUntil");
  g_autoptr(GError) local_error = NULL;
  gint64 time;

  if (text == NULL)
    return TRUE;
  if (!lanyard_time_parse (text, &time, &local_error))
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                         NULL,
                         _("Get the metadata again from the application"),
                         _("The validUntil of the metadata cannot be read: %s"), local_error->message);
      return FALSE;
    }

  if (time > TIME_NOT_SET)
    limits->valid_until = get_smaller (limits->valid_until, time);
  return TRUE;
}

/* How often to look for a new copy: nothing to refuse a document for. */
static void
read_cache_duration (LanyardSamlMetadataLimits *limits,
                     xmlNode                   *element)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, "cacheDuration");
  gint64 duration;

  if (text != NULL && lanyard_time_parse_duration (text, &duration, NULL))
    limits->cache_duration = get_smaller (limits->cache_duration, duration);
}

static gboolean
check_not_past (gint64   valid_until,
                gint64   now,
                GError **error)
{
  g_autofree char *text = NULL;

  if (valid_until == 0 || now < valid_until)
    return TRUE;

  text = lanyard_time_format (valid_until);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_EXPIRED,
                     _("Its keys and addresses may no longer be right"),
                     _("Get the metadata again from the application"),
                     _("The metadata was valid until %s"), text);
  return FALSE;
}

/*
 * _lanyard_saml_metadata_narrow:
 * @limits: (inout): what the levels above say
 * @element: the next level
 * @now: seconds
 * @error: EXPIRED, MALFORMED
 *
 * M-65: what a nested level says can only shorten (E76); what is past is
 * refused.
 *
 * Returns: whether @element may be used
 */
gboolean
_lanyard_saml_metadata_narrow (LanyardSamlMetadataLimits  *limits,
                               xmlNode                    *element,
                               gint64                      now,
                               GError                    **error)
{
  read_cache_duration (limits, element);

  return read_valid_until (limits, element, error) &&
         check_not_past (limits->valid_until, now, error);
}

static GError *
judge_validity (const LanyardSamlMetadataLimits *limits,
                const LanyardSamlMetadataPolicy *policy,
                const char                      *until)
{
  int days = (int) (policy->max_validity / DAY);

  if (until == NULL)
    return _lanyard_saml_error_new (LANYARD_SAML_ERROR_VALIDITY,
                                    _("An old copy could be passed off as new for ever"),
                                    _("Ask for metadata with a validUntil, or do not demand one"),
                                    _("The metadata does not say until when it is valid"));
  if (limits->valid_until - policy->now > policy->max_validity)
    return _lanyard_saml_error_new (LANYARD_SAML_ERROR_VALIDITY,
                                    _("An old copy could be passed off as new for so long"),
                                    _("Ask for metadata that is valid for a shorter time, or allow more days"),
                                    ngettext ("The metadata is valid until %s, which is more than %d day away",
                                              "The metadata is valid until %s, which is more than %d days away", days),
                                    until, days);

  return NULL;
}

/*
 * _lanyard_saml_metadata_check_validity:
 * @limits: what the root says
 * @policy: what is demanded
 * @error: VALIDITY
 *
 * M-65, strict: with a longest validity, metadata without one or with a
 * longer one is refused.
 *
 * Returns: whether the document may be used
 */
gboolean
_lanyard_saml_metadata_check_validity (const LanyardSamlMetadataLimits  *limits,
                                       const LanyardSamlMetadataPolicy  *policy,
                                       GError                          **error)
{
  LanyardSamlReport report = { .findings = policy->findings };
  g_autofree char *latest = NULL;
  g_autofree char *until = NULL;

  if (policy->max_validity == 0)
    return TRUE;

  latest = lanyard_time_format (policy->now + policy->max_validity);
  until = limits->valid_until != 0 ? lanyard_time_format (limits->valid_until) : NULL;
  if (_lanyard_saml_report_take (&report, "M-65", _("End of validity of the metadata"), latest, until,
                                 judge_validity (limits, policy, until)))
    return TRUE;

  g_propagate_error (error, report.error);
  return FALSE;
}
