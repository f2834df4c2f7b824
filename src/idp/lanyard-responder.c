/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-responder.h"

#include <string.h>

#include "lanyard-access-private.h"
#include "lanyard-digest.h"
#include "lanyard-encrypters-private.h"
#include "lanyard-error.h"
#include "lanyard-name-id-private.h"
#include "lanyard-random.h"
#include "lanyard-release-private.h"
#include "lanyard-response-options-private.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"
#include "lanyard-signers-private.h"
#include "lanyard-subject-private.h"
#include "lanyard-trust-private.h"
#include "lanyard-wishes-private.h"

/* As many as an ID has (M-32). */
#define SESSION_INDEX_DIGITS 40

struct _LanyardResponder
{
  gatomicrefcount       ref_count;
  LanyardConfiguration *configuration;
  LanyardSigners       *signers;
  LanyardEncrypters    *encrypters;
};

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

static LanyardSamlSign
get_sign (LanyardConnector *connector)
{
  switch (lanyard_connector_get_sign (connector))
    {
    case LANYARD_SIGN_RESPONSE:
      return LANYARD_SAML_SIGN_RESPONSE;
    case LANYARD_SIGN_ASSERTION:
      return LANYARD_SAML_SIGN_ASSERTION;
    case LANYARD_SIGN_BOTH:
    default:
      return LANYARD_SAML_SIGN_BOTH;
    }
}

/* Unguessable, the same for one session at one SP, and telling another SP
 * nothing (M-36). */
static char *
derive_session_index (const LanyardSignIn *sign_in,
                      LanyardConnector    *connector)
{
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;

  if (sign_in->session_id == NULL)
    return lanyard_random_dup_id ();

  text = g_strconcat (sign_in->session_id, "/", get_id (connector), NULL);
  hash = lanyard_digest_dup_sha256 (text);
  hash[SESSION_INDEX_DIGITS] = '\0';

  return g_strconcat ("_", hash, NULL);
}

static LanyardAnswer *
make_answer (char                *acs_url,
             LanyardConnector    *connector,
             LanyardSamlRequest  *request,
             const char          *relay_state)
{
  LanyardAnswer *answer = g_new0 (LanyardAnswer, 1);

  if (request != NULL)
    relay_state = lanyard_saml_request_get_relay_state (request);
  if (relay_state == NULL)
    relay_state = lanyard_connector_get_relay_state (connector);

  answer->acs_url = acs_url;
  answer->relay_state = g_strdup (relay_state);
  return answer;
}

/* What single logout will need to know of it is noted in @answer (M-42, I-31). */
static char *
write_response (LanyardResponder     *responder,
                LanyardConnector     *connector,
                LanyardPerson        *person,
                LanyardSamlResponse  *response,
                const LanyardSignIn  *sign_in,
                const char * const   *groups,
                LanyardNameIdWish    *wish,
                LanyardAnswer        *answer,
                GError              **error)
{
  g_autoptr(LanyardSamlSigner) signer = NULL;
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;
  g_autoptr(LanyardRelease) release = NULL;
  g_autofree char *name_id = NULL;
  g_autofree char *session_index = derive_session_index (sign_in, connector);
  int session_lifetime = lanyard_connector_get_session_lifetime (connector);

  signer = _lanyard_signers_prepare_sync (responder->signers, responder->configuration, connector, error);
  if (signer == NULL || !_lanyard_encrypters_prepare (responder->encrypters, connector, &encrypter, error))
    return NULL;
  _lanyard_response_options_fill (response, connector);
  if ((response->omit & LANYARD_SAML_OMIT_NAME_ID) == 0)
    {
      name_id = _lanyard_name_id_make_sync (responder->configuration, connector, person, wish, response->now, error);
      if (name_id == NULL)
        return NULL;
    }
  release = _lanyard_release_new_sync (responder->configuration, connector, person, groups, response->now, error);
  if (release == NULL)
    return NULL;

  response->name_id = name_id;
  if (strcmp (response->name_id_format, LANYARD_SAML_NAME_ID_PERSISTENT) == 0)
    {
      response->name_qualifier = response->issuer;
      response->sp_name_qualifier = wish->qualifier != NULL ? wish->qualifier
                                                            : lanyard_connector_get_sp_entity_id (connector);
    }
  response->attributes = _lanyard_release_get_attributes (release, &response->n_attributes);
  response->encrypter = encrypter;
  response->session_index = session_index;
  response->authn_instant = sign_in->authn_instant;
  response->session_not_on_or_after = session_lifetime > 0 ? response->now + session_lifetime : 0;
  answer->name_id = lanyard_saml_name_id_new (name_id, response->name_id_format, response->name_qualifier,
                                              response->sp_name_qualifier);
  answer->session_index = g_strdup (session_index);

  return lanyard_saml_response_write (response, signer, get_sign (connector), error);
}

