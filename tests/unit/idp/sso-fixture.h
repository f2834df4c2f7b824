/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "idp-fixture.h"
#include "lanyard-idp.h"
#include "lanyard-saml-response.h"

/* An IdP on a port of its own whose connector is for its test SP, and a
 * browser that runs no scripts. */
typedef struct
{
  IdpFixture   idp_fixture;
  LanyardIdp  *idp;
  char        *base_url;
  SoupSession *session;

  guint        status;            /* of the last page */
  char        *page;
  char        *location;          /* where it came from, after redirects */
} SsoFixture;

void         sso_set_up          (SsoFixture    *fixture,
                                  gconstpointer  data);
void         sso_tear_down       (SsoFixture    *fixture,
                                  gconstpointer  data);
void         sso_send_message    (SsoFixture  *fixture,
                                  SoupMessage *message);
void         sso_get             (SsoFixture *fixture,
                                  const char *path);
void         sso_post            (SsoFixture *fixture,
                                  const char *url,
                                  GHashTable *form);
GHashTable  *sso_read_form       (SsoFixture  *fixture,
                                  char       **action);
void         sso_submit_password (SsoFixture *fixture,
                                  const char *username);
GHashTable  *sso_read_answer     (SsoFixture *fixture);
void         sso_post_answer     (SsoFixture *fixture,
                                  GHashTable *form);
JsonObject  *sso_get_result      (SsoFixture *fixture);
const char  *sso_get_string      (JsonObject *object,
                                  const char *member);
gboolean     sso_has_failure     (JsonObject *result,
                                  const char *code);
void         sso_assert_refused  (SsoFixture *fixture,
                                  guint       status,
                                  const char *code);
