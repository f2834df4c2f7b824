/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

/* Turns "this person at this connector" into a signed Response: the only
 * place where authorization, attributes and NameID come together. Keeps a
 * prepared signer per connector, dropped when the connector's revision or
 * active pair changes. Thread-safe. */
typedef struct _LanyardResponder LanyardResponder;

LanyardResponder *lanyard_responder_new   (LanyardConfiguration *configuration);
LanyardResponder *lanyard_responder_ref   (LanyardResponder     *responder);
void              lanyard_responder_unref (LanyardResponder     *responder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardResponder, lanyard_responder_unref)

/* How the person signed in; from the session, or made up for a dry run. */
typedef struct
{
  gint64      authn_instant;
  const char *session_id;         /* SessionIndex is derived from it per SP */
  gboolean    over_tls;
} LanyardSignIn;

typedef struct
{
  char *document;                 /* the signed Response */
  char *acs_url;
  char *relay_state;              /* NULL: none */
  gboolean success;               /* FALSE: an error Response (M-52) */
} LanyardAnswer;

void lanyard_answer_free (LanyardAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardAnswer, lanyard_answer_free)

/* @request NULL: IdP-initiated, then @relay_state (nullable) or the
 * connector's default goes along. Disabled connector, suspended person, no
 * granted group, no NameID value: REFUSED or a saml error, never an
 * assertion; once the ACS is proven, what SAML has a status for becomes an
 * error Response in the answer instead. @destination: our endpoint's URL. */
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

G_END_DECLS
