/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-error.h"
#include "lanyard-key.h"

G_BEGIN_DECLS

/**
 * LanyardSamlExpectation: what a strict service provider demands of a Response.
 */
typedef struct
{
  const char  *issuer;                 /* the IdP's entity ID */
  GPtrArray   *keys;                   /* LanyardKey, pinned: the IdP's */
  const char  *audience;               /* the SP's entity ID */
  const char  *acs_url;                /* Destination and Recipient */
  const char  *destination;            /* NULL: acs_url */
  const char  *recipient;              /* NULL: acs_url */
  const char  *in_response_to;         /* NULL: unsolicited, then it must be absent */
  gboolean     want_assertion_signed;
  gboolean     want_response_signed;
  GPtrArray   *decryption_keys;        /* LanyardKey, private, the SP's; NULL: encrypted assertions are refused */
  gboolean     want_encrypted;
  gint64       now;
  gint64       skew;
} LanyardSamlExpectation;

typedef struct
{
  char  *name;
  char  *name_format;
  char  *friendly_name;
  char **values;
} LanyardSamlReceivedAttribute;

/**
 * LanyardSamlReceived: what an assertion says, only from signed bytes.
 */
typedef struct
{
  gboolean   was_encrypted;
  char      *response_id;
  char      *assertion_id;
  char      *in_response_to;
  char      *issuer;
  char      *name_id;
  char      *name_id_format;
  char      *session_index;
  char      *authn_context;
  gint64     authn_instant;
  gint64     session_not_on_or_after;
  GPtrArray *attributes;               /* LanyardSamlReceivedAttribute */
  char      *status;                   /* top level */
  char      *sub_status;
  char      *status_message;
} LanyardSamlReceived;

void                 lanyard_saml_received_free    (LanyardSamlReceived           *received);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlReceived, lanyard_saml_received_free)

gboolean             lanyard_saml_response_peek    (GBytes                        *document,
                                                    char                         **issuer,
                                                    char                         **in_response_to,
                                                    GError                       **error);
LanyardSamlReceived *lanyard_saml_response_verify  (GBytes                        *document,
                                                    const LanyardSamlExpectation  *expectation,
                                                    LanyardSamlReceived          **refused,
                                                    GPtrArray                     *findings,
                                                    GError                       **error);

G_END_DECLS
