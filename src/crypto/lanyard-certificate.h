/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "lanyard-key.h"

G_BEGIN_DECLS

#define LANYARD_CERTIFICATE_DAYS (3 * 365)

/* An X.509 certificate: immutable, reference counted, shareable. */
#define LANYARD_TYPE_CERTIFICATE (lanyard_certificate_get_type ())
typedef struct _LanyardCertificate LanyardCertificate;

GType               lanyard_certificate_get_type         (void);
LanyardCertificate *lanyard_certificate_ref              (LanyardCertificate *certificate);
void                lanyard_certificate_unref            (LanyardCertificate *certificate);

/* PEM, DER or bare base64 with any white space, CR references and frames
 * tolerated (M-67); exactly one certificate. MALFORMED, PRIVATE_KEY (the
 * input holds a private key: refused). */
LanyardCertificate *lanyard_certificate_new_from_data    (GBytes              *data,
                                                          GError             **error);
/* SHA-256 (SHA-384 for P-384), random 128-bit serial, valid from @now minus
 * five minutes for @days. */
LanyardCertificate *lanyard_certificate_new_self_signed  (LanyardKey          *key,
                                                          const char          *common_name,
                                                          gint64               now,
                                                          guint                days,
                                                          GError             **error);
GBytes             *lanyard_certificate_get_der          (LanyardCertificate  *certificate);
char               *lanyard_certificate_dup_pem          (LanyardCertificate  *certificate);
/* one line, no frame */
const char         *lanyard_certificate_get_base64       (LanyardCertificate  *certificate);
/* "AB:CD:…"; @type is G_CHECKSUM_SHA256 or G_CHECKSUM_SHA1 */
char               *lanyard_certificate_dup_fingerprint  (LanyardCertificate  *certificate,
                                                          GChecksumType        type);
gint64              lanyard_certificate_get_not_before   (LanyardCertificate  *certificate);
gint64              lanyard_certificate_get_not_after    (LanyardCertificate  *certificate);
/* RFC 2253 names; serial in hex */
const char         *lanyard_certificate_get_subject      (LanyardCertificate  *certificate);
const char         *lanyard_certificate_get_issuer       (LanyardCertificate  *certificate);
const char         *lanyard_certificate_get_serial       (LanyardCertificate  *certificate);
/* "RSA-SHA256" … as OpenSSL names it */
const char         *lanyard_certificate_get_signature_algorithm (LanyardCertificate *certificate);
gboolean            lanyard_certificate_has_weak_signature (LanyardCertificate *certificate);
/* (transfer none) the bare public key */
LanyardKey         *lanyard_certificate_get_key          (LanyardCertificate  *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCertificate, lanyard_certificate_unref)

G_END_DECLS
