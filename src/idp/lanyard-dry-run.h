/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-outline.h"

G_BEGIN_DECLS

/**
 * LanyardDryRunWish:
 * @sp_initiated: whether the service provider asked for it
 * @request: (nullable): its request as it was copied: a URL, a form's body,
 *   base64 or XML; implies @sp_initiated. %NULL: one is made up
 * @base_url: (nullable): where the identity provider is; %NULL: as the
 *   settings say
 * @now: seconds
 * @show_secrets: whether secret values stand in the response as they would be
 *   sent; else a mask stands in the place of each
 *
 * What is to be tried.
 */
typedef struct
{
  gboolean    sp_initiated;
  GBytes     *request;
  const char *base_url;
  gint64      now;
  gboolean    show_secrets;
} LanyardDryRunWish;

/**
 * LanyardDryRun:
 * @refusal: (nullable): why there is no sign-in; with code, rule, expected and
 *   received value and fix (lanyard_error_get_parts())
 * @document: (nullable): the exact Response, apart from masked secrets; it may
 *   tell of an error
 * @acs_url: (nullable): where it would be posted
 * @relay_state: (nullable): what would go along
 * @encoded: (nullable): the value of the form field SAMLResponse
 * @readable: (nullable): @document, or what it says when it is encrypted
 * @outline: (nullable) (element-type LanyardSamlOutlineLine): of @readable
 * @request_findings: (element-type LanyardSamlFinding): about the request
 * @findings: (element-type LanyardSamlFinding): what a strict service provider
 *   says to the Response
 * @objection: (nullable): why that one would refuse it
 * @notes: (element-type utf8): what a real sign-in would do besides
 * @request_id: (nullable): the request that it answers
 * @made_up: whether that request was made up here
 * @masked: whether a mask stands in place of a secret
 *
 * What a sign-in would have been. Nothing of it was stored or sent.
 */
typedef struct
{
  LanyardConnector *connector;
  LanyardPerson    *person;
  GError           *refusal;
  char             *document;
  char             *acs_url;
  char             *relay_state;
  char             *encoded;
  GBytes           *readable;
  GPtrArray        *outline;
  GPtrArray        *request_findings;
  GPtrArray        *findings;
  GError           *objection;
  GPtrArray        *notes;
  char             *request_id;
  gboolean          made_up;
  gboolean          masked;
} LanyardDryRun;

LanyardDryRun *lanyard_dry_run_new_sync             (LanyardConfiguration     *configuration,
                                                     LanyardConnector         *connector,
                                                     LanyardPerson            *person,
                                                     const LanyardDryRunWish  *wish,
                                                     GError                  **error);
void           lanyard_dry_run_free                 (LanyardDryRun            *dry_run);
gboolean       lanyard_dry_run_is_accepted          (LanyardDryRun            *dry_run);
gboolean       lanyard_dry_run_stands_in            (LanyardDryRun            *dry_run,
                                                     const char               *base_url);
gboolean       lanyard_dry_run_check_test_sp        (LanyardDryRun            *dry_run,
                                                     const char               *base_url,
                                                     GError                  **error);
gboolean       lanyard_dry_run_send_to_test_sp_sync (LanyardDryRun            *dry_run,
                                                     LanyardConfiguration     *configuration,
                                                     const char               *base_url,
                                                     gint64                    now,
                                                     GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardDryRun, lanyard_dry_run_free)

G_END_DECLS
