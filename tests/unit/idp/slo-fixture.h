/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "http-client.h"
#include "idp-fixture.h"
#include "lanyard-idp.h"
#include "lanyard-saml-logout.h"

G_BEGIN_DECLS

/* Single logout over HTTP: a browser that runs no scripts, and two service
 * providers that are the test itself. */

#define SLO_EMAIL "ada@example.org"

typedef struct
{
  char              *slug;
  char              *entity_id;
  char              *slo_url;
  LanyardConnector  *connector;
  LanyardSamlSigner *signer;
  GPtrArray         *idp_keys;
} SloSp;

typedef struct
{
  IdpFixture   base;
  LanyardIdp  *idp;
  char        *base_url;
  HttpBrowser *browser;
  LanyardKey  *key;             /* of every service provider */
  char        *pem;
  SloSp           first;
  SloSp           second;
} SloFixture;

/* What a LogoutRequest of a service provider says; zeros: what is right. */
typedef struct
{
  const char *id;
  const char *name_id;
  const char *format;
  const char *session_index;
  const char *relay_state;
  const char *destination_slug;
  gboolean is_unsigned;
  gboolean is_post;
} SloWish;

void slo_fixture_set_up (SloFixture *fixture,
                         gconstpointer data);
void slo_fixture_tear_down (SloFixture *fixture,
                            gconstpointer data);
void slo_fixture_start (SloFixture *fixture);
void slo_sign_in (HttpBrowser *browser);
gboolean slo_is_signed_in (HttpBrowser *browser);
char *slo_cut (const char *text,
               const char *start,
               const char *end);
char *slo_open (HttpBrowser *browser,
                SloSp *sp);
char *slo_make_request (SloFixture *fixture,
                        SloSp *sp,
                        const SloWish *wish);
const char *slo_get_target (SloFixture *fixture,
                            const char *url);
HttpReply *slo_send_request (SloFixture *fixture,
                             HttpBrowser *browser,
                             SloSp *sp,
                             const SloWish *wish);
char *slo_walk (SloFixture *fixture,
                HttpBrowser *browser,
                HttpReply *reply,
                HttpReply **last);
void slo_enter (HttpBrowser *browser,
                SloSp *sp,
                SloSp *other);
/* From the portal. */
HttpReply *slo_sign_out (HttpBrowser *browser);
char *slo_ask (SloFixture *fixture,
               SloSp *sp,
               const SloWish *wish);
char *slo_tell (SloFixture *fixture,
                SloSp *sp,
                LanyardSamlLogout *asked,
                const char *status);
LanyardSamlLogout *slo_receive (SloSp *sp,
                                const char *url);
HttpReply *slo_answer (SloFixture *fixture,
                       HttpBrowser *browser,
                       SloSp *sp,
                       const char *in_response_to,
                       const char *status);
void slo_assert_answered (SloSp *sp,
                          const char *url,
                          const char *in_response_to,
                          const char *status,
                          const char *sub_status);
void slo_assert_event (SloFixture *fixture,
                       const char *event,
                       const char *code,
                       const char *rule);

G_END_DECLS