/* M-52: what is wrong, as far as it concerns the service provider, signed like
 * everything else that we say. */
static LanyardAnswer *
make_refusal (LanyardResponder         *responder,
              LanyardConnector         *connector,
              LanyardSamlRequest       *request,
              const char               *acs_url,
              const LanyardSamlStatus  *status,
              const GError             *reason,
              gint64                    now,
              GError                  **error)
{
  g_autoptr(LanyardSamlSigner) signer = NULL;
  const char *destination = lanyard_connector_get_destination (connector);
  LanyardAnswer *answer;
  char *document;

  signer = _lanyard_signers_prepare_sync (responder->signers, responder->configuration, connector, error);
  if (signer == NULL)
    return NULL;

  document = lanyard_saml_error_response_write (lanyard_connector_get_idp_entity_id (connector),
                                                destination != NULL ? destination : acs_url,
                                                lanyard_saml_request_get_id (request), status->status,
                                                status->sub_status, status->message, now, signer, error);
  if (document == NULL)
    return NULL;

  answer = g_new0 (LanyardAnswer, 1);
  answer->document = document;
  answer->acs_url = g_strdup (acs_url);
  answer->relay_state = g_strdup (lanyard_saml_request_get_relay_state (request));
  answer->status = g_strdup (status->sub_status != NULL ? status->sub_status : status->status);
  answer->message = g_strdup (status->message);
  answer->reason = g_error_copy (reason);
  return answer;
}

/* Tells the service provider, if it is known and the reason concerns it; else
 * the reason is the error. */
static LanyardAnswer *
refuse (LanyardResponder    *responder,
        LanyardConnector    *connector,
        LanyardSamlRequest  *request,
        const char          *acs_url,
        GError              *reason,
        gint64               now,
        GError             **error)
{
  g_autoptr(GError) owned = reason;
  LanyardSamlStatus status;

  if (request != NULL && acs_url != NULL && lanyard_saml_error_get_status (owned, &status))
    return make_refusal (responder, connector, request, acs_url, &status, owned, now, error);

  g_propagate_error (error, g_steal_pointer (&owned));
  return NULL;
}

/* The answer for a person who may, to a request that is proven. */
static LanyardAnswer *
make_success (LanyardResponder     *responder,
              LanyardConnector     *connector,
              LanyardPerson        *person,
              const LanyardSignIn  *sign_in,
              LanyardSamlRequest   *request,
              const char           *relay_state,
              const char           *acs_url,
              const char * const   *groups,
              gint64                now,
              GPtrArray            *findings,
              GError              **error)
{
  LanyardNameIdWish wish = { 0 };
  LanyardSamlResponse response = { 0 };
  g_autoptr(LanyardAnswer) answer = NULL;

  if (request != NULL &&
      !_lanyard_wishes_check_subject_sync (responder->configuration, connector, person, request, now, error))
    return NULL;
  if (!_lanyard_wishes_choose_name_id (connector, request, &wish, error) ||
      !_lanyard_wishes_choose_authn_context (connector, request, sign_in, &response.authn_context, error))
    return NULL;

  response.name_id_format = wish.format;
  response.destination = acs_url;
  response.in_response_to = request != NULL ? lanyard_saml_request_get_id (request) : NULL;
  response.now = now;
  answer = make_answer (g_strdup (acs_url), connector, request, relay_state);
  answer->document = write_response (responder, connector, person, &response, sign_in, groups, &wish, answer, error);
  if (answer->document == NULL)
    return NULL;

  _lanyard_wishes_note_created (findings, request, &wish);
  answer->success = TRUE;
  return g_steal_pointer (&answer);
}

LanyardResponder *
lanyard_responder_new (LanyardConfiguration *configuration)
{
  LanyardResponder *responder;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  responder = g_new0 (LanyardResponder, 1);
  g_atomic_ref_count_init (&responder->ref_count);
  responder->configuration = g_object_ref (configuration);
  responder->signers = _lanyard_signers_new ();
  responder->encrypters = _lanyard_encrypters_new ();
  return responder;
}

LanyardResponder *
lanyard_responder_ref (LanyardResponder *responder)
{
  g_return_val_if_fail (responder != NULL, NULL);

  g_atomic_ref_count_inc (&responder->ref_count);
  return responder;
}

