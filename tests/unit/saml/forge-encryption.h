/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-key.h"

G_BEGIN_DECLS

#define FORGE_XENC11 "http://www.w3.org/2009/xmlenc11#"

/* How somebody else encrypts, with OpenSSL alone; NULL, 0 and FALSE: with
 * AES-256-GCM and RSA-OAEP. */
typedef struct
{
  const char *content;          /* URI */
  const char *key_method;       /* URI; rsa-1_5 is done as well */
  const char *digest;           /* "SHA256" …: with its URI in DigestMethod */
  const char *mgf;              /* "SHA256" …: with its URI in MGF */
  guchar      padding;          /* CBC: what stands in front of the last byte */
  int         last_byte;        /* CBC: another last byte than the right one */
  int         cut;              /* this many bytes less of the cipher text */
  gboolean    key_is_sibling;
  gsize       n_other_keys;     /* EncryptedKeys for somebody else in front */
} ForgeEncryption;

char *forge_encrypt (const ForgeEncryption *encryption,
                     const char            *plain,
                     LanyardKey            *key);

G_END_DECLS
