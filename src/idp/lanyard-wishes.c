/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-wishes-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-authn-context-private.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-subject-private.h"

static gboolean
set_wish_error (GError           **error,
                LanyardSamlError   code,
                const char        *rule,
                const char        *expected,
                const char        *received,
                const char        *fix,
                const char        *what)
{
  g_autoptr(GError) refusal = NULL;

  lanyard_set_error (&refusal, LANYARD_SAML_ERROR, code, NULL, fix, "%s", what);
  lanyard_error_set_evidence (refusal, rule, expected, received);
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* M-28: who signed in is whom the request names, if it names anybody. */
gboolean
_lanyard_wishes_check_subject_sync (LanyardConfiguration  *configuration,
                                    LanyardConnector      *connector,
                                    LanyardPerson         *person,
                                    LanyardSamlRequest    *request,
                                    gint64                 now,
                                    GError               **error)
{
  const LanyardSamlSubject *subject = lanyard_saml_request_get_subject (request);
  gboolean matches;

  if (subject == NULL)
    return TRUE;
  if (!_lanyard_subject_match_sync (configuration, connector, person, subject, now, &matches, error))
    return FALSE;
  if (matches)
    return TRUE;

  return set_wish_error (error, LANYARD_SAML_ERROR_PRINCIPAL, "M-28",
                         subject->name_id, lanyard_person_get_username (person),
                         _("Sign in as the person that the application asks for"),
                         _("Another person signed in than the one that the request names (Subject)"));
}

/* M-24, M-25, M-26: which NameID is wanted. */
gboolean
_lanyard_wishes_choose_name_id (LanyardConnector    *connector,
                                LanyardSamlRequest  *request,
                                LanyardNameIdWish   *wish,
                                GError             **error)
{
  const char *requested = request != NULL ? lanyard_saml_request_get_name_id_format (request) : NULL;
  const char *qualifier = request != NULL ? lanyard_saml_request_get_sp_name_qualifier (request) : NULL;

  wish->format = _lanyard_name_id_choose_format (connector, requested);
  wish->allow_create = request == NULL || lanyard_connector_get_ignore_allow_create (connector) ||
                       lanyard_saml_request_get_allow_create (request);
  if (qualifier != NULL && *qualifier != '\0' &&
      g_strcmp0 (qualifier, lanyard_connector_get_sp_entity_id (connector)) != 0)
    wish->qualifier = qualifier;

  if (wish->format != NULL)
    return TRUE;

  return set_wish_error (error, LANYARD_SAML_ERROR_NAME_ID_POLICY,
                         g_strcmp0 (requested, LANYARD_SAML_NAME_ID_ENCRYPTED) == 0 ? "M-26" : "M-24",
                         lanyard_connector_get_name_id_format (connector), requested,
                         _("Set the application to the configured format, or force that in its settings"),
                         _("The request asks for a NameID format that is not available"));
}

/* M-27: which class is asserted; without a request the connector's. */
gboolean
_lanyard_wishes_choose_authn_context (LanyardConnector     *connector,
                                      LanyardSamlRequest   *request,
                                      const LanyardSignIn  *sign_in,
                                      const char          **context,
                                      GError              **error)
{
  const char *mapped = _lanyard_authn_context_map (connector, sign_in->second_factor);
  const char *configured = lanyard_connector_get_authn_context (connector);
  const char * const *requested = request != NULL ? lanyard_saml_request_get_authn_contexts (request) : NULL;
  const char *comparison = request != NULL ? lanyard_saml_request_get_authn_context_comparison (request) : NULL;
  g_autofree char *list = NULL;
  g_autofree char *received = NULL;

  *context = _lanyard_authn_context_choose (mapped, configured, sign_in->over_tls, requested, comparison);
  if (*context != NULL)
    return TRUE;

  list = g_strjoinv (" ", (char **) requested);
  received = g_strdup_printf ("%s: %s", comparison, list);
  return set_wish_error (error, LANYARD_SAML_ERROR_AUTHN_CONTEXT, "M-27",
                         _lanyard_authn_context_choose (mapped, configured, sign_in->over_tls, NULL, NULL), received,
                         _("Set the application to ask for no authentication context, or for one that a password meets"),
                         _("The request asks for a way to sign in that there is not (RequestedAuthnContext)"));
}

/* M-27: whether a code of an app would meet what a password does not. */
gboolean
_lanyard_wishes_ask_for_factor (LanyardConnector    *connector,
                                LanyardSamlRequest  *request,
                                const LanyardSignIn *sign_in)
{
  const char *mapped = _lanyard_authn_context_map (connector, LANYARD_SECOND_FACTOR_TOTP);
  const char *configured = lanyard_connector_get_authn_context (connector);
  const char * const *requested = request != NULL ? lanyard_saml_request_get_authn_contexts (request) : NULL;
  const char *comparison = request != NULL ? lanyard_saml_request_get_authn_context_comparison (request) : NULL;

  return mapped != NULL && requested != NULL &&
         _lanyard_authn_context_choose (NULL, configured, sign_in->over_tls, requested, comparison) == NULL &&
         _lanyard_authn_context_choose (mapped, configured, sign_in->over_tls, requested, comparison) != NULL;
}

/* M-25: what the request did not allow was done all the same, because the
 * administrator says that it forgets to. */
void
_lanyard_wishes_note_created (GPtrArray          *findings,
                              LanyardSamlRequest *request,
                              LanyardNameIdWish  *wish)
{
  LanyardSamlFinding *finding;

  if (findings == NULL || request == NULL || !wish->created || lanyard_saml_request_get_allow_create (request))
    return;

  finding = lanyard_saml_finding_new ("M-25", LANYARD_SAML_ERROR_NAME_ID_POLICY, TRUE,
                                      _("AllowCreate of the request"), "true", "false");
  finding->warning = TRUE;
  g_ptr_array_add (findings, finding);
}