void
lanyard_responder_unref (LanyardResponder *responder)
{
  g_return_if_fail (responder != NULL);

  if (!g_atomic_ref_count_dec (&responder->ref_count))
    return;

  _lanyard_encrypters_free (responder->encrypters);
  _lanyard_signers_free (responder->signers);
  g_object_unref (responder->configuration);
  g_free (responder);
}

void
lanyard_answer_free (LanyardAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  g_free (answer->document);
  g_free (answer->acs_url);
  g_free (answer->relay_state);
  g_free (answer->status);
  g_free (answer->message);
  g_clear_pointer (&answer->name_id, lanyard_saml_name_id_free);
  g_free (answer->session_index);
  g_clear_error (&answer->reason);
  g_free (answer);
}

/**
 * lanyard_responder_accept:
 * @responder: a responder
 * @connector: the connector at whose address the request arrived
 * @request: a request as it was decoded
 * @destination: our endpoint's URL
 * @now: when it arrived
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line a rule
 * @error: %LANYARD_SAML_ERROR, or %LANYARD_ERROR_REFUSED for a connector that
 *   is switched off
 *
 * Whether a request may be answered at all: the connector is active and every
 * rule about the request holds. What is trusted comes from the connector. The
 * request's age counts here and nowhere later, since signing in takes time
 * (M-05).
 *
 * Returns: whether to go on; what lanyard_responder_refuse_sync() makes no
 *   answer of is shown to the person and never sent anywhere
 */
gboolean
lanyard_responder_accept (LanyardResponder    *responder,
                          LanyardConnector    *connector,
                          LanyardSamlRequest  *request,
                          const char          *destination,
                          gint64               now,
                          GPtrArray           *findings,
                          GError             **error)
{
  g_autofree char *acs_url = NULL;

  g_return_val_if_fail (responder != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);

  return _lanyard_access_check_connector (connector, now, error) &&
         _lanyard_trust_prove (responder->configuration, connector, request, destination, now, findings, &acs_url,
                               error);
}

/**
 * lanyard_responder_respond_sync:
 * @responder: a responder
 * @connector: a connector
 * @person: who signed in
 * @sign_in: how and when
 * @request: (nullable): %NULL for IdP-initiated
 * @relay_state: (nullable): goes along when there is no request
 * @destination: our endpoint's URL
 * @now: seconds
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line a rule
 * @error: %LANYARD_ERROR_REFUSED (connector switched off, person suspended,
 *   no granted group, an excluded one, IdP-initiated sign-in not wanted, no
 *   active pair), %LANYARD_SAML_ERROR (the request, no second factor, no value
 *   for the NameID, encryption)
 *
 * Builds and signs the answer. Everything about the request is looked at
 * again except its age, because the connector may have changed while the
 * person signed in. A RelayState of the request comes back byte for byte;
 * the connector's is used if none came. What the service provider asked for
 * and cannot have, NameID format or authentication context, is an error
 * Response; the reasons why this person may not are not its business and are
 * errors here.
 *
 * Returns: (transfer full): the answer
 */
LanyardAnswer *
lanyard_responder_respond_sync (LanyardResponder    *responder,
                                LanyardConnector    *connector,
                                LanyardPerson       *person,
                                const LanyardSignIn *sign_in,
                                LanyardSamlRequest  *request,
                                const char          *relay_state,
                                const char          *destination,
                                gint64               now,
                                GPtrArray           *findings,
                                GError             **error)
{
  g_autofree char *acs_url = NULL;
  g_auto(GStrv) groups = NULL;
  g_autoptr(GError) reason = NULL;
  LanyardAnswer *answer = NULL;
  gboolean needs_mfa;
  gint64 arrival;

  g_return_val_if_fail (responder != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);
  g_return_val_if_fail (sign_in != NULL, NULL);

  if (!_lanyard_access_check_connector (connector, now, error) ||
      (request == NULL && !_lanyard_access_check_unsolicited (connector, relay_state, error)))
    return NULL;

  arrival = request != NULL ? lanyard_saml_request_get_issue_instant (request) : now;
  if (!_lanyard_trust_prove (responder->configuration, connector, request, destination, arrival, findings, &acs_url,
                             &reason))
    return refuse (responder, connector, request, acs_url, g_steal_pointer (&reason), now, error);

  groups = _lanyard_access_decide_sync (responder->configuration, connector, person, &needs_mfa, error);
  if (groups == NULL)
    return NULL;

  if (_lanyard_access_check_factor (connector, needs_mfa, sign_in->second_factor != LANYARD_SECOND_FACTOR_NONE, &reason))
    answer = make_success (responder, connector, person, sign_in, request, relay_state, acs_url,
                           (const char * const *) groups, now, findings, &reason);
  if (answer == NULL)
    return refuse (responder, connector, request, acs_url, g_steal_pointer (&reason), now, error);

  return answer;
}

