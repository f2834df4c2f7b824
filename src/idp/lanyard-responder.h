/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-factor.h"
#include "lanyard-saml-logout.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

/**
 * LanyardResponder:
 *
 * Turns "this person at this connector" into a signed Response: the only
 * place where authorization, attributes and NameID come together. Keeps a
 * prepared signer per connector, dropped when the connector's revision or
 * active pair changes. Reference counted, safe on any thread.
 */
typedef struct _LanyardResponder LanyardResponder;

LanyardResponder *lanyard_responder_new   (LanyardConfiguration *configuration);
LanyardResponder *lanyard_responder_ref   (LanyardResponder     *responder);
void              lanyard_responder_unref (LanyardResponder     *responder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardResponder, lanyard_responder_unref)

/**
 * LanyardSignIn:
 * @authn_instant: when the person proved who they are
 * @session_id: (nullable): SessionIndex is derived from it per SP
 * @over_tls: the password went over TLS, or did not leave this machine
 * @second_factor: none, if the password was all
 *
 * How the person signed in; from the session, or made up for a dry run.
 */
typedef struct
{
  gint64               authn_instant;
  const char          *session_id;
  gboolean             over_tls;
  LanyardSecondFactor  second_factor;
} LanyardSignIn;

/**
 * LanyardAnswer:
 * @document: the signed Response
 * @acs_url: where the browser posts it
 * @relay_state: (nullable): goes with it, byte for byte
 * @success: %FALSE for an error Response (M-52)
 * @status: (nullable): the second-level status of an error Response
 * @message: (nullable): what the service provider is told of it
 * @reason: (nullable): why, for the event
 * @name_id: (nullable): the NameID of a success, for single logout (M-42)
 * @session_index: (nullable): its SessionIndex
 */
typedef struct
{
  char     *document;
  char     *acs_url;
  char     *relay_state;
  gboolean  success;
  char     *status;
  char     *message;
  LanyardSamlNameId *name_id;
  char     *session_index;
  GError   *reason;
} LanyardAnswer;

void lanyard_answer_free (LanyardAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardAnswer, lanyard_answer_free)

gboolean       lanyard_responder_accept       (LanyardResponder    *responder,
                                               LanyardConnector    *connector,
                                               LanyardSamlRequest  *request,
                                               const char          *destination,
                                               gint64               now,
                                               GPtrArray           *findings,
                                               GError             **error);
LanyardAnswer *lanyard_responder_respond_sync (LanyardResponder    *responder,
                                               LanyardConnector    *connector,
                                               LanyardPerson       *person,
                                               const LanyardSignIn *sign_in,
                                               LanyardSamlRequest  *request,
                                               const char          *relay_state,
                                               const char          *destination,
                                               gint64               now,
                                               GPtrArray           *findings,
                                               GError             **error);
LanyardAnswer *lanyard_responder_refuse_sync  (LanyardResponder    *responder,
                                               LanyardConnector    *connector,
                                               LanyardSamlRequest  *request,
                                               const char          *destination,
                                               const GError        *reason,
                                               gint64               now,
                                               GError             **error);
gboolean       lanyard_responder_matches_sync (LanyardResponder    *responder,
                                               LanyardConnector    *connector,
                                               LanyardPerson       *person,
                                               LanyardSamlRequest  *request,
                                               gint64               now,
                                               gboolean            *matches,
                                               GError             **error);
gboolean       lanyard_responder_needs_factor_sync
                                              (LanyardResponder    *responder,
                                               LanyardConnector    *connector,
                                               LanyardPerson       *person,
                                               const LanyardSignIn *sign_in,
                                               LanyardSamlRequest  *request,
                                               gboolean            *needs,
                                               GError             **error);

LanyardSamlSigner *lanyard_responder_prepare_signer_sync (LanyardResponder  *responder,
                                                          LanyardConnector  *connector,
                                                          GError           **error);

G_END_DECLS
