/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "http-client.h"
#include "idp-fixture.h"

#include "lanyard-idp.h"
#include "lanyard-secret.h"

G_BEGIN_DECLS

#define SIGN_IN_FIXTURE_PASSWORD "correct horse & 100 % battery"
#define SIGN_IN_FIXTURE_FORM_PASSWORD "correct+horse+%26+100+%25+battery"

typedef struct
{
  IdpFixture base;
  LanyardIdp *idp;
  guint port;
  LanyardSecret *secret;        /* of ada's app */
} SignInFixture;

void       sign_in_fixture_set_password     (SignInFixture *fixture,
                                             LanyardPerson *person,
                                             const char    *password);
void       sign_in_fixture_set_up           (SignInFixture *fixture,
                                             gconstpointer  data);
void       sign_in_fixture_tear_down        (SignInFixture *fixture,
                                             gconstpointer  data);
HttpReply *sign_in_fixture_send             (HttpBrowser   *browser,
                                             const char    *username,
                                             const char    *password);
void       sign_in_fixture_assert_redirect  (HttpReply     *reply,
                                             const char    *location);
void       sign_in_fixture_assert_signed_in (HttpBrowser   *browser,
                                             gboolean       is_signed_in);
char      *sign_in_fixture_dup_event        (SignInFixture *fixture,
                                             guint          index,
                                             const char    *field);
void       sign_in_fixture_assert_event     (SignInFixture *fixture,
                                             guint          index,
                                             const char    *field,
                                             const char    *expected);

G_END_DECLS
