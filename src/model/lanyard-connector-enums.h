/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum { LANYARD_CONNECTOR_SAML, LANYARD_CONNECTOR_BOOKMARK } LanyardConnectorKind;
typedef enum { LANYARD_CONNECTOR_DRAFT, LANYARD_CONNECTOR_ACTIVE, LANYARD_CONNECTOR_INACTIVE } LanyardConnectorState;
/* nicks "response" "assertion" "both" */
typedef enum { LANYARD_SIGN_RESPONSE, LANYARD_SIGN_ASSERTION, LANYARD_SIGN_BOTH } LanyardSign;
/* nicks "rsa-sha256" … "ecdsa-sha384" "rsa-sha1" */
typedef enum
{
  LANYARD_SIGNATURE_RSA_SHA256,
  LANYARD_SIGNATURE_RSA_SHA384,
  LANYARD_SIGNATURE_RSA_SHA512,
  LANYARD_SIGNATURE_ECDSA_SHA256,
  LANYARD_SIGNATURE_ECDSA_SHA384,
  LANYARD_SIGNATURE_RSA_SHA1,
} LanyardSignatureAlgorithm;
/* nicks "post" "redirect" */
typedef enum { LANYARD_BINDING_POST, LANYARD_BINDING_REDIRECT } LanyardBinding;
/* nicks "honour" "force": whether the format in the request wins (M-24) */
typedef enum { LANYARD_NAME_ID_HONOUR, LANYARD_NAME_ID_FORCE } LanyardNameIdPolicy;

#define LANYARD_TYPE_CONNECTOR_KIND (lanyard_connector_kind_get_type ())
#define LANYARD_TYPE_CONNECTOR_STATE (lanyard_connector_state_get_type ())
#define LANYARD_TYPE_SIGN (lanyard_sign_get_type ())
#define LANYARD_TYPE_SIGNATURE_ALGORITHM (lanyard_signature_algorithm_get_type ())
#define LANYARD_TYPE_BINDING (lanyard_binding_get_type ())
#define LANYARD_TYPE_NAME_ID_POLICY (lanyard_name_id_policy_get_type ())
GType lanyard_connector_kind_get_type      (void);
GType lanyard_connector_state_get_type     (void);
GType lanyard_sign_get_type                (void);
GType lanyard_signature_algorithm_get_type (void);
GType lanyard_binding_get_type             (void);
GType lanyard_name_id_policy_get_type      (void);

/* nick of a value of one of the enumerations above */
const char *lanyard_enum_get_nick (GType type,
                                   int   value);

G_END_DECLS
