/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-key.h"

G_BEGIN_DECLS

/* A signature method or a digest that a signature may name (M-16). */
typedef struct
{
  const char    *uri;
  GChecksumType  digest;
  gboolean       is_rsa;   /* else ECDSA; of signature methods alone */
} LanyardSamlAlgorithm;

const LanyardSamlAlgorithm *_lanyard_saml_algorithm_find_signature (const char                  *uri,
                                                                    gboolean                     allow_sha1,
                                                                    GError                     **error);
const LanyardSamlAlgorithm *_lanyard_saml_algorithm_find_digest    (const char                  *uri,
                                                                    gboolean                     allow_sha1,
                                                                    GError                     **error);
GPtrArray                  *_lanyard_saml_algorithm_list_signatures (gboolean                    allow_sha1);
GPtrArray                  *_lanyard_saml_algorithm_list_digests    (gboolean                    allow_sha1);
gboolean                    _lanyard_saml_algorithm_verify         (const LanyardSamlAlgorithm  *algorithm,
                                                                    GPtrArray                   *keys,
                                                                    const char                  *octets,
                                                                    gsize                        size,
                                                                    GBytes                      *signature);

G_END_DECLS
