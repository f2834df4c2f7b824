/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lanyard-configuration.h"
#include "lanyard-saml-verifier.h"

G_BEGIN_DECLS

/* An AuthnRequest of the test SP that waits for its Response: the connector's
 * id, a line feed and the RelayState. */
#define LANYARD_TEST_REQUEST_KIND "test-sp-request"

/**
 * LanyardTestResult:
 * @connector: (nullable): whose Response it says it is; %NULL: nobody's
 * @received: (nullable): what it says, if it was accepted
 * @refused: (nullable): its status, if it was not
 * @findings: (element-type LanyardSamlFinding): every rule
 * @groups: (nullable): the values of the connector's group attribute
 * @relay_state: (nullable): as it came
 * @in_response_to: (nullable): as the Response says
 * @document: (nullable): what was posted, decoded
 * @reason: (nullable): why it was refused
 * @stands_in: whether the test SP took the place of the connector's own one
 *
 * What the test SP made of one Response.
 */
typedef struct
{
  LanyardConnector    *connector;
  LanyardSamlReceived *received;
  LanyardSamlReceived *refused;
  GPtrArray           *findings;
  char               **groups;
  char                *relay_state;
  char                *in_response_to;
  GBytes              *document;
  GError              *reason;
  gboolean             stands_in;
} LanyardTestResult;

void               _lanyard_test_result_free        (LanyardTestResult    *result);
LanyardTestResult *_lanyard_test_result_verify_sync (LanyardConfiguration *configuration,
                                                     const char           *base_url,
                                                     const char           *encoded,
                                                     const char           *relay_state,
                                                     gint64                now);
LanyardConnector  *_lanyard_test_result_find_connector_sync (LanyardConfiguration  *configuration,
                                                             const char            *issuer,
                                                             const char            *audience,
                                                             GError               **error);
JsonNode          *_lanyard_test_result_to_json     (LanyardTestResult    *result,
                                                     gint64                now);
gboolean           _lanyard_test_result_keep_sync  (LanyardTestResult     *result,
                                                    LanyardConfiguration  *configuration,
                                                    LanyardEvent          *event,
                                                    gint64                 now,
                                                    GError               **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardTestResult, _lanyard_test_result_free)

G_END_DECLS
