/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-response.h"

G_BEGIN_DECLS

/* An element of a document in canonical form that gets or has a signature:
 * where it starts, where the signature goes, where it ends. */
typedef struct
{
  const char *id;
  gsize       start;
  gsize       gap;
  gsize       end;
} LanyardSamlSpan;

/* Bytes that are taken together with those of another piece. */
typedef struct
{
  const char *data;
  gsize       size;
} LanyardSamlPiece;

/* An algorithm that we sign with, and what it is called. */
typedef struct
{
  const char *name;
  gboolean    is_rsa;           /* else ECDSA */
  const char *digest;           /* for OpenSSL */
  const char *signature_uri;
  const char *digest_uri;
} LanyardSamlSigning;

struct _LanyardSamlSigner
{
  gatomicrefcount           ref_count;
  LanyardKey               *key;
  LanyardCertificate       *certificate;       /* NULL: the signature names none */
  const LanyardSamlSigning *algorithm;
  struct evp_md_st         *digest;            /* of the signature */
  struct evp_pkey_ctx_st   *prepared;          /* never used itself: each signature is made with a duplicate */
  struct evp_md_st         *reference_digest;
  const char               *digest_uri;        /* of the reference */
  guint                     line_length;
  gboolean                  saml2;             /* the prefixes of what is signed (I-12) */
  char                     *reference_start;   /* SignedInfo from its content up to the ID */
  char                     *reference_end;     /* from behind the transforms up to the digest */
  char                     *key_info;
};

gboolean    _lanyard_saml_signer_prepare       (LanyardSamlSigner  *signer,
                                                const LanyardSamlSignerOptions *options,
                                                GError            **error);
void        _lanyard_saml_signer_set_error     (GError            **error);
gboolean    _lanyard_saml_signer_envelop       (LanyardSamlSigner  *signer,
                                                GString            *document,
                                                LanyardSamlSpan    *span,
                                                GError            **error);
gboolean    _lanyard_saml_signer_append        (LanyardSamlSigner  *signer,
                                                GString            *text,
                                                const LanyardSamlPiece pieces[2],
                                                GError            **error);
gboolean    _lanyard_saml_signer_digest        (const struct evp_md_st *md,
                                                const LanyardSamlPiece pieces[2],
                                                guchar             *digest,
                                                guint              *size);
const char *_lanyard_saml_signer_get_algorithm (LanyardSamlSigner  *signer);
LanyardKey *_lanyard_saml_signer_get_key       (LanyardSamlSigner  *signer);

G_END_DECLS
