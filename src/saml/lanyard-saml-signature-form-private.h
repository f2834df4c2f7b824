/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-algorithm-private.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

#define LANYARD_SAML_ENVELOPED LANYARD_SAML_NS_DSIG "enveloped-signature"

/* What a signature says about itself, as far as it was allowed to. */
typedef struct
{
  xmlNode *element;                             /* what must be signed */
  xmlNode *node;                                /* its ds:Signature */
  xmlAttr *id_attribute;
  char *id;
  char *c14n;
  char *transform;                              /* after enveloped-signature */
  const LanyardSamlAlgorithm *method;
  const LanyardSamlAlgorithm *digest;
} LanyardSamlSignature;

gboolean _lanyard_saml_signature_read  (LanyardSamlSignature  *self,
                                        gboolean               allow_sha1,
                                        GError               **error);
void     _lanyard_saml_signature_clear (LanyardSamlSignature  *self);
gboolean _lanyard_saml_signature_fail  (GError               **error,
                                        const char            *what);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardSamlSignature, _lanyard_saml_signature_clear)

G_END_DECLS
