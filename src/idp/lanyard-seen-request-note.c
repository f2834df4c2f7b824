/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-seen-request-private.h"

#include <string.h>

#include "lanyard-check-snapshot.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml.h"
#include "lanyard-seen-request.h"
#include "lanyard-text.h"

#define KEPT_FOR (G_GINT64_CONSTANT (90) * 24 * 60 * 60)
#define KEPT_AGAIN_AFTER (60 * 60)
#define TEXT_MAX 1024
#define OFFSET_STEP 30

static gboolean
is_verified (GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      LanyardSamlFinding *finding = findings->pdata[i];

      if (finding->passed && !finding->warning &&
          (strcmp (finding->rule, "M-11") == 0 || strcmp (finding->rule, "M-12") == 0))
        return TRUE;
    }

  return FALSE;
}

static void
set_text (LanyardSeenRequest *seen,
          const char         *field,
          const char         *value)
{
  g_autofree char *text = value != NULL ? g_utf8_make_valid (value, (gssize) MIN (strlen (value), TEXT_MAX)) : NULL;

  g_object_set (seen, field, text, NULL);
}

static void
describe_message (LanyardSeenRequest *seen,
                  LanyardSamlRequest *message)
{
  set_text (seen, "issuer", lanyard_saml_request_get_issuer (message));
  set_text (seen, "acs-url", lanyard_saml_request_get_acs_url (message));
  set_text (seen, "destination", lanyard_saml_request_get_destination (message));
  set_text (seen, "name-id-format", lanyard_saml_request_get_name_id_format (message));
  set_text (seen, "comparison", lanyard_saml_request_get_authn_context_comparison (message));
  g_object_set (seen,
                "authn-contexts", lanyard_saml_request_get_authn_contexts (message),
                "issue-instant", lanyard_saml_request_get_issue_instant (message),
                NULL);
}

static gint64
get_offset (LanyardSeenRequest *seen)
{
  return (lanyard_seen_request_get_issue_instant (seen) - lanyard_seen_request_get_time (seen)) / OFFSET_STEP;
}

/* Whether the two tell the check the same, and the older one is not old. */
static gboolean
says_the_same (LanyardSeenRequest *before,
               LanyardSeenRequest *now)
{
  g_autoptr(LanyardItem) one = lanyard_item_copy (LANYARD_ITEM (before));
  g_autoptr(LanyardItem) other = lanyard_item_copy (LANYARD_ITEM (now));

  g_object_set (one, "time", G_GINT64_CONSTANT (0), "issue-instant", G_GINT64_CONSTANT (0), NULL);
  g_object_set (other, "time", G_GINT64_CONSTANT (0), "issue-instant", G_GINT64_CONSTANT (0), NULL);

  return get_offset (before) == get_offset (now) && lanyard_item_equal (one, other) &&
         lanyard_seen_request_get_time (now) - lanyard_seen_request_get_time (before) < KEPT_AGAIN_AFTER;
}

static gboolean
is_kept (LanyardConfiguration *configuration,
         const char           *connector_id,
         LanyardSeenRequest   *seen)
{
  g_autofree char *text = lanyard_configuration_get_state_sync (configuration, LANYARD_SEEN_REQUEST_KIND, connector_id,
                                                                lanyard_seen_request_get_time (seen), FALSE, NULL);
  g_autoptr(LanyardItem) before = text != NULL
                                  ? lanyard_item_new_from_json_text (LANYARD_TYPE_SEEN_REQUEST, text, NULL) : NULL;

  return before != NULL && says_the_same (LANYARD_SEEN_REQUEST (before), seen);
}

/*
 * _lanyard_seen_request_note_sync:
 * @idp: an identity provider
 * @request: what is being answered
 * @connector: at whose address it arrived
 * @message: (nullable): what it holds; %NULL when that could not be decoded
 * @binding: "redirect" or "post"
 * @findings: (nullable): the rules that were looked at
 * @refusal: (nullable): why it is refused
 *
 * Keeps for the connector check what the last request said; written only when
 * it says something else than the one before. A failure is logged: nobody's
 * sign-in depends on it.
 */
void
_lanyard_seen_request_note_sync (LanyardIdp         *idp,
                                 LanyardHttpRequest *request,
                                 LanyardConnector   *connector,
                                 LanyardSamlRequest *message,
                                 const char         *binding,
                                 GPtrArray          *findings,
                                 const GError       *refusal)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (idp);
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  g_autoptr(LanyardSeenRequest) seen = g_object_new (LANYARD_TYPE_SEEN_REQUEST, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (refusal != NULL && refusal->domain != LANYARD_SAML_ERROR)
    return;

  g_object_set (seen,
                "time", request->now,
                "binding", binding,
                "code", refusal != NULL ? lanyard_saml_error_get_code (refusal->code) : NULL,
                "verified", is_verified (findings),
                NULL);
  if (message != NULL)
    describe_message (seen, message);
  if (is_kept (configuration, id, seen))
    return;

  text = lanyard_item_to_json_text (LANYARD_ITEM (seen), FALSE);
  if (!lanyard_configuration_put_state_sync (configuration, LANYARD_SEEN_REQUEST_KIND, id, text, request->now + KEPT_FOR,
                                             FALSE, &error))
    g_warning ("What a request said was not kept for the check: %s", error->message);
}
