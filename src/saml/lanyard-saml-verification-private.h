/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-report-private.h"
#include "lanyard-saml-verifier.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

/* One Response while it is looked at. */
typedef struct
{
  const LanyardSamlExpectation *expectation;
  LanyardSamlReport report;
  xmlNode *root;
  xmlNode *assertion;      /* the one child of @root, found by walking, or the root of @decrypted */
  xmlNode *encrypted;      /* the EncryptedAssertion that is the one child of @root */
  xmlDoc *decrypted;       /* what it holds */
  gboolean is_success;     /* what its Status says */
} LanyardSamlVerification;

void                 _lanyard_saml_verification_find_assertion  (LanyardSamlVerification *self);
xmlNode             *_lanyard_saml_verification_check_signatures (LanyardSamlVerification *self);
void                 _lanyard_saml_verification_check_assertion (LanyardSamlVerification *self);
void                 _lanyard_saml_verification_judge           (LanyardSamlVerification *self,
                                                                 const char              *rule,
                                                                 LanyardSamlError         code,
                                                                 const char              *subject,
                                                                 const char              *what);
void                 _lanyard_saml_verification_check_issuer    (LanyardSamlVerification *self,
                                                                 xmlNode                 *element,
                                                                 const char              *subject);
gboolean             _lanyard_saml_verification_read_time       (LanyardSamlVerification *self,
                                                                 xmlNode                 *element,
                                                                 const char              *name,
                                                                 const char              *rule,
                                                                 gint64                  *time);
LanyardSamlReceived *_lanyard_saml_received_new                 (xmlNode                 *root,
                                                                 xmlNode                 *assertion);

G_END_DECLS
