/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-report-private.h"
#include "lanyard-saml-request.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

typedef enum
{
  LANYARD_SAML_MESSAGE_REDIRECT,
  LANYARD_SAML_MESSAGE_POST,
  LANYARD_SAML_MESSAGE_XML,
} LanyardSamlMessageBinding;

/* What a service provider sent by way of the browser, whatever it is: the
 * part that AuthnRequest, LogoutRequest and LogoutResponse have in common
 * (Core 3.2.1, 3.2.2). */
typedef struct
{
  const char *element;        /* static: "AuthnRequest" */
  LanyardSamlMessageBinding binding;
  char *raw;                  /* as received, for freezing */
  GBytes *document;
  xmlDoc *xml;
  GMutex lock;                /* of @xml: a verification writes in it */

  char *signed_octets;        /* of Redirect, NULL: not signed */
  char *signature_algorithm;
  char *signature;            /* base64 */
  char *relay_state;

  char *version;
  char *id;
  gint64 issue_instant;
  char *issuer;
  char *issuer_format;
  char *destination;
} LanyardSamlMessage;

/* One message while it is looked at. */
typedef struct
{
  LanyardSamlMessage *message;
  LanyardSamlRequest *request;      /* NULL for other messages */
  const LanyardSamlTrust *trust;
  const char *destination;
  gint64 now;
  LanyardSamlReport report;
} LanyardSamlValidation;

void      _lanyard_saml_message_clear                (LanyardSamlMessage     *self);
gboolean  _lanyard_saml_message_receive_redirect     (LanyardSamlMessage     *self,
                                                      const char             *element,
                                                      const char             *raw_query,
                                                      GError                **error);
gboolean  _lanyard_saml_message_receive_post         (LanyardSamlMessage     *self,
                                                      const char             *element,
                                                      const char             *raw_form,
                                                      gsize                   length,
                                                      GError                **error);
gboolean  _lanyard_saml_message_receive_xml          (LanyardSamlMessage     *self,
                                                      const char             *element,
                                                      GBytes                 *document,
                                                      GError                **error);
char     *_lanyard_saml_message_freeze               (LanyardSamlMessage     *self);
gboolean  _lanyard_saml_message_thaw                 (LanyardSamlMessage     *self,
                                                      const char             *element,
                                                      const char             *frozen,
                                                      GError                **error);

gboolean  _lanyard_saml_message_read                 (LanyardSamlMessage     *self,
                                                      GError                **error);
gboolean  _lanyard_saml_message_fail                 (GError                **error,
                                                      LanyardSamlError        code,
                                                      const char             *what);
gboolean  _lanyard_saml_message_fail_attribute       (GError                **error,
                                                      const char             *name,
                                                      const char             *value);
gboolean  _lanyard_saml_message_check_single         (xmlNode                *parent,
                                                      const char             *ns,
                                                      const char             *name,
                                                      GError                **error);

void      _lanyard_saml_validation_check_issuer      (LanyardSamlValidation  *self);
void      _lanyard_saml_validation_check_signature   (LanyardSamlValidation  *self,
                                                      gboolean                required);
void      _lanyard_saml_validation_check_destination (LanyardSamlValidation  *self);
void      _lanyard_saml_validation_check_age         (LanyardSamlValidation  *self);

G_END_DECLS