/**
 * lanyard_responder_refuse_sync:
 * @responder: a responder
 * @connector: a connector
 * @request: the request that cannot be answered as it wishes
 * @destination: our endpoint's URL
 * @reason: why not
 * @now: seconds
 * @error: @reason itself if it concerns nobody but us, or what keeps an error
 *   Response from being sent: the connector is switched off, or the request
 *   does not prove where it comes from
 *
 * Builds and signs the error Response (M-52) that stands for @reason
 * (lanyard_saml_error_get_status()).
 *
 * Returns: (transfer full): the answer
 */
LanyardAnswer *
lanyard_responder_refuse_sync (LanyardResponder    *responder,
                               LanyardConnector    *connector,
                               LanyardSamlRequest  *request,
                               const char          *destination,
                               const GError        *reason,
                               gint64               now,
                               GError             **error)
{
  g_autofree char *acs_url = NULL;
  g_autoptr(GError) proof = NULL;

  g_return_val_if_fail (responder != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  if (!_lanyard_access_check_connector (connector, now, error))
    return NULL;
  _lanyard_trust_prove (responder->configuration, connector, request, destination,
                        lanyard_saml_request_get_issue_instant (request), NULL, &acs_url, &proof);
  if (acs_url == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&proof));
      return NULL;
    }

  return refuse (responder, connector, request, acs_url, g_error_copy (reason), now, error);
}

/**
 * lanyard_responder_matches_sync:
 * @responder: a responder
 * @connector: a connector
 * @person: who is signed in
 * @request: a request
 * @now: seconds
 * @matches: (out): whether @request is for @person: it names nobody, or
 *   exactly them (M-28)
 * @error: the configuration's
 *
 * Returns: %FALSE if that cannot be told
 */
gboolean
lanyard_responder_matches_sync (LanyardResponder    *responder,
                                LanyardConnector    *connector,
                                LanyardPerson       *person,
                                LanyardSamlRequest  *request,
                                gint64               now,
                                gboolean            *matches,
                                GError             **error)
{
  const LanyardSamlSubject *subject;

  g_return_val_if_fail (responder != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (matches != NULL, FALSE);

  subject = lanyard_saml_request_get_subject (request);
  *matches = subject == NULL;

  return *matches ||
         _lanyard_subject_match_sync (responder->configuration, connector, person, subject, now, matches, error);
}

/**
 * lanyard_responder_needs_factor_sync:
 * @responder: a responder
 * @connector: a connector
 * @person: who is signed in
 * @sign_in: how
 * @request: (nullable): a request
 * @needs: (out): whether a second factor would help: the connector or a group
 *   asks for one, or @request asks for a class that stands for one (M-27), and
 *   there was none
 * @error: the configuration's
 *
 * For who may not use the connector at all it would not.
 *
 * Returns: %FALSE if that cannot be told
 */
gboolean
lanyard_responder_needs_factor_sync (LanyardResponder     *responder,
                                     LanyardConnector     *connector,
                                     LanyardPerson        *person,
                                     const LanyardSignIn  *sign_in,
                                     LanyardSamlRequest   *request,
                                     gboolean             *needs,
                                     GError              **error)
{
  g_auto(GStrv) groups = NULL;
  g_autoptr(GError) cause = NULL;
  gboolean needs_mfa;

  g_return_val_if_fail (responder != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), FALSE);
  g_return_val_if_fail (sign_in != NULL, FALSE);
  g_return_val_if_fail (needs != NULL, FALSE);

  *needs = FALSE;
  if (sign_in->second_factor != LANYARD_SECOND_FACTOR_NONE)
    return TRUE;

  groups = _lanyard_access_decide_sync (responder->configuration, connector, person, &needs_mfa, &cause);
  if (groups != NULL)
    *needs = needs_mfa || _lanyard_wishes_ask_for_factor (connector, request, sign_in);
  else if (!g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  return TRUE;
}

/**
 * lanyard_responder_prepare_signer_sync:
 * @responder: a responder
 * @connector: a connector
 * @error: %LANYARD_ERROR_REFUSED without a usable active pair,
 *   %LANYARD_SAML_ERROR_ALGORITHM
 *
 * Returns: (transfer full): what signs every message to the connector's
 *   service provider
 */
LanyardSamlSigner *
lanyard_responder_prepare_signer_sync (LanyardResponder  *responder,
                                       LanyardConnector  *connector,
                                       GError           **error)
{
  g_return_val_if_fail (responder != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  return _lanyard_signers_prepare_sync (responder->signers, responder->configuration, connector, error);
}
