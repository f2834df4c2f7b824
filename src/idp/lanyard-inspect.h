/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-capture.h"
#include "lanyard-configuration.h"
#include "lanyard-saml-outline.h"

G_BEGIN_DECLS

/**
 * LanyardInspectDifference:
 * @field: what differs: "issuer", "acs", "destination", "audience", "clock",
 *   "signature", "connector"
 * @what: the difference in a sentence
 * @fix: (nullable): what to do
 * @expected: (nullable): what is configured
 * @received: (nullable): what the message has
 */
typedef struct
{
  const char *field;
  char       *what;
  char       *fix;
  char       *expected;
  char       *received;
} LanyardInspectDifference;

/**
 * LanyardInspectMessage:
 * @capture: the message
 * @outline: (nullable) (element-type LanyardSamlOutlineLine): what is in it
 * @connector: (nullable): the application that it belongs to
 * @exact: whether it names @connector exactly, not just nearly
 * @findings: (element-type LanyardSamlFinding): every rule, with @connector's
 *   keys and values
 * @objection: (nullable): the first that failed
 * @differences: (element-type LanyardInspectDifference): what disagrees
 */
typedef struct
{
  LanyardCapture   *capture;
  GPtrArray        *outline;
  LanyardConnector *connector;
  gboolean          exact;
  GPtrArray        *findings;
  GError           *objection;
  GPtrArray        *differences;
} LanyardInspectMessage;

GPtrArray  *lanyard_inspect_sync         (LanyardConfiguration   *configuration,
                                          GBytes                 *input,
                                          gint64                  now,
                                          GError                **error);
void        lanyard_inspect_message_free (LanyardInspectMessage  *message);

G_END_DECLS
