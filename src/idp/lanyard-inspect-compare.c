/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-inspect-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-time.h"

/* Takes @what. */
static void
add (LanyardInspectMessage *message,
     const char            *field,
     char                  *what,
     const char            *fix,
     const char            *expected,
     const char            *received)
{
  LanyardInspectDifference *difference = g_new0 (LanyardInspectDifference, 1);

  difference->field = field;
  difference->what = what;
  difference->fix = g_strdup (fix);
  difference->expected = g_strdup (expected);
  difference->received = g_strdup (received);
  g_ptr_array_add (message->differences, difference);
}

static const char *
find_fact (LanyardInspectMessage *message,
           const char            *name)
{
  return _lanyard_inspect_find_fact (message->capture->inspection, name);
}

/* "The issuer … They differ by a slash at the end" */
static void
compare (LanyardInspectMessage *message,
         const char            *field,
         const char            *sentence,
         const char            *fix,
         const char            *expected,
         const char            *received)
{
  const char *small = _lanyard_inspect_explain (expected, received);

  if (received == NULL || expected == NULL || strcmp (expected, received) == 0)
    return;

  add (message, field, small != NULL ? g_strconcat (sentence, ". ", small, NULL) : g_strdup (sentence), fix, expected,
       received);
}

static void
compare_acs (LanyardInspectMessage *message,
             const char            *url)
{
  const char *nearest;

  if (url == NULL || _lanyard_inspect_has_acs (message->connector, url))
    return;

  nearest = _lanyard_inspect_find_nearest (message->connector, url);
  if (nearest == NULL)
    add (message, "acs", g_strdup (_("The application has no ACS URL here")),
         _("Import the metadata of the service provider, or enter its ACS URL"), NULL, url);
  else
    compare (message, "acs", _("The ACS URL is not registered; the nearest one is shown"),
             _("Add it to the ACS URLs of the application if it is really its own, or correct it there"), nearest, url);
}

static void
compare_request (LanyardInspectMessage *message,
                 const char            *base_url)
{
  g_autofree char *sso_url = lanyard_connector_dup_sso_url (message->connector, base_url);

  compare (message, "issuer", _("The issuer is not the SP entity ID of the application"),
           _("Enter the issuer as SP entity ID, or correct it at the application"),
           lanyard_connector_get_sp_entity_id (message->connector), find_fact (message, "Issuer"));
  compare_acs (message, find_fact (message, "AssertionConsumerServiceURL"));
  compare (message, "destination", _("The request was made for another address than the sign-in URL of the application"),
           _("Copy the sign-in URL from the setup page to the application again"), sso_url,
           find_fact (message, "Destination"));
}

static void
compare_response (LanyardInspectMessage *message)
{
  const char *audience = lanyard_connector_get_audience (message->connector);

  if (audience == NULL)
    audience = lanyard_connector_get_sp_entity_id (message->connector);

  compare (message, "issuer", _("The issuer is not the IdP entity ID of the application"),
           _("Enter the IdP entity ID from the setup page at the application"),
           lanyard_connector_get_idp_entity_id (message->connector), find_fact (message, "Issuer"));
  compare_acs (message, find_fact (message, "Destination"));
  compare (message, "audience", _("The audience is not the SP entity ID of the application"),
           _("Enter the entity ID that the service provider has, character by character"), audience,
           find_fact (message, "Audience"));
}

static gboolean
read_time (LanyardInspectMessage *message,
           const char            *name,
           gint64                *time)
{
  const char *text = find_fact (message, name);

  return text != NULL && lanyard_time_parse (text, time, NULL);
}

/* C35: the clock of the sender against the time of the recording; without one
 * a message cannot be too old, but it can come from the future. */
static void
compare_clock (LanyardInspectMessage *message,
               gint64                 now)
{
  gint64 seen = message->capture->time != 0 ? message->capture->time : now;
  g_autofree char *present = lanyard_time_format (seen);
  g_autofree char *seconds = NULL;
  gint64 instant;
  gint64 ahead;

  if (!read_time (message, "IssueInstant", &instant))
    return;

  ahead = instant - seen;
  seconds = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (ahead));
  if (ahead > 60)
    /* Translators: a number of seconds */
    add (message, "clock", g_strdup_printf (_("The clock of the sender is %s seconds ahead"), seconds),
         _("Set both machines to get their time from the network"), present, find_fact (message, "IssueInstant"));
  else if (message->capture->time != 0 && ahead < -LANYARD_SAML_SKEW)
    /* Translators: a number of seconds */
    add (message, "clock", g_strdup_printf (_("The clock of the sender is %s seconds behind, or the message was on its "
                                              "way for so long"), seconds),
         _("Set both machines to get their time from the network"), present, find_fact (message, "IssueInstant"));
}

static void
compare_validity (LanyardInspectMessage *message,
                  gint64                 now)
{
  g_autofree char *present = lanyard_time_format (now);
  gint64 end;

  if (message->capture->time == 0 && read_time (message, "NotOnOrAfter", &end) && now >= end + LANYARD_SAML_SKEW)
    add (message, "clock", g_strdup (_("The assertion has expired by now; the rules were looked at as of its issue")),
         _("Sign in again to get one that is valid"), present, find_fact (message, "NotOnOrAfter"));
}

static void
name_signature (LanyardInspectMessage *message)
{
  for (guint i = 0; i < message->findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (message->findings, i);

      if (finding->passed)
        continue;
      if (finding->code == LANYARD_SAML_ERROR_SIGNATURE_MISSING)
        add (message, "signature", g_strdup (_("It is not signed where it must be")), finding->fix, finding->expected,
             finding->received);
      else if (finding->code == LANYARD_SAML_ERROR_SIGNATURE_INVALID)
        add (message, "signature", g_strdup (_("The signature was not made with a key that is known for the sender, or the "
                                               "message was changed")),
             finding->fix, finding->expected, finding->received);
      else if (finding->code == LANYARD_SAML_ERROR_ALGORITHM)
        add (message, "signature", g_strdup (_("The algorithm of the signature is not good enough")), finding->fix,
             finding->expected, finding->received);
    }
}

/*
 * _lanyard_inspect_compare:
 * @message: (inout): a message with its connector and findings
 * @base_url: where the identity provider is
 * @now: seconds
 *
 * Names what disagrees between a message and the connector that it belongs to
 * (C01, C02, C03, C13, C35), or that it belongs to none.
 */
void
_lanyard_inspect_compare (LanyardInspectMessage *message,
                          const char            *base_url,
                          gint64                 now)
{
  LanyardSamlKind kind = message->capture->inspection->kind;

  if (message->connector == NULL)
    add (message, "connector", g_strdup (_("No application here has this issuer, address or audience")),
         _("Compare the entity IDs on both sides, or add the application"), NULL,
         find_fact (message, kind == LANYARD_SAML_KIND_METADATA ? "entityID" : "Issuer"));
  else if (kind == LANYARD_SAML_KIND_AUTHN_REQUEST)
    compare_request (message, base_url);
  else if (kind == LANYARD_SAML_KIND_RESPONSE)
    compare_response (message);

  compare_clock (message, now);
  compare_validity (message, now);
  name_signature (message);
}
