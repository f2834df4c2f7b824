/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-key.h"

G_BEGIN_DECLS

/* Makes messages as somebody else would, good ones and forged ones, with
 * xmlsec and OpenSSL alone: nothing of what is tested takes part. */

#define FORGE_DSIG "http://www.w3.org/2000/09/xmldsig#"
#define FORGE_MORE "http://www.w3.org/2001/04/xmldsig-more#"
#define FORGE_XENC "http://www.w3.org/2001/04/xmlenc#"
#define FORGE_EXC_C14N "http://www.w3.org/2001/10/xml-exc-c14n#"
#define FORGE_ENVELOPED FORGE_DSIG "enveloped-signature"

/* NULL and FALSE: as it should be. */
typedef struct
{
  const char *method;
  const char *digest;
  const char *c14n;
  const char *uri;
  const char *transforms;      /* content of ds:Transforms */
  const char *more_references; /* after the Reference */
  const char *more_objects;    /* after SignatureValue */
  gboolean    key_value;       /* the public key in KeyInfo */
} ForgeSignature;

char *forge_template       (const ForgeSignature *signature,
                            const char           *id);
char *forge_sign           (const char           *document,
                            const char           *id,
                            LanyardKey           *key);
char *forge_sign_hmac      (const char           *document,
                            const char           *id,
                            gconstpointer         secret,
                            gsize                 size);
char *forge_signature_text (LanyardKey           *key,
                            const char           *digest,
                            const char           *octets);
char *forge_deflate        (const char           *text);
char *forge_replace        (const char           *text,
                            const char           *find,
                            const char           *replacement);

G_END_DECLS
