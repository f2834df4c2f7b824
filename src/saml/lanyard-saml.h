/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LANYARD_SAML_BINDING_POST "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
#define LANYARD_SAML_BINDING_REDIRECT "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"

#define LANYARD_SAML_NAME_ID_EMAIL "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
#define LANYARD_SAML_NAME_ID_UNSPECIFIED "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
#define LANYARD_SAML_NAME_ID_PERSISTENT "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
#define LANYARD_SAML_NAME_ID_TRANSIENT "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
#define LANYARD_SAML_NAME_ID_ENCRYPTED "urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted"
#define LANYARD_SAML_NAME_ID_ENTITY "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"
#define LANYARD_SAML_NAME_ID_KERBEROS "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos"
#define LANYARD_SAML_NAME_ID_WINDOWS "urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName"
#define LANYARD_SAML_NAME_ID_X509 "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName"

#define LANYARD_SAML_CONTEXT_PASSWORD "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"
#define LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"

#define LANYARD_SAML_STATUS_SUCCESS "urn:oasis:names:tc:SAML:2.0:status:Success"
#define LANYARD_SAML_STATUS_REQUESTER "urn:oasis:names:tc:SAML:2.0:status:Requester"
#define LANYARD_SAML_STATUS_RESPONDER "urn:oasis:names:tc:SAML:2.0:status:Responder"
#define LANYARD_SAML_STATUS_VERSION_MISMATCH "urn:oasis:names:tc:SAML:2.0:status:VersionMismatch"
#define LANYARD_SAML_STATUS_NO_PASSIVE "urn:oasis:names:tc:SAML:2.0:status:NoPassive"
#define LANYARD_SAML_STATUS_NO_AUTHN_CONTEXT "urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext"
#define LANYARD_SAML_STATUS_INVALID_NAME_ID_POLICY "urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy"
#define LANYARD_SAML_STATUS_REQUEST_DENIED "urn:oasis:names:tc:SAML:2.0:status:RequestDenied"
#define LANYARD_SAML_STATUS_REQUEST_UNSUPPORTED "urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported"
#define LANYARD_SAML_STATUS_UNSUPPORTED_BINDING "urn:oasis:names:tc:SAML:2.0:status:UnsupportedBinding"
#define LANYARD_SAML_STATUS_AUTHN_FAILED "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"
#define LANYARD_SAML_STATUS_PARTIAL_LOGOUT "urn:oasis:names:tc:SAML:2.0:status:PartialLogout"
#define LANYARD_SAML_STATUS_NO_SUPPORTED_IDP "urn:oasis:names:tc:SAML:2.0:status:NoSupportedIDP"
#define LANYARD_SAML_STATUS_UNKNOWN_PRINCIPAL "urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal"

#define LANYARD_SAML_NAME_FORMAT_URI "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"
#define LANYARD_SAML_NAME_FORMAT_BASIC "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"
#define LANYARD_SAML_NAME_FORMAT_UNSPECIFIED "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified"

/* Clock skew both ways (M-09) and how far NotBefore is dated back (M-34). */
#define LANYARD_SAML_SKEW 180
#define LANYARD_SAML_BACKDATE 60
/* How old a request may be when it arrives, besides the clock skew (M-05). */
#define LANYARD_SAML_REQUEST_LIFETIME 300
/* Longest inflated request, longest encoded request. */
#define LANYARD_SAML_REQUEST_MAX (64 * 1024)

/* Once, before any thread uses this library (libxml2, xmlsec, OpenSSL). */
void lanyard_saml_init (void);

G_END_DECLS
