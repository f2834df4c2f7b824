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

gboolean    _lanyard_saml_signer_envelop       (LanyardSamlSigner  *signer,
                                                GString            *document,
                                                LanyardSamlSpan    *span,
                                                GError            **error);
char       *_lanyard_saml_signer_sign          (LanyardSamlSigner  *signer,
                                                const char         *data,
                                                gsize               size,
                                                GError            **error);
const char *_lanyard_saml_signer_get_algorithm (LanyardSamlSigner  *signer);
LanyardKey *_lanyard_saml_signer_get_key       (LanyardSamlSigner  *signer);

G_END_DECLS
