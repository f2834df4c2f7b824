/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-response.h"

G_BEGIN_DECLS

#define TEST_NOW G_GINT64_CONSTANT (1795262400)   /* 2026-11-21T12:00:00Z */

void                test_init            (int                 *argc,
                                          char              ***argv);
LanyardKey         *test_get_key         (LanyardKeyType       type);
LanyardCertificate *test_get_certificate (LanyardKeyType       type);
LanyardSamlSigner  *test_get_signer      (const char          *algorithm);
LanyardSamlResponse test_make_response   (void);
char               *test_dup_outline     (const char          *document);
char               *test_dup_xpath       (const char          *document,
                                          const char          *xpath);

G_END_DECLS
