/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LANYARD_SAML_ERROR (lanyard_saml_error_quark ())

/**
 * LanyardSamlError: why something was refused, by cause. Each has a stable
 * name (lanyard_saml_error_get_code()) that logs, events and tests use.
 */
typedef enum
{
  LANYARD_SAML_ERROR_MALFORMED,          /* "malformed": not XML, base64, DEFLATE; wrong element, missing part */
  LANYARD_SAML_ERROR_TOO_LARGE,          /* "too-large" */
  LANYARD_SAML_ERROR_DTD,                /* "dtd" */
  LANYARD_SAML_ERROR_DUPLICATE_ID,       /* "duplicate-id" */
  LANYARD_SAML_ERROR_VERSION,            /* "version" */
  LANYARD_SAML_ERROR_BINDING,            /* "binding": parameters missing, doubled, escaped */
  LANYARD_SAML_ERROR_DESTINATION,        /* "destination" */
  LANYARD_SAML_ERROR_ISSUER,             /* "issuer" */
  LANYARD_SAML_ERROR_SIGNATURE_MISSING,  /* "signature-missing" */
  LANYARD_SAML_ERROR_SIGNATURE_INVALID,  /* "signature-invalid" */
  LANYARD_SAML_ERROR_ALGORITHM,          /* "algorithm" */
  LANYARD_SAML_ERROR_ACS,                /* "acs-unknown" */
  LANYARD_SAML_ERROR_EXPIRED,            /* "expired" */
  LANYARD_SAML_ERROR_NOT_YET_VALID,      /* "not-yet-valid" */
  LANYARD_SAML_ERROR_AUDIENCE,           /* "audience" */
  LANYARD_SAML_ERROR_RECIPIENT,          /* "recipient" */
  LANYARD_SAML_ERROR_IN_RESPONSE_TO,     /* "in-response-to" */
  LANYARD_SAML_ERROR_SUBJECT,            /* "subject": no usable NameID or confirmation */
  LANYARD_SAML_ERROR_STATUS,             /* "status": the IdP answered with an error */
  LANYARD_SAML_ERROR_WRONG_SIDE,         /* "wrong-side": IdP metadata where an SP's is needed */
  LANYARD_SAML_ERROR_URL,                /* "url": an endpoint that M-21 refuses */
  LANYARD_SAML_ERROR_CERTIFICATE,        /* "certificate" */
  LANYARD_SAML_ERROR_UNSUPPORTED,        /* "unsupported" */
  LANYARD_SAML_ERROR_REPLAY,             /* "replay": a message or assertion that came before */
  LANYARD_SAML_ERROR_VALIDITY,           /* "validity": metadata without an end, or with one too far away (M-65) */
  LANYARD_SAML_ERROR_VALUE,              /* "value": a value of ours that cannot be sent */
  LANYARD_SAML_ERROR_DECRYPTION,         /* "decryption": not for our key, changed, or not encrypted at all */
  LANYARD_SAML_ERROR_ANSWER_BINDING,     /* "unsupported-binding": the answer is wanted by another than HTTP-POST */
  LANYARD_SAML_ERROR_NAME_ID_POLICY,     /* "name-id-policy": a NameID that cannot be had */
  LANYARD_SAML_ERROR_AUTHN_CONTEXT,      /* "authn-context": a way to sign in that there is not */
  LANYARD_SAML_ERROR_PRINCIPAL,          /* "unknown-principal": another person than the request names */
  LANYARD_SAML_ERROR_IDP_LIST,           /* "no-supported-idp": a request for other identity providers */
  LANYARD_SAML_ERROR_PASSIVE,            /* "no-passive": something would have to be shown */
  LANYARD_SAML_ERROR_AUTHN_FAILED,       /* "authn-failed": the person did not sign in */
  LANYARD_SAML_ERROR_DENIED,             /* "request-denied": the person may not */
  LANYARD_SAML_ERROR_ATTRIBUTE,          /* "attribute-missing": one that the service provider requires */
} LanyardSamlError;

GQuark      lanyard_saml_error_quark    (void);
const char *lanyard_saml_error_get_code (LanyardSamlError code);

/* What an error Response says of a refusal (M-52): URIs of Core 3.2.2.2 and a
 * short English sentence, all static. */
typedef struct
{
  const char *status;
  const char *sub_status;       /* may be NULL */
  const char *message;
} LanyardSamlStatus;

gboolean    lanyard_saml_error_get_status (const GError      *error,
                                           LanyardSamlStatus *status);

/* One rule that was looked at: what the log and the test page show. */
typedef struct
{
  const char       *rule;       /* "M-06" (saml.md section 1), static */
  LanyardSamlError  code;       /* when it did not pass, or is worth a warning */
  gboolean          passed;
  gboolean          warning;    /* it passed because the administrator allows it */
  char             *subject;    /* "Destination of the response" (translated) */
  char             *expected;   /* may be NULL */
  char             *received;   /* invisible characters made visible; may be NULL */
  char             *fix;        /* what to do, translated; may be NULL */
} LanyardSamlFinding;

LanyardSamlFinding *lanyard_saml_finding_new  (const char         *rule,
                                               LanyardSamlError    code,
                                               gboolean            passed,
                                               const char         *subject,
                                               const char         *expected,
                                               const char         *received);
void                lanyard_saml_finding_free (LanyardSamlFinding *finding);

G_END_DECLS
