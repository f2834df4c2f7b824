/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "http-client.h"
#include "idp-fixture.h"
#include "lanyard-idp.h"

G_BEGIN_DECLS

#define SP_PASSWORD "correct horse"
#define SP_NAME_ID(format, value) \
  "<saml:Subject><saml:NameID" format ">" value "</saml:NameID></saml:Subject>"

/* An IdP that runs, and the application of the fixture as a service provider
 * that sends what the test says and reads the answer strictly. */
typedef struct
{
  IdpFixture   base;
  LanyardIdp  *idp;
  char        *base_url;
  char        *destination;
  guint        n_requests;
  HttpBrowser *browser;
} SpFixture;

/* What comes in the end of a sign-in: a page of ours, or one with a form for
 * the service provider. */
typedef struct
{
  guint  status;
  char  *page;
  char  *action;        /* of the form, NULL: none that goes elsewhere */
  char  *document;      /* of SAMLResponse, NULL: none */
  char  *relay_state;   /* NULL: none */
} SpOutcome;

void       sp_fixture_set_up    (SpFixture     *fixture,
                                 gconstpointer  data);
void       sp_fixture_tear_down (SpFixture     *fixture,
                                 gconstpointer  data);
/* (transfer full) an AuthnRequest with these attributes and children */
char      *sp_make_request      (SpFixture     *fixture,
                                 const char    *attributes,
                                 const char    *children);
/* posts it and follows redirects; signs in when there is a form, unless
 * @username is NULL */
SpOutcome *sp_send              (SpFixture     *fixture,
                                 const char    *document,
                                 const char    *relay_state,
                                 const char    *username);
/* follows redirects from @target */
SpOutcome *sp_follow            (SpFixture     *fixture,
                                 const char    *target,
                                 const char    *form);
void       sp_outcome_free      (SpOutcome     *outcome);
/* the newest event, or the newest of a kind */
LanyardEvent *sp_load_event     (SpFixture     *fixture,
                                 const char    *kind);
char      *sp_dup_field         (LanyardEvent  *event,
                                 const char    *field);
/* the signature, the addressee and what was asked for must be right; whether
 * the status is "Success" */
gboolean   sp_verify            (SpFixture     *fixture,
                                 SpOutcome     *outcome,
                                 const char    *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOutcome, sp_outcome_free)

G_END_DECLS
