/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "lanyard-key.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

/* What libFuzzer calls, or replay.c without it. */
int         LLVMFuzzerInitialize   (int            *argc,
                                    char         ***argv);
int         LLVMFuzzerTestOneInput (const uint8_t  *data,
                                    size_t          size);

void        fuzz_check             (gboolean             succeeded,
                                    const GError        *error);
void        fuzz_request           (LanyardSamlRequest  *request);
LanyardKey *fuzz_get_key           (void);

G_END_DECLS
